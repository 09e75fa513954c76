//! Things to give away as Markdown: a document that one would send.

pub mod agreement;
pub mod notes;

//! What ships with the program, from `assets/`.
//!
//! Each file here reads one asset, as the build prepared it, and checks it. A broken asset is found by the tests, never by a person.

pub mod agreement;
pub mod check_in;
pub mod check_in_blank;
pub mod guide;
pub mod on_feedback;
pub mod questions;
pub mod sentences;
pub mod templates;

pub use questions::{question, questions};
pub use templates::{template, templates};

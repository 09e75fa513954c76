//! What ships with the program, parsed once from `assets/`.
//!
//! Each file here reads one asset and checks it. A broken asset is found by the tests, never by a person.

pub mod questions;
pub mod sentences;

pub use questions::{question, questions};

//! Tests across the whole program: one target, so that linking happens once.

mod archive;
mod large;
mod lists;
mod undo;

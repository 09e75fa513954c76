//! What ships with the program, parsed once from `assets/`.

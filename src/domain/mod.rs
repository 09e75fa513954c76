//! What the program is about: plain types and rules, with neither screen nor database.

//! How text is measured, cut, made safe to show, and how dates are said and read.
//!
//! Plain functions over strings and days. Nothing here knows the rest of the program.

mod capitalised;
pub mod meanwhile;
pub mod nearest;
pub mod plural;
pub mod promise;
pub mod promised;
pub mod sanitise;
pub mod when;
pub mod width;
pub mod written;

pub use capitalised::capitalised;

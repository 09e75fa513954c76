//! What is read.

use super::table::table;
use crate::domain::ReadingId;
use crate::domain::reading::ReadingDetails;

table! { Readings, "reading", ReadingId, ReadingDetails { title, author, status, why, idea, question, goal_id } }

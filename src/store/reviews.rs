//! Reviews whose words somebody has edited.

use super::table::table;
use crate::domain::ReviewId;
use crate::domain::review::ReviewDetails;

table! { Reviews, "reviews", ReviewId, ReviewDetails { mentorship_id, period, from_on, body } }

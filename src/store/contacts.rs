//! People who help.

use super::table::table;
use crate::domain::ContactId;
use crate::domain::contact::ContactDetails;

table! {
    Contacts, "contacts", ContactId, ContactDetails {
        person_id, through_id, helps_work, helps_moving_on, helps_steady, closeness, differs_from_me, is_candidate, last_contact_on,
        next_step, thanked_on,
    }
}

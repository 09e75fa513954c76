//! The steps from an empty file to today's schema, counted in SQLite's `user_version`.
//!
//! A step is a file in `assets/migrations`; a released one is never edited. After the last step the triggers of the change log
//! are made anew, so that a new table or column is logged without a line here.

use rusqlite::{Connection, TransactionBehavior};

use super::changes;
use super::error::{Doing, Result};

/// The steps, in order; their number is the schema's version.
const STEPS: &[&str] = &[
    include_str!("../../assets/migrations/0001_first.sql"),
    include_str!("../../assets/migrations/0002_put_away.sql"),
    include_str!("../../assets/migrations/0003_meeting_loop.sql"),
    include_str!("../../assets/migrations/0004_relationship.sql"),
];

/// The version of the schema that this program writes.
pub(super) fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Brings the schema up to the newest version, all steps or none. `before` is called with the version that there is, while nobody
/// else can write; if it fails nothing is changed.
pub(super) fn migrate(conn: &mut Connection, before: impl FnOnce(u32) -> Result<()>) -> Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate).doing("beginning a migration")?;
    // Asked again inside: another process may have been quicker.
    let from: u32 =
        transaction.pragma_query_value(None, "user_version", |row| row.get(0)).doing("reading the schema's version")?;
    let steps = STEPS.get(from as usize..).unwrap_or_default();
    if steps.is_empty() {
        return Ok(());
    }
    before(from)?;
    for step in steps {
        transaction.execute_batch(step).doing("running a migration")?;
    }
    changes::make_triggers(&transaction)?;
    transaction.pragma_update(None, "user_version", newest()).doing("noting the schema's version")?;
    transaction.commit().doing("finishing a migration")
}

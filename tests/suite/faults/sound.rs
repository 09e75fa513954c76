//! Whether a journal's file is whole: the engine finds nothing wrong with it, and nothing in it was done by half.

use std::path::Path;

use mentorlog::clock::Clock;
use mentorlog::journal::Journal;
use rusqlite::Connection;

/// What has to find no row. Each is something that is only there between the beginning and the end of one action.
const HALVES: &[(&str, &str)] = &[
    ("a group of changes that is still open", "SELECT 1 FROM recording WHERE group_id IS NOT NULL"),
    (
        "a group without changes",
        "SELECT 1 FROM change_groups g WHERE NOT EXISTS (SELECT 1 FROM changes WHERE group_id = g.id)",
    ),
    ("a change whose end was not noted", "SELECT 1 FROM changes WHERE left_as IS NULL"),
    (
        "somebody to whom nothing refers",
        "SELECT 1 FROM people WHERE id NOT IN (SELECT person_id FROM mentorships UNION SELECT person_id FROM feedback
            UNION SELECT person_id FROM contacts UNION SELECT through_id FROM contacts WHERE through_id IS NOT NULL)",
    ),
    (
        "a deletion that left what it deleted",
        "SELECT 1 FROM change_groups WHERE state = 'done' AND deleted_table IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM changes WHERE group_id = change_groups.id AND kind = 'delete'
                        AND table_name = deleted_table AND row_id = deleted_row)",
    ),
];

/// Sees that the file is whole, and that what was done last can be taken back and done again.
pub fn is_sound(path: &Path, told: &str) {
    is_whole(path, told);
    let mut journal = Journal::open(path, Clock::System).unwrap();
    let before = journal.archive().unwrap();
    if let Some(words) = journal.undo().unwrap_or_else(|error| panic!("{told}: undo: {error}")) {
        assert_ne!(journal.archive().unwrap(), before, "{told}: \"{words}\" was taken back");
        assert_eq!(journal.redo().unwrap(), Some(words), "{told}");
    }
    assert_eq!(journal.archive().unwrap(), before, "{told}: done again");
}

/// Sees that the file is whole.
pub fn is_whole(path: &Path, told: &str) {
    let conn = Connection::open(path).unwrap();
    let integrity: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(integrity, "ok", "{told}");
    let has_rows = |sql: &str| conn.prepare(sql).unwrap().exists([]).unwrap();
    assert!(!has_rows("PRAGMA foreign_key_check"), "{told}: something belongs to nothing");
    for (what, sql) in HALVES {
        assert!(!has_rows(sql), "{told}: there is {what}");
    }
}

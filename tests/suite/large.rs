//! Journals of any size, for tests that compare a large one with a small one.

use std::path::Path;

use mentorlog::clock::Clock;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;

/// What is written for each number `i`: the table, its columns and their values. Only the first 60 of each kind are still open: a
/// journal of ten years has more behind it, not more to do.
const ROWS: &[(&str, &str, &str)] = &[
    (
        "meetings",
        "mentorship_id, title, meets_on, kind, status, notes",
        "1, 'Meeting ' || i, date('2026-05-14', -(i / 4) || ' days'), 'regular', 'held', printf('%.*c', 560, 'x') || i",
    ),
    ("takeaways", "meeting_id, position, text", "i, 1, 'Taken from meeting ' || i"),
    (
        "actions",
        "mentorship_id, text, owner, meeting_id, status",
        "1, 'Promise ' || i, 'me', i, CASE WHEN i > 60 THEN 'done' ELSE 'open' END",
    ),
    ("agenda_lines", "meeting_id, position, text", "i, 1, 'Arrive'"),
    (
        "goals",
        "mentorship_id, title, owner, area, status, due_on",
        "1, 'Goal ' || i, 'me', 'work', CASE WHEN i > 60 THEN 'met' ELSE 'emerging' END,
         date('2026-05-14', -(i / 4) || ' days')",
    ),
    ("topics", "mentorship_id, text, status", "1, 'Topic ' || i, CASE WHEN i > 60 THEN 'raised' ELSE 'waiting' END"),
    (
        "answers",
        "question, mentorship_id, answered_on, text",
        "1 + i % 58, 1, date('2026-05-14', -(i / 4) || ' days'), 'Answer ' || i",
    ),
];

/// Writes a journal of so many meetings of about 600 bytes with one person, four a day backwards from 14 May 2026, and of as many
/// things of each other kind. By SQL: this is about reading much, not about writing it.
pub fn write(path: &Path, meetings: u32) {
    let mut journal = Journal::open(path, Clock::fixed("2026-05-14").unwrap()).unwrap();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    drop(journal);
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    for (kind, (table, columns, values)) in ROWS.iter().enumerate() {
        let sql = format!(
            "INSERT INTO {table} (uid, {columns}, created_at, updated_at)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {meetings})
             SELECT printf('0190a000-0000-7000-8{kind:03}-%012d', i), {values},
                 '2026-05-14T10:00:00Z', '2026-05-14T10:00:00Z' FROM n"
        );
        conn.execute(&sql, []).unwrap();
    }
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

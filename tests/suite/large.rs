//! Journals of any size, for tests that compare a large one with a small one.

use std::path::Path;

use mentorlog::clock::Clock;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;

/// How many things are still open, whatever the size: a journal of ten years has more behind it, not more to do.
const OPEN: u32 = 60;

/// Writes a journal of so many meetings of about 600 bytes with one person, four a day backwards from 14 May 2026, each with an
/// agenda line, an action and an answer, and goals and topics in proportion; all but [`OPEN`] of them settled. By SQL: this is
/// about reading much, not about writing it.
pub fn write(path: &Path, meetings: u32) {
    let mut journal = Journal::open(path, Clock::fixed("2026-05-14").unwrap()).unwrap();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    drop(journal);
    let conn = rusqlite::Connection::open(path).unwrap();
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {meetings}) ");
    let stamps = "'2026-05-14T10:00:00Z', '2026-05-14T10:00:00Z'";
    let uid = |kind: u8| format!("printf('0190a000-0000-7000-8{kind:03}-%012d', i)");
    let statements = [
        format!(
            "INSERT INTO meetings (uid, mentorship_id, title, meets_on, kind, status, notes, created_at, updated_at)
             {numbers} SELECT {}, 1, 'Meeting ' || i, date('2026-05-14', -(i / 4) || ' days'), 'regular', 'held',
             printf('%.*c', 560, 'x') || i, {stamps} FROM n",
            uid(1)
        ),
        format!(
            "INSERT INTO takeaways (uid, meeting_id, position, text, created_at, updated_at)
             {numbers} SELECT {}, i, 1, 'Taken from meeting ' || i, {stamps} FROM n",
            uid(2)
        ),
        format!(
            "INSERT INTO actions (uid, mentorship_id, text, owner, meeting_id, status, created_at, updated_at)
             {numbers} SELECT {}, 1, 'Promise ' || i, 'me', i, CASE WHEN i > {OPEN} THEN 'done' ELSE 'open' END, {stamps} FROM n",
            uid(3)
        ),
        format!(
            "INSERT INTO agenda_lines (uid, meeting_id, position, text, created_at, updated_at)
             {numbers} SELECT {}, i, 1, 'Arrive', {stamps} FROM n",
            uid(4)
        ),
        format!(
            "INSERT INTO goals (uid, mentorship_id, title, owner, area, status, due_on, created_at, updated_at)
             {numbers} SELECT {}, 1, 'Goal ' || i, 'me', 'work', CASE WHEN i > {OPEN} THEN 'met' ELSE 'emerging' END,
             date('2026-05-14', -(i / 4) || ' days'), {stamps} FROM n",
            uid(5)
        ),
        format!(
            "INSERT INTO topics (uid, mentorship_id, text, status, created_at, updated_at)
             {numbers} SELECT {}, 1, 'Topic ' || i, CASE WHEN i > {OPEN} THEN 'raised' ELSE 'waiting' END, {stamps} FROM n",
            uid(6)
        ),
        format!(
            "INSERT INTO answers (uid, question, mentorship_id, answered_on, text, created_at, updated_at)
             {numbers} SELECT {}, 1 + i % 58, 1, date('2026-05-14', -(i / 4) || ' days'), 'Answer ' || i, {stamps} FROM n",
            uid(7)
        ),
    ];
    conn.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    for statement in statements {
        conn.execute(&statement, []).unwrap();
    }
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

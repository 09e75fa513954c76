-- The first schema. A released migration is never edited; what changes later stands in a file of its own.
--
-- Every record has an id (what the user types), a uid (UUIDv7, what an import recognises it by) and two stamps in UTC.
-- Days a person chose are local civil dates and end in _on; closed sets are words. The change log is written by triggers
-- that the store generates for every table with a uid.

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE mentorships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    my_role TEXT NOT NULL CHECK (my_role IN ('mentor', 'mentee', 'peer')),
    kind TEXT NOT NULL CHECK (kind IN ('programme', 'own')),
    purpose TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL CHECK (phase IN ('prepare', 'agree', 'grow', 'close')),
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'closed')),
    started_on TEXT,
    ends_on TEXT,
    rhythm_days INTEGER,
    length_min INTEGER,
    channel TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX mentorships_of_person ON mentorships (person_id);

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    title TEXT NOT NULL DEFAULT '',
    meets_on TEXT NOT NULL,
    starts_at TEXT,
    zone TEXT,
    minutes INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'regular', 'goals', 'feedback', 'midpoint', 'closing', 'clear-air', 'group')),
    status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),
    cancelled_by TEXT CHECK (cancelled_by IN ('me', 'them')),
    notes TEXT NOT NULL DEFAULT '',
    private_notes TEXT NOT NULL DEFAULT '',
    debrief_what TEXT NOT NULL DEFAULT '',
    debrief_so_what TEXT NOT NULL DEFAULT '',
    debrief_now_what TEXT NOT NULL DEFAULT '',
    pulse INTEGER CHECK (pulse BETWEEN 1 AND 5),
    pulse_note TEXT NOT NULL DEFAULT '',
    talk TEXT CHECK (talk IN ('me', 'even', 'them')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX meetings_by_day ON meetings (meets_on, id);
CREATE INDEX meetings_of_mentorship ON meetings (mentorship_id, meets_on, id);
CREATE INDEX meetings_by_status ON meetings (status, meets_on, id);
CREATE INDEX meetings_of_mentorship_by_status ON meetings (mentorship_id, status, meets_on, id);

-- A moved meeting is the same record; this is where it has been.
CREATE TABLE meeting_moves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    moved_by TEXT NOT NULL CHECK (moved_by IN ('me', 'them')),
    moved_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_moves_of_meeting ON meeting_moves (meeting_id, id);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER NOT NULL REFERENCES mentorships ON DELETE CASCADE,
    text TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'raised', 'dropped')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
-- Waiting ones first.
CREATE INDEX topics_by_status ON topics ((CASE status WHEN 'waiting' THEN '0' ELSE '1' END), id);
CREATE INDEX topics_of_mentorship ON topics (mentorship_id, (CASE status WHEN 'waiting' THEN '0' ELSE '1' END), id);
CREATE INDEX topics_of_mentorship_by_status ON topics (mentorship_id, status);

CREATE TABLE goals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    title TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL CHECK (owner IN ('me', 'them')),
    area TEXT NOT NULL CHECK (area IN ('work', 'self')),
    status TEXT NOT NULL CHECK (status IN ('emerging', 'active', 'met', 'changed', 'dropped')),
    status_reason TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    start_value TEXT NOT NULL DEFAULT '',
    target_value TEXT NOT NULL DEFAULT '',
    started_on TEXT,
    due_on TEXT,
    help TEXT CHECK (help IN ('show', 'encourage', 'stretch', 'leave')),
    obstacle TEXT NOT NULL DEFAULT '',
    if_then TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
-- Active ones first, then emerging, then the settled; within each the nearest day first.
CREATE INDEX goals_by_status ON goals (
    (CASE status WHEN 'active' THEN '0' WHEN 'emerging' THEN '1' ELSE '2' END || coalesce(due_on, '9999-12-31')), id);
CREATE INDEX goals_of_mentorship ON goals (
    mentorship_id, (CASE status WHEN 'active' THEN '0' WHEN 'emerging' THEN '1' ELSE '2' END || coalesce(due_on, '9999-12-31')), id);

CREATE TABLE milestones (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    goal_id INTEGER NOT NULL REFERENCES goals ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX milestones_of_goal ON milestones (goal_id, position);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    goal_id INTEGER NOT NULL REFERENCES goals ON DELETE CASCADE,
    logged_on TEXT NOT NULL,
    moved TEXT NOT NULL,
    next TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    feel INTEGER CHECK (feel BETWEEN 1 AND 5),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX progress_of_goal ON progress (goal_id, logged_on, id);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    text TEXT NOT NULL,
    owner TEXT NOT NULL CHECK (owner IN ('me', 'them', 'other')),
    owner_name TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    meeting_id INTEGER REFERENCES meetings ON DELETE SET NULL,
    goal_id INTEGER REFERENCES goals ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
    done_at TEXT,
    drop_reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
-- Open ones first, the nearest day first, those without a day last.
CREATE INDEX actions_by_due ON actions (
    (CASE status WHEN 'open' THEN '0' ELSE '1' END || coalesce(due_on, '9999-12-31')), id);
CREATE INDEX actions_of_mentorship ON actions (
    mentorship_id, (CASE status WHEN 'open' THEN '0' ELSE '1' END || coalesce(due_on, '9999-12-31')), id);
CREATE INDEX actions_of_mentorship_by_status ON actions (mentorship_id, status, owner);
CREATE INDEX actions_of_meeting ON actions (meeting_id);
CREATE INDEX actions_of_goal ON actions (goal_id);

-- One's own questions, from 101 on; the built-in ones are content and never rows.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    phases TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
INSERT INTO sqlite_sequence (name, seq) VALUES ('questions', 100);

CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    question INTEGER NOT NULL,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    answered_on TEXT NOT NULL,
    text TEXT NOT NULL,
    to_meeting_id INTEGER REFERENCES meetings ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_day ON answers (answered_on, id);
CREATE INDEX answers_of_question ON answers (question, answered_on, id);
CREATE INDEX answers_of_mentorship ON answers (mentorship_id, answered_on, id);
CREATE INDEX answers_of_mentorship_to_question ON answers (mentorship_id, question, answered_on, id);
CREATE INDEX answers_to_meeting ON answers (to_meeting_id);

-- A line is an appearance of a thing in one meeting; the thing is stored once.
CREATE TABLE agenda_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
    position INTEGER NOT NULL,
    ticked INTEGER NOT NULL DEFAULT 0 CHECK (ticked IN (0, 1)),
    text TEXT NOT NULL DEFAULT '',
    topic_id INTEGER REFERENCES topics ON DELETE CASCADE,
    action_id INTEGER REFERENCES actions ON DELETE CASCADE,
    goal_id INTEGER REFERENCES goals ON DELETE CASCADE,
    question_id INTEGER,
    answer_id INTEGER REFERENCES answers ON DELETE CASCADE,
    slip_reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK ((topic_id IS NOT NULL) + (action_id IS NOT NULL) + (goal_id IS NOT NULL) + (question_id IS NOT NULL)
           + (answer_id IS NOT NULL) <= 1)
) STRICT;
CREATE INDEX agenda_lines_of_meeting ON agenda_lines (meeting_id, position);
CREATE UNIQUE INDEX agenda_lines_topic ON agenda_lines (topic_id, meeting_id);
CREATE UNIQUE INDEX agenda_lines_action ON agenda_lines (action_id, meeting_id);
CREATE UNIQUE INDEX agenda_lines_goal ON agenda_lines (goal_id, meeting_id);
CREATE UNIQUE INDEX agenda_lines_question ON agenda_lines (question_id, meeting_id);
CREATE UNIQUE INDEX agenda_lines_answer ON agenda_lines (answer_id, meeting_id);

CREATE TABLE takeaways (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX takeaways_of_meeting ON takeaways (meeting_id, position);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_of_meeting ON decisions (meeting_id, position);

-- What is being written and not yet saved. Not in the change log.
CREATE TABLE drafts (
    place TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    caret INTEGER NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- Small remembered things. Not in the change log.
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One group for each thing the user did, with the words shown on undo. A group that deleted a record names it: the trash is
-- the list of those whose record has not come back.
CREATE TABLE change_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone')),
    deleted_table TEXT,
    deleted_row INTEGER
) STRICT;
CREATE INDEX change_groups_by_state ON change_groups (state, id);
CREATE INDEX change_groups_deleted ON change_groups (id) WHERE deleted_table IS NOT NULL;

-- Before-images only: an insert has none. Undo swaps an image with the row and keeps what it replaced for redo. left_as is the
-- fingerprint of the row as the group left it: a row that was changed by something else since is not overwritten.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES change_groups ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    before TEXT,
    left_as TEXT
) STRICT;
CREATE INDEX changes_of_group ON changes (group_id, id);
CREATE INDEX changes_of_row ON changes (table_name, row_id, group_id);

-- The group that the triggers write to while it is open, and a number that moves with every change, undo and redo.
CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    group_id INTEGER,
    revision INTEGER NOT NULL
) STRICT;
INSERT INTO recording (id, group_id, revision) VALUES (1, NULL, 0);

-- The relationship: what the two agreed, how it is between them, who else helps, what is read, and what a review says.

-- One version of an agreement; what has no day yet is a draft. Of each dial two marks: mine, and theirs as told.
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER NOT NULL REFERENCES mentorships ON DELETE CASCADE,
    agreed_on TEXT,
    review_on TEXT,
    reread_on TEXT,
    purpose TEXT NOT NULL DEFAULT '',
    mentee_brings TEXT NOT NULL DEFAULT '',
    mentor_brings TEXT NOT NULL DEFAULT '',
    goals TEXT NOT NULL DEFAULT '',
    rhythm TEXT NOT NULL DEFAULT '',
    in_between TEXT NOT NULL DEFAULT '',
    absence TEXT NOT NULL DEFAULT '',
    between_us TEXT NOT NULL DEFAULT '',
    limits TEXT NOT NULL DEFAULT '',
    honest_words TEXT NOT NULL DEFAULT '',
    friction TEXT NOT NULL DEFAULT '',
    ending TEXT NOT NULL DEFAULT '',
    agenda_mine INTEGER CHECK (agenda_mine BETWEEN 1 AND 5),
    agenda_theirs INTEGER CHECK (agenda_theirs BETWEEN 1 AND 5),
    advice_mine INTEGER CHECK (advice_mine BETWEEN 1 AND 5),
    advice_theirs INTEGER CHECK (advice_theirs BETWEEN 1 AND 5),
    tone_mine INTEGER CHECK (tone_mine BETWEEN 1 AND 5),
    tone_theirs INTEGER CHECK (tone_theirs BETWEEN 1 AND 5),
    scope_mine INTEGER CHECK (scope_mine BETWEEN 1 AND 5),
    scope_theirs INTEGER CHECK (scope_theirs BETWEEN 1 AND 5),
    dates_mine INTEGER CHECK (dates_mine BETWEEN 1 AND 5),
    dates_theirs INTEGER CHECK (dates_theirs BETWEEN 1 AND 5),
    contact_mine INTEGER CHECK (contact_mine BETWEEN 1 AND 5),
    contact_theirs INTEGER CHECK (contact_theirs BETWEEN 1 AND 5),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX agreements_of_mentorship ON agreements (mentorship_id, coalesce(agreed_on, '9999-12-31'), id);

-- Ten items from 1 to 5, each of which may be skipped; theirs as they told it.
CREATE TABLE check_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER NOT NULL REFERENCES mentorships ON DELETE CASCADE,
    said_by TEXT NOT NULL CHECK (said_by IN ('me', 'them')),
    checked_on TEXT NOT NULL,
    openness INTEGER CHECK (openness BETWEEN 1 AND 5),
    confidence_kept INTEGER CHECK (confidence_kept BETWEEN 1 AND 5),
    direction INTEGER CHECK (direction BETWEEN 1 AND 5),
    fairness INTEGER CHECK (fairness BETWEEN 1 AND 5),
    meeting_as_planned INTEGER CHECK (meeting_as_planned BETWEEN 1 AND 5),
    promises_kept INTEGER CHECK (promises_kept BETWEEN 1 AND 5),
    listening INTEGER CHECK (listening BETWEEN 1 AND 5),
    honest_remarks INTEGER CHECK (honest_remarks BETWEEN 1 AND 5),
    doing_differently INTEGER CHECK (doing_differently BETWEEN 1 AND 5),
    own_judgement INTEGER CHECK (own_judgement BETWEEN 1 AND 5),
    lift TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX check_ins_by_day ON check_ins (checked_on, id);
CREATE INDEX check_ins_of_mentorship ON check_ins (mentorship_id, checked_on, id);
CREATE INDEX check_ins_of_side ON check_ins (mentorship_id, said_by, checked_on, id);

-- Somebody who helps: with the work, with moving on, with keeping steady.
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    through_id INTEGER REFERENCES people ON DELETE SET NULL,
    helps_work INTEGER NOT NULL CHECK (helps_work IN (0, 1)),
    helps_moving INTEGER NOT NULL CHECK (helps_moving IN (0, 1)),
    helps_steady INTEGER NOT NULL CHECK (helps_steady IN (0, 1)),
    closeness INTEGER CHECK (closeness BETWEEN 1 AND 3),
    differs_from_me TEXT NOT NULL DEFAULT '',
    is_candidate INTEGER NOT NULL CHECK (is_candidate IN (0, 1)),
    last_contact_on TEXT,
    next_step TEXT NOT NULL DEFAULT '',
    thanked_on TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_of_person ON contacts (person_id);
-- The closest first, whoever of whom it is not said last: the same expression in every list, each with an index of its own.
CREATE INDEX contacts_by_closeness ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id);
CREATE INDEX contacts_work ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE helps_work = 1;
CREATE INDEX contacts_moving_on ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE helps_moving = 1;
CREATE INDEX contacts_steady ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE helps_steady = 1;
CREATE INDEX contacts_unsaid ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id)
    WHERE helps_work = 0 AND helps_moving = 0 AND helps_steady = 0;
CREATE INDEX contacts_candidates ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE is_candidate = 1;
CREATE INDEX contacts_to_thank ON contacts (
    (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE thanked_on IS NULL;
CREATE INDEX contacts_through ON contacts (
    through_id, (CASE closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END), id) WHERE through_id IS NOT NULL;
CREATE INDEX contacts_by_last_contact ON contacts (last_contact_on, id) WHERE last_contact_on IS NOT NULL;
-- A name as it is looked up while one types.
CREATE INDEX people_by_name ON people (lower(trim(name)));

CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('want', 'reading', 'done')),
    why TEXT NOT NULL DEFAULT '',
    idea TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',
    goal_id INTEGER REFERENCES goals ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
-- What is being read first, then what is wanted, then what is done.
CREATE INDEX reading_by_status ON reading ((CASE status WHEN 'reading' THEN '0' WHEN 'want' THEN '1' ELSE '2' END), id);
-- Whether a book that is offered stands here already, and the questions for others.
CREATE INDEX reading_by_title ON reading (lower(trim(title)));
CREATE INDEX reading_asks ON reading (status, id) WHERE question <> '';
CREATE INDEX reading_of_goal ON reading (goal_id) WHERE goal_id IS NOT NULL;

-- The words of a review as somebody edited them; without a row they are written anew from the journal each time. With nobody: of all.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    period TEXT NOT NULL CHECK (period IN ('quarter', 'year', 'whole')),
    from_on TEXT NOT NULL,
    body TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_of_mentorship ON reviews (mentorship_id, period, from_on);
-- What a review looks for by its day: promises by the moment they were settled, the log of all goals, goals by when they were settled,
-- and who was written down when.
CREATE INDEX actions_by_settling ON actions (coalesce(done_at, updated_at)) WHERE status <> 'open';
CREATE INDEX actions_of_mentorship_by_settling ON actions (mentorship_id, coalesce(done_at, updated_at)) WHERE status <> 'open';
CREATE INDEX progress_by_day ON progress (logged_on, goal_id);
CREATE INDEX goals_by_settling ON goals (updated_at) WHERE status IN ('met', 'changed', 'dropped');
CREATE INDEX contacts_by_writing ON contacts (created_at);

-- The day a mentorship was closed.
ALTER TABLE mentorships ADD COLUMN closed_on TEXT;
-- An introduction that was promised is an action about somebody who helps.
ALTER TABLE actions ADD COLUMN contact_id INTEGER REFERENCES contacts ON DELETE SET NULL;
CREATE INDEX actions_about_contact ON actions (
    contact_id, (CASE status WHEN 'open' THEN '0' ELSE '1' END || coalesce(due_on, '9999-12-31')), id) WHERE contact_id IS NOT NULL;
-- Whether an idea was taken to somebody already.
CREATE INDEX topics_by_text ON topics (mentorship_id, text);
-- A word of one's own to find what belongs together, such as what two people said.
ALTER TABLE feedback ADD COLUMN tag TEXT NOT NULL DEFAULT '';
CREATE INDEX feedback_by_tag ON feedback (lower(trim(tag)), given_on, id) WHERE tag <> '';
CREATE INDEX feedback_tagged ON feedback (direction, given_on, id) WHERE tag <> '';
CREATE INDEX feedback_by_direction ON feedback (direction, given_on, id);
CREATE INDEX feedback_by_direction_of_mentorship ON feedback (mentorship_id, direction, given_on, id);
-- The advice ledger.
CREATE INDEX advice ON feedback (given_on, id) WHERE kind = 'advice';
CREATE INDEX advice_of_mentorship ON feedback (mentorship_id, given_on, id) WHERE kind = 'advice';

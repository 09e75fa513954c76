-- The meeting loop: feedback and advice, templates of one's own, and where the lines of an agenda come from.

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL CHECK (direction IN ('given', 'received')),
    kind TEXT NOT NULL CHECK (kind IN ('keep', 'change', 'advice')),
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    mentorship_id INTEGER REFERENCES mentorships ON DELETE CASCADE,
    meeting_id INTEGER REFERENCES meetings ON DELETE SET NULL,
    given_on TEXT NOT NULL,
    moment TEXT NOT NULL DEFAULT '',
    act TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    next_time TEXT NOT NULL DEFAULT '',
    response TEXT NOT NULL CHECK (response IN ('open', 'use', 'park', 'decline')),
    response_why TEXT NOT NULL DEFAULT '',
    looked_back_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_by_day ON feedback (given_on, id);
CREATE INDEX feedback_of_mentorship ON feedback (mentorship_id, given_on, id);
CREATE INDEX feedback_of_person ON feedback (person_id);
CREATE INDEX feedback_of_meeting ON feedback (meeting_id);
-- What is open: to be answered, or in use and not looked back on. The rule is `FeedbackDetails::is_open`.
CREATE INDEX feedback_open ON feedback (mentorship_id, id) WHERE kind <> 'keep' AND (response = 'open' OR (response = 'use'
    AND (looked_back_on IS NULL OR (kind = 'advice' AND direction = 'received' AND told = 0))));

-- A template of one's own; the built-in ones are content and never rows. One line of an agenda on each line of `lines`.
CREATE TABLE templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT '',
    lines TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- A meeting has the template of its kind, or one of one's own.
ALTER TABLE meetings ADD COLUMN template_id INTEGER REFERENCES templates ON DELETE SET NULL;
CREATE INDEX meetings_of_template ON meetings (template_id) WHERE template_id IS NOT NULL;

ALTER TABLE agenda_lines ADD COLUMN feedback_id INTEGER REFERENCES feedback ON DELETE CASCADE
    CHECK (feedback_id IS NULL OR coalesce(topic_id, action_id, goal_id, question_id, answer_id) IS NULL);
CREATE UNIQUE INDEX agenda_lines_feedback ON agenda_lines (feedback_id, meeting_id);
-- How long a line is meant to take; whether its words are a template's; and the meeting in which it was left unfinished.
ALTER TABLE agenda_lines ADD COLUMN minutes INTEGER;
ALTER TABLE agenda_lines ADD COLUMN from_template INTEGER NOT NULL DEFAULT 0 CHECK (from_template IN (0, 1));
ALTER TABLE agenda_lines ADD COLUMN from_meeting_id INTEGER REFERENCES meetings ON DELETE SET NULL;
-- Parked: the thing stands on this agenda no more, and is not brought back to it by itself.
ALTER TABLE agenda_lines ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0 CHECK (put_off IN (0, 1));
CREATE INDEX agenda_lines_from_meeting ON agenda_lines (from_meeting_id) WHERE from_meeting_id IS NOT NULL;

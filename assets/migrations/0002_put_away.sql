-- A draft that is put away is kept in the trash. A place may have several that are live, where two windows write at once.

CREATE TABLE drafts_with_a_trash (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    caret INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    put_away_at TEXT,
    -- The trash lists drafts and deleted records together, newest first. The sign keeps the two apart where the moment is the same.
    trash_order TEXT GENERATED ALWAYS AS (put_away_at || '~') VIRTUAL
) STRICT;
INSERT INTO drafts_with_a_trash (place, body, caret, saved_at)
    SELECT place, body, caret, saved_at FROM drafts ORDER BY saved_at, place;
DROP TABLE drafts;
ALTER TABLE drafts_with_a_trash RENAME TO drafts;
CREATE INDEX drafts_live ON drafts (place) WHERE put_away_at IS NULL;

CREATE INDEX drafts_put_away ON drafts (trash_order, id) WHERE put_away_at IS NOT NULL;

-- Deleted records by the moment, as the trash lists them.
CREATE INDEX change_groups_by_moment ON change_groups (at, id) WHERE deleted_table IS NOT NULL;
DROP INDEX change_groups_deleted;

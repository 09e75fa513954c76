//! Looks after each thing that was done: every word is somewhere, and every key of the footer means something.

use std::fmt::Write as _;

use mentorlog::tui::command::Scope;
use mentorlog::tui::keymap::Key;
use serde_json::Value;

use super::{Monkey, Takes};

impl Monkey {
    /// Looks whether all is as it should be.
    pub(super) fn look(&mut self, takes: Takes) {
        self.footer_is_true();
        let written = self.written();
        let version: i64 = self.conn.query_row("PRAGMA data_version", [], |row| row.get(0)).unwrap();
        if version == self.seen.version && written == self.seen.written {
            return;
        }
        if version != self.seen.version {
            (self.seen.records, self.seen.drafts) = (self.records("done"), self.kept_drafts());
            self.seen.version = version;
        }
        let before = std::mem::replace(&mut self.seen.written, written.clone());
        let (records, drafts) = (&self.seen.records, &self.seen.drafts);
        let (mut lost, mut tokens) = (Vec::new(), Vec::new());
        for token in std::mem::take(&mut self.tokens) {
            let is_in = |text: &str| text.contains(&*token);
            // What was taken away on a screen stands for a moment longer in the draft of it.
            let is_taken = takes == Takes::Text && is_in(&before) && !is_in(&written);
            let is_there = is_in(&written) || is_in(records) || is_in(drafts) && !is_taken;
            match () {
                () if is_there => tokens.push(token),
                () if is_taken || takes == Takes::Draft => {}
                () if self.beside().contains(&*token) => tokens.push(token),
                () if takes == Takes::Back && self.records("undone").contains(&*token) => {}
                () => lost.push(token),
            }
        }
        self.tokens = tokens;
        assert!(lost.is_empty(), "lost: {lost:?}");
    }

    /// All that is written on the screens and no record yet.
    pub(super) fn written(&mut self) -> String {
        self.tui.app().0.drafts().into_iter().map(|draft| draft.body + " ").collect()
    }

    /// Whether a word is written where it stays. The name of somebody else goes with the choice that it is somebody else's.
    pub(super) fn is_written(&mut self, token: &str) -> bool {
        self.tui.app().0.drafts().iter().any(|draft| {
            let is_in_its_name = match serde_json::from_str(&draft.body) {
                Ok(Value::Object(fields)) => {
                    fields.get("owner_name").is_some_and(|name| name.to_string().contains(token))
                }
                _ => false,
            };
            draft.body.contains(token) && !is_in_its_name
        })
    }

    /// All that is kept of what was written, also what lies in the trash: a draft from a file gives way to a newer one of its place.
    pub(super) fn kept_drafts(&self) -> String {
        let mut statement = self.conn.prepare_cached("SELECT body FROM drafts").unwrap();
        let bodies = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        bodies.map(|body| body.unwrap() + " ").collect()
    }

    /// What waits in files beside the journal, because it took no draft when the program ended.
    pub(super) fn beside(&self) -> String {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let rescued = files.filter(|path| path.to_string_lossy().contains("-rescued-"));
        rescued.map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect()
    }

    /// All that is written in records, and what the change log has of groups in this state.
    pub(super) fn records(&self, state: &str) -> String {
        let mut text = serde_json::to_string(&self.other.archive().unwrap()).unwrap();
        let sql = "SELECT before FROM changes JOIN change_groups g ON g.id = group_id WHERE before IS NOT NULL AND state = ?1";
        let mut statement = self.conn.prepare_cached(sql).unwrap();
        let rows = statement.query_map([state], |row| row.get::<_, String>(0)).unwrap();
        rows.for_each(|row| write!(text, " {}", row.unwrap()).unwrap());
        text
    }

    /// Where the page on top has the keys, each that its footer names means something there.
    pub(super) fn footer_is_true(&mut self) {
        let chain = self.tui.chain();
        let screen = self.tui.screen();
        let lines: Vec<_> = screen.lines().collect();
        if !chain.contains(&Scope::Anywhere) || lines.len() < 20 {
            return;
        }
        let footer = lines.iter().rfind(|line| !line.is_empty()).unwrap().trim();
        let (keys, _) = footer.rsplit_once("   ").unwrap_or((footer, ""));
        for hint in keys.trim().split("   ").filter(|hint| !hint.trim().is_empty() && !hint.contains('…')) {
            let key = hint.trim().split_once(' ').and_then(|(key, _)| key.parse::<Key>().ok());
            let is_live = key.is_some_and(|key| self.keymap.resolve(chain, key).is_some());
            assert!(is_live || hint.contains("SAVED"), "\"{hint}\" in the footer is no key here:\n{footer}");
        }
    }
}

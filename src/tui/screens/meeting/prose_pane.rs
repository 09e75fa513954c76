//! A text on the page of a meeting: read until one starts writing, written until one stops.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::grid::WRITING;
use super::super::super::screen::{Cx, ViewCx};
use super::super::super::widgets::list::Motion;
use super::super::super::widgets::prose::ProseEditor;
use super::super::super::widgets::reading::ReadingText;
use super::super::super::writing;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::{MeetingId, Record};
use crate::editor::Lent;
use crate::journal::{self, Journal};
use crate::text::meanwhile::{Meanwhile, joined_with_a_draft};
use crate::text::plural::count;
use crate::text::when;

/// The notes of a meeting, or its private notes.
#[derive(Debug)]
pub(super) struct ProsePane {
    meeting: MeetingId,
    is_private: bool,
    /// As it is stored.
    text: String,
    /// As it was stored when one began to write.
    began: String,
    reading: ReadingText,
    words: usize,
    editor: Option<ProseEditor>,
    /// What was being written, while it is open in `$EDITOR`.
    lent: Option<ProseEditor>,
    /// Whether it was written here, so that it is read on from its end.
    is_written: bool,
    /// The draft that one goes on with, as long as nothing is changed in it; and what was laid by unchanged.
    continued: Option<String>,
    laid_by: Option<Draft>,
}

impl ProsePane {
    pub(super) fn new(meeting: MeetingId, is_private: bool) -> Self {
        ProsePane {
            meeting,
            is_private,
            text: String::new(),
            began: String::new(),
            reading: ReadingText::default(),
            words: 0,
            editor: None,
            lent: None,
            is_written: false,
            continued: None,
            laid_by: None,
        }
    }

    /// Takes the text as it is stored now. What is being written stays.
    pub(super) fn keep(&mut self, text: &str) {
        if text == self.text {
            return;
        }
        text.clone_into(&mut self.text);
        self.reading = ReadingText::new(text);
        self.words = ProseEditor::new(text).words();
        if std::mem::take(&mut self.is_written) {
            self.reading.step(Motion::Last);
        }
    }

    /// What was being written here and is not what is stored.
    pub(super) fn unsaved(&self, journal: &Journal) -> journal::Result<Option<Draft>> {
        let (place, drafts) = (self.place(), journal.drafts()?);
        let found = drafts.into_iter().find(|saved| saved.draft.place == place);
        Ok(found.map(|saved| saved.draft).filter(|draft| draft.body != self.text))
    }

    /// Starts writing: at the end of the text, or where one was when the program stopped. Gives the words for a toast if so.
    pub(super) fn start(&mut self, journal: &Journal) -> journal::Result<Option<String>> {
        let mut editor = ProseEditor::new(&self.text);
        let place = self.place();
        let left = journal.drafts()?.into_iter().find(|saved| saved.draft.place == place);
        let changed_at = journal.meeting(self.meeting)?.meeting.updated_at;
        let continued = left.filter(|saved| saved.draft.body != self.text).map(|saved| {
            let body = saved.draft.body;
            let (text, meanwhile) = if changed_at > saved.saved_at {
                joined_with_a_draft(&body, &self.text)
            } else {
                (body, Meanwhile::Nothing)
            };
            editor.set_text(&text);
            editor.set_caret(saved.draft.caret);
            let (now, at) = (journal.now(), saved.saved_at.with_timezone(journal.now().offset()));
            let day = match at.date_naive() {
                day if day == now.date_naive() => String::new(),
                day => format!("on {} ", when::plain(day, now.date_naive())),
            };
            meanwhile.told(&format!("continued what you were writing {day}at {}", at.format("%H:%M")))
        });
        self.began.clone_from(&self.text);
        self.continued = continued.is_some().then(|| editor.text());
        self.laid_by = None;
        self.editor = Some(editor);
        Ok(continued)
    }

    /// Stops writing, and lays a draft by that one only looked at: it was not written today, and nobody has asked to save it.
    pub(super) fn lay_by_or_stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Option<String>> {
        let is_untouched = self.editor.as_ref().is_some_and(|editor| self.continued.as_ref() == Some(&editor.text()));
        if !is_untouched {
            return self.stop(cx);
        }
        let draft = self.draft();
        // It is gone on with from there.
        draft.iter().try_for_each(|draft| cx.journal.save_draft(draft))?;
        (self.editor, self.laid_by) = (None, draft);
        Ok(Some("it is still a draft: Enter goes on, Ctrl-S then saves it".to_owned()))
    }

    /// Stops writing and saves. Gives the words for a toast if there was anything to save. An error leaves all as it was.
    pub(super) fn stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Option<String>> {
        let Some(editor) = &self.editor else { return Ok(None) };
        let written = editor.text();
        let said = if editor.is_changed() { Some(self.save(&written, cx)?) } else { None };
        cx.journal.forget_draft(&self.place(), &written)?;
        self.is_written = said.is_some();
        self.editor = None;
        Ok(said)
    }

    /// Saves what was written, and with it what others have written here since one began.
    fn save(&self, written: &str, cx: &mut Cx<'_>) -> journal::Result<String> {
        cx.journal.save_notes(self.meeting, &self.began, written, self.is_private)
    }

    /// The text for `$EDITOR`, to come back to [`ProsePane::take_back`].
    pub(super) fn lend(&mut self, journal: &Journal) -> journal::Result<Lent> {
        self.start(journal)?;
        self.lent = self.editor.take();
        // Nobody has put the caret anywhere, so the editor begins where it likes to.
        Ok(Lent::of(self.place(), self.lent.as_ref().map(ProseEditor::text).unwrap_or_default()))
    }

    /// The same while it is written here; it comes back as an answer.
    pub(super) fn lend_as_written(&self) -> Option<Lent> {
        let editor = self.editor.as_ref()?;
        Some(Lent::of(self.place(), editor.text()).with_caret(editor.caret()))
    }

    /// Saves what came back from `$EDITOR`. If that fails it is in the text here, being written.
    pub(super) fn take_back(&mut self, text: &str, cx: &mut Cx<'_>) -> journal::Result<Option<String>> {
        let Some(mut editor) = self.lent.take().filter(|lent| lent.text() != text) else { return Ok(None) };
        editor.set_text(text);
        self.editor = Some(editor);
        self.stop(cx)
    }

    /// The text while it is being written.
    pub(super) fn editor(&mut self) -> Option<&mut ProseEditor> {
        self.editor.as_mut()
    }

    pub(super) fn is_writing(&self) -> bool {
        self.editor.is_some()
    }

    pub(super) fn draft(&self) -> Option<Draft> {
        let Some(editor) = &self.editor else { return self.laid_by.clone() };
        editor.is_changed().then(|| Draft { place: self.place(), body: editor.text(), caret: editor.caret() })
    }

    /// Reads on, or back.
    pub(super) fn step(&mut self, motion: Motion) {
        self.reading.step(motion);
    }

    /// `92 words`, and nothing for none.
    pub(super) fn words(&self) -> String {
        match self.editor.as_ref().map_or(self.words, ProseEditor::words) {
            0 => String::new(),
            words => count(words, "word", "words"),
        }
    }

    /// The rows the text takes in so many columns.
    pub(super) fn rows(&self, columns: u16) -> u16 {
        u16::try_from(self.reading.rows(reading_width(columns))).unwrap_or(u16::MAX)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.editor.is_none() && self.text.trim().is_empty()
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        if let Some(editor) = &self.editor {
            return writing::draw(editor, true, frame, cx.grid.prose(area, WRITING), cx);
        }
        let area = Rect { width: reading_width(area.width), ..area };
        self.reading.render(frame.buffer_mut(), area, cx.theme.text, cx.theme.dim);
    }

    fn place(&self) -> DraftPlace {
        let field = if self.is_private { "private_notes" } else { "notes" };
        DraftPlace::Field { record: Record::Meeting(self.meeting), field: field.to_owned() }
    }
}

/// The editor keeps a column for the caret, so that lines break in the same places whether one reads or writes.
fn reading_width(columns: u16) -> u16 {
    columns.min(WRITING).saturating_sub(1).max(1)
}

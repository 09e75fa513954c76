//! An answer while it is being written: a new one, or one that is changed.
//!
//! It knows where its draft belongs and how it is saved, and nothing of the page it stands on.

use chrono::{DateTime, Utc};

use super::super::super::widgets::prose::ProseEditor;
use crate::domain::answer::{Answer, AnswerDetails};
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};
use crate::domain::{MentorshipId, QuestionId, Record};
use crate::editor::Lent;
use crate::journal::{self, Journal};
use crate::text::meanwhile::joined_with_a_draft;

/// Why a change that leaves no word is not kept.
const NEEDS_WORDS: &str = "an answer needs a few words, so the old one stays; d deletes it";

/// What becomes of the text.
#[derive(Debug)]
enum Aim {
    New { question: QuestionId, mentorship: Option<MentorshipId> },
    Change(Box<Answer>),
}

/// An answer being written.
#[derive(Debug)]
pub(super) struct WritingAnswer {
    aim: Aim,
    place: DraftPlace,
    pub(super) editor: ProseEditor,
    /// When the text that was left unsaved was last written on.
    pub(super) continued: Option<DateTime<Utc>>,
    /// The text as it was gone on with.
    as_left: Option<String>,
}

impl WritingAnswer {
    /// A new answer for a mentorship or for oneself. One that was left half written is gone on with, for whom it was begun.
    pub(super) fn begin(
        journal: &Journal,
        question: QuestionId,
        mentorship: Option<MentorshipId>,
    ) -> journal::Result<Self> {
        if let Some((whom, saved)) = half_written(journal, question, mentorship)? {
            let aim = Aim::New { question, mentorship: whom };
            return Ok(Self::new(aim, saved.draft.place.clone(), "").going_on(&saved));
        }
        let number = mentorship.map_or(0, |id| u32::try_from(id.0).unwrap_or(0));
        let place = DraftPlace::New { what: what(question), number };
        Ok(Self::new(Aim::New { question, mentorship }, place, ""))
    }

    /// The same answer, changed; with what was left unsaved of an earlier change.
    pub(super) fn change(journal: &Journal, answer: &Answer) -> journal::Result<Self> {
        let place = DraftPlace::Field { record: Record::Answer(answer.id), field: "text".to_owned() };
        let drafts = journal.drafts()?;
        let unsaved = drafts.iter().find(|saved| saved.draft.place == place);
        let writing = Self::new(Aim::Change(Box::new(answer.clone())), place, &answer.details.text);
        Ok(match unsaved {
            Some(saved) if answer.updated_at > saved.saved_at => {
                let mut writing = writing.going_on(saved);
                writing.editor.set_text(&joined_with_a_draft(&saved.draft.body, &answer.details.text).0);
                writing
            }
            Some(saved) => writing.going_on(saved),
            None => writing,
        })
    }

    fn new(aim: Aim, place: DraftPlace, text: &str) -> Self {
        WritingAnswer { aim, place, editor: ProseEditor::new(text), continued: None, as_left: None }
    }

    /// Puts the draft in as one step of the undo, so that what is stored is a key away.
    fn going_on(mut self, saved: &SavedDraft) -> Self {
        self.editor.set_text(&saved.draft.body);
        self.editor.set_caret(saved.draft.caret);
        self.continued = Some(saved.saved_at);
        self.as_left = Some(saved.draft.body.clone());
        self
    }

    /// Whether it is a draft that one only looked at: nobody has asked to save it.
    pub(super) fn is_untouched(&self) -> bool {
        self.as_left.as_ref() == Some(&self.editor.text())
    }

    /// Whether it is a new one.
    pub(super) fn is_new(&self) -> bool {
        matches!(self.aim, Aim::New { .. })
    }

    /// The answer that is changed.
    pub(super) fn changed(&self) -> Option<&Answer> {
        match &self.aim {
            Aim::New { .. } => None,
            Aim::Change(answer) => Some(answer),
        }
    }

    /// Whom it is for.
    pub(super) fn mentorship(&self) -> Option<MentorshipId> {
        match &self.aim {
            Aim::New { mentorship, .. } => *mentorship,
            Aim::Change(answer) => answer.details.mentorship_id,
        }
    }

    /// As it is given to `$EDITOR`.
    pub(super) fn lent(&self) -> Lent {
        Lent::of(self.place.clone(), self.editor.text()).with_caret(self.editor.caret())
    }

    /// What is not saved yet.
    pub(super) fn draft(&self) -> Option<Draft> {
        let is_worth_it = self.editor.is_changed() && !(self.is_new() && self.editor.text().trim().is_empty());
        is_worth_it.then(|| Draft { place: self.place.clone(), body: self.editor.text(), caret: self.editor.caret() })
    }

    /// Saves it, and lets its draft go. Gives the words for a toast, if there is anything to say. A new answer without a word is not
    /// kept, and neither is a change that leaves none.
    pub(super) fn save(&self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let text = self.editor.text();
        let written = text.clone();
        let is_empty = text.trim().is_empty();
        let words = match &self.aim {
            Aim::New { .. } if is_empty => None,
            Aim::New { question, mentorship } => {
                let (question, mentorship_id, answered_on) = (*question, *mentorship, journal.today());
                let details = AnswerDetails { question, mentorship_id, answered_on, text, to_meeting_id: None };
                journal.add_answer(&details)?;
                Some("answer kept".to_owned())
            }
            Aim::Change(_) if is_empty => Some(NEEDS_WORDS.to_owned()),
            Aim::Change(answer) if answer.details.text == text => None,
            Aim::Change(answer) => {
                Some(journal.save_answer(answer.id, &answer.details.text, &text)?.told("answer changed"))
            }
        };
        journal.forget_draft(&self.place, &written)?;
        Ok(words)
    }
}

/// Whether a new answer to this question was left half written.
pub(super) fn is_half_written(journal: &Journal, question: QuestionId) -> journal::Result<bool> {
    Ok(half_written(journal, question, None)?.is_some())
}

/// The draft of a new answer and whom it is for: rather the one for this mentorship, else the newest.
fn half_written(
    journal: &Journal,
    question: QuestionId,
    mentorship: Option<MentorshipId>,
) -> journal::Result<Option<(Option<MentorshipId>, SavedDraft)>> {
    let mut found = Vec::new();
    for saved in journal.drafts()? {
        if let DraftPlace::New { what: name, number } = &saved.draft.place
            && *name == what(question)
        {
            let whom = (*number != 0).then_some(MentorshipId(i64::from(*number)));
            // A mentorship that was deleted since leaves the text to whom one answers for now.
            let is_there = whom.is_none_or(|id| journal.mentorship(id).is_ok());
            found.push((if is_there { whom } else { mentorship }, saved));
        }
    }
    let at = found.iter().position(|(whom, _)| *whom == mentorship).unwrap_or(0);
    Ok(if found.is_empty() { None } else { Some(found.swap_remove(at)) })
}

/// What the draft of a new answer is called: `answer Q7`.
fn what(question: QuestionId) -> String {
    format!("answer {question}")
}

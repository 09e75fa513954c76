//! Questions offered and answered, one's own questions, and answers taken to a meeting.

use chrono::NaiveDate;

use super::agenda::filling::join;
use super::records::brief;
use super::{Edit, Journal, Result};
use crate::content;
use crate::domain::agenda::AgendaSubject;
use crate::domain::answer::{Answer, AnswerDetails, AnswerFilter, AnswerLine};
use crate::domain::mentorship::{Phase, Role};
use crate::domain::question::{LastAnswered, Offer, Question, QuestionDetails, offer};
use crate::domain::{AnswerId, Invalid, Listed, MeetingId, MentorshipId, Page, QuestionId};
use crate::store::Repos;
use crate::text::meanwhile::Meanwhile;

/// The question that is offered now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub question: Question,
    /// In the wording for the role one has.
    pub wording: String,
    /// Why it is this one.
    pub offer: Offer,
    pub last_answered_on: Option<NaiveDate>,
    /// For which mentorship; nothing for oneself.
    pub mentorship: Option<MentorshipId>,
}

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankLine {
    pub question: Question,
    /// In the wording for the role one has.
    pub wording: String,
    pub last_answered_on: Option<NaiveDate>,
}

impl From<Offered> for BankLine {
    fn from(offered: Offered) -> Self {
        let Offered { question, wording, last_answered_on, .. } = offered;
        BankLine { question, wording, last_answered_on }
    }
}

impl Journal {
    /// The question offered now: of the chosen mentorship, or else of the one that meets next, or else of the first that runs.
    pub fn offered_question(&self) -> Result<Option<Offered>> {
        self.offered_question_for(self.mentorship_to_reflect_on()?)
    }

    /// The question offered now for a mentorship, or for oneself.
    pub fn offered_question_for(&self, mentorship: Option<MentorshipId>) -> Result<Option<Offered>> {
        offered(self.store.read(), mentorship, self.today())
    }

    /// Every question for the role one has, core ones first, one's own last.
    pub fn question_bank(&self) -> Result<Vec<BankLine>> {
        let mentorship = self.mentorship_to_reflect_on()?;
        let repos = self.store.read();
        let (role, _) = asked_as(repos, mentorship)?;
        let questions = self.questions()?;
        let answered = answered(repos, &questions, self.chosen()?)?;
        let asked = questions.into_iter().filter(|question| question.is_for(role));
        Ok(asked
            .map(|question| BankLine {
                wording: question.wording(role).to_owned(),
                last_answered_on: answered.iter().find(|last| last.question == question.id).map(|last| last.on),
                question,
            })
            .collect())
    }

    /// The mentorship that a question is asked for when none is named.
    pub fn mentorship_to_reflect_on(&self) -> Result<Option<MentorshipId>> {
        match self.chosen()? {
            Some(chosen) => Ok(Some(chosen)),
            None => self.who_meets_next(),
        }
    }

    /// Writes an answer.
    pub fn add_answer(&mut self, details: &AnswerDetails) -> Result<AnswerId> {
        self.question(details.question)?;
        let words = format!("answered {}", details.question);
        self.keep(&words, details, |repos| repos.answers().insert(details))
    }

    /// Takes an answer to the next planned meeting with its person: it gets a line on that agenda.
    pub fn take_to_meeting(&mut self, id: AnswerId) -> Result<MeetingId> {
        let Some(mentorship) = self.answer(id)?.details.mentorship_id else {
            return Err(Invalid::new("meeting", "this answer is for yourself; there is nobody to take it to").into());
        };
        let Some(next) = self.next_meeting(Some(mentorship))? else {
            return Err(
                Invalid::new("meeting", "no meeting is planned; plan one first, then take the answer to it").into()
            );
        };
        self.write("took an answer to the next meeting", |repos| {
            join(repos, next.id, AgendaSubject::Answer(id))?;
            let answer = repos.answers().get(id)?.details;
            repos.answers().update(id, &AnswerDetails { to_meeting_id: Some(next.id), ..answer })?;
            Ok(next.id)
        })
    }

    /// Adds a question of one's own.
    pub fn add_question(&mut self, details: &QuestionDetails) -> Result<QuestionId> {
        let words = format!("added the question \"{}\"", brief(&details.text));
        self.keep(&words, details, |repos| repos.questions().insert(details))
    }

    /// Changes a question of one's own.
    pub fn edit_question<'d>(
        &mut self,
        id: QuestionId,
        edit: impl Into<Edit<'d, QuestionDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the question \"{}\"", brief(&edit.after.text));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.questions().get(id)?.details)?;
            repos.questions().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// The details of a question of one's own, to change them.
    pub fn own_question(&self, id: QuestionId) -> Result<QuestionDetails> {
        Ok(self.store.read().questions().get(id)?.details)
    }

    /// Answers, newest first.
    pub fn answers(&self, filter: &AnswerFilter, page: &Page) -> Result<Vec<Listed<AnswerLine>>> {
        Ok(self.store.read().answers().page(filter, page)?)
    }

    /// One answer.
    pub fn answer(&self, id: AnswerId) -> Result<Answer> {
        Ok(self.store.read().answers().get(id)?)
    }

    /// All questions, the built-in ones first.
    pub fn questions(&self) -> Result<Vec<Question>> {
        all_questions(self.store.read())
    }
}

/// The question that is offered on a day for a mentorship, or for oneself.
pub(super) fn offered<A: Copy>(
    repos: Repos<'_, A>,
    mentorship: Option<MentorshipId>,
    today: NaiveDate,
) -> Result<Option<Offered>> {
    let (role, phase) = asked_as(repos, mentorship)?;
    let questions = all_questions(repos)?;
    let answered = answered(repos, &questions, mentorship)?;
    let Some(offer) = offer(&questions, &answered, role, phase, today) else { return Ok(None) };
    let Some(question) = questions.into_iter().find(|question| question.id == offer.question()) else {
        return Ok(None);
    };
    let last_answered_on = answered.iter().find(|last| last.question == question.id).map(|last| last.on);
    Ok(Some(Offered { wording: question.wording(role).to_owned(), question, offer, last_answered_on, mentorship }))
}

fn all_questions<A: Copy>(repos: Repos<'_, A>) -> Result<Vec<Question>> {
    let own = repos.questions().own()?;
    let own = own.into_iter().map(|question| question.details.into_question(question.id));
    Ok(content::questions().iter().cloned().chain(own).collect())
}

/// The role and phase a question is picked for; without a mentorship, a mentee in the middle of things.
fn asked_as<A: Copy>(repos: Repos<'_, A>, mentorship: Option<MentorshipId>) -> Result<(Role, Phase)> {
    let Some(id) = mentorship else { return Ok((Role::Mentee, Phase::Grow)) };
    let details = repos.mentorships().get(id)?.details;
    Ok((details.my_role, details.phase))
}

fn answered<A: Copy>(
    repos: Repos<'_, A>,
    questions: &[Question],
    mentorship: Option<MentorshipId>,
) -> Result<Vec<LastAnswered>> {
    let ids: Vec<_> = questions.iter().map(|question| question.id).collect();
    Ok(repos.answers().last_answered(&ids, mentorship)?)
}

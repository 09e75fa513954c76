//! Agreements: what the two agreed, version by version.

use chrono::NaiveDate;

use super::agenda::filling::join_next;
use super::today::items;
use super::{Edit, FEW, Journal, Result};
use crate::content::agreement::{Known, dial_name, starter};
use crate::domain::agenda::AgendaSubject;
use crate::domain::agreement::{
    Agreement, AgreementDetails, AgreementLine, Dial, Marks, Section, may_be_agreed_on, usual_review,
};
use crate::domain::goal::GoalFilter;
use crate::domain::mentorship::MentorshipLine;
use crate::domain::names;
use crate::domain::topic::{TopicDetails, TopicFilter};
use crate::domain::{AgreementId, Details, Invalid, MentorshipId, Page};
use crate::store::Repos;
use crate::text::meanwhile::Meanwhile;
use crate::text::plural::count;
use crate::text::{meanwhile, when};
use crate::transfer::markdown::agreement::{Around, document};

/// So many goals are named in a draft that begins.
const MOST_GOALS: usize = 3;

/// Everything the page of an agreement shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementPage {
    pub with: MentorshipLine,
    /// In the order the two agreed on them, a draft last. The first one is version 1.
    pub versions: Vec<Agreement>,
    /// The dials that wait to be spoken of already.
    pub waiting: Vec<Dial>,
}

/// How it stands with what two people agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementStanding {
    /// The version in force, and how many there were up to it.
    pub in_force: Option<Agreement>,
    pub agreed: usize,
    /// What they have not agreed on yet.
    pub draft: Option<Agreement>,
}

impl AgreementStanding {
    /// Whether nothing is written down.
    pub fn is_nothing(&self) -> bool {
        self.in_force.is_none() && self.draft.is_none()
    }
}

impl Journal {
    /// Writes down a version of an agreement. There is one draft at most: what is not agreed on yet is changed, not written twice.
    pub fn add_agreement(&mut self, details: &AgreementDetails) -> Result<AgreementId> {
        details.check()?;
        let words = format!("added {}", agreement_called(self.store.read(), details)?);
        self.write(&words, |repos| {
            let versions = repos.agreements().versions(details.mentorship_id)?;
            if let Some(draft) = versions.iter().find(|version| version.details.is_draft() && details.is_draft()) {
                let wrong = format!("{} is a draft already; go on with that one, or agree on it first", draft.id);
                return Err(Invalid::new("agreed_on", wrong).into());
            }
            Ok(repos.agreements().insert(details)?)
        })
    }

    /// Begins a draft: with the words and marks of the version in force, or else with words to start from in which what is known of the
    /// mentorship is filled in. Where there is a draft already, it is that one.
    pub fn begin_agreement(&mut self, mentorship: MentorshipId) -> Result<AgreementId> {
        let repos = self.store.read();
        if let Some(draft) = repos.agreements().counted(mentorship)?.1 {
            return Ok(draft);
        }
        let details = match repos.agreements().current(mentorship)? {
            Some(current) => current.details.next_draft(),
            None => self.first_draft(mentorship)?,
        };
        self.add_agreement(&details)
    }

    fn first_draft(&self, mentorship: MentorshipId) -> Result<AgreementDetails> {
        let line = self.mentorship(mentorship)?;
        let details = &line.mentorship.details;
        let goals = GoalFilter { mentorship: Some(mentorship), is_open: true, ..GoalFilter::default() };
        let goals = items(self.goals(&goals, &Page::first(MOST_GOALS))?);
        let goals = goals.iter().map(|line| {
            let goal = &line.goal.details;
            format!("{} ({})", goal.title.trim().trim_end_matches('.'), goal.status)
        });
        let known = Known {
            purpose: sentence(&details.purpose),
            goals: goals.collect::<Vec<_>>().join("; "),
            rhythm: details.rhythm_days.map(|days| when::rhythm(days.into())).unwrap_or_default(),
            minutes: details.length_min.map(|minutes| minutes.to_string()).unwrap_or_default(),
            channel: details.channel.trim().to_owned(),
            ends_on: details.ends_on.map(when::dated).unwrap_or_default(),
        };
        let mut draft = AgreementDetails::draft(mentorship);
        for section in Section::ALL {
            *draft.section_mut(*section) = starter(*section, details.my_role, &known);
        }
        Ok(draft)
    }

    /// Changes a version of an agreement.
    pub fn edit_agreement<'d>(
        &mut self,
        id: AgreementId,
        edit: impl Into<Edit<'d, AgreementDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", agreement_called(self.store.read(), edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.agreements().get(id)?.details)?;
            repos.agreements().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Saves the words of a section of a draft, with what was written there since they stood as they `began`. Gives the words for a
    /// toast.
    pub fn write_section(&mut self, id: AgreementId, section: Section, began: &str, written: &str) -> Result<String> {
        self.write("", |repos| {
            let mut details = repos.agreements().get(id)?.details;
            if !details.is_draft() {
                return Err(agreed_already());
            }
            let (text, meanwhile) = meanwhile::joined(began, written, details.section(section));
            *details.section_mut(section) = text;
            details.check()?;
            let words = format!("changed {}", agreement_called(repos, &details)?);
            repos.say(&words)?;
            repos.agreements().update(id, &details)?;
            Ok(meanwhile.told(&words))
        })
    }

    /// The two agree on a draft: it is the version in force. Gives the words for a toast.
    pub fn agree(&mut self, id: AgreementId, agreed_on: NaiveDate, review_on: NaiveDate) -> Result<String> {
        let today = self.today();
        may_be_agreed_on(agreed_on, today)?;
        self.write("", |repos| {
            let before = repos.agreements().get(id)?.details;
            if !before.is_draft() {
                return Err(agreed_already());
            }
            let details = AgreementDetails { agreed_on: Some(agreed_on), review_on: Some(review_on), ..before };
            details.check()?;
            let last = repos.agreements().current(details.mentorship_id)?.and_then(|last| last.details.agreed_on);
            if let Some(last) = last.filter(|last| *last > agreed_on) {
                let wrong = format!("lies before {}, when the last version was agreed on", when::heading(last, today));
                return Err(Invalid::new("agreed_on", wrong).into());
            }
            let number = repos.agreements().counted(details.mentorship_id)?.0 + 1;
            let words = format!("agreed on version {number} of {}", agreement_called(repos, &details)?);
            repos.say(&words)?;
            repos.agreements().update(id, &details)?;
            Ok(words)
        })
    }

    /// The version in force was read again and is still true; it is looked at again on another day. Gives the words for a toast.
    pub fn still_true(&mut self, id: AgreementId, review_on: NaiveDate) -> Result<String> {
        let today = self.today();
        if review_on <= today {
            let wrong = format!("is over; name a day to come, such as {}", when::dated(usual_review(today)));
            return Err(Invalid::new("review_on", wrong).into());
        }
        self.write("", |repos| {
            let before = repos.agreements().get(id)?.details;
            if before.is_draft() {
                return Err(Invalid::new("id", format!("{id} is a draft; agree on it first")).into());
            }
            let details = AgreementDetails { review_on: Some(review_on), reread_on: Some(today), ..before };
            details.check()?;
            let words = format!("read again, and still true: {}", agreement_called(repos, &details)?);
            repos.say(&words)?;
            repos.agreements().update(id, &details)?;
            Ok(words)
        })
    }

    /// Takes the dials that are apart to the next meeting, as topics. One that waits already is not taken twice. Gives the words for a
    /// toast.
    pub fn take_dials_to_meeting(&mut self, id: AgreementId) -> Result<String> {
        let details = self.agreement(id)?.details;
        let waiting = self.dials_waiting(details.mentorship_id)?;
        let with = self.mentorship(details.mentorship_id)?;
        let new: Vec<_> = details.dials_apart().into_iter().filter(|dial| !waiting.contains(dial)).collect();
        if new.is_empty() {
            return Err(Invalid::new("dials", "no two marks are apart that do not wait to be spoken of already").into());
        }
        let today = self.today();
        let words = match with.next_on {
            Some(_) => format!("took {} to the agenda", count(new.len(), "dial", "dials")),
            None => format!("kept {} for the next meeting", count(new.len(), "topic", "topics")),
        };
        self.write(&words, |repos| {
            for dial in new {
                let topic =
                    TopicDetails::new(details.mentorship_id, dial_in_words(dial, details.marks(dial), &with.name));
                let topic = repos.topics().insert(&topic)?;
                join_next(repos, Some(details.mentorship_id), AgendaSubject::Topic(topic), None, today)?;
            }
            Ok(())
        })?;
        Ok(match with.next_on {
            Some(day) => format!("{words} of {}", when::heading(day, today)),
            None => words,
        })
    }

    /// The dials that a topic which waits is about.
    fn dials_waiting(&self, mentorship: MentorshipId) -> Result<Vec<Dial>> {
        let filter = TopicFilter { mentorship: Some(mentorship), is_waiting: true };
        let topics = items(self.topics(&filter, &FEW)?);
        let is_about = |dial: &Dial| topics.iter().any(|line| is_about(*dial, &line.topic.details.text));
        Ok(Dial::ALL.iter().copied().filter(is_about).collect())
    }

    /// One version.
    pub fn agreement(&self, id: AgreementId) -> Result<Agreement> {
        Ok(self.store.read().agreements().get(id)?)
    }

    /// The versions of a mentorship in the order the two agreed on them, a draft last.
    pub fn agreements(&self, mentorship: MentorshipId) -> Result<Vec<Agreement>> {
        Ok(self.store.read().agreements().versions(mentorship)?)
    }

    /// The versions of one mentorship or of all, each with its number; nobody has more than a few.
    pub fn agreement_lines(&self, with: Option<MentorshipId>) -> Result<Vec<AgreementLine>> {
        let people = match with {
            Some(with) => vec![self.mentorship(with)?],
            None => self.everybody()?,
        };
        let mut lines = Vec::new();
        for line in people {
            let versions = self.agreements(line.mentorship.id)?;
            lines.extend((1..).zip(versions).map(|(version, agreement)| AgreementLine {
                agreement,
                name: line.name.clone(),
                version,
            }));
        }
        Ok(lines)
    }

    /// The version in force: the last one the two agreed on.
    pub fn current_agreement(&self, mentorship: MentorshipId) -> Result<Option<Agreement>> {
        Ok(self.store.read().agreements().current(mentorship)?)
    }

    /// How it stands with what the two agreed.
    pub fn agreement_standing(&self, mentorship: MentorshipId) -> Result<AgreementStanding> {
        let agreements = self.store.read().agreements();
        let (agreed, draft) = agreements.counted(mentorship)?;
        let draft = draft.map(|id| agreements.get(id)).transpose()?;
        Ok(AgreementStanding { in_force: agreements.current(mentorship)?, agreed, draft })
    }

    /// Everything the page of an agreement shows.
    pub fn agreement_page(&self, mentorship: MentorshipId) -> Result<AgreementPage> {
        Ok(AgreementPage {
            with: self.mentorship(mentorship)?,
            versions: self.agreements(mentorship)?,
            waiting: self.dials_waiting(mentorship)?,
        })
    }

    /// A version as a document that one would send.
    pub fn agreement_as_markdown(&self, id: AgreementId) -> Result<String> {
        let agreement = self.agreement(id)?;
        let with = self.mentorship(agreement.details.mentorship_id)?;
        let versions = self.agreements(agreement.details.mentorship_id)?;
        let version = versions.iter().position(|version| version.id == id).unwrap_or(0) + 1;
        let around = Around { role: with.mentorship.details.my_role, name: &with.name, version };
        Ok(document(&agreement.details, around))
    }
}

/// What the two marked on a dial, in a line: `Gentle or blunt: I marked 2, Aldo 4`.
pub fn dial_in_words(dial: Dial, marks: Marks, name: &str) -> String {
    let mine = marks.mine.map(|mark| format!("I marked {mark}"));
    let theirs = marks.theirs.map(|mark| match marks.mine {
        Some(_) => format!("{} {mark}", names::other(name)),
        None => format!("{} marked {mark}", names::other(name)),
    });
    let said: Vec<_> = mine.into_iter().chain(theirs).collect();
    format!("{}: {}", dial_name(dial), said.join(", "))
}

/// Whether the words of a topic are about a dial.
fn is_about(dial: Dial, topic: &str) -> bool {
    let (topic, name) = (topic.trim().to_lowercase(), dial_name(dial).to_lowercase());
    topic.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

fn agreed_already() -> super::Error {
    Invalid::new("id", "it is agreed on and stays as it is; begin the next version").into()
}

/// A text as a sentence: it ends as one.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// What it is called in a sentence: `the agreement with Aldo Ferri`.
pub(super) fn agreement_called<A: Copy>(repos: Repos<'_, A>, details: &AgreementDetails) -> Result<String> {
    let draft = if details.is_draft() { "the draft of " } else { "" };
    Ok(format!("{draft}the agreement with {}", super::records::with_whom(repos, details.mentorship_id)?))
}

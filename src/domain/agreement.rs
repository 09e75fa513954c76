//! What the two agreed: twelve sections in their own words, six dials with a mark of each, and its versions.

mod changed;
mod diff;
mod reread;

use std::ops::Range;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::{must_be_one_to_five, must_say_something};
use super::stored::Details;
use super::{AgreementId, Invalid, MentorshipId, Stored};

pub use changed::{Change, changes};
pub use diff::{Piece, diff};
pub use reread::{InForce, Reread};

closed_set! {
    /// A section of an agreement, by the name of its field; heading and wording are content.
    Section, "section" {
        Purpose = "purpose", MenteeBrings = "mentee_brings", MentorBrings = "mentor_brings", Goals = "goals", Rhythm = "rhythm",
        InBetween = "in_between", Absence = "absence", BetweenUs = "between_us", Limits = "limits", HonestWords = "honest_words",
        Friction = "friction", Ending = "ending",
    }
}

closed_set! {
    /// An expectation with two ends, marked from 1 to 5 by each of the two; the words for the ends are content.
    Dial, "dial" {
        Agenda = "agenda", Advice = "advice", Tone = "tone", Scope = "scope", Dates = "dates", Contact = "contact",
    }
}

/// So many underscores in a row are a blank to be filled in.
const BLANK: &str = "___";

/// Unless another day is named, it is looked at again so much later.
const REVIEW_AFTER: Months = Months::new(6);

impl Dial {
    /// The fields of its two marks: mine, and theirs as told.
    pub fn fields(self) -> [&'static str; 2] {
        match self {
            Dial::Agenda => ["agenda_mine", "agenda_theirs"],
            Dial::Advice => ["advice_mine", "advice_theirs"],
            Dial::Tone => ["tone_mine", "tone_theirs"],
            Dial::Scope => ["scope_mine", "scope_theirs"],
            Dial::Dates => ["dates_mine", "dates_theirs"],
            Dial::Contact => ["contact_mine", "contact_theirs"],
        }
    }
}

/// Two marks this far apart are worth a talk.
const APART: u8 = 2;

/// What the two marked on one dial: mine, and theirs as told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub mine: Option<u8>,
    pub theirs: Option<u8>,
}

impl Marks {
    /// Whether the two want different things: two or more apart. A mark that is missing says nothing.
    pub fn are_apart(self) -> bool {
        self.mine.zip(self.theirs).is_some_and(|(mine, theirs)| mine.abs_diff(theirs) >= APART)
    }
}

/// One version of an agreement.
pub type Agreement = Stored<AgreementId, AgreementDetails>;

/// A version in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementLine {
    pub agreement: Agreement,
    /// With whom.
    pub name: String,
    /// Its number among the versions; that of a draft is the one it will have.
    pub version: usize,
}

/// What a person edits of an [`Agreement`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDetails {
    pub mentorship_id: MentorshipId,
    /// The day the two agreed on it; nothing while it is a draft.
    pub agreed_on: Option<NaiveDate>,
    /// The day it is to be looked at again.
    pub review_on: Option<NaiveDate>,
    /// The day it was last read again and found still true.
    #[serde(default)]
    pub reread_on: Option<NaiveDate>,
    pub purpose: String,
    pub mentee_brings: String,
    pub mentor_brings: String,
    pub goals: String,
    pub rhythm: String,
    pub in_between: String,
    /// What happens if one of the two cannot come.
    pub absence: String,
    pub between_us: String,
    pub limits: String,
    pub honest_words: String,
    /// What happens when it rubs.
    pub friction: String,
    pub ending: String,
    pub agenda_mine: Option<u8>,
    pub agenda_theirs: Option<u8>,
    pub advice_mine: Option<u8>,
    pub advice_theirs: Option<u8>,
    pub tone_mine: Option<u8>,
    pub tone_theirs: Option<u8>,
    pub scope_mine: Option<u8>,
    pub scope_theirs: Option<u8>,
    pub dates_mine: Option<u8>,
    pub dates_theirs: Option<u8>,
    pub contact_mine: Option<u8>,
    pub contact_theirs: Option<u8>,
}

impl AgreementDetails {
    /// A draft in which nothing is written yet.
    pub fn draft(mentorship_id: MentorshipId) -> Self {
        AgreementDetails {
            mentorship_id,
            agreed_on: None,
            review_on: None,
            reread_on: None,
            purpose: String::new(),
            mentee_brings: String::new(),
            mentor_brings: String::new(),
            goals: String::new(),
            rhythm: String::new(),
            in_between: String::new(),
            absence: String::new(),
            between_us: String::new(),
            limits: String::new(),
            honest_words: String::new(),
            friction: String::new(),
            ending: String::new(),
            agenda_mine: None,
            agenda_theirs: None,
            advice_mine: None,
            advice_theirs: None,
            tone_mine: None,
            tone_theirs: None,
            scope_mine: None,
            scope_theirs: None,
            dates_mine: None,
            dates_theirs: None,
            contact_mine: None,
            contact_theirs: None,
        }
    }

    /// Whether the two have not agreed on it yet.
    pub fn is_draft(&self) -> bool {
        self.agreed_on.is_none()
    }

    /// The words of a section.
    pub fn section(&self, section: Section) -> &str {
        match section {
            Section::Purpose => &self.purpose,
            Section::MenteeBrings => &self.mentee_brings,
            Section::MentorBrings => &self.mentor_brings,
            Section::Goals => &self.goals,
            Section::Rhythm => &self.rhythm,
            Section::InBetween => &self.in_between,
            Section::Absence => &self.absence,
            Section::BetweenUs => &self.between_us,
            Section::Limits => &self.limits,
            Section::HonestWords => &self.honest_words,
            Section::Friction => &self.friction,
            Section::Ending => &self.ending,
        }
    }

    /// The words of a section, to be written.
    pub fn section_mut(&mut self, section: Section) -> &mut String {
        match section {
            Section::Purpose => &mut self.purpose,
            Section::MenteeBrings => &mut self.mentee_brings,
            Section::MentorBrings => &mut self.mentor_brings,
            Section::Goals => &mut self.goals,
            Section::Rhythm => &mut self.rhythm,
            Section::InBetween => &mut self.in_between,
            Section::Absence => &mut self.absence,
            Section::BetweenUs => &mut self.between_us,
            Section::Limits => &mut self.limits,
            Section::HonestWords => &mut self.honest_words,
            Section::Friction => &mut self.friction,
            Section::Ending => &mut self.ending,
        }
    }

    /// What the two marked on a dial.
    pub fn marks(&self, dial: Dial) -> Marks {
        let (mine, theirs) = match dial {
            Dial::Agenda => (self.agenda_mine, self.agenda_theirs),
            Dial::Advice => (self.advice_mine, self.advice_theirs),
            Dial::Tone => (self.tone_mine, self.tone_theirs),
            Dial::Scope => (self.scope_mine, self.scope_theirs),
            Dial::Dates => (self.dates_mine, self.dates_theirs),
            Dial::Contact => (self.contact_mine, self.contact_theirs),
        };
        Marks { mine, theirs }
    }

    /// Marks a dial.
    pub fn mark(&mut self, dial: Dial, marks: Marks) {
        let (mine, theirs) = match dial {
            Dial::Agenda => (&mut self.agenda_mine, &mut self.agenda_theirs),
            Dial::Advice => (&mut self.advice_mine, &mut self.advice_theirs),
            Dial::Tone => (&mut self.tone_mine, &mut self.tone_theirs),
            Dial::Scope => (&mut self.scope_mine, &mut self.scope_theirs),
            Dial::Dates => (&mut self.dates_mine, &mut self.dates_theirs),
            Dial::Contact => (&mut self.contact_mine, &mut self.contact_theirs),
        };
        (*mine, *theirs) = (marks.mine, marks.theirs);
    }

    /// The dials whose two marks are two or more apart: what the talk is about.
    pub fn dials_apart(&self) -> Vec<Dial> {
        Dial::ALL.iter().copied().filter(|dial| self.marks(*dial).are_apart()).collect()
    }

    /// How many blanks are still to be filled in.
    pub fn blanks(&self) -> usize {
        Section::ALL.iter().map(|section| blanks(self.section(*section))).sum()
    }

    /// The next version, as it begins: with the words and marks of this one.
    pub fn next_draft(&self) -> Self {
        AgreementDetails { agreed_on: None, review_on: None, reread_on: None, ..self.clone() }
    }

    /// Whether anything at all is written or marked.
    fn says_something(&self) -> bool {
        let is_marked = |dial: &Dial| self.marks(*dial) != Marks::default();
        Section::ALL.iter().any(|section| !self.section(*section).trim().is_empty()) || Dial::ALL.iter().any(is_marked)
    }
}

impl Details for AgreementDetails {
    const TEXTS: &'static [&'static str] = &[
        "purpose",
        "mentee_brings",
        "mentor_brings",
        "goals",
        "rhythm",
        "in_between",
        "absence",
        "between_us",
        "limits",
        "honest_words",
        "friction",
        "ending",
    ];

    fn check(&self) -> Result<(), Invalid> {
        if !self.says_something() {
            must_say_something("purpose", &self.purpose)?;
        }
        for dial in Dial::ALL {
            let (marks, [mine, theirs]) = (self.marks(*dial), dial.fields());
            must_be_one_to_five(mine, marks.mine)?;
            must_be_one_to_five(theirs, marks.theirs)?;
        }
        let Some(agreed) = self.agreed_on else { return Ok(()) };
        for (field, day) in [("review_on", self.review_on), ("reread_on", self.reread_on)] {
            if day.is_some_and(|day| day < agreed) {
                return Err(Invalid::new(field, "lies before the day it was agreed on"));
            }
        }
        Ok(())
    }
}

/// How many blanks are to be filled in a text.
pub fn blanks(text: &str) -> usize {
    blank_places(text).len()
}

/// Where the blanks are in a text, in bytes.
pub fn blank_places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    for run in text.split(|c| c != '_') {
        if run.len() >= BLANK.len() {
            places.push(from..from + run.len());
        }
        from += run.len();
        from += text[from..].chars().next().map_or(0, char::len_utf8);
    }
    places
}

/// A day that lies ahead is none on which the two have agreed.
pub fn may_be_agreed_on(day: NaiveDate, today: NaiveDate) -> Result<(), Invalid> {
    match day > today {
        true => Err(Invalid::new("agreed_on", "lies ahead; it is agreed on when both of you have said yes")),
        false => Ok(()),
    }
}

/// When what is agreed on a day, or found still true, is looked at again unless another day is named.
pub fn usual_review(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(REVIEW_AFTER).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details() -> AgreementDetails {
        AgreementDetails { purpose: "one shift without mending".into(), ..AgreementDetails::draft(MentorshipId(1)) }
    }

    #[test]
    fn every_section_and_every_dial_is_a_field_of_its_own_name() {
        let mut details = AgreementDetails::draft(MentorshipId(1));
        for (number, section) in (1..).zip(Section::ALL) {
            *details.section_mut(*section) = format!("section {number}");
        }
        for (number, dial) in (0_u8..).zip(Dial::ALL) {
            details.mark(*dial, Marks { mine: Some(number % 5 + 1), theirs: Some(5 - number % 5) });
        }
        let shown = serde_json::to_value(&details).unwrap();
        for (number, section) in (1..).zip(Section::ALL) {
            assert_eq!(shown[section.as_str()], format!("section {number}"));
            assert_eq!(details.section(*section), format!("section {number}"));
            assert!(AgreementDetails::TEXTS.contains(&section.as_str()));
        }
        for dial in Dial::ALL {
            let marks = details.marks(*dial);
            let [mine, theirs] = dial.fields();
            assert_eq!(shown[mine], u64::from(marks.mine.unwrap()));
            assert_eq!(shown[theirs], u64::from(marks.theirs.unwrap()));
        }
    }

    #[test]
    fn marks_two_or_more_apart_are_worth_a_talk_and_a_missing_one_is_not() {
        let mut details = details();
        details.mark(Dial::Tone, Marks { mine: Some(2), theirs: Some(4) });
        details.mark(Dial::Dates, Marks { mine: Some(2), theirs: Some(3) });
        details.mark(Dial::Scope, Marks { mine: Some(1), theirs: None });
        assert_eq!(details.dials_apart(), [Dial::Tone]);
    }

    #[test]
    fn blanks_are_counted_by_their_runs_and_a_name_with_an_underscore_is_none() {
        let mut details = details();
        details.rhythm = "every ____ for ____ minutes, at ______.".into();
        details.goals = "in_between __ names".into();
        assert_eq!(details.blanks(), 3);
        assert_eq!(blank_places("é ____, ______"), [3..7, 9..15]);
        let of_march = NaiveDate::from_ymd_opt(2026, 8, 31).unwrap();
        assert_eq!(usual_review(of_march), NaiveDate::from_ymd_opt(2027, 2, 28).unwrap());
    }

    #[test]
    fn an_empty_one_a_mark_of_six_and_a_review_before_the_day_are_refused() {
        assert_eq!(AgreementDetails::draft(MentorshipId(1)).check().unwrap_err().field, "purpose");
        let mut details = details();
        assert_eq!(details.check(), Ok(()));
        details.mark(Dial::Tone, Marks { mine: Some(6), theirs: None });
        assert_eq!(details.check().unwrap_err().field, "tone_mine");
        details.mark(Dial::Tone, Marks::default());
        details.agreed_on = NaiveDate::from_ymd_opt(2026, 4, 16);
        details.review_on = NaiveDate::from_ymd_opt(2026, 4, 15);
        assert_eq!(details.check().unwrap_err().field, "review_on");
    }
}

//! How each kind of thing stands in a list: as a row for people, as JSON for scripts.

use chrono::NaiveDate;
use serde_json::Value;

use crate::cli::out::record_with;
use crate::domain::Side;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::agreement::{AgreementLine, Dial};
use crate::domain::answer::AnswerLine;
use crate::domain::check_in::{CheckInLine, Dimension};
use crate::domain::contact::{ContactLine, Help};
use crate::domain::feedback::{Direction, FeedbackLine};
use crate::domain::goal::GoalLine;
use crate::domain::meeting::MeetingLine;
use crate::domain::mentorship::{MentorshipLine, MentorshipStatus, Person};
use crate::domain::reading::Reading;
use crate::domain::review::{Period, Review};
use crate::domain::template::{Template, TemplateDetails};
use crate::domain::topic::TopicLine;
use crate::journal::{BankLine, Journal, ReviewLine};
use crate::text::plural::count;
use crate::text::when;

/// A thing in a list.
pub trait Line {
    /// What many of them are called.
    const PLURAL: &'static str;

    /// The id first, the words that may be long last.
    fn row(&self, today: NaiveDate) -> Vec<String>;

    /// The record, with what the list knows beside it.
    fn json(&self, journal: &Journal) -> anyhow::Result<Value>;
}

impl Line for Person {
    const PLURAL: &'static str = "people";

    fn row(&self, _: NaiveDate) -> Vec<String> {
        vec![self.id.to_string(), self.details.name.clone(), self.details.note.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(self)?)
    }
}

impl Line for MentorshipLine {
    const PLURAL: &'static str = "mentorships";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.mentorship.details;
        let stands = match details.status {
            MentorshipStatus::Active => details.phase.as_str(),
            MentorshipStatus::Paused | MentorshipStatus::Closed => details.status.as_str(),
        };
        let rhythm = match (details.rhythm_days, self.rhythm(today)) {
            (Some(days), Some(rhythm)) => format!("every {}, {rhythm}", when::rhythm(days.into())),
            (Some(days), None) => format!("every {}", when::rhythm(days.into())),
            (None, _) => String::new(),
        };
        let next = self.next_on.map(|day| format!("next {}", when::relative(day, today))).unwrap_or_default();
        let role = format!("you are the {}", details.my_role);
        vec![self.mentorship.id.to_string(), self.name.clone(), role, stands.to_owned(), rhythm, next]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        let beside = [
            ("name", self.name.as_str().into()),
            ("last_held_on", day(self.last_held_on)),
            ("next_on", day(self.next_on)),
        ];
        Ok(record_with(&self.mentorship, &beside)?)
    }
}

impl Line for MeetingLine {
    const PLURAL: &'static str = "meetings";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let starts_at = self.starts_at.map(when::time).unwrap_or_default();
        let words = [self.title.as_str(), self.gist.as_str()];
        let words: Vec<_> = words.into_iter().filter(|words| !words.trim().is_empty()).collect();
        vec![
            self.id.to_string(),
            when::column(self.meets_on, today),
            starts_at,
            self.status.to_string(),
            self.name.clone(),
            self.kind.to_string(),
            words.join(" · "),
        ]
    }

    fn json(&self, journal: &Journal) -> anyhow::Result<Value> {
        Ok(record_with(&journal.show(self.id.into())?, &[("name", self.name.as_str().into())])?)
    }
}

impl Line for GoalLine {
    const PLURAL: &'static str = "goals";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.goal.details;
        let by = match details.due_on {
            Some(due) if details.status.is_open() => format!("by {}", when::plain(due, today)),
            _ => String::new(),
        };
        let logged = match self.last_logged_on {
            _ if self.is_stalled(today) => "stalled".to_owned(),
            Some(day) if details.status.is_open() => format!("last entry {}", when::away(day, today)),
            _ => String::new(),
        };
        let id = self.goal.id.to_string();
        vec![id, details.status.to_string(), by, logged, self.name.clone(), details.title.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        let beside = [
            ("name", self.name.as_str().into()),
            ("last_logged_on", day(self.last_logged_on)),
            ("last_value", self.last_value.as_str().into()),
        ];
        Ok(record_with(&self.goal, &beside)?)
    }
}

impl Line for ActionLine {
    const PLURAL: &'static str = "actions";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.action.details;
        let when = match (details.status, details.due_on) {
            (ActionStatus::Open, Some(due)) => when::due(due, today),
            (ActionStatus::Open, None) => "open".to_owned(),
            (status, _) => status.to_string(),
        };
        let carried = if self.carried > 0 { format!("carried x{}", self.carried) } else { String::new() };
        let id = self.action.id.to_string();
        vec![id, self.owner().to_owned(), when, carried, self.name.clone(), details.text.clone()]
    }

    fn json(&self, journal: &Journal) -> anyhow::Result<Value> {
        let beside = [
            ("name", self.name.as_str().into()),
            ("carried", self.carried.into()),
            ("is_overdue", self.is_overdue(journal.today()).into()),
        ];
        Ok(record_with(&self.action, &beside)?)
    }
}

impl Line for AgreementLine {
    const PLURAL: &'static str = "agreements";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.agreement.details;
        let stands = match details.agreed_on {
            Some(day) => format!("agreed on {}", when::plain(day, today)),
            None => "draft".to_owned(),
        };
        let blanks = details.blanks();
        let left = if blanks > 0 { format!("{} left", count(blanks, "blank", "blanks")) } else { String::new() };
        let review = details.review_on.map(|day| format!("to be looked at again on {}", when::plain(day, today)));
        let version = format!("version {}", self.version);
        vec![self.agreement.id.to_string(), self.name.clone(), version, stands, left, review.unwrap_or_default()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        let apart: Vec<_> = self.agreement.details.dials_apart().into_iter().map(Dial::as_str).collect();
        let beside = [
            ("name", self.name.as_str().into()),
            ("version", self.version.into()),
            ("blanks", self.agreement.details.blanks().into()),
            ("dials_apart", apart.into()),
        ];
        Ok(record_with(&self.agreement, &beside)?)
    }
}

impl Line for TopicLine {
    const PLURAL: &'static str = "topics";

    fn row(&self, _: NaiveDate) -> Vec<String> {
        let details = &self.topic.details;
        vec![self.topic.id.to_string(), details.status.to_string(), self.name.clone(), details.text.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(record_with(&self.topic, &[("name", self.name.as_str().into())])?)
    }
}

impl Line for AnswerLine {
    const PLURAL: &'static str = "answers";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.answer.details;
        let on = when::column(details.answered_on, today);
        vec![self.answer.id.to_string(), on, details.question.to_string(), self.name.clone(), details.text.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(record_with(&self.answer, &[("name", self.name.as_str().into())])?)
    }
}

impl Line for BankLine {
    const PLURAL: &'static str = "questions";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let question = &self.question;
        let kind = match (question.is_core, question.is_mine) {
            (true, _) => "core",
            (_, true) => "mine",
            _ => "",
        };
        let last = self.last_answered_on.map(|on| format!("answered {}", when::plain(on, today))).unwrap_or_default();
        vec![question.id.to_string(), kind.to_owned(), question.theme.to_string(), last, self.wording.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        let beside = [("wording", self.wording.as_str().into()), ("last_answered_on", day(self.last_answered_on))];
        Ok(record_with(&self.question, &beside)?)
    }
}

impl Line for FeedbackLine {
    const PLURAL: &'static str = "feedback";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.feedback.details;
        let side = match details.direction {
            Direction::Given => format!("to {}", self.name),
            Direction::Received => format!("from {}", self.name),
        };
        vec![
            self.feedback.id.to_string(),
            when::column(details.given_on, today),
            details.kind.to_string(),
            side,
            details.stands().to_owned(),
            details.words().to_owned(),
        ]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        let beside = [("name", self.name.as_str().into()), ("is_open", self.feedback.details.is_open().into())];
        Ok(record_with(&self.feedback, &beside)?)
    }
}

impl Line for ReviewLine {
    const PLURAL: &'static str = "reviews";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let Review { id, details, updated_at, .. } = &self.review;
        let period = match details.period {
            Period::Whole => "the whole".to_owned(),
            Period::Year => details.from_on.format("%Y").to_string(),
            Period::Quarter => format!("quarter from {}", when::plain(details.from_on, today)),
        };
        let name = if self.name.is_empty() { "everybody" } else { self.name.as_str() };
        let written = when::column(updated_at.date_naive(), today);
        vec![id.to_string(), written, name.to_owned(), period]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(record_with(&self.review, &[("name", self.name.as_str().into())])?)
    }
}

impl Line for CheckInLine {
    const PLURAL: &'static str = "check_ins";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.check_in.details;
        let whose = match details.said_by {
            Side::Me => "mine".to_owned(),
            Side::Them => format!("{}, as told", self.name),
        };
        let scores = Dimension::ALL.iter().filter_map(|it| Some(format!("{it} {}", details.score(*it)?)));
        let day = when::column(details.checked_on, today);
        let scores = scores.collect::<Vec<_>>().join(", ");
        vec![self.check_in.id.to_string(), day, self.name.clone(), whose, scores]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(record_with(&self.check_in, &[("name", self.name.as_str().into())])?)
    }
}

impl Line for Template {
    const PLURAL: &'static str = "templates";

    fn row(&self, _: NaiveDate) -> Vec<String> {
        // A built-in one has no id: its kind is what `add meeting --kind` takes.
        let kind = self.kind.map(|kind| kind.to_string()).unwrap_or_default();
        let id = self.own.map_or(kind, |id| id.to_string());
        let whose = if self.own.is_some() { "yours" } else { "built in" };
        vec![id, whose.to_owned(), self.name.clone(), self.purpose.clone()]
    }

    /// One's own as it is stored; a built-in one with the same fields, under its kind.
    fn json(&self, journal: &Journal) -> anyhow::Result<Value> {
        match self.own {
            Some(id) => Ok(serde_json::to_value(journal.show(id.into())?)?),
            None => {
                let beside = [("id", Value::Null), ("kind", serde_json::to_value(self.kind)?)];
                Ok(record_with(&TemplateDetails::copied(self), &beside)?)
            }
        }
    }
}

impl Line for ContactLine {
    const PLURAL: &'static str = "contacts";

    fn row(&self, today: NaiveDate) -> Vec<String> {
        let details = &self.contact.details;
        let helps: Vec<_> = details.helps().into_iter().map(Help::in_words).collect();
        let last = details.last_contact_on.map(|day| match details.is_quiet(today) {
            true => format!("quiet, {}", when::away(day, today)),
            false => when::away(day, today),
        });
        let through = if self.through.is_empty() { String::new() } else { format!("through {}", self.through) };
        let thanked = details.thanked_on.map(|day| format!("thanked on {}", when::plain(day, today)));
        let candidate = if details.is_candidate { "might be a mentor" } else { "" };
        vec![
            self.contact.id.to_string(),
            self.name.clone(),
            helps.join(", "),
            last.unwrap_or_default(),
            through,
            candidate.to_owned(),
            thanked.unwrap_or_default(),
            details.next_step.clone(),
        ]
    }

    fn json(&self, journal: &Journal) -> anyhow::Result<Value> {
        let beside = [
            ("name", self.name.as_str().into()),
            ("through", self.through.as_str().into()),
            ("is_quiet", self.contact.details.is_quiet(journal.today()).into()),
        ];
        Ok(record_with(&self.contact, &beside)?)
    }
}

impl Line for Reading {
    const PLURAL: &'static str = "reading";

    fn row(&self, _: NaiveDate) -> Vec<String> {
        let details = &self.details;
        let parts = [details.title.as_str(), details.author.as_str()];
        let words: Vec<_> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
        vec![self.id.to_string(), details.status.to_string(), words.join(" · "), details.idea.clone()]
    }

    fn json(&self, _: &Journal) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(self)?)
    }
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

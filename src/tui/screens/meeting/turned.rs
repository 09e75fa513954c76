//! What a line of the notes is turned into: an action, a topic, a decision, a takeaway, advice. The notes stay as they are.
//!
//! Everything is one change that undo takes back, and the words say what was read out of the line. Which key asks for what is the
//! business of `turn`.

use chrono::NaiveDate;

use super::super::super::command::Turned;
use crate::domain::action::ActionDetails;
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackFilter, FeedbackKind};
use crate::domain::mentorship::{MentorshipLine, Role};
use crate::domain::topic::{TopicDetails, TopicFilter};
use crate::domain::{Invalid, MeetingId, Page};
use crate::journal::{self, Journal, promised};
use crate::text::promise::{self, Whose};
use crate::text::sanitise::shown_line;
use crate::text::width::shorten;

/// More is no line: a page is not turned into an action.
const MOST: usize = 2_000;

/// So many of what is there are compared with it.
const FEW: usize = 100;

/// So much of it is told.
const TOLD: usize = 40;

/// What is taken from the notes: a line or a selection, as one line without bullets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) text: String,
    lines: usize,
}

impl Passage {
    /// Lines become one, since what is made of them is one thing.
    pub(super) fn of(text: &str) -> Result<Passage, &'static str> {
        let lines: Vec<_> = text.lines().map(promise::without_bullet).filter(|line| !line.is_empty()).collect();
        let (text, lines) = (lines.join(" "), lines.len());
        if !text.chars().any(char::is_alphanumeric) {
            return Err("there are no words in this line; go to one that has some, or select them");
        }
        if text.len() > MOST {
            return Err("that is more than one line can be; select the words that matter");
        }
        Ok(Passage { text, lines })
    }

    /// `, of 3 lines`, where it was several.
    fn of_lines(&self) -> String {
        if self.lines > 1 { format!(", of {} lines", self.lines) } else { String::new() }
    }
}

/// Where it was said: the meeting, its day, and the two who meet, unless it is a group.
#[derive(Clone, Debug)]
pub(super) struct Occasion {
    pub(super) meeting: MeetingId,
    pub(super) meets_on: NaiveDate,
    pub(super) with: Option<MentorshipLine>,
    pub(super) takeaways: usize,
    pub(super) today: NaiveDate,
}

impl Occasion {
    fn person(&self) -> &str {
        self.with.as_ref().map_or("", |line| &line.name)
    }

    /// The action a passage would be.
    fn action(&self, passage: &Passage) -> ActionDetails {
        let with = self.with.as_ref().map(|line| line.mentorship.id);
        let begun = ActionDetails { meeting_id: Some(self.meeting), ..ActionDetails::new(with, passage.text.as_str()) };
        promised::read_out(begun, self.person(), self.today)
    }

    /// The advice it would be: what my mentor says to me, or I to my mentee; between peers whoever is named at its beginning says it.
    fn advice(&self, passage: &Passage) -> Option<FeedbackDetails> {
        let with = &self.with.as_ref()?.mentorship;
        let (speaker, rest) = promise::speaker(&passage.text, self.person());
        let direction = match with.details.my_role {
            Role::Mentee => Direction::Received,
            Role::Mentor => Direction::Given,
            Role::Peer if speaker == Some(Whose::Mine) => Direction::Given,
            Role::Peer => Direction::Received,
        };
        let is_named = matches!(
            (direction, speaker),
            (Direction::Received, Some(Whose::Theirs)) | (Direction::Given, Some(Whose::Mine))
        );
        let next_time = if is_named { rest.to_owned() } else { passage.text.clone() };
        let day = self.meets_on.min(self.today);
        let begun = FeedbackDetails::on(day, direction, FeedbackKind::Advice, with.details.person_id);
        Some(FeedbackDetails { mentorship_id: Some(with.id), meeting_id: Some(self.meeting), next_time, ..begun })
    }

    /// What a passage would become, in words.
    pub(super) fn promise(&self, what: Turned, passage: &Passage) -> String {
        match what {
            Turned::Action => promised::would_be(&self.action(passage), self.person(), self.today),
            Turned::Topic => "a topic for the next meeting".to_owned(),
            Turned::Decision => "a decision".to_owned(),
            Turned::Takeaway => "a takeaway".to_owned(),
            Turned::Advice => self.advice(passage).map_or_else(|| "advice".to_owned(), |advice| self.called(&advice)),
        }
    }

    /// `advice from Aldo`, `advice to Mira`.
    fn called(&self, advice: &FeedbackDetails) -> String {
        let way = if advice.direction == Direction::Received { "from" } else { "to" };
        let name = self.with.as_ref().map_or("them", MentorshipLine::first_name);
        format!("advice {way} {}", shown_line(name))
    }

    /// Why nothing of the kind can be made here.
    pub(super) fn refusal(&self, what: Turned) -> Option<&'static str> {
        match what {
            Turned::Takeaway if self.takeaways >= crate::domain::meeting::MOST_TAKEAWAYS => {
                Some("there are three takeaways already; change one of them instead")
            }
            Turned::Topic if self.with.is_none() => Some("a topic waits for one person, and this is a group"),
            Turned::Advice if self.with.is_none() => Some("advice goes from one to another, and this is a group"),
            _ => None,
        }
    }

    /// Whether the same was made of the same words before: the key was pressed twice.
    fn is_there(&self, what: Turned, passage: &Passage, journal: &Journal) -> journal::Result<bool> {
        let page = journal.meeting(self.meeting)?;
        let few = Page::first(FEW);
        Ok(match what {
            Turned::Action => {
                let text = self.action(passage).text;
                page.actions.iter().any(|line| line.action.details.text == text)
            }
            Turned::Decision => page.decisions.iter().any(|entry| entry.details.text == passage.text),
            Turned::Takeaway => page.takeaways.iter().any(|entry| entry.details.text == passage.text),
            Turned::Topic => {
                let mentorship = self.with.as_ref().map(|line| line.mentorship.id);
                let waiting = journal.topics(&TopicFilter { mentorship, is_waiting: true }, &few)?;
                waiting.iter().any(|line| line.item.topic.details.text == passage.text)
            }
            Turned::Advice => {
                let given = FeedbackFilter { meeting: Some(self.meeting), ..FeedbackFilter::default() };
                let advice = self.advice(passage);
                let given = journal.feedbacks(&given, &few)?;
                advice.is_some_and(|advice| {
                    given.iter().any(|line| line.item.feedback.details.next_time == advice.next_time)
                })
            }
        })
    }

    /// Makes it. Gives the words for a toast.
    pub(super) fn make(&self, what: Turned, passage: &Passage, journal: &mut Journal) -> journal::Result<String> {
        if self.is_there(what, passage, journal)? {
            return Err(Invalid::new("line", "that was made of it already").into());
        }
        let of = passage.of_lines();
        let told = |kind: &str, text: &str| format!("{kind}{of}: {}", shorten(&shown_line(text), TOLD));
        Ok(match (what, self.with.as_ref().map(|line| line.mentorship.id)) {
            (Turned::Topic, Some(with)) => {
                journal.add_topic_from(self.meeting, &TopicDetails::new(with, passage.text.as_str()))?;
                told("topic for the next meeting", &passage.text)
            }
            (Turned::Decision, _) => {
                journal.add_decision(self.meeting, &passage.text)?;
                told("decision", &passage.text)
            }
            (Turned::Takeaway, _) => {
                journal.add_takeaway(self.meeting, &passage.text)?;
                told("takeaway", &passage.text)
            }
            (Turned::Advice, Some(_)) => {
                let Some(advice) = self.advice(passage) else { return Ok(String::new()) };
                journal.add_feedback(&advice)?;
                told(&self.called(&advice), &advice.next_time)
            }
            (Turned::Topic | Turned::Advice, None) => self.refusal(what).unwrap_or_default().to_owned(),
            (Turned::Action, _) => {
                let action = self.action(passage);
                journal.add_action(&action)?;
                promised::told(&action, self.person(), &of, self.today)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_lines_become_one_and_no_words_none() {
        let passage = Passage::of("- ask Sami\n\n  * and Kemal\n").unwrap();
        assert_eq!((passage.text.as_str(), passage.of_lines().as_str()), ("ask Sami and Kemal", ", of 2 lines"));
        assert_eq!(Passage::of("  [ ] ask Sami").unwrap(), Passage { text: "ask Sami".into(), lines: 1 });
        for nothing in ["", " \n\n", "- ", "* [ ]", "…"] {
            assert!(Passage::of(nothing).unwrap_err().contains("no words"), "{nothing:?}");
        }
        assert!(Passage::of(&"word ".repeat(1_000)).unwrap_err().contains("select"));
    }
}

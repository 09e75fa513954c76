//! What goes to others only where it is asked for by name: feedback, check-ins, answers, private notes.

use super::titles::in_words;
use super::{Words, stopped};
use crate::content;
use crate::domain::Side;
use crate::domain::feedback::{Direction, FeedbackLine, Response};
use crate::domain::review::Include;
use crate::domain::review::summary::{CheckInsOf, Reply};
use crate::text::plural::count;
use crate::text::{capitalised, when};

impl Words<'_> {
    pub(super) fn feedback(&self) -> String {
        let feedback = &self.page.summary.feedback;
        if !self.sharing.has(Include::Feedback) || feedback.all() == 0 {
            return String::new();
        }
        let received = feedback.in_direction(Direction::Received);
        let used = match feedback.used() {
            0 => String::new(),
            1 if received == 1 => " and put it to use".to_owned(),
            used if used == received => " and put all of them to use".to_owned(),
            used => format!(" and put {used} to use"),
        };
        let received = (received > 0).then(|| format!("I received {}{used}.", pieces(received)));
        let given = Some(feedback.in_direction(Direction::Given)).filter(|n| *n > 0);
        let given = given.map(|n| format!("I gave {}.", pieces(n)));
        let counts: Vec<_> = received.into_iter().chain(given).collect();
        let lines: Vec<_> = feedback.lines.iter().map(|line| self.feedback_line(line)).collect();
        format!("### Feedback and advice\n\n{}\n\n{}", counts.join(" "), lines.join("\n"))
    }

    fn feedback_line(&self, line: &FeedbackLine) -> String {
        let details = &line.feedback.details;
        let name = match (&self.page.who, self.sharing.without_names.is_some()) {
            (Some(_), _) => self.them(),
            (None, true) => "somebody".to_owned(),
            (None, false) => line.name.trim().to_owned(),
        };
        let who = match details.direction {
            Direction::Received => format!("from {name}"),
            Direction::Given => format!("to {name}"),
        };
        let mut sentences = vec![format!("\"{}\"", self.line(details.words()))];
        let effect = self.line(&details.effect);
        if !effect.is_empty() {
            sentences.push(stopped(&effect));
        }
        let outcome = self.line(&details.outcome);
        match details.response {
            _ if !outcome.is_empty() => sentences.push(format!("What came of it: {}", stopped(&outcome))),
            Response::Open => {}
            response => sentences.push(capitalised(match response {
                Response::Use => "put to use.",
                Response::Park => "parked.",
                _ => "declined.",
            })),
        }
        format!("- {}, {who}: {}", self.day(details.given_on), sentences.join(" "))
    }

    pub(super) fn check_ins(&self) -> String {
        if !self.sharing.has(Include::CheckIns) || self.page.summary.check_ins.is_empty() {
            return String::new();
        }
        let sides: Vec<_> = self.page.summary.check_ins.iter().map(|of| self.check_ins_of(of)).collect();
        format!("### How it is between us\n\n{}\n\n{}", sides.join("\n\n"), content::check_in::about())
    }

    fn check_ins_of(&self, of: &CheckInsOf) -> String {
        let whose = match of.side {
            Side::Me => "As I see it".to_owned(),
            Side::Them => format!("As {} told it", self.them()),
        };
        let (first, latest) = (self.day(of.first.details.checked_on), self.day(of.latest().details.checked_on));
        let days = if of.is_several() { format!("from {first} to {latest}") } else { format!("on {first}") };
        let lines: Vec<_> = of
            .changes()
            .iter()
            .map(|change| {
                let name = capitalised(change.dimension.as_str());
                match (change.first, change.latest) {
                    (Some(first), Some(latest)) if !of.is_several() || first == latest => {
                        format!("- {name}: {latest}{}", if of.is_several() { ", as before" } else { "" })
                    }
                    (Some(first), Some(latest)) => format!("- {name}: from {first} to {latest}"),
                    (Some(first), None) => format!("- {name}: {first} first, skipped last"),
                    (None, Some(latest)) => format!("- {name}: {latest}"),
                    (None, None) => format!("- {name}: skipped"),
                }
            })
            .collect();
        format!("{whose}, {days}, each from 1 to 5:\n\n{}", lines.join("\n"))
    }

    pub(super) fn twice(&self) -> String {
        let Some(reply) = self.page.summary.twice.as_ref().filter(|_| self.sharing.has(Include::Answers)) else {
            return String::new();
        };
        let mut text = format!("### One question, twice\n\n{}", self.hide(&reply.question));
        let first = reply.first.as_ref();
        for answer in first.into_iter().chain([&reply.latest]) {
            text += &format!("\n\n{}:\n\n{}", self.day(answer.details.answered_on), self.quote(&answer.details.text));
        }
        if let Some(first) = first {
            let days = (reply.latest.details.answered_on - first.details.answered_on).num_days();
            text += &format!("\n\nBetween the two lie {}.", when::weeks(days));
        }
        text
    }

    pub(super) fn learned(&self) -> String {
        if !self.sharing.has(Include::Answers) {
            return String::new();
        }
        let summary = &self.page.summary;
        let mut parts: Vec<_> = summary.learned.iter().map(|reply| self.reply(reply)).collect();
        if !parts.is_empty() {
            parts.insert(0, "### What I learned".to_owned());
        }
        if !summary.they_learned.is_empty() {
            parts.push(format!("### What {} learned, as I see it", self.them()));
            parts.extend(summary.they_learned.iter().map(|reply| self.reply(reply)));
        }
        parts.join("\n\n")
    }

    pub(super) fn thanks(&self) -> String {
        self.one_reply(self.page.summary.thanks.as_ref())
    }

    pub(super) fn after_this(&self) -> String {
        self.one_reply(self.page.summary.from_here.as_ref())
    }

    pub(super) fn what_is_unfinished(&self) -> String {
        self.one_reply(self.page.summary.unfinished.reply.as_ref())
    }

    fn one_reply(&self, reply: Option<&Reply>) -> String {
        let reply = reply.filter(|_| self.sharing.has(Include::Answers));
        reply.map(|reply| self.reply(reply)).unwrap_or_default()
    }

    fn reply(&self, reply: &Reply) -> String {
        format!("{}\n\n{}", self.hide(&reply.question), self.quote(&reply.latest.details.text))
    }

    pub(super) fn private_notes(&self) -> String {
        if !self.sharing.has(Include::Private) {
            return String::new();
        }
        let notes = self.sharing.private_notes.iter();
        notes
            .map(|note| format!("### {}\n\n{}", self.day(note.on), self.quote(&note.text)))
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

/// `one piece`, `three pieces`.
fn pieces(n: u32) -> String {
    in_words(n.into()).map_or_else(
        || count(n, "piece", "pieces"),
        |word| format!("{word} {}", if n == 1 { "piece" } else { "pieces" }),
    )
}

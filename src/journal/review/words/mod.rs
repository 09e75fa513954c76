//! A review as a document one would send: Markdown, in short sentences, with what is private left out unless it was asked for by name.
//!
//! What came of it stands right behind what was set out to be done; then what is done differently, what was learned, and the meetings
//! themselves: the four looks, the weightiest first. What each part says is in `parts`, how a span is called in `titles`, and how names
//! are left out in `names`.

pub mod names;
mod parts;
mod said;
pub mod titles;

use chrono::NaiveDate;

use super::ReviewPage;
use crate::domain::mentorship::{MentorshipLine, MentorshipStatus};
use crate::domain::names::other;
use crate::domain::review::summary::FromMeeting;
use crate::domain::review::{Include, Span};
use names::Names;

/// What goes into the words for others.
#[derive(Clone, Debug, Default)]
pub struct Sharing {
    pub include: Vec<Include>,
    /// The private notes, where they were asked for.
    pub private_notes: Vec<FromMeeting>,
    /// For words that name nobody: as a programme may have them, without the look at the single hour.
    pub without_names: Option<Names>,
}

impl Sharing {
    fn has(&self, include: Include) -> bool {
        self.include.contains(&include)
    }
}

/// The words of a review: those that were edited with what was asked for behind them, or else written anew.
pub fn shared(page: &ReviewPage, sharing: &Sharing) -> String {
    match &page.edited {
        None => written(page, sharing),
        Some(edited) => {
            let words = Words { page, sharing };
            let mut text = words.unintroduced(&words.hide(edited.review.details.body.trim_end()));
            text.push('\n');
            for section in words.asked_for() {
                text.push('\n');
                text += &section;
            }
            text
        }
    }
}

/// The words of a review, written anew from the journal.
pub fn written(page: &ReviewPage, sharing: &Sharing) -> String {
    let words = Words { page, sharing };
    let mut text = words.head();
    for section in words.sections() {
        text.push('\n');
        text += &section;
    }
    text
}

/// What there is that is left out, unless it is asked for: what the step of sharing offers.
pub fn left_out(page: &ReviewPage) -> Vec<Include> {
    let summary = &page.summary;
    let has_answers = summary.twice.is_some()
        || !summary.learned.is_empty()
        || !summary.they_learned.is_empty()
        || [&summary.thanks, &summary.from_here, &summary.unfinished.reply].iter().any(|reply| reply.is_some());
    let is_there = |include: &Include| match include {
        Include::CheckIns => !summary.check_ins.is_empty(),
        Include::Answers => has_answers,
        Include::Feedback => summary.feedback.all() > 0,
        // Nobody looks at them before they are asked for.
        Include::Private => !summary.meetings.held.is_empty() || !summary.unfinished.topics.is_empty(),
    };
    Include::ALL.iter().copied().filter(is_there).collect()
}

/// The words while they are put together.
struct Words<'a> {
    page: &'a ReviewPage,
    sharing: &'a Sharing,
}

impl Words<'_> {
    /// The name and the days.
    fn head(&self) -> String {
        let with = self.page.who.as_ref().map(|line| self.whole_name(&line.name));
        let mut text = format!("# {}\n", titles::title(self.page, with.as_deref()));
        let is_ahead = self.page.span.from > self.page.today;
        let to = if is_ahead { self.page.span.to } else { self.page.until() };
        text += &format!("\n{}.", crate::text::capitalised(&titles::days(Span { to, ..self.page.span })));
        if let Some(line) = self.page.who.as_ref().filter(|_| self.sharing.without_names.is_none()) {
            let is = if line.mentorship.details.status == MentorshipStatus::Closed { "was" } else { "is" };
            text += &introduction(line, is);
        }
        text.push('\n');
        text
    }

    /// Words that somebody edited, without the sentence that says who the other one is where they are to name nobody: without the name
    /// it says that my mentor is my mentor, wherever it stands by now.
    fn unintroduced(&self, body: &str) -> String {
        let Some(line) = self.page.who.as_ref().filter(|_| self.sharing.without_names.is_some()) else {
            return body.to_owned();
        };
        let theirs = line.mentorship.details.my_role.theirs();
        let sentences = ["is", "was"].map(|is| format!("{} {is} {theirs}.", crate::text::capitalised(theirs)));
        let mut said = body.to_owned();
        for sentence in &sentences {
            // Alone in a paragraph, behind another sentence, before one.
            for with in
                [format!("\n\n{sentence}\n\n"), format!(" {sentence}"), format!("{sentence} "), sentence.clone()]
            {
                said = said.replace(&with, if with.starts_with('\n') { "\n\n" } else { "" });
            }
        }
        said.truncate(said.trim_end().len());
        said
    }

    /// The sections that have something to say, in their order.
    fn sections(&self) -> Vec<String> {
        let reaction = if self.sharing.without_names.is_some() { String::new() } else { self.meetings() };
        let sections = [
            self.section("What we set out to do", &[self.aims()]),
            self.section("What came of it", &[self.goals(), self.doors()]),
            self.section("What I do differently", &[self.promises(), self.feedback(), self.check_ins()]),
            self.section("What I see that I did not", &[self.takeaways(), self.twice(), self.learned()]),
            self.section("How we met", &[reaction]),
            self.section("What we decided", &[self.decisions()]),
            self.section("Unfinished", &[self.left_open(), self.what_is_unfinished()]),
            self.section("Thanks", &[self.thanks()]),
            self.section("From here on", &[self.after_this()]),
            self.section("Private notes", &[self.private_notes()]),
        ];
        sections.into_iter().filter(|section| !section.is_empty()).collect()
    }

    /// What was asked for by name, behind words that somebody edited.
    fn asked_for(&self) -> Vec<String> {
        let sections = [
            risen(&self.feedback()),
            risen(&self.check_ins()),
            self.section(
                "Answers",
                &[self.twice(), self.learned(), self.what_is_unfinished(), self.thanks(), self.after_this()],
            ),
            self.section("Topics that wait", &[self.topics()]),
            self.section("Private notes", &[self.private_notes()]),
        ];
        sections.into_iter().filter(|section| !section.is_empty()).collect()
    }

    /// A heading with what stands under it; nothing where that is nothing.
    fn section(&self, heading: &str, parts: &[String]) -> String {
        let parts: Vec<_> = parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { String::new() } else { format!("## {heading}\n\n{}\n", parts.join("\n\n")) }
    }

    fn day(&self, day: NaiveDate) -> String {
        titles::on(day, self.page.until())
    }

    /// What somebody wrote, in one line.
    fn line(&self, text: &str) -> String {
        self.hide(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What somebody wrote, as a quotation of as many lines as it has.
    fn quote(&self, text: &str) -> String {
        let lines = self.hide(text.trim());
        lines.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    fn hide(&self, text: &str) -> String {
        self.sharing.without_names.as_ref().map_or_else(|| text.to_owned(), |names| names.out_of(text))
    }

    /// The other one of the two, in the middle of a sentence.
    fn them(&self) -> String {
        match &self.page.who {
            Some(line) if self.sharing.without_names.is_some() => line.mentorship.details.my_role.theirs().to_owned(),
            Some(line) => other(&line.name).to_owned(),
            None => "the others".to_owned(),
        }
    }

    fn whole_name(&self, name: &str) -> String {
        match &self.page.who {
            Some(line) if self.sharing.without_names.is_some() => line.mentorship.details.my_role.theirs().to_owned(),
            _ => name.trim().to_owned(),
        }
    }
}

/// What has a heading of its own, as a section: it stands alone behind words that were edited.
fn risen(part: &str) -> String {
    part.strip_prefix("### ").map(|rest| format!("## {}\n", rest.trim_end())).unwrap_or_default()
}

/// ` Aldo Ferri is my mentor.`
fn introduction(line: &MentorshipLine, is: &str) -> String {
    format!(" {} {is} {}.", line.name.trim(), line.mentorship.details.my_role.theirs())
}

/// A sentence with a full stop, unless it ends in a sign of its own.
fn stopped(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    if sentence.ends_with(['.', '!', '?', '…', ':', '"', '”']) {
        sentence.to_owned()
    } else {
        format!("{sentence}.")
    }
}

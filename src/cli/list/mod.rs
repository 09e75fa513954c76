//! `mentorlog list`: what is next and due, or one kind of thing, a window at a time.
//!
//! However long a list is, a page of it is in memory; the next page begins behind the key of the last row.

mod lines;

use super::add::contact::HelpsWith;
use super::table::Table;
use super::{Out, Stop, today};
use crate::domain::action::ActionFilter;
use crate::domain::answer::AnswerFilter;
use crate::domain::contact::Group;
use crate::domain::feedback::{Direction, FeedbackFilter, FeedbackKind};
use crate::domain::goal::GoalFilter;
use crate::domain::meeting::MeetingFilter;
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::topic::TopicFilter;
use crate::domain::{Listed, MentorshipId, Page, Start};
use crate::journal::{self, Journal};

pub use lines::Line;

/// So many rows unless another number is asked for.
const USUAL: usize = 50;

/// So many rows are read at once.
const PAGE: usize = 50;

/// What is next and what is due, or all of one kind
///
/// Without a kind it is the same as `mentorlog today`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of which kind
    kind: Option<Kind>,

    /// Only with: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// Only what is open: feedback and advice to come back to, actions, goals, topics that wait
    #[arg(long, requires = "kind")]
    open: bool,

    /// Only contacts with whom nobody was in touch for half a year, the longest first; who has no day of contact is not among them
    #[arg(long, requires = "kind", conflicts_with = "helps")]
    quiet: bool,

    /// Only contacts who help with this
    #[arg(long, requires = "kind", value_name = "WITH")]
    helps: Option<HelpsWith>,

    /// Only feedback and advice that I gave
    #[arg(long, requires = "kind", conflicts_with = "received")]
    given: bool,

    /// Only feedback and advice that I received
    #[arg(long, requires = "kind")]
    received: bool,

    /// Only advice
    #[arg(long, requires = "kind")]
    advice: bool,

    /// Only feedback and advice with this word of one's own
    #[arg(long, requires = "kind", value_name = "WORD")]
    tag: Option<String>,

    /// Everything, however long it is
    #[arg(long, requires = "kind", conflicts_with = "most")]
    all: bool,

    /// At most so many rows [default: 50]
    #[arg(short = 'n', value_name = "N", requires = "kind", value_parser = clap::value_parser!(u32).range(1..))]
    most: Option<u32>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    People,
    Mentorships,
    Meetings,
    Goals,
    Actions,
    Topics,
    Questions,
    Answers,
    Feedback,
    #[value(name = "checkins")]
    CheckIns,
    Agreements,
    Reviews,
    Templates,
    Contacts,
    Reading,
}

impl Args {
    /// Lists it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let with = self.with.as_deref().map(|with| journal.find_mentorship(with)).transpose()?;
        let Some(kind) = self.kind else {
            return today::print(with, self.json, journal, out);
        };
        self.fits(kind)?;
        self.list(kind, with, journal, out)
    }

    /// Whether the kind can be filtered as was asked for.
    fn fits(&self, kind: Kind) -> Result<(), Stop> {
        let by_nobody = [Kind::People, Kind::Questions, Kind::Templates, Kind::Contacts, Kind::Reading].contains(&kind);
        if self.with.is_some() && by_nobody {
            let words = "people, questions, templates, contacts and reading are not listed by person; leave --with out";
            return Err(Stop::Usage(words.into()));
        }
        if self.open && !matches!(kind, Kind::Feedback | Kind::Actions | Kind::Goals | Kind::Topics) {
            return Err(Stop::Usage("only feedback, actions, goals and topics are open; leave --open out".into()));
        }
        if (self.quiet || self.helps.is_some()) && kind != Kind::Contacts {
            return Err(Stop::Usage("only contacts are quiet, and help; leave --quiet and --helps out".into()));
        }
        if (self.given || self.received || self.advice || self.tag.is_some()) && kind != Kind::Feedback {
            let words = "only feedback is given, received, advice or has a word; leave that out";
            return Err(Stop::Usage(words.into()));
        }
        Ok(())
    }

    /// Which contacts are asked for.
    fn group(&self) -> Group {
        match self.helps {
            _ if self.quiet => Group::Quiet,
            Some(helps) => Group::Helps(helps.help()),
            None => Group::All,
        }
    }

    fn list(&self, kind: Kind, with: Option<MentorshipId>, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        match kind {
            Kind::People => self.print(|page| journal.people(page), journal, out),
            Kind::Mentorships => {
                let filter = MentorshipFilter { mentorship: with, ..MentorshipFilter::default() };
                self.print(|page| journal.mentorships(&filter, page), journal, out)
            }
            Kind::Meetings => {
                let filter = MeetingFilter { mentorship: with, status: None };
                self.print(|page| journal.meetings(&filter, page), journal, out)
            }
            Kind::Goals => {
                let filter = GoalFilter { mentorship: with, is_open: self.open, ..GoalFilter::default() };
                self.print(|page| journal.goals(&filter, page), journal, out)
            }
            Kind::Actions => {
                let filter = ActionFilter { mentorship: with, is_open: self.open, ..ActionFilter::default() };
                self.print(|page| journal.actions(&filter, page), journal, out)
            }
            Kind::Topics => {
                let filter = TopicFilter { mentorship: with, is_waiting: self.open };
                self.print(|page| journal.topics(&filter, page), journal, out)
            }
            Kind::Answers => {
                let filter = AnswerFilter { mentorship: with, question: None };
                self.print(|page| journal.answers(&filter, page), journal, out)
            }
            Kind::Feedback => {
                let filter = self.of_feedback(with);
                self.print(|page| journal.feedbacks(&filter, page), journal, out)
            }
            Kind::CheckIns => self.print(|page| journal.check_ins(with, page), journal, out),
            Kind::Agreements => self.whole(journal.agreement_lines(with)?, journal, out),
            Kind::Reviews => self.whole(journal.review_lines(with)?, journal, out),
            Kind::Questions => self.whole(journal.question_bank()?, journal, out),
            Kind::Contacts => self.print(|page| journal.contacts(self.group(), page), journal, out),
            Kind::Reading => self.print(|page| journal.readings(page), journal, out),
            Kind::Templates => self.whole(journal.templates()?, journal, out),
        }
    }

    fn of_feedback(&self, mentorship: Option<MentorshipId>) -> FeedbackFilter {
        let received = self.received.then_some(Direction::Received);
        FeedbackFilter {
            mentorship,
            is_open: self.open,
            direction: self.given.then_some(Direction::Given).or(received),
            kind: self.advice.then_some(FeedbackKind::Advice),
            tag: self.tag.clone(),
            ..FeedbackFilter::default()
        }
    }

    fn print<T: Line>(
        &self,
        fetch: impl Fn(&Page) -> journal::Result<Vec<Listed<T>>>,
        journal: &Journal,
        out: &mut Out<'_>,
    ) -> anyhow::Result<()> {
        if self.json {
            let mut lists = out.json()?;
            lists.list(T::PLURAL)?;
            walk(self.most(), fetch, |lines| {
                lines.iter().try_for_each(|line| Ok(lists.record(&line.json(journal)?)?))
            })?;
            return Ok(lists.end()?);
        }
        let (mut table, mut shown) = (Table::default(), 0);
        let is_more = walk(self.most(), fetch, |lines| {
            shown += lines.len();
            let rows: Vec<_> = lines.iter().map(|line| line.row(journal.today())).collect();
            Ok(table.print(&rows, out)?)
        })?;
        self.say_how_many(shown, is_more, T::PLURAL, out)
    }

    /// What is content and a few of one's own, the bank of questions and the templates: there is no page of it to read.
    fn whole<T: Line>(&self, mut lines: Vec<T>, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let most = self.most().unwrap_or(usize::MAX);
        let is_more = lines.len() > most;
        lines.truncate(most);
        if self.json {
            let mut lists = out.json()?;
            lists.list(T::PLURAL)?;
            for line in &lines {
                lists.record(&line.json(journal)?)?;
            }
            return Ok(lists.end()?);
        }
        let rows: Vec<_> = lines.iter().map(|line| line.row(journal.today())).collect();
        Table::default().print(&rows, out)?;
        self.say_how_many(rows.len(), is_more, T::PLURAL, out)
    }

    /// How many rows at most; nothing if all are wanted.
    fn most(&self) -> Option<usize> {
        match self.most {
            _ if self.all => None,
            Some(most) => usize::try_from(most).ok(),
            None => Some(USUAL),
        }
    }

    /// Whether only some of a kind were asked for.
    fn is_filtered(&self) -> bool {
        self.with.is_some()
            || self.open
            || self.quiet
            || self.helps.is_some()
            || self.given
            || self.received
            || self.advice
            || self.tag.is_some()
    }

    fn say_how_many(&self, shown: usize, is_more: bool, plural: &str, out: &mut Out<'_>) -> anyhow::Result<()> {
        let plural = plural.replace('_', "-");
        match shown {
            0 if self.is_filtered() => out.note(&format!("no {plural} like that"))?,
            0 => out.note(&format!("no {plural} yet"))?,
            _ if is_more => out.note(&format!("the first {shown}; --all shows the rest"))?,
            _ => {}
        }
        Ok(())
    }
}

/// Reads a list page by page, up to `most` rows, and says whether there are more.
pub fn walk<T>(
    most: Option<usize>,
    fetch: impl Fn(&Page) -> journal::Result<Vec<Listed<T>>>,
    mut take: impl FnMut(Vec<T>) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let mut from = Start::First;
    let mut left = most.unwrap_or(usize::MAX);
    while left > 0 {
        let rows = left.min(PAGE);
        // One row more than is shown tells whether there is another page.
        let mut page = fetch(&Page { from, rows: rows + 1 })?;
        let is_more = page.len() > rows;
        page.truncate(rows);
        let Some(last) = page.last() else { return Ok(false) };
        from = Start::After(last.key.clone());
        left -= page.len();
        take(page.into_iter().map(|listed| listed.item).collect())?;
        if !is_more {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Key;

    /// A list of so many numbers, and the sizes of the pages that were asked for.
    fn walked(len: usize, most: Option<usize>) -> (Vec<usize>, bool) {
        let fetch = |page: &Page| {
            let first = match &page.from {
                Start::After(key) => usize::try_from(key.id).unwrap() + 1,
                _ => 0,
            };
            assert!(page.rows <= PAGE + 1, "{} rows at once", page.rows);
            let rows = (first..len).take(page.rows);
            Ok(rows
                .map(|id| Listed { key: Key { order: String::new(), id: i64::try_from(id).unwrap() }, item: id })
                .collect())
        };
        let mut seen = Vec::new();
        let is_more = walk(most, fetch, |mut rows| {
            seen.append(&mut rows);
            Ok(())
        });
        (seen, is_more.unwrap())
    }

    #[test]
    fn a_walk_shows_every_row_once_and_knows_whether_there_are_more() {
        for len in [0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE + 7] {
            assert_eq!(walked(len, None), ((0..len).collect(), false), "{len} rows");
            for most in [1, PAGE, PAGE + 1, 2 * PAGE] {
                assert_eq!(walked(len, Some(most)), ((0..len.min(most)).collect(), len > most), "{most} of {len} rows");
            }
        }
    }
}

//! The page of one mentorship: how it stands on the left, what is open in it on the right.
//!
//! Below 100 columns the same panes are shown one at a time, under a strip that names them. What is done with the whole of it is in
//! `state`, the drawing of the two sides in `facts` and `lines`.

mod agreed;
mod check_in;
pub mod facts;
pub mod lines;
mod note;
pub mod state;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::super::widgets::section::below;
use super::super::widgets::strip::{self, draw_strip};
use super::ask::AskScreen;
use super::beginning;
use super::check_in::CheckInsScreen;
use super::feedback::response;
use super::gone::draw_gone;
use super::mentorship_form::MentorshipFormScreen;
use super::opening;
use crate::content::on_feedback;
use crate::domain::draft::Draft;
use crate::domain::feedback::FeedbackFilter;
use crate::domain::topic::TopicDetails;
use crate::domain::{Listed, MentorshipId, Page, Record};
use crate::journal::{self, ErrorKind, Journal, MentorshipPage};
use lines::{Kind, OpenLine};
use note::Note;

/// The question for the words of a topic.
const WORDS: &str = "the words of a topic";

/// The page of a mentorship.
#[derive(Debug)]
pub struct MentorshipScreen {
    id: MentorshipId,
    /// Nothing, if it has been deleted meanwhile.
    page: Option<MentorshipPage>,
    /// A list for each kind of lines, in the order of [`Kind::ALL`].
    lists: [ListCursor<OpenLine>; Kind::ALL.len()],
    /// Which list has the keys; none if how it stands has them.
    focus: Option<Kind>,
    /// The note on them, while it is in `$EDITOR` and until it is saved.
    note: Option<Note>,
    greeting: Option<String>,
}

impl MentorshipScreen {
    /// The page of this one.
    pub fn of(id: MentorshipId) -> Self {
        MentorshipScreen {
            id,
            page: None,
            lists: <[ListCursor<OpenLine>; Kind::ALL.len()]>::default(),
            focus: None,
            note: None,
            greeting: None,
        }
    }

    fn list(&self, kind: Kind) -> &ListCursor<OpenLine> {
        &self.lists[kind as usize]
    }

    /// Whether there is something of this kind to see or to begin.
    fn has(&self, kind: Kind) -> bool {
        match kind {
            Kind::CheckIns => self.page.as_ref().is_some_and(check_in::is_there),
            _ => !self.list(kind).is_empty(),
        }
    }

    fn selected(&self) -> Option<&OpenLine> {
        self.list(self.focus?).selected()
    }

    /// The panes that have something in them, in order; how it stands comes first.
    fn panes(&self) -> Vec<Option<Kind>> {
        let lists = Kind::ALL.into_iter().filter(|kind| self.has(*kind));
        std::iter::once(None).chain(lists.map(Some)).collect()
    }

    /// The pane with the keys, or where they go when nothing is left in it: to the list that follows, or else the one before.
    fn nearest(&self) -> Option<Kind> {
        let here = self.focus? as usize;
        let filled = |kind: &Kind| self.has(*kind);
        let after = Kind::ALL.into_iter().skip(here).find(filled);
        after.or_else(|| Kind::ALL.into_iter().take(here).rev().find(filled))
    }

    fn step(&mut self, forward: bool) {
        let panes = self.panes();
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let by = if forward { 1 } else { panes.len() - 1 };
        self.focus = panes[(here + by) % panes.len()];
    }

    /// Walks down the page: out of a list at its end, into the one that follows.
    fn walk(&mut self, motion: Motion, journal: &Journal) -> journal::Result<()> {
        let panes = self.panes();
        let before = self.selected().map(OpenLine::record);
        match self.focus {
            Some(Kind::Feedback) => {
                let filter = self.said_here();
                self.lists[Kind::Feedback as usize].walk(motion, feedback(journal, &filter))?;
            }
            Some(kind) => self.lists[kind as usize].step(motion),
            None => {}
        }
        let has_moved = before.is_some() && self.selected().map(OpenLine::record) != before;
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        match motion {
            _ if has_moved => {}
            Motion::Down | Motion::PageDown | Motion::Last if here + 1 < panes.len() => self.focus = panes[here + 1],
            Motion::Up | Motion::PageUp | Motion::First if here > 0 => self.focus = panes[here - 1],
            _ => {}
        }
        Ok(())
    }

    fn said_here(&self) -> FeedbackFilter {
        FeedbackFilter { mentorship: Some(self.id), ..FeedbackFilter::default() }
    }

    /// How many there are of a kind; of feedback, how many are open.
    fn count(&self, kind: Kind) -> String {
        match (kind, &self.page) {
            (Kind::Agreement | Kind::CheckIns, _) => String::new(),
            (Kind::Feedback, Some(page)) if page.open_feedback.is_empty() => String::new(),
            (Kind::Feedback, Some(page)) => format!("{} open", page.open_feedback.len()),
            _ => self.list(kind).len().to_string(),
        }
    }

    /// What stands at the right of a heading: of feedback how it is balanced, for what is open in it shows that itself.
    fn aside(&self, kind: Kind) -> String {
        match (kind, &self.page) {
            (Kind::Feedback, Some(page)) => on_feedback::both_ways(&page.balance),
            _ => self.count(kind),
        }
    }

    fn open(&self, journal: &mut Journal) -> journal::Result<Step> {
        Ok(match self.selected() {
            Some(OpenLine::Agreement(with)) => match &self.page {
                Some(page) => agreed::open(*with, page, journal)?,
                None => Step::Stay,
            },
            Some(OpenLine::Topic(line)) => {
                let asked = Asked::about(line.topic.id.into(), WORDS);
                let ask = AskScreen::words(asked, "The topic").starting(&line.topic.details.text);
                Step::Push(Box::new(ask))
            }
            Some(line) => opening::of_record(line.record()).map_or(Step::Stay, Step::Push),
            None if self.focus == Some(Kind::CheckIns) => Step::Push(Box::new(CheckInsScreen::of(self.id))),
            None => Step::Push(Box::new(MentorshipFormScreen::of(self.id))),
        })
    }

    fn toggle(&self, journal: &mut Journal) -> journal::Result<Step> {
        Ok(match self.selected() {
            Some(OpenLine::Action(line)) => Step::Say(journal.toggle_action(line.action.id)?),
            Some(OpenLine::Topic(line)) => Step::Say(journal.toggle_topic(line.topic.id)?),
            Some(OpenLine::Feedback(line)) => response::ask(&line.feedback),
            Some(OpenLine::Agreement(_) | OpenLine::Goal(_)) | None => Step::Stay,
        })
    }

    /// Lends the note to `$EDITOR`: what could not be saved last time, or else what is stored.
    fn lend_note(&mut self, journal: &Journal) -> journal::Result<Step> {
        let Some(page) = &self.page else { return Ok(Step::Stay) };
        let unsaved = self.note.take().filter(|note| note.draft().is_some());
        let note = unsaved.map_or_else(|| Note::lend(self.id, page, journal), Ok)?;
        let lent = note.lent();
        self.note = Some(note);
        Ok(Step::Edit(lent))
    }

    /// Saves the note if it was changed. One that can't be saved stays.
    fn save_note(&mut self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let written = self.note.as_ref().filter(|note| note.draft().is_some());
        let said = written.map(|note| note.save(journal)).transpose()?;
        self.note = None;
        Ok(said)
    }

    fn answered(&mut self, answer: &Answer, journal: &mut Journal) -> journal::Result<Step> {
        match answer {
            Answer::Text(text) => {
                if let Some(note) = &mut self.note {
                    note.text.clone_from(text);
                }
                Ok(self.save_note(journal)?.map_or(Step::Stay, Step::Say))
            }
            Answer::Line(Asked { what: WORDS, about: Some(Record::Topic(id)) }, words) => {
                let details = journal.topic(*id)?.details;
                journal.edit_topic(*id, &TopicDetails { text: words.clone(), ..details })?;
                Ok(Step::Say(format!("changed: {words}")))
            }
            _ => Ok(response::answered(answer, journal)?.unwrap_or(Step::Stay)),
        }
    }

    fn draw_lists(&self, frame: &mut Frame<'_>, area: Rect, page: &MentorshipPage, cx: &ViewCx<'_>) {
        let is_here = |kind: &Kind| *kind != Kind::Agreement && self.has(*kind);
        let mut kinds: Vec<_> = Kind::ALL.into_iter().filter(is_here).collect();
        // Where there is no room for a few lines of each, there is one list at a time.
        if usize::from(area.height) < 5 * kinds.len() && self.focus.is_some_and(|kind| kinds.contains(&kind)) {
            kinds.retain(|kind| Some(*kind) == self.focus);
        }
        let want = |kind: &Kind| match kind {
            Kind::CheckIns => check_in::tall(page, area.width, cx),
            _ => tall(self.list(*kind)),
        };
        let wants: Vec<_> = kinds.iter().map(want).collect();
        let gaps = facts::gap(area);
        let here = kinds.iter().position(|kind| Some(*kind) == self.focus).unwrap_or(0);
        let mut rest = area;
        for (kind, rows) in kinds.into_iter().zip(shares(&wants, here, gaps, area.height)) {
            let pane = Rect { height: rows.min(rest.height), ..rest };
            let has_keys = self.focus == Some(kind);
            if kind == Kind::CheckIns {
                check_in::draw(frame.buffer_mut(), pane, page, has_keys, cx);
            } else {
                lines::draw(frame.buffer_mut(), pane, (kind, &self.aside(kind)), self.list(kind), has_keys, cx);
            }
            rest = below(rest, rows + gaps);
        }
    }

    /// What the strip calls the panes: with how many there are of each, as far as there is room for that.
    fn names(&self, panes: &[Option<Kind>], columns: u16) -> Vec<String> {
        let name = |pane: &Option<Kind>, words: usize| {
            let Some(kind) = pane else { return "About".to_owned() };
            let count = self.count(*kind);
            std::iter::once(kind.name()).chain(count.split(' ').take(words)).collect::<Vec<_>>().join(" ")
        };
        // `Feedback 1 open`, `Feedback 1`, `Feedback`.
        let ways = [2, 1, 0].map(|words| panes.iter().map(|pane| name(pane, words).trim_end().to_owned()).collect());
        let [whole, shorter, names] = ways;
        [whole, shorter].into_iter().find(|names: &Vec<_>| strip::fits(names, columns)).unwrap_or(names)
    }

    fn draw_one_pane(&self, frame: &mut Frame<'_>, area: Rect, page: &MentorshipPage, cx: &ViewCx<'_>) {
        let panes = self.panes();
        let names = self.names(&panes, area.width);
        let here = panes.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let rest = match names.len() {
            1 => area,
            _ => draw_strip(frame.buffer_mut(), area, &names, here, "", cx.theme),
        };
        match self.focus {
            Some(Kind::Agreement) => {
                agreed::draw_alone(frame.buffer_mut(), rest, page, cx);
            }
            Some(Kind::CheckIns) => check_in::draw_body(frame.buffer_mut(), rest, page, true, cx),
            Some(kind) => lines::draw_items(frame.buffer_mut(), rest, self.list(kind), true, cx),
            None => {
                facts::draw(frame.buffer_mut(), rest, page, facts::Focus::Purpose, cx);
            }
        }
    }
}

/// Feedback and advice of all times, newest first, a page at a time.
fn feedback<'a>(
    journal: &'a Journal,
    filter: &'a FeedbackFilter,
) -> impl FnMut(&Page) -> journal::Result<Vec<Listed<OpenLine>>> + 'a {
    |page| {
        let lines = journal.feedbacks(filter, page)?;
        Ok(lines.into_iter().map(|line| Listed { key: line.key, item: OpenLine::Feedback(line.item) }).collect())
    }
}

/// A heading and its lines.
fn tall(list: &ListCursor<OpenLine>) -> u16 {
    u16::try_from(list.len()).unwrap_or(u16::MAX).saturating_add(1)
}

/// How many rows each list gets: what it wants, as long as there is room; else the one with the keys gets what the others, cut to a
/// heading and three lines, leave.
fn shares(wants: &[u16], here: usize, gap: u16, height: u16) -> Vec<u16> {
    let gaps = gap.saturating_mul(u16::try_from(wants.len().saturating_sub(1)).unwrap_or(0));
    let room = height.saturating_sub(gaps);
    if wants.iter().map(|want| u32::from(*want)).sum::<u32>() <= u32::from(room) {
        return wants.to_vec();
    }
    let mut shares: Vec<_> = wants.iter().map(|want| (*want).min(4)).collect();
    let others: u16 = shares.iter().enumerate().filter(|(at, _)| *at != here).map(|(_, rows)| *rows).sum();
    if let Some(share) = shares.get_mut(here) {
        *share = wants[here].min(room.saturating_sub(others).max(2));
    }
    shares
}

impl Screen for MentorshipScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::MENTORSHIP
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.page.is_none() && note::is_left(self.id, journal)? {
            self.greeting = Some("a note on them is not saved yet; Ctrl-E goes on with it".to_owned());
        }
        self.page = match journal.mentorship_page(self.id) {
            Ok(page) => Some(page),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        let filter = self.said_here();
        for (kind, list) in Kind::ALL.into_iter().zip(&mut self.lists) {
            if kind == Kind::Feedback {
                list.reload(feedback(journal, &filter))?;
                continue;
            }
            let lines = self.page.as_ref().map(|page| lines::of(kind, page)).unwrap_or_default();
            list.keep(lines, |line| line.record().number());
        }
        self.focus = self.nearest();
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(step) = state::answered(&input, cx.journal)? {
            return Ok(step);
        }
        let command = match input {
            Input::Command(command) => command,
            Input::Answer(answer) => return self.answered(&answer, cx.journal),
            Input::Key(_) | Input::Paste(_) => return Ok(Step::Stay),
        };
        if let Some(motion) = command.motion() {
            self.walk(motion, cx.journal)?;
            return Ok(Step::Stay);
        }
        let Some(page) = &self.page else { return Ok(Step::Stay) };
        match command {
            Command::NextPane => self.step(true),
            Command::PreviousPane => self.step(false),
            Command::Open => return self.open(cx.journal),
            Command::Toggle => return self.toggle(cx.journal),
            Command::Edit => return Ok(Step::Push(Box::new(MentorshipFormScreen::of(self.id)))),
            Command::EditOutside => return self.lend_note(cx.journal),
            Command::State => return Ok(state::ask(&page.line)),
            Command::Begin => return beginning::begin(Some(self.id), cx.journal),
            Command::NextPhase => return state::go_on(self.id, Some(page), cx.journal),
            Command::Delete => {
                if let Some(line) = self.selected() {
                    return Ok(Step::Say(cx.journal.delete(line.record())?));
                }
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let area = below(area, facts::air(area));
        let Some(page) = &self.page else {
            return draw_gone(frame.buffer_mut(), area, cx);
        };
        let Some([left, right]) = cx.grid.split(area, 3) else {
            return self.draw_one_pane(frame, area, page, cx);
        };
        let focus = match self.focus {
            None => facts::Focus::Purpose,
            Some(Kind::Agreement) => facts::Focus::Agreement,
            Some(_) => facts::Focus::Nothing,
        };
        facts::draw(frame.buffer_mut(), left, page, focus, cx);
        self.draw_lists(frame, right, page, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some(page) = &self.page else { return Title::new("A mentorship that is gone") };
        let aside = if cx.grid.is_one_pane { facts::whose } else { facts::arranged };
        Title::new(&page.line.name).aside(aside(&page.line, cx.today)).right(facts::stands(page, cx))
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        self.note.as_ref().and_then(Note::draft)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        self.save_note(cx.journal).map(|_| ())
    }

    fn word(&self, command: Command) -> Option<&'static str> {
        let is_closed = self.page.as_ref().is_some_and(|page| page.line.is_closed());
        (is_closed && command == Command::State).then_some("go on with it")
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let selected = self.selected();
        match command {
            Command::Open | Command::Edit | Command::EditOutside | Command::State | Command::Begin
                if self.page.is_none() =>
            {
                Some("it is in the trash")
            }
            Command::Open if self.focus.is_none() => state::refusal(Command::Edit, self.page.as_ref()),
            Command::Toggle | Command::Delete if selected.is_none() => Some("no line is selected"),
            Command::Toggle | Command::Delete if matches!(selected, Some(OpenLine::Agreement(_))) => {
                Some("that is done on the page of the agreement: Enter")
            }
            Command::Toggle if matches!(selected, Some(OpenLine::Goal(_))) => {
                Some("a goal is settled on its page: Enter")
            }
            Command::Toggle => match selected {
                Some(OpenLine::Feedback(line)) => response::refusal(&line.feedback.details),
                _ => None,
            },
            Command::NextPane | Command::PreviousPane if self.panes().len() < 2 => Some("there is one pane here"),
            _ => state::refusal(command, self.page.as_ref()),
        }
    }

    fn about(&self) -> Option<Record> {
        self.page.as_ref().map(|_| self.id.into())
    }
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn the_list_with_the_keys_gets_what_the_others_leave() {
        assert_eq!(shares(&[3, 4, 2], 0, 2, 40), [3, 4, 2]);
        assert_eq!(shares(&[30, 9, 2], 0, 2, 28), [18, 4, 2]);
        assert_eq!(shares(&[30, 9, 2], 1, 2, 28), [4, 9, 2]);
        assert_eq!(shares(&[30, 9], 1, 1, 3), [4, 2]);
        assert!(shares(&[], 0, 2, 0).is_empty());
    }
}

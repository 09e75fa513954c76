//! What is read of the check-ins of a mentorship: the dimensions of each side, what is worth a word, and each time in figures.

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::Paragraphs;
use super::dimensions;
use crate::content::{check_in, sentences};
use crate::domain::check_in::{Concern, Course, Dimension};
use crate::domain::names;
use crate::journal::CheckInPage;

/// With so many check-ins there is more to say than from the first to the last.
const SOME: usize = 3;

/// All of it, for a pane so wide.
pub(super) fn page<'a>(page: &CheckInPage, columns: u16, has_keys: bool, cx: &ViewCx<'a>) -> Paragraphs<'a> {
    let mut text = Paragraphs::new(columns, cx.theme);
    let them = names::other(&page.line.name).to_owned();
    side(&mut text, ("Mine", &page.mine), columns, has_keys, cx);
    let concerns = page.mine.concerns();
    let to_raise = concerns.iter().find(|concern| !page.waiting.contains(&concern.dimension())).copied();
    for concern in concerns {
        worth_a_word(&mut text, concern, to_raise == Some(concern), page, cx);
    }
    lift(&mut text, &page.mine, cx);
    let is_first = page.mine.last.is_empty();
    side(&mut text, (&format!("{them}, as told"), &page.theirs), columns, has_keys && is_first, cx);
    lift(&mut text, &page.theirs, cx);
    for (whose, course) in [("Mine", &page.mine), (them.as_str(), &page.theirs)] {
        if course.last.len() >= SOME {
            text.heading(&format!("{whose}, each time"), "");
            let rows = dimensions::each_time(course, columns, cx.theme);
            rows.into_iter().for_each(|row| text.row(row));
        }
    }
    text.gap();
    text.sentence(&dimensions::singles(), cx.theme.dim);
    text
}

fn side(text: &mut Paragraphs<'_>, (whose, course): (&str, &Course), columns: u16, has_keys: bool, cx: &ViewCx<'_>) {
    if course.last.is_empty() {
        return;
    }
    let span = dimensions::span(course, cx.today);
    if has_keys {
        text.heading_in_focus(whose, &span);
    } else {
        text.heading(whose, &span);
    }
    dimensions::with_chart(course, false, |chart| {
        text.picture(chart.rows(columns), |buffer, area| chart.render(buffer, area, cx.theme));
    });
}

/// What fell and what one might open with; of the next one to be raised, how that comes onto the agenda.
fn worth_a_word(text: &mut Paragraphs<'_>, concern: Concern, is_next: bool, page: &CheckInPage, cx: &ViewCx<'_>) {
    let dimension = concern.dimension();
    text.gap();
    let opener = format!("“{}”", check_in::opener(dimension));
    let lead = format!("{} You might open with: ", sentences::what_stands(concern));
    text.runs(&[(&lead, cx.theme.text), (&opener, cx.theme.note)]);
    if page.waiting.contains(&dimension) {
        text.sentence("It waits for the next meeting.", cx.theme.dim);
    } else if is_next && !page.line.is_closed() {
        let key = cx.key(chain::CHECK_INS, Command::NewTopic);
        text.sentence_with(&key, &format!("{key} takes it to the next meeting."), cx.theme.dim);
    }
    let is_fall = matches!(concern, Concern::Fell(_));
    if is_fall && dimension == Dimension::Direction && !page.purpose.is_empty() {
        let purpose = format!("“{}”", page.purpose);
        text.runs(&[("Or read aloud what you agreed it is for: ", cx.theme.text), (&purpose, cx.theme.note)]);
    }
}

fn lift(text: &mut Paragraphs<'_>, course: &Course, cx: &ViewCx<'_>) {
    let lift = course.latest().map_or("", |latest| latest.details.lift.trim());
    if !lift.is_empty() {
        text.gap();
        let lead = format!("{} ", check_in::lift());
        text.runs(&[(&lead, cx.theme.text), (lift, cx.theme.note)]);
    }
}

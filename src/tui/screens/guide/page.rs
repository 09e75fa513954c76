//! A page of the Guide as it is read: its words, the doors into the journal, and what else to see.

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::super::widgets::paragraphs::Paragraphs;
use crate::content::guide::{books, doors, page, search};
use crate::domain::guide::{Book, Door, GuidePage, Reader, Subject};
use crate::domain::mentorship::Phase;

/// A card is set narrower than other texts.
const CARD: u16 = 66;
const TEXT: u16 = 76;

/// Something on a page that Enter follows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    Door(Door),
    Page(&'static GuidePage),
}

/// The links of a page, in the order in which they stand.
pub(super) fn links(page: &GuidePage) -> impl Iterator<Item = Link> {
    let doors = page.from_here.iter().map(|door| Link::Door(*door));
    doors.chain(see_also(page).map(Link::Page))
}

fn see_also(of: &GuidePage) -> impl Iterator<Item = &'static GuidePage> {
    of.see.iter().filter_map(|slug| page(slug))
}

/// How a page is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub columns: u16,
    /// Whether its name stands above it, and not in the title of the screen.
    pub has_title: bool,
    /// Blank rows between two sections.
    pub apart: u16,
}

/// All of a page, in its order.
pub(super) fn set<'a>(page: &GuidePage, setting: Setting, theme: &'a Theme) -> Paragraphs<'a> {
    let widest = if matches!(page.subject, Subject::Card { .. }) { CARD } else { TEXT };
    let mut text = Paragraphs::new(setting.columns.min(widest), theme);
    if setting.has_title {
        text.sentence(page.title, theme.title);
        text.sentence(&kind_of(page), theme.dim);
        text.gap();
    }
    for (at, paragraph) in page.paragraphs.iter().enumerate() {
        if at > 0 {
            text.gap();
        }
        text.sentence(paragraph, theme.text);
    }
    set_more(&mut text, page, setting, theme);
    begin(&mut text, "from here", setting);
    let reader = reader_of(page);
    page.from_here.iter().for_each(|door| text.link(&doors::words(*door, reader)));
    begin(&mut text, "see also", setting);
    see_also(page).for_each(|other| text.link(other.title));
    text
}

/// What only pages of its sort have.
fn set_more(text: &mut Paragraphs<'_>, page: &GuidePage, setting: Setting, theme: &Theme) {
    match &page.subject {
        Subject::Card { .. } | Subject::Asked => {}
        Subject::Topic { meets } => {
            begin(text, "in this journal", setting);
            text.sentence(meets, theme.text);
        }
        Subject::Case { questions, frame } => {
            begin(text, "questions for the group", setting);
            for (number, question) in (1..).zip(*questions) {
                text.item(&format!("{number}  "), question, theme.text);
            }
            begin(text, "a case of your own", setting);
            frame.iter().for_each(|line| text.item(&format!("{} ", glyph::OPEN), line, theme.text));
        }
        Subject::Format(format) => {
            format.lines.iter().for_each(|line| text.item(&format!("{} ", glyph::OPEN), line, theme.text));
        }
        Subject::Reading => {
            for (heading, is_first) in [("to begin with", true), ("more", false)] {
                begin(text, heading, setting);
                let mut some = books();
                some.retain(|book| book.is_first == is_first);
                set_books(text, &some, theme);
            }
        }
    }
}

fn set_books(text: &mut Paragraphs<'_>, books: &[Book], theme: &Theme) {
    for (at, book) in books.iter().enumerate() {
        if at > 0 {
            text.gap();
        }
        text.sentence(book.title, theme.text);
        text.sentence(book.author, theme.dim);
        text.sentence(book.note, theme.dim);
    }
}

fn begin(text: &mut Paragraphs<'_>, heading: &str, setting: Setting) {
    (1..setting.apart).for_each(|_| text.gap());
    text.heading(heading, "");
}

/// Whom a page speaks to.
fn reader_of(page: &GuidePage) -> Reader {
    match page.subject {
        Subject::Card { reader, .. } => reader,
        _ => Reader::Both,
    }
}

/// What sort of page it is: `for the mentee, while you grow`.
pub(super) fn kind_of(page: &GuidePage) -> String {
    match &page.subject {
        Subject::Card { reader, phase, .. } => format!("{}, {}", for_whom(*reader), when(*phase)),
        Subject::Asked => "a question people ask".to_owned(),
        Subject::Topic { .. } => "a related topic".to_owned(),
        Subject::Reading => "books on mentoring".to_owned(),
        Subject::Case { .. } => "a case for a group to read and talk over".to_owned(),
        Subject::Format(format) => format!("with a group, {}", format.time),
    }
}

pub(super) fn for_whom(reader: Reader) -> &'static str {
    match reader {
        Reader::Both => "for both",
        Reader::Mentor => "for the mentor",
        Reader::Mentee => "for the mentee",
    }
}

pub(super) fn when(phase: Phase) -> &'static str {
    match phase {
        Phase::Prepare => "while you prepare",
        Phase::Agree => "while you agree",
        Phase::Grow => "while you grow",
        Phase::Close => "while you close",
    }
}

/// The words of a page, to be copied.
pub(super) fn copied(page: &GuidePage) -> String {
    format!("{}\n\n{}\n", page.title, search::text_of(page))
}

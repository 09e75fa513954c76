//! The Guide that ships with the program, from `assets/guide/` by way of tables that `build.rs` makes of it.
//!
//! The pages are put together when the Guide is opened, once; what an alert has to know of its card is looked up in the tables.

pub mod alerts;
pub mod doors;
pub mod search;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use crate::domain::guide::{Book, Door, GroupFormat, GuidePage, Subject};
use crate::domain::mentorship::Phase;
use crate::domain::question::Theme;

/// What the assets say, as the build found it.
const CARDS: &[Entry] = include!(concat!(env!("OUT_DIR"), "/cards.rs"));
const ASKED: &[Entry] = include!(concat!(env!("OUT_DIR"), "/asked.rs"));
const TOPICS: &[Entry] = include!(concat!(env!("OUT_DIR"), "/topics.rs"));
const CASES: &[Entry] = include!(concat!(env!("OUT_DIR"), "/case.rs"));
const FORMATS: &[Entry] = include!(concat!(env!("OUT_DIR"), "/formats.rs"));
const BOOKS: &[Entry] = include!(concat!(env!("OUT_DIR"), "/books.rs"));

/// The page that opens the reading list, and what stands there.
pub const READING_LIST: &str = "reading-list";
const READING_WORDS: &[&str] = &["A book pays for the one idea that is used. These are about mentoring itself."];

/// The parts of the Guide in their order: the file a part stands in, what it holds, and what sort of page it makes.
const PARTS: [(&str, &[Entry], Sort); 5] = [
    ("cards", CARDS, Sort::Card),
    ("asked", ASKED, Sort::Asked),
    ("topics", TOPICS, Sort::Topic),
    ("case", CASES, Sort::Case),
    ("formats", FORMATS, Sort::Format),
];

/// Every page, in the order of the list: the cards by their first themes, then the questions people ask, the topics, the reading
/// list, the case and the formats. Made at the first call.
#[must_use]
pub fn pages() -> &'static [GuidePage] {
    static PAGES: OnceLock<Vec<GuidePage>> = OnceLock::new();
    // The assets are compiled in and a test reads them, so there is never a broken one to report here.
    PAGES.get_or_init(|| read(&PARTS).unwrap_or_default())
}

/// The page with this slug, if there is one.
#[must_use]
pub fn page(slug: &str) -> Option<&'static GuidePage> {
    pages().iter().find(|page| page.slug == slug)
}

/// The format with this slug, if it is one.
#[must_use]
pub fn format(slug: &str) -> Option<GroupFormat> {
    FORMATS.iter().find(|entry| entry.slug == slug).map(|entry| entry.to_format())
}

/// The formats for a group.
pub fn formats() -> impl Iterator<Item = GroupFormat> {
    FORMATS.iter().map(|entry| entry.to_format())
}

/// The books that are offered for the reading list, those that are offered at once first.
#[must_use]
pub fn books() -> Vec<Book> {
    let mut books: Vec<_> = BOOKS.iter().map(|entry| entry.to_book()).collect();
    books.sort_by_key(|book| !book.is_first);
    books
}

/// What a page is called; the card of an alert is named on Today, which is too early to put pages together.
fn title_of(slug: &str) -> Option<&'static str> {
    CARDS.iter().find(|entry| entry.slug == slug).map(|entry| entry.title)
}

#[derive(Clone, Copy)]
enum Sort {
    Card,
    Asked,
    Topic,
    Case,
    Format,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Where it stands in the asset.
    line: u32,
    id: &'static str,
    slug: &'static str,
    title: &'static str,
    sources: &'static [&'static str],
    paragraphs: &'static [&'static str],
    see: &'static [&'static str],
    from_here: &'static [&'static str],
    reader: &'static str,
    phase: &'static str,
    themes: &'static [&'static str],
    meets: &'static str,
    questions: &'static [&'static str],
    frame: &'static [&'static str],
    time: &'static str,
    minutes: u32,
    lines: &'static [&'static str],
    author: &'static str,
    note: Option<&'static str>,
    is_first: bool,
}

/// The error says where an asset is wrong: `cards.toml:12: …`.
fn read(parts: &[(&str, &[Entry], Sort)]) -> Result<Vec<GuidePage>, String> {
    let mut pages = Vec::new();
    for (file, entries, sort) in parts {
        for entry in *entries {
            pages.push(entry.to_page(*sort).map_err(|what| format!("{file}.toml:{}: {what}", entry.line))?);
        }
        if matches!(sort, Sort::Topic) {
            pages.push(reading_list());
        }
    }
    pages.sort_by_key(|page| match &page.subject {
        Subject::Card { themes, .. } => (false, themes.first().copied()),
        _ => (true, None),
    });
    Ok(pages)
}

fn reading_list() -> GuidePage {
    GuidePage {
        slug: READING_LIST,
        title: "Reading list",
        content_id: "",
        sources: &[],
        subject: Subject::Reading,
        paragraphs: READING_WORDS,
        see: &["book-club"],
        from_here: vec![Door::Reading],
    }
}

impl Entry {
    /// Nothing is said of it: what the tables leave out.
    const NONE: Entry = Entry {
        line: 0,
        id: "",
        slug: "",
        title: "",
        sources: &[],
        paragraphs: &[],
        see: &[],
        from_here: &[],
        reader: "",
        phase: "",
        themes: &[],
        meets: "",
        questions: &[],
        frame: &[],
        time: "",
        minutes: 0,
        lines: &[],
        author: "",
        note: None,
        is_first: false,
    };

    fn to_page(self, sort: Sort) -> Result<GuidePage, String> {
        let doors = self.from_here.iter().map(|written| Door::read(written));
        let from_here = doors.collect::<Result<_, _>>().map_err(|invalid| invalid.to_string())?;
        Ok(GuidePage {
            slug: self.slug,
            title: self.title,
            content_id: self.id,
            sources: self.sources,
            subject: self.to_subject(sort)?,
            paragraphs: self.paragraphs,
            see: self.see,
            from_here,
        })
    }

    fn to_subject(self, sort: Sort) -> Result<Subject, String> {
        Ok(match sort {
            Sort::Card => {
                let themes = self.themes.iter().map(|theme| theme.parse()).collect::<Result<Vec<Theme>, _>>();
                let themes = themes.map_err(|invalid| invalid.to_string())?;
                if themes.is_empty() {
                    return Err("it has no theme".to_owned());
                }
                let reader = self.reader.parse().map_err(|invalid: crate::domain::Invalid| invalid.to_string())?;
                let phase: Result<Phase, _> = self.phase.parse();
                Subject::Card { reader, phase: phase.map_err(|invalid| invalid.to_string())?, themes }
            }
            Sort::Asked => Subject::Asked,
            Sort::Topic => Subject::Topic { meets: self.meets },
            Sort::Case => Subject::Case { questions: self.questions, frame: self.frame },
            Sort::Format => Subject::Format(self.to_format()),
        })
    }

    fn to_format(self) -> GroupFormat {
        let Entry { slug, title: name, time, minutes, lines, .. } = self;
        GroupFormat { slug, name, time, minutes, lines }
    }

    fn to_book(self) -> Book {
        let Entry { id: content_id, title, author, is_first, sources, .. } = self;
        Book { content_id, title, author, note: self.note.unwrap_or_default(), is_first, sources }
    }
}

//! What ships is whole: nothing is lost, every link leads somewhere, and no text is longer than its place.

use std::collections::BTreeSet;

use super::*;
use crate::content::question;
use crate::domain::guide::Reader;
use crate::domain::meeting::MeetingKind;
use crate::domain::mentorship::Role;
use crate::text::width::wrap;

fn checked() -> Vec<GuidePage> {
    read(&PARTS).unwrap_or_else(|error| panic!("{error}"))
}

/// Where a page stands: `cards.toml:12`.
fn place_of(slug: &str) -> String {
    let all = PARTS.iter().flat_map(|(file, entries, _)| entries.iter().map(move |entry| (file, entry)));
    let found = all.filter(|(_, entry)| entry.slug == slug).map(|(file, entry)| format!("{file}.toml:{}", entry.line));
    found.collect::<Vec<_>>().join(" and ")
}

fn reader_of(page: &GuidePage) -> Reader {
    match page.subject {
        Subject::Card { reader, .. } => reader,
        _ => Reader::Both,
    }
}

#[test]
fn everything_is_there_once() {
    let pages = checked();
    assert_eq!(super::pages(), pages);
    let ids: BTreeSet<_> =
        pages.iter().map(|page| page.content_id).chain(books().iter().map(|b| b.content_id)).collect();
    for (letter, many) in [('K', 48), ('F', 6), ('R', 5), ('G', 4), ('B', 8)] {
        for number in 1..=many {
            let id = if letter == 'K' { format!("K{number:02}") } else { format!("{letter}{number}") };
            assert!(ids.contains(id.as_str()), "{id} is lost");
        }
    }
    // The case has an id of its own, and the reading list none.
    assert_eq!((ids.len(), pages.len()), (48 + 6 + 5 + 4 + 8 + 2, 48 + 6 + 5 + 4 + 2));
    assert_eq!(books().iter().filter(|book| book.is_first).count(), 3);
    assert!(books()[..3].iter().all(|book| book.is_first), "those come first");
    let slugs: BTreeSet<_> = pages.iter().map(|page| page.slug).collect();
    for page in &pages {
        assert!(page.slug.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", place_of(page.slug));
    }
    assert_eq!(slugs.len(), pages.len(), "a slug stands twice");
}

#[test]
fn every_link_leads_somewhere() {
    for page in &checked() {
        let place = place_of(page.slug);
        let links: BTreeSet<_> = page.see.iter().collect();
        assert_eq!(links.len(), page.see.len(), "{place}: a link stands twice");
        for slug in page.see {
            assert!(super::page(slug).is_some(), "{place}: no page is called {slug}");
            assert_ne!(*slug, page.slug, "{place} leads to itself");
        }
        assert!(!page.see.is_empty(), "{place} leads nowhere else");
    }
}

#[test]
fn every_door_leads_somewhere() {
    for page in &checked() {
        let place = place_of(page.slug);
        assert!(!page.from_here.is_empty(), "{place} has no door");
        for door in &page.from_here {
            match *door {
                Door::Group(slug) => assert!(format(slug).is_some(), "{place}: no format is called {slug}"),
                Door::Meeting(kind) => assert_ne!(kind, MeetingKind::Group, "{place}: which format?"),
                Door::Question(id) => {
                    let asked = question(id).unwrap_or_else(|| panic!("{place}: no question {id}"));
                    // Only a card says whom it speaks to.
                    let is_for = |role| asked.is_for(role) || !matches!(page.subject, Subject::Card { .. });
                    let reader = reader_of(page);
                    assert!(is_for(Role::Mentor) || !reader.includes(Reader::Mentor), "{place}: {id} is no mentor's");
                    assert!(is_for(Role::Mentee) || !reader.includes(Reader::Mentee), "{place}: {id} is no mentee's");
                }
                _ => {}
            }
            let words = doors::words(*door, reader_of(page));
            assert!(!words.trim().is_empty() && !words.ends_with(": "), "{place}: {door} says nothing");
        }
    }
}

#[test]
fn every_theme_has_a_card() {
    let pages = checked();
    for theme in Theme::ALL {
        let first = |page: &&GuidePage| matches!(&page.subject, Subject::Card { themes, .. } if themes[0] == *theme);
        assert!(pages.iter().any(|page| first(&page)), "{theme}");
    }
}

#[test]
fn no_text_is_too_long_for_its_place_or_untidy() {
    for page in &checked() {
        let place = place_of(page.slug);
        let text = page.paragraphs.join(" ");
        if matches!(page.subject, Subject::Card { .. }) {
            assert!(text.split_whitespace().count() <= 80, "{place}: more than 80 words");
            assert!(wrap(&text, 80).len() <= 6, "{place}: more than six lines");
        }
        assert!(page.title.chars().count() <= 52, "{place}: {}", page.title);
        let whole = search::text_of(page);
        for paragraph in whole.split("\n\n") {
            assert_eq!(paragraph, paragraph.split_whitespace().collect::<Vec<_>>().join(" "), "{place}");
        }
        for paragraph in page.paragraphs {
            assert!(paragraph.ends_with(['.', '?', '"', '!']) || paragraph.ends_with(')'), "{place}: {paragraph}");
        }
        assert_eq!(typed_id_in(&format!("{} {whole}", page.title)), None, "{place} names an id");
    }
}

/// A word like K07, which means nothing to a person here.
fn typed_id_in(text: &str) -> Option<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_id = |word: &&str| {
        word.len() > 1
            && word.starts_with(['K', 'F', 'R', 'B', 'G', 'S', 'Q', 'T'])
            && word[1..].chars().all(|c| c.is_ascii_digit())
    };
    words.into_iter().find(is_id)
}

/// Rows of the table of features that the Guide carries, by the cards that say so.
#[test]
fn the_rows_that_the_guide_carries_are_carried() {
    let pages = checked();
    let carried: BTreeSet<_> = pages
        .iter()
        .flat_map(|page| page.sources)
        .chain(books().iter().flat_map(|book| book.sources))
        .copied()
        .collect();
    let wanted = (0..=31).chain(39..=51).chain(53..=56).map(|number| format!("S{number:02}"));
    let lost: Vec<_> = wanted.filter(|row| !carried.contains(row.as_str())).collect();
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn a_broken_asset_is_named_by_its_line() {
    let first = |file, entries: &[Entry], sort| read(&[(file, entries, sort)]).unwrap_err();
    let card = |change: fn(&mut Entry)| {
        let mut entry = CARDS[1];
        change(&mut entry);
        first("cards", &[CARDS[0], entry], Sort::Card)
    };
    let line = CARDS[1].line;
    assert!(card(|entry| entry.themes = &["gaols"]).starts_with(&format!("cards.toml:{line}: theme")));
    assert!(card(|entry| entry.themes = &[]).ends_with("it has no theme"));
    assert!(card(|entry| entry.reader = "cat").contains("reader"));
    assert!(card(|entry| entry.phase = "never").contains("phase"));
    assert!(card(|entry| entry.from_here = &["window"]).ends_with("\"window\" is no door"));
    assert_eq!(typed_id_in("see K07 and 7"), Some("K07"));
}

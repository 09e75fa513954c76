//! Nothing of what the program grew out of is lost: every row of `tests/fixtures/features.txt` is there, and whatever it names is found.

use std::collections::BTreeMap;
use std::process::Command;

use mentorlog::clock::Clock;
use mentorlog::content;
use mentorlog::content::guide;
use mentorlog::domain::QuestionId;
use mentorlog::domain::agreement::{Dial, Section};
use mentorlog::domain::check_in::Item;
use mentorlog::domain::meeting::MeetingKind;
use mentorlog::domain::mentorship::{Phase, Role};
use mentorlog::domain::question::Theme;
use mentorlog::journal::{Journal, sample};
use mentorlog::tui::command::ROWS;

use crate::harness::{NOW, Tui};

const TABLE: &str = include_str!("../fixtures/features.txt");

/// The rows by their number, each with what carries it.
fn rows() -> BTreeMap<String, Vec<String>> {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut row = String::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match line.strip_prefix("  ") {
            Some(carrier) => rows.get_mut(&row).unwrap().push(carrier.to_owned()),
            None => {
                row = line.split(' ').next().unwrap().to_owned();
                assert!(rows.insert(row.clone(), Vec::new()).is_none(), "{row} stands there twice");
            }
        }
    }
    rows
}

/// Whether something that carries a row is there.
fn is_there(row: &str, kind: &str, what: &str) -> bool {
    match kind {
        "page" => guide::page(what).is_some_and(|page| page.sources.contains(&row)),
        "question" => content::question(QuestionId(what.parse().unwrap()))
            .is_some_and(|question| !question.is_core || (!question.mentor.is_empty() && !question.mentee.is_empty())),
        "theme" => has_theme(what),
        "column" => has_column(what),
        "template" => content::template(what.parse::<MeetingKind>().unwrap()).is_some(),
        "section" => {
            let section = what.parse::<Section>().unwrap();
            !content::agreement::heading(section, Role::Mentee).is_empty()
        }
        "dial" => !content::agreement::dial_name(what.parse::<Dial>().unwrap()).is_empty(),
        "item" => what.parse::<Item>().is_ok(),
        "book" => guide::books().iter().any(|book| book.title == what && book.is_first && book.sources.contains(&row)),
        "key" => ROWS.iter().any(|key| key.name == what),
        "shows" => {
            let (keys, words) = what.split_once(": ").unwrap();
            shows(keys, words)
        }
        "command" => is_command(what),
        "nothing:" => !what.is_empty(),
        _ => panic!("{row}: nothing is known of {kind}"),
    }
}

fn has_theme(what: &str) -> bool {
    let (name, everywhere) = what.strip_suffix(" everywhere").map_or((what, false), |name| (name, true));
    let theme: Theme = name.parse().unwrap();
    let of_theme: Vec<_> = content::questions().iter().filter(|question| question.theme == theme).collect();
    let is_in = |phase: &Phase| of_theme.iter().any(|question| question.phases.contains(phase));
    !of_theme.is_empty() && (!everywhere || Phase::ALL.iter().all(is_in))
}

fn has_column(what: &str) -> bool {
    let (table, column) = what.split_once('.').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    drop(Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap());
    let conn = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2";
    conn.query_row(sql, [table, column], |row| row.get::<_, i64>(0)).unwrap() == 1
}

fn is_command(words: &str) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mentorlog"));
    command.args(words.split(' ')).arg("--help").output().unwrap().status.success()
}

fn shows(keys: &str, words: &str) -> bool {
    let mut tui = Tui::with(sample::journal(Clock::fixed(NOW).unwrap()).unwrap());
    tui.resize(120, 40).keys(keys);
    tui.screen().contains(words)
}

#[test]
fn every_row_has_its_feature() {
    let rows = rows();
    let numbers: Vec<_> = (0..=57).map(|number| format!("S{number:02}")).collect();
    assert_eq!(rows.keys().cloned().collect::<Vec<_>>(), numbers);
    let mut lost = Vec::new();
    for (row, carriers) in &rows {
        assert!(!carriers.is_empty(), "{row} is carried by nothing");
        for carrier in carriers {
            let (kind, what) = carrier.split_once(' ').unwrap();
            if !is_there(row, kind, what) {
                lost.push(format!("{row}: {carrier}"));
            }
        }
    }
    assert!(lost.is_empty(), "lost:\n{}", lost.join("\n"));
}

/// A page of the Guide that says it carries a row is named by that row.
#[test]
fn the_guide_and_the_table_name_one_another() {
    let rows = rows();
    for page in guide::pages() {
        for source in page.sources {
            let named = format!("page {}", page.slug);
            assert!(rows[*source].contains(&named), "{} says it carries {source}, which does not name it", page.slug);
        }
    }
}

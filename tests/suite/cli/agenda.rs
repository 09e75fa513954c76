//! Agendas from a shell: a line is spoken of or parked, and a field that is set by its name does what its operation does.

use serde_json::Value;

use super::Home;

/// A meeting today and one in four weeks, with an action, a topic and a line of one's own on today's agenda.
fn home() -> Home {
    let home = Home::with_aldo();
    for line in [
        "add action write to the director --due 2026-09-01",
        "add topic the spanner",
        "add meeting Figures --on today",
        "add meeting Autumn --on 2026-10-07",
    ] {
        home.ok(&line.split(' ').collect::<Vec<_>>());
    }
    home
}

/// The lines of a meeting's agenda that are about something: the id, the words, and whether it is ticked.
fn lines(home: &Home, meeting: &str) -> Vec<(String, String, bool)> {
    let shown = home.json(&["show", meeting, "--json"]);
    let text = |line: &Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
    let lines = shown["agenda_lines"].as_array().expect("a meeting has an agenda").iter();
    lines
        .filter(|line| !line["action_id"].is_null() || !line["topic_id"].is_null())
        .map(|line| (text(line, "id"), text(line, "words"), line["ticked"] == Value::Bool(true)))
        .collect()
}

fn id_of(home: &Home, meeting: &str, words: &str) -> String {
    lines(home, meeting).into_iter().find(|(_, said, _)| said == words).unwrap().0
}

#[test]
fn a_line_is_spoken_of_once_and_its_action_stays_open() {
    let home = home();
    let line = id_of(&home, "M1", "write to the director");
    assert_eq!(home.ok(&["done", &line]), "spoken of \"write to the director\"; it stays open\n");
    assert_eq!(home.ok(&["done", &line]), format!("{line} was done already\n"));
    assert_eq!(home.json(&["show", "A1", "--json"])["actions"][0]["status"], "open");
}

#[test]
fn a_line_that_is_dropped_is_parked() {
    let home = home();
    let before = home.ok(&["export"]);
    let line = id_of(&home, "M1", "the spanner");
    assert_eq!(home.ok(&["drop", &line]), "parked \"the spanner\": it waits with the topics\n");
    assert_eq!(lines(&home, "M1").len(), 1);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["export"]), before);
    assert_eq!(home.run(&["drop", &line, "--why", "no time"]).code, 2);
}

#[test]
fn a_tick_that_is_set_by_its_name_raises_the_topic() {
    let home = home();
    let before = home.ok(&["export"]);
    let line = id_of(&home, "M1", "the spanner");
    home.ok(&["set", &line, "ticked=yes"]);
    assert_eq!(home.json(&["show", "T1", "--json"])["topics"][0]["status"], "raised");
    home.ok(&["set", &line, "ticked=no"]);
    assert_eq!(home.json(&["show", "T1", "--json"])["topics"][0]["status"], "waiting");
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["export"]), before);
}

#[test]
fn a_meeting_that_is_set_to_held_hands_on_what_it_left_open() {
    let home = home();
    for (_, words, _) in lines(&home, "M2") {
        home.ok(&["delete", &id_of(&home, "M2", &words)]);
    }
    let before = home.ok(&["export"]);
    home.ok(&["set", "M1", "status=held"]);
    let there: Vec<_> = lines(&home, "M2").into_iter().map(|(_, words, _)| words).collect();
    assert_eq!(there, ["write to the director", "the spanner"]);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["export"]), before, "one undo takes both back");
    home.ok(&["set", "M1", "notes=We met."]);
    assert_eq!(home.json(&["show", "M1", "--json"])["meetings"][0]["status"], "held", "what is written up was held");
    assert_eq!(lines(&home, "M2").len(), 2);
}

#[test]
fn a_meeting_that_is_set_to_planned_again_was_cancelled_by_nobody() {
    let home = home();
    home.ok(&["set", "M1", "status=cancelled", "cancelled_by=them"]);
    home.ok(&["set", "M1", "status=planned"]);
    assert_eq!(home.json(&["show", "M1", "--json"])["meetings"][0]["cancelled_by"], Value::Null);
    home.ok(&["set", "M1", "notes=We met."]);
    home.ok(&["set", "M1", "status=planned"]);
    assert_eq!(home.json(&["show", "M1", "--json"])["meetings"][0]["status"], "planned", "what is said counts");
}

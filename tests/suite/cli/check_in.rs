//! Check-ins from a shell: ten values, the list, one of them, and the blank form.

use super::Home;

const TEN: [&str; 10] = ["4", "3", "-", "5", "4", "4", "3", "4", "2", "3"];

fn add(home: &Home, rest: &[&str]) -> super::Ran {
    home.run(&[&["add", "checkin"], rest].concat())
}

#[test]
fn ten_values_are_kept_with_whose_they_are_the_day_and_a_line() {
    let home = Home::with_aldo();
    let options = ["--on", "16 april", "--lift", "a date before we get up", "--by", "them"];
    assert_eq!(add(&home, &[&TEN[..], &options].concat()).out, "C1\n");
    assert_eq!(add(&home, &[&["--with", "aldo"], &TEN[..]].concat()).out, "C2\n");
    let told = &home.json(&["show", "C1", "--json"])["check_ins"][0];
    assert_eq!((&told["openness"], &told["direction"], &told["own_judgement"]), (&4.into(), &().into(), &3.into()));
    assert_eq!((&told["said_by"], &told["checked_on"]), (&"them".into(), &"2026-04-16".into()));
    assert_eq!(told["lift"], "a date before we get up");
    assert_eq!(home.json(&["show", "C2", "--json"])["check_ins"][0]["said_by"], "me");
}

#[test]
fn what_is_no_ten_values_is_refused_in_words_and_nothing_is_kept() {
    let home = Home::with_aldo();
    for (values, says) in [
        (&["4", "3"][..], "are 2; it takes ten"),
        (&["4", "3", "-", "5", "4", "4", "3", "4", "2", "9"], "own judgement: \"9\" is none of 1 to 5, or -"),
        (&["4", "3", "x", "5", "4", "4", "3", "4", "2", "3"], "direction: \"x\" is none of 1 to 5, or -"),
        (&["-"; 10], "answer at least one of the ten"),
    ] {
        let ran = add(&home, values);
        assert!(ran.code == 2 && ran.err.contains(says), "{}", ran.err);
    }
    let none = home.run(&["list", "checkins"]);
    assert_eq!((none.out.as_str(), none.err.trim()), ("", "no check-ins yet"));
}

#[test]
fn the_list_says_the_dimensions_and_never_a_total() {
    let home = Home::with_aldo();
    add(&home, &[&TEN[..], &["--on", "2026-04-16"]].concat());
    add(&home, &[&TEN[..], &["--by", "them"]].concat());
    let list = home.ok(&["list", "checkins"]);
    let rows: Vec<_> = list.lines().collect();
    assert!(rows[0].starts_with("C2") && rows[0].contains("Aldo Ferri, as told"), "{list}");
    assert!(rows[1].contains("mine") && rows[1].contains("trust 3.5, fairness 5, commitment 4"), "{list}");
    assert!(!list.contains("direction") && !list.to_lowercase().contains("total"), "{list}");
    let shown = home.ok(&["show", "C1"]);
    assert!(shown.contains("DIMENSIONS") && shown.contains("trust"), "{shown}");
    assert!(shown.contains("a conversation starter made for this journal, not a tested instrument"), "{shown}");
    assert_eq!(home.json(&["list", "checkins", "--json"])["check_ins"].as_array().unwrap().len(), 2);
    assert!(home.run(&["delete", "C1"]).code == 0 && home.run(&["show", "C1"]).code == 3);
    home.ok(&["undo"]);
    assert_eq!(home.run(&["show", "C1"]).code, 0);
}

#[test]
fn the_blank_form_is_in_their_words_unless_mine_are_asked_for() {
    let home = Home::with_aldo();
    let theirs = home.ok(&["share", "checkin-blank"]);
    assert!(theirs.contains("For Aldo Ferri") && theirs.contains("I listen before I advise"), "{theirs}");
    let mine = home.ok(&["share", "checkin-blank", "aldo", "--for", "me"]);
    assert!(mine.contains("With Aldo Ferri") && mine.contains("I am listened to before I am advised"), "{mine}");
    for blank in [&theirs, &mine] {
        let read = blank.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            read.ends_with("This is a conversation starter made for this journal, not a tested instrument."),
            "{read}"
        );
        assert!(blank.lines().all(|line| line.chars().count() <= 76), "{blank}");
    }
    let file = home.path().join("blank.md");
    home.ok(&["share", "checkin-blank", "S1", "-o", file.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
    assert_eq!(home.run(&["share", "checkin-blank", "--include", "feedback"]).code, 2);
}

#[test]
fn a_check_in_is_in_nothing_that_is_shared_or_read_beside_somebody() {
    let home = Home::with_aldo();
    add(&home, &[&TEN[..], &["--lift", "MARKER in the line"]].concat());
    home.ok(&["add", "meeting", "--on", "2026-09-11", "--kind", "midpoint"]);
    for command in [&["share", "checkin-blank"][..], &["brief"], &["brief", "--json"], &["today"], &["today", "--json"]]
    {
        let out = home.ok(command);
        assert!(!out.contains("MARKER"), "{command:?}: {out}");
    }
    assert!(!home.run(&["share", "agreement"]).out.contains("MARKER"));
    assert!(home.ok(&["export"]).contains("MARKER"), "an export is for oneself, and complete");
}

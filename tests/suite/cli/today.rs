//! `mentorlog today` and `mentorlog brief`: what is next and due, one line for a prompt, a check, and a page before a meeting.

use std::fs;

use mentorlog::text::width::width;

use super::{Home, Ran};

/// Runs a line, its words parted by blanks.
fn line(home: &Home, line: &str) -> String {
    home.ok(&line.split(' ').collect::<Vec<_>>())
}

/// The same on another day.
fn on(home: &Home, day: &str, line: &str) -> Ran {
    let mut command = home.command();
    command.env("MENTORLOG_NOW", format!("{day}T14:00:00Z")).args(line.split(' '));
    Ran::of(&command.output().unwrap())
}

/// A held meeting with something taken from it, promises of both sides, a goal that stands still and a topic; the next one is planned.
fn noor() -> Home {
    let home = Home::empty();
    for (day, said) in [
        ("2026-06-11", "add person Aldo Ferri --my-role mentee"),
        ("2026-06-11", "set S1 phase=grow"),
        ("2026-06-11", "add meeting The crew --on today --held"),
        ("2026-06-11", "add action write to the director --due 2026-09-07 --meeting M1"),
        ("2026-06-11", "add action bring his notes --owner them --due 2026-09-18 --meeting M1"),
        ("2026-06-11", "add goal Clear four faults in five --status active --by 2026-09-30 --with aldo"),
        ("2026-06-11", "log G1 one less --value 58"),
        ("2026-06-11", "add topic the spanner"),
        ("2026-08-06", "add meeting Rosters --on today --held"),
        ("2026-08-06", "set M2 debrief_what=Kemal_led_it"),
        ("2026-08-06", "add note he was tired --meeting M2 --private"),
        ("2026-09-01", "add answer Q7 what I have not said"),
        ("2026-09-01", "add meeting brakes --on 2026-09-11 --minutes 60"),
        ("2026-09-01", "set M3 starts_at=16:00"),
    ] {
        let ran = on(&home, day, said);
        assert_eq!(ran.code, 0, "{said}: {}", ran.err);
    }
    home
}

#[test]
fn today_says_what_is_next_what_is_due_and_what_is_worth_a_look() {
    let home = noor();
    let expected = "\
Wednesday 9 September 2026

NEXT
  M3  in 2 days  Fri 11 Sep  16:00  planned  Aldo Ferri  regular  brakes
  agenda: 2 actions, 1 topic, 1 goal stalled

ACTIONS
  A1  me    2 days late  Aldo Ferri  write to the director
  A2  Aldo  Fri 18 Sep   Aldo Ferri  bring his notes

WORTH A LOOK
  G1  Clear four faults in five
      No entry since 11 June. Still yours? Shrink it, re-plan it, or drop it with a reason.

QUESTION
";
    let shown = home.ok(&["today"]);
    assert!(shown.starts_with(expected), "{shown}");
    assert!(shown.contains("\nGOALS\n  G1  active  by 30 September  stalled  Aldo Ferri  Clear four"), "{shown}");
    assert_eq!(home.ok(&["list"]), shown, "a list of no kind is the same");
    let json = home.json(&["today", "--json"]);
    assert_eq!(json, home.json(&["list", "--json"]));
    let today = &json["today"];
    assert_eq!((&today["today"], &today["next_meeting"]["starts_at"]), (&"2026-09-09".into(), &"16:00".into()));
    assert_eq!(today["actions"][0]["is_overdue"], true);
    assert_eq!(today["goals"][0]["last_logged_on"], "2026-06-11");
    assert_eq!((&today["alerts"][0]["about"], &today["alerts"][0]["kind"]), (&"G1".into(), &"stalled".into()));
    assert!(today["agenda"].as_array().unwrap().iter().any(|line| line["words"] == "the spanner"));
    assert!(today["question"]["wording"].is_string() && today["to_debrief"].is_null());
}

#[test]
fn a_prompt_gets_one_line_or_nothing_and_nothing_is_made_for_it() {
    let home = Home::empty();
    let ran = home.run(&["today", "--short"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let ran = home.run(&["--journal", "mistyped.db", "today", "--short"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is made");

    let home = noor();
    assert_eq!(home.ok(&["today", "--short"]), "Aldo in 2 days · 1 late\n");
    assert_eq!(on(&home, "2026-09-11", "today --short").out, "Aldo today 16:00 · 1 late\n");
    assert_eq!(on(&home, "2026-09-19", "today --short").out, "2 late\n");
    line(&home, "done A1");
    assert_eq!(home.ok(&["today", "--short"]), "Aldo in 2 days\n");
    line(&home, "set S1 status=paused");
    assert_eq!(on(&home, "2026-12-24", "today --short").out, "", "what is paused is silent");
    let file = |home: &Home| fs::read(home.journal()).unwrap();
    let before = file(&home);
    on(&home, "2099-01-01", "today --short");
    assert!(file(&home) == before, "to look changes nothing");
    assert!(!home.path().join("data/mentorlog/journal-snapshots/2099-01-01.db").exists());
}

#[test]
fn a_check_names_what_is_overdue_and_answers_with_1() {
    let home = noor();
    let ran = home.run(&["today", "--check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(ran.out, "A1  me  2 days late  Aldo Ferri  write to the director\n");
    assert_eq!(on(&home, "2026-09-19", "today --check").out.lines().count(), 2);
    for quiet in ["paused", "closed"] {
        line(&home, &format!("set S1 status={quiet}"));
        let ran = home.run(&["today", "--check"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{quiet}");
        assert!(!home.ok(&["today"]).contains("WORTH A LOOK"), "{quiet}");
    }
    line(&home, "set S1 status=active");
    line(&home, "done A1");
    assert_eq!(home.run(&["today", "--check"]).code, 0);
}

#[test]
fn a_meeting_held_today_comes_first_and_one_that_went_by_is_asked_about() {
    let home = noor();
    line(&home, "add meeting Standing up --on today --held");
    let shown = home.ok(&["today"]);
    assert!(shown.contains("NEXT\n  M4  today      Wed  9 Sep"), "{shown}");
    let json = home.json(&["today", "--json"]);
    assert_eq!(json["today"]["to_debrief"]["id"], "M4");
    line(&home, "set M4 pulse=4");
    assert!(!home.ok(&["today"]).contains("M4"));
    let gone_by = on(&home, "2026-09-14", "today").out;
    let asked = "M3  Aldo Ferri\n      It was planned for Fri 11 September. Was it held, moved or cancelled?";
    assert!(gone_by.contains(asked), "{gone_by}");
}

#[test]
fn a_brief_is_one_page_of_what_one_wants_to_know_before_a_meeting() {
    let home = noor();
    let expected = "\
Aldo Ferri, my mentor                           34 days gone, 28 agreed: due
Fri 11 September at 16:00, in 2 days             regular meeting, 60 minutes

AGENDA
  Arrive: what is on top today? Listen, think along, or advise?        5 min
  write to the director                                          2 days late
  Aldo: bring his notes                                           due 18 Sep
  The main item: what is going on, what was tried, what is wanted     25 min
  the spanner                                                          topic
  Clear four faults in five                                          stalled
  One thing noticed, one thing to try, both ways                       5 min
";
    let brief = home.ok(&["brief"]);
    assert!(brief.starts_with(expected), "{brief}");
    for part in [
        "\nLAST TIME, THU 6 AUGUST\n  Kemal_led_it\n",
        "\nOPEN ACTIONS\n  me: write to the director",
        "! 2 days late\n",
        "  Aldo: bring his notes",
        "\nGOALS\n  Clear four faults in five                         stalled, by 30 September\n    58 · one less",
        "\nQUESTION\n",
    ] {
        assert!(brief.contains(part), "{part}: {brief}");
    }
    assert_eq!(home.ok(&["brief", "aldo", "ferri"]), brief);
    let json = home.ok(&["brief", "--json"]);
    for private in ["he was tired", "what I have not said"] {
        assert!(!brief.contains(private) && !json.contains(private), "{private}");
    }
    let json = home.json(&["brief", "--json"]);
    let brief = &json["brief"];
    assert_eq!((&brief["meeting"]["id"], &brief["mentorship"]["rhythm"]), (&"M3".into(), &"due".into()));
    assert_eq!(brief["agenda"][1]["comes_from"], "2 days late");
    assert_eq!(brief["goals"][0]["last_entry"]["moved"], "one less");
    assert_eq!(brief["last_time"]["meeting"]["id"], "M2");
}

#[test]
fn a_brief_says_what_to_do_before_and_what_an_agenda_would_hold_where_none_is_planned() {
    let home = Home::with_aldo();
    line(&home, "add topic the spanner");
    let brief = home.ok(&["brief"]);
    let head = "Aldo Ferri, my mentor                                         no meeting yet\n\
                no meeting is planned; this is what one would hold             first meeting\n\n\
                BEFORE\n  Ten lines on what you are after\n\nAGENDA\n  How we got here";
    assert!(brief.starts_with(head), "{brief}");
    assert!(brief.contains("  the spanner "), "{brief}");
    let lines = |text: &str| text.lines().filter(|line| line.starts_with("  ")).map(str::to_owned).collect::<Vec<_>>();
    line(&home, "add meeting --on 2026-09-16 --kind first");
    let planned = home.ok(&["brief"]);
    assert_eq!(lines(&planned), lines(&brief), "what it would hold is what it holds");
}

#[test]
fn a_brief_is_about_whom_one_meets_next() {
    let home = noor();
    line(&home, "add person Mira Okafor --my-role mentor");
    assert!(home.ok(&["brief"]).starts_with("Aldo Ferri"));
    line(&home, "add meeting --with mira --on tomorrow");
    assert!(home.ok(&["brief"]).starts_with("Mira Okafor, my mentee"));
    assert!(home.ok(&["brief", "aldo"]).starts_with("Aldo Ferri"));
    line(&home, "set S2 status=paused");
    assert!(home.ok(&["brief"]).starts_with("Aldo Ferri"));
    assert_eq!(Home::empty().run(&["brief"]).code, 3);
}

#[test]
fn of_two_meetings_on_a_day_today_and_a_brief_and_the_question_are_about_the_earlier_one() {
    let home = Home::with_aldo();
    line(&home, "add person Bea Lindt --my-role mentor");
    line(&home, "add meeting --with aldo --on 2026-09-11");
    line(&home, "add meeting --with bea --on 2026-09-11");
    line(&home, "set M1 starts_at=16:00");
    line(&home, "set M2 starts_at=10:00");
    assert_eq!(home.ok(&["today", "--short"]), "Bea in 2 days\n");
    assert!(home.ok(&["brief"]).starts_with("Bea Lindt"));
    let question = |args: &[&str], of: &str| home.json(args)[of]["question"]["id"].clone();
    assert_eq!(question(&["today", "--json"], "today"), question(&["brief", "bea", "--json"], "brief"));
}

#[test]
fn what_is_paused_is_neither_planned_for_nor_asked_about() {
    let home = noor();
    line(&home, "set S1 status=paused");
    let shown = home.ok(&["today"]);
    for word in ["NEXT", "agenda", "QUESTION", "ACTIONS", "GOALS"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(home.ok(&["today", "--short"]), "", "a date that was made before is no date to prepare for");
    line(&home, "delete M3");
    let shown = home.ok(&["today"]);
    assert!(!shown.contains("planned") && !shown.contains("QUESTION"), "{shown}");
    assert!(home.ok(&["today", "--with", "aldo"]).contains("no meeting is planned"), "asked for by name it answers");
    assert_eq!(home.run(&["brief"]).code, 3);
    line(&home, "add person Bea Lindt --my-role mentor");
    let shown = home.ok(&["today"]);
    assert!(shown.contains("no meeting is planned") && shown.contains("QUESTION"), "{shown}");
}

#[test]
fn a_line_of_an_agenda_is_named_in_json_if_it_is_one_and_only_then() {
    let home = Home::with_aldo();
    line(&home, "add topic the spanner");
    let agendas = || {
        [("brief", "brief --json"), ("today", "today --json")].map(|(of, said)| {
            let agenda = home.json(&said.split(' ').collect::<Vec<_>>())[of]["agenda"].as_array().unwrap().clone();
            assert!(!agenda.is_empty() && agenda.iter().all(|line| line["words"].is_string()), "{agenda:?}");
            agenda
        })
    };
    for agenda in agendas() {
        for line in agenda {
            for unknown in ["id", "uid", "meeting_id", "position", "created_at", "updated_at"] {
                assert!(line.get(unknown).is_some_and(serde_json::Value::is_null), "{unknown} of {line}");
            }
        }
    }
    line(&home, "add meeting --on 2026-09-16");
    for agenda in agendas() {
        let topic = agenda.iter().find(|line| line["words"] == "the spanner").unwrap();
        assert_eq!((&topic["meeting_id"], topic["topic_id"].as_str()), (&"M1".into(), Some("T1")));
        let id = topic["id"].as_str().unwrap();
        assert!(topic["uid"].is_string() && topic["position"].is_u64(), "{topic}");
        line(&home, &format!("done {id}"));
        line(&home, "undo");
    }
}

#[test]
fn a_brief_fits_on_a_page_however_much_is_open_and_an_answer_is_on_it_when_it_is_taken_along() {
    let home = noor();
    let long = "very long words of a promise that goes on and on, longer than any line may be, up to its end";
    for number in 0..30 {
        home.ok(&["add", "action", &format!("{number} {long}"), "--meeting", "M2", "--due", "2026-09-10"]);
        home.ok(&["add", "topic", &format!("{number} {long}")]);
    }
    for number in 0..9 {
        home.ok(&["add", "goal", &format!("{number} {long}"), "--with", "aldo"]);
        home.ok(&["log", &format!("G{}", number + 2), long]);
    }
    let brief = home.ok(&["brief"]);
    assert!(brief.lines().count() <= 60, "{brief}");
    assert!(brief.lines().all(|line| width(line) <= 76), "{brief}");
    assert!(brief.contains("more\n") && !brief.contains("what I have not said"), "{brief}");
}

#[test]
fn a_command_that_only_reads_makes_no_journal_at_a_mistyped_path() {
    let home = Home::empty();
    let mistyped = home.path().join("mistyped.db");
    for args in ["today", "today --check", "today --json", "brief", "list", "list goals", "show G1", "trash", "export"]
    {
        let args = args.split(' ').chain(["--journal", mistyped.to_str().unwrap()]).collect::<Vec<_>>();
        let ran = home.run(&args);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{args:?}");
        assert_eq!(ran.err, format!("mentorlog: there is no journal at {}\n", mistyped.display()), "{args:?}");
    }
    let ran = home.run(&["today"]);
    assert!(ran.code == 0 && ran.err.contains("mentorlog add person"), "{}", ran.err);
    assert_eq!(home.run(&["list", "goals"]).err, "no goals yet\n");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is made");
}

#[test]
fn a_journal_that_is_gone_is_missed_and_its_newest_snapshot_named() {
    let home = noor();
    fs::remove_file(home.journal()).unwrap();
    for args in [&["today"][..], &["list", "goals"], &["brief"]] {
        let ran = home.run(args);
        assert_eq!(ran.code, 3, "{args:?}");
        assert!(ran.err.contains("there is no journal at") && ran.err.contains("journal-snapshots/"), "{}", ran.err);
        assert!(!home.journal().exists());
    }
}

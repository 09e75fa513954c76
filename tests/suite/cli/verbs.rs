//! What each verb prints, keeps and answers.

use mentorlog::clock::Clock;
use mentorlog::domain::draft::{Draft, DraftPlace};
use mentorlog::journal::Journal;

use super::{Home, NOW};

#[test]
fn an_adding_verb_prints_the_new_id_alone() {
    let home = Home::with_aldo();
    for (line, id) in [
        ("add meeting talk about brakes --on tomorrow --minutes 45 --kind goals", "M1"),
        ("add note he was tired --meeting M1 --private", "M1"),
        ("add note a few words", "M2"),
        ("add goal Clear four faults in five --by 2026-09-30 --measure faults --why pride --status active", "G1"),
        ("add milestone G1 the first fault --by friday", "I1"),
        ("add action write to the director --due friday --owner them --goal G1 --meeting M1", "A1"),
        ("add action order the tools --owner Kemal", "A2"),
        ("add topic the spanner --with aldo", "T1"),
        ("add answer Q3 by listening --with S1", "R1"),
        ("add question What would Aldo do?", "Q101"),
        ("log G1 one fault less --next ask --feel 4 --value 3/5", "E1"),
    ] {
        let words: Vec<_> = line.split(' ').collect();
        assert_eq!(home.ok(&words), format!("{id}\n"), "{line}");
    }
    let action = &home.json(&["show", "A1", "--json"])["actions"][0];
    assert_eq!((&action["due_on"], &action["owner"]), (&"2026-09-11".into(), &"them".into()));
    assert_eq!((&action["goal_id"], &action["mentorship_id"]), (&"G1".into(), &"S1".into()));
    assert_eq!(home.json(&["show", "A2", "--json"])["actions"][0]["owner_name"], "Kemal");
    let goal = home.json(&["show", "G1", "--json"]);
    assert_eq!(goal["milestones"][0]["id"], "I1");
    assert_eq!(goal["progress"][0]["feel"], 4);
    assert_eq!(home.json(&["show", "M1", "--json"])["meetings"][0]["private_notes"], "he was tired");
}

#[test]
fn owner_and_day_are_read_in_the_words_of_an_action_and_said() {
    let home = Home::with_aldo();
    let said = home.run(&["add", "action", "Aldo: sit in by friday"]);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("A1\n", "for Aldo, by Fri 11 Sep\n"));
    let said = home.run(&["add", "action", "Dr. Kemal: order the tools"]);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("A2\n", "for Dr. Kemal\n"));
    let said = home.run(&["add", "action", "stand by the crew by friday"]);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("A3\n", "by Fri 11 Sep\n"));
    // What is said otherwise holds, and the words stay as they are.
    for (words, said) in [(&["order the tools"][..], "A4\n"), (&["Aldo: sit in by friday", "--owner", "me"], "A5\n")] {
        let told = home.run(&[&["add", "action"], words].concat());
        assert_eq!((told.out.as_str(), told.err.as_str()), (said, ""));
    }
    home.ok(&["add", "action", "Aldo: sit in by friday", "--due", "tomorrow"]);
    let lines = b"Aldo: sit in by friday\nand say what you saw\n";
    assert_eq!(home.run_with(&["add", "action", "-"], lines).err, "", "more than one line is no line");
    let of = |id: &str| {
        let action = home.json(&["show", id, "--json"])["actions"][0].clone();
        ["text", "owner", "owner_name", "due_on"].map(|field| action[field].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(of("A1"), ["sit in", "them", "", "2026-09-11"]);
    assert_eq!(of("A2"), ["order the tools", "other", "Dr. Kemal", ""]);
    assert_eq!(of("A3"), ["stand by the crew", "me", "", "2026-09-11"]);
    assert_eq!(of("A4"), ["order the tools", "me", "", ""]);
    assert_eq!(of("A5"), ["Aldo: sit in by friday", "me", "", ""]);
    assert_eq!(of("A6"), ["Aldo: sit in by friday", "me", "", "2026-09-10"]);
    assert_eq!(of("A7")[1..], ["me", "", ""]);
}

#[test]
fn an_adding_verb_prints_the_record_as_json_if_asked() {
    let home = Home::with_aldo();
    let goal = &home.json(&["add", "goal", "Learn", "Latin", "--json"])["goals"][0];
    assert_eq!((&goal["id"], &goal["title"]), (&"G1".into(), &"Learn Latin".into()));
    assert_eq!(goal["uid"].as_str().map(str::len), Some(36));
    assert_eq!(home.json(&["log", "G1", "amo", "--json"])["progress"][0]["moved"], "amo");
}

#[test]
fn standard_input_is_kept_byte_for_byte() {
    let home = Home::with_aldo();
    let text = "  one\n\n\ttwo \u{1b}[2J\0 three\r\n four  ";
    assert_eq!(home.run_with(&["add", "note", "-"], format!("{text}\n").as_bytes()).code, 0);
    assert_eq!(home.json(&["show", "M1", "--json"])["meetings"][0]["notes"], text);
    let before = home.ok(&["export"]);
    home.ok(&["set", "M1", "notes="]);
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["export"]), before, "undo brings it back whole");
    for bytes in [&b""[..], b" \n", b"\xff\xfe"] {
        assert_eq!(home.run_with(&["add", "note", "-"], bytes).code, 65, "{bytes:?}");
    }
    assert_eq!(home.ok(&["export"]), before);
}

#[test]
fn someone_is_named_by_any_part_that_is_clear() {
    let home = Home::with_aldo();
    home.ok(&["add", "person", "Aldona", "Weiss", "--my-role", "mentor", "--rhythm", "2w"]);
    for (name, mentorship) in [("ferri", "S1"), ("Weiss", "S2"), ("S2", "S2"), ("P1", "S1"), ("aldo ferri", "S1")] {
        let topic = &home.json(&["add", "topic", "x", "--with", name, "--json"])["topics"][0];
        assert_eq!(topic["mentorship_id"], mentorship, "{name}");
    }
    let unclear = home.run(&["add", "topic", "x", "--with", "aldo"]);
    assert_eq!(unclear.code, 2);
    assert!(unclear.err.contains("S1") && unclear.err.contains("S2"), "{}", unclear.err);
    assert_eq!(home.ok(&["list", "mentorships", "--with", "weiss"]).lines().count(), 1);
    assert_eq!(home.run(&["add", "topic", "x"]).code, 2, "with two of them it has to be said");
    assert_eq!(home.run(&["add", "topic", "x", "--with", "Noor"]).code, 3);
    assert_eq!(
        home.json(&["add", "goal", "for myself", "--json"])["goals"][0]["mentorship_id"],
        serde_json::Value::Null
    );
}

#[test]
fn every_kind_is_listed_for_people_and_as_json() {
    let home = Home::with_aldo();
    for line in ["add meeting", "add goal a goal", "add action an action", "add topic a topic", "add answer Q1 yes"] {
        home.ok(&line.split(' ').collect::<Vec<_>>());
    }
    for (kind, id) in [
        ("people", "P1"),
        ("mentorships", "S1"),
        ("meetings", "M1"),
        ("goals", "G1"),
        ("actions", "A1"),
        ("topics", "T1"),
        ("questions", "Q1"),
        ("answers", "R1"),
    ] {
        assert!(home.ok(&["list", kind]).starts_with(&format!("{id} ")), "{kind}");
        let record = &home.json(&["list", kind, "--json"])[kind][0];
        assert_eq!(record["id"], id);
        assert!(kind == "questions" || record["uid"].is_string(), "{record}");
        assert!(home.ok(&["show", id]).starts_with(id), "{kind}");
    }
    assert_eq!(home.ok(&["list", "goals", "--with", "Aldo"]), home.ok(&["list", "goals"]));
}

#[test]
fn a_note_goes_to_the_meeting_today_which_is_made_if_it_has_to_be() {
    let home = Home::with_aldo();
    let before = home.ok(&["export"]);
    assert_eq!(home.ok(&["add", "note", "one"]), "M1\n");
    assert_eq!(home.ok(&["undo"]), "undone: added a note to the meeting of 9 September\n");
    assert_eq!(home.ok(&["export"]), before, "the meeting was part of the same step");
    home.ok(&["redo"]);
    assert_eq!(home.ok(&["add", "note", "two"]), "M1\n");
    let meeting = &home.json(&["show", "M1", "--json"])["meetings"][0];
    assert_eq!((&meeting["notes"], &meeting["status"]), (&"one\n\ntwo".into(), &"held".into()));
}

#[test]
fn what_belongs_to_a_record_is_shown_with_it() {
    let home = Home::with_aldo();
    home.ok(&["add", "answer", "Q3", "by", "listening"]);
    let shown = home.ok(&["show", "Q3"]);
    assert!(shown.ends_with("ANSWERS\n  R1  Wed  9 Sep  Q3  Aldo Ferri  by listening\n"), "{shown}");
    assert_eq!(home.json(&["show", "Q3", "--json"])["answers"][0]["text"], "by listening");
    assert!(home.ok(&["show", "P1"]).contains("MENTORSHIPS\n  S1  Aldo Ferri  you are the mentee"));
}

#[test]
fn many_shells_at_once_lose_nothing() {
    let home = Home::with_aldo();
    std::thread::scope(|scope| {
        for shell in 0..4 {
            let home = &home;
            scope.spawn(move || {
                for number in 0..10 {
                    home.ok(&["add", "topic", &format!("{shell} {number}")]);
                    home.ok(&["add", "note", &format!("{shell} {number}")]);
                }
            });
        }
    });
    assert_eq!(home.json(&["list", "topics", "--json"])["topics"].as_array().map(Vec::len), Some(40));
    let notes =
        home.json(&["list", "meetings", "--json"])["meetings"][0]["notes"].as_str().map(|notes| notes.lines().count());
    assert_eq!(notes, Some(79), "40 notes with a blank line between them");
}

#[test]
fn a_long_list_is_shown_by_windows() {
    let home = Home::with_aldo();
    for number in 1..=53 {
        home.ok(&["add", "topic", &format!("topic {number}")]);
    }
    let usual = home.run(&["list", "topics"]);
    assert_eq!(usual.out.lines().count(), 50);
    assert!(usual.err.contains("--all"), "{}", usual.err);
    for (args, count) in [(&["--all"][..], 53), (&["-n", "7"], 7), (&["-n", "53"], 53), (&["-n", "500"], 53)] {
        let args = [&["list", "topics"][..], args].concat();
        assert_eq!(home.ok(&args).lines().count(), count, "{args:?}");
        let json = home.json(&[&args[..], &["--json"]].concat());
        assert_eq!(json["topics"].as_array().map(Vec::len), Some(count));
    }
}

#[test]
fn a_fourth_active_goal_is_kept_and_asked_about() {
    let home = Home::with_aldo();
    for title in ["one", "two", "three"] {
        let added = home.run(&["add", "goal", title, "--status", "active"]);
        assert_eq!(added.err, "");
    }
    let fourth = home.run(&["add", "goal", "four", "--status", "active", "--json"]);
    assert!(fourth.err.starts_with("Three are active. Which one rests while this one runs?"), "{}", fourth.err);
    assert!(["G1", "G2", "G3"].iter().all(|id| fourth.err.contains(id)), "{}", fourth.err);
    assert!(fourth.out.contains("\"status\":\"active\""), "{}", fourth.out);
}

#[test]
fn done_and_drop_settle_what_they_are_for() {
    let home = Home::with_aldo();
    for line in ["add action a", "add action b", "add goal g", "add topic t", "add milestone G1 m"] {
        home.ok(&line.split(' ').collect::<Vec<_>>());
    }
    assert_eq!(home.ok(&["done", "A1"]), "done: a\n");
    assert_eq!(home.json(&["show", "A1", "--json"])["actions"][0]["done_at"], NOW);
    let settled = home.ok(&["export"]);
    assert_eq!(home.ok(&["done", "A1"]), "A1 was done already\n");
    assert_eq!(home.ok(&["export"]), settled);
    assert_eq!(home.ok(&["done", "I1"]), "reached: m\n");
    assert_eq!(home.ok(&["done", "I1"]), "I1 was done already\n");
    assert_eq!(home.ok(&["drop", "A2", "--why", "no time"]), "let go: b\n");
    assert_eq!(home.json(&["show", "A2", "--json"])["actions"][0]["drop_reason"], "no time");
    assert_eq!(home.run(&["drop", "G1"]).code, 2, "a goal says why");
    assert_eq!(home.ok(&["drop", "G1", "--why", "another one first"]), "dropped: g\n");
    assert_eq!(home.ok(&["drop", "T1"]), "dropped: t\n");
    assert_eq!(home.json(&["show", "T1", "--json"])["topics"][0]["status"], "dropped");
    for wrong in [["done", "G1"], ["done", "S1"], ["drop", "S1"], ["done", "nothing"]] {
        assert_eq!(home.run(&wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_text_that_was_put_away_is_in_the_trash_by_a_number_of_its_own() {
    let home = Home::with_aldo();
    let journal = Journal::open(&home.journal(), Clock::fixed(NOW).unwrap()).unwrap();
    let place = DraftPlace::New { what: "goal".into(), number: 1 };
    let draft = Draft { place: place.clone(), body: "{\"title\":\"Learn Latin\"}".into(), caret: 0 };
    journal.save_draft(&draft).unwrap();
    assert!(journal.put_draft_away(&draft).unwrap().is_some());
    home.ok(&["add", "goal", "Learn", "Greek"]);
    home.ok(&["delete", "G1"]);
    let listed = home.ok(&["trash"]);
    assert!(listed.contains("U1  today  a new goal: Learn Latin\n") && listed.contains("G1  today"), "{listed}");
    assert_eq!(home.json(&["trash", "--json"])["trash"].as_array().unwrap().len(), 2);
    assert_eq!(home.ok(&["trash", "--restore", "u1"]), "brought back a new goal: Learn Latin\n");
    assert_eq!(journal.drafts().unwrap().len(), 1);
    assert_eq!(home.run(&["trash", "--restore", "U1"]).code, 3);
    assert_eq!(home.run(&["trash", "--restore", "nothing"]).code, 2);
}

#[test]
fn what_was_deleted_comes_back_from_the_trash_with_what_went_with_it() {
    let home = Home::with_aldo();
    home.ok(&["add", "goal", "Learn Latin"]);
    home.ok(&["log", "G1", "amo"]);
    let before = home.ok(&["export"]);
    assert_eq!(home.ok(&["delete", "G1"]), "deleted the goal \"Learn Latin\"\n");
    assert_eq!(home.run(&["show", "G1"]).code, 3);
    assert_eq!(home.ok(&["trash"]), "G1  today  deleted the goal \"Learn Latin\"\n");
    assert_eq!(home.json(&["trash", "--json"])["trash"][0]["id"], "G1");
    assert_eq!(home.run(&["trash", "--restore", "A9"]).code, 3);
    assert_eq!(home.ok(&["trash", "--restore", "G1"]), "brought back the goal \"Learn Latin\"\n");
    assert_eq!(home.ok(&["export"]), before);
    assert_eq!(home.ok(&["trash"]), "");
}

#[test]
fn every_step_is_undone_and_redone_byte_for_byte() {
    let home = Home::empty();
    let mut states = vec![home.ok(&["export"])];
    for line in [
        "add person Aldo Ferri --my-role mentee",
        "add person Aldo F. --my-role peer",
        "add meeting first --with S1 --on 2026-09-11",
        "add note private words --meeting M1 --private",
        "add note shared words --meeting M1",
        "add goal a goal --with S1 --status active",
        "add milestone G1 a step",
        "add action an action --with S1 --goal G1",
        "add topic a topic --with S2",
        "add answer Q5 an answer --with S1",
        "add question why not?",
        "log G1 it moved",
        "done A1",
        "done I1",
        "drop T1",
        "set M1 meets_on=today status=held notes= pulse=4",
        "drop G1 --why enough",
        "merge P2 P1",
        "delete G1",
        "trash --restore G1",
        "delete S1",
    ] {
        home.ok(&line.split(' ').collect::<Vec<_>>());
        let state = home.ok(&["export"]);
        assert_ne!(Some(&state), states.last(), "{line}");
        states.push(state);
    }
    for (steps, state) in states.iter().rev().skip(1).enumerate() {
        assert!(home.ok(&["undo"]).starts_with("undone: "));
        assert_eq!(&home.ok(&["export"]), state, "after {} steps back", steps + 1);
    }
    assert_eq!(home.run(&["undo"]).code, 3);
    for state in &states[1..] {
        assert!(home.ok(&["redo"]).starts_with("done again: "));
        assert_eq!(&home.ok(&["export"]), state);
    }
    assert_eq!(home.run(&["redo"]).code, 3);
}

#[test]
fn a_field_is_set_by_its_name_or_nothing_is() {
    let home = Home::with_aldo();
    home.ok(&["add", "goal", "Learn Latin"]);
    home.ok(&["set", "G1", "due_on=in 2 weeks", "status=active", "if-then=When I wake, then I read"]);
    let goal = &home.json(&["show", "G1", "--json"])["goals"][0];
    assert_eq!((&goal["due_on"], &goal["status"]), (&"2026-09-23".into(), &"active".into()));
    assert_eq!(goal["if_then"], "When I wake, then I read");
    let before = home.ok(&["export"]);
    for (fields, code) in [
        (&["title=New", "due_on=someday"][..], 2),
        (&["nothing=1"], 2),
        (&["status=asleep"], 2),
        (&["title="], 2),
        (&["title"], 2),
        (&["uid=1"], 2),
        (&["mentorship_id=S9"], 3),
    ] {
        let ran = home.run(&[&["set", "G1"][..], fields].concat());
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{fields:?}: {}", ran.err);
        assert!(!ran.err.contains("constraint"), "{}", ran.err);
    }
    assert_eq!(home.ok(&["export"]), before);
}

#[test]
fn what_is_wrong_is_answered_with_its_code_and_one_line() {
    let home = Home::with_aldo();
    for (line, code) in [
        ("show G7", 3),
        ("delete A7", 3),
        ("add action x --goal G7", 3),
        ("add action x --due someday", 2),
        ("add answer Q99 x", 3),
        ("add answer G1 x", 2),
        ("add person x --my-role boss", 2),
        ("add person x --my-role mentor --rhythm 4x", 2),
        ("log G7 x", 3),
        ("list people --with Aldo", 2),
        ("list --all", 2),
        ("list -n 0", 2),
        ("list -n 5", 2),
        ("today --short --check", 2),
        ("brief Nobody", 3),
        ("delete Q1", 2),
        ("lst", 2),
        ("--now someday list", 2),
        ("add goal", 2),
    ] {
        let ran = home.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{line}: {}", ran.err);
    }
    assert!(home.run(&["lst"]).err.contains("'list'"), "a slip of the finger is put right");
    assert!(home.run(&["add", "person", "x", "--my-role", "mentr"]).err.contains("'mentor'"));
}

#[test]
fn help_is_there_for_every_verb() {
    let home = Home::empty();
    for verb in [
        "add", "log", "done", "drop", "delete", "set", "show", "list", "today", "brief", "merge", "undo", "trash",
        "export", "keys",
    ] {
        assert!(home.ok(&[verb, "--help"]).contains("Usage:"), "{verb}");
        assert!(home.ok(&["help"]).contains(&format!("\n  {verb} ")), "{verb}");
    }
    assert!(home.ok(&["keys"]).contains('|'));
    assert_eq!(home.ok(&["--version"]), format!("mentorlog {}\n", env!("CARGO_PKG_VERSION")));
    assert!(!home.journal().exists(), "none of these needs a journal");
}

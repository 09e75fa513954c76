//! Feedback, advice and templates from a shell.

use serde_json::Value;

use super::Home;

/// Splits at blanks; `~` stands for one within a word.
fn words(line: &str) -> Vec<String> {
    line.split(' ').map(|word| word.replace('~', " ")).collect()
}

fn ok(home: &Home, line: &str) -> String {
    let words = words(line);
    home.ok(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_mentee_receives_and_a_mentor_gives_and_a_text_alone_is_advice() {
    let home = Home::with_aldo();
    home.ok(&["add", "person", "Mira", "Okafor", "--my-role", "mentor"]);
    let added =
        |line: &str| home.json(&words(&format!("{line} --json")).iter().map(String::as_str).collect::<Vec<_>>());
    let advice = &added("add feedback wait five breaths --with aldo")["feedback"][0];
    assert_eq!((&advice["id"], &advice["direction"]), (&"F1".into(), &"received".into()));
    assert_eq!((&advice["kind"], &advice["next_time"]), (&"advice".into(), &"wait five breaths".into()));
    assert_eq!((&advice["act"], &advice["response"]), (&"".into(), &"open".into()));
    assert_eq!((&advice["person_id"], &advice["mentorship_id"]), (&"P1".into(), &"S1".into()));
    let seen = &added("add feedback you let her finish --keep --with mira --on 31~august")["feedback"][0];
    assert_eq!((&seen["direction"], &seen["kind"]), (&"given".into(), &"keep".into()));
    assert_eq!((&seen["act"], &seen["given_on"]), (&"you let her finish".into(), &"2026-08-31".into()));
    let mine = &added("add feedback ask first --with mira --received --change")["feedback"][0];
    assert_eq!(
        (&mine["direction"], &mine["kind"], &mine["act"]),
        (&"received".into(), &"change".into(), &"ask first".into())
    );
    assert_eq!(home.run(&["add", "feedback", "x", "--with", "mira", "--keep", "--change"]).code, 2);
    assert_eq!(home.run(&["add", "feedback", "x", "--with", "mira", "--given", "--received"]).code, 2);
    assert_eq!(home.run(&["add", "feedback", "x"]).code, 2, "with two of them it has to be said");
}

#[test]
fn from_or_to_anybody_with_or_without_a_mentorship() {
    let home = Home::with_aldo();
    assert_eq!(ok(&home, "add feedback give it away --from Bea~Lind --tag delegating"), "F1\n");
    ok(&home, "add feedback speak last --to bea~lind --change");
    ok(&home, "add feedback ask first --from aldo --on 2026-09-01");
    ok(&home, "add feedback ask twice --to P2");
    let listed = home.json(&["list", "feedback", "--json"])["feedback"].clone();
    let said: Vec<_> = listed.as_array().unwrap().iter().rev().collect();
    let seen: Vec<_> =
        said.iter().map(|it| (&it["id"], &it["person_id"], &it["mentorship_id"], &it["direction"])).collect();
    let [received, given] = [Value::from("received"), Value::from("given")];
    let id = |id: &str| Value::from(id);
    assert_eq!(seen[0], (&id("F3"), &id("P1"), &id("S1"), &received), "a part of a name in a mentorship is enough");
    assert_eq!(seen[1], (&id("F1"), &id("P2"), &Value::Null, &received));
    assert_eq!(seen[2], (&id("F2"), &id("P2"), &Value::Null, &given), "a name that is known is not written twice");
    assert_eq!(seen[3], (&id("F4"), &id("P2"), &Value::Null, &given));
    assert_eq!((&said[1]["tag"], &said[1]["name"]), (&id("delegating"), &id("Bea Lind")));
    assert_eq!(home.json(&["list", "people", "--json"])["people"].as_array().unwrap().len(), 2);
    ok(&home, "undo");
    for line in ["x --from Bea --to Aldo", "x --from Bea --with aldo", "x --to Bea --received"] {
        assert_eq!(
            home.run(&words(&format!("add feedback {line}")).iter().map(String::as_str).collect::<Vec<_>>()).code,
            2
        );
    }
    assert_eq!(home.run(&["add", "feedback", "x", "--from", "P9"]).code, 3);
    assert_eq!(home.run(&["add", "feedback", "x", "--from", " "]).code, 2);
}

#[test]
fn feedback_is_listed_by_its_way_its_kind_its_word_and_what_is_open() {
    let home = Home::with_aldo();
    ok(&home, "add feedback wait five breaths --tag Delegating");
    ok(&home, "add feedback you let her finish --keep --given");
    ok(&home, "add feedback ask first --given");
    ok(&home, "add feedback you looked at the clock --change");
    let ids = |options: &str| {
        let line = words(&format!("list feedback {options} --json"));
        let listed = home.json(&line.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>());
        let listed = listed["feedback"].as_array().unwrap().clone();
        listed.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(""), "F4 F3 F2 F1");
    assert_eq!(ids("--given"), "F3 F2");
    assert_eq!(ids("--received"), "F4 F1");
    assert_eq!(ids("--advice"), "F3 F1");
    assert_eq!(ids("--open"), "F4 F3 F1");
    assert_eq!(ids("--given --open --advice --with aldo"), "F3");
    assert_eq!(ids("--tag delegating"), "F1");
    assert_eq!(ids("--tag DELEGATING --with aldo"), "F1");
    assert_eq!(ids("--tag tone"), "");
    ok(&home, "set F4 tag=Übergaben");
    assert_eq!((ids("--tag übergaben"), ids("--tag ÜBERGABEN")), ("F4".to_owned(), "F4".to_owned()));
    assert_eq!(home.run(&["list", "goals", "--given"]).code, 2);
    assert_eq!(home.run(&["list", "feedback", "--given", "--received"]).code, 2);
    assert_eq!(home.run(&["list", "--tag", "x"]).code, 2);
}

#[test]
fn a_meeting_says_with_whom_and_on_which_day() {
    let home = Home::with_aldo();
    home.ok(&["add", "person", "Mira", "Okafor", "--my-role", "mentor"]);
    ok(&home, "add meeting --with aldo --on 2026-09-02 --held");
    ok(&home, "add meeting --with aldo --on 2026-09-20");
    ok(&home, "add feedback wait five breaths --meeting M1");
    let advice = &home.json(&["show", "F1", "--json"])["feedback"][0];
    assert_eq!((&advice["meeting_id"], &advice["given_on"]), (&"M1".into(), &"2026-09-02".into()));
    assert_eq!(advice["mentorship_id"], "S1");
    let agenda = home.json(&["show", "M2", "--json"])["agenda_lines"].clone();
    let lines = agenda.as_array().unwrap();
    let line = lines.iter().find(|line| line["feedback_id"] == "F1").expect("what is open joins the next agenda");
    assert_eq!(line["words"], "wait five breaths");
    ok(&home, "add feedback ask first --meeting M2");
    let ahead = &home.json(&["show", "F2", "--json"])["feedback"][0];
    assert_eq!(ahead["given_on"], "2026-09-09", "nothing has been said in a meeting to come");
}

#[test]
fn feedback_is_given_in_a_meeting_with_the_one_it_is_from_or_in_a_group() {
    let home = Home::with_aldo();
    home.ok(&["add", "person", "Bea", "Lind", "--my-role", "peer"]);
    ok(&home, "add meeting --with bea --on 2026-09-02 --held");
    ok(&home, "add meeting --with aldo --on 2026-09-03 --held");
    ok(&home, "add meeting --kind group --on 2026-09-04 --held");
    let refusal = "M1 is a meeting with Bea Lind; name one with Aldo Ferri, or none";
    let refused = |line: &str| {
        let words = words(line);
        let ran = home.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((ran.code, ran.err.contains(refusal)), (2, true), "{line}: {}", ran.err);
    };
    refused("add feedback wait five breaths --with aldo --meeting M1");
    assert_eq!(ok(&home, "list feedback"), "", "nothing is kept of it");
    ok(&home, "add feedback wait five breaths --with aldo --meeting M2");
    ok(&home, "add feedback ask first --with aldo --meeting M3");
    refused("set F1 meeting_id=M1");
    ok(&home, "set F1 meeting_id=M3");
}

#[test]
fn it_is_answered_shown_listed_deleted_and_brought_back() {
    let home = Home::with_aldo();
    ok(&home, "add feedback wait five breaths");
    ok(&home, "add feedback you let her finish --keep");
    let open = || ok(&home, "list feedback --open");
    assert_eq!(open(), "F1  Wed  9 Sep  advice  from Aldo Ferri  to answer  wait five breaths\n");
    ok(&home, "set F1 response=use");
    assert!(open().contains("to look back on"), "{}", open());
    ok(&home, "set F1 looked_back_on=today outcome=they~found~it told=no");
    assert!(open().contains("tell them"), "{}", open());
    assert!(home.ok(&["show", "F1"]).contains("they found it"));
    assert_eq!(home.ok(&["show", "F1"]).lines().next(), Some("F1 · the advice \"wait five breaths\""));
    ok(&home, "set F1 told=yes");
    assert_eq!(open(), "");
    let all = home.json(&["list", "feedback", "--json"]);
    assert_eq!(all["feedback"].as_array().map(Vec::len), Some(2));
    assert_eq!((&all["feedback"][0]["id"], &all["feedback"][0]["name"]), (&"F2".into(), &"Aldo Ferri".into()));
    assert_eq!(all["feedback"][1]["is_open"], false);
    let before = home.ok(&["export"]);
    assert_eq!(ok(&home, "delete F1"), "deleted the advice \"wait five breaths\"\n");
    assert!(home.ok(&["trash"]).contains("the advice \"wait five breaths\""));
    ok(&home, "trash --restore F1");
    assert_eq!(home.ok(&["export"]), before, "it comes back whole");
    assert_eq!(home.run(&["set", "F1", "response=perhaps"]).code, 2);
    assert_eq!(home.run(&["set", "F1", "kind=praise"]).code, 2);
    assert_eq!(home.run(&["list", "meetings", "--open"]).code, 2, "a meeting is not open");
}

#[test]
fn what_is_open_can_be_listed_of_every_kind_that_is() {
    let home = Home::with_aldo();
    for line in ["add action one", "add action two", "add topic one", "add goal one", "add goal two", "done A1"] {
        ok(&home, line);
    }
    ok(&home, "set G1 status=dropped status_reason=no~time");
    ok(&home, "set T1 status=raised");
    let count = |kind: &str| ok(&home, &format!("list {kind} --open")).lines().count();
    assert_eq!((count("actions"), count("topics"), count("goals")), (1, 0, 1));
}

#[test]
fn a_meeting_gets_the_kind_that_suits_or_a_template_of_ones_own() {
    let home = Home::with_aldo();
    let kind_of = |id: &str| home.json(&["show", id, "--json"])["meetings"][0]["kind"].clone();
    ok(&home, "add meeting --on 2026-09-01 --held");
    assert_eq!(kind_of("M1"), "first");
    ok(&home, "add meeting --on 2026-09-20");
    assert_eq!(kind_of("M2"), "regular");
    ok(&home, "set S1 phase=close");
    ok(&home, "add meeting --on 2026-10-20");
    assert_eq!(kind_of("M3"), "closing");
    ok(&home, "add meeting --on 2026-10-21 --kind goals");
    assert_eq!(kind_of("M4"), "goals");

    assert_eq!(ok(&home, "add template By the river"), "W1\n");
    let lines = "lines=(10) Walk\n{actions}";
    home.ok(&["set", "W1", lines]);
    ok(&home, "add meeting --on 2026-10-22 --template river");
    let shown = home.json(&["show", "M5", "--json"]);
    assert_eq!(
        (&shown["meetings"][0]["template_id"], &shown["meetings"][0]["kind"]),
        (&"W1".into(), &"regular".into())
    );
    assert_eq!(
        (&shown["agenda_lines"][0]["words"], &shown["agenda_lines"][0]["minutes"]),
        (&"Walk".into(), &10.into())
    );
    let unknown = home.run(&["add", "meeting", "--template", "lake"]);
    assert_eq!(unknown.code, 3);
    assert!(unknown.err.contains("no template of your own is called \"lake\""), "{}", unknown.err);
    assert_eq!(home.run(&["add", "meeting", "--template", "river", "--kind", "goals"]).code, 2);
}

#[test]
fn a_template_begins_empty_as_a_copy_or_as_an_agenda_and_is_listed_beside_the_built_in_ones() {
    let home = Home::with_aldo();
    assert!(ok(&home, "list templates").starts_with("first"), "built-in ones are known by their kind");
    ok(&home, "add topic the spanner");
    ok(&home, "add meeting");
    ok(&home, "add template Ours --from M1");
    ok(&home, "add template Goals our way --from goals");
    let listed = home.json(&["list", "templates", "--json"]);
    let all = listed["templates"].as_array().unwrap();
    assert_eq!(all.len(), 9);
    let own: Vec<_> = all.iter().filter(|template| template["id"] != Value::Null).collect();
    assert_eq!((own[0]["name"].as_str(), own[1]["name"].as_str()), (Some("Goals our way"), Some("Ours")));
    assert!(own[1]["lines"].as_str().unwrap().contains("{topics}"), "{}", own[1]["lines"]);
    assert_eq!(all[2]["kind"], "goals");
    assert_eq!(own[0]["lines"], all[2]["lines"], "a copy holds the same");
    assert!(home.ok(&["show", "W1"]).contains("Ours"));
    assert_eq!(ok(&home, "delete W1"), "deleted the template \"Ours\"\n");
    ok(&home, "undo");
    assert_eq!(home.run(&["add", "template", "x", "--from", "party"]).code, 2);
    assert_eq!(home.run(&["add", "template", "x", "--from", "M9"]).code, 3);
}

#[test]
fn a_first_name_alone_is_somebody_new_and_says_who_else_it_could_be() {
    let home = Home::with_aldo();
    home.ok(&["add", "feedback", "you waited", "--to", "Bo Holm"]);
    let ran = home.run(&["add", "feedback", "you waited again", "--to", "Bo", "Holm"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "F2\n"));
    assert_eq!(ran.err, "a new person, Bo; there is Bo Holm already\n");
    assert_eq!(home.run(&["add", "feedback", "and again", "--to", "Bo"]).err, "", "known by now");
}

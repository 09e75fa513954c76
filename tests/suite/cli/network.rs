//! Contacts and books from a shell.

use super::Home;

/// Splits at blanks; `~` stands for one within a word.
fn words(line: &str) -> Vec<String> {
    line.split(' ').map(|word| word.replace('~', " ")).collect()
}

fn ok(home: &Home, line: &str) -> String {
    let words = words(line);
    home.ok(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn refused(home: &Home, line: &str) -> (i32, String) {
    let words = words(line);
    let ran = home.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    (ran.code, ran.err)
}

#[test]
fn a_contact_is_added_with_what_is_known_and_listed_by_what_they_help_with() {
    let home = Home::with_aldo();
    let line = "add contact Ines Carrera --helps moving-on,steady --through aldo --closeness 2 --candidate --last 9~july \
                --next write~to~her";
    assert_eq!(ok(&home, line).trim(), "N1");
    ok(&home, "add contact Kemal --helps work --last 2026-01-05");
    let contact = &home.json(&["show", "N1", "--json"])["contacts"][0];
    assert_eq!((&contact["helps_work"], &contact["helps_moving"]), (&false.into(), &true.into()));
    assert_eq!((&contact["helps_steady"], &contact["is_candidate"]), (&true.into(), &true.into()));
    assert_eq!((&contact["last_contact_on"], &contact["closeness"]), (&"2026-07-09".into(), &2.into()));
    assert_eq!((&contact["through_id"], &contact["next_step"]), (&"P1".into(), &"write to her".into()));
    let list = ok(&home, "list contacts");
    assert!(list.contains("Ines Carrera") && list.contains("through Aldo Ferri") && list.contains("Kemal"), "{list}");
    let quiet = ok(&home, "list contacts --quiet");
    assert!(quiet.contains("Kemal") && quiet.contains("quiet") && !quiet.contains("Ines"), "{quiet}");
    let steady = ok(&home, "list contacts --helps steady");
    assert!(steady.contains("Ines") && !steady.contains("Kemal"), "{steady}");
    let json = &home.json(&["list", "contacts", "--json"])["contacts"];
    assert_eq!((&json[0]["name"], &json[1]["is_quiet"]), (&"Ines Carrera".into(), &true.into()));
}

#[test]
fn a_contact_is_set_shown_and_deleted_and_nobody_is_one_twice() {
    let home = Home::with_aldo();
    ok(&home, "add contact Ines Carrera --through Aldo");
    let (code, told) = refused(&home, "add contact ines carrera");
    assert!(code == 2 && told.contains("among your contacts already: N1"), "{code}: {told}");
    ok(&home, "set N1 helps_work=yes last_contact_on=yesterday");
    let shown = ok(&home, "show N1");
    assert!(shown.contains("the contact Ines Carrera") && shown.contains("8 September"), "{shown}");
    let (code, told) = refused(&home, "set N1 closeness=4");
    assert!(code == 2 && told.contains("goes from 1"), "{code}: {told}");
    let (code, told) = refused(&home, "list goals --quiet");
    assert!(code == 2 && told.contains("only contacts are quiet"), "{code}: {told}");
    ok(&home, "delete N1");
    assert!(!ok(&home, "list people").contains("Ines"));
    ok(&home, "undo");
    assert!(ok(&home, "list people").contains("Ines"));
}

#[test]
fn two_who_are_one_are_merged_and_stay_one_contact() {
    let home = Home::with_aldo();
    ok(&home, "add contact Ines Carrera --helps work --through Ines~C.");
    ok(&home, "add contact Ines~C. --helps steady --through Ines~Carrera");
    let person = |id: &str| {
        let contact = home.json(&["show", id, "--json"])["contacts"][0].clone();
        contact["person_id"].as_str().unwrap().to_owned()
    };
    ok(&home, &format!("merge {} {}", person("N2"), person("N1")));
    let contacts = home.json(&["list", "contacts", "--json"])["contacts"].clone();
    assert_eq!(contacts.as_array().unwrap().len(), 1);
    assert_eq!((&contacts[0]["helps_work"], &contacts[0]["helps_steady"]), (&true.into(), &true.into()));
    assert_eq!(contacts[0]["through_id"], serde_json::Value::Null);
}

#[test]
fn a_book_is_added_read_done_and_listed() {
    let home = Home::with_aldo();
    ok(&home, "add goal Lead the crew");
    let line = "add reading The Elements of Mentoring --author W.~Brad~Johnson --status reading --why Aldo~lent~it \
                --idea Be~there~on~time --question Who~is~late~here? --goal G1";
    assert_eq!(ok(&home, line).trim(), "B1");
    ok(&home, "add reading Beyond Goals");
    let book = &home.json(&["show", "B1", "--json"])["reading"][0];
    assert_eq!((&book["title"], &book["status"]), (&"The Elements of Mentoring".into(), &"reading".into()));
    assert_eq!((&book["goal_id"], &book["idea"]), (&"G1".into(), &"Be there on time".into()));
    let list = ok(&home, "list reading");
    let lines: Vec<_> = list.lines().collect();
    assert!(lines[0].starts_with("B1") && lines[0].contains("reading") && lines[1].contains("want"), "{list}");
    assert!(ok(&home, "done B1").contains("read: The Elements of Mentoring"));
    assert!(ok(&home, "done B1").contains("B1 was done already"));
    let (code, told) = refused(&home, "add reading x --status lent");
    assert!(code == 2 && told.contains("want, reading, done"), "{code}: {told}");
    let (code, told) = refused(&home, "add reading x --goal G9");
    assert!(code == 3 && told.contains("there is no goal G9"), "{code}: {told}");
}

#[test]
fn a_list_that_leaves_everything_out_does_not_say_that_there_is_nothing_yet() {
    let home = Home::with_aldo();
    assert_eq!(home.run(&["list", "contacts"]).err, "no contacts yet\n");
    ok(&home, "add contact Kemal --helps work");
    for (list, says) in [
        ("contacts --quiet", "no contacts like that\n"),
        ("contacts --helps steady", "no contacts like that\n"),
        ("feedback --tag dele", "no feedback like that\n"),
        ("checkins --with aldo", "no check-ins like that\n"),
        ("reading", "no reading yet\n"),
    ] {
        assert_eq!(home.run(&words(&format!("list {list}")).iter().map(String::as_str).collect::<Vec<_>>()).err, says);
    }
    let help = ok(&home, "list --help").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("who has no day of contact is not among them"), "{help}");
}

#[test]
fn a_list_says_who_was_thanked_and_cuts_nothing_off_in_a_pipe() {
    let home = Home::with_aldo();
    ok(&home, "add contact Kemal --helps work");
    ok(&home, "set N1 thanked_on=2026-08-20");
    assert!(ok(&home, "list contacts").contains("thanked on 20 August"));
    let title = "The long way home from the depot, and what was said on it by those who drove";
    home.ok(&["add", "reading", title]);
    assert!(ok(&home, "list reading").contains(title));
}

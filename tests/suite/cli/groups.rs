//! A group meeting from a shell: a format's checklist is its agenda.

use super::Home;

#[test]
fn a_format_makes_a_group_meeting_with_its_checklist_and_needs_nobody() {
    let home = Home::empty();
    let add = |line: &str| home.run(&line.split(' ').collect::<Vec<_>>());
    let added = add("add meeting The spanner --format case-study --on friday");
    assert_eq!((added.code, added.out.as_str()), (0, "M1\n"), "{}", added.err);
    let shown = home.json(&["show", "M1", "--json"]);
    let meeting = &shown["meetings"][0];
    assert_eq!(
        (&meeting["kind"], &meeting["title"], &meeting["minutes"]),
        (&"group".into(), &"The spanner".into(), &75.into())
    );
    let lines = shown["agenda_lines"].as_array().unwrap();
    assert_eq!(lines.len(), 10);
    assert_eq!(lines[0]["text"], "Choose a case that resembles what the group faces or will soon face");
    assert!(home.ok(&["undo"]).contains("The spanner"));
    assert_eq!(add("show M1").code, 3, "one undo takes all of it back");

    assert_eq!(add("add meeting --format guest-speaker").out, "M2\n");
    assert_eq!(home.json(&["show", "M2", "--json"])["meetings"][0]["title"], "Guest speaker");
    for wrong in ["--format dinner", "--format book-club --with aldo", "--format book-club --kind regular"] {
        let refused = add(&format!("add meeting {wrong}"));
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{wrong}: {}", refused.err);
    }
}

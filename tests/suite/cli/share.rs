//! What is given away from a shell: the agreement, as a document, with nothing in it that was not asked for.

use std::fs;

use super::Home;

/// A home with an agreement that was agreed on, and a draft of the next version.
fn home() -> Home {
    let home = Home::with_aldo();
    let purpose = "purpose=Getting through a shift without mending it myself.";
    home.ok(&["set", "S1", purpose, "ends_on=2026-10-08", "rhythm_days=28", "channel=at the depot"]);
    home
}

/// Agreements are begun on their page; here a journal gets one as a program would import it.
fn agreed(home: &Home, agreed_on: Option<&str>, words: &str) {
    use mentorlog::clock::Clock;
    use mentorlog::domain::MentorshipId;
    use mentorlog::domain::agreement::{AgreementDetails, Dial, Marks};
    use mentorlog::journal::Journal;
    let mut journal = Journal::open(&home.journal(), Clock::fixed(super::NOW).unwrap()).unwrap();
    let mut details = AgreementDetails {
        agreed_on: agreed_on.map(|day| day.parse().unwrap()),
        review_on: agreed_on.map(|_| "2026-10-08".parse().unwrap()),
        purpose: words.to_owned(),
        goals: "Crew clears 4 faults in 5 (active).".to_owned(),
        ..AgreementDetails::draft(MentorshipId(1))
    };
    details.mark(Dial::Tone, Marks { mine: Some(2), theirs: Some(4) });
    details.mark(Dial::Dates, Marks { mine: Some(1), theirs: None });
    journal.add_agreement(&details).unwrap();
}

#[test]
fn the_version_in_force_is_a_document_one_would_send() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "The manager's post.");
    agreed(&home, Some("2026-07-09"), "One shift without mending.");
    let shared = home.ok(&["share", "agreement", "aldo"]);
    assert_eq!(shared, home.ok(&["share", "agreement"]), "with one mentorship nobody has to be named");
    let expected = "\
# Mentoring agreement

Between me (mentee) and Aldo Ferri (mentor) · version 2 · 9 July 2026

## 1. What this is for

One shift without mending.

## 4. Goals so far

Crew clears 4 faults in 5 (active).

## What each of us expects

- Gentle or blunt (1 gently, 5 bluntly): I 2, Aldo 4, worth a word
- Fixed dates or as needed (1 fixed dates, 5 as needed): I 1

Agreed on 9 July 2026 · to be looked at again on 8 October 2026
";
    assert_eq!(shared, expected);
}

#[test]
fn a_draft_stays_out_unless_it_is_asked_for_by_name() {
    let home = home();
    let refused = home.run(&["share", "agreement", "aldo"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("no agreement yet"), "{}", refused.err);
    agreed(&home, None, "MARKER of a draft");
    let refused = home.run(&["share", "agreement", "aldo"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("`--include draft` shares it"), "{}", refused.err);
    let shared = home.ok(&["share", "agreement", "aldo", "--include", "draft"]);
    assert!(
        shared.contains("MARKER of a draft") && shared.contains("draft of version 1, not agreed on yet"),
        "{shared}"
    );
    agreed(&home, Some("2026-04-16"), "in force");
    assert!(!home.ok(&["share", "agreement", "aldo"]).contains("MARKER"));
    let refused = home.run(&["share", "agreement", "aldo", "--include", "draft,private"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("an agreement has no private to include, only draft"), "{}", refused.err);
}

#[test]
fn nothing_that_is_kept_private_is_in_it() {
    let home = home();
    home.ok(&["add", "meeting", "--on", "2026-09-02", "--held"]);
    home.ok(&["set", "M1", "private_notes=MARKER in private", "notes=MARKER in notes"]);
    home.ok(&["set", "P1", "note=MARKER on them"]);
    home.ok(&["add", "answer", "Q1", "MARKER", "in", "an", "answer"]);
    home.ok(&["add", "feedback", "MARKER", "in", "advice"]);
    agreed(&home, Some("2026-04-16"), "in force");
    let shared = home.ok(&["share", "agreement", "--include", "draft"]);
    assert!(shared.contains("in force") && !shared.contains("MARKER"), "{shared}");
}

#[test]
fn a_file_is_made_and_none_is_written_over_by_itself() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "in force");
    let share = |more: &[&str]| home.run(&[&["share", "agreement", "aldo"], more].concat());
    let made = share(&["-o", "agreement.md"]);
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (0, "", "wrote agreement.md\n"));
    let file = home.path().join("agreement.md");
    assert_eq!(fs::read_to_string(&file).unwrap(), share(&[]).out);
    fs::write(&file, "mine").unwrap();
    let refused = share(&["-o", "agreement.md"]);
    assert_eq!(refused.code, 15);
    assert!(refused.err.contains("--force replaces it"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let journal = home.journal();
    assert_eq!(share(&["-o", journal.to_str().unwrap(), "--force"]).code, 15, "never the journal itself");
    assert_eq!(share(&["-o", "agreement.md", "--force"]).code, 0);
    assert!(fs::read_to_string(&file).unwrap().contains("in force"));
    assert_eq!(share(&["--force"]).code, 2);
}

#[test]
fn where_there_are_several_it_says_how_to_name_one() {
    let home = home();
    home.ok(&["add", "person", "Mira Okafor", "--my-role", "mentor"]);
    for thing in ["agreement", "checkin-blank"] {
        let refused = home.run(&["share", thing]);
        assert_eq!(refused.code, 2);
        assert!(refused.err.contains(&format!("`mentorlog share {thing} NAME`")), "{}", refused.err);
    }
    assert!(home.ok(&["share", "checkin-blank", "mira"]).contains("For Mira Okafor"));
}

#[test]
fn lists_and_pages_of_agreements_read_well() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "in force");
    agreed(&home, None, "We meet every ____, at ______.");
    let list = home.ok(&["list", "agreements"]);
    let rows: Vec<_> = list.lines().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(rows[0], "H1 Aldo Ferri version 1 agreed on 16 April to be looked at again on 8 October");
    assert_eq!(rows[1], "H2 Aldo Ferri version 2 draft 2 blanks left");
    let first = &home.json(&["list", "agreements", "--with", "aldo", "--json"])["agreements"][0];
    assert_eq!((&first["id"], &first["version"], &first["dials_apart"][0]), (&"H1".into(), &1.into(), &"tone".into()));
    let shown = home.ok(&["show", "H1"]);
    for words in ["H1 · the agreement with Aldo Ferri", "agreed", "Thu 16 April", "1. WHAT THIS IS FOR", "in force"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(shown.contains("Gentle or blunt") && !shown.contains("tone mine"), "{shown}");
    home.ok(&["set", "H1", "review_on=2026-11-01"]);
    assert!(home.ok(&["show", "H1"]).contains("Sun 1 November"));
}

#[test]
fn a_review_is_a_document_of_a_period_with_what_was_asked_for() {
    let home = home();
    home.ok(&["add", "meeting", "The spanner", "--on", "2026-08-06", "--held"]);
    home.ok(&["add", "answer", "Q50", "MARKER", "five", "breaths"]);
    let shared = home.ok(&["share", "review", "aldo"]);
    assert!(
        shared.starts_with("# ") && shared.contains("with Aldo Ferri\n") && shared.contains("We met once."),
        "{shared}"
    );
    assert!(!shared.contains("MARKER"), "{shared}");
    assert!(home.ok(&["share", "review", "--include", "answers"]).contains("> MARKER five breaths"));
    let quarter = home.ok(&["share", "review", "--period", "quarter", "--on", "2026-08-01", "--without-names"]);
    assert!(quarter.starts_with("# July to September with my mentor\n") && !quarter.contains("Aldo"), "{quarter}");
    let refused = home.run(&["share", "review", "--include", "draft"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("a review has no draft to include"), "{}", refused.err);
    assert_eq!(home.ok(&["list", "reviews", "--json"]).trim(), r#"{"schema":1,"reviews":[]}"#);
}

#[test]
fn an_agreement_with_blanks_says_how_many_are_left() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "We meet every ____, at ______.");
    let shared = home.run(&["share", "agreement"]);
    assert_eq!((shared.code, shared.err.as_str()), (0, "2 blanks are left\n"));
    assert!(!shared.out.contains("blanks are left"), "{}", shared.out);
}

#[test]
fn whom_it_is_with_may_be_said_as_other_verbs_have_it() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "in force");
    home.ok(&["add", "person", "Mira Okafor", "--my-role", "mentor"]);
    for thing in ["agreement", "checkin-blank", "review"] {
        assert_eq!(home.ok(&["share", thing, "--with", "aldo"]), home.ok(&["share", thing, "aldo"]));
        assert_eq!(home.run(&["share", thing, "mira", "--with", "aldo"]).code, 2);
    }
}

#[test]
fn a_time_in_which_nothing_was_written_down_is_no_review() {
    let new = Home::with_aldo().run(&["share", "review"]);
    assert_eq!((new.code, new.err.as_str()), (3, "mentorlog: nothing was written down with Aldo Ferri yet\n"));
    let home = home();
    home.ok(&["add", "meeting", "--on", "2026-09-02", "--held"]);
    let none = home.run(&["share", "review", "--period", "quarter", "--on", "1 jan 2026"]);
    assert_eq!((none.code, none.out.as_str()), (3, ""));
    let words = "nothing was written down with Aldo Ferri in that time, 1 January to 31 March 2026";
    assert!(none.err.contains(words), "{}", none.err);
    assert!(home.ok(&["share", "review", "--period", "quarter"]).contains("We met once."));
}

#[test]
fn the_page_of_a_mentorship_names_what_was_agreed_and_the_last_check_in() {
    let home = home();
    agreed(&home, Some("2026-04-16"), "in force");
    agreed(&home, None, "a draft");
    for day in ["2026-04-16", "2026-09-02"] {
        home.ok(&["add", "checkin", "4", "3", "-", "5", "4", "4", "3", "4", "2", "3", "--on", day]);
    }
    let shown = home.ok(&["show", "S1"]);
    for words in ["AGREEMENT", "version 1", "agreed on 16 April", "LAST CHECK-IN", "C2"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("draft") && !shown.contains("C1"), "{shown}");
}

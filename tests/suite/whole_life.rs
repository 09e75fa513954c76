//! The whole life of a mentorship by keys: preparing, agreeing, six months of growing, closing, the archive; and the closing review as the
//! one who gets it reads it.
//!
//! Every day is a start of the program of its own on the same file, as it is for a person.

use std::fs;
use std::path::PathBuf;

use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionStatus;
use mentorlog::domain::meeting::MeetingStatus;
use mentorlog::domain::mentorship::{MentorshipStatus, Phase};
use mentorlog::journal::{Archive, Journal};
use tempfile::TempDir;

use crate::harness::Tui;

/// A journal in a file, opened on one day after the other.
struct Life(TempDir);

impl Life {
    fn path(&self) -> PathBuf {
        self.0.path().join("journal.db")
    }

    fn on(&self, day: &str) -> Tui {
        let clock = Clock::fixed(&format!("{day}T17:00:00+02:00")).unwrap();
        let mut tui = Tui::with(Journal::open(&self.path(), clock).unwrap());
        tui.resize(120, 40);
        tui
    }

    fn archive(&self, day: &str) -> Archive {
        self.on(day).journal().archive().unwrap()
    }
}

/// What is said in the six months: the day, the note, the takeaway, what moved, the feel, and the day of the next meeting.
const MONTHS: [(&str, &str, &str, &str, &str, &str); 6] = [
    ("2026-02-12", "Two faults came back to me. I mended both.", "Ask before mending", "I asked once.", "2", "12 mar"),
    (
        "2026-03-12",
        "Kemal mended the doors while I watched.",
        "Stand three bays away",
        "Kemal did the doors.",
        "3",
        "9 apr",
    ),
    (
        "2026-04-09",
        "Fifty-one in a hundred. Nobody rang at night.",
        "Nights are theirs",
        "Nobody rang at night.",
        "3",
        "7 may",
    ),
    (
        "2026-05-07",
        "Fifty-eight. He sat in on a shift.",
        "Count five breaths",
        "Fifty-eight in a hundred.",
        "4",
        "4 jun",
    ),
    (
        "2026-06-04",
        "He said that I had reached for the spanner.",
        "The other two stepped back",
        "I kept my hands still.",
        "4",
        "2 jul",
    ),
    (
        "2026-07-02",
        "Seventy-one. The youngest shows the others brakes.",
        "They teach one another",
        "Seventy-one.",
        "5",
        "30 jul",
    ),
];

fn prepare(life: &Life) {
    let mut tui = life.on("2026-01-08");
    tui.keys("n").text("Aldo Ferri").keys("Ctrl-S").shows("New meeting").keys("Tab").text("15 jan").keys("Ctrl-S Esc");
    tui.keys("7 /").text("getting ready").keys("Enter").shows("twenty minutes alone");
    tui.keys("5 Tab n").text("Kemal Arslan").keys("Ctrl-S").shows("added the contact Kemal Arslan");
    tui.keys("4 Enter").text("Somebody who asks before he tells.").keys("Ctrl-S").shows("saved");
}

fn meet_first(life: &Life) {
    let mut tui = life.on("2026-01-15");
    tui.keys("2 b").text("We like each other. Nothing is written down yet.").keys("Esc");
    tui.keys("r")
        .text("We told how we got here.")
        .keys("Tab*3")
        .text("He asks first")
        .keys("Tab*2")
        .text("12 feb")
        .keys("Ctrl-S");
    tui.shows("debrief written; next Thu 12 February").keys("5 >").shows("phase agree");
}

fn agree(life: &Life) {
    let mut tui = life.on("2026-01-22");
    tui.keys("5 Enter Shift-Tab Enter").shows("draft of version 1");
    tui.keys("Enter Ctrl-A").text("We do this so that the crew clears four faults in five without me.").keys("Esc");
    tui.keys("G k*3 Enter").text("24").keys("Ctrl-S").shows("I marked 2, Aldo 4").keys("G m");
    tui.keys(". Enter Enter").shows("agreed on version 1");
    tui.keys("3 n").text("The crew clears four faults in five").keys("Ctrl-S").keys("3 . a").shows("active");
    tui.keys("5 >").shows("phase grow");
    tui.keys("a").text("Ask the crew who wants the doors").keys("Enter");
}

fn grow(life: &Life) {
    for (number, (day, note, takeaway, moved, feel, next)) in MONTHS.into_iter().enumerate() {
        let mut tui = life.on(day);
        tui.keys("2 b").text(note).keys("Esc r").text(note).keys("Tab*3").text(takeaway).keys("Tab*2").text(next);
        tui.keys("Ctrl-S").shows("debrief written; next");
        tui.keys("3 l").text(moved).keys("Tab*3").text(feel).keys("Ctrl-S").shows("Logged: ");
        if number == 1 {
            tui.keys("1 Space").shows("done:").keys("a").text("Let Kemal lead the hand-over").keys("Enter");
        }
        if number == 2 || number == 5 {
            let said = if number == 2 { "4 3 2 4 2 2 3 3 3 2" } else { "5 4 5 4 3 3 4 5 4 4" };
            tui.keys("5 Enter Shift-Tab*2 Enter n").keys(said).text("A date before we get up").keys("Enter");
            tui.shows("added the check-in with Aldo Ferri");
        }
        if number == 4 {
            tui.keys("v").text("When you have asked, count five breaths").keys("Ctrl-S").shows("added the advice");
            tui.keys("4 Enter").text("He sees the moments I do not.").keys("Ctrl-S");
        }
    }
}

/// Looks back, writes the last words, sends them, settles what is open and closes it. Gives the review as it was sent.
fn close(life: &Life) -> String {
    let mut tui = life.on("2026-07-30");
    tui.keys("5 Enter . 4").shows("phase close");
    tui.keys("2 b").text("The last one.").keys("Esc r").text("We read the first page.").keys("Tab*3");
    tui.text("Somebody I can ring").keys("Tab*2 Ctrl-A Delete Ctrl-S").shows("debrief written");
    tui.keys("5 Enter . c").shows("Closing with Aldo Ferri").keys("Enter").shows("Seven months with Aldo Ferri");
    tui.keys("e Ctrl-End")
        .text("\n\nThank you, Aldo, for the tea and the questions.")
        .keys("Esc")
        .shows("the words are kept");
    let file = life.0.path().join("closing.md");
    tui.keys("s Enter").text(file.to_str().unwrap()).keys("Enter").shows("wrote");
    tui.keys("Esc").shows("Closing with Aldo Ferri").keys("j Space").shows("done:");
    tui.keys("j . Esc");
    tui.keys("G Enter").shows("closed: the mentorship with Aldo Ferri");
    fs::read_to_string(file).unwrap()
}

#[test]
fn a_mentorship_is_prepared_agreed_grown_closed_and_kept_as_an_archive_by_keys_alone() {
    let life = Life(tempfile::tempdir().unwrap());
    prepare(&life);
    meet_first(&life);
    agree(&life);
    grow(&life);
    let sent = close(&life);
    insta::with_settings!({ snapshot_path => "../documents" }, {
        insta::assert_snapshot!("the_closing_review_of_a_whole_life", sent);
    });

    let archive = life.archive("2026-09-01");
    let details = &archive.mentorships[0].details;
    assert_eq!((details.status, details.phase), (MentorshipStatus::Closed, Phase::Close));
    assert_eq!(archive.meetings.iter().filter(|it| it.details.status == MeetingStatus::Held).count(), 8);
    assert!(archive.meetings.iter().all(|it| it.details.status != MeetingStatus::Planned));
    assert_eq!((archive.agreements.len(), archive.check_ins.len(), archive.progress.len()), (1, 2, 6));
    assert!(archive.actions.iter().all(|it| it.details.status == ActionStatus::Done));

    // A month later it is all there to be read, and only that.
    let mut tui = life.on("2026-09-01");
    tui.keys("5 Enter").shows("closed").shows("30 July");
    tui.keys("2 Enter").shows("The last one.").keys("Tab Enter").shows("its mentorship is closed, and only to be read");
    tui.keys("6").shows("Seven months with Aldo Ferri");
    assert!(life.archive("2026-09-01") == archive);
}

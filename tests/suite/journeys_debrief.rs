//! The form after a meeting when one leaves it, or comes back to what one left: nothing is planned, held or taken away that nobody
//! said.

use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::meeting::{MeetingFilter, MeetingStatus};
use mentorlog::domain::{MeetingId, Page};
use mentorlog::journal::{Journal, TakeawayEdit};

use crate::harness::{NOW, Tui};
use crate::journeys_loop::{a_summer, archive, on, page};

/// The meeting in a program that was killed two seconds after these words, and opened again.
fn after_it_was_killed(first: &[&str], work: fn(&mut Tui)) -> (Tui, MeetingId, impl Sized) {
    let told = a_summer();
    let (mut journal, meeting) = told.planned();
    for words in first {
        journal.add_takeaway(meeting, words).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("2 Enter");
    work(&mut tui);
    tui.wait(Duration::from_secs(2)).shows("draft saved");
    drop(tui);
    let mut tui = Tui::with(Journal::open(&told.path, Clock::fixed(NOW).unwrap()).unwrap());
    tui.resize(120, 40);
    (tui, meeting, told)
}

fn taken(tui: &Tui, id: MeetingId) -> Vec<String> {
    page(tui, id).takeaways.into_iter().map(|one| one.details.text).collect()
}

#[test]
fn a_draft_of_it_leaves_a_takeaway_alone_that_came_since() {
    let (mut tui, id, _told) = after_it_was_killed(&[], |tui| {
        tui.keys("r").text("We met");
    });
    tui.keys("2 Enter");
    let path = tui.journal().path().unwrap().to_owned();
    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    beside.add_takeaway(id, "Keepsake B").unwrap();
    tui.keys("r").shows("as you left it").shows("We met").shows("Keepsake B").keys("Ctrl-S");
    assert_eq!(taken(&tui, id), ["Keepsake B"]);
    assert_eq!(page(&tui, id).meeting.details.debrief_what, "We met");
}

#[test]
fn a_takeaway_in_a_draft_finds_its_place_beside_those_that_came_and_went_since() {
    let (mut tui, id, _told) = after_it_was_killed(&["One", "Two"], |tui| {
        tui.keys("r Tab*4 End").text(" by two").keys("Tab").text("Three");
    });
    let path = tui.journal().path().unwrap().to_owned();
    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let first = page(&tui, id).takeaways[0].id;
    beside.delete(first.into()).unwrap();
    tui.keys("2 Enter r").shows("Two by two").shows("Three").keys("Ctrl-S");
    assert_eq!(taken(&tui, id), ["Two by two", "Three"]);
}

#[test]
fn a_takeaway_in_a_draft_that_there_is_no_room_for_any_more_is_shown_and_not_lost() {
    let (mut tui, id, _told) = after_it_was_killed(&["One", "Two"], |tui| {
        tui.keys("r Tab*5").text("Three");
    });
    let path = tui.journal().path().unwrap().to_owned();
    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    beside.add_takeaway(id, "Four").unwrap();
    tui.keys("2 Enter r").shows("Three").shows("Four").keys("Ctrl-S").shows("There are three already");
    assert_eq!(taken(&tui, id), ["One", "Two", "Four"]);
}

#[test]
fn a_day_in_a_draft_is_the_day_it_was_then() {
    let (mut tui, id, _told) = after_it_was_killed(&[], |tui| {
        tui.keys("r Tab*4 Ctrl-A").text("tomorrow");
    });
    tui.keys("2 Enter r").shows("Thu 10 September").keys("Ctrl-S").shows("Thu 10 September");
    assert_eq!(newest(&tui), on("2026-09-10"));
    assert_eq!(page(&tui, id).meeting.details.status, MeetingStatus::Held);
}

fn newest(tui: &Tui) -> chrono::NaiveDate {
    tui.journal().meetings(&MeetingFilter::default(), &Page::first(1)).unwrap()[0].item.meets_on
}

#[test]
fn the_day_that_is_saved_is_the_day_that_is_shown() {
    for words in ["20 aug", "the 3rd", "friday", "9 sep", "1 sep"] {
        let (mut tui, _) = a_summer().on_the_day();
        tui.keys("r Tab*4 Ctrl-A").text(words);
        let screen = tui.screen();
        tui.keys("Ctrl-S");
        let day = newest(&tui);
        let shown = mentorlog::text::when::heading(day, on("2026-09-09"));
        let is_refused = tui.screen().contains("needed");
        assert!(is_refused || screen.contains(&shown), "{words}: {shown} was not shown:\n{screen}");
        assert!(!is_refused, "{words} lies ahead");
    }
}

#[test]
fn the_proposed_day_counts_once_one_has_typed_it_and_else_its_absence_is_said() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("r").text("We met").keys("Tab*4 Ctrl-A").text("7 oct").keys("Esc");
    assert_eq!(newest(&tui), on("2026-10-07"), "it was typed");
    let (mut tui, other) = a_summer().on_the_day();
    tui.keys("r").text("We met").keys("Esc").shows("no next meeting planned");
    assert_eq!((newest(&tui), id), (on("2026-09-09"), other));
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("r").text("We met").keys("Tab*4 Ctrl-A Delete Esc").shows_no("no next meeting");
}

#[test]
fn a_form_that_says_it_was_held_is_left_without_saying_so() {
    let (mut tui, id) = a_summer().on_the_day();
    let before = archive(&tui);
    tui.keys(". h").shows("After the meeting").keys("Esc");
    assert!(archive(&tui) == before, "a mistyped h has a way out");
    tui.keys(". h Ctrl-S").shows("held: the meeting \"Figures\"");
    assert_eq!(page(&tui, id).meeting.details.status, MeetingStatus::Held);
}

#[test]
fn what_is_wrong_with_a_takeaway_stands_under_it() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("r Tab*3").text("One").keys("Tab").text("Two").keys("Tab").text("Three");
    let path = tui.journal().path().unwrap().to_owned();
    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    beside.add_takeaway(id, "From a shell").unwrap();
    tui.keys("Ctrl-S").shows("There are three already");
    let rows: Vec<_> = tui.screen().lines().map(str::to_owned).collect();
    let at = rows.iter().position(|row| row.contains("There are three already")).unwrap();
    assert!(rows[at - 1].contains("Three"), "{}", tui.screen());
}

#[test]
fn a_journal_names_the_place_of_the_takeaway_that_is_wrong() {
    let (tui, id) = a_summer().on_the_day();
    let mut journal = Journal::open(tui.journal().path().unwrap(), Clock::fixed(NOW).unwrap()).unwrap();
    journal.add_takeaway(id, "There already").unwrap();
    let edits =
        ["", "One", "Two", "Three"].map(|after| TakeawayEdit { after: after.into(), ..TakeawayEdit::default() });
    let details = journal.meeting(id).unwrap().meeting.details;
    let wrong = journal.wrap_up(id, &details, &edits, None).unwrap_err();
    let mentorlog::journal::Error::Invalid(invalid) = wrong else { panic!("{wrong}") };
    assert_eq!(invalid.field, "takeaway_4");
}

#[test]
fn a_long_line_that_is_written_on_says_that_its_beginning_is_out_of_sight() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.resize(80, 24).keys("r").text("I asked him what he would do about January and then I waited for five breaths");
    tui.shows("…").keys("Home").shows("▐ What happened   I asked him");
    tui.keys("End").shows_no("I asked him").shows("▐ What happened   …");
}

#[test]
fn only_on_the_day_itself_the_form_says_that_the_same_day_is_best() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("r").shows("Wed 9 September; the same day is best").keys("Esc Esc 2 j Enter r");
    tui.shows("After the meeting  Thu 6 August").shows_no("the same day is best");
}

#[test]
fn what_is_said_of_it_when_it_is_saved_fits_on_the_smallest_screen() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.resize(80, 24).keys("r").text("We met").keys("Ctrl-S").shows("debrief written; next Wed 7 October   u undo");
}

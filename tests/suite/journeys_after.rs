//! After a meeting, by keys: the form for all there is to say, the next date, and what becomes of a meeting that is not held.

use mentorlog::clock::Clock;
use mentorlog::domain::Page;
use mentorlog::domain::meeting::{MeetingFilter, MeetingStatus};
use mentorlog::journal::{Journal, MeetingPage};

use crate::harness::{NOW, Tui};
use crate::journeys_loop::{a_summer, archive, on, page};

fn newest(tui: &Tui) -> MeetingPage {
    let lines = tui.journal().meetings(&MeetingFilter::default(), &Page::first(1)).unwrap();
    page(tui, lines[0].item.id)
}

#[test]
fn after_a_meeting_one_form_keeps_all_and_plans_the_next() {
    let (mut tui, id) = a_summer().on_the_day();
    let before = archive(&tui);
    tui.keys("r").shows("After the meeting").shows("Wed 7 October").shows("in 4 weeks, as agreed");
    tui.text("Seventy-one").keys("Tab Tab Tab").text("Count first").keys("Tab").text("Then speak").keys("Tab Tab Tab");
    tui.text("4").shows("4, mostly").keys("Ctrl-S");
    tui.shows("debrief written; next Wed 7 October");
    let page_now = page(&tui, id);
    assert_eq!((page_now.meeting.details.status, page_now.meeting.details.pulse), (MeetingStatus::Held, Some(4)));
    assert_eq!(page_now.meeting.details.debrief_what, "Seventy-one");
    let taken: Vec<_> = page_now.takeaways.iter().map(|one| one.details.text.as_str()).collect();
    assert_eq!(taken, ["Count first", "Then speak"]);
    let next = newest(&tui);
    assert_eq!((next.meeting.details.meets_on, next.meeting.details.minutes), (on("2026-10-07"), Some(60)));
    assert_eq!(next.meeting.details.starts_at, page_now.meeting.details.starts_at);
    assert!(next.agenda.iter().any(|shown| shown.words == "write to the director"));
    let after = archive(&tui);
    tui.keys("u");
    assert!(archive(&tui) == before, "one undo takes all of it back");
    tui.keys("Ctrl-R");
    assert!(archive(&tui) == after);
    tui.keys("r").shows_no("Next meeting").keys("Esc");
    assert!(archive(&tui) == after, "to look at it changes nothing");
}

#[test]
fn of_the_form_after_a_meeting_any_part_is_enough() {
    let (mut tui, id) = a_summer().on_the_day();
    // One takeaway, and no date: what is only proposed is not planned by going back.
    tui.keys("r Tab Tab Tab").text("Count first").keys("Esc");
    assert_eq!(page(&tui, id).takeaways.len(), 1);
    assert_eq!(newest(&tui).meeting.id, id);
    // The takeaway is changed and taken away; the date is emptied.
    tui.keys("r Tab Tab Tab End").text(", then speak").keys("Tab Tab Ctrl-A Delete Ctrl-S");
    assert_eq!(page(&tui, id).takeaways[0].details.text, "Count first, then speak");
    assert_eq!(newest(&tui).meeting.id, id);
    tui.keys("r Tab Tab Tab Ctrl-A Delete Tab")
        .text("friday")
        .keys("Ctrl-S")
        .shows("takeaways kept; next Fri 11 September");
    assert_eq!(page(&tui, id).takeaways, []);
    assert_eq!(newest(&tui).meeting.details.meets_on, on("2026-09-11"));
}

#[test]
fn a_next_day_that_is_none_is_said_under_its_field() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("r").text("Seventy-one").keys("Tab*4").text("31 sep").keys("Ctrl-S").shows("September has 30 days");
    tui.keys("Ctrl-A").text("yesterday").keys("Ctrl-S").shows("a day ahead is needed".get(2..).unwrap());
    assert_eq!(page(&tui, id).meeting.details.debrief_what, "", "all of it or nothing");
    tui.keys("Ctrl-A Delete Ctrl-S");
    assert_eq!(page(&tui, id).meeting.details.debrief_what, "Seventy-one");
}

#[test]
fn to_say_that_it_was_held_opens_the_form_and_is_one_step() {
    let (mut tui, id) = a_summer().on_the_day();
    let before = archive(&tui);
    tui.keys(". h Ctrl-S").shows("held: the meeting \"Figures\"").shows("; next Wed 7 October");
    assert_eq!(page(&tui, id).meeting.details.status, MeetingStatus::Held);
    tui.keys("u");
    assert!(archive(&tui) == before);
}

#[test]
fn what_is_written_after_a_meeting_is_kept_beside_what_another_wrote_meanwhile() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("r").text("Seventy-one");
    let path = tui.journal().path().unwrap().to_owned();
    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    beside.append_note(id, "From a shell.", false).unwrap();
    beside.add_takeaway(id, "From a shell").unwrap();
    tui.keys("Tab Tab Tab").text("Count first").keys("Ctrl-S");
    let page = page(&tui, id);
    assert_eq!((page.meeting.details.notes.as_str(), page.takeaways.len()), ("From a shell.", 2));
}

#[test]
fn a_meeting_is_moved_to_the_day_that_is_proposed() {
    let (mut tui, id) = a_summer().on_the_day();
    let before = archive(&tui);
    tui.keys(". m").shows("To which day is it moved?").shows("Wed 16 September").keys("Enter");
    tui.keys("t").shows("moved from 9 Sep by them").shows("Wed 16 September");
    assert_eq!(page(&tui, id).meeting.details.meets_on, on("2026-09-16"));
    tui.keys("u");
    assert!(archive(&tui) == before);
}

#[test]
fn a_cancelled_meeting_offers_another_day() {
    let (mut tui, id) = a_summer().on_the_day();
    let before = archive(&tui);
    tui.keys(". c m").shows("When do you meet instead?").shows("Wed 16 September").keys("Enter");
    tui.shows("next meeting planned for Wed 16 September").shows("cancelled by me");
    let next = newest(&tui);
    assert_eq!(
        (page(&tui, id).meeting.details.status, next.meeting.details.meets_on),
        (MeetingStatus::Cancelled, on("2026-09-16"))
    );
    assert!(next.agenda.iter().any(|shown| shown.words == "write to the director"));
    tui.keys("u u").shows_no("cancelled by me");
    assert!(archive(&tui) == before);
    assert_eq!(newest(&tui).meeting.id, id);
    tui.keys(". c t Esc").shows("cancelled by them");
    assert_eq!(newest(&tui).meeting.id, id, "Esc leaves it open");
}

#[test]
fn what_is_written_after_a_meeting_survives_a_program_that_stops() {
    let told = a_summer();
    let (journal, meeting) = told.planned();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("2 Enter r").text("Seventy-one").keys("Tab*3").text("Count first").keys("Tab*2");
    tui.text("8 oct").wait(std::time::Duration::from_secs(2)).shows("draft saved 14:03");
    drop(tui);
    let mut tui = Tui::with(Journal::open(&told.path, Clock::fixed(NOW).unwrap()).unwrap());
    tui.resize(120, 40)
        .shows("UNSAVED")
        .keys("Enter")
        .shows("After the meeting")
        .shows("Count first")
        .shows("8 October");
    tui.keys("Ctrl-S").shows("debrief written; next Thu 8 October");
    assert_eq!(page(&tui, meeting).takeaways.len(), 1);
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn a_day_that_is_proposed_is_understood_as_it_is_written() {
    use mentorlog::text::{when, written};
    let today = on("2026-09-09");
    for day in today.iter_days().take(800) {
        assert_eq!(written::day(&when::heading(day, today), today).ok(), Some(day));
    }
}

//! What a person does with meetings, from the first key to the last: plan one, write it up, move it, look back at it.

use chrono::NaiveDate;
use mentorlog::clock::Clock;
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus, Talk};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{MeetingId, MentorshipId, Page};
use mentorlog::journal::{Journal, MeetingPage};
use mentorlog::tui::app::Request;

use crate::harness::{NOW, Tui, journal};

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// A journal in which I am Aldo's mentee, and have met him on 6 August.
fn with_aldo() -> (Journal, MentorshipId) {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let held = MeetingDetails {
        title: "Who covers the holidays".into(),
        status: MeetingStatus::Held,
        notes: "Five breaths, and somebody speaks.".into(),
        ..MeetingDetails::on(Some(aldo), on("2026-08-06"))
    };
    let held = journal.add_meeting(&held).unwrap();
    journal.add_takeaway(held, "Five breaths of silence are enough").unwrap();
    (journal, aldo)
}

/// The same, with a meeting today, and its page open in the notes.
fn on_the_page() -> (Tui, MeetingId) {
    let (mut journal, aldo) = with_aldo();
    let today = MeetingDetails { title: "Figures".into(), ..MeetingDetails::on(Some(aldo), on("2026-09-09")) };
    let id = journal.add_meeting(&today).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 Enter").shows("Figures");
    (tui, id)
}

/// The same, with nothing on the agenda yet.
fn on_an_empty_agenda() -> (Tui, MeetingId) {
    let (mut journal, aldo) = with_aldo();
    let id = journal.add_meeting(&MeetingDetails::on(Some(aldo), on("2026-09-09"))).unwrap();
    for shown in journal.meeting(id).unwrap().agenda {
        journal.delete(shown.line.id.into()).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 Enter").shows("AGENDA");
    (tui, id)
}

fn page(tui: &Tui, id: MeetingId) -> MeetingPage {
    tui.journal().meeting(id).unwrap()
}

fn newest(tui: &Tui) -> MeetingPage {
    let lines = tui.journal().meetings(&MeetingFilter::default(), &Page::first(1)).unwrap();
    page(tui, lines[0].item.id)
}

#[test]
fn a_first_start_gets_to_a_saved_note_in_few_keys() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("2 n Ctrl-S").text("He asked what it had been in January.").keys("Esc");
    let page = newest(&tui);
    assert_eq!(page.meeting.details.notes, "He asked what it had been in January.");
    assert_eq!(page.meeting.details.status, MeetingStatus::Held);
    assert_eq!(page.meeting.details.meets_on, on("2026-09-09"));
    tui.shows("it counts as held");
}

#[test]
fn a_meeting_is_planned_and_its_day_says_that_it_is_not_held_yet() {
    let (journal, aldo) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 n").shows("4 weeks after Thu 6 August, or soon after: Thu 10 September");
    tui.keys("Tab Ctrl-W").text("tomorrow").keys("Tab").text("16:00").keys("Tab").shows("60");
    tui.keys("Tab Tab").text("Figures, and autumn").keys("Enter").shows("Figures, and autumn").shows("60 min");
    let details = newest(&tui).meeting.details;
    assert_eq!((details.mentorship_id, details.minutes), (Some(aldo), Some(60)));
    assert_eq!((details.meets_on, details.status), (on("2026-09-10"), MeetingStatus::Planned));
    tui.text("What to ask him first.").keys("Esc");
    assert_eq!(newest(&tui).meeting.details.status, MeetingStatus::Planned);
    tui.keys("Esc").shows("PLANNED").shows("tomorrow").shows("PAST").shows("Five breaths");
}

#[test]
fn a_day_that_is_none_is_said_under_the_field() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("2 n Tab Ctrl-W").text("31 sep").keys("Ctrl-S").shows("September has 30 days").shows("New meeting");
    tui.keys("Ctrl-W Ctrl-W").text("30 sep").keys("Ctrl-S").shows("AGENDA");
}

#[test]
fn a_meeting_of_a_past_day_was_held_and_a_group_needs_nobody() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("2 n Space").shows("a group").keys("Tab Ctrl-W").text("yesterday").keys("Ctrl-S Esc Esc");
    let details = tui.journal().meetings(&MeetingFilter::default(), &Page::first(1)).unwrap()[0].item.clone();
    assert_eq!((details.mentorship_id, details.status), (None, MeetingStatus::Held));
}

#[test]
fn notes_and_private_notes_are_saved_by_esc_undone_and_redone() {
    let (mut tui, id) = on_the_page();
    tui.keys("Enter").text("Seventy-one in a hundred.").shows("4 words").keys("Esc").shows("it counts as held");
    tui.keys("Tab Enter").text("He looked tired.").keys("Esc");
    let details = page(&tui, id).meeting.details;
    assert_eq!(
        (details.notes.as_str(), details.private_notes.as_str()),
        ("Seventy-one in a hundred.", "He looked tired.")
    );
    tui.keys("u").shows_no("He looked tired.").keys("u").shows_no("Seventy-one");
    assert_eq!(page(&tui, id).meeting.details.status, MeetingStatus::Planned);
    tui.keys("Ctrl-R Ctrl-R").shows("Seventy-one in a hundred.").shows("He looked tired.");
    assert_eq!(page(&tui, id).meeting.details.status, MeetingStatus::Held);
}

#[test]
fn leaving_by_any_way_saves_what_is_being_written() {
    let (mut tui, id) = on_the_page();
    tui.keys("Enter").text("One line").keys("Tab").shows("PRIVATE");
    assert_eq!(page(&tui, id).meeting.details.notes, "One line");
    tui.keys("Shift-Tab Enter").text(", and more").keys("Ctrl-P").text("goals").keys("Enter").shows("Goals");
    assert_eq!(page(&tui, id).meeting.details.notes, "One line, and more");
}

#[test]
fn the_notes_are_edited_in_another_editor() {
    let (mut tui, id) = on_the_page();
    tui.keys("Ctrl-E").edited(|text| format!("{text}Written elsewhere.\n"));
    assert_eq!(page(&tui, id).meeting.details.notes, "Written elsewhere.\n");
    tui.keys("Enter Ctrl-E").edited(|text| format!("{text}And more.")).shows("And more.").keys("Esc");
    assert_eq!(page(&tui, id).meeting.details.notes, "Written elsewhere.\nAnd more.");
    assert_eq!(tui.request(), None::<Request>);
}

#[test]
fn the_agenda_takes_own_words_and_what_is_open() {
    let (mut tui, id) = on_an_empty_agenda();
    tui.keys("Tab*2").shows("n adds one");
    tui.keys("n").text("write to the director").keys("Tab Tab").text("friday").keys("Ctrl-S").shows("in 2 days");
    tui.keys("Shift-Tab*3 n").shows("write to the director").shows("action").keys("Enter").shows("0 of 1");
    tui.keys("n").text("The spanner, once more").keys("Enter").shows("0 of 2");
    tui.keys("Space").shows("1 of 2").keys("K");
    let agenda = page(&tui, id).agenda;
    assert_eq!(agenda[0].words, "The spanner, once more");
    assert!(agenda[0].line.details.ticked);
    tui.keys("e").text("!").keys("Enter").shows("once more!");
    tui.keys("d").shows("0 of 1").keys("u").shows("1 of 2");
    tui.keys("j Enter").shows("Whose").keys("Esc").shows("AGENDA");
}

#[test]
fn two_actions_are_agreed_and_one_is_done() {
    let (mut tui, id) = on_the_page();
    tui.keys("Tab*2 n").text("let Sami teach").keys("Ctrl-S");
    tui.keys("n").text("sit in again").keys("Tab Space").shows("Aldo").keys("Tab").text("17 sep").keys("Ctrl-S");
    tui.shows("let Sami teach").shows("Thu 17 Sep").keys("Space").shows("1 of 2 kept").shows("done: sit in again");
    assert_eq!(page(&tui, id).actions.len(), 2);
    tui.keys("e").text("!").keys("Ctrl-S").shows("sit in again!");
}

#[test]
fn a_fourth_takeaway_is_refused() {
    let (mut tui, id) = on_the_page();
    tui.keys("Tab*3").shows("n adds up to three");
    for words in ["One", "Two", "Three"] {
        tui.keys("n").text(words).keys("Enter");
    }
    tui.keys("n").shows("there are three already");
    tui.keys("e").text(" steps back").keys("Enter").shows("Three steps back");
    assert_eq!(page(&tui, id).takeaways.len(), 3);
    tui.keys("Tab n").text("The post rests until autumn").keys("Enter").shows("The post rests until autumn");
    assert_eq!(page(&tui, id).decisions.len(), 1);
    tui.keys("Esc").shows("TAKEN FROM IT").shows("DECIDED");
}

#[test]
fn a_debrief_says_what_happened_and_whether_it_was_of_use() {
    let (mut tui, id) = on_the_page();
    tui.keys("Tab*5").shows("Enter writes it");
    tui.keys("Enter").text("He asked about January").keys("Ctrl-S").shows("debrief written; next ");
    tui.keys("e").text("5").keys("Tab").text("a table").keys("Tab").text("m").keys("Enter");
    let details = page(&tui, id).meeting.details;
    assert_eq!((details.debrief_what.as_str(), details.pulse), ("He asked about January", Some(5)));
    assert_eq!((details.pulse_note.as_str(), details.talk), ("a table", Some(Talk::Me)));
    tui.shows("5 of 5").shows("mostly me");
}

#[test]
fn a_meeting_is_moved_twice_and_says_so() {
    let (mut tui, id) = on_the_page();
    tui.keys(". m").text("16 sep").keys("Enter m").shows("moved from 9 Sep by me");
    tui.keys(". m").text("23 sep").keys("Enter t").shows("moved from 9 Sep by me, from 16 Sep by them");
    assert_eq!(page(&tui, id).meeting.details.meets_on, on("2026-09-23"));
    tui.keys("Esc").shows("moved twice");
    tui.keys(". c t").shows("When do you meet instead?").shows("cancelled: the meeting").keys("Esc");
    tui.shows("cancelled by them").keys("u").shows_no("cancelled by them");
}

#[test]
fn what_is_still_planned_though_its_day_is_gone_says_so() {
    let (mut journal, aldo) = with_aldo();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), on("2026-09-02"))).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("2").shows("! still planned").resize(60, 20).shows("! still planned");
    tui.resize(80, 24).keys(". h").shows("After the meeting").keys("Ctrl-S").shows("held: the meeting of 2 September");
    tui.shows_no("still planned");
    tui.keys(". h").shows("it counts as held already");
}

#[test]
fn a_meeting_is_deleted_and_comes_back() {
    let (mut tui, _) = on_the_page();
    tui.keys("Esc d").shows_no("Figures  ").shows("deleted the meeting").keys("u").shows("Figures");
}

#[test]
fn no_key_of_a_page_does_anything_once_its_meeting_is_gone() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("2 n Ctrl-S Esc u").shows("not in the journal any more");
    for key in ["b", "L", "r", ".", "Enter", "e", "Ctrl-E", "Ctrl-T", "Tab", "Shift-Tab"] {
        tui.keys(key).shows("this meeting is not there any more").wait(std::time::Duration::from_secs(9));
        tui.shows_no("this meeting is not there any more");
    }
}

#[test]
fn a_page_whose_meeting_is_gone_says_so_and_comes_back() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("2 n Ctrl-S Esc u").shows("not in the journal any more").keys("n Enter Tab L .");
    tui.shows("not there any more").keys("Ctrl-R").shows("NOTES");
}

#[test]
fn the_list_is_filtered_by_state() {
    let (mut tui, _) = on_the_page();
    tui.keys("Esc f h").shows("held only").shows_no("PLANNED").shows("Who covers the holidays");
    tui.keys("f c").shows("No meeting is cancelled. x shows all of them.").keys("x").shows("PLANNED");
}

#[test]
fn a_draft_survives_a_program_that_stops_and_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let mut journal = open();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let notes = "Seventy-one.".to_owned();
    journal.add_meeting(&MeetingDetails { notes, ..MeetingDetails::on(Some(aldo), on("2026-09-09")) }).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("2 Enter Enter").text(" In a hundred").wait(std::time::Duration::from_secs(2)).shows("draft saved 14:03");
    drop(tui);
    let mut tui = Tui::with(open());
    tui.keys("2 Enter").shows("a text here is not saved yet; Enter goes on with it").shows_no("In a hundred");
    tui.keys("Enter").shows("continued what you were writing at 14:03").shows("Seventy-one. In a hundred");
    tui.text(", at last.").keys("Esc");
    assert_eq!(newest(&tui).meeting.details.notes, "Seventy-one. In a hundred, at last.");
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn a_form_that_is_left_is_offered_again() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("2 n Esc n").shows("today").keys("Tab*5").text("About the autumn").keys("Esc").shows("Meetings");
    tui.keys("n").shows("continued what you began at 14:03").shows("About the autumn").keys("Ctrl-S");
    assert_eq!(newest(&tui).meeting.details.title, "About the autumn");
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn a_corrected_day_is_saved_by_leaving_the_form() {
    let (mut tui, id) = on_the_page();
    tui.keys("e Tab Ctrl-A").text("yesterday").keys("Esc").shows("Tue 8 September");
    assert_eq!(page(&tui, id).meeting.details.meets_on, on("2026-09-08"));
    assert_eq!(page(&tui, id).moves, []);
}

#[test]
fn last_time_is_in_view_and_in_full_on_a_key() {
    let (mut tui, _) = on_the_page();
    tui.shows("LAST TIME").shows("Five breaths of silence are enough").shows_no("Five breaths, and somebody speaks.");
    tui.keys("L").shows("Last time: Who covers the holidays").shows("Five breaths, and somebody speaks.").keys("Esc");
    tui.shows_no("Last time: Who");
}

#[test]
fn below_a_hundred_columns_a_strip_names_the_panes() {
    let (mut tui, _) = on_the_page();
    tui.resize(80, 24).shows("NOTES").shows("Private").shows_no("AGENDA").shows("Enter starts writing.");
    tui.keys("Tab").shows("PRIVATE").shows("left out when you share").keys("Tab*2").shows("TAKEN");
    tui.keys("Shift-Tab*4").shows("AGENDA 0/").shows("Who does what by when");
}

#[test]
fn a_long_note_is_read_to_its_end() {
    let (mut tui, _) = on_the_page();
    tui.keys("Enter");
    let lines: Vec<_> = (1..=90).map(|line| format!("line number {line}")).collect();
    tui.paste(&lines.join("\n")).keys("Esc").shows("line number 90");
    tui.keys("g").shows("line number 1").shows("lines more").keys("G").shows("line number 90");
}

#[test]
fn no_size_is_too_small_for_any_pane() {
    let (mut tui, _) = on_the_page();
    tui.keys("Enter").text("A word").keys("Esc");
    for (columns, rows) in [(40, 10), (60, 12), (80, 24), (100, 10), (100, 16), (120, 40), (200, 60), (10, 3)] {
        tui.resize(columns, rows).keys("Tab*9 L Esc n Esc Esc");
        tui.keys("2 Enter");
    }
}

#[test]
fn the_list_opens_on_the_next_meeting_and_shows_only_those_with_the_chosen_person() {
    let (mut journal, aldo) = with_aldo();
    let ines = journal.add_mentorship("Ines Duarte", &MentorshipDetails::of(Role::Mentor)).unwrap();
    for (with, title, day) in [(aldo, "Far", "2026-11-05"), (aldo, "Near", "2026-09-10"), (ines, "Hers", "2026-12-01")]
    {
        journal
            .add_meeting(&MeetingDetails { title: title.into(), ..MeetingDetails::on(Some(with), on(day)) })
            .unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.keys("2")
        .shows("Hers Ines")
        .shows("Far Aldo")
        .keys("Enter")
        .shows("Near  with Aldo, Thu 10 September")
        .keys("Esc");
    tui.keys("p").text("ines").keys("Enter").shows("Hers").shows_no("Far").shows_no("Hers Ines");
}

#[test]
fn a_form_writes_only_what_was_changed_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let id = journal.add_meeting(&MeetingDetails::on(Some(aldo), on("2026-09-09"))).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 e");
    Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap().append_note(id, "From a shell.", false).unwrap();
    tui.keys("Tab*5").text("Figures").keys("Esc");
    let details = page(&tui, id).meeting.details;
    assert_eq!((details.title.as_str(), details.notes.as_str()), ("Figures", "From a shell."));
}

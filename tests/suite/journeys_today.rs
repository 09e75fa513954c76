//! Today: what is due is settled, put off and let go, a line is captured, and what was left or deleted comes back.

use mentorlog::domain::action::{ActionDetails, ActionFilter, ActionLine, ActionStatus, Owner};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::draft::{Draft, DraftPlace};
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::topic::TopicFilter;
use mentorlog::domain::{ActionId, MeetingId, MentorshipId, Page};
use mentorlog::journal::Journal;

use crate::harness::{self, Tui};

fn with_aldo() -> (Journal, MentorshipId) {
    let mut journal = harness::journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    (journal, aldo)
}

fn promise(journal: &mut Journal, with: MentorshipId, text: &str, due: &str) -> ActionId {
    let due_on = Some(due.parse().unwrap());
    journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(with), text) }).unwrap()
}

fn meet(journal: &mut Journal, with: MentorshipId, on: &str, status: MeetingStatus) -> MeetingId {
    let starts_at = Some("16:00:00".parse().unwrap());
    let details = MeetingDetails { status, starts_at, ..MeetingDetails::on(Some(with), on.parse().unwrap()) };
    journal.add_meeting(&details).unwrap()
}

fn actions(tui: &Tui) -> Vec<ActionLine> {
    let all = tui.journal().actions(&ActionFilter::default(), &Page::first(50)).unwrap();
    all.into_iter().map(|line| line.item).collect()
}

/// A planned meeting, something late of mine and something due of his.
fn a_day_of_noor() -> Tui {
    let (mut journal, aldo) = with_aldo();
    meet(&mut journal, aldo, "2026-08-06", MeetingStatus::Held);
    meet(&mut journal, aldo, "2026-09-10", MeetingStatus::Planned);
    promise(&mut journal, aldo, "send the August figures", "2026-09-07");
    let his = promise(&mut journal, aldo, "bring the notes", "2026-09-10");
    let details = journal.action(his).unwrap().action.details;
    journal.edit_action(his, &ActionDetails { owner: Owner::Them, ..details }).unwrap();
    journal.add_goal(&GoalDetails::new(Some(aldo), "Say the hard thing the same day")).unwrap();
    Tui::with(journal)
}

#[test]
fn today_shows_what_is_next_what_is_due_and_one_question() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let mut tui = a_day_of_noor();
        tui.resize(columns, rows).shows("Wednesday 9 September");
        tui.shows("NEXT MEETING").shows("Tomorrow at 16:00, Aldo Ferri").shows("Thu 10 Sep");
        tui.shows("agenda: 2 actions").shows("34 days").shows("28 agreed: due");
        tui.shows("! me    send the August figures").shows("2 days late");
        tui.shows("◦ Aldo  bring the notes").shows("tomorrow");
        tui.shows("QUESTION OF THE WEEK").shows("Say the hard thing the same day");
    }
}

#[test]
fn an_action_that_is_done_stays_in_sight_and_u_opens_it_again() {
    let mut tui = a_day_of_noor();
    tui.keys("Space").shows("✓ me    send the August figures").shows("done: send the August figures   u undo");
    assert_eq!(actions(&tui).iter().filter(|line| line.action.details.status == ActionStatus::Done).count(), 1);
    tui.keys("j Space").shows("✓ Aldo  bring the notes").shows("✓ me    send the August figures");
    tui.keys("u").shows("◦ Aldo  bring the notes").shows("✓ me    send the August figures");
    tui.keys("u").shows("! me    send the August figures").shows("2 days late");
    tui.keys("k Space Space").shows("! me    send the August figures");
    tui.keys("Space 4 1").shows_no("me    send the August figures");
}

#[test]
fn an_action_is_put_off_handed_over_and_let_go_with_a_reason() {
    let mut tui = a_day_of_noor();
    tui.keys(". p").shows("Put it off to which day?").text("30 sep").keys("Enter");
    tui.shows("put off to Wed 30 September: send the August figures   u undo").shows("in 3 weeks");
    tui.keys(". h").shows("me, Aldo, or another name").text("Kemal").keys("Enter").shows("◦ Kemal");
    tui.keys(". l").shows("Let it go. Why?").text("the figures are public now").keys("Enter");
    tui.shows("let go: send the August figures   u undo").shows_no("Kemal");
    let dropped = actions(&tui).into_iter().find(|line| line.action.details.status == ActionStatus::Dropped).unwrap();
    assert_eq!(dropped.action.details.drop_reason, "the figures are public now");
    assert_eq!(dropped.action.details.owner_name, "Kemal");
    tui.keys("u u u").shows("! me    send the August figures");
}

#[test]
fn an_action_carried_three_times_is_worth_a_look() {
    let (mut journal, aldo) = with_aldo();
    let action = promise(&mut journal, aldo, "one shift without the phone", "2026-09-18");
    for day in ["2026-06-11", "2026-07-09", "2026-08-06"] {
        let meeting = meet(&mut journal, aldo, day, MeetingStatus::Held);
        journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).shows("one shift without the phone x3").shows("WORTH A LOOK");
    tui.shows("One shift without the phone").shows("Third time on the list. Do it now, make it smaller,");
    tui.keys("Tab Enter").shows("do it now").shows("make it smaller").keys("s");
    tui.shows("In which words?").keys("Ctrl-W*3").text("without it").keys("Enter").shows("one shift without it x3");
}

#[test]
fn an_action_is_changed_in_its_form() {
    let mut tui = a_day_of_noor();
    tui.keys("Enter").shows("Action  A1").shows("7 September, 2 days late").keys("Esc").shows("Wednesday 9 September");
    let before = tui.journal().revision().unwrap();
    tui.keys("e Esc");
    assert_eq!(tui.journal().revision().unwrap(), before, "nothing was changed, so nothing is saved");
    tui.keys("e Tab s Tab").text("Kemal").keys("Esc").shows("! Kemal send the August figures");
    let kept = tui.journal().action(ActionId(1)).unwrap().action.details;
    assert_eq!((kept.owner, kept.owner_name.as_str()), (Owner::Other, "Kemal"));
    tui.keys("e Tab m Ctrl-S").shows("! me    send the August figures").shows("u undo");
    assert_eq!(tui.journal().action(ActionId(1)).unwrap().action.details.owner_name, "");
}

#[test]
fn an_action_is_captured_with_a_day_in_words() {
    let mut tui = a_day_of_noor();
    tui.resize(120, 36).keys("2 a").text("ask Kemal").keys("Tab a Tab").text("friday").shows("11 September, in 2 days");
    tui.keys("Enter").shows("Added the action \"ask Kemal\"   u undo").shows("2 Meetings");
    let captured = actions(&tui).into_iter().find(|line| line.action.details.text == "ask Kemal").unwrap();
    assert_eq!(captured.action.details.due_on, "2026-09-11".parse().ok());
    assert_eq!(captured.action.details.owner, Owner::Them);
    assert_eq!(captured.name, "Aldo Ferri");
    tui.keys("u");
    assert_eq!(actions(&tui).len(), 2);
}

#[test]
fn a_wrong_day_is_said_under_its_field_and_the_line_stays() {
    let mut tui = a_day_of_noor();
    tui.keys("a").text("ask Kemal").keys("Tab Tab").text("31 sep").keys("Enter").shows("September has 30 days");
    tui.keys("Backspace*6").text("30 sep").keys("Enter").shows("Added the action");
}

#[test]
fn a_topic_asks_for_whom_where_there_are_two() {
    let (mut journal, _) = with_aldo();
    let mira = journal.add_mentorship("Mira Sol", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("t").text("What if I want it?").keys("Enter").shows("Needs somebody");
    tui.keys("m Enter").shows("Added the topic");
    let topics = tui.journal().topics(&TopicFilter::default(), &Page::first(9)).unwrap();
    assert_eq!(topics[0].item.topic.details.mentorship_id, mira);
}

#[test]
fn each_thing_says_whose_it_is_where_there_are_two_and_p_shows_one_person_alone() {
    let (mut journal, aldo) = with_aldo();
    let mira = journal.add_mentorship("Mira Sol", &MentorshipDetails::of(Role::Mentor)).unwrap();
    promise(&mut journal, aldo, "send the figures", "2026-09-10");
    promise(&mut journal, mira, "read her draft", "2026-09-12");
    let mut tui = Tui::with(journal);
    tui.shows("send the figures (Aldo)").shows("read her draft (Mira)");
    tui.keys("p").text("mira").keys("Enter").shows("read her draft").shows_no("send the figures").shows_no("(Mira)");
}

#[test]
fn a_topic_is_for_the_person_who_is_chosen() {
    let (mut journal, aldo) = with_aldo();
    journal.add_mentorship("Mira Sol", &MentorshipDetails::of(Role::Mentor)).unwrap();
    journal.choose(Some(aldo)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("t")
        .shows("the next meeting with Aldo Ferri")
        .shows_no("Mira")
        .text("What if I want it?")
        .keys("Enter")
        .shows("Added the topic");
    let topics = tui.journal().topics(&TopicFilter::default(), &Page::first(9)).unwrap();
    assert_eq!(topics[0].item.topic.details.mentorship_id, aldo);
}

#[test]
fn a_note_goes_into_the_meeting_of_today_and_one_undo_takes_it_back() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("c").shows("action   topic   note").keys("n").shows("the meeting with Aldo Ferri today");
    tui.text("He looked tired.").keys("Enter").shows("Added a note to the meeting of 9 September   u undo");
    let page = tui.journal().meeting(MeetingId(1)).unwrap();
    assert_eq!((page.meeting.details.notes.as_str(), page.name.as_str()), ("He looked tired.", "Aldo Ferri"));
    tui.keys("u");
    assert!(tui.journal().meeting(MeetingId(1)).is_err());
}

#[test]
fn a_line_of_progress_is_logged_for_a_goal() {
    let mut tui = a_day_of_noor();
    tui.keys("c p").shows("Say the hard thing").text("Told Kemal at once.").keys("Enter").shows("Logged for the goal");
    let log = tui.journal().progress(mentorlog::domain::GoalId(1), &Page::first(9)).unwrap();
    assert_eq!(log[0].item.details.moved, "Told Kemal at once.");
}

#[test]
fn the_kind_of_a_captured_line_is_changed_and_its_words_stay() {
    let mut tui = a_day_of_noor();
    tui.keys("a").text("What if I want it?").keys("Shift-Tab t Enter").shows("Added the topic \"What if I want it?\"");
    assert_eq!(actions(&tui).len(), 2);
    tui.keys("c Right Right Left Enter").text("and then?").keys("Enter").shows("Added the topic \"and then?\"");
}

#[test]
fn a_captured_line_that_was_left_is_offered_by_c_and_by_today() {
    let mut tui = a_day_of_noor();
    tui.keys("a").text("ask Kem").keys("Esc").shows("UNSAVED").shows("a new action: ask Kem").shows("just now");
    tui.keys("c").text("al").keys("Esc").shows("a new action: ask Kemal");
    tui.keys("g Enter")
        .shows("ask Kemal")
        .text(" today")
        .keys("Enter")
        .shows("Added the action \"ask Kemal\", by Wed 9 Sep");
    tui.shows_no("UNSAVED");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn an_unsaved_text_is_put_away_and_the_next_key_brings_it_back() {
    let mut tui = a_day_of_noor();
    tui.keys("a").text("ask Kemal").keys("Esc g d").shows("Put in the trash: a new action: ask Kemal   u undo");
    tui.shows_no("UNSAVED").keys("u").shows("UNSAVED").shows("a new action: ask Kemal");
    tui.keys("g d j u").shows_no("UNSAVED");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn an_unsaved_text_that_was_put_away_lies_in_the_trash_and_comes_back_where_nothing_is_written_again() {
    let mut tui = a_day_of_noor();
    tui.keys("3 n").text("Learn Latin").keys("Esc 1").shows("UNSAVED").keys("g d j").shows_no("UNSAVED");
    tui.keys(":").text("trash").keys("Enter").shows("a new goal: Learn Latin").shows("unsaved").shows("just now");
    tui.keys("Enter").shows("It is back").shows("Nothing is in the trash").keys("Esc").shows("UNSAVED");

    tui.keys("g d j 3 n").text("Learn Greek").keys("Esc 1 :").text("trash").keys("Enter Enter");
    tui.shows("something is being written there again");
    assert_eq!(tui.journal().drafts().unwrap().len(), 1);
    assert_eq!(tui.journal().trash(&Page::first(5)).unwrap().len(), 1, "neither is lost");
}

#[test]
fn an_unsaved_text_says_how_much_it_is_and_of_what() {
    let (mut journal, aldo) = with_aldo();
    let meeting = meet(&mut journal, aldo, "2026-06-11", MeetingStatus::Held);
    let place = DraftPlace::Field { record: meeting.into(), field: "private_notes".to_owned() };
    journal.save_draft(&Draft { place, body: "He looked tired.".to_owned(), caret: 0 }).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).shows("3 words of private notes, the meeting of 1");
    tui.keys("Tab").resize(80, 24).shows("3 words of private notes, the meeting of 11 June");
    tui.keys("g Enter").shows("He looked tired.");
    tui.keys("Esc").shows("it is still a draft: Enter goes on, Ctrl-S then saves it").keys("Esc Esc").shows("UNSAVED");
    tui.keys("g Enter Ctrl-S Esc Esc").shows("Wednesday 9 September").shows_no("UNSAVED");
    assert_eq!(tui.journal().meeting(meeting).unwrap().meeting.details.private_notes, "He looked tired.");
}

#[test]
fn an_unsaved_text_of_something_deleted_says_so_and_stays() {
    let (mut journal, aldo) = with_aldo();
    let meeting = meet(&mut journal, aldo, "2026-06-11", MeetingStatus::Held);
    let place = DraftPlace::Field { record: meeting.into(), field: "notes".to_owned() };
    journal.save_draft(&Draft { place, body: "He looked tired.".to_owned(), caret: 0 }).unwrap();
    journal.delete(meeting.into()).unwrap();
    let mut tui = Tui::with(journal);
    tui.shows("3 words of notes, the meeting M1, which was deleted").keys("Enter").shows("from the trash first");
    tui.keys("Ctrl-P").text("trash").keys("Enter Enter Esc").shows("3 words of notes, the meeting of 11 June");
}

#[test]
fn a_line_captured_on_a_page_is_about_what_the_page_shows() {
    let mut tui = a_day_of_noor();
    tui.resize(120, 36).keys("Tab*3 Enter").shows("Say the hard thing the same day");
    tui.keys("a").shows("for the goal \"Say the hard thing the same day\"").text("tell Kemal").keys("Enter");
    tui.keys("Esc k").shows("Wednesday 9 September");
    tui.keys("g Enter").shows("AGENDA").keys("a").shows("agreed in the meeting of 10 September");
    tui.text("bring cake").keys("Enter").shows("Added the action \"bring cake\"");
    let all = actions(&tui);
    let named = |text: &str| all.iter().find(|line| line.action.details.text == text).unwrap().action.details.clone();
    assert_eq!(named("tell Kemal").goal_id, Some(mentorlog::domain::GoalId(1)));
    assert_eq!(named("bring cake").meeting_id, Some(MeetingId(2)));
}

#[test]
fn the_next_meeting_is_planned_from_today() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.shows("No meeting is planned. n plans one.").keys("n").shows("New meeting").shows("Aldo Ferri");
}

#[test]
fn what_was_deleted_lies_in_the_trash_and_comes_back() {
    let mut tui = a_day_of_noor();
    tui.keys("d").shows("deleted the action \"send the August figures\"   u undo").keys("d");
    tui.keys(":").text("trash").keys("Enter").shows("Trash").shows("the action \"bring the notes\" A2");
    tui.shows("the action \"send the August figures\" A1").shows("just now");
    tui.keys("j Enter").shows("brought back the action \"send the August figures\"   u undo");
    tui.shows_no("A1").shows("A2");
    assert_eq!(actions(&tui).len(), 1);
    tui.keys("u").shows("A1");
    assert_eq!(actions(&tui).len(), 0);
    tui.keys("Enter Enter").shows("Nothing is in the trash").keys("Esc").shows("bring the notes");
}

#[test]
fn the_sections_are_walked_with_tab_and_one_heading_has_the_keys() {
    let mut tui = a_day_of_noor();
    tui.resize(120, 36);
    let bar = |tui: &Tui| {
        let screen = tui.screen();
        screen.lines().find(|line| line.contains('▐')).unwrap_or_default().to_owned()
    };
    assert!(bar(&tui).contains("August figures"));
    tui.keys("Tab");
    assert!(bar(&tui).contains("> agree"));
    tui.keys("Tab");
    assert!(bar(&tui).contains("need a mentor") || bar(&tui).contains('?') || !bar(&tui).contains("August"));
    tui.keys("Tab");
    assert!(bar(&tui).contains("Say the hard thing"));
    tui.keys("Tab");
    assert!(bar(&tui).contains("Tomorrow at 16:00"));
    tui.keys("j");
    assert!(bar(&tui).contains("August figures"));
    tui.keys("G");
    assert!(bar(&tui).contains("Say the hard thing"));
}

#[test]
fn only_what_is_shown_is_loaded() {
    let rows_of = |many: usize| {
        let (mut journal, aldo) = with_aldo();
        for n in 0..many {
            promise(&mut journal, aldo, &format!("promise {n}"), "2026-09-18");
        }
        let before = journal.rows_read();
        let tui = Tui::with(journal);
        tui.journal().rows_read() - before
    };
    assert_eq!(rows_of(60), rows_of(600));
}

#[test]
fn no_size_breaks_today_the_form_or_the_line() {
    for (columns, rows) in [(40, 10), (41, 12), (79, 20), (80, 24), (100, 24), (120, 36), (220, 60), (1, 1)] {
        let mut tui = a_day_of_noor();
        tui.resize(columns, rows).keys("G g Tab Tab Tab Tab j k e Tab Esc c a Tab Tab Esc");
        tui.keys(":").text("trash").keys("Enter Esc");
    }
}

#[test]
fn a_captured_line_that_was_left_goes_where_it_was_meant_to_go() {
    let (mut journal, aldo) = with_aldo();
    let mira = journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut met = |with, day: &str| journal.add_meeting(&MeetingDetails::on(Some(with), day.parse().unwrap())).unwrap();
    let (newest, older) = (met(aldo, "2026-09-09"), met(mira, "2026-09-08"));
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 g Enter").shows("with Aldo Ferri").keys("c n").text("He looked tired.").keys("Esc");
    tui.keys("Esc j Enter").shows("with Mira Okafor").keys("c").shows_no("He looked tired.");
    tui.keys("Esc Esc 1").shows("UNSAVED").keys("g Enter").shows("He looked tired.").keys("Enter");
    let notes = |id| tui.journal().meeting(id).unwrap().meeting.details.notes;
    assert_eq!((notes(newest).as_str(), notes(older).as_str()), ("He looked tired.", ""));
}

#[test]
fn a_draft_left_two_pages_up_is_offered_by_today_too() {
    let mut tui = a_day_of_noor();
    tui.keys("Tab Enter").shows("Say the hard thing").keys("n").text("Half a milestone").keys("Esc").shows("milestone");
    tui.keys("Esc").shows("a new milestone: Half a milestone");
    tui.keys("Enter Ctrl-S").shows_no("a new milestone");
}

#[test]
fn lines_of_one_s_own_are_counted_only_where_they_are_not_shown() {
    let (mut journal, aldo) = with_aldo();
    let meeting = meet(&mut journal, aldo, "2026-09-10", MeetingStatus::Planned);
    journal.add_agenda_line(meeting, AgendaSubject::Text("how my Monday went".into())).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).shows("agenda:").shows("how my Monday went").shows_no("1 line");
    tui.resize(80, 24).keys("a").text("send the August figures @aldo").keys("Enter");
    tui.resize(80, 16).shows("1 line").shows_no("how my Monday went");
}

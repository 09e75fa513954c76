//! What a person does while the two of them sit together: watches the clock, writes, and turns a line into something to keep.

use std::time::Duration;

use chrono::NaiveDate;
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter, Owner};
use mentorlog::domain::feedback::{Direction, FeedbackFilter, FeedbackKind};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::topic::{TopicDetails, TopicFilter};
use mentorlog::domain::{MeetingId, Page};
use mentorlog::journal::{Archive, Journal, MeetingPage};
use mentorlog::tui::keymap::Key;
use ratatui::style::Modifier;

use crate::harness::{NOW, Tui, journal};

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// A meeting today at some time with Aldo, who is something to me; it is 14:03. I have met him on 6 August.
fn told(role: Role, starts_at: &str) -> (Journal, MeetingId) {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(role)).unwrap();
    let held = MeetingDetails {
        title: "Who covers the holidays".into(),
        status: MeetingStatus::Held,
        notes: "Five breaths, and somebody speaks.".into(),
        ..MeetingDetails::on(Some(aldo), on("2026-08-06"))
    };
    let held = journal.add_meeting(&held).unwrap();
    journal.add_decision(held, "The crew makes the plan").unwrap();
    let promise = ActionDetails {
        owner: Owner::Them,
        due_on: Some(on("2026-09-07")),
        meeting_id: Some(held),
        ..ActionDetails::new(Some(aldo), "bring his figures")
    };
    journal.add_action(&promise).unwrap();
    let today = MeetingDetails {
        title: "Figures".into(),
        starts_at: starts_at.parse().ok(),
        ..MeetingDetails::on(Some(aldo), on("2026-09-09"))
    };
    let id = journal.add_meeting(&today).unwrap();
    (journal, id)
}

/// The page of the meeting, which began at 13:40, in its notes, with the caret.
fn writing(role: Role) -> (Tui, MeetingId) {
    let (journal, id) = told(role, "13:40:00");
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 Enter Enter").shows("Ctrl-T action …");
    (tui, id)
}

fn page(tui: &Tui, id: MeetingId) -> MeetingPage {
    tui.journal().meeting(id).unwrap()
}

/// The words of undo, newest first, taken back one by one down to the words that were there.
fn undone(tui: &mut Tui, until: &str) -> Vec<String> {
    let mut words = Vec::new();
    while let Some(last) = tui.journal().last_change().unwrap().filter(|last| last != until) {
        words.push(last);
        tui.keys("u");
    }
    words
}

#[test]
fn the_title_says_how_much_of_the_time_is_gone() {
    for (starts_at, says) in [
        ("13:40:00", "23 of 60 min"),
        ("14:03:00", "0 of 60 min"),
        ("12:53:00", "70 of 60 min"),
        ("14:15:00", "begins in 12 min"),
        ("16:30:00", "Wed 9 September 16:30"),
        ("none", "Wed 9 September, regular"),
    ] {
        let mut tui = Tui::with(told(Role::Mentee, starts_at).0);
        tui.resize(120, 36).keys("2 Enter").shows("Figures").shows(says);
        if says.contains("of 60") {
            tui.resize(80, 24).shows(says);
        } else {
            tui.shows_no("of 60 min");
        }
        let (mut journal, id) = told(Role::Mentee, starts_at);
        journal.set_meeting_status(id, MeetingStatus::Cancelled, None).unwrap();
        Tui::with(journal).resize(120, 36).keys("2 Enter").shows("cancelled").shows_no("of 60").shows_no("begins in");
    }
}

#[test]
fn over_time_is_bold_and_the_rest_is_dim_before() {
    for (starts_at, last_word_is) in [("13:40:00", Modifier::DIM), ("12:53:00", Modifier::BOLD)] {
        let mut tui = Tui::with(told(Role::Mentee, starts_at).0);
        tui.resize(120, 36).keys("2 Enter");
        let row = tui.screen().lines().position(|line| line.ends_with("of 60 min")).unwrap();
        let column = 120 - 3 - 1;
        let cell = &tui.drawn()[(column, u16::try_from(row).unwrap())];
        assert!(cell.modifier.contains(last_word_is), "{starts_at}: {:?}", cell.modifier);
    }
}

#[test]
fn a_line_becomes_an_action_and_the_text_stays_as_it_is() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.text("Seventy-one in a hundred.\n- Aldo: sit in on a shift, by Fri 18 Sep\nWhat else?").keys("Up");
    let caret = tui.caret();
    tui.keys("Ctrl-T").shows("Make of this line").shows("a   an action for Aldo, by Fri 18 Sep").keys("a");
    tui.shows("action for Aldo: sit in on a shift, by Fri 18 Sep").shows("Ctrl-T u undo").shows_no("Make of this line");
    assert_eq!(tui.caret(), caret);
    let made = page(&tui, id);
    let action = &made.actions[0].action.details;
    assert_eq!(
        (action.text.as_str(), action.owner, action.due_on),
        ("sit in on a shift", Owner::Them, Some(on("2026-09-18")))
    );
    assert_eq!((action.meeting_id, action.mentorship_id), (Some(id), made.meeting.details.mentorship_id));
    assert_eq!(made.meeting.details.notes, "", "nothing was saved of the notes");
    tui.wait(Duration::from_secs(1)).shows("draft saved");
    tui.text("!").keys("Esc");
    let notes = "Seventy-one in a hundred.\n- Aldo: sit in on !a shift, by Fri 18 Sep\nWhat else?";
    let saved = page(&tui, id).meeting.details.notes;
    assert_eq!(saved.replace('!', ""), notes.replace('!', ""));
    assert_eq!(saved.matches('!').count(), 1);
}

#[test]
fn each_letter_makes_its_own_thing_in_one_step_of_undo() {
    let (mut tui, id) = writing(Role::Mentee);
    let before = tui.journal().last_change().unwrap().unwrap();
    let archive = tui.journal().archive().unwrap();
    tui.text("* count the faults first");
    tui.keys("Ctrl-T Enter").shows("action for me: count the faults first");
    tui.keys("Ctrl-T t").shows("topic for the next meeting: count the faults first");
    tui.keys("Ctrl-T d").shows("decision: count the faults first");
    tui.keys("Ctrl-T k").shows("takeaway: count the faults first");
    tui.keys("Ctrl-T v").shows("advice from Aldo: count the faults first");
    let made = page(&tui, id);
    let counts = [made.actions.len(), made.decisions.len(), made.takeaways.len()];
    assert_eq!(counts, [1, 1, 1]);
    let topics = tui.journal().topics(&TopicFilter::default(), &Page::first(9)).unwrap();
    assert_eq!(topics[0].item.topic.details.text, "count the faults first");
    assert!(made.agenda.iter().all(|line| line.words != "count the faults first"), "it waits for the next meeting");
    let advice = tui.journal().feedbacks(&FeedbackFilter::default(), &Page::first(9)).unwrap();
    let advice = &advice[0].item.feedback.details;
    assert_eq!(
        (advice.direction, advice.kind, advice.meeting_id),
        (Direction::Received, FeedbackKind::Advice, Some(id))
    );
    assert_eq!(advice.next_time, "count the faults first");
    tui.keys("Ctrl-Z*9 Esc");
    let words = undone(&mut tui, &before);
    assert_eq!(words.len(), 5, "{words:?}");
    let kinds = ["the advice", "the takeaway", "the decision", "the topic", "the action"];
    assert!(words.iter().zip(kinds).all(|(words, kind)| words.contains(kind)), "{words:?}");
    assert_eq!(tui.journal().archive().unwrap(), archive);
}

#[test]
fn advice_goes_to_my_mentee_and_between_peers_to_whom_the_line_says() {
    for (role, line, direction, text) in [
        (Role::Mentor, "Aldo: try it alone", Direction::Given, "Aldo: try it alone"),
        (Role::Mentee, "Aldo: try it alone", Direction::Received, "try it alone"),
        (Role::Peer, "Aldo: try it alone", Direction::Received, "try it alone"),
        (Role::Peer, "me: try it alone", Direction::Given, "try it alone"),
        (Role::Peer, "try it alone", Direction::Received, "try it alone"),
    ] {
        let (mut tui, _) = writing(role);
        let way = if direction == Direction::Given { "advice to Aldo" } else { "advice from Aldo" };
        tui.text(line).keys("Ctrl-T").shows(way).keys("v").shows(&format!("{way}: {text}"));
        let advice = tui.journal().feedbacks(&FeedbackFilter::default(), &Page::first(9)).unwrap();
        let advice = &advice[0].item.feedback.details;
        assert_eq!((advice.direction, advice.next_time.as_str()), (direction, text), "{line}");
    }
}

#[test]
fn a_selection_becomes_one_thing_and_stays_selected() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.text("I will\n\n- ring the depot\n- ask Zoë\nby friday")
        .keys("Ctrl-A Ctrl-T")
        .shows("an action for me, by Fri 11 Sep");
    tui.keys("a").shows("action for me, of 4 lines: ring the depot ask Zoë");
    tui.keys("Ctrl-C").shows("copied");
    assert_eq!(page(&tui, id).actions[0].action.details.text, "ring the depot ask Zoë");
}

#[test]
fn a_paragraph_of_many_rows_is_one_line_and_a_part_of_it_can_be_selected() {
    let (mut tui, id) = writing(Role::Mentee);
    let long = "He asked what it had been in January, and I had to say that nobody had counted. ".repeat(4);
    tui.text(&long).keys("Up Ctrl-T d");
    assert_eq!(page(&tui, id).decisions[0].details.text, long.trim());
    tui.keys("End").text("Kemal counts").keys("Shift-Left*6 Ctrl-T k").shows("takeaway: counts");
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.text("Aldo: ask the director");
    tui.wait(Duration::from_secs(1));
    let was = tui.sight();
    tui.keys("Ctrl-T Esc");
    assert_eq!(tui.sight(), was);
    tui.keys("Ctrl-T x z").shows("Make of this line").keys("Esc").text("!").keys("Esc");
    assert_eq!(page(&tui, id).meeting.details.notes, "Aldo: ask the director!");
    assert_eq!(page(&tui, id).actions, []);
}

#[test]
fn what_was_made_last_is_taken_back_without_leaving_the_text() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.text("ring the depot").keys("Ctrl-T a Ctrl-T d").text("\nand");
    tui.keys("Ctrl-T").shows("take back: noted the decision").keys("u").shows("Taken back: noted the decision");
    assert_eq!((page(&tui, id).decisions.len(), page(&tui, id).actions.len()), (0, 1));
    tui.keys("Ctrl-T u").shows("Taken back: added the action");
    assert_eq!(page(&tui, id).actions.len(), 0);
    tui.keys("Ctrl-T")
        .shows_no("take back")
        .keys("u")
        .shows("nothing was made here")
        .keys("Esc")
        .text(" so on")
        .keys("Esc");
    assert_eq!(page(&tui, id).meeting.details.notes, "ring the depot\nand so on");
}

#[test]
fn what_cannot_be_made_says_why_and_nothing_is_lost() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.keys("Ctrl-T").shows("there are no words in this line").shows_no("Make of this line");
    for line in ["one", "\ntwo", "\nthree"] {
        tui.text(line).keys("Ctrl-T k");
    }
    tui.text("\nfour").keys("Ctrl-T").shows("there are three takeaways already");
    tui.keys("k").shows("Make of this line").keys("d").shows("decision: four");
    assert_eq!((page(&tui, id).takeaways.len(), page(&tui, id).decisions.len()), (3, 1));
    tui.keys("Esc Ctrl-T").shows("start writing first").keys("Tab Ctrl-T").shows("start writing first");
    tui.keys("Enter").text("He looked tired. Ask him by friday").keys("Ctrl-T a").shows("by Fri 11 Sep");
}

#[test]
fn in_a_group_names_are_owners_and_there_is_nobody_to_raise_a_topic_with() {
    let mut journal = journal();
    let id = journal.add_meeting(&MeetingDetails::on(None, on("2026-09-09"))).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36)
        .keys("2 Enter Enter")
        .text("Dr. Ines: book the room by tomorrow")
        .keys("Ctrl-T t")
        .shows("this is a group");
    tui.keys("v").shows("this is a group").keys("a").shows("action for Dr. Ines: book the room, by Thu 10 Sep");
    let action = &page(&tui, id).actions[0].action.details;
    assert_eq!((action.owner, action.owner_name.as_str()), (Owner::Other, "Dr. Ines"));
}

#[test]
fn the_key_can_be_moved_and_what_is_said_names_the_new_one() {
    let (journal, id) = told(Role::Mentee, "13:40:00");
    let config = "[keys]\n\"meeting_writing.turn\" = \"F4\"\n\"turn.action\" = \"x\"\n\"turn.undo\" = \"z\"\n";
    let mut tui = Tui::configured(journal, config);
    tui.resize(120, 36)
        .keys("2 Enter Enter")
        .shows("F4 action …")
        .text("ring the depot")
        .keys("F4")
        .shows("x   an action");
    tui.keys("x").shows("F4 z undo");
    assert_eq!(page(&tui, id).actions.len(), 1);
    let old: Key = "Ctrl-T".parse().unwrap();
    assert_eq!(tui.keys(&old.to_string()).journal().meeting(id).unwrap().actions.len(), 1);
    tui.keys("F4 z").shows("Taken back");
}

#[test]
fn the_last_time_is_read_while_one_writes_and_the_caret_stays() {
    for size in [(120, 36), (80, 24)] {
        let (mut tui, id) = writing(Role::Mentee);
        tui.resize(size.0, size.1).text("Aldo: bring them\nnow").keys("Up Left");
        let caret = tui.caret();
        if size.0 == 120 {
            tui.shows("LAST TIME  Ctrl-L").shows("Five breaths, and somebody speaks.");
        }
        tui.keys("Ctrl-L").shows("Last time: Who covers the holidays").shows("The crew makes the plan");
        tui.shows("Aldo: bring his figures (2 days late)").shows("Five breaths").keys("Down Up Esc");
        assert_eq!(tui.caret(), caret, "{size:?}");
        tui.text("!").keys("Esc").shows_no("Last time: Who");
        assert_eq!(page(&tui, id).meeting.details.notes, "Al!do: bring them\nnow");
        tui.keys("L").shows("The crew makes the plan").keys("L").shows("NOTES").shows_no("The crew makes the plan");
        tui.keys("Enter Ctrl-L").shows("The crew makes the plan").keys("Ctrl-L").shows_no("The crew makes").keys("Esc");
    }
}

#[test]
fn what_another_window_does_meanwhile_takes_no_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let (mut journal, mut other) = (open(), open());
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let id = journal.add_meeting(&MeetingDetails::on(Some(aldo), on("2026-09-09"))).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 Enter Enter").text("ring the depot").keys("Ctrl-T");
    other.append_note(id, "From a shell.", false).unwrap();
    tui.keys("a").shows("action for me").text(" today").keys("Ctrl-T").shows("take back: added the action").keys("Esc");
    other.append_note(id, "And more.", false).unwrap();
    tui.keys("Ctrl-T").shows_no("take back").keys("u").shows("nothing was made here").keys("Esc Esc");
    let notes = page(&tui, id).meeting.details.notes;
    assert!(notes.contains("ring the depot today") && notes.contains("From a shell."), "{notes}");
    tui.keys("Enter").text(" or so").keys("Ctrl-T");
    other.delete(id.into()).unwrap();
    tui.keys("d").shows("not in the journal any more").keys("Ctrl-T").shows("this meeting is not there any more");
    assert!(tui.screen().contains("ring the depot today"), "{}", tui.screen());
}

#[test]
fn a_key_that_is_pressed_twice_makes_no_second_one() {
    let (mut tui, _) = writing(Role::Mentee);
    let before = tui.journal().archive().unwrap();
    tui.text("\nring the depot");
    for letter in ["a", "t", "d", "k", "v"] {
        tui.keys("Ctrl-T").text(letter).keys("Ctrl-T").text(letter).shows("that was made of it already");
    }
    let count =
        |of: &Archive| [of.actions.len(), of.topics.len(), of.decisions.len(), of.takeaways.len(), of.feedback.len()];
    assert_eq!(count(&tui.journal().archive().unwrap()), count(&before).map(|there| there + 1));
}

#[test]
fn what_another_window_did_is_never_taken_back_from_the_notes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let (mut journal, mut other) = (open(), open());
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), on("2026-09-09"))).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 Enter Enter").text("ring the depot").keys("Ctrl-T a Ctrl-T");
    tui.shows("take back: added the action \"ring the depot\"");
    other.add_topic(&TopicDetails::new(aldo, "the lift")).unwrap();
    tui.keys("u").shows_no("Taken back").shows("something else was done since").shows_no("take back").keys("Esc");
    assert_eq!(other.topics(&TopicFilter::default(), &Page::first(9)).unwrap().len(), 1);
    // In the same words it is still the other's.
    tui.text(" again").keys("Ctrl-T a");
    other.add_action(&ActionDetails::new(Some(aldo), "ring the depot again")).unwrap();
    tui.keys("Ctrl-T").shows_no("take back").keys("u").shows("nothing was made here").keys("Esc");
    assert_eq!(other.actions(&ActionFilter::default(), &Page::first(9)).unwrap().len(), 3);
}

#[test]
fn what_the_journal_refuses_is_said_and_the_text_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let id = journal.add_meeting(&MeetingDetails::on(None, on("2026-09-09"))).unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON actions BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END";
    rusqlite::Connection::open(&path).unwrap().execute_batch(full).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36)
        .keys("2 Enter Enter")
        .text("ring the depot")
        .keys("Ctrl-T a")
        .shows("full")
        .shows("ring the depot");
    tui.text("!").keys("Esc");
    assert_eq!(page(&tui, id).meeting.details.notes, "ring the depot!");
    assert_eq!(page(&tui, id).actions, []);
}

#[test]
fn a_paste_that_brings_the_key_is_text() {
    let (mut tui, id) = writing(Role::Mentee);
    tui.paste("one\u{14}a two").keys("Ctrl-T").paste("three\nfour").shows("three").keys("Esc Esc Esc");
    let notes = page(&tui, id).meeting.details.notes;
    assert_eq!(notes, "one\u{14}a two");
    assert!(
        tui.journal().drafts().unwrap().iter().any(|saved| saved.draft.body.contains("three")),
        "the paste is kept"
    );
}

#[test]
fn an_action_that_is_captured_is_read_as_a_line_of_the_notes_is() {
    let (journal, _) = told(Role::Mentee, "13:40:00");
    let mut tui = Tui::with(journal);
    tui.keys("a")
        .text("Aldo: sit in on a shift by friday")
        .keys("Enter")
        .shows("Added the action \"sit in on a shift\", for Aldo, by Fri 11 Sep");
    tui.keys("a").text("Aldo: sit in").shows("read in the line: for Aldo").text(" on a shift by friday");
    tui.shows("read in the line: for Aldo, by Fri 11 Sep")
        .keys("Ctrl-A")
        .text("Note: the lift")
        .shows_no("read in the line");
    tui.keys("Ctrl-A")
        .text("me: stand by the crew")
        .keys("Tab*2")
        .text("18 sep")
        .keys("Enter")
        .shows("Added the action \"stand by the crew\"   u");
    let actions = tui.journal().actions(&Default::default(), &Page::first(9)).unwrap();
    let made: Vec<_> = actions.iter().map(|line| &line.item.action.details).collect();
    let found = |text: &str| made.iter().find(|details| details.text == text).unwrap();
    assert_eq!(
        (found("sit in on a shift").owner, found("sit in on a shift").due_on),
        (Owner::Them, Some(on("2026-09-11")))
    );
    assert_eq!(
        (found("stand by the crew").owner, found("stand by the crew").due_on),
        (Owner::Me, Some(on("2026-09-18")))
    );
}

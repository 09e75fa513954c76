//! Check-ins by keys: from a look at Today to ten answers, an opener on the next agenda, and what they said.

use mentorlog::clock::Clock;
use mentorlog::domain::check_in::{CheckInDetails, Dimension, Item};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipStatus, Phase, Role};
use mentorlog::domain::{CheckInId, MentorshipId, Page, Side};
use mentorlog::journal::Journal;

use crate::harness::{NOW, Tui, journal};

const OPENER: &str = "Is our rhythm still right for you?";

fn with_aldo(my_role: Role) -> Journal {
    let mut journal = journal();
    let details = MentorshipDetails { phase: Phase::Close, ..MentorshipDetails::of(my_role) };
    assert_eq!(journal.add_mentorship("Aldo Ferri", &details).unwrap(), MentorshipId(1));
    journal
}

fn details(tui: &Tui, number: i64) -> CheckInDetails {
    tui.journal().check_in(CheckInId(number)).unwrap().details
}

fn values(details: &CheckInDetails) -> Vec<u8> {
    Item::ALL.iter().map(|item| details.item(*item).unwrap_or(0)).collect()
}

fn all_at(by: Side, day: &str, value: u8) -> CheckInDetails {
    let mut details = CheckInDetails::on(MentorshipId(1), by, day.parse().unwrap());
    Item::ALL.iter().for_each(|item| details.say(*item, Some(value)));
    details
}

/// A journal in which Commitment fell from 4 to 2.5 and Growth from 4 to 3.
fn after_a_fall() -> Journal {
    let mut journal = with_aldo(Role::Mentee);
    journal.add_check_in(&all_at(Side::Me, "2026-07-16", 4)).unwrap();
    let mut now = all_at(Side::Me, "2026-09-09", 4);
    for (item, value) in
        [(Item::MeetingAsPlanned, 2), (Item::PromisesKept, 3), (Item::DoingDifferently, 3), (Item::OwnJudgement, 3)]
    {
        now.say(item, Some(value));
    }
    journal.add_check_in(&now).unwrap();
    journal
}

#[test]
fn after_the_third_meeting_today_asks_and_ten_digits_answer() {
    let mut journal = with_aldo(Role::Mentee);
    for day in ["2026-07-16", "2026-08-13", "2026-09-08"] {
        let held = MeetingDetails::on(Some(MentorshipId(1)), day.parse().unwrap());
        journal.add_meeting(&MeetingDetails { status: MeetingStatus::Held, pulse: Some(4), ..held }).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.shows("Three meetings in. A check-in takes three minutes").keys("G Enter");
    tui.shows("New check-in with Aldo Ferri").shows("Think of the last two or three meetings.");
    tui.shows("5 fully").shows("no tested instrument");
    // Each goes on by itself; what is skipped in any of three ways stays empty.
    tui.keys("4 3 - 5 0 4 Space 4 2 3").shows("What would lift the lowest by one?").text("A date before we get up");
    tui.keys("Enter").shows("added the check-in with Aldo Ferri").shows_no("Three meetings in");
    let said = details(&tui, 1);
    assert_eq!(values(&said), [4, 3, 0, 5, 0, 4, 0, 4, 2, 3]);
    assert_eq!((said.said_by, said.lift.as_str()), (Side::Me, "A date before we get up"));
    assert_eq!(said.checked_on, tui.journal().today());
    tui.keys("u").shows("Taken back: added the check-in with Aldo Ferri").shows("Three meetings in");
}

#[test]
fn an_answer_is_changed_and_taken_back_and_another_key_says_nothing() {
    let mut tui = Tui::with(with_aldo(Role::Mentee));
    tui.keys("5 Enter Shift-Tab*2 Enter n 4 3 Up").shows("3 partly").keys("5").shows("5 fully").shows_no("3 partly\n");
    tui.keys("Up Backspace").shows_no("agreed                              5 fully").keys("6 x 1 Ctrl-S");
    assert_eq!(values(&details(&tui, 1)), [4, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    tui.keys("Tab Enter e").shows("Check-in with Aldo Ferri").keys("2 2 Ctrl-S").shows("changed the check-in");
    assert_eq!(values(&details(&tui, 1)), [2, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    tui.keys("d").shows("deleted the check-in").keys("u").shows("Taken back");
    assert_eq!(values(&details(&tui, 1))[0], 2);
}

#[test]
fn theirs_is_asked_in_their_words_and_stands_apart_from_mine() {
    for (role, mine, theirs) in [
        (Role::Mentee, "I am listened to before I am advised", "I listen before I advise"),
        (Role::Mentor, "I listen before I advise", "I am listened to before I am advised"),
        (Role::Peer, "I am listened to before I am advised", "I am listened to before I am advised"),
    ] {
        let mut tui = Tui::with(with_aldo(role));
        tui.resize(120, 40).keys("5 Enter Shift-Tab*2 Enter n").shows(mine);
        tui.keys("Shift-Tab*2 Space")
            .shows("Aldo, as told to me")
            .shows(theirs)
            .keys("Tab*2 3 3 3 3 3 3 3 3 3 3 Ctrl-S");
        tui.shows("added the check-in of Aldo Ferri").shows("ALDO, AS TOLD").shows_no("MINE");
        assert_eq!(details(&tui, 1).said_by, Side::Them);
        tui.keys("n 4 4 4 4 4 4 4 4 4 4 Ctrl-S").shows("MINE").shows("ALDO, AS TOLD");
        // Never a total: the six stand by themselves.
        for dimension in Dimension::ALL {
            tui.shows(dimension.name());
        }
        assert!(!tui.screen().to_lowercase().contains("total"));
    }
}

#[test]
fn an_opener_is_taken_to_the_next_meeting_and_the_next_one_after_it() {
    let mut journal = after_a_fall();
    journal.add_meeting(&MeetingDetails::on(Some(MentorshipId(1)), "2026-09-10".parse().unwrap())).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40);
    tui.shows("Commitment went from 4 to 2.5. You might open with").keys("G");
    tui.keys("5 Enter Shift-Tab*2")
        .shows("Commitment went from 4 to 2.5.")
        .keys("Enter")
        .shows("t takes it to the next meeting");
    tui.shows("Growth went from 4 to 3.")
        .keys("t")
        .shows("To raise")
        .shows(OPENER)
        .shows("Enter takes it to the next meeting");
    tui.keys("Enter").shows("It waits for the next meeting.");
    let topics = |tui: &Tui| {
        let page = tui.journal().mentorship_page(MentorshipId(1)).unwrap();
        page.topics.into_iter().map(|line| line.topic.details.text).collect::<Vec<_>>()
    };
    assert_eq!(topics(&tui), [OPENER]);
    tui.keys("t").shows("Are we working on the thing that matters most?").keys("Enter");
    assert_eq!(topics(&tui).len(), 2);
    tui.keys("t").shows("To raise").keys("x Enter");
    assert_eq!(topics(&tui)[2], "x", "nothing more is offered");
    tui.keys("2 Enter").shows(OPENER);
}

#[test]
fn words_that_were_only_offered_leave_no_draft() {
    let mut tui = Tui::with(after_a_fall());
    tui.keys("5 Enter Shift-Tab*2 Enter t").shows(OPENER).keys("Esc");
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn where_direction_fell_what_was_agreed_is_offered_too() {
    let mut journal = with_aldo(Role::Mentee);
    journal.add_check_in(&all_at(Side::Me, "2026-07-16", 5)).unwrap();
    let mut now = all_at(Side::Me, "2026-09-09", 5);
    now.say(Item::Direction, Some(3));
    journal.add_check_in(&now).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40)
        .keys("5 Enter Shift-Tab*2 Enter")
        .shows("Direction went from 5 to 3.")
        .shows_no("Or read aloud");
    let mut journal = Journal::in_memory(Clock::fixed(NOW).unwrap()).unwrap();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    crate::sample::check_ins::tell(&mut journal);
    let mut now = all_at(Side::Me, "2026-09-09", 5);
    now.say(Item::Direction, Some(1));
    journal.add_check_in(&now).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40)
        .keys("5 Enter Shift-Tab*2 Enter")
        .shows("Or read aloud what you agreed it is for")
        .shows("so that Noor gets through a shift");
}

#[test]
fn a_form_that_is_left_is_gone_on_with_from_today() {
    let mut tui = Tui::with(with_aldo(Role::Mentee));
    tui.keys("5 Enter Shift-Tab*2 Enter n 4 3").keys("Esc").shows("None yet");
    tui.keys("1").shows("a new check-in").keys("g Enter").shows("4 mostly").shows("as you left it").keys("5 Ctrl-S");
    assert_eq!(values(&details(&tui, 1))[..4], [4, 3, 5, 0]);
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn the_palette_begins_one_and_without_anybody_says_where_to_begin() {
    let mut tui = Tui::with(with_aldo(Role::Mentee));
    tui.keys(":").text("new check-in").keys("Enter").shows("New check-in with Aldo Ferri").keys("Esc");
    let mut tui = Tui::empty();
    tui.keys("3 :").text("new check-in").keys("Enter").shows("open the mentorship that it is about first");
}

#[test]
fn in_a_mentorship_that_is_over_they_are_only_read() {
    let mut journal = after_a_fall();
    journal.set_mentorship_status(MentorshipId(1), MentorshipStatus::Closed).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter Shift-Tab Enter").shows("MINE").shows_no("t takes it");
    for key in ["n", "e", "Tab d"] {
        tui.keys(key).shows("the mentorship is closed and only to be read");
    }
    tui.keys("Enter").shows("I can say what really bothers me").keys("e").shows("closed and only to be read");
    assert_eq!(tui.journal().check_ins(None, &Page::first(9)).unwrap().len(), 2);
}

#[test]
fn a_blank_form_goes_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("blank.md");
    let mut tui = Tui::with(with_aldo(Role::Mentee));
    tui.resize(120, 40)
        .keys("5 Enter Shift-Tab*2 Enter s")
        .shows("A blank form for them")
        .shows("check-in-aldo-ferri.md");
    tui.paste(file.to_str().unwrap()).keys("Enter").shows("wrote");
    let blank = std::fs::read_to_string(&file).unwrap();
    assert!(blank.contains("For Aldo Ferri") && blank.contains("I listen before I advise"), "{blank}");
}

#[test]
fn on_a_very_small_screen_each_sentence_and_what_this_is_are_whole() {
    let mut tui = Tui::with(with_aldo(Role::Mentor));
    tui.resize(40, 10).keys("5 Enter Shift-Tab*2 Enter n");
    for item in Item::ALL {
        let screen = tui.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        let screen = screen.replace('▐', "").split_whitespace().collect::<Vec<_>>().join(" ");
        let words = mentorlog::content::check_in::wording(*item, Role::Mentor);
        assert!(screen.contains(words), "{words}:\n{screen}");
        let about = mentorlog::content::check_in::about_in_few_words();
        assert!(screen.contains(about) && screen.contains("5 fully"), "{screen}");
        tui.keys("4");
    }
    tui.shows("What would lift the lowest by one?").text("a date").keys("Enter").shows("added the check-in");
}

#[test]
fn ten_sentences_stand_on_a_usual_screen_and_what_is_below_the_edge_is_counted() {
    let mut tui = Tui::with(with_aldo(Role::Mentee));
    tui.keys("5 Enter Shift-Tab*2 Enter n").shows("Think of the last two or three meetings.");
    tui.shows("I rely more on my own judgement").shows("… 1 more");
    tui.shows("A conversation starter, no tested instrument.");
    tui.resize(80, 20).shows("… 4 more").keys("4*10").shows("What would lift the lowest").shows_no("…");
    tui.resize(40, 10).shows("New check-in with Aldo").shows("A conversation starter, not a test.");
}

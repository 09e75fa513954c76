//! The reading list by keys: books that are taken up, read and done, the idea that is kept, and where it goes.

use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::reading::{ReadingDetails, ReadingStatus};
use mentorlog::domain::topic::TopicFilter;
use mentorlog::domain::{Page, ReadingId};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

fn opened(journal: Journal) -> Tui {
    let mut tui = Tui::with(journal);
    tui.keys(":").text("the reading list").keys("Enter").shows("Reading list");
    tui
}

fn with_aldo() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

fn books(tui: &Tui) -> Vec<(String, ReadingStatus)> {
    let books = tui.journal().readings(&Page::first(99)).unwrap().into_iter();
    books.map(|line| (line.item.details.title, line.item.details.status)).collect()
}

fn topics(tui: &Tui) -> Vec<String> {
    let topics = tui.journal().topics(&TopicFilter::default(), &Page::first(99)).unwrap();
    topics.into_iter().map(|line| line.item.topic.details.text).collect()
}

#[test]
fn three_books_are_offered_from_the_start_and_the_rest_behind_more() {
    let mut tui = opened(journal());
    tui.shows("SUGGESTED").shows("The Mentor's Guide").shows("Mentoring 101").shows("5 more").shows_no("Beyond Goals");
    assert_eq!(books(&tui), [], "what is offered is on nobody's list");
    tui.keys("G Enter").resize(80, 40).shows("Beyond Goals").shows("Resilient Management").shows_no("5 more");
    assert_eq!(books(&tui), []);
    tui.keys("d").shows("it is only offered").keys("e").shows("it is only offered");
}

#[test]
fn a_book_that_is_taken_up_is_on_the_list_and_undo_offers_it_again() {
    for key in ["Space", "Enter"] {
        let mut tui = opened(journal());
        tui.keys("Down").keys(key).shows("to be read: The Elements of Mentoring").shows("TO READ");
        assert_eq!(books(&tui), [("The Elements of Mentoring".to_owned(), ReadingStatus::Want)]);
        let screen = tui.screen();
        assert_eq!(screen.matches("The Elements of Mentoring").count(), 2, "in the list and in the toast:\n{screen}");
        tui.keys("Space").shows("being read: The Elements of Mentoring").shows("READING");
        tui.keys("u u").shows("Taken back: added the book");
        assert_eq!(books(&tui), []);
        tui.shows("The Elements of Mentoring").shows_no("TO READ");
    }
}

#[test]
fn space_goes_on_with_a_book_and_the_selection_goes_with_it() {
    let mut journal = journal();
    for title in ["First", "Second"] {
        journal.add_reading(&ReadingDetails::new(title, "")).unwrap();
    }
    let mut tui = opened(journal);
    tui.keys("Down Space").shows("being read: Second").keys("Space").shows("read: Second");
    assert_eq!(books(&tui), [("First".into(), ReadingStatus::Want), ("Second".into(), ReadingStatus::Done)]);
    tui.keys("Space").shows("being read: Second").keys("u*3");
    assert_eq!(books(&tui), [("First".into(), ReadingStatus::Want), ("Second".into(), ReadingStatus::Want)]);
}

#[test]
fn a_book_of_ones_own_is_written_in_the_form_and_its_idea_stands_below_it() {
    let mut tui = opened(with_aldo());
    tui.keys("n").shows("New book").text("Turning Wrenches").keys("Tab").text("E. Koch").keys("Tab Space Tab");
    tui.text("Sami gave it to me")
        .keys("Tab")
        .text("Ask before you reach.")
        .keys("Tab")
        .text("Who reaches first here?");
    tui.keys("Ctrl-S").shows("added the book \"Turning Wrenches\"").shows("Ask before you reach.");
    let details = tui.journal().reading(ReadingId(1)).unwrap().details;
    assert_eq!((details.author.as_str(), details.status), ("E. Koch", ReadingStatus::Reading));
    assert_eq!((details.why.as_str(), details.question.as_str()), ("Sami gave it to me", "Who reaches first here?"));
    assert_eq!(tui.journal().book_club_questions().unwrap().len(), 1);
    tui.keys("Enter Tab Tab Tab").text(", as he does.").keys("Esc").shows("Reading list");
    assert_eq!(tui.journal().reading(ReadingId(1)).unwrap().details.why, "Sami gave it to me, as he does.");
    tui.keys("d").shows("deleted the book \"Turning Wrenches\"").keys("u").shows("Turning Wrenches");
}

#[test]
fn an_idea_is_taken_to_the_next_meeting_once() {
    let mut journal = with_aldo();
    let details =
        ReadingDetails { idea: "Ask before you reach.".into(), ..ReadingDetails::new("Turning Wrenches", "") };
    journal.add_reading(&details).unwrap();
    let mut tui = opened(journal);
    tui.keys("m").shows("a topic for Aldo Ferri");
    assert_eq!(topics(&tui), ["Ask before you reach."]);
    tui.keys("m").shows("it was taken to a meeting already: T1");
    assert_eq!(topics(&tui).len(), 1);
    tui.keys("u");
    assert_eq!(topics(&tui), [""; 0]);
    tui.keys("m").shows("a topic for Aldo Ferri");
}

#[test]
fn a_book_without_an_idea_asks_for_it_and_with_several_people_it_is_asked_whose_meeting_it_is() {
    let mut journal = with_aldo();
    journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    journal.add_reading(&ReadingDetails::new("Turning Wrenches", "")).unwrap();
    let mut tui = opened(journal);
    tui.keys("m").shows("The idea I keep").text("Ask first.").keys("Ctrl-S").keys("m").shows("To whose meeting?");
    tui.text("mira").keys("Enter").shows("a topic for Mira Okafor");
    tui.keys("m").text("aldo").keys("Enter").shows("a topic for Aldo Ferri");
    assert_eq!(topics(&tui).len(), 2);
    let mut journal = crate::harness::journal();
    let details = ReadingDetails { idea: "Ask first.".into(), ..ReadingDetails::new("Turning Wrenches", "") };
    journal.add_reading(&details).unwrap();
    opened(journal).keys("m").shows("there is nobody to take it to yet");
}

#[test]
fn a_half_written_book_is_offered_again() {
    let mut tui = opened(journal());
    tui.keys("n").text("Half a title").keys("Esc 1").shows("a new book");
    tui.keys(":").text("the reading list").keys("Enter n").shows("Half a title").keys("Ctrl-S");
    assert_eq!(books(&tui).len(), 1);
}

#[test]
fn a_long_list_is_walked_from_end_to_end_and_never_drawn_whole() {
    let mut journal = journal();
    for number in 0..150 {
        journal.add_reading(&ReadingDetails::new(format!("Book number {number}"), "")).unwrap();
    }
    let mut tui = opened(journal);
    tui.keys("G").shows("5 more").keys("Up*4").shows("Book number 149").keys("g").shows("Book number 0");
    tui.keys("Down*149").shows("Book number 149").keys("Down").shows("SUGGESTED");
    let rows = tui.journal().rows_read();
    tui.keys("Up");
    assert!(tui.journal().rows_read() - rows < 100, "{}", tui.journal().rows_read() - rows);
}

#[test]
fn where_all_that_is_offered_has_room_nothing_is_folded() {
    let mut tui = opened(journal());
    tui.resize(120, 40).shows("Beyond Goals").shows_no("5 more").keys("G k").shows_no("5 more");
    tui.keys("g j*3 Space").shows("to be read:").shows_no("more\n");
}

#[test]
fn a_book_without_an_idea_is_asked_for_it_first() {
    let mut tui = opened(with_aldo());
    tui.keys("Space m").shows("first the idea you keep");
}

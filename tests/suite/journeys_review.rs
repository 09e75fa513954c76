//! Looking back by keys: the periods, what a line opens, the words for others, and giving them away.

use std::fs;
use std::time::Duration;

use mentorlog::domain::MentorshipId;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Notes;

use crate::harness::{Tui, journal};
use crate::states::told_to_look_back;

/// The sample with check-ins, an agreement and people to thank, on a wide terminal.
fn told() -> Tui {
    let (journal, folder) = told_to_look_back();
    let mut tui = Tui::with(journal);
    tui.folder = Some(folder);
    tui.resize(120, 40);
    tui
}

#[test]
fn the_whole_comes_first_and_a_quarter_or_a_year_is_a_key_away() {
    let mut tui = told();
    tui.keys("6").shows("Eight months with Aldo Ferri").shows("Thu 15 January to Wed 9 September");
    tui.keys("h").shows("this is the whole; f looks at a quarter or a year");
    tui.keys("f q").shows("July to September with Aldo Ferri").shows("Wed 1 July to Wed 9 September");
    tui.keys("l").shows("there is nothing later yet");
    tui.keys("h")
        .shows("April to June with Aldo Ferri")
        .shows("Wed 1 April to Tue 30 June")
        .keys("h")
        .shows("January to March");
    tui.keys("h").shows("nothing was written down before").keys("l l").shows("July to September with Aldo Ferri");
    tui.keys("f y").shows("2026 with Aldo Ferri").keys("x").shows("Eight months with Aldo Ferri");
}

#[test]
fn the_figures_stand_beside_the_pictures() {
    let mut tui = told();
    tui.keys("6").shows("5 held, 1 planned").shows_row("me", "3 of 4").shows_row("Aldo", "2 of 2");
    tui.shows("The last three: 4, 5, 4").shows("Longest time without one: 8 weeks, 15 January to 12 March");
    for (columns, rows) in [(80, 24), (40, 10)] {
        tui.resize(columns, rows).keys("g");
        for figure in ["5 held", "of 4", "4.5"] {
            let seen = (0..30).any(|_| tui.keys("j").screen().contains(figure));
            assert!(seen, "{figure} at {columns}x{rows}");
        }
    }
}

#[test]
fn enter_opens_what_a_line_speaks_of() {
    let mut tui = told();
    tui.keys("6 Tab Enter").shows("PLANNED").keys("6 Tab Enter").shows("MEASURE").keys("Esc");
    tui.shows("Eight months with Aldo Ferri")
        .keys("G")
        .shows("WEEK BY WEEK")
        .keys("Enter")
        .shows("there is nothing behind this line");
    tui.keys("g Tab*3 Down Enter").shows("Write to the regional director").shows("back").keys("Esc");
    tui.resize(120, 200)
        .shows("ONE QUESTION, TWICE")
        .shows("From memory: we meet every four weeks")
        .shows("One goal, and I believe");
}

#[test]
fn the_words_are_edited_kept_grow_old_and_are_written_anew() {
    let mut tui = told();
    tui.keys("6 e")
        .shows("# Eight months with Aldo Ferri")
        .shows("Left out: check-ins, answers, feedback and private notes.");
    tui.keys("Ctrl-End").text("\nThank you for the paper and the tea.").keys("Esc").shows("the words are kept");
    tui.shows("The words are yours, of 9 September. n writes them anew.");
    tui.keys("e Ctrl-End").shows("Thank you for the paper").keys("Esc");
    tui.shows("n write anew");
    tui.keys("n").shows("undo brings your own words back").shows_no("The words are yours");
    tui.keys("n").shows("the words are not edited").keys("u").shows("The words are yours");
    assert_eq!(tui.journal().review_lines(None).unwrap().len(), 1);
}

#[test]
fn what_was_held_since_is_said_calmly() {
    let mut tui = told();
    tui.keys("6 e Ctrl-End").text("\nMine.").keys("Esc");
    let path = tui.journal().path().unwrap().to_owned();
    tui.end();
    let later = mentorlog::clock::Clock::fixed("2026-09-20T10:00:00+02:00").unwrap();
    let mut journal = mentorlog::journal::Journal::open(&path, later).unwrap();
    let held = mentorlog::domain::meeting::MeetingDetails {
        status: mentorlog::domain::meeting::MeetingStatus::Held,
        ..mentorlog::domain::meeting::MeetingDetails::on(Some(MentorshipId(1)), "2026-09-18".parse().unwrap())
    };
    journal.add_meeting(&held).unwrap();
    let mut later = Tui::with(journal);
    later.resize(120, 40).keys("6").shows("The words are yours, of 9 September; 1 meeting since. n writes them anew.");
}

#[test]
fn words_left_by_another_key_are_a_draft_that_goes_on() {
    let mut tui = told();
    tui.keys("6 e Ctrl-End").text("\nHalf a tho").wait(Duration::from_secs(1)).end();
    let path = tui.journal().path().unwrap().to_owned();
    let clock = mentorlog::clock::Clock::fixed(crate::harness::NOW).unwrap();
    let mut again = Tui::with(mentorlog::journal::Journal::open(&path, clock).unwrap());
    again.resize(120, 40).shows("of a new review").keys("6 e").shows("you go on with what you were writing");
    again.keys("Ctrl-End").shows("Half a tho").text("ught.").keys("Esc").shows("the words are kept");
    assert!(again.journal().drafts().unwrap().is_empty());
}

#[test]
fn a_page_is_shared_with_what_is_ticked_and_never_over_another() {
    let mut tui = told();
    let file = tui.folder.as_ref().unwrap().path().join("review.md");
    tui.keys("6 s").shows("Share as a page").shows("stay here unless you").shows("with check-ins");
    tui.keys("Enter").shows("~/review-aldo-ferri.md").text(file.to_str().unwrap()).keys("Enter").shows("wrote");
    let plain = fs::read_to_string(&file).unwrap();
    assert!(plain.starts_with("# Eight months with Aldo Ferri") && !plain.contains("How it is between us"), "{plain}");
    tui.keys("s c a Enter").text(file.to_str().unwrap()).keys("Enter").shows("is there already; name another file");
    let other = file.with_file_name("other.md");
    tui.keys("Ctrl-A").text(other.to_str().unwrap()).keys("Enter").shows("wrote");
    let more = fs::read_to_string(&other).unwrap();
    assert!(more.contains("How it is between us") && more.contains("One question, twice"), "{more}");
    assert!(!more.contains("Feedback and advice") && fs::read_to_string(&file).unwrap() == plain);
    tui.keys("s n Enter").shows("~/review.md").keys("Esc Esc").shows("Eight months with Aldo Ferri");
}

#[test]
fn with_several_people_it_is_of_all_or_of_the_one_who_is_chosen() {
    let mut tui = told();
    let mut journal = journal();
    for name in ["Aldo Ferri", "Mira Okafor"] {
        let details =
            MentorshipDetails { purpose: format!("the aim with {name}"), ..MentorshipDetails::of(Role::Mentor) };
        journal.add_mentorship(name, &details).unwrap();
    }
    tui.keys("6").shows("with Aldo Ferri");
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("6").shows("Nothing was written down in this time");
    tui.keys("p").text("mira").keys("Enter").shows("Nothing to look back on yet").shows("One day with Mira Okafor");
}

#[test]
fn an_ended_mentorship_is_looked_back_on_and_its_words_are_written() {
    let (mut journal, folder) = told_to_look_back();
    journal.close_mentorship(MentorshipId(1), Notes::Keep).unwrap();
    let mut tui = Tui::with(journal);
    tui.folder = Some(folder);
    tui.resize(120, 40)
        .keys("6")
        .shows("Eight months with Aldo Ferri")
        .keys("e Ctrl-End")
        .text("\nSo long.")
        .keys("Esc");
    tui.shows("the words are kept").shows("The words are yours");
}

#[test]
fn a_small_page_says_how_much_follows_and_begins_where_something_begins() {
    let mut tui = told();
    for (columns, rows) in [(80, 24), (60, 20), (40, 10)] {
        tui.resize(columns, rows).keys("6 g").shows("lines more").keys("G").shows_no("lines more");
    }
    // What is at the top of the page after each is a heading or the first row of a line.
    let mut tui = told();
    tui.resize(80, 24).keys("6 g");
    let tops: Vec<String> = (0..12).map(|_| tui.keys("PgDn").screen().lines().nth(4).unwrap().to_owned()).collect();
    assert!(tops.iter().all(|top| !top.trim().is_empty()), "{tops:#?}");
    assert!(!tops.iter().any(|top| top.contains("to look back on")), "no outcome without its words: {tops:#?}");
}

#[test]
fn a_picture_and_what_is_said_below_it_have_one_bar() {
    let mut tui = told();
    tui.resize(80, 24).keys("6 g");
    while !tui.screen().lines().any(|line| line.contains("▐") && line.contains("Trust")) {
        tui.keys("j");
    }
    tui.shows_row("▐ ", "tested instrument");
    tui.keys("j").shows_no("▐ Conversation starter");
}

#[test]
fn what_is_left_out_is_said_as_far_as_there_is_room() {
    let mut tui = told();
    for (columns, words) in [
        (120, "private notes. Sharing offers each of them."),
        (80, "Left out: check-ins, answers, feedback and private notes."),
    ] {
        tui.resize(columns, 24).keys("6 e").shows(words).keys("Esc");
    }
}

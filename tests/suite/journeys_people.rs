//! Mentorships by keys: the first start, the list, the page and the form of one, and what becomes of it all.

use std::path::Path;

use mentorlog::clock::Clock;
use mentorlog::domain::MentorshipId;
use mentorlog::domain::action::{ActionDetails, ActionStatus, Owner};
use mentorlog::domain::goal::{GoalDetails, GoalFilter};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus};
use mentorlog::domain::mentorship::{Arrangement, MentorshipDetails, MentorshipFilter, MentorshipLine, Phase, Role};
use mentorlog::domain::topic::{TopicDetails, TopicFilter, TopicStatus};
use mentorlog::domain::{Page, PersonId};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

const EVERYONE: Page = Page { from: mentorlog::domain::Start::First, rows: 100 };

fn mentorships(journal: &Journal) -> Vec<MentorshipLine> {
    let lines = journal.mentorships(&MentorshipFilter::default(), &EVERYONE).unwrap();
    lines.into_iter().map(|line| line.item).collect()
}

/// Aldo, my mentor, with a meeting in August, two open actions, a topic and a goal; and Mira, my mentee.
fn two_people() -> (Journal, MentorshipId) {
    let mut journal = journal();
    let purpose = "Getting through a shift without mending it".to_owned();
    let details = MentorshipDetails { purpose, phase: Phase::Grow, ..MentorshipDetails::of(Role::Mentee) };
    let aldo = journal.add_mentorship("Aldo Ferri", &details).unwrap();
    journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    held(&mut journal, aldo, "2026-08-05");
    for (text, owner) in [("write to the director", Owner::Me), ("sit in on a shift", Owner::Them)] {
        journal.add_action(&ActionDetails { owner, ..ActionDetails::new(Some(aldo), text) }).unwrap();
    }
    journal.add_topic(&TopicDetails::new(aldo, "The spanner, one last time")).unwrap();
    journal.add_goal(&GoalDetails::new(Some(aldo), "Four faults in five")).unwrap();
    (journal, aldo)
}

fn held(journal: &mut Journal, with: MentorshipId, on: &str) {
    let status = MeetingStatus::Held;
    journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(Some(with), on.parse().unwrap()) }).unwrap();
}

/// The journal of a file, on another day.
fn on_day(path: &Path, moment: &str) -> Tui {
    Tui::with(Journal::open(path, Clock::fixed(moment).unwrap()).unwrap())
}

#[test]
fn an_empty_journal_says_what_it_is_how_to_begin_and_where_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut tui = on_day(&path, "2026-09-09T14:03");
    tui.shows("A journal for one mentorship, or for a few").shows("Begin: a name").shows("nothing to save yet");
    tui.shows("WHERE IT IS KEPT").shows("Nothing leaves this machine").shows("journal.db");
    tui.keys("t").shows("begin with a name first: n");
    tui.keys("5").shows("Nobody is in this journal yet. n begins with a name.");
    tui.keys("1 n").text("Aldo Ferri").keys("Ctrl-S").shows("New meeting").keys("Esc");
    tui.shows_no("A journal for one mentorship");
}

#[test]
fn from_a_first_start_to_a_saved_note_of_a_meeting_it_takes_twelve_keys_at_most_besides_the_words() {
    let (begin, save_person, save_meeting, stop) = ("n", "Ctrl-S", "Ctrl-S", "Esc");
    let keys = [begin, save_person, save_meeting, stop].iter().flat_map(|keys| keys.split_whitespace()).count();
    assert!(keys <= 12, "{keys} keys");
    let mut tui = Tui::empty();
    tui.keys(begin).text("Aldo Ferri").keys(save_person).keys(save_meeting);
    tui.text("He asked what the trainees are afraid of.").keys(stop).shows("saved 14:03");
    let meetings = tui.journal().meetings(&MeetingFilter::default(), &EVERYONE).unwrap();
    let meeting = tui.journal().meeting(meetings[0].item.id).unwrap();
    assert_eq!(meeting.name, "Aldo Ferri");
    assert_eq!(meeting.meeting.details.notes, "He asked what the trainees are afraid of.");
}

#[test]
fn who_only_wants_to_write_down_a_name_leaves_the_first_meeting_without_a_trace() {
    let mut tui = Tui::empty();
    tui.keys("n").text("Aldo Ferri").keys("Ctrl-S").shows("New meeting").keys("Esc").shows("No meeting is planned");
    assert!(tui.journal().drafts().unwrap().is_empty());
    assert!(tui.journal().meetings(&MeetingFilter::default(), &EVERYONE).unwrap().is_empty());
}

#[test]
fn only_the_name_is_needed() {
    let mut tui = Tui::empty();
    tui.keys("n Ctrl-S").shows("! Needs a few words.").text("Aldo Ferri").keys("Ctrl-S");
    let line = mentorships(tui.journal()).remove(0);
    let details = line.mentorship.details;
    assert_eq!((line.name.as_str(), details.my_role, details.phase), ("Aldo Ferri", Role::Mentee, Phase::Prepare));
    assert_eq!((details.rhythm_days, details.length_min), (Some(28), Some(60)));
    assert_eq!(details.started_on, Some(tui.journal().today()));
}

#[test]
fn every_field_of_the_form_is_kept() {
    let mut tui = Tui::empty();
    tui.keys("n").text("Mira Okafor").keys("Enter Space Enter").text("Her first year").keys("Tab Space Tab g Tab");
    tui.keys("Ctrl-W Ctrl-W").shows("such as 4 weeks, 10 days").text("2w").shows("every 2 weeks");
    tui.keys("Tab Ctrl-W").text("45").keys("Tab Ctrl-W Ctrl-W Ctrl-W Ctrl-W Ctrl-W").text("3 June 2026");
    tui.keys("Tab").text("in 3 months").keys("Tab").text("by video").keys("Tab").text("Two children.\nEarly riser.");
    tui.keys("Ctrl-S");
    let line = mentorships(tui.journal()).remove(0);
    let details = line.mentorship.details;
    assert_eq!((details.my_role, details.kind, details.phase), (Role::Peer, Arrangement::Programme, Phase::Grow));
    assert_eq!((details.purpose.as_str(), details.channel.as_str()), ("Her first year", "by video"));
    assert_eq!((details.rhythm_days, details.length_min), (Some(14), Some(45)));
    assert_eq!(details.started_on.unwrap().to_string(), "2026-06-03");
    assert_eq!(details.ends_on.unwrap().to_string(), "2026-12-09");
    assert_eq!(tui.journal().person(PersonId(1)).unwrap().details.note, "Two children.\nEarly riser.");
}

#[test]
fn what_is_no_rhythm_is_said_under_the_field() {
    let mut tui = Tui::empty();
    tui.keys("n").text("Aldo").keys("Tab*5 Ctrl-W Ctrl-W").text("monthly").keys("Ctrl-S");
    tui.shows("\"monthly\" is no span").shows("Try 4 weeks, 10 days.");
    assert_eq!(mentorships(tui.journal()).len(), 0);
    tui.keys("Ctrl-W Ctrl-S");
    assert_eq!(mentorships(tui.journal())[0].mentorship.details.rhythm_days, None);
}

#[test]
fn a_form_that_was_left_is_offered_again() {
    let mut tui = Tui::empty();
    tui.keys("5 n").text("Aldo Fe").keys("Esc").shows("draft saved").keys("n").shows("as you left it").text("rri");
    tui.keys("Ctrl-S").shows("my mentor since September");
    assert!(tui.journal().drafts().unwrap().is_empty());
    tui.keys("n").shows_no("as you left it");
}

#[test]
fn somebody_may_be_my_mentor_in_one_mentorship_and_my_mentee_in_another() {
    let mut tui = Tui::empty();
    tui.keys("5 n").text("Aldo Ferri").keys("Ctrl-S n").text("aldo ferri").shows("known: a second mentorship");
    tui.keys("Tab m Ctrl-S").shows("my mentor since").shows("my mentee since");
    let lines = mentorships(tui.journal());
    assert_eq!((lines.len(), lines[0].name.as_str()), (2, "Aldo Ferri"));
    assert_eq!(lines[0].mentorship.details.person_id, lines[1].mentorship.details.person_id);
}

#[test]
fn the_word_on_the_rhythm_follows_the_days_since_the_last_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed("2026-01-01").unwrap()).unwrap();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    held(&mut journal, aldo, "2026-01-01");
    drop(journal);
    let sentence = "It has been 6 weeks; you agreed on 4. Propose a date,";
    for (day, word, says) in [
        ("2026-01-29", "on time", "4 weeks since the last one"),
        ("2026-01-30", "due", "29 days since the last one"),
        ("2026-02-13", "drifting", sentence),
        ("2026-03-13", "lapsed", "This mentorship has been quiet for 10 weeks."),
    ] {
        let mut tui = on_day(&path, day);
        tui.keys("5").shows(word).keys("Enter").shows(word).shows(says);
    }
}

#[test]
fn a_pause_silences_the_rhythm_until_it_goes_on() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5").shows("due").keys(". p").shows("paused: the mentorship with Aldo Ferri").shows("PAUSED");
    tui.shows_no("due").keys("Enter").shows("paused").shows_no("due");
    tui.keys(". Enter").shows("active again").shows("due").keys("u").shows("Taken back: active again");
    assert_eq!(tui.journal().mentorship(aldo).unwrap().rhythm(tui.journal().today()), None);
}

#[test]
fn one_is_closed_and_taken_up_again_and_its_phase_is_set() {
    let (journal, _) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 . c").shows("Closing with Aldo Ferri").keys("G Enter").shows("CLOSED");
    tui.keys("Enter").shows("Aldo Ferri").shows("closed");
    tui.keys(". g").shows("active again").keys(". 4").shows("phase close: the mentorship with Aldo Ferri");
    assert_eq!(tui.journal().mentorship(MentorshipId(1)).unwrap().mentorship.details.phase, Phase::Close);
}

#[test]
fn a_deleted_mentorship_comes_back_with_everything_in_it() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    let all = |tui: &Tui| {
        let journal = tui.journal();
        (
            journal.meetings(&MeetingFilter::default(), &EVERYONE).unwrap().len(),
            journal.goals(&GoalFilter::default(), &EVERYONE).unwrap().len(),
            journal.topics(&TopicFilter::default(), &EVERYONE).unwrap().len(),
            journal.people(&EVERYONE).unwrap().len(),
        )
    };
    let before = all(&tui);
    tui.keys("5 d").shows("deleted the mentorship with Aldo Ferri and all that is in it").shows("u undo");
    assert_eq!(all(&tui), (0, 0, 0, 1));
    tui.keys("u").shows("Aldo Ferri");
    assert_eq!(all(&tui), before);
    assert_eq!(tui.journal().mentorship_page(aldo).unwrap().actions.len(), 2);
    tui.keys("5 d d").shows("Nobody is in this journal yet").keys("1").shows("A journal for one mentorship");
    tui.keys("u u").shows_no("A journal for one mentorship");
    assert_eq!(all(&tui), before);
}

#[test]
fn the_chosen_person_is_the_only_one_shown() {
    let (journal, _) = two_people();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("5").shows("Aldo Ferri").shows("Mira Okafor").shows("everybody");
    tui.keys("p").text("Mira").keys("Enter").shows("Mira Okafor").shows_no("Aldo Ferri").shows_no("director");
    tui.keys("n").text("Sami").keys("Ctrl-S").shows("began the mentorship with Sami; p shows everybody");
    tui.keys("p").text("Every").keys("Enter").shows("Aldo Ferri").shows("Sami");
}

#[test]
fn the_page_is_walked_from_pane_to_pane_and_its_lines_are_settled() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("5 Enter").shows("my mentor, own arrangement").shows("every 4 weeks, 60 minutes");
    tui.shows("5 weeks since the last one").shows("OPEN ACTIONS").shows("WAITING TO BE RAISED").shows("emerging");
    tui.keys("Space").shows("no line is selected").keys("Tab Space").shows("done: write to the director");
    tui.shows("ACTIONS KEPT").shows("1 of 1").keys("Space").shows("done: sit in on a shift").shows_no("OPEN ACTIONS");
    tui.keys("Space").shows("raised: The spanner").shows_no("WAITING TO BE RAISED");
    tui.keys("Space").shows("a goal is settled on its page").keys("Enter").shows("MEASURE").keys("Esc");
    let page = tui.journal().mentorship_page(aldo).unwrap();
    assert_eq!((page.kept_by_me.done, page.kept_by_them.done, page.topics.len()), (1, 1, 0));
    tui.keys("u").shows("The spanner, one last time");
    assert_eq!(tui.journal().mentorship_page(aldo).unwrap().topics[0].topic.details.status, TopicStatus::Waiting);
}

#[test]
fn below_a_hundred_columns_a_strip_names_the_panes() {
    let (journal, _) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter").shows("ABOUT   Actions 2   Topics 1   Goals 1").shows("WHAT IT IS FOR");
    tui.keys("Shift-Tab").shows("Goals 1   Check-in   AGREEMENT").keys("Up*2");
    tui.shows("About   Actions 2   Topics 1   GOALS 1").shows("Four faults in five");
    tui.keys("Up").shows("TOPICS 1").shows("The spanner").keys("Down").shows("GOALS 1");
    tui.resize(40, 10).shows("Four faults in five");
}

#[test]
fn a_line_is_worded_anew_and_deleted_from_the_page() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter Tab Tab Enter").shows("The topic").text(", and why").keys("Enter");
    tui.shows("The spanner, one last time, and why").keys("d").shows("deleted the topic");
    assert!(tui.journal().mentorship_page(aldo).unwrap().topics.is_empty());
    tui.keys("u Up").shows("The spanner, one last time, and why");
}

#[test]
fn a_topic_captured_on_the_page_waits_for_that_person_and_an_action_opens_its_form() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter t").text("the night shift").keys("Enter").shows("Topics 2");
    assert_eq!(tui.journal().mentorship_page(aldo).unwrap().topics.len(), 2);
    tui.keys("Tab Enter e").text(", today").keys("Esc").shows("write to the director, today");
}

#[test]
fn leaving_the_form_of_one_that_exists_saves_it_in_one_step() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 e").text("no").keys("Tab Tab Ctrl-W").text("two").keys("Esc").shows("Aldo Ferrino");
    tui.keys("Enter").shows("Aldo Ferrino").keys("u").shows("Taken back: changed the mentorship with Aldo Ferrino");
    let line = tui.journal().mentorship(aldo).unwrap();
    assert_eq!((line.name.as_str(), line.mentorship.details.purpose.ends_with("mending it")), ("Aldo Ferri", true));
    assert!(tui.journal().drafts().unwrap().is_empty());
    tui.keys("e Ctrl-W Ctrl-W Esc").shows("Needs a few words").keys("Esc").keys("e").shows("as you left it");
}

#[test]
fn the_note_on_somebody_is_written_in_the_editor_of_ones_choice() {
    let (journal, aldo) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter Ctrl-E").edited(|note| note + "Thirty years on the trams.").shows("NOTE ON ALDO");
    tui.shows("Thirty years on the trams.").keys("u").shows_no("NOTE ON ALDO");
    assert_eq!(tui.journal().mentorship_page(aldo).unwrap().person.details.note, "");
}

#[test]
fn the_page_of_a_mentorship_that_is_taken_back_says_where_it_is() {
    let mut tui = Tui::empty();
    tui.keys("5 n").text("Aldo").keys("Ctrl-S Enter u").shows("It is in the trash. Esc goes back.");
    tui.keys("e").shows("it is in the trash").keys("Ctrl-R").shows("WHAT IT IS FOR").keys("Esc").shows("People");
}

#[test]
fn no_size_is_too_small_for_a_page_with_everything_on_it() {
    let (mut journal, aldo) = two_people();
    for day in ["2026-03-01", "2026-04-01", "2026-04-02"] {
        held(&mut journal, aldo, day);
    }
    for status in [ActionStatus::Done, ActionStatus::Dropped] {
        journal.add_action(&ActionDetails { status, ..ActionDetails::new(Some(aldo), "kept") }).unwrap();
    }
    let mut tui = Tui::with(journal);
    for keys in ["5", "Enter", "Tab", "Tab", "e", "Esc", "."] {
        tui.keys(keys);
        for columns in [0, 1, 39, 40, 60, 80, 99, 100, 120, 200] {
            for rows in [0, 1, 9, 10, 12, 16, 24, 30, 36, 60] {
                tui.resize(columns, rows);
            }
        }
        tui.resize(80, 24);
    }
}

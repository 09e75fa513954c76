//! What Today says is worth a look, each with its way out on a key; a meeting that begins now; and the phase that is suggested.

use std::path::Path;
use std::time::{Duration, Instant};

use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionStatus};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::goal::{GoalDetails, GoalStatus};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingLine, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipStatus, Phase, Role};
use mentorlog::domain::topic::TopicDetails;
use mentorlog::domain::{ActionId, MeetingId, MentorshipId, Page};
use mentorlog::journal::Journal;
use mentorlog::tui::app::App;
use mentorlog::tui::theme::Theme;
use tempfile::TempDir;

use crate::harness::{self, Tui};

/// A journal in a file, that is opened on different days.
struct Told {
    folder: TempDir,
}

impl Told {
    fn new() -> Told {
        Told { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("journal.db")
    }

    fn on(&self, day: &str) -> Journal {
        on(&self.path(), day)
    }

    /// Today on a day, 80 columns wide.
    fn today(&self, day: &str) -> Tui {
        Tui::with(self.on(day))
    }
}

fn on(path: &Path, day: &str) -> Journal {
    Journal::open(path, Clock::fixed(&format!("{day}T14:00:00+02:00")).unwrap()).unwrap()
}

/// In a phase in which nothing else is suggested.
fn begin(journal: &mut Journal, name: &str) -> MentorshipId {
    let details = MentorshipDetails { phase: Phase::Close, ..MentorshipDetails::of(Role::Mentee) };
    journal.add_mentorship(name, &details).unwrap()
}

fn meet(journal: &mut Journal, with: MentorshipId, on: &str, status: MeetingStatus) -> MeetingId {
    journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(Some(with), on.parse().unwrap()) }).unwrap()
}

/// Held, with a word about it.
fn met(journal: &mut Journal, with: MentorshipId, on: &str) -> MeetingId {
    let id = meet(journal, with, on, MeetingStatus::Held);
    let details = journal.meeting(id).unwrap().meeting.details;
    journal.wrap_up(id, &MeetingDetails { debrief_what: "We talked.".into(), ..details }, &[], None).unwrap();
    id
}

fn meetings(tui: &Tui) -> Vec<MeetingLine> {
    let all = tui.journal().meetings(&MeetingFilter::default(), &Page::first(9)).unwrap();
    all.into_iter().map(|line| line.item).collect()
}

fn phase(tui: &Tui) -> Phase {
    tui.journal().mentorship(MentorshipId(1)).unwrap().mentorship.details.phase
}

#[test]
fn the_third_carry_asks_for_a_choice_until_it_is_made() {
    let told = Told::new();
    let mut journal = told.on("2026-06-01");
    let aldo = begin(&mut journal, "Aldo Ferri");
    let action = journal.add_action(&ActionDetails::new(Some(aldo), "one shift without the phone")).unwrap();
    for day in ["2026-06-11", "2026-07-09", "2026-08-06"] {
        let meeting = met(&mut journal, aldo, day);
        journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    }
    drop(journal);
    told.on("2026-08-06").add_topic(&TopicDetails::new(aldo, "the winter")).unwrap();
    let mut tui = told.today("2026-08-09");
    tui.shows("WORTH A LOOK").shows("One shift without the phone").shows("Enter choose");
    tui.shows("Third time on the list. Do it now, make it smaller, hand it over, or let");
    tui.keys("Tab Enter").shows("make it smaller: the same, in less").keys("s");
    tui.keys("Ctrl-W*3").text("without it").keys("Enter").shows_no("Third time").shows("one shift without it x3");
    tui.keys("u").shows("Third time on the list.");
    tui.keys("Ctrl-R").shows_no("Third time");
    drop(tui);
    let mut journal = told.on("2026-09-03");
    let meeting = met(&mut journal, aldo, "2026-09-03");
    journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    drop(journal);
    told.today("2026-09-04").shows("Fourth time on the list.");
    let mut tui = told.today("2026-09-05");
    tui.keys("Tab Enter l").text("it will not happen").keys("Enter").shows_no("time on the list");
    assert_eq!(tui.journal().action(ActionId(1)).unwrap().action.details.status, ActionStatus::Dropped);
}

#[test]
fn who_has_not_met_for_long_is_asked_for_a_date_and_the_date_is_the_answer() {
    let told = Told::new();
    let mut journal = told.on("2026-06-01");
    let aldo = begin(&mut journal, "Aldo Ferri");
    let mira = begin(&mut journal, "Mira Okafor");
    met(&mut journal, aldo, "2026-07-10");
    met(&mut journal, mira, "2026-08-28");
    drop(journal);
    let mut journal = told.on("2026-08-28");
    meet(&mut journal, mira, "2026-09-20", MeetingStatus::Planned);
    drop(journal);
    let mut tui = told.today("2026-09-09");
    tui.shows("It has been 8 weeks; you agreed on 4. Propose a date, change the rhythm,");
    tui.shows("n plan a date").keys("Tab n").shows("New meeting").shows("Aldo Ferri").keys("Tab Ctrl-W");
    tui.text("18 sep")
        .keys("Ctrl-S")
        .wait(std::time::Duration::from_secs(9))
        .keys("Esc Esc 1")
        .shows_no("WORTH A LOOK");
    assert_eq!(meetings(&tui).iter().filter(|line| line.mentorship_id == Some(aldo)).count(), 2);
    drop(tui);
    let mut journal = told.on("2026-09-09");
    journal.delete(meetings_of(&journal, aldo)[0].into()).unwrap();
    drop(journal);
    let mut tui = told.today("2026-09-21");
    tui.shows("This mentorship has been quiet for 10 weeks.").shows("see the closing template.").shows("n plan it");
    tui.keys("Tab Enter").shows("quiet for 10 weeks").keys(". p").shows("paused").keys("Esc").shows_no("quiet for");
}

fn meetings_of(journal: &Journal, with: MentorshipId) -> Vec<MeetingId> {
    let filter = MeetingFilter { mentorship: Some(with), status: None };
    journal.meetings(&filter, &Page::first(9)).unwrap().into_iter().map(|line| line.item.id).collect()
}

#[test]
fn a_meeting_whose_day_went_by_is_asked_about_and_settled_on_the_spot() {
    let told = Told::new();
    let mut journal = told.on("2026-09-01");
    let aldo = begin(&mut journal, "Aldo Ferri");
    met(&mut journal, aldo, "2026-06-01");
    let planned = meet(&mut journal, aldo, "2026-09-03", MeetingStatus::Planned);
    drop(journal);
    let mut tui = told.today("2026-09-09");
    tui.shows("It was planned for Thu 3 September. Was it held, moved or cancelled?").shows("Enter say which");
    tui.shows_no("This mentorship has been quiet").keys("G Enter").shows_no("What became").keys("Esc*3 1");
    tui.keys("g Tab Enter").shows("What became of the meeting?").keys("h").shows("After the meeting");
    tui.keys("Ctrl-S").shows("held: the meeting of 3 September");
    assert_eq!(tui.journal().meeting(planned).unwrap().meeting.details.status, MeetingStatus::Held);
    tui.shows("You met on Thu 3 September.").shows("Enter write them");
}

#[test]
fn a_meeting_without_a_debrief_is_next_on_its_day_and_then_asked_about_on_one_day() {
    let told = Told::new();
    let mut journal = told.on("2026-09-07");
    let aldo = begin(&mut journal, "Aldo Ferri");
    meet(&mut journal, aldo, "2026-09-07", MeetingStatus::Held);
    meet(&mut journal, aldo, "2026-10-05", MeetingStatus::Planned);
    drop(journal);
    let mut tui = told.today("2026-09-07");
    tui.shows("You met Aldo Ferri today").shows("Enter debrief").shows_no("WORTH A LOOK");
    drop(tui);
    let asks = "Three lines are enough: what happened";
    for times in ["once", "again the same day"] {
        let mut tui = told.today("2026-09-09");
        tui.shows(asks).wait(Duration::ZERO);
        assert_eq!(tui.journal().last_change().unwrap().as_deref(), Some("added the meeting of 5 October"), "{times}");
    }
    told.today("2026-09-10").shows_no(asks);
    told.today("2026-09-11").shows_no(asks);

    tui = told.today("2026-09-07");
    tui.keys("Enter").shows("What happened").text("Kemal led it.").keys("Ctrl-S");
    tui.shows_no("You met Aldo Ferri today").shows("debrief written");
}

#[test]
fn a_meeting_of_long_ago_is_not_asked_about_and_a_takeaway_or_a_pulse_is_enough() {
    let told = Told::new();
    let mut journal = told.on("2026-08-25");
    let aldo = begin(&mut journal, "Aldo Ferri");
    meet(&mut journal, aldo, "2026-08-25", MeetingStatus::Held);
    let taken = meet(&mut journal, aldo, "2026-08-26", MeetingStatus::Held);
    journal.add_takeaway(taken, "five breaths").unwrap();
    let of_use = meet(&mut journal, aldo, "2026-08-27", MeetingStatus::Held);
    let details = journal.meeting(of_use).unwrap().meeting.details;
    journal.wrap_up(of_use, &MeetingDetails { pulse: Some(4), ..details }, &[], None).unwrap();
    drop(journal);
    told.today("2026-09-09").shows_no("You met on");
    told.today("2026-09-08").shows("You met on Tue 25 August.");
}

#[test]
fn in_a_journal_that_cannot_be_written_it_is_asked_once_all_the_same() {
    let told = Told::new();
    let mut journal = told.on("2026-09-07");
    let aldo = begin(&mut journal, "Aldo Ferri");
    meet(&mut journal, aldo, "2026-09-07", MeetingStatus::Held);
    drop(journal);
    // A snapshot is only read, whoever asks.
    let snapshots = told.folder.path().join("journal-snapshots");
    std::fs::create_dir_all(&snapshots).unwrap();
    let snapshot = snapshots.join("2026-09-08.db");
    std::fs::copy(told.path(), &snapshot).unwrap();
    let journal = on(&snapshot, "2026-09-09");
    assert!(journal.is_read_only());
    let mut tui = Tui::with(journal);
    tui.shows("You met on Mon 7 September.").keys("2 1").shows("You met on Mon 7 September.");
}

#[test]
fn after_a_long_gap_one_is_welcomed_back_and_nothing_else_is_said() {
    let told = Told::new();
    let mut journal = told.on("2026-06-01");
    let aldo = begin(&mut journal, "Aldo Ferri");
    met(&mut journal, aldo, "2026-06-01");
    journal.add_goal(&GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(Some(aldo), "Latin") }).unwrap();
    drop(journal);
    told.today("2026-07-30").shows("It has been 8 weeks").shows("No entry yet.");
    let mut tui = told.today("2026-07-31");
    tui.shows("Welcome back. Nothing is lost. Begin with the date of your next meeting.").shows("n plan a date");
    tui.shows_no("It has been").shows_no("No entry yet.").keys("n").shows("New meeting").shows("Aldo Ferri");
}

#[test]
fn a_question_that_nobody_saw_is_asked_on_another_day() {
    let told = Told::new();
    let mut journal = told.on("2026-09-07");
    let aldo = begin(&mut journal, "Aldo Ferri");
    meet(&mut journal, aldo, "2026-09-07", MeetingStatus::Held);
    drop(journal);
    // Loaded, and never drawn.
    let at = Instant::now();
    let mut app = App::new(told.on("2026-09-08"), Theme::plain(), true, at).unwrap();
    app.deadline(at);
    drop(app);
    told.today("2026-09-09").shows("You met on Mon 7 September.").wait(Duration::ZERO);
    told.today("2026-09-10").shows_no("You met on Mon 7 September.");
}

#[test]
fn what_is_worth_a_look_is_settled_there_though_it_stands_too_far_down_to_be_listed() {
    let told = Told::new();
    let mut journal = told.on("2026-09-08");
    let aldo = begin(&mut journal, "Aldo Ferri");
    let action = journal.add_action(&ActionDetails::new(Some(aldo), "one shift without the phone")).unwrap();
    for day in ["2026-07-09", "2026-08-06", "2026-09-03"] {
        let meeting = met(&mut journal, aldo, day);
        journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    }
    for _ in 0..20 {
        let due_on = "2026-09-30".parse().ok();
        journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(aldo), "write") }).unwrap();
    }
    drop(journal);
    let mut tui = told.today("2026-09-09");
    tui.resize(120, 60)
        .shows("One shift without the phone")
        .keys("Down*20 Space")
        .shows("done: one shift without the phone");
    assert_eq!(tui.journal().action(action).unwrap().action.details.status, ActionStatus::Done);
}

#[test]
fn what_is_paused_or_over_is_silent_on_today() {
    for status in [MentorshipStatus::Paused, MentorshipStatus::Closed] {
        let told = Told::new();
        let mut journal = told.on("2026-08-20");
        let aldo = begin(&mut journal, "Aldo Ferri");
        met(&mut journal, aldo, "2026-05-01");
        meet(&mut journal, aldo, "2026-09-03", MeetingStatus::Planned);
        meet(&mut journal, aldo, "2026-09-01", MeetingStatus::Held);
        let due_on = "2026-08-21".parse().ok();
        journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(aldo), "send the figures") }).unwrap();
        let goal =
            GoalDetails { started_on: "2026-01-01".parse().ok(), ..GoalDetails::new(Some(aldo), "Four in five") };
        journal.add_goal(&GoalDetails { status: GoalStatus::Active, ..goal }).unwrap();
        drop(journal);
        told.today("2026-09-09").shows("WORTH A LOOK").shows("2 weeks late");
        let mut journal = told.on("2026-09-09");
        journal.set_mentorship_status(aldo, status).unwrap();
        assert!(journal.overdue(None).unwrap().is_empty());
        drop(journal);
        let mut tui = told.today("2026-09-09");
        tui.shows_no("WORTH A LOOK").shows_no("late").shows_no("stalled").shows_no("agreed");
        tui.keys("3").shows_no("stalled").keys("5 Enter").shows_no("late").shows_no("stalled");
    }
}

#[test]
fn the_phase_that_is_suggested_is_taken_by_one_key_and_given_back_by_another() {
    let mut journal = harness::journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    met(&mut journal, aldo, "2026-09-01");
    let mut tui = Tui::with(journal);
    tui.shows("The first meeting was held. Is it time to agree on what for, how often").shows("> agree");
    assert_eq!(phase(&tui), Phase::Prepare, "nothing is changed by itself");
    tui.keys(">").shows("phase agree: the mentorship with Aldo Ferri   u undo").shows_no("WORTH A LOOK");
    assert_eq!(phase(&tui), Phase::Agree);
    tui.keys("u").shows("WORTH A LOOK");
    assert_eq!(phase(&tui), Phase::Prepare);
    tui.keys("5 Enter").shows("PHASE").shows("> goes on to agree").keys(">").shows("phase agree").shows_no("PHASE");
    tui.keys(">").shows("no other phase is suggested").keys("Esc >").shows("no other phase is suggested");
    tui.keys("3 n").text("Four in five").keys("Ctrl-S . a 5 >").shows("no other phase is suggested");
    tui.keys("Enter Shift-Tab Enter . Enter Enter").shows("agreed on version 1").keys("5 >").shows("phase grow");
    tui.keys("1 >").shows("no other phase is suggested");
}

#[test]
fn a_key_on_today_is_about_the_one_who_is_selected_and_about_nobody_else() {
    let mut journal = harness::journal();
    let mira = begin(&mut journal, "Mira Okafor");
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    met(&mut journal, mira, "2026-07-10");
    met(&mut journal, aldo, "2026-09-01");
    meet(&mut journal, aldo, "2026-09-12", MeetingStatus::Planned);
    let mut tui = Tui::with(journal);
    let phase_of = |tui: &Tui, id| tui.journal().mentorship(id).unwrap().mentorship.details.phase;
    tui.shows("In 3 days, Aldo Ferri").shows("It has been 8 weeks").shows("> agree");
    tui.keys("n").shows("New meeting").shows("With         Aldo Ferri").keys("Esc");
    tui.keys("Tab n").shows("New meeting").shows("With         Mira Okafor").keys("Esc");
    tui.keys(">").shows("it is another one whose phase seems to change; select that line first");
    assert_eq!(phase_of(&tui, aldo), Phase::Prepare);
    tui.keys("j >").shows("phase agree: the mentorship with Aldo Ferri");
    tui.keys("u").shows("> agree").keys("g >").shows("phase agree: the mentorship with Aldo Ferri");
}

#[test]
fn of_two_who_seem_to_be_in_another_phase_one_is_selected_first() {
    let mut journal = harness::journal();
    for name in ["Aldo Ferri", "Mira Okafor"] {
        let id = journal.add_mentorship(name, &MentorshipDetails::of(Role::Mentee)).unwrap();
        met(&mut journal, id, "2026-09-01");
    }
    let mut tui = Tui::with(journal);
    tui.keys("g >").shows("it is another one whose phase seems to change; select that line first");
    tui.keys("Tab*2 j >").shows("phase agree: the mentorship with Mira Okafor");
}

#[test]
fn a_meeting_begins_on_a_key_with_its_agenda_filled() {
    let mut journal = harness::journal();
    let aldo = begin(&mut journal, "Aldo Ferri");
    journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    let mut tui = Tui::with(journal);
    tui.shows("its agenda would hold 1 topic").keys("b").shows("began the meeting of 9 September");
    tui.text("He came")
        .keys("Ctrl-T u")
        .shows("not in the journal any more")
        .keys("Esc Esc")
        .shows("No meeting is planned.");
    tui.keys("b")
        .shows("began the meeting of 9 September")
        .keys("Esc")
        .resize(120, 36)
        .shows("AGENDA")
        .shows("the spanner");
    let begun = meetings(&tui);
    assert_eq!((begun.len(), begun[0].starts_at), (1, "14:03:00".parse().ok()));
    tui.keys("u Esc").shows("No meeting is planned.");
    assert!(meetings(&tui).is_empty());
}

#[test]
fn the_meeting_that_is_planned_for_today_is_the_one_that_begins() {
    let mut journal = harness::journal();
    let aldo = begin(&mut journal, "Aldo Ferri");
    begin(&mut journal, "Mira Okafor");
    let planned = meet(&mut journal, aldo, "2026-09-09", MeetingStatus::Planned);
    let mut tui = Tui::with(journal);
    tui.shows("Today, Aldo Ferri").shows("b begin").keys("b").shows("with Aldo");
    assert_eq!(meetings(&tui).len(), 1);
    assert_eq!(tui.journal().meeting(planned).unwrap().meeting.details.starts_at, "14:03:00".parse().ok());
    tui.text("He came in").keys("Esc u u Esc 2 b").shows("began the meeting of 9 September");
    tui.keys("Esc u b").shows("began the meeting").keys("Esc");
    tui.keys("Esc 2 n Tab Ctrl-W").text("tomorrow").keys("Ctrl-S b").shows("only a meeting that is planned for today");
}

#[test]
fn of_several_people_one_is_asked_for() {
    let mut journal = harness::journal();
    begin(&mut journal, "Aldo Ferri");
    let mira = begin(&mut journal, "Mira Okafor");
    let resting = begin(&mut journal, "Kemal Su");
    journal.set_mentorship_status(resting, MentorshipStatus::Paused).unwrap();
    for place in ["1", "2"] {
        let mut journal = harness::journal();
        for name in ["Aldo Ferri", "Mira Okafor"] {
            begin(&mut journal, name);
        }
        let mut tui = Tui::with(journal);
        tui.keys(place).keys("b").shows("Begin a meeting with whom?").text("mira").keys("Enter").shows("with Mira");
    }
    let mut tui = Tui::with(journal);
    tui.keys("b").shows("Begin a meeting with whom?").shows_no("Kemal").keys("Esc");
    tui.keys("5 j b").shows("with Mira").keys("Esc Enter b").shows("with Mira");
    assert_eq!(meetings(&tui).len(), 1, "it is the same one");
    assert_eq!(meetings(&tui)[0].mentorship_id, Some(mira));
}

#[test]
fn the_agenda_stands_under_what_is_next_in_numbers_or_in_words() {
    let mut journal = harness::journal();
    let aldo = begin(&mut journal, "Aldo Ferri");
    meet(&mut journal, aldo, "2026-09-11", MeetingStatus::Planned);
    for topic in ["the spanner", "the lift", "Kemal", "the winter", "a page", "the post"] {
        journal.add_topic(&TopicDetails::new(aldo, topic)).unwrap();
    }
    let action = journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
    journal.fill_agenda(MeetingId(1)).unwrap();
    let mut tui = Tui::with(journal);
    tui.shows("In 2 days, Aldo Ferri").shows("agenda: 1 action, 6 topics").shows_no("the spanner");
    tui.resize(120, 40).shows("agenda: 1 action, 6 topics").shows("the spanner").shows("topic").shows("… 1 line more");
    tui.keys("a").text("ask").keys("Enter").shows("agenda: 2 actions, 6 topics");
    assert!(tui.journal().action(action).is_ok());
    for (columns, rows) in [(60, 24), (40, 10), (80, 20), (100, 24)] {
        tui.resize(columns, rows).keys("g").shows("In 2 days, Aldo Ferri");
    }
}

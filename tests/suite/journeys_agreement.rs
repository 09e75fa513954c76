//! An agreement by keys: begun from what is known, written section by section, marked, agreed on, read again, and agreed on anew.

use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::agreement::{Agreement, AgreementDetails, Dial, Marks};
use mentorlog::domain::goal::{GoalDetails, GoalStatus};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipStatus, Phase, Role};
use mentorlog::domain::topic::TopicFilter;
use mentorlog::domain::{AgreementId, MentorshipId, Page};
use mentorlog::journal::Journal;
use tempfile::TempDir;

use crate::harness::{Tui, journal};

/// The way from anywhere to what the two agreed, and into it.
const OPEN: &str = "5 Enter Shift-Tab Enter";

/// Aldo, of whom all is known that a draft can be filled in with.
fn known(journal: &mut Journal) -> MentorshipId {
    let details = MentorshipDetails {
        purpose: "Leading instead of mending".into(),
        channel: "in the café".into(),
        phase: Phase::Agree,
        started_on: "2026-01-15".parse().ok(),
        ends_on: "2026-12-31".parse().ok(),
        ..MentorshipDetails::of(Role::Mentee)
    };
    let aldo = journal.add_mentorship("Aldo Ferri", &details).unwrap();
    let goal = GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(Some(aldo), "Four faults in five") };
    journal.add_goal(&goal).unwrap();
    aldo
}

/// A draft that has just begun, on its page.
fn begun() -> Tui {
    let mut journal = journal();
    known(&mut journal);
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter Shift-Tab").shows("Nothing is written down yet; Enter begins it.");
    tui.keys("Enter").shows("draft of version 1");
    tui
}

fn version(tui: &Tui, number: i64) -> Agreement {
    tui.journal().agreement(AgreementId(number)).unwrap()
}

fn topics(tui: &Tui) -> Vec<String> {
    let filter = TopicFilter { mentorship: Some(MentorshipId(1)), is_waiting: true };
    let topics = tui.journal().topics(&filter, &Page::first(20)).unwrap();
    topics.into_iter().map(|line| line.item.topic.details.text).collect()
}

/// A journal in a file, that is opened on different days.
struct Told(TempDir);

impl Told {
    fn new() -> Told {
        Told(tempfile::tempdir().unwrap())
    }

    fn on(&self, day: &str) -> Journal {
        let now = Clock::fixed(&format!("{day}T14:00:00+02:00")).unwrap();
        Journal::open(&self.0.path().join("journal.db"), now).unwrap()
    }

    fn met(&self, day: &str) {
        let meeting = MeetingDetails {
            status: MeetingStatus::Held,
            pulse: Some(4),
            ..MeetingDetails::on(Some(MentorshipId(1)), day.parse().unwrap())
        };
        self.on(day).add_meeting(&meeting).unwrap();
    }

    /// A version that was agreed on, and a meeting far ahead, so that nobody is only welcomed back.
    fn agreed(&self, day: &str) -> AgreementId {
        let mut journal = self.on(day);
        let aldo = known(&mut journal);
        let ahead = MeetingDetails::on(Some(aldo), "2026-12-30".parse().unwrap());
        journal.add_meeting(&ahead).unwrap();
        let draft = journal.begin_agreement(aldo).unwrap();
        let agreed_on = journal.today();
        journal.agree(draft, agreed_on, "2026-10-08".parse().unwrap()).unwrap();
        journal.set_phase(aldo, Phase::Close).unwrap();
        draft
    }
}

#[test]
fn a_draft_begins_with_what_is_known_and_counts_its_blanks() {
    let mut tui = begun();
    let details = version(&tui, 1).details;
    assert_eq!(details.purpose, "Leading instead of mending.");
    assert_eq!(details.goals, "Four faults in five (active). We may change them; we will write down why.");
    assert!(details.rhythm.starts_with("We meet every 4 weeks for 60 minutes, in the café. ______ fixes"));
    assert!(details.ending.contains("We plan to end on 31 December 2026."), "{}", details.ending);
    tui.shows(&format!("{} blanks left.", details.blanks())).shows("1. WHAT THIS IS FOR").shows("a draft with words");
    tui.keys("Esc").shows("A draft of version 1 is not agreed on yet");
    tui.keys("u").shows("Taken back: added the draft of the agreement with Aldo Ferri");
    assert!(tui.journal().agreements(MentorshipId(1)).unwrap().is_empty());
    tui.keys("Enter").shows("draft of version 1");
}

#[test]
fn a_section_is_written_where_the_bar_is_and_saved_by_leaving_it() {
    let mut tui = begun();
    tui.keys("j Enter").shows("2. WHAT THE MENTEE BRINGS").shows("stop writing").shows("1 blank");
    tui.keys("Ctrl-A").text("The fault book, and the truth about it.").keys("Esc");
    tui.shows("changed the draft of the agreement with Aldo Ferri").shows("The fault book, and the truth");
    assert_eq!(version(&tui, 1).details.mentee_brings, "The fault book, and the truth about it.");
    tui.keys("u");
    assert!(version(&tui, 1).details.mentee_brings.starts_with("I want to work on"));
    tui.keys("Enter").text(" More.").keys("Ctrl-S");
    assert!(version(&tui, 1).details.mentee_brings.ends_with("what came of them. More."));
}

#[test]
fn what_is_half_written_outlives_the_program_and_is_offered_again() {
    let told = Told::new();
    let mut journal = told.on("2026-04-16");
    let aldo = known(&mut journal);
    journal.begin_agreement(aldo).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys(OPEN).keys("j j Enter").text(" Half a thought").wait(Duration::from_secs(1)).shows("draft saved");
    drop(tui);
    let mut tui = Tui::with(told.on("2026-04-17"));
    tui.shows("mentor brings").keys("Enter").shows("Half a thought").shows("continued what you were writing");
    tui.keys("Esc").shows("it is still unsaved");
    assert!(!version(&tui, 1).details.mentor_brings.contains("Half a thought"), "nobody asked to save it");
    tui.keys("Enter Ctrl-S").shows("changed the draft");
    assert!(version(&tui, 1).details.mentor_brings.ends_with("be honest. Half a thought"));
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn dials_are_marked_by_digits_and_what_is_apart_goes_to_the_meeting_once() {
    let mut journal = journal();
    let aldo = known(&mut journal);
    let meeting = journal.add_meeting(&MeetingDetails::on(Some(aldo), "2026-09-11".parse().unwrap())).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys(OPEN);
    tui.keys("G").shows("Contact between meetings: not marked yet").keys("k*3 Enter");
    tui.shows("What each of us expects").shows("1 gently, 5 bluntly").keys("2 4 Ctrl-S");
    tui.shows("Gentle or blunt: I marked 2, Aldo 4").shows("worth a word");
    assert_eq!(version(&tui, 1).details.marks(Dial::Tone), Marks { mine: Some(2), theirs: Some(4) });
    tui.keys("G").shows("1 dial is two or more apart: worth a word. m takes it to the next meeting.");
    tui.keys("m").shows("took 1 dial to the agenda of Fri 11 September");
    assert_eq!(topics(&tui), ["Gentle or blunt: I marked 2, Aldo 4"]);
    let agenda = tui.journal().meeting(meeting).unwrap().agenda;
    assert!(agenda.iter().any(|line| line.words == "Gentle or blunt: I marked 2, Aldo 4"));
    tui.keys("m").shows("what is apart waits to be raised already").shows("waits to be raised");
    assert_eq!(topics(&tui).len(), 1);
}

#[test]
fn the_two_agree_on_a_day_and_what_is_agreed_on_stays_as_it_is() {
    let mut tui = begun();
    tui.keys(".").shows("When did you both agree on it?").shows("blanks are left");
    tui.text("friday").keys("Enter").shows("lies ahead; it is agreed on when both of you have said yes");
    assert!(version(&tui, 1).details.is_draft());
    tui.keys(". Enter").shows("When will you look at it again?").shows("9 March 2027").keys("Enter");
    tui.shows("agreed on version 1 of the agreement with Aldo Ferri");
    tui.shows("version 1, agreed on Wed 9 September").shows("To be looked at again on Tue 9 March 2027");
    let agreed = version(&tui, 1).details;
    assert_eq!((agreed.agreed_on, agreed.review_on), ("2026-09-09".parse().ok(), "2027-03-09".parse().ok()));
    tui.keys("Enter").shows("it is agreed on and stays as it is; e begins the next version");
    tui.keys("Esc").shows("To be looked at again").shows("Tue 9 March 2027");
    tui.keys("u").shows("Taken back: agreed on version 1");
    assert!(version(&tui, 1).details.is_draft());
}

#[test]
fn the_next_version_begins_with_the_last_and_what_changed_is_shown_word_by_word() {
    let told = Told::new();
    told.agreed("2026-04-16");
    let mut tui = Tui::with(told.on("2026-07-09"));
    tui.keys(OPEN).keys("e").shows("draft of version 2").shows("a draft of the next version");
    tui.keys("j*5 Enter Ctrl-A").text("You may reach me by letter; expect an answer within ____. Not on ______.");
    tui.keys("Esc Tab").shows("what changed in version 2 since version 1").shows("6. IN BETWEEN");
    tui.shows("You may reach me by [______] letter;").shows_no("5. RHYTHM").shows("[brackets] went");
    tui.keys("Enter").shows("this is what changed; Tab goes back to the draft");
    tui.keys("Tab h").shows("version 1, agreed on Thu 16 April").keys("Tab").shows("nothing changed before it");
    tui.keys("e").shows("draft of version 2");
    assert_eq!(tui.journal().agreements(MentorshipId(1)).unwrap().len(), 2, "there is one draft at most");
    tui.keys(". Enter Enter").shows("agreed on version 2").keys("l").shows("this is the newest version");
    assert_eq!(tui.journal().current_agreement(MentorshipId(1)).unwrap().unwrap().id, AgreementId(2));
    tui.keys("h .").shows("a later version is in force");
}

#[test]
fn after_the_third_meeting_it_is_worth_reading_again_until_it_was() {
    let told = Told::new();
    told.agreed("2026-07-09");
    for day in ["2026-07-10", "2026-07-20"] {
        told.met(day);
    }
    let asks = "Three meetings in. Worth five minutes: is the agreement still true?";
    Tui::with(told.on("2026-07-21")).shows_no(asks);
    told.met("2026-07-30");
    Tui::with(told.on("2026-07-31")).shows(asks).shows("Enter read it").keys("j");
    Tui::with(told.on("2026-08-01")).shows_no(asks);

    let again = Told::new();
    let id = again.agreed("2026-07-09");
    for day in ["2026-07-10", "2026-07-20", "2026-07-30"] {
        again.met(day);
    }
    let mut tui = Tui::with(again.on("2026-07-31"));
    tui.shows(asks).keys("Tab Enter").shows("version 1, agreed on Thu 9 July");
    tui.keys(".")
        .shows("Still true. When will you look at it again?")
        .keys("Enter")
        .shows("read again, and still true");
    let read = tui.journal().agreement(id).unwrap().details;
    assert_eq!((read.reread_on, read.review_on), ("2026-07-31".parse().ok(), "2027-01-31".parse().ok()));
    tui.keys("1").shows_no(asks);
}

#[test]
fn the_day_that_was_named_is_told_and_a_pause_is_silent() {
    let told = Told::new();
    told.agreed("2026-07-09");
    let asks = "You named Thu 8 October for it.";
    Tui::with(told.on("2026-10-07")).shows_no(asks);
    told.on("2026-10-07").set_mentorship_status(MentorshipId(1), MentorshipStatus::Paused).unwrap();
    Tui::with(told.on("2026-10-08")).shows_no(asks);
    told.on("2026-10-08").set_mentorship_status(MentorshipId(1), MentorshipStatus::Active).unwrap();
    let mut tui = Tui::with(told.on("2026-10-09"));
    tui.shows(asks);
    tui.keys(OPEN).keys("e . Enter Enter 1").shows_no(asks);
}

#[test]
fn agreed_and_with_a_goal_the_next_phase_is_suggested() {
    let mut tui = begun();
    tui.keys("1").shows_no("Has the time to grow begun?");
    tui.keys(OPEN)
        .keys(". Enter Enter 5 Enter")
        .shows("You have agreed, and there is a goal. Has the time to grow begun?");
    tui.keys(">");
    assert_eq!(tui.journal().mentorship(MentorshipId(1)).unwrap().mentorship.details.phase, Phase::Grow);
}

#[test]
fn it_is_copied_and_shared_into_a_file_that_is_never_written_over() {
    let mut tui = begun();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agreement.md");
    tui.keys("y").shows("copied as Markdown");
    assert!(tui.copies());
    tui.keys("s").shows("Share it as Markdown, in which file?").shows("~/agreement-aldo-ferri.md");
    tui.keys("Ctrl-A").paste(file.to_str().unwrap()).keys("Enter");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("draft of version 1, not agreed on yet"), "{written}");
    tui.keys("s Ctrl-A").paste(file.to_str().unwrap()).keys("Enter").shows("is there already; name another file");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
}

#[test]
fn in_a_closed_mentorship_it_is_only_read() {
    let told = Told::new();
    told.agreed("2026-07-09");
    told.on("2026-10-08").set_mentorship_status(MentorshipId(1), MentorshipStatus::Closed).unwrap();
    let mut tui = Tui::with(told.on("2026-10-09"));
    tui.keys(OPEN).shows("version 1, agreed on Thu 9 July");
    for key in ["e", ".", "d", "m"] {
        tui.keys(key).shows("the mentorship is closed and only to be read");
    }
    tui.keys("y").shows("copied as Markdown");
}

#[test]
fn a_long_section_is_read_to_its_end_and_the_bar_stays_in_sight() {
    let mut journal = journal();
    let aldo = known(&mut journal);
    let long = (1..60).map(|line| format!("line {line}")).collect::<Vec<_>>().join("\n");
    journal.add_agreement(&AgreementDetails { purpose: long, ..AgreementDetails::draft(aldo) }).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys(OPEN).shows("line 10").shows_no("line 59");
    tui.keys("j*50")
        .shows("line 59")
        .keys("G")
        .shows("Contact between meetings")
        .keys("g")
        .shows("1. WHAT THIS IS FOR");
    tui.keys("PgDn").shows("2. WHAT THE MENTEE BRINGS").keys("PgUp").shows("line 59");
    for (columns, rows) in [(40, 10), (60, 20), (120, 40), (200, 60)] {
        tui.resize(columns, rows).keys("j k G g PgDn PgUp Tab Tab");
    }
}

#[test]
fn without_a_meeting_what_is_apart_is_kept_for_the_next_one() {
    let mut journal = journal();
    let aldo = known(&mut journal);
    let mut details = AgreementDetails::draft(aldo);
    details.mark(Dial::Tone, Marks { mine: Some(2), theirs: Some(4) });
    details.mark(Dial::Dates, Marks { mine: Some(1), theirs: Some(5) });
    let id = journal.add_agreement(&details).unwrap();
    assert_eq!(journal.take_dials_to_meeting(id).unwrap(), "kept 2 topics for the next meeting");
}

#[test]
fn it_is_one_key_from_the_page_and_named_in_the_palette_everywhere() {
    let mut journal = journal();
    known(&mut journal);
    let mut tui = Tui::with(journal);
    // About has the keys: Enter is for the mentorship, and another key for this.
    tui.keys("5 Enter").shows("Nothing is written down yet; A leads to where it begins.");
    tui.keys("A").shows("Enter begins a draft").keys("Esc C").shows("Check-ins").keys("Esc");
    tui.keys("1 :").text("agreement").keys("Enter").shows("Enter begins a draft");
    tui.keys("Esc 3 :").text("check-ins with").keys("Enter").shows("Check-ins");
}

#[test]
fn of_several_people_it_asks_with_whom() {
    let mut journal = journal();
    known(&mut journal);
    journal.add_mentorship("Berta Klein", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("1 :").text("agreement").keys("Enter").shows("The agreement with whom?");
    tui.text("berta").keys("Enter").shows("with Berta Klein");
    tui.keys("Esc 1 :").text("check-ins with").keys("Enter").shows("The check-ins with whom?").keys("Enter");
    tui.shows("Check-ins");
}

#[test]
fn every_pane_of_the_page_is_named_on_a_small_screen_and_the_first_shows_the_bar() {
    let mut journal = mentorlog::journal::sample::journal(Clock::fixed("2026-09-09T14:03:00+02:00").unwrap()).unwrap();
    journal.choose(None).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(80, 24).keys("5 Enter");
    for pane in ["ABOUT", "Actions", "Topics", "Goals", "Feedback", "Check-in", "Agreement"] {
        tui.shows(pane);
    }
    assert!(tui.screen().contains('▐'), "{}", tui.screen());
}

#[test]
fn tab_selects_the_next_blank_and_typing_takes_its_place() {
    let mut tui = begun();
    tui.keys("Enter");
    while !tui.screen().contains("______") {
        tui.keys("Esc j Enter");
    }
    let blanks = |tui: &Tui| tui.screen().matches("____").count();
    let before = blanks(&tui);
    tui.keys("Tab").text("Z").keys("Ctrl-S");
    assert!(tui.screen().contains('Z') && blanks(&tui) < before + 12, "{}", tui.screen());
    assert!(tui.journal().agreement(AgreementId(1)).unwrap().details.blanks() > 0);
}

#[test]
fn the_dials_of_a_draft_have_the_bar_beside_their_own_rows_and_say_what_is_not_marked() {
    let mut tui = begun();
    tui.resize(80, 24).keys("G");
    let screen = tui.screen();
    let marked: Vec<_> = screen.lines().filter(|line| line.contains('▐')).collect();
    assert_eq!(marked.len(), 2, "{screen}");
    assert!(marked[0].contains("not marked yet") && marked[1].contains('·'), "{screen}");
    tui.keys("Enter").shows("not marked").shows_no("none  ");
}

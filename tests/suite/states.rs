//! Every screen in every state worth a look: the one list that snapshots, sizes and keys all go through.
//!
//! A state is reached by keys from a journal that is told. A new screen, or a new state of one, is a line here.

use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionDetails;
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::contact::{ContactDetails, Help};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{MeetingId, MentorshipId, PersonId};
use mentorlog::journal::Journal;
use tempfile::TempDir;

use crate::harness::{NOW, Tui, journal};
use crate::sample::{self, check_ins, feedback};

/// The sizes at which every state is looked at.
pub const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// A screen in some state, and the way there.
pub struct State {
    pub screen: &'static str,
    pub state: &'static str,
    journal: fn() -> Told,
    way: fn(&mut Tui),
}

impl State {
    /// What its snapshot is called: `meeting-reading-80x24`.
    pub fn called(&self, (columns, rows): (u16, u16)) -> String {
        format!("{}-{}-{columns}x{rows}", self.screen, self.state)
    }

    /// The program in this state on a terminal of some size.
    pub fn at(&self, (columns, rows): (u16, u16)) -> Tui {
        let Told { journal, folder } = (self.journal)();
        let mut tui = Tui::with(journal);
        tui.folder = folder;
        tui.resize(columns, rows);
        (self.way)(&mut tui);
        tui
    }
}

/// A journal with the folder it lies in, if it is in a file.
struct Told {
    journal: Journal,
    folder: Option<TempDir>,
}

/// A state of the journal of Noor and Aldo.
const fn usual(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: told, way }
}

/// A state of the journal of Noor and Aldo, with more of what they said to one another and templates of her own.
const fn said(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: told_with_feedback, way }
}

/// The same, with what a colleague said about one of the same things.
const fn heard(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: told_with_bea, way }
}

/// A state of the page of a meeting that is on, while one writes its notes.
const fn in_the_room(state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen: "in-the-room", state, journal: told_in_the_room, way }
}

/// A state of a journal in which there is nothing but a name.
const fn begun(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: with_a_name, way }
}

/// A state of a journal in which there is nothing.
const fn empty(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: without_anything, way }
}

/// The sample, in a file of its own.
fn told() -> Told {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    sample::write(&path);
    let journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    Told { journal, folder: Some(folder) }
}

/// The told journal with feedback of every sort, and two templates of one's own.
fn told_with_feedback() -> Told {
    let mut told = told();
    feedback::tell(&mut told.journal);
    told
}

/// The told journal with all that a review looks back on: an agreement, check-ins of both, somebody to thank, and a last word.
pub fn told_to_look_back() -> (Journal, TempDir) {
    let Told { mut journal, folder } = told();
    sample::review::tell(&mut journal);
    (journal, folder.unwrap())
}

fn told_at_the_end() -> Told {
    let (journal, folder) = told_to_look_back();
    Told { journal, folder: Some(folder) }
}

/// A state of the review of that.
const fn looking_back(state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen: "review", state, journal: told_at_the_end, way }
}

/// The told journal with what they said, too, after a summer in which some of it fell.
fn told_with_check_ins() -> Told {
    let mut told = told();
    check_ins::tell(&mut told.journal);
    told
}

/// A state of that one.
const fn checked(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: told_with_check_ins, way }
}

fn told_with_bea() -> Told {
    let mut told = told_with_feedback();
    feedback::tell_of_bea(&mut told.journal);
    told
}

fn told_with_two() -> Told {
    let mut told = told();
    let details =
        MentorshipDetails { purpose: "Her first year as a teacher".into(), ..MentorshipDetails::of(Role::Mentor) };
    told.journal.add_mentorship("Mira Okafor", &details).unwrap();
    told
}

/// More people who help than a column has room for, and some of whom nothing is said.
fn told_with_a_crowd() -> Told {
    let mut told = told();
    for number in 1..=60u8 {
        let mut details = ContactDetails { closeness: Some(1 + number % 3), ..ContactDetails::of(PersonId(0)) };
        if number % 12 > 0 {
            details.set_help(Help::ALL[usize::from(number % 3)], true);
        }
        told.journal.add_contact(&format!("Driver {number}"), "Kemal Arslan", &details).unwrap();
    }
    told
}

/// What was carried three times and nothing was chosen, and a meeting that was held today with nothing written about it.
fn told_with_alerts() -> Told {
    let mut told = told();
    let journal = &mut told.journal;
    let aldo = Some(MentorshipId(1));
    let action = journal.add_action(&ActionDetails::new(aldo, "two pages on the winter roster")).unwrap();
    for meeting in [3, 4, 5] {
        journal.add_agenda_line(MeetingId(meeting), AgendaSubject::Action(action)).unwrap();
    }
    let held = |day: &str, status| MeetingDetails { status, ..MeetingDetails::on(aldo, day.parse().unwrap()) };
    journal.add_meeting(&held("2026-09-09", MeetingStatus::Held)).unwrap();
    journal.add_meeting(&held("2026-09-03", MeetingStatus::Planned)).unwrap();
    told
}

/// The journal of Noor and Aldo while the two sit together: since 13:40.
fn told_in_the_room() -> Told {
    let mut told = told();
    let today = NOW[..10].parse().unwrap();
    let details = MeetingDetails {
        title: "The spanner, once more".into(),
        starts_at: "13:40:00".parse().ok(),
        minutes: Some(60),
        ..MeetingDetails::on(Some(MentorshipId(1)), today)
    };
    told.journal.add_meeting(&details).unwrap();
    told
}

fn without_anything() -> Told {
    Told { journal: journal(), folder: None }
}

fn with_a_name() -> Told {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    assert_eq!(id, MentorshipId(1));
    Told { journal, folder: None }
}

/// A summer in which an action was carried three times, before a meeting on figures.
fn a_summer() -> Told {
    let (journal, folder) = crate::journeys_loop::before_the_meeting();
    Told { journal, folder: Some(folder) }
}

/// The same while the two sit together: since 23 minutes.
fn a_summer_in_the_room() -> Told {
    let Told { journal, folder } = a_summer();
    let now = Clock::fixed("2026-09-09T16:23:00+02:00").unwrap();
    Told { journal: Journal::open(journal.path().unwrap(), now).unwrap(), folder }
}

/// A state of that one.
const fn summer(screen: &'static str, state: &'static str, way: fn(&mut Tui)) -> State {
    State { screen, state, journal: a_summer, way }
}

/// A journal whose file takes no text any more.
fn full() -> Told {
    let told = told();
    let refuses =
        "CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END";
    let conn = rusqlite::Connection::open(told.journal.path().unwrap()).unwrap();
    conn.execute_batch(refuses).unwrap();
    told
}

/// What is noted there.
const NOTED: &str =
    "Seventy-one in a hundred, and nobody has counted in January.\nAldo: sit in on a shift, by Fri 18 Sep";

/// Long enough for what is written to be kept as a draft.
const A_SECOND: Duration = Duration::from_secs(1);

#[rustfmt::skip]
pub const STATES: &[State] = &[
    empty("welcome", "empty", |_| {}),

    usual("today", "usual", |_| {}),
    begun("today", "empty", |_| {}),
    usual("today", "unsaved", |tui| {
        tui.keys("3 n").text("Let the crew plan the winter").keys("Esc 1 t").text("What he would do").keys("Esc");
    }),
    State { screen: "today", state: "alerts", journal: told_with_alerts, way: |_| {} },
    usual("today", "done", |tui| { tui.keys("Space"); }),

    usual("meetings", "usual", |tui| { tui.keys("2"); }),
    usual("meetings", "past", |tui| { tui.keys("2 j j"); }),
    begun("meetings", "empty", |tui| { tui.keys("2"); }),
    usual("meetings", "filter", |tui| { tui.keys("2 f"); }),
    usual("meetings", "state", |tui| { tui.keys("2 ."); }),

    usual("meeting", "reading", |tui| { tui.keys("2 j Enter"); }),
    usual("meeting", "writing", |tui| { tui.keys("2 j Enter Enter Ctrl-End").text(" And then the bus came.").wait(A_SECOND); }),
    usual("meeting", "private", |tui| { tui.keys("2 j Enter Tab"); }),
    usual("meeting", "debrief", |tui| { tui.keys("2 j Enter Tab*5"); }),
    usual("meeting", "agenda", |tui| { tui.keys("2 j Enter Shift-Tab"); }),
    usual("meeting", "actions", |tui| { tui.keys("2 j Enter Tab*2"); }),
    usual("meeting", "taken", |tui| { tui.keys("2 j Enter Tab*3"); }),
    usual("meeting", "decided", |tui| { tui.keys("2 j Enter Tab*4"); }),
    usual("meeting", "last-time-pane", |tui| { tui.keys("2 j Enter Tab*6"); }),
    in_the_room("on", |tui| { tui.keys("2 Enter Enter"); }),
    in_the_room("agenda", |tui| { tui.keys("2 Enter Enter").text(NOTED).keys("Esc Shift-Tab Space j Space j").wait(A_TOAST); }),
    in_the_room("turning", |tui| { tui.keys("2 Enter Enter").text(NOTED).keys("Ctrl-T"); }),
    in_the_room("turned", |tui| { tui.keys("2 Enter Enter").text(NOTED).keys("Ctrl-T a"); }),
    in_the_room("last-time-writing", |tui| { tui.keys("2 Enter Enter").text(NOTED).keys("Ctrl-L"); }),
    usual("meeting", "planned", |tui| { tui.keys("2 Enter"); }),
    usual("meeting", "moved", |tui| { tui.keys("2 j*4 Enter"); }),
    begun("meeting", "empty", |tui| { tui.keys("2 n Ctrl-S Esc"); }),
    begun("meeting", "before", |tui| { tui.keys("2 n Tab").text("friday").keys("Ctrl-S"); }),
    said("meeting", "after", |tui| { tui.keys("2 j Enter Tab*5"); }),
    usual("meeting", "last-time", |tui| { tui.keys("2 j Enter L"); }),
    usual("meeting", "picking-for-the-agenda", |tui| { tui.keys("2 Enter n"); }),
    begun("meeting", "picking-with-nothing-open", |tui| { tui.keys("2 n Ctrl-S Esc Shift-Tab n"); }),

    summer("meeting", "prepared", |tui| { tui.keys("2 Enter Shift-Tab j*2"); }),
    summer("meeting", "parked", |tui| { tui.keys("2 Enter Shift-Tab j*3 - j -").wait(A_TOAST); }),
    State { screen: "meeting", state: "during", journal: a_summer_in_the_room, way: |tui| {
        tui.keys("2 Enter Shift-Tab Space j Space j Space j*3 Tab Enter").text("Seventy-one in a hundred.").keys("Esc");
        tui.keys("Shift-Tab").wait(A_TOAST);
    } },
    summer("meeting", "wrapped-up", |tui| {
        tui.keys("2 Enter r").text("I said the figure as if it were a bad one").keys("Tab*3").text("Count first").keys("Ctrl-S");
    }),
    summer("meeting", "moving", |tui| { tui.keys("2 Enter . m"); }),
    summer("meeting", "cancelled", |tui| { tui.keys("2 Enter . c t"); }),

    usual("meeting-form", "new", |tui| { tui.keys("2 n"); }),
    usual("meeting-form", "wrong", |tui| { tui.keys("2 n Tab Ctrl-W").text("31 sep").keys("Ctrl-S"); }),
    usual("meeting-form", "edit", |tui| { tui.keys("2 j e"); }),
    summer("debrief-form", "proposed", |tui| { tui.keys("2 Enter r"); }),
    summer("debrief-form", "takeaways", |tui| {
        tui.keys("2 Enter r Tab*3").text("Count first").keys("Tab").text("Then speak").keys("Tab").text("Then wait");
    }),
    said("meeting-form", "kind", |tui| { tui.keys("2 n Tab*4"); }),
    said("meeting-form", "own-template", |tui| { tui.keys("2 n Tab*4 b"); }),
    usual("debrief-form", "usual", |tui| { tui.keys("2 j Enter Tab*5 Enter"); }),

    usual("goals", "usual", |tui| { tui.keys("3"); }),
    begun("goals", "empty", |tui| { tui.keys("3"); }),
    usual("goals", "state", |tui| { tui.keys("3 ."); }),
    usual("goal", "usual", |tui| { tui.keys("3 Enter"); }),
    usual("goal", "milestones", |tui| { tui.keys("3 Enter Tab*2"); }),
    begun("goal", "empty", |tui| { tui.keys("3 n").text("Say the hard thing the same day").keys("Ctrl-S").wait(A_TOAST); }),
    usual("goal-form", "new", |tui| { tui.keys("3 n"); }),
    usual("goal-form", "edit", |tui| { tui.keys("3 e"); }),
    usual("progress-form", "new", |tui| { tui.keys("3 l"); }),
    usual("milestone-form", "new", |tui| { tui.keys("3 Enter n"); }),

    usual("reflect", "usual", |tui| { tui.keys("4"); }),
    usual("reflect", "bank", |tui| { tui.keys("4 Tab j*4"); }),
    begun("reflect", "empty", |tui| { tui.keys("4"); }),
    usual("question", "writing", |tui| { tui.keys("4 Enter").text("Nobody rings me at night.").wait(A_SECOND); }),
    usual("question", "one-answer", |tui| { tui.keys("4 Tab j*5 Enter"); }),
    usual("question", "side-by-side", |tui| { tui.keys("4 Tab j*4 Enter"); }),
    begun("question", "empty", |tui| { tui.keys("4 Enter Esc"); }),
    usual("question-form", "new", |tui| { tui.keys("4 n"); }),

    usual("people", "usual", |tui| { tui.keys("5"); }),
    empty("people", "empty", |tui| { tui.keys("5"); }),
    State { screen: "people", state: "two", journal: told_with_two, way: |tui| { tui.keys("5"); } },
    usual("mentorship", "usual", |tui| { tui.keys("5 Enter"); }),
    usual("mentorship", "actions", |tui| { tui.keys("5 Enter Tab"); }),
    begun("mentorship", "empty", |tui| { tui.keys("5 Enter"); }),
    usual("mentorship", "state", |tui| { tui.keys("5 Enter ."); }),
    said("mentorship", "feedback", |tui| { tui.keys("5 Enter Tab*4"); }),
    usual("closing", "review", |tui| { tui.keys("5 Enter . c"); }),
    usual("closing", "unfinished", |tui| { tui.keys("5 Enter . c j*5"); }),
    usual("closing", "notes", |tui| { tui.keys("5 Enter . c j*12 Space"); }),
    usual("closing", "end", |tui| { tui.keys("5 Enter . c G"); }),
    usual("closing", "what-becomes", |tui| { tui.keys("5 Enter . c j ."); }),
    usual("mentorship", "closed", |tui| { tui.keys("5 Enter . c G Enter"); }),
    empty("mentorship-form", "new", |tui| { tui.keys("n"); }),
    usual("mentorship-form", "edit", |tui| { tui.keys("5 e"); }),

    usual("agreement", "read", |tui| { tui.keys("5 Enter Shift-Tab Enter"); }),
    usual("agreement", "dials", |tui| { tui.keys("5 Enter Shift-Tab Enter G"); }),
    usual("agreement", "changed", |tui| { tui.keys("5 Enter Shift-Tab Enter Tab"); }),
    usual("agreement", "draft", |tui| { tui.keys("5 Enter Shift-Tab Enter e j*3").wait(A_TOAST); }),
    usual("agreement", "writing", |tui| { tui.keys("5 Enter Shift-Tab Enter e j*4 Enter").text(" We begin on time.").wait(A_SECOND); }),
    usual("agreement", "agreeing", |tui| { tui.keys("5 Enter Shift-Tab Enter e . Enter"); }),
    begun("agreement", "begun", |tui| { tui.keys("5 Enter Shift-Tab Enter").wait(A_TOAST); }),
    begun("agreement", "marking", |tui| { tui.keys("5 Enter Shift-Tab Enter G").wait(A_TOAST); }),
    begun("agreement", "none", |tui| { tui.keys("5 Enter Shift-Tab Enter d").wait(A_TOAST); }),
    usual("agreement", "mentorship", |tui| { tui.keys("5 Enter Shift-Tab"); }),
    usual("dials-form", "usual", |tui| { tui.keys("5 Enter Shift-Tab Enter e G k*3 Enter"); }),
    usual("mentorship", "check-in", |tui| { tui.keys("5 Enter Shift-Tab*2"); }),
    checked("mentorship", "check-in-fell", |tui| { tui.keys("5 Enter Shift-Tab*2"); }),
    checked("today", "check-in-fell", |_| {}),
    usual("check-ins", "usual", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter"); }),
    usual("check-ins", "list", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter Tab j"); }),
    checked("check-ins", "fell", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter"); }),
    checked("check-ins", "all", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter Tab"); }),
    checked("check-ins", "to-raise", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter t"); }),
    begun("check-ins", "empty", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter"); }),
    usual("check-in", "usual", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter Enter"); }),
    checked("check-in", "theirs", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter Tab j Enter"); }),
    usual("check-in-form", "line", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter n 4 3 - 5 4 4 3 4 4 4"); }),
    usual("check-in-form", "new", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter n"); }),
    usual("check-in-form", "half", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter n 4 3 - 5"); }),
    usual("check-in-form", "theirs", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter n Shift-Tab*2 Space Tab*5"); }),
    usual("check-in-form", "wrong", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter n Ctrl-S"); }),
    usual("check-in-form", "edit", |tui| { tui.keys("5 Enter Shift-Tab*2 Enter e Shift-Tab*3"); }),

    usual("feedback-form", "advice", |tui| { tui.keys("v"); }),
    usual("feedback-form", "change", |tui| { tui.keys("2 j Enter v Shift-Tab*4 Space Tab*5").text("You answered before Karin had finished."); }),
    said("feedback-form", "edit", |tui| { tui.keys("5 Enter Tab*4 j*4 Enter e Tab*8"); }),
    usual("feedback-form", "wrong", |tui| { tui.keys("v Ctrl-S"); }),
    said("feedback", "open", |tui| { tui.keys("5 Enter Tab*4 Enter"); }),
    said("feedback", "in-use", |tui| { tui.keys("5 Enter Tab*4 j Enter"); }),
    said("feedback", "to-tell", |tui| { tui.keys("5 Enter Tab*4 j*4 Enter"); }),
    said("feedback", "answering", |tui| { tui.keys("5 Enter Tab*4 Enter Space"); }),
    said("feedback", "looking-back", |tui| { tui.keys("5 Enter Tab*4 j Enter l").text("He waited, and looked at the harbour."); }),

    heard("feedback", "heard-twice", |tui| { tui.keys(":").text("all of it").keys("Enter j*2 Enter"); }),
    heard("feedback", "given-advice", |tui| { tui.keys(":").text("all of it").keys("Enter f g Enter l"); }),
    heard("feedback-form", "somebody-else", |tui| { tui.keys("v Shift-Tab*3 s"); }),

    said("feedbacks", "all", |tui| { tui.keys("5 Enter F"); }),
    heard("feedbacks", "heard-twice", |tui| { tui.keys(":").text("all of it").keys("Enter"); }),
    heard("feedbacks", "advice", |tui| { tui.keys(":").text("all of it").keys("Enter f a"); }),
    said("feedbacks", "filter", |tui| { tui.keys("5 Enter F f"); }),
    said("feedbacks", "nothing-given", |tui| { tui.keys("5 Enter F f g"); }),
    begun("feedbacks", "none", |tui| { tui.keys("5 Enter F"); }),

    usual("network", "usual", |tui| { tui.keys("5 Tab"); }),
    usual("network", "empty-column", |tui| { tui.keys("5 Tab Tab Tab"); }),
    usual("network", "filtered", |tui| { tui.keys("5 Tab f q"); }),
    empty("network", "empty", |tui| { tui.keys("5 Tab"); }),
    State { screen: "network", state: "many", journal: told_with_a_crowd, way: |tui| { tui.keys("5 Tab j*9"); } },
    usual("contact", "usual", |tui| { tui.keys("5 Tab Tab Enter"); }),
    usual("contact", "candidate", |tui| { tui.keys("5 Tab j Enter"); }),
    usual("contact", "met", |tui| { tui.keys("5 Tab Enter"); }),
    usual("contact", "introduction", |tui| { tui.keys("5 Tab j Enter n Enter"); }),
    usual("contact-form", "new", |tui| { tui.keys("5 Tab n").text("Leila").keys("Tab").text("aldo"); }),
    usual("contact-form", "edit", |tui| { tui.keys("5 Tab e"); }),
    usual("reading-list", "usual", |tui| { tui.keys(":").text("the reading list").keys("Enter"); }),
    usual("reading-list", "suggested", |tui| { tui.keys(":").text("the reading list").keys("Enter j"); }),
    usual("reading-list", "more", |tui| { tui.keys(":").text("the reading list").keys("Enter G"); }),
    empty("reading-list", "empty", |tui| { tui.keys(":").text("the reading list").keys("Enter"); }),
    usual("book-form", "new", |tui| { tui.keys(":").text("the reading list").keys("Enter n"); }),
    usual("book-form", "edit", |tui| { tui.keys(":").text("the reading list").keys("Enter e"); }),

    usual("templates", "built-in", |tui| { tui.keys(":").text("templates of").keys("Enter"); }),
    said("templates", "own", |tui| { tui.keys(":").text("templates of").keys("Enter G"); }),
    usual("templates", "reading", |tui| { tui.keys(":").text("templates of").keys("Enter j*3 Enter"); }),
    usual("template-form", "copy", |tui| { tui.keys(":").text("templates of").keys("Enter j*3 e").wait(A_TOAST); }),
    usual("template-form", "new", |tui| { tui.keys(":").text("templates of").keys("Enter n"); }),
    said("template-form", "edit", |tui| { tui.keys(":").text("templates of").keys("Enter G e Tab*3"); }),
    usual("template-form", "of-an-agenda", |tui| { tui.keys("2 Enter :").text("keep the agenda").keys("Enter"); }),

    usual("guide", "list", |tui| { tui.keys("7"); }),
    usual("guide", "card", |tui| { tui.keys("7 j Enter"); }),
    usual("guide", "narrowed", |tui| { tui.keys("7 f t e"); }),
    usual("guide", "search", |tui| { tui.keys("7 /").text("feedback"); }),
    usual("guide", "asked", |tui| { tui.keys("7 /").text("goes wrong").keys("Enter"); }),
    usual("guide", "topic", |tui| { tui.keys("7 /").text("feedback and").keys("Enter"); }),
    usual("guide", "reading", |tui| { tui.keys("7 /").text("reading list").keys("Enter"); }),
    usual("guide", "case", |tui| { tui.keys("7 /").text("the spanner").keys("Enter"); }),
    usual("guide", "format", |tui| { tui.keys("7 G Enter"); }),
    usual("guide", "which-question", |tui| { tui.keys("7 /").text("trust").keys("Enter*2"); }),
    State { screen: "guide-card", state: "over-today", journal: told_with_alerts, way: |tui| { tui.keys("Tab*2 i"); } },
    usual("meeting-form", "by-format", |tui| { tui.keys("7 G n Shift-Tab"); }),

    usual("capture", "action", |tui| { tui.keys("a").text("Ring the depot about the lift"); }),
    usual("capture", "topic", |tui| { tui.keys("t"); }),
    usual("capture", "note", |tui| { tui.keys("c n"); }),
    usual("capture", "progress", |tui| { tui.keys("c p"); }),
    usual("month", "field", |tui| { tui.keys("2 n Tab Ctrl-O Down Right"); }),
    usual("month", "planned", |tui| { tui.keys("e Tab*2").text("9 sep").keys("Ctrl-O Right"); }),
    usual("month", "capture", |tui| { tui.keys("a").text("Ring the depot about the lift").keys("Tab*2").text("2 weeks").keys("Ctrl-O"); }),
    usual("month", "question", |tui| { tui.keys("2 . m").text("next tuesday").keys("Ctrl-O"); }),
    usual("action-form", "new", |tui| { tui.keys("2 j Enter Tab*2 n"); }),
    usual("action-form", "edit", |tui| { tui.keys("e"); }),
    summer("action", "life", |tui| { tui.keys("1 Enter k w").text("the director was away").keys("Enter").wait(A_TOAST); }),
    summer("action", "carried", |tui| { tui.keys("1 Enter ."); }),
    summer("action", "why", |tui| { tui.keys("1 Enter k w"); }),
    usual("action", "page", |tui| { tui.keys("Enter"); }),
    usual("action", "state", |tui| { tui.keys("."); }),
    usual("action", "put-off", |tui| { tui.keys(". p").text("in 3 weeks"); }),

    looking_back("whole", |tui| { tui.keys("6"); }),
    looking_back("check-in", |tui| { tui.keys("6 Tab*5"); }),
    looking_back("middle", |tui| { tui.keys("6 Tab*8"); }),
    looking_back("last", |tui| { tui.keys("6 G"); }),
    looking_back("quarter", |tui| { tui.keys("6 f q h"); }),
    looking_back("period", |tui| { tui.keys("6 f"); }),
    looking_back("words", |tui| { tui.keys("6 e"); }),
    looking_back("edited", |tui| { tui.keys("6 e Ctrl-End").text("\nThank you for the tea.").keys("Esc").wait(A_TOAST); }),
    looking_back("sharing", |tui| { tui.keys("6 s c"); }),
    looking_back("file", |tui| { tui.keys("6 s Enter"); }),
    begun("review", "empty", |tui| { tui.keys("6"); }),
    State { screen: "review", state: "everybody", journal: told_with_two, way: |tui| { tui.keys("6"); } },

    usual("trash", "full", |tui| { tui.keys("d 3 Enter Tab*2 d :").text("trash").keys("Enter").wait(A_TOAST); }),
    usual("trash", "empty", |tui| { tui.keys(":").text("trash").keys("Enter"); }),
    usual("help", "today", |tui| { tui.keys("?"); }),
    usual("help", "meeting", |tui| { tui.keys("2 Enter ?"); }),
    usual("help", "form", |tui| { tui.keys("3 n F1"); }),
    usual("palette", "all", |tui| { tui.keys(":"); }),
    usual("palette", "filtered", |tui| { tui.keys("3 :").text("act"); }),
    State { screen: "person", state: "picking", journal: told_with_two, way: |tui| { tui.keys("p"); } },
    usual("toast", "undo", |tui| { tui.keys("d"); }),
    usual("toast", "refused", |tui| { tui.keys("Tab Space"); }),
    State { screen: "not-saved", state: "writing", journal: full, way: |tui| { tui.keys("3 n").text("Half a thought").wait(A_SECOND); } },
    State { screen: "not-saved", state: "leaving", journal: full, way: |tui| { tui.keys("3 n").text("Half a thought").keys("Esc"); } },
];

/// Long enough for a toast to go.
const A_TOAST: Duration = Duration::from_secs(7);

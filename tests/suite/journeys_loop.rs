//! The loop round a meeting by keys: its agenda worked through, and an action followed through its life. Each step is taken back to the
//! very state before it.

use chrono::NaiveDate;
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionStatus, Owner};
use mentorlog::domain::goal::{GoalDetails, GoalStatus};
use mentorlog::domain::life::Happened;
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::topic::{TopicDetails, TopicStatus};
use mentorlog::domain::{ActionId, MeetingId, MentorshipId, Page, TopicId};
use mentorlog::journal::{Archive, Journal, MeetingPage};

use crate::harness::{NOW, Tui};

pub fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// A journal as it grows from day to day.
pub struct Told {
    pub path: std::path::PathBuf,
    folder: tempfile::TempDir,
    aldo: MentorshipId,
}

impl Told {
    fn begun() -> Told {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut journal = Journal::open(&path, Clock::fixed("2026-05-01T09:00:00+02:00").unwrap()).unwrap();
        let details = MentorshipDetails { rhythm_days: Some(28), ..MentorshipDetails::of(Role::Mentee) };
        let aldo = journal.add_mentorship("Aldo Ferri", &details).unwrap();
        Told { path, folder, aldo }
    }

    /// Does something on a day.
    fn day<T>(&self, day: &str, work: impl FnOnce(&mut Journal) -> T) -> T {
        let clock = Clock::fixed(&format!("{day}T09:00:00+02:00")).unwrap();
        work(&mut Journal::open(&self.path, clock).unwrap())
    }

    /// Meets Aldo, and writes a line.
    fn meets(&self, day: &str, title: &str) -> MeetingId {
        self.day(day, |journal| {
            let details = MeetingDetails { title: title.into(), ..MeetingDetails::on(Some(self.aldo), on(day)) };
            let id = journal.add_meeting(&details).unwrap();
            journal.append_note(id, "We met.", false).unwrap();
            id
        })
    }

    fn promises(&self, day: &str, text: &str, details: impl FnOnce(&mut ActionDetails)) -> ActionId {
        let mut action = ActionDetails::new(Some(self.aldo), text);
        details(&mut action);
        self.day(day, |journal| journal.add_action(&action).unwrap())
    }

    /// On Wednesday 9 September, the day of the meeting on figures.
    pub fn on_the_day(self) -> (Tui, MeetingId) {
        let (journal, meeting) = self.planned();
        let mut tui = Tui::with(journal);
        tui.folder = Some(self.folder);
        tui.resize(120, 40).keys("2 Enter").shows("Figures");
        (tui, meeting)
    }

    /// With the meeting on figures planned for the day.
    pub fn planned(&self) -> (Journal, MeetingId) {
        let meeting = self.day("2026-09-01", |journal| {
            let details = MeetingDetails {
                title: "Figures".into(),
                minutes: Some(60),
                starts_at: "16:00:00".parse().ok(),
                ..MeetingDetails::on(Some(self.aldo), on("2026-09-09"))
            };
            journal.add_meeting(&details).unwrap()
        });
        (Journal::open(&self.path, Clock::fixed(NOW).unwrap()).unwrap(), meeting)
    }
}

/// The journal of [`a_summer`], on the day of the next meeting; for pictures of it.
pub fn before_the_meeting() -> (Journal, tempfile::TempDir) {
    let told = a_summer();
    let (journal, _) = told.planned();
    (journal, told.folder)
}

/// An action that was carried three times, one that is due, a topic, a goal that stands still.
pub fn a_summer() -> Told {
    let told = Told::begun();
    let first = told.meets("2026-05-14", "First steps");
    told.promises("2026-05-14", "write to the director", |action| {
        action.meeting_id = Some(first);
        action.due_on = Some(on("2026-06-05"));
    });
    for (day, title) in [("2026-06-11", "Spring"), ("2026-07-09", "Summer"), ("2026-08-06", "Holidays")] {
        told.meets(day, title);
    }
    told.promises("2026-08-07", "bring his notes", |action| {
        action.owner = Owner::Them;
        action.due_on = Some(on("2026-09-11"));
    });
    told.day("2026-08-07", |journal| {
        journal.add_topic(&TopicDetails::new(told.aldo, "The spanner")).unwrap();
        let goal =
            GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(Some(told.aldo), "Four faults in five") };
        journal.add_goal(&GoalDetails { started_on: Some(on("2026-06-01")), ..goal }).unwrap();
    });
    told
}

pub fn page(tui: &Tui, id: MeetingId) -> MeetingPage {
    tui.journal().meeting(id).unwrap()
}

pub fn archive(tui: &Tui) -> Archive {
    tui.journal().archive().unwrap()
}

/// Presses keys that change something, and takes it back to the very same journal, and does it again.
pub fn changes(tui: &mut Tui, keys: &str) {
    let before = archive(tui);
    tui.keys(keys);
    let after = archive(tui);
    assert!(after != before, "{keys} changed nothing:\n{}", tui.screen());
    tui.keys("u");
    assert!(archive(tui) == before, "{keys} is not wholly taken back:\n{}", tui.screen());
    tui.keys("Ctrl-R");
    assert!(archive(tui) == after, "{keys} is not wholly done again");
}

/// The line of an agenda that says these words selected.
fn select(tui: &mut Tui, id: MeetingId, words: &str) {
    let at = page(tui, id).agenda.iter().position(|shown| shown.words == words).unwrap();
    tui.keys("g").keys(&format!("j*{}", at.max(1)));
    if at == 0 {
        tui.keys("g");
    }
}

#[test]
fn each_line_says_where_it_comes_from_and_leads_there() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("Shift-Tab")
        .shows_row("! write to the director", "x3 late")
        .shows("Aldo: bring his notes")
        .shows("due Fri");
    tui.shows("The spanner").shows("topic").shows("stalled").shows("from 14 May").shows("5 min");
    for (words, title) in [("write to the director", "ITS LIFE"), ("Four faults in five", "MILESTONES")] {
        select(&mut tui, id, words);
        let before = tui.screen();
        tui.keys("Enter");
        assert!(tui.screen().contains(title) || !tui.screen().contains("AGENDA"), "{words}:\n{}", tui.screen());
        tui.keys("Esc");
        assert_eq!(tui.screen(), before);
    }
    select(&mut tui, id, "The spanner");
    tui.keys("Enter").text(", once more").keys("Enter").shows("The spanner, once more");
}

#[test]
fn what_was_left_unfinished_leads_to_the_meeting_it_was_left_in() {
    let told = Told::begun();
    let spring = told.day("2026-06-10", |journal| {
        let details =
            MeetingDetails { title: "Spring".into(), ..MeetingDetails::on(Some(told.aldo), on("2026-06-11")) };
        let id = journal.add_meeting(&details).unwrap();
        let own = mentorlog::domain::agenda::AgendaSubject::Text("ask about the post".into());
        journal.add_agenda_line(id, own).unwrap();
        id
    });
    told.day("2026-06-11", |journal| journal.append_note(spring, "We met.", false).unwrap());
    let (mut tui, id) = told.on_the_day();
    tui.keys("Shift-Tab").shows("from 11 Jun");
    select(&mut tui, id, "ask about the post");
    tui.keys("Enter").shows("Spring  with Aldo Ferri, Thu 11 June");
}

#[test]
fn a_tick_says_that_an_action_was_spoken_of_and_x_that_it_is_done() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("Shift-Tab");
    select(&mut tui, id, "write to the director");
    changes(&mut tui, "Space");
    tui.shows("still open");
    let line =
        |tui: &Tui| page(tui, id).agenda.into_iter().find(|shown| shown.words == "write to the director").unwrap();
    assert!(line(&tui).line.details.ticked);
    assert_eq!(line(&tui).action().unwrap().action.details.status, ActionStatus::Open);
    changes(&mut tui, "x");
    assert!(line(&tui).is_settled());
    tui.shows_row("✓ write to the director", "done");
    tui.keys("g x").shows("this line is about no action");
}

#[test]
fn a_ticked_topic_has_been_raised_and_waits_again_without_the_tick() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("Shift-Tab");
    select(&mut tui, id, "The spanner");
    changes(&mut tui, "Space");
    let status = |tui: &Tui| tui.journal().topic(TopicId(1)).unwrap().details.status;
    assert_eq!(status(&tui), TopicStatus::Raised);
    changes(&mut tui, "Space");
    assert_eq!(status(&tui), TopicStatus::Waiting);
}

#[test]
fn a_line_is_parked_and_the_agenda_filled_again() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("Shift-Tab").shows_no("more is open");
    select(&mut tui, id, "write to the director");
    changes(&mut tui, "-");
    tui.shows_no("more is open").keys("n").text("director").shows("write to the director").keys("Esc");
    select(&mut tui, id, "bring his notes");
    changes(&mut tui, "d");
    tui.shows("1 more is open; F brings it in");
    select(&mut tui, id, "The spanner");
    changes(&mut tui, "d");
    tui.shows("2 more are open; F brings them in").resize(80, 24).shows("2 more are open; F brings them in");
    changes(&mut tui, "F");
    tui.shows_no("more are open").shows("The spanner").keys("F").shows("there is nothing to fill it with");
    tui.resize(120, 40).keys("g");
    changes(&mut tui, "-");
    let topics = tui.journal().topics(&mentorlog::domain::topic::TopicFilter::default(), &Page::first(9)).unwrap();
    assert_eq!(topics.len(), 2, "words become a topic that waits");
    changes(&mut tui, "d");
}

#[test]
fn an_action_tells_its_life_and_leads_to_its_meetings() {
    let told = a_summer();
    told.day("2026-07-10", |journal| {
        let id = ActionId(1);
        journal.put_off_action(id, on("2026-07-20")).unwrap();
        journal.hand_over_action(id, "Kemal").unwrap();
        journal.make_action_smaller(id, "write one line to the director").unwrap();
    });
    let (mut tui, _) = told.on_the_day();
    tui.keys("1").shows("write one line").keys("Enter").shows("ITS LIFE").shows("Kemal");
    let life = tui.journal().action_life(ActionId(1)).unwrap();
    let told: Vec<_> = life.events.iter().map(|event| (event.on.to_string(), word(&event.what))).collect();
    let told: Vec<_> = told.iter().map(|(day, what)| (day.as_str(), *what)).collect();
    assert_eq!(
        told,
        [
            ("2026-05-14", "agreed"),
            ("2026-06-11", "stayed open"),
            ("2026-07-09", "stayed open"),
            ("2026-07-10", "due"),
            ("2026-07-10", "handed over"),
            ("2026-07-10", "reworded"),
            ("2026-08-06", "stayed open"),
            ("2026-09-09", "ahead"),
        ]
    );
    tui.shows("put off from 5 June to 20 July").shows("handed over by me").shows("before: write to the director");
    tui.shows("First steps").shows("agreed").shows("stayed open").shows("on the agenda");
    tui.keys("k").keys("Enter").shows("Holidays  with Aldo Ferri, Thu 6 August").keys("Esc").shows("ITS LIFE");
    tui.keys("k*2 Enter").shows("that happened outside of a meeting");
    changes(&mut tui, "Space");
    tui.shows("✓ Wed  9 Sep    done").keys(".").shows("it is settled; Space opens it again");
    tui.keys("Space").shows("opened again").keys("e").shows("Whose").keys("Esc").shows("ITS LIFE");
    tui.keys("d").shows("Wednesday 9 September").keys("u").keys("Enter").shows("ITS LIFE");
}

fn word(what: &Happened) -> &'static str {
    match what {
        Happened::Agreed(_) => "agreed",
        Happened::Written => "written",
        Happened::Stood(appearance) if appearance.stayed_open() => "stayed open",
        Happened::Stood(appearance) if appearance.meeting.status == MeetingStatus::Planned => "ahead",
        Happened::Stood(_) => "stood",
        Happened::DueMoved { .. } => "due",
        Happened::Reworded { .. } => "reworded",
        Happened::HandedOver { .. } => "handed over",
        Happened::Done => "done",
        Happened::LetGo { .. } => "let go",
        Happened::Reopened => "opened",
    }
}

#[test]
fn why_it_slipped_is_one_line_that_nobody_has_to_write() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("1 Enter")
        .shows("ITS LIFE")
        .keys("k w")
        .shows("Why did it slip?")
        .keys("Enter")
        .shows("no reason is kept");
    tui.keys("w")
        .text("the director was away")
        .keys("Enter")
        .shows("the reason is kept")
        .shows("the director was away");
    tui.keys("Enter").shows("Holidays").keys("Shift-Tab");
    select(&mut tui, MeetingId(4), "write to the director");
    tui.shows("It slipped: the director was away");
    tui.keys("w Ctrl-A Delete Enter").shows("no reason is kept").shows_no("the director was away").keys("u");
    tui.shows("the director was away");
}

#[test]
fn a_meeting_that_is_ahead_asks_nobody_why() {
    let (mut tui, id) = a_summer().on_the_day();
    tui.keys("Shift-Tab");
    select(&mut tui, id, "write to the director");
    tui.keys("w").shows("that a meeting has left open");
}

#[test]
fn at_the_third_carry_there_are_four_ways() {
    let action = |tui: &Tui| tui.journal().action(ActionId(1)).unwrap().action.details;
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("1 Enter").shows("Third time on the list.").keys(".");
    tui.shows("do it now").shows("make it smaller").shows("hand it over").shows("let it go").keys("Esc");
    let before = archive(&tui);
    changes(&mut tui, ". n");
    assert_eq!(action(&tui).due_on, Some(on("2026-09-09")));
    tui.keys(". s Ctrl-A").text("one line to him").keys("Enter").shows("made smaller: one line to him");
    assert_eq!(action(&tui).text, "one line to him");
    tui.keys(". h").text("aldo").keys("Enter").shows("handed over to aldo");
    assert_eq!(action(&tui).owner, Owner::Them);
    tui.keys(". l").text("he went himself").keys("Enter").shows("let go").shows("he went himself");
    assert_eq!((action(&tui).status, action(&tui).drop_reason.as_str()), (ActionStatus::Dropped, "he went himself"));
    let words = ["let go", "handed over to aldo", "made smaller", "due today"];
    for word in words {
        tui.keys("u").shows(word);
    }
    assert!(archive(&tui) == before, "four undos take all four back");
    assert_eq!((action(&tui).text.as_str(), action(&tui).owner), ("write to the director", Owner::Me));
    assert_eq!(tui.journal().action(ActionId(1)).unwrap().carried, 3, "it is one action all the time");
}

#[test]
fn the_alert_of_today_offers_the_four_ways() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("1").shows("WORTH A LOOK").keys("Tab Enter").shows("do it now: today is its day").shows_no("another day");
}

#[test]
fn an_action_opens_its_page_from_every_list() {
    let told = a_summer();
    told.day("2026-08-08", |journal| {
        let details = journal.action(ActionId(1)).unwrap().action.details;
        let goal_id = Some(mentorlog::domain::GoalId(1));
        journal.edit_action(ActionId(1), &ActionDetails { goal_id, ..details }).unwrap();
    });
    let (mut tui, _) = told.on_the_day();
    for way in ["1 Enter", "2 j*4 Enter Tab*2 Enter", "3 Enter Tab*2 Enter", "5 Enter Tab Enter"] {
        tui.keys("1").keys(way).shows("write to the director").shows("ITS LIFE").shows("For the goal");
        tui.keys("e")
            .shows("Whose")
            .shows_no("ITS LIFE")
            .keys("Esc")
            .shows("ITS LIFE")
            .keys("Esc")
            .shows_no("ITS LIFE");
    }
}

#[test]
fn the_words_of_an_action_are_edited_in_another_editor_and_stay_one_line() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys("1 Enter Ctrl-E")
        .edited(|text| format!("{text}\nand to Kemal\n"))
        .shows("write to the director and to Kemal");
    tui.shows("saved the words of the action").keys("u").shows_no("and to Kemal");
    tui.keys("Ctrl-E")
        .edited(|_| " ".to_owned())
        .shows("the editor left nothing")
        .keys("Ctrl-E")
        .edited(|_| "write to Kemal".to_owned());
    tui.shows("write to Kemal").keys("Esc").shows("write to Kemal");
}

#[test]
fn words_of_an_action_that_nobody_changed_are_left_as_they_are_and_none_are_no_draft() {
    let (mut journal, folder) = before_the_meeting();
    let id = journal.add_action(&ActionDetails::new(None, "send  the   draft")).unwrap();
    let mut tui = Tui::with(journal);
    tui.folder = Some(folder);
    tui.resize(120, 40).keys("1 Down*9");
    while !tui.screen().lines().any(|row| row.contains('▐') && row.contains("send")) {
        tui.keys("Up");
    }
    tui.keys("Enter").shows("ITS LIFE");
    let before = archive(&tui);
    tui.keys("Ctrl-E").edited(|text| text).keys("Ctrl-E").edited(|text| text + "\n");
    assert!(archive(&tui) == before, "{}", tui.screen());
    for _ in 0..2 {
        tui.keys("Ctrl-E").edited(|_| " ".to_owned());
    }
    tui.wait(std::time::Duration::from_secs(2)).keys("Esc 1").shows_no("UNSAVED").shows_no("0 words");
    assert_eq!(tui.journal().drafts().unwrap(), []);
    assert_eq!(tui.journal().action(id).unwrap().action.details.text, "send  the   draft");
}

#[test]
fn why_it_slipped_is_asked_of_the_row_that_is_selected_and_its_key_is_in_the_footer_there() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.resize(80, 24).keys("1 Enter").shows_no("w why it slipped");
    tui.keys("w").shows("select a meeting after which it stayed open").shows_no("Why did it slip?");
    tui.keys("k").shows("w why it slipped").keys("w").shows("Why did it slip?");
}

#[test]
fn what_has_begun_can_not_begin_again_and_says_when_it_did() {
    let (mut tui, id) = a_summer().on_the_day();
    // It is planned for 16:00.
    tui.shows("b begin").keys("e Tab*2 Ctrl-A").text("13:40").keys("Ctrl-S").shows("23 of 60 min").shows_no("b begin");
    let before = archive(&tui);
    tui.keys("b").shows("it has begun");
    for place in ["1", "2"] {
        tui.keys(place).keys("b").shows("it began at 13:40").shows("Figures").shows("stop writing").keys("Esc Esc");
    }
    assert!(archive(&tui) == before);
    // One without a time takes it from the clock, once.
    tui.keys("Enter e Tab*2 Ctrl-A Delete Ctrl-S").shows("b begin").keys("b").shows("0 of 60 min").shows_no("b begin");
    assert_eq!(page(&tui, id).meeting.details.starts_at, "14:03:00".parse().ok());
}

#[test]
fn a_meeting_that_is_held_is_not_said_to_begin() {
    let (mut tui, _) = a_summer().on_the_day();
    tui.shows("begins in 117 min").keys("r").text("We met").keys("Ctrl-S").shows_no("begins in");
    let (mut tui, _) = a_summer().on_the_day();
    tui.keys(". h Ctrl-S").shows_no("begins in");
}

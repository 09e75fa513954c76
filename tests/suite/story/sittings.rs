//! What Noor types, sitting by sitting: each on its own day, on one journal, left with `q`.

use std::path::Path;

use chrono::NaiveDate;
use mentorlog::domain::action::Owner;

use super::typist::{Typist, first_words};
use crate::sample::{Logged, Met, Promise, Reply, Story};

/// What finds the letter to the director among what is open.
const LETTER: &str = "director";

/// Opens the journal in the evening of a day.
pub fn sit_down(journal: &Path, day: &str) -> Typist {
    let now = format!("{day}T21:30:00+02:00");
    let home = journal.parent().unwrap().to_str().unwrap();
    Typist::at_a_terminal(&[("HOME", home), ("MENTORLOG_JOURNAL", journal.to_str().unwrap()), ("MENTORLOG_NOW", &now)])
}

/// Tells the whole story.
pub fn tell(story: &Story, journal: &Path) {
    two_polite_months(story, journal);
    two_sheets_of_paper(story, journal);
    the_third_bay(story, journal);
    who_covers_the_holidays(story, journal);
}

fn on(day: &str, journal: &Path, what: impl FnOnce(&mut Typist)) {
    let mut noor = sit_down(journal, day);
    what(&mut noor);
    noor.quit();
}

/// The first meeting, and the second, which is moved twice.
fn two_polite_months(story: &Story, journal: &Path) {
    let (first, moved) = (&story.meetings[0], &story.meetings[1]);
    on("2026-01-15", journal, |noor| {
        begin(noor, story);
        plan(noor, first);
        prepare(noor, first, None);
        write_up(noor, first, &story.actions[..1], story);
    });
    on("2026-01-22", journal, |noor| {
        noor.keys("2 n").sees("New meeting");
        plan_ahead(noor, moved);
    });
    on("2026-02-19", journal, |noor| move_to(noor, moved.moved_from[1]));
    on("2026-03-05", journal, |noor| {
        move_to(noor, moved.on);
        noor.keys("Enter").sees("AGENDA");
        put_on_the_agenda(noor, moved, Some(LETTER));
    });
    on("2026-03-12", journal, |noor| {
        noor.keys("2 Enter").sees("AGENDA");
        write_up(noor, moved, &[], story);
        answer(noor, &story.answers[0], false);
    });
}

fn two_sheets_of_paper(story: &Story, journal: &Path) {
    on("2026-04-08", journal, |noor| answer(noor, &story.answers[1], false));
    on("2026-04-16", journal, |noor| {
        noor.keys("5 . 3").sees("grow");
        aim(noor, story);
        log(noor, &story.goal.log[0]);
        meet(noor, &story.meetings[2], Some(LETTER), &story.actions[1..3], story);
    });
    on("2026-05-14", journal, |noor| {
        log(noor, &story.goal.log[1]);
        finish(noor, &story.actions[1]);
    });
}

/// The letter is on the list for the third time, and says so.
fn the_third_bay(story: &Story, journal: &Path) {
    let letter = &story.actions[0];
    on("2026-06-11", journal, |noor| {
        log(noor, &story.goal.log[2]);
        finish(noor, &story.actions[2]);
        meet(noor, &story.meetings[3], Some(LETTER), &story.actions[3..4], story);
        let carried = [first_words(&letter.text), "x3"];
        noor.keys("1").sees("NEXT MEETING").sees_in_a_row(&carried);
        noor.keys("5 Enter").sees("ACTIONS KEPT").sees_in_a_row(&carried);
    });
    on("2026-06-25", journal, |noor| {
        finish(noor, &story.actions[3]);
        finish(noor, letter);
        answer(noor, &story.answers[2], false);
    });
}

fn who_covers_the_holidays(story: &Story, journal: &Path) {
    on("2026-08-05", journal, |noor| answer(noor, &story.answers[3], true));
    on("2026-08-06", journal, |noor| {
        log(noor, &story.goal.log[3]);
        meet(noor, &story.meetings[4], None, &story.actions[4..], story);
    });
    on("2026-09-09", journal, |noor| {
        for topic in &story.topics {
            noor.answer("t", "To raise", &topic.text);
        }
    });
}

/// The mentorship. Its first meeting is asked for at once.
fn begin(noor: &mut Typist, story: &Story) {
    let told = &story.mentorship;
    noor.sees("A journal for one mentorship").keys("n").sees("New mentorship").fill(&[
        ("Name", &told.person),
        ("I am the", "mentee"),
        ("What it is for", &told.purpose),
        ("Rhythm", &told.rhythm),
        ("Minutes", &told.minutes.to_string()),
        ("Started on", &typed(told.started_on)),
        ("Until", &typed(told.ends_on)),
    ]);
    noor.keys("Ctrl-S").sees("New meeting");
}

/// Fills in the form of today's meeting; its page opens in the notes, with the caret.
fn plan(noor: &mut Typist, met: &Met) {
    fill_in(noor, met);
    noor.sees("stop writing").stop_writing();
}

/// Fills in the form of a meeting ahead; its page opens on the agenda.
fn plan_ahead(noor: &mut Typist, met: &Met) {
    fill_in(noor, met);
    noor.sees("n adds a line");
}

fn fill_in(noor: &mut Typist, met: &Met) {
    let day = met.moved_from.first().copied().unwrap_or(met.on);
    noor.fill(&[
        ("On", &typed(day)),
        ("Minutes", &met.minutes.to_string()),
        ("Kind", met.kind.as_str()),
        ("About", &met.title),
    ]);
    noor.keys("Ctrl-S");
}

/// A meeting from its form to its debrief, all in one sitting.
fn meet(noor: &mut Typist, met: &Met, carried: Option<&str>, agreed: &[Promise], story: &Story) {
    noor.keys("2 n").sees("New meeting");
    plan(noor, met);
    prepare(noor, met, carried);
    write_up(noor, met, agreed, story);
}

/// From the notes to the agenda and back. A word of what is carried finds it among what is open.
fn prepare(noor: &mut Typist, met: &Met, carried: Option<&str>) {
    noor.keys("Shift-Tab");
    put_on_the_agenda(noor, met, carried);
    noor.keys("Tab");
}

fn put_on_the_agenda(noor: &mut Typist, met: &Met, carried: Option<&str>) {
    let question = "A line for the agenda";
    for line in &met.agenda {
        noor.answer("n", question, line);
    }
    if let Some(words) = carried {
        noor.keys("n").sees(question).text(words).keys("Down Enter").sees_no(question);
    }
}

fn move_to(noor: &mut Typist, day: NaiveDate) {
    noor.keys("2 . m").sees("To which day").text(&typed(day)).keys("Enter m").sees("moved the meeting");
}

/// From the notes of a meeting on, pane by pane.
fn write_up(noor: &mut Typist, met: &Met, agreed: &[Promise], story: &Story) {
    noor.start_writing().text(&met.notes).stop_writing().keys("Tab");
    if !met.private_notes.is_empty() {
        noor.start_writing().text(&met.private_notes).stop_writing();
    }
    noor.keys("Tab");
    for promise in agreed {
        promise_on_the_page(noor, promise, story);
    }
    noor.keys("Tab");
    for words in &met.takeaways {
        noor.answer("n", "What do you take from it", words);
    }
    noor.keys("Tab");
    for words in &met.decisions {
        noor.answer("n", "What did the two of you decide", words);
    }
    noor.keys("Tab Enter").sees("After the meeting").fill(&[
        ("What happened", &met.debrief_what),
        ("What it means", &met.debrief_so_what),
        ("What now", &met.debrief_now_what),
        // The next date is found later: what is proposed is taken away.
        ("Next meeting", " "),
        ("Was it of use?", of_use(met.pulse)),
    ]);
    noor.save().sees("debrief written");
}

/// An action that is agreed in the meeting in sight. From the third meeting on there is a goal it is for.
fn promise_on_the_page(noor: &mut Typist, promise: &Promise, story: &Story) {
    let whose = if promise.owner == Owner::Them { "Aldo" } else { "me" };
    let goal = if promise.agreed_in >= 2 { story.goal.title.as_str() } else { "none" };
    noor.keys("n").sees("New action").fill(&[
        ("Text", &promise.text),
        ("Whose", whose),
        ("By", &typed(promise.due_on)),
        ("For the goal", goal),
    ]);
    noor.save().sees("Added");
}

/// Ticks an action on Today.
fn finish(noor: &mut Typist, promise: &Promise) {
    noor.keys("1").sees("NEXT MEETING").select(first_words(&promise.text)).keys("Space").sees("done: ");
}

fn aim(noor: &mut Typist, story: &Story) {
    let goal = &story.goal;
    noor.keys("3 n").sees("New goal").fill(&[
        ("Title", &goal.title),
        ("Why", &goal.why),
        ("Area", "work"),
        ("Status", "active"),
        ("Measure", &goal.measure),
        ("From", &goal.start_value),
        ("To", &goal.target_value),
        ("By", &typed(goal.due_on)),
        ("Obstacle", &goal.obstacle),
        ("If …, then …", &goal.if_then),
    ]);
    noor.save().sees("log two lines");
    for step in &goal.milestones {
        noor.keys("n").sees("New milestone").fill(&[("Milestone", &step.text), ("By", &typed(step.due_on))]);
        noor.save().sees("Added: ");
    }
}

/// Two lines of the goal's log, from the list of goals.
fn log(noor: &mut Typist, logged: &Logged) {
    noor.keys("3 l").sees("What moved").fill(&[
        ("What moved", &logged.moved),
        ("What is next", &logged.next),
        ("Value", &logged.value),
        ("How it felt", &logged.feel.to_string()),
    ]);
    noor.save().sees("Logged: ");
}

/// Answers a question of the bank. One that has an answer opens to be read, and `n` answers it again.
fn answer(noor: &mut Typist, reply: &Reply, is_again: bool) {
    noor.keys("4").sees("CORE").select(&wording(reply)).keys("Enter");
    if is_again {
        noor.sees("answer again").keys("n");
    }
    noor.sees("stop writing").text(&reply.text).stop_writing().sees("answer kept");
}

/// How the bank shows a question, as far as it surely fits.
pub fn wording(reply: &Reply) -> String {
    let question = mentorlog::content::questions().iter().find(|question| question.id.0 == reply.question).unwrap();
    question.wording(mentorlog::domain::mentorship::Role::Mentee).chars().take(24).collect()
}

/// A day as one types it.
fn typed(day: NaiveDate) -> String {
    day.format("%-d %b").to_string().to_lowercase()
}

fn of_use(pulse: u8) -> &'static str {
    ["1, hardly", "2, a little", "3, partly", "4, mostly", "5, very much"][usize::from(pulse) - 1]
}

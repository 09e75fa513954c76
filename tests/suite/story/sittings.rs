//! What Noor types, sitting by sitting: the steps of the sample by keys alone, each on its own evening, on one journal, left with `q`.

use std::path::Path;

use chrono::NaiveDate;
use mentorlog::content::check_in;
use mentorlog::domain::action::Owner;
use mentorlog::domain::agenda::AgendaLineDetails;
use mentorlog::domain::check_in::Item;
use mentorlog::domain::mentorship::{Phase, Role};
use mentorlog::journal::Archive;
use mentorlog::journal::sample::steps::{self, Step};
use mentorlog::journal::sample::story::{Promise, Reply, Story};

use super::typist::{Typist, first_words};

/// Opens the journal in the evening of a day.
pub fn sit_down(journal: &Path, day: &str) -> Typist {
    let now = format!("{day}T21:30:00+02:00");
    let home = journal.parent().unwrap().to_str().unwrap();
    Typist::at_a_terminal(&[("HOME", home), ("MENTORLOG_JOURNAL", journal.to_str().unwrap()), ("MENTORLOG_NOW", &now)])
}

/// Tells the whole story. What was ticked at which meeting is told by the journal that is to come out.
pub fn tell(story: &Story, told: &Archive, journal: &Path) {
    for evening in steps::of(story).chunk_by(|(before, _), (after, _)| before.date() == after.date()) {
        let mut noor = sit_down(journal, &evening[0].0.date().to_string());
        for (_, step) in evening {
            play(&mut noor, *step, story, told);
        }
        noor.quit();
    }
}

fn play(noor: &mut Typist, step: Step, story: &Story, told: &Archive) {
    match step {
        Step::Begin => begin(noor, story),
        Step::Turn(turn) => {
            let number = 1 + Phase::ALL.iter().position(|phase| *phase == turn.phase).unwrap();
            noor.keys(&format!("5 . {number}")).sees(&format!("phase {}", turn.phase));
        }
        Step::Plan(meeting) => plan(noor, story, told, meeting),
        Step::PlanNext => plan_next(noor, story),
        Step::Move(_, moved) => {
            noor.keys("2 . m").sees("To which day").text(&typed(moved.to)).keys("Enter").sees("Who moved it?");
            noor.keys("m").sees("moved the meeting");
        }
        Step::Hold(meeting) => hold(noor, story, told, meeting),
        Step::Aim(goal) => aim(noor, story, goal),
        Step::Reach(goal, milestone) => {
            let milestone = first_words(&story.goals[goal].milestones[milestone].text);
            noor.keys("3 Enter")
                .sees("MILESTONES")
                .keys("Tab Tab")
                .is_under("MILESTONES")
                .select(milestone)
                .keys("Space")
                .sees("reached: ");
        }
        Step::Log(goal, entry) => log(noor, story, goal, entry),
        Step::Settle(action) => settle(noor, &story.actions[action]),
        Step::Ask => ask(noor, story),
        Step::Answer(reply) => answer(noor, story, reply),
        Step::Raise(topic) => {
            noor.answer("t", "To raise", &story.topics[topic].text);
        }
        Step::CheckIn(number) => answer_check_in(noor, story, number),
        Step::LookBack(_) | Step::Tell(_) | Step::Agree(_) | Step::Meet(_) | Step::Read(_) => {
            panic!("no key does this yet")
        }
    }
}

/// The mentorship. Its first meeting is asked for at once, and here that comes a moment later.
fn begin(noor: &mut Typist, story: &Story) {
    let told = &story.mentorship;
    noor.sees("A journal for one mentorship").keys("n").sees("New mentorship").fill(&[
        ("Name", &told.person),
        ("I am the", told.my_role.as_str()),
        ("What it is for", &told.purpose),
        ("Rhythm", &format!("{} days", told.rhythm_days)),
        ("Minutes", &told.minutes.to_string()),
        ("Started on", &typed(told.started_on)),
        ("Until", &typed(told.ends_on)),
        ("How we meet", &told.channel),
        ("Note on them", &told.note),
    ]);
    noor.keys("Ctrl-S").sees("New meeting").keys("Esc").sees("NEXT MEETING");
}

/// Fills in the form of a meeting ahead; its page opens on the agenda, which has filled itself. Noor adds lines of her own, each
/// above the last one of the template.
fn plan(noor: &mut Typist, story: &Story, told: &Archive, meeting: usize) {
    let met = &story.meetings[meeting];
    let closing = &agenda_of(told, meeting).last().unwrap().text;
    noor.keys("2 n").sees("New meeting").fill(&[
        ("On", &typed(met.set_for)),
        ("Minutes", &met.minutes.to_string()),
        ("Kind", met.kind.as_str()),
        ("About", &met.title),
    ]);
    noor.keys("Ctrl-S").sees("AGENDA");
    for line in &met.agenda {
        noor.answer("n", "A line for the agenda", line).is_on(first_words(line)).keys("K");
        noor.is_above(first_words(closing));
    }
}

/// From the page of the mentorship, by digits, each of which goes on by itself; and one line. Ten at once would be taken for a paste.
fn answer_check_in(noor: &mut Typist, story: &Story, number: usize) {
    let checked = &story.check_ins[number];
    noor.keys("5 Enter C").sees("Check-ins").keys("n").sees("New check-in");
    for (digit, item) in checked.said.iter().zip(Item::ALL) {
        noor.is_on(first_words(check_in::wording(*item, story.mentorship.my_role))).keys(&digit.to_string());
    }
    noor.is_on("What would lift").text(&checked.lift).keys("Ctrl-S").sees("added the check-in");
}

fn plan_next(noor: &mut Typist, story: &Story) {
    let next = &story.next;
    noor.keys("2 n").sees("New meeting").fill(&[
        ("On", &typed(next.on)),
        ("At", &next.starts_at.format("%H:%M").to_string()),
        ("Minutes", &next.minutes.to_string()),
        ("Kind", "regular"),
        ("About", &next.title),
    ]);
    noor.keys("Ctrl-S").sees("AGENDA");
}

/// From the notes of today's meeting on, pane by pane; the ticks come last.
fn hold(noor: &mut Typist, story: &Story, told: &Archive, meeting: usize) {
    let met = &story.meetings[meeting];
    noor.keys("2 Enter").sees("AGENDA").start_writing().text(&met.notes).stop_writing().keys("Tab");
    if !met.private_notes.is_empty() {
        noor.start_writing().text(&met.private_notes).stop_writing();
    }
    noor.keys("Tab");
    for promise in story.actions.iter().filter(|promise| promise.agreed_in == meeting) {
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
    tick(noor, told, meeting);
    for promise in &story.actions {
        for put_off in promise.put_off.iter().filter(|put_off| put_off.at == meeting) {
            noor.keys("1").sees("NEXT MEETING").select(first_words(&promise.text)).keys(". p").sees("to which day");
            noor.text(&typed(put_off.to)).keys("Enter").sees("put off to");
        }
    }
}

/// Goes down the agenda and ticks what is ticked in the journal that is to come out.
fn tick(noor: &mut Typist, told: &Archive, meeting: usize) {
    let lines = agenda_of(told, meeting);
    noor.keys("2 Enter").sees("AGENDA").keys("Shift-Tab").is_under("AGENDA");
    let mut ticked = 0;
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            noor.down();
        }
        if line.ticked {
            ticked += 1;
            noor.keys("Space").sees_in_a_row(&["AGENDA", &format!("{ticked} of {}", lines.len())]);
        }
    }
}

fn agenda_of(told: &Archive, meeting: usize) -> Vec<&AgendaLineDetails> {
    let id = told.meetings[meeting].id;
    let mut lines: Vec<_> = told.agenda_lines.iter().map(|line| &line.details).collect();
    lines.retain(|line| line.meeting_id == id);
    lines.sort_by_key(|line| line.position);
    lines
}

/// An action that is agreed in the meeting in sight.
fn promise_on_the_page(noor: &mut Typist, promise: &Promise, story: &Story) {
    let whose = match promise.owner {
        Owner::Me => "me",
        Owner::Them => "Aldo",
        Owner::Other => "somebody else",
    };
    noor.keys("n").sees("New action").fill(&[("Text", &promise.text), ("Whose", whose)]);
    if promise.owner == Owner::Other {
        noor.fill(&[("Name", &promise.owner_name)]);
    }
    let goal = promise.for_goal.map_or("none", |goal| &story.goals[goal].title);
    noor.fill(&[("By", &typed(promise.due_on)), ("For the goal", goal)]);
    noor.save().sees("Added");
}

/// Ticks an action on Today, or lets it go.
fn settle(noor: &mut Typist, promise: &Promise) {
    noor.keys("1").sees("NEXT MEETING").select(first_words(&promise.text));
    if promise.dropped_on.is_some() {
        noor.keys(". l").sees("Let it go. Why?").text(&promise.why).keys("Enter").sees("let go: ");
    } else {
        noor.keys("Space").sees("done: ");
    }
}

fn aim(noor: &mut Typist, story: &Story, goal: usize) {
    let goal = &story.goals[goal];
    let due = goal.due_on.map(typed).unwrap_or_default();
    noor.keys("3 n").sees("New goal").fill(&[
        ("Title", &goal.title),
        ("Why", &goal.why),
        ("Area", goal.area.as_str()),
        ("Status", goal.status.as_str()),
    ]);
    let rest = [
        ("Measure", goal.measure.as_str()),
        ("From", &goal.start_value),
        ("To", &goal.target_value),
        ("By", &due),
        ("Obstacle", &goal.obstacle),
        ("If …, then …", &goal.if_then),
    ];
    noor.fill(&rest.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>());
    noor.save().sees("log two lines");
    for step in &goal.milestones {
        noor.keys("n").sees("New milestone").fill(&[("Milestone", &step.text), ("By", &typed(step.due_on))]);
        noor.save().sees("Added: ");
    }
}

/// Two lines of the goal's log, from the list of goals.
fn log(noor: &mut Typist, story: &Story, goal: usize, entry: usize) {
    let logged = &story.goals[goal].log[entry];
    noor.keys("3").sees("four faults in five").select(first_words(&story.goals[goal].title)).keys("l");
    noor.sees("What moved").fill(&[
        ("What moved", &logged.moved),
        ("What is next", &logged.next),
        ("Value", &logged.value),
        ("How it felt", &logged.feel.to_string()),
    ]);
    noor.save().sees("Logged: ");
}

fn ask(noor: &mut Typist, story: &Story) {
    let asked = &story.own_question;
    noor.keys("4").sees("CORE").keys("n").sees("New question").fill(&[
        ("Question", &asked.text),
        ("Theme", asked.theme.as_str()),
        ("Phases", &asked.phases.to_string()),
    ]);
    noor.save().sees("question added");
}

/// Answers a question of the bank. One that has an answer opens to be read, and `n` answers it again.
fn answer(noor: &mut Typist, story: &Story, reply: usize) {
    let (before, reply) = (&story.answers[..reply], &story.answers[reply]);
    noor.keys("4").sees("CORE");
    if reply.question > 100 {
        // Those of one's own come last.
        noor.keys("Tab G");
    }
    noor.select(&wording(reply, story)).keys("Enter");
    if before.iter().any(|before| before.question == reply.question) {
        noor.sees("answer again").keys("n");
    }
    noor.sees("stop writing").text(&reply.text).stop_writing().sees("answer kept");
    if reply.is_taken {
        noor.keys("m").sees("taken to");
    }
}

/// How the bank shows a question, as far as it surely fits.
pub fn wording(reply: &Reply, story: &Story) -> String {
    let built_in = mentorlog::content::questions().iter().find(|question| question.id.0 == reply.question);
    let words = built_in.map_or(story.own_question.text.as_str(), |question| question.wording(Role::Mentee));
    words.chars().take(24).collect()
}

/// A day as one types it.
fn typed(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string().to_lowercase()
}

fn of_use(pulse: u8) -> &'static str {
    ["1, hardly", "2, a little", "3, partly", "4, mostly", "5, very much"][usize::from(pulse) - 1]
}

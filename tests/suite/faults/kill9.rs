//! Killed with no chance to do anything, in the middle of writing: what was said to be saved is there, and nothing is there by half.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::desk::{BINARY, Desk};
use super::dice::Dice;
use super::rounds;
use super::sound::{is_sound, is_whole};
use crate::pty::Session;

/// How much passes between a beginning and the kill: milliseconds, from and below.
const USUAL: (usize, usize) = (10, 120);

/// The same for one command alone, which ends sooner.
const SHORT: (usize, usize) = (1, 25);

/// What was said to be saved, by a word that stands in nothing else.
#[derive(Default)]
struct Promised {
    there: Vec<String>,
    gone: Vec<String>,
    /// Words of one action that was not answered any more: all of them are there, or none.
    together: Vec<Vec<String>>,
}

impl Promised {
    fn is_kept(&self, desk: &Desk, told: &str) {
        let text = serde_json::to_string(&desk.archive()).unwrap();
        let lost: Vec<_> = self.there.iter().filter(|word| !text.contains(*word)).collect();
        let back: Vec<_> = self.gone.iter().filter(|word| text.contains(*word)).collect();
        let torn: Vec<_> = self.together.iter().filter(|words| !are_together(&text, words)).collect();
        assert!(lost.is_empty(), "{told}: lost {lost:?}");
        assert!(back.is_empty(), "{told}: deleted, and there again {back:?}");
        assert!(torn.is_empty(), "{told}: done by half {torn:?}");
    }
}

fn are_together(text: &str, words: &[String]) -> bool {
    let there = words.iter().filter(|word| text.contains(*word)).count();
    there == 0 || there == words.len()
}

fn moment(dice: &mut Dice, (least, most): (usize, usize)) -> Instant {
    Instant::now() + Duration::from_millis((least + dice.below(most - least)) as u64)
}

/// Waits for the end of a command, or kills it when the moment has come; gives what it printed, and whether it was let end.
fn run_until(mut child: Child, moment: Instant) -> (String, bool) {
    let mut is_ended = false;
    while !is_ended && Instant::now() < moment {
        is_ended = child.try_wait().unwrap().is_some();
        thread::yield_now();
    }
    if !is_ended {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    let is_killed = status.code().is_none();
    assert!(is_killed || status.success(), "{status}: {out}");
    (out, !is_killed)
}

/// Writes by the command line, one command after the other, until it is killed.
fn write_by_commands(desk: &Desk, promised: &mut Promised, round: u32) {
    let mut dice = Dice::of(round);
    let moment = moment(&mut dice, USUAL);
    let spawn = |command: &mut Command| command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    for step in 0.. {
        let word = |letter: char| format!("{letter}{round}x{step}z");
        let (name, note, purpose) = (word('n'), word('t'), word('u'));
        let (args, together) = match dice.below(4) {
            // A person and the mentorship with them, at once.
            0 => (vec!["add", "person", &name, "--my-role", "mentor", "--purpose", &purpose], vec![&name, &purpose]),
            // A meeting that is made for the note, or a longer note.
            1 => (vec!["add", "note", &note, "--with", "S1"], vec![&note]),
            2 => (vec!["add", "goal", &name, "--with", "S1", "--why", &note], vec![&name, &note]),
            _ => (vec!["add", "action", &note], vec![&note]),
        };
        let (out, is_ended) = run_until(spawn(&mut desk.command(BINARY, &args)), moment);
        let together: Vec<String> = together.into_iter().cloned().collect();
        if out.ends_with('\n') {
            promised.there.extend(together);
        } else {
            promised.together.push(together);
        }
        if !is_ended {
            return;
        }
    }
}

/// Makes somebody with all that can belong to them, and deletes them; killed meanwhile, all of it is there or none.
fn delete_by_command(desk: &Desk, promised: &mut Promised, round: u32) {
    let word = |letter: char| format!("{letter}{round}.z");
    let words = ['n', 't', 'g', 'a', 'o'].map(word);
    let id = desk.ok(&["add", "person", &words[0], "--my-role", "peer"]);
    let with = id.trim();
    desk.ok(&["add", "topic", &words[1], "--with", with]);
    desk.ok(&["add", "goal", &words[2], "--with", with]);
    desk.ok(&["add", "action", &words[3], "--with", with]);
    desk.ok(&["add", "note", &words[4], "--with", with]);
    let mut command = desk.command(BINARY, &["delete", with]);
    let moment = moment(&mut Dice::of(round), SHORT);
    let (out, _) = run_until(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap(), moment);
    if out.ends_with('\n') { promised.gone.extend(words) } else { promised.together.push(words.into()) }
}

/// Captures lines and adds people on the screens; the last one meets the kill.
fn write_on_the_screens(desk: &Desk, promised: &mut Promised, round: u32) {
    let mut dice = Dice::of(round);
    let mut session = desk.screens(&[]);
    session.wait_words("Today");
    let steps = 1 + dice.below(3);
    for step in 0..steps {
        let (name, purpose) = (format!("n{round}s{step}z"), format!("u{round}s{step}z"));
        let (words, answer) = if dice.below(2) == 0 {
            begin_somebody(&mut session, &name, &purpose);
            (vec![name.clone(), purpose], format!("began the mentorship with {name}"))
        } else {
            begin_a_line(&mut session, &name);
            (vec![name.clone()], format!("Added the action \"{name}\""))
        };
        session.press_key("Ctrl-S");
        if step + 1 < steps {
            session.wait_words(&answer);
            promised.there.extend(words);
        } else {
            meet_the_kill(&mut session, moment(&mut dice, USUAL));
            let is_answered = session.screen().contents().contains(&answer);
            if is_answered { promised.there.extend(words) } else { promised.together.push(words) }
        }
    }
}

fn begin_somebody(session: &mut Session, name: &str, purpose: &str) {
    session.press("5");
    session.wait_words("Enter open");
    session.press("n");
    session.wait_words("New mentorship");
    for (words, keys) in [(name, "\t\t"), (purpose, "")] {
        session.press(words);
        session.wait_words(words);
        session.press(keys);
    }
}

fn begin_a_line(session: &mut Session, words: &str) {
    session.press("a");
    session.wait_words("topic   note");
    session.press(words);
    session.wait_words(words);
}

/// Reads what is shown until the moment has come, kills, and reads what was shown before that.
fn meet_the_kill(session: &mut Session, moment: Instant) {
    loop {
        let left = moment.saturating_duration_since(Instant::now());
        if left.is_zero() || !session.shows_more(left) && Instant::now() >= moment {
            break;
        }
    }
    session.signal(Signal::KILL);
    session.finish();
}

/// Rounds on one journal, which has to stay whole through all of them; at the end all of it is taken back, and done again.
fn rounds_of(write: impl Fn(&Desk, &mut Promised, u32), count: u32) {
    let (desk, mut promised) = (Desk::with_aldo(), Promised::default());
    for round in 0..count {
        let told = format!("seed {round}");
        write(&desk, &mut promised, round);
        is_whole(&desk.journal(), &told);
        promised.is_kept(&desk, &told);
        is_sound(&desk.journal(), &told);
    }
    let (mut journal, all) = (desk.open(), desk.archive());
    while journal.undo().unwrap().is_some() {}
    assert!(journal.archive().unwrap().people.is_empty(), "all of it is taken back");
    while journal.redo().unwrap().is_some() {}
    assert_eq!(journal.archive().unwrap(), all, "and done again");
}

#[test]
fn killed_while_writing_by_the_command_line_nothing_said_to_be_saved_is_lost() {
    rounds_of(write_by_commands, rounds(4, 80));
}

#[test]
fn killed_while_deleting_all_of_it_is_there_or_none() {
    rounds_of(delete_by_command, rounds(2, 20));
}

#[test]
fn killed_while_writing_on_the_screens_nothing_said_to_be_saved_is_lost() {
    rounds_of(write_on_the_screens, rounds(4, 100));
}

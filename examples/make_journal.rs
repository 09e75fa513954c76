//! Makes a journal of any size to try things on: `cargo run --release --example make_journal -- 100000 FILE [PEOPLE]`, or with
//! `sample` for the number that of the demo, in a file.

#[path = "../benches/journals/mod.rs"]
mod journals;

use std::error::Error;
use std::io::{Write, stdout};

use mentorlog::clock::Clock;
use mentorlog::journal::{Journal, sample};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let (meetings, path, people) = match arguments.as_slice() {
        [word, path] if word == "sample" => return tell_the_sample(path),
        [meetings, path] => (meetings, path, 3),
        [meetings, path, people] => (meetings, path, people.parse()?),
        _ => return Err("say how many meetings, the new file, and with how many people (1 to 5)".into()),
    };
    journals::write(path.as_ref(), meetings.parse()?, people)?;
    say_how_to_open(path)
}

fn tell_the_sample(path: &str) -> Result<(), Box<dyn Error>> {
    let mut journal = Journal::open(path.as_ref(), Clock::fixed(journals::TODAY)?)?;
    sample::tell(&mut journal)?;
    say_how_to_open(path)
}

fn say_how_to_open(path: &str) -> Result<(), Box<dyn Error>> {
    Ok(writeln!(stdout(), "mentorlog --journal {path} --now {}", journals::TODAY)?)
}

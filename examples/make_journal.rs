//! Makes a journal of any size to try things on: `cargo run --release --example make_journal -- 100000 FILE [PEOPLE]`.

#[path = "../benches/journals/mod.rs"]
mod journals;

use std::error::Error;
use std::io::{Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let (meetings, path, people) = match arguments.as_slice() {
        [meetings, path] => (meetings, path, 3),
        [meetings, path, people] => (meetings, path, people.parse()?),
        _ => return Err("say how many meetings, the new file, and with how many people (1 to 5)".into()),
    };
    journals::write(path.as_ref(), meetings.parse()?, people)?;
    writeln!(stdout(), "mentorlog --journal {path} --now {}", journals::TODAY)?;
    Ok(())
}

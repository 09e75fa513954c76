//! Reads the arguments, hands over to the command line or to the screens, and turns what went wrong into an exit code.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use mentorlog::cli::{self, Cli, Command, GOODBYE, Out, Stop};
use mentorlog::tui::{self, Ended};

fn main() -> ExitCode {
    // What this program creates is for its owner alone.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    // Without this, a file that may grow no more would end the program in the middle of a sentence.
    let _ = survive_full_quota();
    let (mut data, mut talk) = (BufWriter::new(io::stdout()), io::stderr());
    let mut out = Out::new(&mut data, &mut talk).in_columns(columns());
    let done = run(&mut out);
    let code = cli::exit_code(done, &mut out);
    let flushed = data.flush().map_err(anyhow::Error::from);
    let code = if code == 0 { cli::exit_code(flushed, &mut Out::new(&mut io::sink(), &mut talk)) } else { code };
    ExitCode::from(code)
}

/// How wide the terminal is that standard output goes to, if it does.
fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Lets a file that may grow no more be an error of the write, not the end of the program.
fn survive_full_quota() -> io::Result<()> {
    let signal = rustix::process::Signal::XFSZ.as_raw();
    signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false))).map(|_| ())
}

fn run(out: &mut Out<'_>) -> anyhow::Result<()> {
    let cli = Cli::from_environment()?;
    match &cli.command {
        Some(Command::Demo) => {
            let journal = cli.open_demo()?;
            tui::check_terminal().map_err(|error| Stop::Usage(error.to_string()))?;
            tui::demo(journal, &cli.config()).map_err(ended)?;
            Ok(out.note(GOODBYE)?)
        }
        Some(command) => command.run(&cli, out),
        None => {
            tui::check_terminal().map_err(|error| {
                Stop::Usage(format!("{error}; `mentorlog list` and `mentorlog add note -` need none"))
            })?;
            tui::run(cli.open()?, &cli.config()).map_err(ended)
        }
    }
}

/// Ends that have an exit code of their own.
fn ended(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(Ended::BySignal { signal, .. }) => Stop::Signal { signal: *signal, words: error.to_string() }.into(),
        Some(Ended::Unsaved { .. }) => Stop::CannotWrite(error.to_string()).into(),
        _ => error,
    }
}

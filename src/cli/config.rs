//! `mentorlog config`: where the configuration lies, what is wrong with it, and a file to begin with. It needs no journal.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::{Out, Stop};
use crate::config::{Config, SHIPPED, shown_path};
use crate::text::plural::count;
use crate::text::sanitise::shown_line;
use crate::tui::keymap::Keymap;

/// The optional configuration: keys, colour, and what is drawn with
///
/// Without one everything is as it ships. What is wrong in it is never in the way of the journal.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Clone, Copy, Debug, clap::Subcommand)]
enum What {
    /// Say where the file is looked for
    Path,
    /// List what is wrong with it, with the lines
    Check,
    /// Write a file with every setting and its default, commented out
    Init,
}

impl Args {
    /// Does what was asked for with the configuration at `path`, of which `config` has been read.
    pub fn run(&self, path: &Path, config: &Config, out: &mut Out<'_>) -> anyhow::Result<()> {
        match self.what {
            What::Path => out.line(&path.display().to_string())?,
            What::Check => check(path, config, out)?,
            What::Init => {
                write_new(path).map_err(|error| cannot_write(path, &error))?;
                out.note(&format!(
                    "wrote {}; every line in it is a comment until you take the # away",
                    shown_path(path)
                ))?;
            }
        }
        Ok(())
    }
}

fn check(path: &Path, config: &Config, out: &mut Out<'_>) -> anyhow::Result<()> {
    let (_, faults) = Keymap::configured(config);
    if faults.is_empty() {
        if fs::symlink_metadata(path).is_err() {
            out.note(&format!("there is no {}; everything is as it ships", shown_path(path)))?;
        }
        return Ok(out.line("no faults")?);
    }
    for fault in &faults {
        out.line(&shown_line(&fault.to_string()))?;
    }
    let faults = count(faults.len(), "fault", "faults");
    Err(Stop::Usage(format!("{faults} in {}; all else that it sets is in force", shown_path(path))).into())
}

/// Writes the file where there is none. One that could not be written whole is taken away again.
fn write_new(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(SHIPPED.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

fn cannot_write(path: &Path, error: &io::Error) -> Stop {
    let path = shown_path(path);
    Stop::CannotWrite(match error.kind() {
        ErrorKind::AlreadyExists => format!("{path} is there already, and is left as it is"),
        _ => format!("cannot write {path}: {error}"),
    })
}

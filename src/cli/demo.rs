//! `mentorlog demo`: a made-up journal to look around in. It lives in memory and needs a terminal, but no file.

use super::{Cli, Stop};
use crate::journal::{Journal, sample};

/// Said once the terminal is given back.
pub const GOODBYE: &str = "that was the demo; your own journal begins with mentorlog";

impl Cli {
    /// The made-up journal. One that is named in the environment is for other days; one that is named beside `demo` is a mistake.
    pub fn open_demo(&self) -> anyhow::Result<Journal> {
        if self.names_a_journal {
            return Err(Stop::Usage("the demo is kept in no file; leave --journal out".to_owned()).into());
        }
        Ok(sample::journal(self.clock()?)?)
    }
}

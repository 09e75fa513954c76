//! `mentorlog add checkin`: ten answers to how it is between the two.

use crate::cli::typed;
use crate::domain::check_in::{CheckInDetails, Item};
use crate::domain::{CheckInId, Invalid, Side};
use crate::journal::Journal;

/// Write down a check-in, mine or theirs as told; prints its id (C1)
///
/// Ten values from 1 (not at all) to 5 (fully), in the order of the form, - for one that is skipped. `mentorlog share checkin-blank`
/// prints the sentences. A conversation starter made for this journal, not a tested instrument.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Ten values, each from 1 to 5, or - to skip
    #[arg(required = true, value_name = "VALUE")]
    values: Vec<String>,

    /// With whom: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// Whose answers these are
    #[arg(long, default_value = "me", value_parser = typed::one_of(Side::ALL, Side::as_str))]
    by: Side,

    /// On which day; today, if left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,

    /// What would lift the lowest by one
    #[arg(long, value_name = "TEXT")]
    lift: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<CheckInId> {
        let with = typed::somebody(journal, self.with.as_deref())?;
        let today = journal.today();
        let on = typed::day("on", "checked_on", self.on.as_deref(), today)?.unwrap_or(today);
        let mut details = CheckInDetails::on(with, self.by, on);
        self.answer(&mut details)?;
        details.lift = self.lift.clone().unwrap_or_default();
        Ok(journal.add_check_in(&details)?)
    }

    fn answer(&self, details: &mut CheckInDetails) -> Result<(), Invalid> {
        if self.values.len() != Item::ALL.len() {
            let wrong = format!("are {}; it takes ten, - for one that is skipped", self.values.len());
            return Err(Invalid::new("values", wrong));
        }
        for (item, value) in Item::ALL.iter().zip(&self.values) {
            let wrong = || Invalid::new(item.as_str(), format!("\"{value}\" is none of 1 to 5, or -"));
            let said = if value == "-" { None } else { Some(value.parse().map_err(|_| wrong())?) };
            if said.is_some_and(|said| !(1..=5).contains(&said)) {
                return Err(wrong());
            }
            details.say(*item, said);
        }
        Ok(())
    }
}

//! What was asked or told on Today, each on one day only: for which debriefs, for what reasons to read an agreement
//! again, and after and for which check-ins.

use std::str::FromStr;

use chrono::{Days, NaiveDate};

use super::today::{DEBRIEF_DAYS, before};
use super::{Journal, Result};
use crate::domain::alert::{Alert, Matter};
use crate::domain::check_in::Due;
use crate::domain::{AgreementId, MentorshipId, Record};

/// The name under which it is remembered.
const ASKED: &str = "debriefs_asked";

/// No agreement is in force as long as this without being looked at.
const AGREEMENT_DAYS: Days = Days::new(1000);

/// The day on which something was asked: `M7 2026-09-11`, `H2 half-time 2026-09-11`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    what: String,
    on: NaiveDate,
}

impl Journal {
    /// Remembers what has been asked and told: that is done on one day only. In a journal that cannot be written now it is remembered
    /// until the program ends.
    pub fn note_asked(&self, alerts: &[Alert]) -> Result<()> {
        let today = self.today();
        let mut asked = self.asked()?;
        let new = alerts.iter().filter_map(|alert| Some(Asked { what: what(alert)?, on: today }));
        let new: Vec<_> = new.filter(|new| !asked.iter().any(|old| old.what == new.what)).collect();
        if new.is_empty() {
            return Ok(());
        }
        asked.extend(new.iter().cloned());
        asked.retain(|asked| asked.on >= before(today, asked.kept()));
        let words: Vec<_> = asked.iter().map(ToString::to_string).collect();
        if self.is_read_only() || self.store.try_setting(ASKED, &words.join(", ")).is_err() {
            self.asked_here.borrow_mut().extend(new);
        }
        Ok(())
    }

    /// What was asked or told on another day than this.
    pub(super) fn told_before(&self, today: NaiveDate) -> Result<Vec<String>> {
        let asked = self.asked()?.into_iter().filter(|asked| asked.on != today);
        Ok(asked.map(|asked| asked.what).collect())
    }

    fn asked(&self) -> Result<Vec<Asked>> {
        let stored = self.store.setting(ASKED)?.unwrap_or_default();
        let stored = stored.split(", ").filter_map(|words| words.parse().ok());
        Ok(stored.chain(self.asked_here.borrow().iter().cloned()).collect())
    }
}

/// The reasons to read an agreement again that are among what was told.
pub(super) fn told_of(agreement: AgreementId, told: &[String]) -> Vec<String> {
    let of_it = |what: &String| what.strip_prefix(&format!("{agreement} ")).map(str::to_owned);
    told.iter().filter_map(of_it).collect()
}

/// What is asked once only, by the words it is remembered by.
fn what(alert: &Alert) -> Option<String> {
    match (alert.matter, alert.about) {
        (Matter::NoDebrief { .. }, Record::Meeting(meeting)) => Some(meeting.to_string()),
        (Matter::Reread { why }, Record::Agreement(id)) => Some(format!("{id} {why}")),
        (Matter::CheckInFell { .. }, Record::CheckIn(id)) => Some(id.to_string()),
        (Matter::CheckInDue { due }, Record::Mentorship(id)) => Some(of_check_in(id, due)),
        _ => None,
    }
}

/// A check-in that is due is asked for once for each reason.
pub(super) fn of_check_in(with: MentorshipId, due: Due) -> String {
    format!("{with} {due}")
}

impl Asked {
    /// So long it has to be remembered.
    fn kept(&self) -> Days {
        if self.what.contains(' ') { AGREEMENT_DAYS } else { DEBRIEF_DAYS }
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.what, self.on)
    }
}

impl FromStr for Asked {
    type Err = ();

    fn from_str(words: &str) -> std::result::Result<Self, ()> {
        let (what, on) = words.rsplit_once(' ').ok_or(())?;
        Ok(Asked { what: what.to_owned(), on: on.parse().map_err(|_| ())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::agreement::AgreementDetails;
    use crate::domain::meeting::{MeetingDetails, MeetingStatus};
    use crate::domain::mentorship::{MentorshipDetails, Role};

    #[test]
    fn for_which_debriefs_one_was_asked_is_remembered_as_long_as_it_matters() {
        let folder = tempfile::tempdir().unwrap();
        let open = |day: &str| Journal::open(&folder.path().join("journal.db"), Clock::fixed(day).unwrap()).unwrap();
        let mut journal = open("2026-09-07");
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let held = |day: &str| MeetingDetails {
            status: MeetingStatus::Held,
            ..MeetingDetails::on(Some(aldo), day.parse().unwrap())
        };
        journal.add_meeting(&held("2026-09-07")).unwrap();
        drop(journal);
        let asks = |journal: &Journal| {
            let alerts = journal.today_for(None).unwrap().alerts;
            let is_asked = alerts.iter().any(|alert| matches!(alert.matter, Matter::NoDebrief { .. }));
            journal.note_asked(&alerts).unwrap();
            is_asked
        };
        let revision = open("2026-09-07").revision().unwrap();
        assert!(!asks(&open("2026-09-07")), "on its day it is the next thing to do");
        assert!(asks(&open("2026-09-09")) && asks(&open("2026-09-09")), "all of that day");
        assert!(!asks(&open("2026-09-10")));
        open("2026-09-20").add_meeting(&held("2026-09-20")).unwrap();
        assert!(asks(&open("2026-09-25")));
        let journal = open("2026-09-25");
        assert_eq!(journal.asked().unwrap(), [Asked { what: "M2".to_owned(), on: journal.today() }]);
        assert_eq!(journal.last_change().unwrap().as_deref(), Some("added the meeting of 20 September"));
        assert!(revision < journal.revision().unwrap());
    }

    #[test]
    fn each_reason_to_read_an_agreement_again_is_told_on_one_day() {
        let folder = tempfile::tempdir().unwrap();
        let open = |day: &str| Journal::open(&folder.path().join("journal.db"), Clock::fixed(day).unwrap()).unwrap();
        let mut journal = open("2026-04-16");
        let span = |day: &str| day.parse().ok();
        let details = MentorshipDetails {
            started_on: span("2026-01-01"),
            ends_on: span("2026-12-31"),
            ..MentorshipDetails::of(Role::Mentee)
        };
        let aldo = journal.add_mentorship("Aldo Ferri", &details).unwrap();
        let agreed = AgreementDetails {
            agreed_on: span("2026-04-16"),
            review_on: span("2026-10-08"),
            purpose: "one shift".into(),
            ..AgreementDetails::draft(aldo)
        };
        let id = journal.add_agreement(&agreed).unwrap();
        // With a date ahead nobody is only welcomed back.
        journal.add_meeting(&MeetingDetails::on(Some(aldo), "2028-01-04".parse().unwrap())).unwrap();
        drop(journal);
        let told = |journal: &Journal| {
            let alerts = journal.today_for(None).unwrap().alerts;
            journal.note_asked(&alerts).unwrap();
            let why = alerts.iter().find_map(|alert| match alert.matter {
                Matter::Reread { why } => Some(why.to_string()),
                _ => None,
            });
            why.unwrap_or_else(|| "nothing".to_owned())
        };
        assert_eq!(told(&open("2026-07-01")), "nothing");
        assert_eq!(told(&open("2026-07-05")), "half-time");
        assert_eq!(told(&open("2026-07-05")), "half-time", "all of that day");
        assert_eq!(told(&open("2026-07-06")), "nothing");
        assert_eq!(told(&open("2026-10-08")), "review-day-2026-10-08");
        let mut journal = open("2026-10-08");
        journal.still_true(id, "2027-04-08".parse().unwrap()).unwrap();
        assert_eq!(told(&journal), "nothing", "it was read again");
        assert_eq!(told(&open("2027-04-08")), "review-day-2027-04-08", "by the new day");
    }
}

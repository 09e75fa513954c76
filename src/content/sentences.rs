//! Sentences the program may say about how things stand: calm, with something to do, never scolding.
//!
//! Screens ask for the sentence that fits, if one does; the rules of when are in the domain.

use chrono::NaiveDate;

use crate::domain::mentorship::{MentorshipLine, Rhythm};
use crate::text::when;

/// What to say about a mentorship that drifts or has lapsed; nothing where a date stands, for that is the answer already.
#[must_use]
pub fn on_rhythm(line: &MentorshipLine, today: NaiveDate) -> Option<String> {
    let rhythm = line.rhythm(today).filter(|_| line.next_on.is_none())?;
    let gone = when::weeks(line.days_gone(today)?);
    match rhythm {
        Rhythm::OnTime | Rhythm::Due => None,
        Rhythm::Drifting => {
            let agreed = when::rhythm(line.mentorship.details.rhythm_days?.into());
            Some(format!("It has been {gone}; you agreed on {agreed}. Propose a date, change the rhythm, or pause?"))
        }
        Rhythm::Lapsed => Some(format!(
            "This mentorship has been quiet for {gone}. A good ending is one short talk away: a closing meeting."
        )),
    }
}

/// What to say about an action that came back again and again.
#[must_use]
pub fn on_carries(carried: u32) -> String {
    let times = match carried {
        3 => "Third time on the list.".to_owned(),
        4 => "Fourth time on the list.".to_owned(),
        times => format!("{times} times on the list."),
    };
    format!("{times} Do it now, make it smaller, hand it over, or let it go?")
}

//! An action out of a line: owner and day are read out of its words, where nothing else says them, and told in one sentence.
//!
//! The line that captures an action, the notes of a meeting and the command line go through here, so that one line means one thing.

use chrono::NaiveDate;

use crate::domain::action::{ActionDetails, Owner};
use crate::text::promise::{self, Promise, Whose};
use crate::text::promised;

/// Reads owner and day out of the words of an action. What is said otherwise, the day that is given or an owner other than me, holds,
/// and the words then stay as they are. `person` is the full name of the one it is with.
#[must_use]
pub fn read_out(details: ActionDetails, person: &str, today: NaiveDate) -> ActionDetails {
    let read = match details.due_on {
        None => promise::read(&details.text, person, today),
        Some(_) => {
            let (whose, text) = promise::speaker(&details.text, person);
            Promise { whose, text: text.to_owned(), due_on: details.due_on }
        }
    };
    let (owner, owner_name) = match read.whose {
        None => (details.owner, details.owner_name.clone()),
        Some(Whose::Mine) => (Owner::Me, String::new()),
        Some(Whose::Theirs) => (Owner::Them, String::new()),
        Some(Whose::Of(name)) => (Owner::Other, name),
    };
    let is_said_otherwise = details.owner != Owner::Me && (details.owner, &details.owner_name) != (owner, &owner_name);
    if is_said_otherwise {
        return details;
    }
    ActionDetails { text: read.text, owner, owner_name, due_on: read.due_on, ..details }
}

/// `action for Aldo: sit in on a shift, by Fri 5 Jun`.
#[must_use]
pub fn told(details: &ActionDetails, person: &str, of: &str, today: NaiveDate) -> String {
    promised::told(owner(details, person), of, &details.text, details.due_on, today)
}

/// What was read out of the line: `, for Aldo, by Fri 5 Jun`.
#[must_use]
pub fn read_in_words(before: &ActionDetails, read: &ActionDetails, person: &str, today: NaiveDate) -> String {
    let is_told = (before.owner, &before.owner_name) != (read.owner, &read.owner_name);
    let due_on = read.due_on.filter(|_| before.due_on != read.due_on);
    promised::read(is_told.then(|| owner(read, person)), due_on, today)
}

/// `an action for Aldo, by Fri 5 Jun`.
#[must_use]
pub fn would_be(details: &ActionDetails, person: &str, today: NaiveDate) -> String {
    let whom = promised::for_whom(owner(details, person));
    format!("an {whom}{}", promised::by_when(details.due_on, today))
}

fn owner<'a>(details: &'a ActionDetails, person: &'a str) -> &'a str {
    details.owner.in_words(&details.owner_name, person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-05-27".parse().unwrap()
    }

    fn read(details: ActionDetails) -> String {
        told(&read_out(details, "Aldo Ferri", today()), "Aldo Ferri", "", today())
    }

    #[test]
    fn what_the_line_says_holds_unless_the_fields_say_otherwise() {
        let line = || ActionDetails::new(None, "Aldo: sit in on a shift by Fri 5 Jun");
        assert_eq!(read(line()), "action for Aldo: sit in on a shift, by Fri 5 Jun");
        let due_on = "2026-06-12".parse().ok();
        let given = ActionDetails { due_on, ..line() };
        assert_eq!(read(given), "action for Aldo: sit in on a shift by Fri 5 Jun, by Fri 12 Jun");
        let theirs = ActionDetails { owner: Owner::Them, ..line() };
        assert_eq!(read(theirs), "action for Aldo: sit in on a shift, by Fri 5 Jun");
        let others = ActionDetails { owner: Owner::Other, owner_name: "Kemal".into(), ..line() };
        assert_eq!(read(others), "action for Kemal: Aldo: sit in on a shift by Fri 5 Jun");
        assert_eq!(
            read(ActionDetails::new(None, "Dr. Kemal: show the brakes")),
            "action for Dr. Kemal: show the brakes"
        );
        assert_eq!(read(ActionDetails::new(None, "Budget: ask them")), "action for me: Budget: ask them");
        assert_eq!(read(ActionDetails::new(None, "sign the book")), "action for me: sign the book");
    }
}

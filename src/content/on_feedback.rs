//! Sentences on feedback and advice as a whole: how it is balanced, and what was heard twice. Calm, and never a score.

use crate::domain::feedback::{Balance, Direction, FeedbackKind, HeardTwice, OneSided};
use crate::text::plural::list_of;

/// `received 4, given 3`; where it is of the newest ones only, `last 100: received 60, given 40`.
#[must_use]
pub fn both_ways(balance: &Balance) -> String {
    let (received, given) = (balance.count(Direction::Received), balance.count(Direction::Given));
    let last = if balance.is_of_the_newest { format!("last {}: ", Balance::MOST) } else { String::new() };
    format!("{last}received {received}, given {given}")
}

/// `to keep 2, to change 3, advice 2`.
#[must_use]
pub fn by_kind(balance: &Balance) -> String {
    let [keep, change, advice] =
        [FeedbackKind::Keep, FeedbackKind::Change, FeedbackKind::Advice].map(|kind| balance.of_kind(kind));
    format!("to keep {keep}, to change {change}, advice {advice}")
}

/// What is plainly missing, with something to do about it.
#[must_use]
pub fn one_sided(what: OneSided) -> &'static str {
    match what {
        OneSided::Nothing(Direction::Given) => {
            "Nothing given in the last three meetings. What did they do that helped, and what would you try another way?"
        }
        OneSided::Nothing(Direction::Received) => {
            "Nothing received in the last three meetings. Ask about one thing that is ahead: what might I try?"
        }
        OneSided::OnlyToChange(Direction::Given) => {
            "Given were only things to change. What went well, exactly enough to be done again?"
        }
        OneSided::OnlyToChange(Direction::Received) => {
            "Received were only things to change. Ask what there is to keep as well."
        }
    }
}

/// `Mira and Aldo both said something about delegating: worth a look.` And where there is more on it.
#[must_use]
pub fn heard_twice(heard: &HeardTwice) -> String {
    let names = heard.names();
    let both = if names.len() == 2 { "both" } else { "all" };
    let (names, tag) = (list_of(&names), &heard.tag);
    format!("{names} {both} said something about {tag}: worth a look. See “Blind spots” in the guide.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PersonId;
    use crate::domain::feedback::balance::Said;
    use crate::domain::feedback::heard_twice::Tagged;

    #[test]
    fn the_balance_is_told_in_figures_with_their_words() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 11).unwrap();
        let said = |direction, kind| Said { direction, kind, given_on: day };
        let few = [
            said(Direction::Received, FeedbackKind::Advice),
            said(Direction::Received, FeedbackKind::Change),
            said(Direction::Given, FeedbackKind::Keep),
        ];
        let balance = Balance::of(&few, &[]);
        assert_eq!(both_ways(&balance), "received 2, given 1");
        assert_eq!(by_kind(&balance), "to keep 1, to change 1, advice 1");
        let many = Balance::of(&[few[0]; Balance::MOST], &[]);
        assert_eq!(both_ways(&many), "last 100: received 100, given 0");
    }

    #[test]
    fn what_was_heard_twice_names_everybody_and_the_word() {
        let tagged = |id, name: &str| Tagged { person_id: PersonId(id), name: name.into(), tag: "delegating".into() };
        let mut said = vec![tagged(1, "Mira Okafor"), tagged(2, "Aldo Ferri")];
        let sentence = |said: &[Tagged]| heard_twice(&HeardTwice::among(said)[0]);
        let both = "Mira and Aldo both said something about delegating: worth a look. ";
        assert_eq!(sentence(&said), format!("{both}See “Blind spots” in the guide."));
        said.push(tagged(3, "Bea Lind"));
        assert!(sentence(&said).starts_with("Mira, Aldo and Bea all said something about delegating"));
    }
}

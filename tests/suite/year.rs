//! A year of a mentorship, played through the command line and the keys: after each meeting the next agenda is what was expected, line
//! by line, no promise is there twice, and each step can be taken back to the letter.
//!
//! The year is told in `fixtures/year.txt`; its first lines say how it is written. What is expected there was written by hand.

mod player;

use std::collections::HashSet;

use mentorlog::domain::{Page, action::ActionFilter};

use player::Player;

const YEAR: &str = include_str!("../fixtures/year.txt");

#[test]
fn a_year_of_meetings_hands_on_what_is_open_and_each_step_can_be_taken_back() {
    let mut player = Player::begin();
    for (number, line) in (1..).zip(YEAR.lines()) {
        player.plays(number, line);
    }
    player.ends();
    let journal = player.journal();
    let actions = journal.actions(&ActionFilter::default(), &Page::first(500)).unwrap();
    let texts: HashSet<_> = actions.iter().map(|line| line.item.action.details.text.trim().to_lowercase()).collect();
    assert_eq!(texts.len(), actions.len(), "no promise is there twice");
    let added = YEAR.lines().filter(|line| line.starts_with("$ add action ")).count();
    assert_eq!(actions.len(), added, "nothing but a step that adds one adds one");
    assert_eq!(player.meetings_held(), 12);
    assert!(player.agendas_compared() >= 13, "{}", player.agendas_compared());
    assert!(player.steps_taken_back() > 100, "{}", player.steps_taken_back());
}

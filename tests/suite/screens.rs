//! What each screen looks like, in text, at the two sizes: a snapshot of every state in the list.
//!
//! A snapshot that differs is looked at, not accepted: `cargo insta review`, or read the `.snap.new` beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::states::{SIZES, STATES};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// As long as it lives, snapshots are those of a folder.
pub fn bind_snapshots(folder: PathBuf) -> insta::internals::SettingsBindDropGuard {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind_to_scope()
}

/// Compares every state of these screens with what was kept.
fn look_as_before(screens: &[&str]) {
    let _guard = bind_snapshots(folder());
    for screen in screens {
        let mut states = STATES.iter().filter(|state| state.screen == *screen).peekable();
        assert!(states.peek().is_some(), "no state of {screen}");
        for (state, size) in states.flat_map(|state| SIZES.map(|size| (state, size))) {
            insta::assert_snapshot!(state.called(size), state.at(size).screen());
        }
    }
}

#[test]
fn an_empty_journal_says_what_it_is_and_how_to_begin() {
    look_as_before(&["welcome"]);
}

#[test]
fn today_shows_what_is_next_due_done_and_unsaved() {
    look_as_before(&["today"]);
}

#[test]
fn a_review_is_read_written_and_shared() {
    look_as_before(&["review"]);
}

#[test]
fn the_meetings_stand_by_month_with_a_preview() {
    look_as_before(&["meetings"]);
}

#[test]
fn a_meeting_is_read_written_and_looked_back_at() {
    look_as_before(&["meeting"]);
}

#[test]
fn while_two_sit_together_the_clock_runs_and_a_line_is_turned() {
    look_as_before(&["in-the-room"]);
}

#[test]
fn the_forms_of_a_meeting_say_what_is_wrong_and_when_it_is_due() {
    look_as_before(&["meeting-form", "debrief-form"]);
}

#[test]
fn goals_show_how_far_they_are_and_what_moved() {
    look_as_before(&["goals", "goal"]);
}

#[test]
fn the_forms_of_a_goal_ask_for_few_things() {
    look_as_before(&["goal-form", "progress-form", "milestone-form"]);
}

#[test]
fn a_question_is_offered_answered_and_read_side_by_side() {
    look_as_before(&["reflect", "question", "question-form"]);
}

#[test]
fn people_and_the_mentorship_with_each_stand_on_a_page() {
    look_as_before(&["people", "mentorship", "mentorship-form", "person", "closing"]);
}

#[test]
fn feedback_and_advice_are_written_read_answered_and_looked_back_on() {
    look_as_before(&["feedback", "feedback-form", "feedbacks"]);
}

#[test]
fn the_network_stands_in_columns_and_each_contact_on_a_page() {
    look_as_before(&["network", "contact", "contact-form"]);
}

#[test]
fn books_are_taken_up_read_and_written_down() {
    look_as_before(&["reading-list", "book-form"]);
}

#[test]
fn an_agreement_is_begun_written_marked_agreed_on_and_compared() {
    look_as_before(&["agreement", "dials-form"]);
}

#[test]
fn a_check_in_is_answered_read_by_dimension_and_raised() {
    look_as_before(&["check-ins", "check-in", "check-in-form"]);
}

#[test]
fn an_agreement_is_read_written_compared_and_agreed_on() {
    look_as_before(&["agreement", "dials-form"]);
}

#[test]
fn templates_are_read_copied_and_written() {
    look_as_before(&["templates", "template-form"]);
}

#[test]
fn the_guide_is_listed_searched_narrowed_and_read() {
    look_as_before(&["guide", "guide-card"]);
}

#[test]
fn a_line_is_captured_over_any_screen() {
    look_as_before(&["capture"]);
}

#[test]
fn a_day_is_chosen_in_a_month() {
    look_as_before(&["month"]);
}

#[test]
fn an_action_is_edited_put_off_or_let_go() {
    look_as_before(&["action", "action-form"]);
}

#[test]
fn what_was_deleted_is_in_the_trash() {
    look_as_before(&["trash"]);
}

#[test]
fn keys_and_commands_are_listed_over_any_screen() {
    look_as_before(&["help", "palette"]);
}

#[test]
fn what_was_done_or_refused_or_not_saved_is_said() {
    look_as_before(&["toast", "not-saved"]);
}

#[test]
fn every_state_has_its_snapshots_and_every_snapshot_its_state() {
    let wanted: BTreeSet<_> = STATES.iter().flat_map(|state| SIZES.map(|size| state.called(size))).collect();
    let kept = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let kept: BTreeSet<_> = kept.filter_map(|name| name.strip_suffix(".snap").map(str::to_owned)).collect();
    assert_eq!(wanted.difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new(), "without a snapshot");
    assert_eq!(kept.difference(&wanted).collect::<Vec<_>>(), Vec::<&String>::new(), "of no state");
    assert_eq!(STATES.len() * SIZES.len(), wanted.len(), "two states have one name");
}

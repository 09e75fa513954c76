//! Every screen at every size: nothing panics, and what is too small says so.

use crate::harness::Tui;
use crate::states::STATES;

/// Widths and heights at which something changes, the ends, and one beyond each.
const WIDTHS: &[u16] = &[0, 1, 2, 3, 9, 10, 39, 40, 41, 49, 50, 79, 80, 99, 100, 119, 120, 144, 200, 500];
const PARTS: usize = 2;
const HEIGHTS: &[u16] = &[0, 1, 2, 3, 9, 10, 11, 15, 16, 24, 29, 30, 36, 60, 200];

/// Draws every state at every size, of so many threads the one at `part`: it is the longest of all tests.
fn resize_all(part: usize) {
    for state in STATES.iter().skip(part).step_by(PARTS) {
        let mut tui = state.at((80, 24));
        for width in WIDTHS {
            for height in HEIGHTS {
                tui.resize(*width, *height);
            }
        }
        assert_eq!(tui.resize(80, 24).screen(), state.at((80, 24)).screen(), "{}-{}", state.screen, state.state);
    }
}

#[test]
fn no_screen_panics_at_any_size() {
    resize_all(0);
}

#[test]
fn nor_does_the_other_half_of_them() {
    resize_all(1);
}

#[test]
fn at_forty_by_ten_the_place_and_the_way_to_the_keys_are_shown() {
    let mut tui = Tui::empty();
    tui.resize(40, 10).keys("3").shows("3 Goa").shows("Goals").shows("? keys");
    tui.resize(39, 10).shows("text is safe").resize(40, 9).shows("text is safe").shows_no("Goals");
}

#[test]
fn keys_still_work_while_the_terminal_is_too_small() {
    let mut tui = Tui::empty();
    tui.resize(5, 2).keys("4").resize(80, 24).shows("Reflect");
}

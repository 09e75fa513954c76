//! Every screen at every size: nothing panics, and what is too small says so.

use crate::harness::Tui;

/// Widths and heights at which something changes, the ends, and one beyond each.
const WIDTHS: &[u16] = &[0, 1, 2, 3, 9, 39, 40, 41, 49, 50, 79, 80, 99, 100, 119, 120, 144, 200, 500];
const HEIGHTS: &[u16] = &[0, 1, 2, 3, 9, 10, 11, 15, 16, 24, 29, 30, 36, 60, 200];

#[test]
fn no_screen_panics_at_any_size() {
    let mut tui = Tui::empty();
    for keys in ["1", "2", "3", "4", "5", "?", "Esc :", "Esc p", "Esc"] {
        tui.keys(keys);
        for width in WIDTHS {
            for height in HEIGHTS {
                tui.resize(*width, *height);
            }
        }
    }
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

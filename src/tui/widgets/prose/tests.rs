//! The editor as a person meets it: what keys do, and what stands on the screen.

use std::time::{Duration, Instant};

use ratatui::buffer::Buffer as Canvas;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Edit, Motion, ProseEditor, Styles};

/// An editor with a clock that a test moves.
struct Desk {
    editor: ProseEditor,
    area: Rect,
    now: Instant,
}

impl Desk {
    fn of(editor: ProseEditor, width: u16, height: u16) -> Self {
        let desk = Self { editor, area: Rect::new(0, 0, width, height), now: Instant::now() };
        desk.rows();
        desk
    }

    /// With the caret at the beginning.
    fn at_start(text: &str, width: u16, height: u16) -> Self {
        let mut editor = ProseEditor::new(text);
        editor.set_caret(0);
        Self::of(editor, width, height)
    }

    fn canvas(&self) -> Canvas {
        let mut canvas = Canvas::empty(self.area);
        let selected = Style::new().add_modifier(Modifier::REVERSED);
        self.editor.render(self.area, &mut canvas, Styles { text: Style::new(), selected });
        canvas
    }

    fn rows(&self) -> Vec<String> {
        let canvas = self.canvas();
        let row = |y| (0..self.area.width).map(|x| canvas[(x, y)].symbol()).collect::<String>();
        (0..self.area.height).map(|y| row(y).trim_end().to_owned()).collect()
    }

    /// The columns and rows that are shown as selected.
    fn reversed(&self) -> Vec<(u16, u16)> {
        let canvas = self.canvas();
        self.area
            .positions()
            .map(|at| (at.x, at.y))
            .filter(|at| canvas[*at].modifier.contains(Modifier::REVERSED))
            .collect()
    }

    fn cursor(&self) -> (u16, u16) {
        let Position { x, y } = self.editor.cursor_in(self.area).unwrap();
        (x, y)
    }

    fn edit(&mut self, edit: Edit) -> bool {
        self.editor.edit(edit, self.now)
    }

    fn moves(&mut self, motion: Motion, times: usize) -> &mut Self {
        for _ in 0..times {
            self.edit(Edit::Move(motion));
        }
        self
    }

    fn selects(&mut self, motion: Motion, times: usize) -> &mut Self {
        for _ in 0..times {
            self.edit(Edit::Select(motion));
        }
        self
    }

    /// Types key by key, a tenth of a second apart.
    fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.now += Duration::from_millis(100);
            self.editor.insert(&c.to_string(), self.now);
        }
        self
    }

    fn waits(&mut self) -> &mut Self {
        self.now += Duration::from_secs(2);
        self
    }

    fn undone(&mut self) -> String {
        self.edit(Edit::Undo);
        self.editor.text()
    }
}

#[test]
fn what_is_not_edited_comes_back_byte_for_byte() {
    for text in ["", "a\r\nb\rc\n", "\u{feff}\0\u{202e}\n\n", "\r"] {
        assert_eq!(ProseEditor::new(text).text(), text);
        assert_eq!(ProseEditor::one_line(text).text(), text);
        assert!(!ProseEditor::new(text).is_changed());
    }
}

#[test]
fn text_wraps_inside_the_area_and_leaves_a_column_for_the_caret() {
    let desk = Desk::at_start("The quick brown fox", 11, 4);
    assert_eq!(desk.rows(), ["The quick", "brown fox", "", ""]);
    let full = Desk::of(ProseEditor::new("漢字漢字漢"), 9, 3);
    assert_eq!(full.rows(), ["漢 字 漢 字", "漢", ""]);
    let mut exact = Desk::of(ProseEditor::new("漢字漢字"), 9, 3);
    assert_eq!(exact.cursor(), (8, 0));
    exact.types("漢");
    assert_eq!(exact.cursor(), (2, 1));
}

#[test]
fn up_and_down_follow_rows() {
    let mut desk = Desk::at_start("first long row of a line\nab\nanother", 13, 6);
    assert_eq!(desk.rows()[..5], ["first long", "row of a", "line", "ab", "another"]);
    desk.moves(Motion::Right, 3);
    for row in 1..5 {
        desk.moves(Motion::Down, 1);
        assert_eq!(desk.cursor(), (if row == 3 { 2 } else { 3 }, row));
    }
    assert!(!desk.edit(Edit::Move(Motion::Down)));
}

#[test]
fn the_column_survives_shorter_rows_and_wide_characters() {
    let mut desk = Desk::at_start("abcdefgh\nab\n漢字漢字\n\nabcdefgh", 20, 6);
    desk.moves(Motion::Right, 5);
    let mut columns = vec![];
    for _ in 0..4 {
        desk.moves(Motion::Down, 1);
        columns.push(desk.cursor());
    }
    assert_eq!(columns, [(2, 1), (4, 2), (0, 3), (5, 4)]);
    desk.moves(Motion::Up, 4);
    assert_eq!(desk.cursor(), (5, 0));
}

#[test]
fn the_end_of_a_row_broken_inside_a_word_is_a_place_of_its_own() {
    let mut desk = Desk::at_start("abcdefghij", 6, 4);
    assert_eq!(desk.rows()[..2], ["abcde", "fghij"]);
    desk.moves(Motion::LineEnd, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((5, 0), 5));
    desk.moves(Motion::Down, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((5, 1), 10));
    desk.moves(Motion::Up, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((5, 0), 5));
    desk.moves(Motion::LineStart, 1);
    assert_eq!(desk.cursor(), (0, 0));
    desk.moves(Motion::LineEnd, 1).moves(Motion::Right, 1);
    assert_eq!(desk.cursor(), (1, 1));
}

#[test]
fn the_end_of_a_row_wrapped_at_a_blank_is_before_the_blank() {
    let mut desk = Desk::at_start("hello world again", 8, 4);
    assert_eq!(desk.rows()[..3], ["hello", "world", "again"]);
    desk.moves(Motion::LineEnd, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((5, 0), 5));
    desk.moves(Motion::Right, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((0, 1), 6));
    desk.moves(Motion::LineEnd, 1).moves(Motion::Down, 1);
    assert_eq!((desk.cursor(), desk.editor.caret()), ((5, 2), 17));
}

#[test]
fn the_caret_goes_by_grapheme_and_one_backspace_removes_a_whole_one() {
    for grapheme in ["👨‍👩‍👧", "🇯🇵", "e\u{301}", "漢", "한"] {
        let mut desk = Desk::at_start(&format!("a{grapheme}b"), 20, 2);
        desk.moves(Motion::Right, 2);
        assert_eq!(desk.editor.caret(), 1 + grapheme.len());
        desk.edit(Edit::DeleteBack);
        assert_eq!(desk.editor.text(), "ab");
        desk.edit(Edit::Undo);
        desk.moves(Motion::Left, 1);
        desk.edit(Edit::DeleteForward);
        assert_eq!(desk.editor.text(), "ab", "forward over {grapheme}");
    }
}

#[test]
fn the_caret_leaves_a_grapheme_that_an_edit_closed_around_it() {
    let mut desk = Desk::at_start("🇩x🇪!", 20, 2);
    desk.moves(Motion::Right, 2);
    desk.edit(Edit::DeleteBack);
    assert_eq!((desk.editor.text().as_str(), desk.editor.caret()), ("🇩🇪!", 8));
    desk.edit(Edit::DeleteBack);
    assert_eq!(desk.editor.text(), "!");
    desk.edit(Edit::Undo);
    assert_eq!(desk.undone(), "🇩x🇪!", "the flag was not what stood before the x");
    let mut desk = Desk::at_start("\u{301}", 20, 2);
    desk.types("e");
    assert_eq!(desk.editor.caret(), 3);
    desk.types("x");
    assert_eq!(desk.editor.text(), "e\u{301}x");
}

#[test]
fn words_are_stepped_over_and_deleted() {
    let mut desk = Desk::at_start("It's one, two\n 漢字かな", 20, 4);
    let mut places = vec![];
    for _ in 0..5 {
        desk.moves(Motion::WordRight, 1);
        places.push(desk.editor.caret());
    }
    assert_eq!(places, [4, 8, 13, 21, 27]);
    for place in [21, 15, 10, 5, 0, 0] {
        desk.moves(Motion::WordLeft, 1);
        assert_eq!(desk.editor.caret(), place);
    }
    desk.editor.set_caret(8);
    desk.edit(Edit::DeleteWordBack);
    assert_eq!(desk.editor.text(), "It's , two\n 漢字かな");
}

#[test]
fn shift_selects_and_typing_replaces_the_selection() {
    let mut desk = Desk::at_start("one two three", 20, 2);
    desk.moves(Motion::WordRight, 1).selects(Motion::WordRight, 1);
    assert_eq!(desk.editor.selected_text().as_deref(), Some(" two"));
    assert_eq!(desk.reversed(), [(3, 0), (4, 0), (5, 0), (6, 0)]);
    desk.types("-");
    assert_eq!(desk.editor.text(), "one- three");
    assert_eq!(desk.undone(), "one two three");
    assert_eq!(desk.editor.selected_text(), None);
}

#[test]
fn a_selection_over_lines_shows_their_ends_and_left_and_right_leave_it() {
    let mut desk = Desk::at_start("ab\n\ncd", 10, 4);
    desk.moves(Motion::Right, 1).selects(Motion::Down, 2);
    assert_eq!(desk.editor.selected_text().as_deref(), Some("b\n\nc"));
    assert_eq!(desk.reversed(), [(1, 0), (2, 0), (0, 1), (0, 2)]);
    desk.moves(Motion::Left, 1);
    assert_eq!((desk.editor.caret(), desk.editor.selected_text()), (1, None));
    desk.selects(Motion::Down, 1).moves(Motion::Right, 1);
    assert_eq!(desk.editor.caret(), 3);
    assert!(desk.edit(Edit::SelectAll));
    assert!(!desk.edit(Edit::SelectAll));
    assert_eq!(desk.editor.cut().as_deref(), Some("ab\n\ncd"));
    assert!(desk.editor.is_empty());
    assert_eq!(desk.editor.cut(), None);
}

#[test]
fn undo_takes_back_words_and_redo_brings_them_again() {
    let mut desk = Desk::of(ProseEditor::new(""), 40, 3);
    desk.types("one two  three");
    assert_eq!(desk.undone(), "one two  ");
    assert_eq!(desk.undone(), "one ");
    assert_eq!(desk.undone(), "");
    assert!(!desk.edit(Edit::Undo));
    for text in ["one ", "one two  ", "one two  three"] {
        assert!(desk.edit(Edit::Redo));
        assert_eq!(desk.editor.text(), text);
    }
    assert!(!desk.edit(Edit::Redo));
    desk.edit(Edit::Undo);
    desk.types("x");
    assert!(!desk.edit(Edit::Redo), "a new edit ends what could be done again");
}

#[test]
fn a_pause_a_motion_a_paste_and_a_line_break_begin_a_step() {
    let mut desk = Desk::of(ProseEditor::new(""), 40, 3);
    desk.types("ab").waits().types("cd");
    desk.moves(Motion::Left, 1).moves(Motion::Right, 1).types("ef");
    desk.editor.paste("gh");
    desk.editor.paste("ij");
    desk.edit(Edit::Newline);
    desk.types("kl");
    for text in ["abcdefghij\n", "abcdefghij", "abcdefgh", "abcdef", "abcd", "ab", ""] {
        assert_eq!(desk.undone(), text);
    }
}

#[test]
fn a_run_of_deletions_is_one_step_and_the_caret_returns() {
    let mut desk = Desk::of(ProseEditor::new("one\ntwo three"), 40, 3);
    for _ in 0..7 {
        desk.edit(Edit::DeleteBack);
    }
    assert_eq!(desk.editor.text(), "one\ntw");
    assert_eq!((desk.undone().as_str(), desk.editor.caret()), ("one\ntwo three", 13));
    desk.editor.set_caret(2);
    for _ in 0..3 {
        desk.edit(Edit::DeleteForward);
    }
    assert_eq!(desk.editor.text(), "onwo three");
    assert_eq!((desk.undone().as_str(), desk.editor.caret()), ("one\ntwo three", 2));
    desk.edit(Edit::Redo);
    assert_eq!((desk.editor.text().as_str(), desk.editor.caret()), ("onwo three", 2));
}

#[test]
fn undoing_to_what_was_saved_makes_it_unchanged() {
    let mut desk = Desk::of(ProseEditor::new("a"), 40, 3);
    desk.types(" b c");
    assert!(desk.editor.is_changed());
    desk.editor.mark_saved();
    assert!(!desk.editor.is_changed());
    desk.edit(Edit::Undo);
    assert!(desk.editor.is_changed());
    desk.edit(Edit::Redo);
    assert!(!desk.editor.is_changed());
}

#[test]
fn a_paste_keeps_everything_but_the_kind_of_line_end() {
    let mut desk = Desk::of(ProseEditor::new(""), 40, 6);
    desk.editor.paste("a\r\nb\rc\n\0\x1b[31m\tx");
    assert_eq!(desk.editor.text(), "a\nb\nc\n\0\x1b[31m\tx");
    assert_eq!(desk.rows()[..4], ["a", "b", "c", "^@^[[31m    x"]);
    assert_eq!(desk.undone(), "");
}

#[test]
fn a_stored_carriage_return_is_shown_and_kept() {
    let mut desk = Desk::of(ProseEditor::new("a\r\nb"), 10, 3);
    assert_eq!(desk.rows()[..2], ["a^M", "b"]);
    desk.types("!");
    assert_eq!(desk.editor.text(), "a\r\nb!");
}

#[test]
fn tabs_and_invisible_characters_are_drawn_so_that_one_sees_them() {
    let desk = Desk::at_start("a\tb\u{202e}c\u{200b}", 40, 2);
    assert_eq!(desk.rows()[0], "a   b<U+202E>c<U+200B>");
}

#[test]
fn a_wide_blank_may_hang_over_the_edge_unseen() {
    let desk = Desk::at_start("漢字\u{3000}漢字", 5, 3);
    assert_eq!(desk.rows(), ["漢 字", "漢 字", ""]);
}

#[test]
fn nothing_is_drawn_outside_of_the_area() {
    let editor = ProseEditor::new("漢字 \u{202e} 👨‍👩‍👧 a\tb cdefgh\n\u{202e}");
    for width in 1..9 {
        let area = Rect::new(1, 1, width, 30);
        let mut canvas = Canvas::filled(Rect::new(0, 0, width + 2, 32), ratatui::buffer::Cell::new("#"));
        editor.render(area, &mut canvas, Styles::default());
        for y in 0..32 {
            assert_eq!((canvas[(0, y)].symbol(), canvas[(width + 1, y)].symbol()), ("#", "#"));
        }
        assert!(area.contains(editor.cursor_in(area).unwrap()));
    }
    assert_eq!(editor.cursor_in(Rect::new(0, 0, 0, 5)), None);
}

#[test]
fn the_view_follows_the_caret_with_a_row_of_context() {
    let text: Vec<String> = (0..50).map(|line| format!("line {line}")).collect();
    let mut desk = Desk::at_start(&text.join("\n"), 20, 5);
    desk.moves(Motion::Down, 3);
    assert_eq!((desk.rows()[0].as_str(), desk.cursor().1), ("line 0", 3));
    desk.moves(Motion::Down, 1);
    assert_eq!((desk.rows()[0].as_str(), desk.cursor().1), ("line 1", 3));
    desk.moves(Motion::PageDown, 2);
    assert_eq!(desk.cursor().1, 3);
    assert_eq!(desk.editor.line_or_selection(), "line 12");
    desk.moves(Motion::End, 1);
    assert_eq!((desk.rows()[4].as_str(), desk.cursor().1), ("line 49", 4));
    desk.moves(Motion::Up, 4);
    assert_eq!((desk.rows()[0].as_str(), desk.cursor().1), ("line 44", 1));
    desk.moves(Motion::PageUp, 99);
    assert_eq!(desk.cursor(), (6, 0), "as near to the column as the row is long");
}

#[test]
fn one_line_scrolls_sideways_and_leaves_the_keys_of_a_form_alone() {
    let mut desk = Desk::of(ProseEditor::one_line(""), 6, 1);
    desk.types("abcdefgh");
    assert_eq!((desk.rows()[0].as_str(), desk.cursor()), ("defgh", (5, 0)));
    for edit in [
        Edit::Newline,
        Edit::Move(Motion::Up),
        Edit::Move(Motion::Down),
        Edit::Move(Motion::PageDown),
        Edit::Move(Motion::Right),
    ] {
        assert!(!desk.edit(edit), "{edit:?}");
    }
    desk.moves(Motion::LineStart, 1);
    assert_eq!((desk.rows()[0].as_str(), desk.cursor()), ("abcdef", (0, 0)));
    desk.moves(Motion::LineEnd, 1);
    desk.edit(Edit::DeleteBack);
    assert_eq!(desk.rows()[0], "cdefg", "no room is wasted behind the end");
    desk.editor.paste("\r\nx\ny\n");
    assert_eq!(desk.editor.text(), "abcdefg x y");
}

#[test]
fn a_text_from_elsewhere_is_one_step_and_the_caret_stays_with_its_words() {
    let mut desk = Desk::of(ProseEditor::new("one\ntwo\nthree"), 20, 5);
    desk.editor.set_caret(5);
    for text in ["zero\none\ntwo\nthree!", "one\ntwo\nthree!", "zero\none\ntwo\nthree"] {
        desk.editor.set_text(text);
        assert_eq!(desk.editor.text(), text);
        assert!(text[desk.editor.caret()..].starts_with("wo\nthree"));
        assert_eq!((desk.undone().as_str(), desk.editor.caret()), ("one\ntwo\nthree", 5));
    }
    desk.editor.set_text("three\nfour\nfive");
    assert_eq!(desk.cursor(), (1, 1), "the words are gone, the place is not");
    desk.editor.mark_saved();
    desk.editor.set_text("three\nfour\nfive");
    assert!(!desk.editor.is_changed());
    desk.editor.set_text("");
    assert_eq!(desk.editor.caret(), 0);
}

#[test]
fn a_line_can_be_taken_and_replaced() {
    let mut desk = Desk::at_start("one\nask Ana\nthree", 20, 5);
    desk.moves(Motion::Down, 1);
    assert_eq!(desk.editor.line_or_selection(), "ask Ana");
    desk.editor.replace(desk.editor.line_or_selection_range(), "-> ask Ana");
    assert_eq!((desk.editor.text().as_str(), desk.cursor()), ("one\n-> ask Ana\nthree", (10, 1)));
    assert_eq!(desk.undone(), "one\nask Ana\nthree");
}

#[test]
fn a_paste_of_ten_megabytes_is_kept_whole() {
    let paste = "A line of prose, 漢字 too.\n".repeat(400_000);
    let mut desk = Desk::of(ProseEditor::new(""), 40, 10);
    desk.editor.paste(&paste);
    desk.types("x");
    assert_eq!(desk.cursor(), (1, 9));
    assert_eq!(desk.editor.text(), paste + "x");
    assert_eq!(desk.editor.words(), 400_000 * 7 + 1);
}

#[test]
fn what_is_written_does_not_get_into_a_log() {
    assert!(!format!("{:?}", ProseEditor::new("secret")).contains("secret"));
}

//! Ten thousand random edits, each compared with a plain `String` that does the same in the most naive way.
//!
//! The model shares nothing with the editor: it has one string, byte offsets, and whole copies for undo.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use ratatui::buffer::Buffer as Canvas;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::{Edit, Motion, ProseEditor, Styles};

const ROUNDS: u32 = 50;
const EDITS: usize = 200;

#[derive(Clone, Debug)]
enum Op {
    Type(String),
    Paste(String),
    Cut,
    DeleteBack,
    DeleteForward,
    DeleteWordBack,
    SetText(String),
    Newline,
    Jump(prop::sample::Index),
    Go(Motion),
    Select(Motion),
    Undo,
    Redo,
    Resize(u16, u16),
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,7}[ ,.\n-]?",
        3 => "[אבגדהו]{1,5} ?",
        3 => "[漢字学習。「」かなカナー]{1,5}",
        2 => prop::sample::select(vec!["한국어", "\u{1112}", "\u{1161}", "\u{11ab}", "กำ", "क्ष", "لا"]).prop_map(str::to_owned),
        4 => prop::sample::select(vec!["👨‍👩‍👧", "👍🏽", "🇯🇵", "🇯", "🇩🇪🇫", "❤\u{fe0f}", "👨", "\u{200d}"]).prop_map(str::to_owned),
        3 => prop::sample::select(vec!["e\u{301}", "\u{301}", "\u{308}\u{301}", "\u{202e}", "\u{200b}", "\t", "\u{1b}[m", "\0", "   ", "\u{9b}", "\u{feff}", "\u{2066}", "\u{e0041}", "ｶﾞ", "n\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["a\r\nb", "\r", "\n\n", "x\ry\r\n", ""]).prop_map(str::to_owned),
    ]
}

fn motion() -> impl Strategy<Value = Motion> {
    use Motion::{Down, End, Left, LineEnd, LineStart, PageDown, PageUp, Right, Start, Up, WordLeft, WordRight};
    prop::sample::select(vec![
        Left, Left, Right, Right, Up, Up, Down, Down, WordLeft, WordRight, LineStart, LineEnd, Start, End, PageUp,
        PageDown,
    ])
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        10 => piece().prop_map(Op::Type),
        2 => vec(piece(), 0..9).prop_map(|pieces| Op::Paste(pieces.concat())),
        1 => Just(Op::Cut),
        4 => Just(Op::DeleteBack),
        3 => Just(Op::DeleteForward),
        1 => Just(Op::DeleteWordBack),
        1 => vec(piece(), 0..30).prop_map(|pieces| Op::SetText(pieces.concat())),
        1 => Just(Op::Newline),
        3 => any::<prop::sample::Index>().prop_map(Op::Jump),
        6 => motion().prop_map(Op::Go),
        3 => motion().prop_map(Op::Select),
        2 => Just(Op::Undo),
        1 => Just(Op::Redo),
        1 => (1_u16..30, 1_u16..8).prop_map(|(width, height)| Op::Resize(width, height)),
    ]
}

/// Text, caret, and the other end of the selection.
#[derive(Clone, Debug, Default)]
struct Model {
    is_one_line: bool,
    text: String,
    caret: usize,
    anchor: Option<usize>,
    came_at: usize,
    undo: Vec<Version>,
    redo: Vec<Version>,
}

/// A whole text, with the caret from which it was left and the one with which it came about.
#[derive(Clone, Debug, Default)]
struct Version {
    text: String,
    left_at: usize,
    came_at: usize,
}

impl Model {
    /// Every edge of a grapheme in every line.
    fn edges(&self) -> Vec<usize> {
        let mut edges = vec![];
        let mut start = 0;
        for line in self.text.split(|c| c == '\n' && !self.is_one_line) {
            edges.extend(line.grapheme_indices(true).map(|(at, _)| start + at));
            edges.push(start + line.len());
            start += line.len() + 1;
        }
        edges
    }

    fn ends(&self) -> (usize, usize) {
        let anchor = self.anchor.unwrap_or(self.caret);
        (anchor.min(self.caret), anchor.max(self.caret))
    }

    fn put(&mut self, text: &str) {
        let (from, to) = self.ends();
        let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
        if self.is_one_line {
            text = text.trim_end_matches('\n').replace('\n', " ");
        }
        self.replace(from, to, &text);
    }

    fn replace(&mut self, from: usize, to: usize, text: &str) {
        if from == to && text.is_empty() {
            return;
        }
        self.undo.push(Version { text: self.text.clone(), left_at: self.caret, came_at: self.came_at });
        self.redo.clear();
        self.text = format!("{}{text}{}", &self.text[..from], &self.text[to..]);
        let end = from + text.len();
        self.caret = self.edges().into_iter().find(|edge| *edge >= end).unwrap();
        self.came_at = self.caret;
        self.anchor = None;
    }

    fn delete(&mut self, back: bool) {
        let edges = self.edges();
        let (mut from, mut to) = self.ends();
        if from == to && back {
            from = edges.into_iter().rev().find(|edge| *edge < from).unwrap_or(from);
        } else if from == to {
            to = edges.into_iter().find(|edge| *edge > to).unwrap_or(to);
        }
        self.replace(from, to, "");
    }

    fn turn(&mut self, back: bool) {
        let Some(version) = (if back { self.undo.pop() } else { self.redo.pop() }) else { return };
        self.caret = if back { version.left_at } else { version.came_at };
        self.anchor = None;
        let text = std::mem::replace(&mut self.text, version.text);
        let came_at = std::mem::replace(&mut self.came_at, version.came_at);
        let gone = Version { text, left_at: version.left_at, came_at };
        if back { &mut self.redo } else { &mut self.undo }.push(gone);
    }
}

/// The editor and the model, side by side.
struct Pair {
    editor: ProseEditor,
    model: Model,
    area: Rect,
    now: Instant,
    /// Between two edits: longer than a pause, and each is a step; shorter, and only the whole way back is compared.
    step: Duration,
}

impl Pair {
    fn new(text: &str, is_one_line: bool, step: Duration) -> Self {
        let model = Model { is_one_line, text: text.to_owned(), caret: text.len(), ..Model::default() };
        let editor = if is_one_line { ProseEditor::one_line(text) } else { ProseEditor::new(text) };
        Self { editor, model, area: Rect::new(3, 2, 12, 4), now: Instant::now(), step }
    }

    fn has_exact_steps(&self) -> bool {
        self.step > Duration::from_secs(1)
    }

    fn apply(&mut self, op: &Op) {
        self.now += self.step;
        match op {
            Op::Type(text) => {
                self.editor.insert(text, self.now);
                self.model.put(text);
            }
            Op::Paste(text) => {
                self.editor.paste(text);
                self.model.put(text);
            }
            Op::Cut => self.cut(),
            Op::DeleteBack => {
                self.editor.edit(Edit::DeleteBack, self.now);
                self.model.delete(true);
            }
            Op::DeleteForward => {
                self.editor.edit(Edit::DeleteForward, self.now);
                self.model.delete(false);
            }
            Op::DeleteWordBack => self.delete_word_back(),
            Op::SetText(text) => self.set_text(text),
            Op::Newline => {
                let broke = self.editor.edit(Edit::Newline, self.now);
                assert_ne!(broke, self.model.is_one_line);
                if broke {
                    self.model.put("\n");
                }
            }
            Op::Jump(index) => self.jump(index.index(self.model.text.len() + 1)),
            Op::Go(motion) => self.go(*motion, false),
            Op::Select(motion) => self.go(*motion, true),
            Op::Undo | Op::Redo => self.turn(matches!(op, Op::Undo)),
            Op::Resize(width, height) => self.area = Rect::new(3, 2, *width, *height),
        }
    }

    fn cut(&mut self) {
        let (from, to) = self.model.ends();
        let expected = (from < to).then(|| self.model.text[from..to].to_owned());
        assert_eq!(self.editor.selected_text(), expected);
        assert_eq!(self.editor.cut(), expected);
        self.model.replace(from, to, "");
    }

    /// Where a word begins is tested with examples; here it must be before the caret.
    fn delete_word_back(&mut self) {
        self.editor.edit(Edit::DeleteWordBack, self.now);
        let (from, to) = self.model.ends();
        let gone = self.model.text.len() - self.editor.text().len();
        self.model.replace(if from < to { from } else { to - gone }, to, "");
    }

    /// Where the caret goes is tested with examples; here it must be an edge.
    fn set_text(&mut self, text: &str) {
        self.editor.set_text(text);
        let is_new = text != self.model.text;
        if is_new {
            self.model.replace(0, self.model.text.len(), text);
            self.model.came_at = self.editor.caret();
        }
        self.model.anchor = None;
        self.model.caret = self.editor.caret();
    }

    fn jump(&mut self, byte: usize) {
        self.editor.set_caret(byte);
        self.model.caret = self.model.edges().into_iter().rev().find(|edge| *edge <= byte).unwrap();
        self.model.anchor = None;
    }

    fn go(&mut self, motion: Motion, selects: bool) {
        let before = self.model.clone();
        let is_by_rows = matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown);
        self.editor.edit(if selects { Edit::Select(motion) } else { Edit::Move(motion) }, self.now);
        if is_by_rows && before.is_one_line {
            return;
        }
        let edges = before.edges();
        let (from, to) = before.ends();
        let leaves = !selects && from < to;
        self.model.caret = match motion {
            Motion::Left if leaves => from,
            Motion::Right if leaves => to,
            Motion::Left => edges.into_iter().rev().find(|edge| *edge < before.caret).unwrap_or(0),
            Motion::Right => edges.into_iter().find(|edge| *edge > before.caret).unwrap_or(before.caret),
            Motion::Start => 0,
            Motion::End => before.text.len(),
            // Where rows and words lead is tested with examples; here it must be an edge in the right direction.
            Motion::WordLeft | Motion::LineStart | Motion::Up | Motion::PageUp => self.editor.caret().min(before.caret),
            Motion::WordRight | Motion::LineEnd | Motion::Down | Motion::PageDown => {
                self.editor.caret().max(before.caret)
            }
        };
        self.model.anchor = selects.then(|| before.anchor.unwrap_or(before.caret));
    }

    fn turn(&mut self, back: bool) {
        if self.has_exact_steps() {
            let could = self.editor.edit(if back { Edit::Undo } else { Edit::Redo }, self.now);
            assert_eq!(could, if back { !self.model.undo.is_empty() } else { !self.model.redo.is_empty() });
            self.model.turn(back);
        }
    }

    fn check(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.editor.text(), self.model.text.as_str());
        prop_assert_eq!(self.editor.caret(), self.model.caret);
        prop_assert!(self.model.edges().contains(&self.model.caret), "the caret is inside a grapheme");
        let (from, to) = self.model.ends();
        prop_assert_eq!(self.editor.selected_text(), (from < to).then(|| self.model.text[from..to].to_owned()));
        let cursor = self.editor.cursor_in(self.area);
        prop_assert!(cursor.is_some_and(|cursor| self.area.contains(cursor)), "{:?} is not on the screen", cursor);
        self.check_screen()
    }

    /// What stands left of the cursor on the screen is what stands before the caret in the text.
    fn check_screen(&self) -> Result<(), TestCaseError> {
        let mut canvas = Canvas::empty(Rect::new(0, 0, 40, 12));
        self.editor.render(self.area, &mut canvas, Styles::default());
        let cursor = self.editor.cursor_in(self.area).unwrap();
        let line = self.model.text[..self.model.caret].rsplit('\n').next().unwrap();
        let before = line.graphemes(true).next_back().filter(|text| text.chars().all(|c| c.is_ascii_graphic()));
        if let Some(before) = before.filter(|_| cursor.x > self.area.x) {
            prop_assert_eq!(canvas[(cursor.x - 1, cursor.y)].symbol(), before);
        }
        Ok(())
    }
}

fn run(original: &str, is_one_line: bool, ops: &[Op], step: Duration) -> Result<(), TestCaseError> {
    let mut pair = Pair::new(original, is_one_line, step);
    for op in ops {
        pair.apply(op);
        pair.check()?;
    }
    prop_assert_eq!(pair.editor.words(), ProseEditor::new(&pair.model.text).words());
    // A text that was undone part of the way is first done again.
    while pair.editor.edit(Edit::Redo, pair.now) {}
    let last = pair.editor.text();
    while pair.editor.edit(Edit::Undo, pair.now) {}
    prop_assert_eq!(pair.editor.text(), original);
    prop_assert!(!pair.editor.is_changed());
    while pair.editor.edit(Edit::Redo, pair.now) {}
    prop_assert_eq!(pair.editor.text(), last);
    Ok(())
}

/// The same edits on every run, and no file of failures beside the source.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn check_edits(rounds: u32, is_one_line: bool) {
    let original = vec(piece(), 0..40).prop_map(|pieces| pieces.concat());
    let step = prop::sample::select(vec![100, 2_000]).prop_map(Duration::from_millis);
    let edits = (original, vec(op(), EDITS), step);
    runner(rounds).run(&edits, |(original, ops, step)| run(&original, is_one_line, &ops, step)).unwrap();
}

#[test]
fn ten_thousand_edits_give_what_a_plain_string_gives() {
    check_edits(ROUNDS, false);
}

#[test]
fn edits_in_one_line_give_what_a_plain_string_gives() {
    check_edits(ROUNDS / 5, true);
}

#[test]
fn a_text_of_two_hundred_kilobytes_gives_what_a_plain_string_gives() {
    let line = "Noor said שלום to 漢字, 👨‍👩‍👧 and 🇯🇵; e\u{301}tude after e\u{301}tude, word after word.\n";
    let original = line.repeat(200_000 / line.len());
    runner(1).run(&vec(op(), 40), |ops| run(&original, false, &ops, Duration::from_secs(2))).unwrap();
}

//! Text in any script, and text that would act on the terminal, on every screen: shown as what it is, cell by cell in its place.

use mentorlog::clock::Clock;
use mentorlog::domain::Record;
use mentorlog::domain::action::ActionDetails;
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::goal::{GoalDetails, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::question::QuestionDetails;
use mentorlog::domain::topic::TopicDetails;
use mentorlog::journal::Journal;
use mentorlog::text::sanitise::{shown, shown_line};
use mentorlog::text::width::width;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::cli::payloads::PAYLOADS;
use crate::harness::{NOW, Tui};
use crate::pty::Session;

/// Thirty lines in many scripts, with what is drawn narrow, wide, on top of another, or not at all.
const SCRIPTS: [&str; 30] = [
    "Plain words, nothing odd about them",
    "Zürich, naïve, Ångström, œuvre",
    "e\u{301}tude de\u{301}compose\u{301}e, Zu\u{308}rich",
    "Grüße an Łukasz, Şule und Đặng",
    "Привет, как прошла встреча?",
    "Καλημέρα, τι κάνεις;",
    "שלום, מה שלומך היום?",
    "مرحبا، كيف كان اللقاء؟",
    "今日は目標について話した。",
    "昨天的會議很有用，謝謝你",
    "오늘 회의는 좋았습니다",
    "ｶﾞｷﾞｸﾞ half ﾊﾟﾋﾟ kana",
    "Ｆｕｌｌ　ｗｉｄｔｈ",
    "สวัสดี ประชุมวันนี้",
    "a\tb\tcd\tefg\thijk\tl",
    "\tbegins with a tab",
    "漢\t字\tafter wide ones",
    "an emoji 👍 or two 🎉🎉",
    "zero\u{200b}width\u{feff}here",
    "\u{202e}turned round\u{202c} and back",
    "\u{2066}isolated\u{2069} words",
    "tags \u{e0041}\u{e0042}\u{e0043}",
    "pile e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} of marks",
    "bell\u{7}, back\u{8}, escape\u{1b}[2J",
    "soft\u{ad}hyphen and no\u{a0}break",
    "ends in a mark \u{301}",
    "line\u{2028}separator\u{85}next",
    "a-very-long-word-that-has-to-be-broken-somewhere-because-it-is-longer-than-any-pane",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "\u{1b}]0;owned\u{7}\u{9b}31m",
];

/// What a text may be put together from: each is odd, or odd beside another.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", " ", "é", "e\u{301}", "\u{301}", "漢", "字", "ｶﾞ", "ﾞ", "👍", "👨‍👩‍👧", "🇯🇵", "🇯", "\t", "\u{1b}[m", "\0", "\u{9b}",
    "\u{202e}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{e0041}", "🏴", "\u{e007f}", "क्ष", "กำ", "한", "\u{1112}", "\u{1161}", "\u{11ab}",
    "ש", "لا", "\r", "❤\u{fe0f}", "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "word",
];

/// Every place, pane and overlay, by keys.
const WAYS: [&str; 22] = [
    "1",
    "2",
    "2 j",
    "2 j Enter",
    "2 j Enter Enter",
    "2 j Enter Tab",
    "2 j Enter Tab*2",
    "2 j Enter Tab*3",
    "2 j Enter Shift-Tab",
    "2 j e",
    "3",
    "3 Enter",
    "3 Enter Tab*2",
    "3 e",
    "4",
    "4 Tab G",
    "4 Tab G Enter",
    "5",
    "5 Enter",
    "5 e",
    "a",
    "?",
];

/// A journal that holds a text wherever one can be.
fn journal_of(text: &str, mut journal: Journal) -> Journal {
    let line = format!("x{}", text.replace('\n', " "));
    let details = MentorshipDetails { purpose: line.clone(), ..MentorshipDetails::of(Role::Mentee) };
    let aldo = journal.add_mentorship(line.as_str(), &details).unwrap();
    let with = Some(aldo);
    let today = journal.today();
    let held = MeetingDetails {
        title: line.clone(),
        notes: text.into(),
        private_notes: text.into(),
        ..MeetingDetails::on(with, today)
    };
    let next = journal
        .add_meeting(&MeetingDetails { title: line.clone(), ..MeetingDetails::on(with, today.succ_opt().unwrap()) })
        .unwrap();
    let meeting = journal.add_meeting(&held).unwrap();
    journal.set_meeting_status(meeting, MeetingStatus::Held, None).unwrap();
    journal.add_takeaway(meeting, &line).unwrap();
    journal.add_decision(meeting, &line).unwrap();
    let goal = journal.add_goal(&GoalDetails { why: line.clone(), ..GoalDetails::new(with, line.clone()) }).unwrap();
    journal.set(Record::Goal(goal), &[("status".into(), "active".into()), ("measure".into(), line.clone())]).unwrap();
    let milestone = MilestoneDetails { goal_id: goal, position: 0, text: line.clone(), due_on: None, done_on: None };
    journal.add_milestone(&milestone).unwrap();
    journal
        .log_progress(&ProgressDetails { moved: line.clone(), next: line.clone(), ..ProgressDetails::on(goal, today) })
        .unwrap();
    let action = journal
        .add_action(&ActionDetails { meeting_id: Some(meeting), ..ActionDetails::new(with, line.clone()) })
        .unwrap();
    journal.add_topic(&TopicDetails::new(aldo, line.clone())).unwrap();
    journal.add_agenda_line(next, AgendaSubject::Text(line.clone())).unwrap();
    journal.add_agenda_line(meeting, AgendaSubject::Text(line.clone())).unwrap();
    journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    let question = journal.add_question(&QuestionDetails::new(line.clone())).unwrap();
    let answer = AnswerDetails { question, mentorship_id: with, answered_on: today, text: line, to_meeting_id: None };
    journal.add_answer(&answer).unwrap();
    journal
}

/// What acts on a terminal, or hides and turns words.
fn odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Sees that each row is as wide as the screen: what a cell holds covers as many as it is wide, none of it beyond the edge.
fn assert_straight(buffer: &Buffer, what: &str) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            assert!(!symbol.contains(odd), "{what}: {symbol:?} at {x},{y}");
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        assert_eq!(x, buffer.area.width, "{what}: row {y} runs over the edge");
    }
}

#[test]
fn on_every_screen_odd_text_stays_in_its_place_and_does_nothing() {
    let texts = PAYLOADS.chunks(20).map(<[&str]>::concat).chain(SCRIPTS.chunks(10).map(|some| some.join("\n")));
    for text in texts {
        let mut tui = Tui::with(journal_of(&text, crate::harness::journal()));
        for size in [(120, 40), (43, 12)] {
            tui.resize(size.0, size.1);
            for way in WAYS {
                tui.keys(way);
                assert_straight(tui.drawn(), &format!("{way} at {size:?} of {text:?}"));
                tui.keys("Esc Esc Esc 1");
            }
        }
    }
}

#[test]
fn what_hides_or_turns_words_is_named_and_plain_scripts_are_not_touched() {
    let named = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200B}\u{200E}\u{200F}\u{FEFF}\u{2028}\u{2029}\u{E0041}\u{E0001}\u{AD}\u{2060}";
    for c in named.chars() {
        let mut tui = Tui::with(journal_of(&format!("a{c}b"), crate::harness::journal()));
        tui.keys("2 j Enter").shows(&format!("a<U+{:04X}>b", u32::from(c)));
    }
    let mut tui = Tui::with(journal_of(&format!("e{}!", "\u{301}".repeat(20)), crate::harness::journal()));
    tui.keys("2 j Enter").shows("<+12 marks>!");
    for plain in ["שלום", "مرحبا", "👩\u{200d}👩\u{200d}👧\u{200d}👦", "🇩🇪🇯🇵", "e\u{301}tude"]
    {
        assert_eq!(shown(plain), plain);
        let mut tui = Tui::with(journal_of(plain, crate::harness::journal()));
        tui.keys("2 j Enter").shows(plain);
    }
}

#[test]
fn a_terminal_shows_the_same_cells_and_the_caret_where_the_next_character_comes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    // The terminal of these tests puts the voicing marks of half-width kana on the letter; others give them a cell, as is drawn here.
    let lines: Vec<_> = SCRIPTS.into_iter().filter(|line| !line.contains('ﾞ')).collect();
    drop(journal_of(&lines.join("\n"), open()));
    let mut tui = Tui::with(open());
    let mut session = Session::start(&path, &[("MENTORLOG_NOW", NOW), ("NO_COLOR", "1")]);
    session.wait_words("Today");
    for key in ["2", "j", "Enter", "Enter"] {
        session.press_key(key);
        tui.keys(key);
        sees_the_same(&mut session, &tui, key);
    }
    for line in lines {
        // A mark or a joiner that is typed may join what stands before it, so each line begins after a blank.
        session.press(&format!("\x1b[200~ {line}\x1b[201~"));
        tui.paste(&format!(" {line}"));
        sees_the_same(&mut session, &tui, line);
        for key in ["Up", "Down"] {
            session.press_key(key);
            tui.keys(key);
            sees_the_same(&mut session, &tui, key);
        }
    }
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    for sign in [
        "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bc", "\x07", "\x08", "\x0e", "\x0f", "\u{9b}", "\u{9d}",
        "\u{90}",
    ] {
        assert!(!raw.contains(sign), "{sign:?} reached the terminal");
    }
}

/// Waits until the terminal shows what the program in this process draws, caret and all.
fn sees_the_same(session: &mut Session, tui: &Tui, after: &str) {
    let buffer = tui.drawn();
    let wanted = |x: u16, y: u16| buffer[(x, y)].symbol().trim_end().to_owned();
    let caret = tui.caret();
    session.wait_for(
        &format!("after {after:?}, the same as\n{}\nwith the caret at {caret:?}", tui.screen()),
        |screen| {
            let is_same = |x: u16, y: u16| {
                screen
                    .cell(y, x)
                    .is_some_and(|cell| cell.is_wide_continuation() || cell.contents().trim_end() == wanted(x, y))
            };
            let (row, column) = screen.cursor_position();
            let is_there = caret.is_none_or(|caret| (caret.x, caret.y) == (column, row));
            // The last row says when a draft was saved, which happens on its own.
            is_there && (0..23).all(|y| (0..80).all(|x| is_same(x, y)))
        },
    );
}

#[test]
fn neither_the_name_of_a_file_nor_the_last_words_act_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("a\u{1b}]0;owned\u{7}\u{9b}2Jb\u{202e}c");
    std::fs::create_dir(&odd).unwrap();
    let mut session = Session::start(&odd.join("journal.db"), &[]);
    session.wait_words("Today");
    session.press_key("n");
    session.wait_words("New mentorship");
    session.press("A\u{7f}Aldo");
    session.wait_words("Aldo");
    // Where the words went is said: there is no writing into the journal any more, so it is a file beside it.
    let journal = rusqlite::Connection::open(odd.join("journal.db")).unwrap();
    journal.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.signal(rustix::process::Signal::TERM);
    assert_eq!(session.finish(), 143);
    let raw = String::from_utf8_lossy(&session.raw);
    assert!(raw.contains("a^[]0;owned^G<U+009B>2Jb<U+202E>c/journal-rescued-"), "{raw:?}");
    assert!(!raw.contains(['\u{7}', '\u{9b}', '\u{202e}']), "{raw:?}");
}

#[test]
fn a_shown_text_is_as_wide_as_it_is_drawn() {
    let pieces = prop::sample::select(PIECES.to_vec());
    let config = Config { cases: 2_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let texts = prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat());
    let check = |text: String| {
        let safe = shown_line(&text);
        prop_assert!(!safe.contains(char::is_control));
        prop_assert_eq!(shown_line(&safe), safe.clone());
        let columns = u16::try_from(width(&safe)).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns + 10, 1));
        let (reached, _) = buffer.set_stringn(0, 0, &safe, usize::MAX, Style::new());
        prop_assert_eq!(reached, columns, "{:?}", safe);
        Ok(())
    };
    runner.run(&texts, check).unwrap();
}

//! Leaving, drafts and toasts, on screens made for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::*;
use crate::clock::Clock;
use crate::domain::draft::DraftPlace;
use crate::domain::mentorship::{MentorshipDetails, Role};
use crate::domain::{Invalid, Page, Record};
use crate::tui::filling::{self, Filled};
use crate::tui::screen::Asked;
use crate::tui::screen::ViewCx;
use crate::tui::screens::choice::{ChoiceScreen, MenuLine};
use crate::tui::widgets::form::{Field, Form};

/// A form for somebody new, or for somebody who exists and is saved on leaving.
struct PersonForm {
    form: Form,
    is_new: bool,
    refuses: Rc<Cell<bool>>,
    heard: Rc<RefCell<Vec<Answer>>>,
}

impl PersonForm {
    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        if self.refuses.get() {
            return Err(Invalid::new("name", "is taken").into());
        }
        cx.journal.add_mentorship(self.form.value("name").as_str(), &MentorshipDetails::of(Role::Mentor))?;
        Ok(())
    }
}

impl Screen for PersonForm {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_new { chain::NEW_FORM } else { chain::EDIT_FORM }
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Input::Answer(answer @ Answer::Chosen(..)) = input {
            self.heard.borrow_mut().push(answer);
            return Ok(Step::Stay);
        }
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
            Filled::Save => match self.save(cx) {
                Ok(()) => Ok(Step::Done("Somebody new".to_owned())),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &place())
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        if self.is_new { Ok(()) } else { self.save(cx) }
    }
}

fn place() -> DraftPlace {
    DraftPlace::New { what: "person".into(), number: 1 }
}

struct Case {
    app: App,
    at: Instant,
    refuses: Rc<Cell<bool>>,
    heard: Rc<RefCell<Vec<Answer>>>,
}

impl Case {
    /// A form on top of Today.
    fn with_form(is_new: bool) -> Case {
        let journal = Journal::in_memory(Clock::fixed("2026-09-09T14:03:00+02:00").unwrap()).unwrap();
        let at = Instant::now();
        let mut app = App::new(journal, Theme::plain(), true, at).unwrap();
        let (refuses, heard) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(Vec::new())));
        let form =
            Form::new(vec![Field::line("name", "Name"), Field::choice("my_role", "My role", ["mentor", "peer"])]);
        app.push(Box::new(PersonForm { form, is_new, refuses: refuses.clone(), heard: heard.clone() }));
        Case { app, at, refuses, heard }
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let key: super::super::keymap::Key = key.parse().unwrap();
            self.app.handle(Event::Key(key.event()), self.at);
        }
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key: super::super::keymap::Key = c.to_string().parse().unwrap();
            self.app.handle(Event::Key(key.event()), self.at);
        }
        self
    }

    fn drafts(&self) -> usize {
        self.app.journal.drafts().unwrap().len()
    }

    fn depth(&self) -> usize {
        self.app.stack.len()
    }

    fn toast(&self) -> &str {
        self.app.toast.as_ref().map_or("", |toast| &toast.words)
    }
}

#[test]
fn what_is_typed_is_a_draft_within_a_second() {
    let mut case = Case::with_form(true);
    case.text("Aldo");
    let due = case.app.next_deadline().unwrap();
    assert!(due <= case.at + Duration::from_secs(1));
    case.app.deadline(due);
    assert_eq!(case.drafts(), 1);
    assert_eq!(case.app.saving.words(), "draft saved 14:03");
}

#[test]
fn every_way_out_of_a_new_form_keeps_a_draft() {
    for way in ["Esc", "Ctrl-P"] {
        let mut case = Case::with_form(true);
        case.text("Aldo");
        if way == "Ctrl-P" {
            // Through the palette one gets anywhere, from the middle of a word.
            case.keys("Ctrl-P").text("goals").keys("Enter");
            assert_eq!(case.app.place(), Place::Goals);
        } else {
            case.keys(way);
        }
        case.app.keep_drafts();
        assert_eq!(case.drafts(), 1, "after {way}");
    }
}

#[test]
fn a_form_that_is_saved_leaves_no_draft() {
    let mut case = Case::with_form(true);
    case.text("Aldo");
    case.app.keep_drafts();
    case.keys("Ctrl-S");
    assert_eq!((case.drafts(), case.depth()), (0, 1));
    assert_eq!(case.toast(), "Somebody new");
    assert_eq!(case.app.toast.as_ref().unwrap().offers, Some(Command::Undo));
    case.keys("u");
    assert!(case.toast().starts_with("Taken back"), "{}", case.toast());
}

#[test]
fn a_form_that_is_thrown_away_leaves_its_words_in_the_trash() {
    for is_kept in [true, false] {
        let mut case = Case::with_form(true);
        case.text("Aldo");
        if is_kept {
            case.app.keep_drafts();
        }
        case.keys("Ctrl-P").text("wordstrash").keys("Enter");
        assert_eq!((case.drafts(), case.depth()), (0, 1));
        assert_eq!(case.app.journal.trash(&Page::first(5)).unwrap().len(), 1);
        assert!(case.toast().contains("Aldo"), "{}", case.toast());
        case.keys("u");
        assert_eq!(case.drafts(), 1, "the next key brings it back");
    }
}

#[test]
fn leaving_something_that_exists_saves_it() {
    let mut case = Case::with_form(false);
    case.text("Aldo").keys("Esc");
    assert_eq!(case.depth(), 1);
    assert_eq!(case.app.journal.revision().unwrap(), 1);
}

#[test]
fn a_failed_save_holds_one_back_once_and_keeps_the_text() {
    let mut case = Case::with_form(false);
    case.refuses.set(true);
    case.text("Aldo").keys("Esc");
    assert_eq!(case.depth(), 2, "it stays");
    assert!(case.toast().contains("the same key again"), "{}", case.toast());
    case.keys("Esc");
    assert_eq!((case.depth(), case.drafts()), (1, 1), "the words are a draft");
}

#[test]
fn an_error_is_shown_under_its_field_and_nothing_is_lost() {
    let mut case = Case::with_form(true);
    case.refuses.set(true);
    case.text("Aldo").keys("Ctrl-S");
    assert_eq!(case.depth(), 2);
    assert_eq!(case.app.stack[1].screen.draft().unwrap().place, place());
}

#[test]
fn an_answer_reaches_the_screen_that_asked() {
    const STATES: &[MenuLine] = &[
        MenuLine { letter: 'h', word: "held", meaning: "it took place" },
        MenuLine { letter: 'c', word: "cancelled", meaning: "it did not" },
    ];
    for keys in ["c", "Down Enter"] {
        let mut case = Case::with_form(true);
        let asked = Asked::about(Record::Meeting(crate::domain::MeetingId(7)), "state");
        case.app.push(Box::new(ChoiceScreen::new(asked.clone(), "The third bay", STATES)));
        case.keys(keys);
        assert_eq!(*case.heard.borrow(), [Answer::Chosen(asked, "cancelled")]);
        assert_eq!(case.depth(), 2);
    }
}

#[test]
fn a_toast_goes_after_six_seconds() {
    let mut case = Case::with_form(true);
    case.keys("Esc u");
    assert_eq!(case.toast(), "there is nothing to take back");
    case.app.deadline(case.at + Duration::from_secs(7));
    assert_eq!(case.toast(), "");
}

#[test]
fn what_is_said_after_a_long_wait_stays_its_time_from_then() {
    let mut case = Case::with_form(true);
    case.keys("Esc u");
    case.app.took(Duration::from_secs(5));
    case.app.deadline(case.at + Duration::from_secs(10));
    assert_eq!(case.toast(), "there is nothing to take back");
    case.app.deadline(case.at + Duration::from_secs(12));
    assert_eq!(case.toast(), "");
}

#[test]
fn letters_are_text_in_a_form_and_leave_elsewhere() {
    let mut case = Case::with_form(true);
    case.text("q1?u");
    assert!(case.app.is_running() && case.depth() == 2);
    case.keys("Esc q");
    assert!(!case.app.is_running());
}

#[test]
fn a_quiet_program_has_nothing_due_before_midnight() {
    let mut case = Case::with_form(true);
    case.keys("Esc");
    case.app.deadline(case.at + Duration::from_secs(7));
    let due = case.app.next_deadline().unwrap();
    assert!(due > case.at + Duration::from_secs(9 * 3600), "{:?}", due - case.at);
}

#[test]
fn what_falls_due_and_changes_nothing_is_not_drawn() {
    let mut case = Case::with_form(true);
    case.keys("Esc");
    case.app.deadline(case.at + Duration::from_secs(7));
    case.app.journal_was_written(case.at + Duration::from_secs(8));
    assert!(!case.app.deadline(case.at + Duration::from_secs(9)), "nobody has written anything");
    case.app.say("something");
    assert!(case.app.deadline(case.at + Duration::from_secs(60)), "the toast is old");
}

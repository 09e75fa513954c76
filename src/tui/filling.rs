//! Turns keys into the filling in of a form. Every form screen answers its inputs through here.

use chrono::{DateTime, Utc};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::command::{Command, Scope, chain};
use super::screen::{Answer, Asked, Cx, Input, Step, ViewCx};
use super::screens::month::MonthScreen;
use super::widgets::form::{Form, Kind};
use super::widgets::form_view::FormView;
use super::widgets::prose::{Edit, Motion};
use super::widgets::row::{draw_line, styled};
use super::widgets::section::below;
use super::writing;
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};
use crate::editor::Lent;
use crate::journal::{self, Error, Journal};
use crate::text::{when, written};

/// Asked of the month, for the field in focus.
const A_DAY: &str = "the day of a field";

/// Said of a field of which one only chooses.
const NOTHING_TO_WRITE: &str = "there is nothing to write here; Space goes on";

/// From so many rows on there is room for a blank one above a form.
const ROOMY: u16 = 20;

/// From so many rows on one can be spared to say how many fields follow.
const TALKATIVE: u16 = 4;

/// What an input did to a form.
#[derive(Debug)]
pub enum Filled {
    /// The screen saves: Ctrl-S, or Enter in the last field.
    Save,
    /// The form took it.
    Step(Step),
}

/// The keys of a form, for something new or for something that exists: those of a month too while a day is in focus.
pub fn scopes(form: &Form, is_new: bool) -> &'static [Scope] {
    match (is_new, form.day_in_focus().is_some()) {
        (true, true) => chain::NEW_FORM_DAY,
        (true, false) => chain::NEW_FORM,
        (false, true) => chain::EDIT_FORM_DAY,
        (false, false) => chain::EDIT_FORM,
    }
}

/// Lets a form take an input.
pub fn fill(form: &mut Form, input: &Input, cx: &mut Cx<'_>) -> Filled {
    form.mind(cx.journal.today());
    let step = match input {
        Input::Command(Command::Save) => return Filled::Save,
        Input::Command(Command::NextPane) => step(form, true, cx),
        Input::Command(Command::PreviousPane) => step(form, false, cx),
        Input::Command(Command::EditOutside) => edit_outside(form),
        Input::Command(Command::ShowMonth) => show_month(form, cx),
        Input::Answer(Answer::Day(asked, day)) if asked.what == A_DAY => {
            form.set(form.focused_name(), &day.to_string());
            Step::Stay
        }
        Input::Answer(Answer::Text(text)) => {
            if let Some(field) = form.focused() {
                field.editor().set_text(text);
            }
            Step::Stay
        }
        Input::Key(key) => return press(form, *key, cx),
        _ => type_in(form, input, cx),
    };
    Filled::Step(step)
}

/// Draws a form, with the caret in the field in focus.
pub fn draw(form: &Form, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let view = FormView { theme: cx.theme, grid: cx.grid, today: cx.today };
    // A form breathes under its title where there is room.
    let area = below(area, u16::from(area.height >= ROOMY));
    let caret = view.render(form, frame.buffer_mut(), area);
    cx.show_caret(frame, caret);
}

/// [`draw`] for a form that may be taller than its place: then its last row says how many fields follow.
pub fn draw_counting(form: &Form, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let view = FormView { theme: cx.theme, grid: cx.grid, today: cx.today };
    let area = below(area, u16::from(area.height >= ROOMY));
    if !view.is_taller(form, area) || area.height < TALKATIVE {
        let caret = view.render(form, frame.buffer_mut(), area);
        return cx.show_caret(frame, caret);
    }
    let fields = Rect { height: area.height - 1, ..area };
    let caret = view.render(form, frame.buffer_mut(), fields);
    cx.show_caret(frame, caret);
    let more = view.more_below(form, fields);
    if more > 0 {
        draw_line(frame.buffer_mut(), below(area, fields.height), styled(format!("… {more} more"), cx.theme.dim));
    }
}

/// Shows what the journal finds wrong under the field it is about. Anything else is the app's to say.
pub fn show_error(form: &mut Form, error: Error) -> journal::Result<Step> {
    if let Error::Invalid(invalid) = &error
        && form.set_error(&invalid.field, &invalid.what)
    {
        return Ok(Step::Stay);
    }
    Err(error)
}

/// Lets a form be left once it is saved; what is wrong with a field is shown under it, and keeps the form open.
pub fn leave(form: &mut Form, saved: journal::Result<()>) -> journal::Result<()> {
    match &saved {
        Ok(()) => form.mark_saved(),
        Err(Error::Invalid(invalid)) => {
            form.set_error(&invalid.field, &invalid.what);
        }
        Err(_) => {}
    }
    saved
}

/// Fills in what was left in a form and not saved, if anything was; gives the moment it was kept.
pub fn restore(form: &mut Form, place: &DraftPlace, journal: &Journal) -> journal::Result<Option<DateTime<Utc>>> {
    Ok(left(place, journal)?.map(|saved| {
        form.restore(&saved.draft.body);
        saved.saved_at
    }))
}

/// What was left in a form and not saved.
pub fn left(place: &DraftPlace, journal: &Journal) -> journal::Result<Option<SavedDraft>> {
    Ok(journal.drafts()?.into_iter().find(|saved| saved.draft.place == *place))
}

/// What the title of a form says that goes on with a draft: `as you left it 3 minutes ago`.
pub fn as_left(left_at: Option<DateTime<Utc>>, cx: &ViewCx<'_>) -> String {
    let minutes = left_at.map(|at| cx.now.to_utc().signed_duration_since(at).num_minutes());
    minutes.map_or_else(String::new, |minutes| format!("as you left it {}", when::ago(minutes)))
}

/// The draft of a form: what it holds, if it holds anything that is not saved.
pub fn draft(form: &Form, place: &DraftPlace) -> Option<Draft> {
    form.is_changed().then(|| Draft { place: place.clone(), body: form.body(), caret: 0 })
}

fn press(form: &mut Form, key: KeyEvent, cx: &mut Cx<'_>) -> Filled {
    let (is_prose, is_choice) = form.focused().map_or((false, false), |field| (field.is_prose(), field.is_choice()));
    let is_plain = key.modifiers.is_empty();
    if is_plain && let Some(has_answered) = answer(form, key.code) {
        // One goes on by itself to the next sentence.
        return Filled::Step(if has_answered { step(form, true, cx) } else { Step::Stay });
    }
    match key.code {
        KeyCode::Enter if !is_prose && form.is_at_end() => return Filled::Save,
        KeyCode::Enter if !is_prose => return Filled::Step(step(form, true, cx)),
        KeyCode::Up | KeyCode::Down if is_plain => move_or_step(form, key.code == KeyCode::Down, cx),
        KeyCode::Char(' ') | KeyCode::Right if is_choice => with_choice(form, |field| field.cycle(true)),
        KeyCode::Left if is_choice => with_choice(form, |field| field.cycle(false)),
        KeyCode::Char(letter) if is_choice => with_choice(form, |field| field.jump(letter)),
        _ => return Filled::Step(type_in(form, &Input::Key(key), cx)),
    }
    Filled::Step(Step::Stay)
}

/// Answers the sentence in focus by a key, if it is one that is answered so. Says whether that settles it.
fn answer(form: &mut Form, key: KeyCode) -> Option<bool> {
    let field = form.focused().filter(|field| field.is_scale())?;
    match key {
        KeyCode::Char(key) => Some(field.answer(key)),
        KeyCode::Backspace | KeyCode::Delete => {
            field.answer('-');
            Some(false)
        }
        _ => None,
    }
}

fn with_choice(form: &mut Form, change: impl FnOnce(&mut super::widgets::form::Field)) {
    if let Some(field) = form.focused() {
        change(field);
    }
}

/// In a text the arrows move by rows first, and leave it at its ends.
fn move_or_step(form: &mut Form, down: bool, cx: &mut Cx<'_>) {
    let motion = if down { Motion::Down } else { Motion::Up };
    let has_moved = form
        .focused()
        .filter(|field| field.is_prose())
        .is_some_and(|field| field.editor().edit(Edit::Move(motion), cx.at));
    if !has_moved {
        step(form, down, cx);
    }
}

/// Opens the month of the day that is written, else this one. A time that stands with the day stays.
fn show_month(form: &mut Form, cx: &Cx<'_>) -> Step {
    form.part_time();
    let Some((label, day)) = form.day_in_focus() else { return Step::Stay };
    let day = day.unwrap_or(cx.journal.today());
    Step::Push(Box::new(MonthScreen::new(Asked::plain(A_DAY), label, day)))
}

/// Goes to another field. A day or a time that is none is said before one is too far from it.
fn step(form: &mut Form, forward: bool, cx: &Cx<'_>) -> Step {
    look_over(form, cx);
    form.step(forward);
    Step::Stay
}

/// Says what is wrong with the field that is about to be left, and puts a time that stands with a day where it belongs.
pub fn look_over(form: &mut Form, cx: &Cx<'_>) {
    form.part_time();
    let Some(field) = form.focused() else { return };
    let text = field.text();
    let wrong = match field.kind() {
        _ if text.trim().is_empty() => None,
        Kind::Day => written::day_in(field.day_name(), &text, cx.journal.today()).err(),
        Kind::Time => written::time(&text).err(),
        _ => None,
    };
    field.mark_wrong(wrong.map(|wrong| wrong.to_string()));
}

fn type_in(form: &mut Form, input: &Input, cx: &mut Cx<'_>) -> Step {
    match (form.focused(), input) {
        // A key of the typing is not dead: it says why it does nothing.
        (Some(field), Input::Command(_)) if field.is_choice() => Step::Say(NOTHING_TO_WRITE.to_owned()),
        (Some(field), _) if !field.is_choice() => writing::write(field.editor(), input, cx).unwrap_or(Step::Stay),
        _ => Step::Stay,
    }
}

fn edit_outside(form: &mut Form) -> Step {
    match form.focused() {
        Some(field) if field.is_choice() => Step::Say(NOTHING_TO_WRITE.to_owned()),
        Some(field) => {
            let (name, text) = (field.name(), field.text());
            Step::Edit(Lent::field(name, text).with_caret(field.editor().caret()))
        }
        None => Step::Stay,
    }
}

//! Turns keys, commands and pastes into edits of a text. Forms, prompts and prose panes all write through here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::command::Command;
use super::screen::{Cx, Input, Step, ViewCx};
use super::widgets::prose::{Edit, Motion, ProseEditor, Styles};

/// Lets a text take an input. Gives nothing if the input is none of its business: `Save`, `Open`, an answer.
pub fn write(editor: &mut ProseEditor, input: &Input, cx: &mut Cx<'_>) -> Option<Step> {
    match input {
        Input::Key(key) => type_key(editor, *key, cx),
        Input::Command(command) => command_text(editor, *command, cx),
        Input::Paste(text) => {
            editor.paste(text);
            Some(Step::Stay)
        }
        Input::Answer(_) => None,
    }
}

/// Draws a text, with the caret if it has the keys.
pub fn draw(editor: &ProseEditor, has_keys: bool, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let styles = Styles { text: cx.theme.text, selected: cx.theme.selected_text };
    editor.render(area, frame.buffer_mut(), styles);
    if has_keys {
        cx.show_caret(frame, editor.cursor_in(area));
    }
}

fn type_key(editor: &mut ProseEditor, key: KeyEvent, cx: &Cx<'_>) -> Option<Step> {
    if let KeyCode::Char(c) = key.code
        && is_typed(key.modifiers)
    {
        editor.insert(c.encode_utf8(&mut [0; 4]), cx.at);
        return Some(Step::Stay);
    }
    editor.edit(edit_of(key)?, cx.at);
    Some(Step::Stay)
}

/// Control and Alt together are how some terminals report `AltGr`, which types.
fn is_typed(modifiers: KeyModifiers) -> bool {
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let held = modifiers & both;
    held.is_empty() || held == both
}

fn edit_of(key: KeyEvent) -> Option<Edit> {
    let has_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let has_word = has_control || key.modifiers.contains(KeyModifiers::ALT);
    let motion = match key.code {
        KeyCode::Enter => return Some(Edit::Newline),
        KeyCode::Backspace if has_word => return Some(Edit::DeleteWordBack),
        KeyCode::Backspace => return Some(Edit::DeleteBack),
        // What Backspace sends where the terminal says so.
        KeyCode::Char('h') if has_control => return Some(Edit::DeleteBack),
        KeyCode::Char('a') if has_control => return Some(Edit::SelectAll),
        KeyCode::Delete => return Some(Edit::DeleteForward),
        KeyCode::Left if has_word => Motion::WordLeft,
        KeyCode::Right if has_word => Motion::WordRight,
        KeyCode::Left => Motion::Left,
        KeyCode::Right => Motion::Right,
        KeyCode::Up => Motion::Up,
        KeyCode::Down => Motion::Down,
        KeyCode::Home if has_control => Motion::Start,
        KeyCode::End if has_control => Motion::End,
        KeyCode::Home => Motion::LineStart,
        KeyCode::End => Motion::LineEnd,
        KeyCode::PageUp => Motion::PageUp,
        KeyCode::PageDown => Motion::PageDown,
        _ => return None,
    };
    Some(if key.modifiers.contains(KeyModifiers::SHIFT) { Edit::Select(motion) } else { Edit::Move(motion) })
}

fn command_text(editor: &mut ProseEditor, command: Command, cx: &mut Cx<'_>) -> Option<Step> {
    let edit = match command {
        Command::Copy => return Some(copy(editor.selected_text(), cx)),
        Command::Cut => return Some(copy(editor.cut(), cx)),
        Command::PasteHere => {
            editor.paste(cx.clipboard.text());
            return Some(Step::Stay);
        }
        Command::UndoTyping => Edit::Undo,
        Command::RedoTyping => Edit::Redo,
        Command::WordLeft => Edit::Move(Motion::WordLeft),
        Command::WordRight => Edit::Move(Motion::WordRight),
        Command::DeleteWord => Edit::DeleteWordBack,
        _ => return None,
    };
    editor.edit(edit, cx.at);
    Some(Step::Stay)
}

fn copy(selected: Option<String>, cx: &mut Cx<'_>) -> Step {
    match selected {
        Some(text) => {
            cx.clipboard.copy(text);
            Step::Say("copied".to_owned())
        }
        None => Step::Say("nothing is selected; Esc leaves, and the text is kept".to_owned()),
    }
}

//! What the selected line of the page that closes a mentorship means, and what to press.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::command::{Command, chain};
use super::super::super::grid::READING;
use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::mentorship::lines::OpenLine;
use super::lines::{ClosingLine, is_said};
use crate::content::sentences;
use crate::journal::{ClosingPage, Notes};
use crate::text::plural;

/// Draws it from the top of `area`; `notes` is what happens to them.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    line: &ClosingLine,
    (page, notes): (&ClosingPage, Notes),
    cx: &ViewCx<'_>,
) {
    let area = cx.grid.prose(area, READING);
    let mut words = Paragraphs::new(area.width, cx.theme);
    match line {
        ClosingLine::Review => {
            words.sentence(
                "What you wanted, what became of it, and what each of you learned, written from the journal.",
                cx.theme.text,
            );
            press(&mut words, Command::Open, "opens it, to be read, edited and sent before the last meeting.", cx);
        }
        ClosingLine::Open(line) => unfinished(&mut words, line, cx),
        ClosingLine::ThankThem => {
            let name = page.page.line.first_name();
            words.sentence(&format!("What you thank {name} for is said in the last meeting."), cx.theme.text);
            if is_said(page) {
                words.sentence("It waits there as a topic.", cx.theme.dim);
            } else if page.planned > 0 {
                press(&mut words, Command::Toggle, "takes it there as a topic.", cx);
            }
        }
        ClosingLine::Thank(line) => {
            words.sentence(&format!("You met {} through {}.", line.name, page.page.line.first_name()), cx.theme.text);
            press(&mut words, Command::Toggle, "says that you thanked them today.", cx);
        }
        ClosingLine::Notes(_) | ClosingLine::Export => about_notes(&mut words, page, cx),
        ClosingLine::Close => {
            words.sentence(&what_follows(page, notes, cx.grid.is_short), cx.theme.text);
            press(&mut words, Command::Open, "closes it; undo takes all of it back.", cx);
        }
    }
    words.render(buffer, area, &Reader::default());
}

/// What a key does here, below what it is about.
fn press(words: &mut Paragraphs<'_>, command: Command, what: &str, cx: &ViewCx<'_>) {
    let key = cx.key(chain::CLOSING, command);
    // Below the list there is no row to spare.
    if !cx.grid.is_one_pane {
        words.gap();
    }
    words.sentence_with(&key, &format!("{key} {what}"), cx.theme.dim);
}

fn unfinished(words: &mut Paragraphs<'_>, line: &OpenLine, cx: &ViewCx<'_>) {
    words.text(line.text().trim_end(), cx.theme.text);
    let what = match line {
        OpenLine::Action(_) => "done",
        OpenLine::Goal(_) => "met",
        OpenLine::Topic(_) | OpenLine::Feedback(_) | OpenLine::Agreement(_) => "raised",
    };
    let or = if matches!(line, OpenLine::Topic(_)) { "lets it go" } else { "keeps it as your own or lets it go" };
    let other = cx.key(chain::CLOSING, Command::State);
    let what = format!("says that it is {what}, {other} {or}. Left alone, it stays open in the archive.");
    press(words, Command::Toggle, &what, cx);
}

fn about_notes(words: &mut Paragraphs<'_>, page: &ClosingPage, cx: &ViewCx<'_>) {
    words.sentence(&sentences::on_notes(!page.agreed_about_notes.is_empty()), cx.theme.text);
    if !page.agreed_about_notes.is_empty() {
        if !cx.grid.is_one_pane {
            words.gap();
        }
        words.text(&page.agreed_about_notes, cx.theme.note);
    }
}

/// What closing it does, in a sentence or three.
fn what_follows(page: &ClosingPage, notes: Notes, is_short: bool) -> String {
    let mut said = vec![match is_short {
        true => "It becomes an archive, only to be read.".to_owned(),
        false => "It becomes an archive: all of it stays to be read, and nothing more is written into it.".to_owned(),
    }];
    if notes == Notes::Delete {
        said.push(format!(
            "The notes of {} are deleted.",
            plural::count(page.meetings_with_notes, "meeting", "meetings")
        ));
    }
    match page.planned {
        0 => {}
        1 => said.push("The meeting that is planned is called off.".to_owned()),
        planned => said.push(format!("The {planned} meetings that are planned are called off.")),
    }
    let open = plural::counts(&[
        (page.page.actions.len(), "action", "actions"),
        (page.page.goals.len(), "goal", "goals"),
        (page.page.topics.len(), "topic", "topics"),
    ]);
    if !open.is_empty() {
        said.push(format!("Left open in it: {open}."));
    }
    said.join(" ")
}

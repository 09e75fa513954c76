//! What is next on Today: the debrief of a meeting that was held today, the next meeting with its agenda, and how the rhythm is kept.

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use super::selection::Item;
use super::sentence_with_key;
use crate::domain::agenda::{AgendaLineShown, AgendaSubject};
use crate::domain::meeting::{MeetingKind, MeetingLine};
use crate::domain::mentorship::{MentorshipLine, MentorshipStatus, Rhythm};
use crate::journal::{AgendaSaid, Today};
use crate::text::plural::count;
use crate::text::width::width;
use crate::text::{capitalised, when};
use crate::tui::command::{Command, chain};
use crate::tui::screen::ViewCx;
use crate::tui::widgets::list_item::ListItem;
use crate::tui::widgets::row::styled;
use crate::tui::widgets::sheet::Sheet;

/// Adds what is next, with so many lines of its agenda.
pub(super) fn draw_next(sheet: &mut Sheet<'_>, today: &Today, selected: &Item, agenda: usize, cx: &ViewCx<'_>) {
    if let Some(held) = &today.to_debrief {
        sheet.item(*selected == Item::Debrief(held.id), |sheet| {
            let words = Span::styled(format!("You met {} today", about(held)), cx.theme.strong);
            sheet.list_row(ListItem::spans(vec![words]), false, key(Command::Open, "debrief", cx));
        });
    }
    sheet.item(*selected == Item::Next, |sheet| match &today.next {
        Some(next) => draw_meeting(sheet, next, today, agenda, cx),
        None => draw_none(sheet, today, agenda, cx),
    });
}

fn draw_none(sheet: &mut Sheet<'_>, today: &Today, agenda: usize, cx: &ViewCx<'_>) {
    sheet.row(sentence_with_key("No meeting is planned.", Command::New, "plans one.", cx), Line::default());
    draw_agenda(sheet, "its agenda would hold", today, agenda, cx);
    let rhythm = today.with.as_ref().map(|line| rhythm(line, cx.today, cx.grid.is_one_pane)).unwrap_or_default();
    sheet.words(&rhythm, cx.theme.dim);
}

fn draw_meeting(sheet: &mut Sheet<'_>, next: &MeetingLine, today: &Today, agenda: usize, cx: &ViewCx<'_>) {
    let right = match next.meets_on == cx.today {
        true => key(Command::Begin, "begin", cx),
        false => styled(when::column(next.meets_on, cx.today), cx.theme.dim),
    };
    let when = vec![
        Span::styled(moment(next, cx.today), cx.theme.strong),
        Span::styled(format!(", {}", about(next)), cx.theme.text),
    ];
    sheet.row(Line::from(when), right);
    let rhythm = today.with.as_ref().map(|line| rhythm(line, cx.today, cx.grid.is_one_pane)).unwrap_or_default();
    let in_short = today.agenda_in_short(cx.today);
    let in_one_row = "agenda: ".len() + width(&in_short) + 2 + width(&rhythm) <= cx.grid.width().into();
    if cx.grid.is_one_pane && !cx.grid.is_short && !in_short.is_empty() && in_one_row {
        let agenda = ListItem::spans(vec![Span::styled(format!("agenda: {in_short}"), cx.theme.dim)]);
        return sheet.list_row(agenda, false, styled(rhythm, cx.theme.dim));
    }
    draw_agenda(sheet, "agenda:", today, agenda, cx);
    if !cx.grid.is_short && !rhythm.is_empty() {
        sheet.words(&rhythm, cx.theme.dim);
    }
}

/// A key and what it does, to stand flush right.
fn key(command: Command, does: &str, cx: &ViewCx<'_>) -> Line<'static> {
    let key = Span::styled(cx.key(chain::TODAY, command), cx.theme.key);
    Line::from(vec![key, Span::styled(format!(" {does}"), cx.theme.dim)])
}

/// What stands on the agenda in numbers; where there is room, also the first lines that stand nowhere else on the screen.
fn draw_agenda(sheet: &mut Sheet<'_>, lead: &str, today: &Today, most: usize, cx: &ViewCx<'_>) {
    let is_new = |line: &&AgendaLineShown| {
        use AgendaSubject::{Answer, Feedback, Text, Topic};
        let is_elsewhere = !matches!(line.line.details.subject(), Text(_) | Topic(_) | Answer(_) | Feedback(_));
        line.is_to_come() && !line.line.details.from_template && !is_elsewhere
    };
    let lines: Vec<_> = today.agenda.iter().filter(is_new).collect();
    let in_short = if most > 0 { today.agenda_beside_its_lines(cx.today) } else { today.agenda_in_short(cx.today) };
    if in_short.is_empty() && (most == 0 || lines.is_empty()) {
        return;
    }
    sheet.words(format!("{lead} {in_short}").trim_end(), cx.theme.dim);
    for line in lines.iter().take(most) {
        let item = ListItem::spans(vec![Span::styled(format!("  {}", line.words), cx.theme.dim)]);
        sheet.list_row(item, false, styled(AgendaSaid::of(line, cx.today).words, cx.theme.dim));
    }
    if most > 0 && lines.len() > most {
        let more = count(lines.len() - most, "line", "lines");
        sheet.words(&format!("  … {more} more"), cx.theme.dim);
    }
}

/// `Tomorrow at 16:00`.
fn moment(next: &MeetingLine, today: NaiveDate) -> String {
    let day = capitalised(&when::away(next.meets_on, today));
    next.starts_at.map_or(day.clone(), |time| format!("{day} at {}", when::time(time)))
}

/// With whom, or else what it is called or what it is for.
fn about(next: &MeetingLine) -> String {
    let kind = if next.kind == MeetingKind::Regular { "a meeting" } else { next.kind.as_str() };
    let names = [next.name.as_str(), next.title.as_str(), kind];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default().to_owned()
}

/// `5 weeks since the last one, 4 agreed.`, with the word for it when it is not on time; `5 weeks gone, 4 agreed` beside something.
/// Nothing of what is paused or over.
fn rhythm(with: &MentorshipLine, today: NaiveDate, is_brief: bool) -> String {
    let details = &with.mentorship.details;
    let Some(held) = with.last_held_on.filter(|_| details.status == MentorshipStatus::Active) else {
        return String::new();
    };
    if held >= today {
        return if is_brief { String::new() } else { "The last one was today.".to_owned() };
    }
    let days = (today - held).num_days();
    let (gone, agreed) = match details.rhythm_days {
        Some(agreed) => when::against(days, agreed.into()),
        None => (when::weeks(days), String::new()),
    };
    let agreed = if agreed.is_empty() { agreed } else { format!(", {agreed} agreed") };
    let word = match with.rhythm(today) {
        Some(rhythm) if rhythm != Rhythm::OnTime => format!(": {rhythm}"),
        _ => String::new(),
    };
    if is_brief { format!("{gone} gone{agreed}{word}") } else { format!("{gone} since the last one{agreed}{word}.") }
}

//! The templates of meetings: the built-in ones and one's own. Where there is room the selected one stands beside the list.
//!
//! A built-in one stays as it is: editing it makes a copy of one's own. Writing one is `template_form`.

mod reading;
pub mod shown;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::paragraphs::Reader;
use super::super::widgets::row::draw_line;
use super::super::widgets::section::below;
use super::template_form::TemplateFormScreen;
use crate::domain::meeting::MeetingKind;
use crate::domain::template::Template;
use crate::domain::{Record, TemplateId};
use crate::journal::{self, Journal};
use reading::TemplateReadingScreen;

/// The list of templates.
#[derive(Debug, Default)]
pub struct TemplatesScreen {
    list: ListCursor<Template>,
    /// One's own that there were, so that a new one is selected; nothing before the first are loaded.
    known: Option<Vec<TemplateId>>,
    /// The preview is read from its top, whichever is selected.
    top: Reader,
}

impl TemplatesScreen {
    fn own(&self) -> Option<TemplateId> {
        self.list.selected()?.own
    }

    fn edit(&self) -> Step {
        let Some(template) = self.list.selected() else { return Step::Stay };
        match (template.own, template.kind) {
            (Some(id), _) => Step::Push(Box::new(TemplateFormScreen::of(id))),
            (None, Some(kind)) => Step::Push(Box::new(TemplateFormScreen::like(kind))),
            (None, None) => Step::Stay,
        }
    }
}

/// Built-in ones have no number of their own; they are told apart by their place.
fn id_of(template: &Template) -> i64 {
    let place = MeetingKind::ALL.iter().zip(1..).find(|(kind, _)| Some(**kind) == template.kind);
    template.own.map_or_else(|| -place.map_or(0, |(_, place)| place), |id| id.0)
}

impl Screen for TemplatesScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::TEMPLATES
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let templates = journal.templates()?;
        let own: Vec<_> = templates.iter().filter_map(|template| template.own).collect();
        self.list.keep(templates, id_of);
        let known = self.known.replace(own.clone());
        let mut new = own.iter().filter(|id| known.as_ref().is_some_and(|known| !known.contains(id)));
        if let (Some(id), None) = (new.next(), new.next()) {
            self.list.select(id.0);
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Input::Command(command) = input else { return Ok(Step::Stay) };
        if let Some(motion) = command.motion() {
            self.list.step(motion);
            return Ok(Step::Stay);
        }
        Ok(match (command, self.list.selected()) {
            (Command::Open, Some(template)) => Step::Push(Box::new(TemplateReadingScreen::new(template.clone()))),
            (Command::New, _) => Step::Push(Box::new(TemplateFormScreen::blank())),
            (Command::Edit, _) => self.edit(),
            (Command::Delete, Some(Template { own: Some(id), .. })) => {
                Step::Say(cx.journal.delete(Record::Template(*id))?)
            }
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let (list, beside) = cx.grid.split(area, 3).map_or((area, None), |[list, beside]| (list, Some(beside)));
        let has_own = self.known.as_ref().is_some_and(|own| !own.is_empty());
        // Below the built-in ones a line says how one's own are begun, as long as there are none.
        let rows = if has_own { list.height } else { list.height.saturating_sub(2) };
        ListPane::new(&self.list, |template| item(template, beside.is_none(), cx))
            .sections(|template| if template.own.is_some() { "Yours" } else { "Built in" }.to_owned())
            .render(frame.buffer_mut(), Rect { height: rows, ..list }, cx.theme);
        if !has_own {
            let down = u16::try_from(self.list.len() + 2).unwrap_or(u16::MAX);
            let key = |command| Span::styled(cx.key(chain::TEMPLATES, command), cx.theme.key);
            let words = vec![
                Span::raw("None is yours yet; "),
                key(Command::New),
                Span::raw(" writes one, "),
                key(Command::Edit),
                Span::raw(" copies this one."),
            ];
            draw_line(frame.buffer_mut(), below(list, down.min(list.height.saturating_sub(1))), Line::from(words));
        }
        if let (Some(beside), Some(template)) = (beside, self.list.selected()) {
            shown::in_full(template, beside.width, cx.theme).render(frame.buffer_mut(), beside, &self.top);
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new("Templates").aside("what an agenda is made from")
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::Delete if self.own().is_none() => Some("it is built in and stays; only your own can be deleted"),
            _ => None,
        }
    }
}

/// Its name, with what it is for where nothing stands beside the list.
fn item(template: &Template, has_purpose: bool, cx: &ViewCx<'_>) -> ListItem {
    let mut spans = vec![Span::raw(template.name.clone())];
    if has_purpose && !template.purpose.trim().is_empty() {
        let dim = cx.theme.dim.remove_modifier(ratatui::style::Modifier::BOLD);
        spans.push(Span::styled(format!("  {}", template.purpose), dim));
    }
    let item = ListItem::spans(spans);
    match shown::minutes(template) {
        0 => item,
        minutes => item.right(format!("{minutes} min")),
    }
}

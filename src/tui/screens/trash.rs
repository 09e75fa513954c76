//! What was deleted or put away, newest first, and back with a key.

use chrono::{DateTime, FixedOffset};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use crate::domain::trash::{TrashLine, Trashed};
use crate::journal::{self, Journal};
use crate::text::when;

/// The trash as a list.
#[derive(Debug, Default)]
pub struct TrashScreen {
    list: ListCursor<TrashLine>,
}

impl Screen for TrashScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::TRASH
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.list.reload(|page| journal.trash(page))
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Input::Command(command) = input else { return Ok(Step::Stay) };
        if command == Command::Open
            && let Some(line) = self.list.selected()
        {
            return Ok(match line.what {
                Trashed::Draft { id, .. } => Step::BringBack(id),
                Trashed::Record { .. } => Step::Say(cx.journal.restore(line)?),
            });
        }
        if let Some(motion) = command.motion() {
            self.list.walk(motion, |page| cx.journal.trash(page))?;
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let build = |line: &TrashLine| {
            // A draft has no id that means anything here.
            let id = match line.what {
                Trashed::Record { record, .. } => record.to_string(),
                Trashed::Draft { .. } => "unsaved".to_owned(),
            };
            ListItem::new(line.called().to_owned()).tail(id).right(deleted(line, cx.now))
        };
        ListPane::new(&self.list, build).empty("Nothing is in the trash. What is deleted comes here.").render(
            frame.buffer_mut(),
            area,
            cx.theme,
        );
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new("Trash").aside("newest first; u takes back a deletion as well")
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        (command == Command::Open && self.list.is_empty()).then_some("the trash is empty")
    }
}

/// On the same day how long ago, later on the day.
fn deleted(line: &TrashLine, now: DateTime<FixedOffset>) -> String {
    let at = line.deleted_at.with_timezone(now.offset());
    if at.date_naive() == now.date_naive() {
        when::ago((now - at).num_minutes())
    } else {
        when::relative(at.date_naive(), now.date_naive())
    }
}

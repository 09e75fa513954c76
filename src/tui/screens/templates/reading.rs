//! A template in full, over the list of them: where there is one pane, this is where it is read.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, chain};
use super::super::super::grid::READING;
use super::super::super::screen::{Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::overlay::{self, Width};
use super::super::super::widgets::paragraphs::Reader;
use super::super::super::widgets::row::draw_line;
use super::shown;
use crate::domain::template::Template;
use crate::journal::{self, Journal};

/// A blank and the keys below.
const FIXED_ROWS: u16 = 2;

/// One template, to read.
#[derive(Debug)]
pub(super) struct TemplateReadingScreen {
    template: Template,
    reader: Reader,
}

impl TemplateReadingScreen {
    pub(super) fn new(template: Template) -> Self {
        TemplateReadingScreen { template, reader: Reader::default() }
    }
}

impl Screen for TemplateReadingScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::READING
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, _cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Input::Command(command) = input
            && let Some(motion) = command.motion()
        {
            self.reader.step(motion);
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let columns = overlay::content_width(area, cx.grid, Width::Wide).min(READING);
        let page = shown::in_full(&self.template, columns, cx.theme);
        let rows = page.height().saturating_add(FIXED_ROWS);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Wide, rows, cx.theme);
        let body = cx.grid.prose(Rect { height: inner.height.saturating_sub(FIXED_ROWS), ..inner }, READING);
        page.render(frame.buffer_mut(), body, &self.reader);
        let both = format!("{} {}", cx.key(chain::READING, Command::Down), cx.key(chain::READING, Command::Up));
        let keys = [(both, "read on, back"), (cx.key(chain::READING, Command::Back), "back")];
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

//! Draws the stack: the topmost full screen inside the frame of the page, then what lies over it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::chrome::{self, Page};
use super::super::glyph;
use super::super::grid::{Grid, Rows, SMALLEST};
use super::super::screen::ViewCx;
use super::App;

impl App {
    /// Draws everything. The only thing that changes by drawing is how far something is scrolled.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let screen = frame.area();
        if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
            chrome::draw_too_small(frame, screen, self.is_demo, &self.theme);
        } else {
            self.draw_stack(frame, screen);
        }
        if !self.has_unicode {
            glyph::to_ascii(frame.buffer_mut());
        }
    }

    fn draw_stack(&self, frame: &mut Frame<'_>, screen: Rect) {
        let base = self.base();
        let Some((page, overlays)) = self.stack.get(base..).and_then(<[_]>::split_first) else { return };
        let cx = self.view_cx(screen, overlays.is_empty());
        let toast_rows = self.toast.as_ref().map_or(0, |toast| chrome::toast_rows(toast, screen, cx.grid));
        let rows = Rows::of(screen, cx.grid, toast_rows);
        let chain = page.screen.scopes();
        let title = page.screen.title(&cx);
        let refusal = |command| page.refusal(command);
        let parts = Page {
            place: self.place,
            person: self.person.as_deref(),
            title: &title,
            toast: self.toast.as_ref(),
            chain,
            refusal: &refusal,
            word: &|command| page.screen.word(command),
            saving: &self.saving,
            is_demo: self.is_demo,
            is_on_a_place: base == 0,
        };
        chrome::draw(frame, &rows, &parts, &cx);
        page.screen.view(frame, rows.body, &cx);
        if !overlays.is_empty() {
            chrome::fade(frame.buffer_mut(), &self.theme);
            chrome::draw_news(frame.buffer_mut(), &rows, &parts, &cx);
        }
        // Of two overlays the one below would show round the edges of the other.
        if let Some(overlay) = overlays.last() {
            overlay.screen.view(frame, screen, &self.view_cx(screen, true));
        }
        if self.is_demo {
            chrome::draw_demo(frame.buffer_mut(), rows.places, &self.theme);
        }
    }

    /// Where the topmost full screen lies; what lies over it is drawn too.
    pub(super) fn base(&self) -> usize {
        self.stack.iter().rposition(|layer| !layer.screen.is_overlay()).unwrap_or(0)
    }

    fn view_cx(&self, screen: Rect, is_on_top: bool) -> ViewCx<'_> {
        let now = self.now();
        let grid = Grid::of(screen.width);
        ViewCx { theme: &self.theme, keymap: &self.keymap, grid, now, today: now.date_naive(), is_on_top }
    }
}

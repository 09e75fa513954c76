//! What stands above the list of the ledger: the balance in figures, what is plainly missing, what was heard twice.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraph::draw_sentence;
use super::super::super::widgets::row::{draw_row, styled};
use super::super::super::widgets::section::below;
use crate::content::on_feedback;
use crate::domain::feedback::{Balance, HeardTwice};
use crate::text::{capitalised, width::width};

/// With fewer rows than this the list needs them all.
const ROOM: u16 = 12;

/// From so many on there is room for two blank ones between sections.
const AIRY: u16 = 24;

/// What the head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) balance: Balance,
    pub(super) heard: Option<HeardTwice>,
}

impl Head {
    /// Draws it, and gives what is left of the area.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        if self.balance.is_empty() || area.height < 4 {
            return area;
        }
        let both = capitalised(&on_feedback::both_ways(&self.balance));
        let kinds = on_feedback::by_kind(&self.balance);
        let fits = width(&both) + width(&kinds) + 4 <= usize::from(area.width);
        let beside = if fits { kinds.clone() } else { String::new() };
        draw_row(buffer, area, styled(both, cx.theme.text), styled(beside, cx.theme.dim));
        let mut rest = below(area, 1);
        if area.height >= ROOM {
            if !fits {
                rest = below(rest, draw_sentence(buffer, rest, &kinds, cx.theme.dim));
            }
            let missing = self.balance.one_sided.map(|what| on_feedback::one_sided(what).to_owned());
            let heard = self.heard.as_ref().map(on_feedback::heard_twice);
            for sentence in missing.into_iter().chain(heard) {
                rest = below(rest, 1);
                let narrow = cx.grid.prose(rest, super::super::super::grid::READING);
                rest = below(rest, draw_sentence(buffer, narrow, &sentence, cx.theme.text));
            }
        }
        below(rest, if area.height >= AIRY { 2 } else { 1 })
    }
}

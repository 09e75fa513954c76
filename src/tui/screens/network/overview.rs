//! The network at a glance, below the list of mentorships: for each kind of help who is closest, or that there is nobody.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::row::draw_line;
use super::super::super::widgets::section::{below, draw_section};
use crate::domain::contact::Help;
use crate::journal::{Helpers, Network};
use crate::text::width::pad_right;

/// Columns of a kind of help.
const LABEL: usize = 16;

/// How many rows it takes.
pub const ROWS: u16 = 5;

/// Draws it from the top of an area.
pub fn draw(buffer: &mut Buffer, area: Rect, network: &Network, cx: &ViewCx<'_>) {
    let count = if network.all == 0 { String::new() } else { network.all.to_string() };
    let mut rest = draw_section(buffer, area, "Who helps", &count, false, cx.theme);
    if network.all == 0 {
        let words = vec![
            Span::raw("Nobody is written down yet. "),
            Span::styled(cx.key(chain::PEOPLE, Command::NextPane), cx.theme.key),
            Span::raw(" opens your network."),
        ];
        return draw_line(buffer, rest, Line::from(words));
    }
    for column in &network.columns {
        draw_line(buffer, rest, line(column, cx));
        rest = below(rest, 1);
    }
    let words = vec![
        Span::styled(cx.key(chain::PEOPLE, Command::NextPane), cx.theme.key),
        Span::styled(" shows them", cx.theme.dim),
    ];
    draw_line(buffer, rest, Line::from(words));
}

fn line(column: &Helpers, cx: &ViewCx<'_>) -> Line<'static> {
    let label = match column.help {
        Help::Work => "the work",
        help => help.in_words(),
    };
    let label = Span::styled(pad_right(label, LABEL), cx.theme.dim);
    let words = if column.names.is_empty() { "nobody yet".to_owned() } else { column.names.join(", ") };
    Line::from(vec![label, Span::styled(words, cx.theme.text)])
}

//! What the page of a goal and its preview in the list both draw.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::theme::Theme;
use super::super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::{below, draw_section};
use crate::domain::goal::GoalDetails;

/// Columns before the two halves of an if-then line.
const INDENT: u16 = 6;

/// The if-then line in two, each half with its word. Gives back the rows it took: none if there is no such line.
pub(in super::super) fn draw_if_then(buffer: &mut Buffer, area: Rect, goal: &GoalDetails, theme: &Theme) -> u16 {
    if goal.if_then.trim().is_empty() {
        return 0;
    }
    let rest = draw_section(buffer, area, "if … then", "", false, theme);
    let Some((when, then)) = halves(&goal.if_then) else {
        return 1 + draw_sentence(buffer, rest, &goal.if_then, theme.text);
    };
    let mut taken = 0;
    for (word, half) in [("if", when), ("then", then)] {
        let row = below(rest, taken);
        draw_line(buffer, row, styled(word, theme.dim));
        let indent = INDENT.min(row.width);
        let half_area = Rect { x: row.x + indent, width: row.width - indent, ..row };
        taken += draw_sentence(buffer, half_area, half, theme.text);
    }
    1 + taken
}

/// The rows that [`draw_if_then`] takes at this width.
pub(super) fn if_then_rows(goal: &GoalDetails, width: u16) -> u16 {
    if goal.if_then.trim().is_empty() {
        return 0;
    }
    match halves(&goal.if_then) {
        Some((when, then)) => {
            let half = width.saturating_sub(INDENT);
            1 + rows_of(when, half) + rows_of(then, half)
        }
        None => 1 + rows_of(&goal.if_then, width),
    }
}

/// What might be in the way. Gives back the rows it took.
pub(in super::super) fn draw_obstacle(buffer: &mut Buffer, area: Rect, goal: &GoalDetails, theme: &Theme) -> u16 {
    if goal.obstacle.trim().is_empty() {
        return 0;
    }
    let rest = draw_section(buffer, area, "obstacle", "", false, theme);
    1 + draw_sentence(buffer, rest, &goal.obstacle, theme.text)
}

/// The rows that [`draw_obstacle`] takes at this width.
pub(super) fn obstacle_rows(goal: &GoalDetails, width: u16) -> u16 {
    if goal.obstacle.trim().is_empty() { 0 } else { 1 + rows_of(&goal.obstacle, width) }
}

/// `If someone brings me a fault, then I ask` in its halves, without the words before them.
fn halves(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let rest = ["if ", "when "].iter().find_map(|word| without(line, word)).unwrap_or(line);
    // Lower case keeps the length of ASCII, which is all that is looked for; other letters may change theirs, so they are left.
    let at = rest.to_ascii_lowercase().find(" then ")?;
    Some((rest[..at].trim_end(), rest[at + " then ".len()..].trim_start()))
}

fn without<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = line.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_if_then_line_falls_in_two_halves() {
        let asked = Some(("someone brings me a fault,", "I ask what they would try."));
        for line in [
            "If someone brings me a fault, then I ask what they would try.",
            "when someone brings me a fault, THEN I ask what they would try.",
            "someone brings me a fault, then I ask what they would try.",
        ] {
            assert_eq!(halves(line), asked);
        }
        assert_eq!(halves("İf, then ünd"), Some(("İf,", "ünd")));
        assert_eq!(halves("Ask first"), None);
    }
}

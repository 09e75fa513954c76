//! Shares the rows of a column among the panes that stand in it.

use ratatui::layout::Rect;

/// Blank rows between two panes, where there is room.
const GAP: u16 = 2;

/// A heading and a row of content: less of a pane says nothing.
const LEAST: u16 = 2;

/// The pane in focus keeps so many rows before others go.
const ENOUGH: u16 = 6;

/// Where each pane of a column goes, given how many rows each would like. The one in focus gives way last; panes there is no room for
/// get none.
pub(super) fn stack(area: Rect, wanted: &[u16], focus: Option<usize>) -> Vec<Rect> {
    let count = u16::try_from(wanted.len()).unwrap_or(u16::MAX);
    let full: u16 = wanted.iter().fold(0, |sum, rows| sum.saturating_add(*rows));
    let gaps = |gap: u16| gap.saturating_mul(count.saturating_sub(1));
    let gap = if full.saturating_add(gaps(GAP)) <= area.height { GAP } else { GAP - 1 };
    let rows = shrink(wanted.to_vec(), focus, area.height, gap);
    let mut top = area.y;
    rows.into_iter()
        .map(|rows| {
            let place = Rect { y: top.min(area.bottom()), height: rows, ..area }.intersection(area);
            if rows > 0 {
                top = top.saturating_add(rows).saturating_add(gap);
            }
            place
        })
        .collect()
}

/// Takes rows from the tallest pane until all fit, then whole panes from the end; the one in focus comes last.
fn shrink(mut rows: Vec<u16>, focus: Option<usize>, room: u16, gap: u16) -> Vec<u16> {
    let taken = |rows: &[u16]| {
        let shown = rows.iter().filter(|rows| **rows > 0).count();
        let gaps = usize::from(gap) * shown.saturating_sub(1);
        rows.iter().map(|rows| usize::from(*rows)).sum::<usize>() + gaps
    };
    while taken(&rows) > room.into() {
        let others = || (0..rows.len()).filter(|at| Some(*at) != focus);
        let tallest = others().filter(|at| rows[*at] > LEAST).max_by_key(|at| rows[*at]);
        if let Some(at) = tallest {
            rows[at] -= 1;
        } else if let Some(at) = focus.filter(|at| rows[*at] > ENOUGH) {
            rows[at] -= 1;
        } else if let Some(at) = others().rfind(|at| rows[*at] > 0) {
            rows[at] = 0;
        } else if let Some(at) = focus.filter(|at| rows[*at] > 0) {
            rows[at] -= 1;
        } else {
            break;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(room: u16, wanted: &[u16], focus: usize) -> Vec<u16> {
        let area = Rect::new(0, 5, 34, room);
        let places = stack(area, wanted, Some(focus));
        for place in &places {
            assert_eq!(place.intersection(area).area(), place.area());
        }
        let shown: Vec<_> = places.iter().filter(|place| place.height > 0).collect();
        for pair in shown.windows(2) {
            assert!(pair[0].bottom() < pair[1].y, "{places:?}");
        }
        places.iter().map(|place| place.height).collect()
    }

    #[test]
    fn where_all_fit_each_has_what_it_wants() {
        assert_eq!(heights(28, &[8, 3, 4], 0), [8, 3, 4]);
    }

    #[test]
    fn the_tallest_gives_way_first_and_the_one_in_focus_last() {
        assert_eq!(heights(16, &[12, 3, 4], 1), [7, 3, 4]);
        assert_eq!(heights(12, &[12, 3, 4], 0), [6, 2, 2]);
        assert_eq!(heights(5, &[12, 3, 4], 2), [0, 0, 4]);
    }

    #[test]
    fn no_height_is_too_small() {
        for room in 0..40 {
            for focus in 0..5 {
                heights(room, &[3, 20, 2, 9, 60], focus);
            }
        }
    }
}

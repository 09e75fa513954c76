//! How a list looks, and that a long one costs no more than a short one.

use std::convert::Infallible;

use super::super::list::Motion;
use super::*;
use crate::domain::{Key, Listed};

const TODAY: [(&str, &str); 4] =
    [("held", "Half-time"), ("held", "The third bay"), ("held", "Three bays"), ("planned", "Closing")];

fn meetings() -> ListCursor<(i64, &'static str, &'static str)> {
    let mut cursor = ListCursor::default();
    let rows = TODAY.iter().zip(1..).map(|((section, title), id)| (id, *section, *title));
    cursor.keep(rows.collect(), |row| row.0);
    cursor
}

fn drawn<T>(pane: &ListPane<'_, T>, columns: u16, rows: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let area = Rect { x: 2, width: columns.saturating_sub(2), ..buffer.area };
    pane.render(&mut buffer, area, &Theme::plain());
    let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
    (0..rows).map(row).collect()
}

#[test]
fn headings_stand_between_sections_and_the_bar_is_as_tall_as_its_item() {
    let cursor = meetings();
    let pane = ListPane::new(&cursor, |row| ListItem::new(row.2).second("a line", "").right("in 4 weeks"))
        .sections(|row| row.1.to_owned());
    let rows = drawn(&pane, 30, 12);
    assert_eq!(rows[0], "  HELD");
    assert_eq!(rows[1], "▐ Half-time         in 4 weeks");
    assert_eq!(rows[2], "▐ a line");
    assert_eq!(rows[3], "");
    assert_eq!(rows[4], "  The third bay     in 4 weeks");
    assert_eq!(rows[9], "");
    assert_eq!(rows[10], "");
}

#[test]
fn the_heading_of_the_topmost_section_stays_when_the_list_scrolls() {
    let mut cursor = meetings();
    cursor.step(Motion::Last);
    let pane = ListPane::new(&cursor, |row| ListItem::new(row.2)).sections(|row| row.1.to_owned());
    assert_eq!(drawn(&pane, 20, 5), ["  HELD", "  Three bays", "", "  PLANNED", "▐ Closing"]);
}

#[test]
fn a_list_that_has_grown_above_the_selection_leaves_no_room_empty() {
    let mut cursor = ListCursor::default();
    cursor.keep(vec![5], |n| *n);
    drawn(&ListPane::new(&cursor, |n| ListItem::new(n.to_string())), 10, 3);
    cursor.keep(vec![1, 2, 3, 4, 5], |n| *n);
    assert_eq!(drawn(&ListPane::new(&cursor, |n| ListItem::new(n.to_string())), 10, 3), ["  3", "  4", "▐ 5"]);
}

#[test]
fn mark_owner_text_and_date_stand_in_columns() {
    let mut cursor = ListCursor::default();
    cursor.keep(vec![1], |n| *n);
    let pane = ListPane::new(&cursor, |_| {
        ListItem::new("one shift without the phone")
            .mark(Mark::Late)
            .owner("Aldo")
            .tail("x3")
            .right("2 days late")
            .late()
    });
    assert_eq!(drawn(&pane, 44, 1), ["▐ ! Aldo  one shift without… x3  2 days late"]);
}

#[test]
fn an_empty_list_says_what_would_change_it() {
    let cursor: ListCursor<i64> = ListCursor::default();
    let pane = ListPane::new(&cursor, |_| ListItem::default()).empty("No goal yet. n begins one.");
    assert_eq!(drawn(&pane, 40, 2), ["  No goal yet. n begins one.", ""]);
}

#[test]
fn a_draw_builds_no_more_than_it_shows() {
    let all: Vec<i64> = (1..=50_000).collect();
    let key = |n: i64| Key { order: String::new(), id: n };
    let mut cursor: ListCursor<i64> = ListCursor::default();
    cursor
        .reload(|page| {
            Ok::<_, Infallible>(all.iter().take(page.rows).map(|n| Listed { key: key(*n), item: *n }).collect())
        })
        .unwrap();
    drawn(&ListPane::new(&cursor, |n| ListItem::new(n.to_string())), 40, 20);
    assert!(cursor.items_built() <= 21, "{}", cursor.items_built());
    for _ in 0..60 {
        cursor.step(Motion::Down);
    }
    drawn(&ListPane::new(&cursor, |n| ListItem::new(n.to_string())), 40, 20);
    assert!(cursor.items_built() <= 2 * 22, "{}", cursor.items_built());
}

#[test]
fn no_size_panics() {
    let cursor = meetings();
    for (columns, rows) in [(0, 0), (1, 1), (2, 2), (3, 1), (10, 3), (40, 0), (200, 60)] {
        let pane = ListPane::new(&cursor, |row| ListItem::new(row.2).date("Thu 11 Jun").second("x", "y").right("soon"))
            .sections(|row| row.1.to_owned());
        drawn(&pane, columns, rows);
    }
}

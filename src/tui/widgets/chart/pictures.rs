//! What the charts look like, at 40, 80 and 120 columns, in weights alone and without Unicode; and that none of them panics.

use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::super::super::glyph::to_ascii;
use super::super::super::theme::Theme;
use super::*;

/// Any of the charts.
trait Chart {
    fn rows(&self, width: u16) -> u16;
    fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme);
}

macro_rules! charts {
    ($($name:ident),*) => {$(
        impl Chart for $name<'_> {
            fn rows(&self, width: u16) -> u16 {
                $name::rows(self, width)
            }
            fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
                $name::render(self, buffer, area, theme);
            }
        }
    )*};
}

charts!(Activity, Columns, DimensionChange, KeptBars, MeetingLine, SmallMultiples);

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| on(text)).collect()
}

fn painted(chart: &dyn Chart, columns: u16, rows: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let area = buffer.area;
    chart.render(&mut buffer, area, &Theme::plain());
    buffer
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let Rect { width, height, .. } = buffer.area;
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect()
}

fn drawn(chart: &dyn Chart, columns: u16) -> Vec<String> {
    lines(&painted(chart, columns, chart.rows(columns)))
}

/// The bold words of a picture, in order.
fn bold(chart: &dyn Chart, columns: u16) -> String {
    let buffer = painted(chart, columns, chart.rows(columns));
    let cell = |cell: &ratatui::buffer::Cell| {
        if cell.modifier.contains(Modifier::BOLD) { cell.symbol().to_owned() } else { " ".to_owned() }
    };
    let all: String = buffer.content.iter().map(cell).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many signs of a picture are dim, which only those that rank below it may be.
fn dimmed(chart: &dyn Chart, columns: u16, signs: &[&str]) -> usize {
    let buffer = painted(chart, columns, chart.rows(columns));
    let is_dim = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::DIM);
    buffer.content.iter().filter(is_dim).filter(|cell| signs.contains(&cell.symbol())).count()
}

/// The picture at each size, as screens of 40, 80 and 120 columns have it inside their margins.
fn at_all_sizes(chart: &dyn Chart) -> String {
    let mut said = String::new();
    for columns in [38, 76, 114] {
        said += &format!("{columns} columns\n{}\n\n", drawn(chart, columns).join("\n"));
    }
    let mut plain = painted(chart, 76, chart.rows(76));
    to_ascii(&mut plain);
    let plain = lines(&plain).join("\n");
    assert!(plain.is_ascii(), "{plain}");
    format!("{said}76 columns in ASCII\n{plain}\n")
}

fn assert_picture(name: &str, chart: &dyn Chart) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, at_all_sizes(chart)));
}

/// The eight months of the case study.
fn eight_months<'a>(held: &'a [NaiveDate], planned: &'a [NaiveDate]) -> MeetingLine<'a> {
    let from = on("2026-01-15");
    let agreed = Some(Agreed { from, days: 28 });
    MeetingLine { from: on("2026-01-01"), to: on("2026-10-14"), agreed, held, planned, lead: 20 }
}

fn held() -> Vec<NaiveDate> {
    days(&["2026-01-15", "2026-03-12", "2026-04-16", "2026-05-14", "2026-06-11", "2026-07-09", "2026-08-06"])
}

/// A meeting every so many days.
fn every(from: &str, step: u64, count: u64) -> Vec<NaiveDate> {
    (0..count).map(|n| on(from) + Days::new(n * step)).collect()
}

#[test]
fn meetings_stand_on_a_line_under_the_agreed_days() {
    let (held, planned) = (held(), days(&["2026-09-10", "2026-10-08"]));
    let chart = eight_months(&held, &planned);
    assert_picture("meetings", &chart);
    assert_eq!(bold(&chart, 114), "● ● ● ● ● ● ● 8 5 5");
    assert_eq!(dimmed(&chart, 114, &["●", "◦"]), 0);
    assert_eq!(dimmed(&chart, 114, &["╵"]), 10);
    assert!(drawn(&chart, 38).concat().contains("weeks between 8 5 4 4 4 4 5 4"));
    assert_eq!(bold(&chart, 38), "● ● ● ● ● ● ● 8 5 5");
}

#[test]
fn many_meetings_are_counted_and_the_long_gaps_keep_their_weeks() {
    let mut held = every("2025-01-02", 7, 60);
    held.retain(|day| !(on("2025-05-01")..on("2025-06-20")).contains(day));
    let agreed = Some(Agreed { from: held[0], days: 7 });
    let chart = MeetingLine { from: held[0], to: on("2026-02-26"), agreed, held: &held, planned: &[], lead: 0 };
    assert_picture("meetings-many", &chart);
    for columns in [38, 76, 114] {
        let picture = drawn(&chart, columns).join("\n");
        assert!(picture.contains(" held") && picture.contains("1 to 9"), "{picture}");
    }
    assert!(bold(&chart, 76).ends_with("● 9"), "{}", bold(&chart, 76));
}

#[test]
fn two_meetings_one_or_none_are_said() {
    let two = days(&["2026-03-12", "2026-02-01"]);
    let line = |held| MeetingLine { agreed: None, ..eight_months(held, &[]) };
    assert_eq!(line(&two).rows(114), 3);
    assert!(drawn(&line(&two), 76).concat().contains("2 held"));
    assert!(drawn(&line(&two), 38).concat().contains("weeks between 6"));
    assert_eq!((line(&two[..1]).rows(114), line(&two[..1]).rows(38)), (2, 3));
    assert!(drawn(&line(&[]), 38).concat().contains("none held"));
    let reversed = MeetingLine { from: on("2026-10-14"), to: on("2026-01-01"), ..line(&two) };
    assert_eq!(drawn(&reversed, 76), drawn(&line(&two), 76));
}

#[test]
fn weeks_said_as_agreed_are_not_bold() {
    let held = days(&["2026-01-01", "2026-01-31", "2026-03-07"]);
    let chart = MeetingLine { agreed: Some(Agreed { from: held[0], days: 28 }), ..eight_months(&held, &[]) };
    assert!(bold(&chart, 76).ends_with("● 5"), "{}", bold(&chart, 76));
    assert_eq!([in_weeks(2), in_weeks(30), in_weeks(-3)], ["<1", "4", "<1"]);
}

#[test]
fn both_bars_have_one_scale_and_their_figures_before_them() {
    let sides = [Side { who: "me", kept: 9, of: 12 }, Side { who: "Aldo", kept: 5, of: 6 }];
    assert_picture("kept", &KeptBars { sides: &sides });
    let narrow = drawn(&KeptBars { sides: &sides }, 34);
    assert_eq!(narrow[0], "me                         9 of 12");
    assert_eq!(narrow[4].chars().count(), 17);
    assert_eq!(bold(&KeptBars { sides: &sides }, 76), "9 5");
    let one = [Side { who: "me", kept: 0, of: 0 }, Side { who: "Maximiliane", kept: 3, of: 3 }];
    assert_eq!(drawn(&KeptBars { sides: &one }, 40), ["Maximiliane 3 of 3   ━━━━━━━━━"]);
}

const CHANGES: [Change<'_>; 6] = [
    Change { name: "Trust", earlier: Some(3.5), latest: Some(4.5) },
    Change { name: "Direction", earlier: Some(2.0), latest: Some(5.0) },
    Change { name: "Fairness", earlier: Some(4.0), latest: Some(4.0) },
    Change { name: "Commitment", earlier: Some(3.5), latest: Some(2.0) },
    Change { name: "Dialogue", earlier: None, latest: Some(4.5) },
    Change { name: "Growth", earlier: Some(2.5), latest: None },
];

#[test]
fn a_dimension_goes_from_its_earlier_value_to_the_latest() {
    let chart = DimensionChange { changes: &CHANGES, earlier: "Apr", latest: "Sep", is_airy: false };
    assert_picture("change", &chart);
    assert_eq!(bold(&chart, 76), "4.5 ● 5 ● 4 ● 2 ● 4.5 ●");
    assert_eq!(dimmed(&chart, 76, &["●", "◦", "━"]), 0);
    let figures = drawn(&chart, 30).join("\n");
    assert!(figures.contains("Commitment      3.5        2"), "{figures}");
    let first = DimensionChange { earlier: "", is_airy: true, ..chart };
    let rows = drawn(&first, 54);
    assert_eq!(rows.len(), 13);
    assert!(rows[2].starts_with("Trust           4.5") && rows[2].contains('●') && !rows[2].contains('◦'), "{rows:?}");
}

#[test]
fn dimensions_stand_side_by_side_and_in_a_narrow_screen_one_below_the_other() {
    let times = days(&["2026-04-16", "2026-07-09", "2026-09-03"]);
    let of = |values: [f64; 3]| times.iter().copied().zip(values).collect::<Vec<_>>();
    let values = [
        of([3.5, 4.0, 4.5]),
        of([2.0, 4.0, 5.0]),
        of([4.0, 4.0, 4.0]),
        of([2.0, 3.5, 3.0]),
        vec![(times[1], 3.0)],
        vec![],
    ];
    let lines = CHANGES.iter().zip(&values).map(|(dimension, values)| Multiple { name: dimension.name, values });
    let lines: Vec<_> = lines.collect();
    let chart = SmallMultiples { lines: &lines, grid: None };
    assert_picture("multiples", &chart);
    assert_eq!([38, 76, 114].map(|columns| chart.rows(columns)), [6, 13, 6]);
    assert_eq!(bold(&chart, 114), "4.5 5 4 3 3 ●");
    let on_grid = SmallMultiples { grid: Some((20, 14)), ..chart };
    assert_eq!(drawn(&on_grid, 114), drawn(&chart, 114));
    assert_eq!(on_grid.rows(76), 13);
}

#[test]
fn values_stand_as_columns_over_their_digits() {
    let label = ["Jan", "Mar", "Apr", "May", "Jun", "Jun", "Aug"];
    let values = [Some(3), Some(2), Some(4), None, Some(5), Some(4), Some(1)];
    let columns: Vec<_> = values.into_iter().zip(label).map(|(value, label)| Column { value, label }).collect();
    assert_picture("columns", &Columns { columns: &columns });
    assert_eq!(bold(&Columns { columns: &columns }, 34), "▁▁▁ 1");
    let many: Vec<_> = columns.iter().copied().cycle().take(60).collect();
    assert_picture("columns-many", &Columns { columns: &many });
    assert!(drawn(&Columns { columns: &many }, 38)[0].starts_with("the last 19 of 60"));
    let bare: Vec<_> = values.into_iter().map(|value| Column { value, label: "" }).collect();
    assert_eq!(drawn(&Columns { columns: &bare }, 14), ["▄ ▂ ▆   █ ▆ ▁", "3 2 4   5 4 1"]);
}

#[test]
fn activity_stands_by_week_or_where_there_is_no_room_by_month() {
    let counts: Vec<_> = (0..).zip(every("2026-01-15", 6, 40)).map(|(n, day)| (day, n * 7 % 5)).collect();
    let chart = Activity { from: on("2026-01-15"), to: on("2026-09-09"), counts: &counts };
    assert_picture("activity", &chart);
    assert!(drawn(&chart, 76)[0].starts_with("most in a week: 6"), "{:?}", drawn(&chart, 76));
    assert!(drawn(&chart, 30)[0].ends_with("by month"));
    assert_eq!(drawn(&Activity { counts: &[], ..chart }, 40), ["Nothing in this time."]);
    let decade = Activity { from: on("2016-09-09"), ..chart };
    assert!(drawn(&decade, 76)[0].ends_with("by year"));
}

/// Draws at every size; nothing may stand outside the area, which lies inside a screen.
fn draw_everywhere(chart: &dyn Chart) {
    draw_at(chart, &(0..=200).collect::<Vec<_>>(), &(0..=20).collect::<Vec<_>>());
}

/// [`draw_everywhere`] at some sizes, among them those where a chart changes its form.
fn draw_here_and_there(chart: &dyn Chart) {
    draw_at(
        chart,
        &[0, 1, 2, 3, 5, 9, 15, 22, 35, 36, 37, 52, 59, 60, 61, 76, 99, 114, 200],
        &[0, 1, 2, 3, 4, 5, 6, 20],
    );
    chart.render(&mut Buffer::empty(Rect::new(0, 0, 9, 9)), Rect::new(5, 5, 60, 60), &Theme::plain());
    chart.render(&mut Buffer::empty(Rect::new(0, 0, 9, 9)), Rect::new(90, 90, 60, 60), &Theme::plain());
}

fn draw_at(chart: &dyn Chart, widths: &[u16], heights: &[u16]) {
    for (columns, rows) in widths.iter().flat_map(|width| heights.iter().map(|height| (*width, *height))) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns + 2, rows + 2));
        chart.render(&mut buffer, Rect::new(1, 1, columns, rows), &Theme::plain());
        let above_and_below = (0..columns + 2).flat_map(|x| [(x, 0), (x, rows + 1)]);
        let beside = (0..rows + 2).flat_map(|y| [(0, y), (columns + 1, y)]);
        for (x, y) in above_and_below.chain(beside) {
            assert_eq!(buffer[(x, y)].symbol(), " ", "{columns}x{rows}: {x},{y}");
        }
        chart.rows(columns);
    }
}

#[test]
fn nothing_stands_outside_its_area_at_any_size() {
    let (held, planned) = (held(), days(&["2026-09-10"]));
    draw_everywhere(&eight_months(&held, &planned));
    let counts: Vec<_> = held.iter().map(|day| (*day, 3)).collect();
    draw_everywhere(&Activity { from: held[0], to: held[6], counts: &counts });
    draw_everywhere(&KeptBars { sides: &[Side { who: "me", kept: 9, of: 12 }, Side { who: "Aldo", kept: 5, of: 6 }] });
    draw_everywhere(&DimensionChange { changes: &CHANGES, earlier: "Apr", latest: "Sep", is_airy: true });
    let values: Vec<_> = held.iter().copied().zip([2.0, 4.5, 5.0]).collect();
    let lines = CHANGES.map(|change| Multiple { name: change.name, values: &values });
    draw_everywhere(&SmallMultiples { lines: &lines, grid: Some((20, 14)) });
    draw_everywhere(&Columns { columns: &[Column { value: Some(3), label: "Jan" }; 12] });
}

#[test]
fn no_size_and_no_span_gives_a_panic() {
    let many = every("2016-01-02", 7, 500);
    let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
    let spans = [("2026-01-01", "2026-10-14"), ("2026-10-14", "2016-01-01"), ("2026-05-05", "2026-05-05")];
    let spans = spans.map(|(from, to)| (on(from), on(to))).into_iter().chain([(first, last)]);
    for (from, to) in spans {
        for (held, planned) in [(&many[..], &many[..3]), (&many[430..431], &[]), (&[], &[])] {
            for agreed in [None, Some(Agreed { from: first, days: 1 }), Some(Agreed { from: many[3], days: u32::MAX })]
            {
                draw_here_and_there(&MeetingLine { from, to, agreed, held, planned, lead: 7 });
            }
        }
        let counts: Vec<_> = many.iter().map(|day| (*day, u32::MAX)).collect();
        draw_here_and_there(&Activity { from, to, counts: &counts });
        draw_here_and_there(&Activity { from, to, counts: &counts[..1] });
    }
}

#[test]
fn no_size_and_no_value_gives_a_panic() {
    for sides in [&[Side { who: "", kept: u32::MAX, of: 1 }; 2][..], &[Side { who: "目標", kept: 0, of: u32::MAX }]] {
        draw_here_and_there(&KeptBars { sides });
    }
    for value in [None, Some(f64::NAN), Some(-3.0), Some(f64::INFINITY), Some(1.0)] {
        let change = Change { name: "Commitment and more than that", earlier: value, latest: Some(5.0) };
        for count in [0, 1, 6, 30] {
            let changes = vec![change; count];
            draw_here_and_there(&DimensionChange { changes: &changes, earlier: "Apr 2025", latest: "", is_airy: true });
        }
        let values: Vec<_> = every("2026-01-01", 40, 5).into_iter().zip(value).collect();
        let lines = [Multiple { name: "Trust", values: &values }, Multiple { name: "", values: &[] }];
        for grid in [None, Some((0, 0)), Some((u16::MAX, u16::MAX)), Some((20, 14))] {
            draw_here_and_there(&SmallMultiples { lines: &lines.repeat(4), grid });
        }
    }
    for count in [0, 1, 3, 500] {
        for label in ["", "12 January", "目標"] {
            let columns = vec![Column { value: Some(9), label }; count];
            draw_here_and_there(&Columns { columns: &columns });
        }
    }
}

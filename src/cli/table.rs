//! Rows in columns that line up, for people. What does not fit into a terminal is shortened; anywhere else all of it is there.

use std::io;

use super::Out;
use crate::text::{sanitise, width};

/// No column gets narrower than this, where all of them are to fit.
const LEAST_OF_A_COLUMN: usize = 10;

/// Columns between two columns.
const GAP: &str = "  ";

/// Prints rows page by page; a column only ever gets wider.
#[derive(Debug, Default)]
pub struct Table {
    indent: &'static str,
    widths: Vec<usize>,
}

impl Table {
    /// Rows that stand under a heading.
    pub fn indented() -> Self {
        Table { indent: GAP, widths: Vec::new() }
    }

    /// Prints rows, each with as many cells as the others. A column that is empty in all of them is left out.
    pub fn print(&mut self, rows: &[impl AsRef<[String]>], out: &mut Out<'_>) -> io::Result<()> {
        let cells = |row: &[String]| row.iter().map(|cell| sanitise::shown_line(cell)).collect();
        let mut rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row.as_ref())).collect();
        let mut widths = self.widths.clone();
        widths.resize(rows.first().map_or(0, Vec::len).max(widths.len()), 0);
        for row in &rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(width::width(cell));
            }
        }
        if let Some(columns) = out.columns() {
            self.fit(&mut widths, columns.saturating_sub(self.indent.len()));
            for (cell, most) in rows.iter_mut().flat_map(|row| row.iter_mut().zip(&widths)) {
                *cell = width::shorten(cell, *most).into_owned();
            }
        }
        self.widths = widths;
        for row in rows {
            let cells = row.iter().zip(&self.widths).filter(|(_, widest)| **widest > 0);
            let cells: Vec<_> = cells.map(|(cell, widest)| width::pad_right(cell, *widest)).collect();
            out.line(format!("{}{}", self.indent, cells.join(GAP)).trim_end())?;
        }
        Ok(())
    }

    /// Takes from the widest columns until all of them fit; none gets narrower than it was on the pages before.
    fn fit(&self, widths: &mut [usize], columns: usize) {
        let least = |at: usize| self.widths.get(at).map_or(LEAST_OF_A_COLUMN, |was| LEAST_OF_A_COLUMN.max(*was));
        while whole(widths) > columns {
            let widest = (0..widths.len()).filter(|at| widths[*at] > least(*at)).max_by_key(|at| widths[*at]);
            let Some(widest) = widest else { return };
            widths[widest] -= 1;
        }
    }
}

/// How wide a row is; an empty column is left out.
fn whole(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    shown.map(|width| width + GAP.len()).sum::<usize>().saturating_sub(GAP.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed<const N: usize>(pages: Vec<Vec<[&str; N]>>) -> String {
        printed_in(None, pages)
    }

    fn printed_in<const N: usize>(columns: Option<usize>, pages: Vec<Vec<[&str; N]>>) -> String {
        let (mut data, mut talk) = (Vec::new(), io::sink());
        let mut table = Table::default();
        for page in pages {
            let page: Vec<_> = page.into_iter().map(|row| row.map(String::from)).collect();
            table.print(&page, &mut Out::new(&mut data, &mut talk).in_columns(columns)).unwrap();
        }
        String::from_utf8(data).unwrap()
    }

    #[test]
    fn columns_line_up_whatever_stands_in_them() {
        let rows = vec![["G3", "", "a 🦊", "one"], ["G12", "", "木木木", "two\nlines"]];
        assert_eq!(printed(vec![rows]), "G3   a 🦊    one\nG12  木木木  two lines\n");
    }

    #[test]
    fn a_later_page_keeps_the_columns_of_the_first() {
        assert_eq!(printed(vec![vec![["long", "a"]], vec![["s", "b"]]]), "long  a\ns     b\n");
    }

    #[test]
    fn nothing_is_cut_but_in_a_terminal_and_there_only_to_its_width() {
        let (long, short) = ("x".repeat(300), "y".repeat(40));
        let rows = || vec![vec![["B1", short.as_str(), long.as_str()]]];
        assert_eq!(printed(rows()), format!("B1  {short}  {long}\n"));
        let line = printed_in(Some(100), rows());
        assert_eq!(width::width(line.trim_end()), 100);
        assert!(line.contains(&short) && line.matches('…').count() == 1, "{line}");
        let narrow = printed_in(Some(60), rows());
        assert_eq!((width::width(narrow.trim_end()), narrow.matches('…').count()), (60, 2), "{narrow}");
    }
}

//! Rows in columns that line up, for people. The last column takes what it needs, up to a limit.

use std::io;

use super::Out;
use crate::text::{sanitise, width};

/// No column but the last gets wider than this.
const MOST_OF_A_COLUMN: usize = 28;

/// The last column shows so much; `show` and `--json` have all of it.
const MOST_OF_THE_LAST: usize = 100;

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
        let rows: Vec<_> = rows.iter().map(|row| fitted(row.as_ref())).collect();
        self.widths.resize(rows.first().map_or(0, Vec::len).max(self.widths.len()), 0);
        for row in &rows {
            for (widest, cell) in self.widths.iter_mut().zip(row) {
                *widest = (*widest).max(width::width(cell));
            }
        }
        for row in rows {
            let cells = row.iter().zip(&self.widths).filter(|(_, widest)| **widest > 0);
            let cells: Vec<_> = cells.map(|(cell, widest)| width::pad_right(cell, *widest)).collect();
            out.line(format!("{}{}", self.indent, cells.join(GAP)).trim_end())?;
        }
        Ok(())
    }
}

fn fitted(row: &[String]) -> Vec<String> {
    let fit = |(column, cell): (usize, &String)| {
        let most = if column + 1 == row.len() { MOST_OF_THE_LAST } else { MOST_OF_A_COLUMN };
        width::shorten(&sanitise::shown_line(cell), most).into_owned()
    };
    row.iter().enumerate().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed<const N: usize>(pages: Vec<Vec<[&str; N]>>) -> String {
        let (mut data, mut talk) = (Vec::new(), io::sink());
        let mut table = Table::default();
        for page in pages {
            let page: Vec<_> = page.into_iter().map(|row| row.map(String::from)).collect();
            table.print(&page, &mut Out::new(&mut data, &mut talk)).unwrap();
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
    fn a_long_cell_is_shortened_and_says_so() {
        let long = "x".repeat(300);
        let line = printed(vec![vec![[long.as_str(), long.as_str()]]]);
        assert_eq!(width::width(line.trim_end()), MOST_OF_A_COLUMN + GAP.len() + MOST_OF_THE_LAST);
        assert_eq!(line.matches('…').count(), 2);
    }
}

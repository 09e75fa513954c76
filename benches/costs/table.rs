//! The table at the end: what was measured against the size of the journal, and how it grew.

use std::collections::BTreeMap;
use std::io::{Write, stdout};

/// Seconds for one time, of every sample, by what was measured and on how many meetings.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<(String, BTreeMap<u32, Vec<f64>>)>,
}

impl Table {
    /// One sample.
    pub fn add(&mut self, what: &str, meetings: u32, seconds: f64) {
        let at = self.rows.iter().position(|(name, _)| name == what).unwrap_or_else(|| {
            self.rows.push((what.to_owned(), BTreeMap::new()));
            self.rows.len() - 1
        });
        self.rows[at].1.entry(meetings).or_default().push(seconds);
    }

    /// Medians in milliseconds; the last column is the largest journal against the one of a thousand.
    pub fn print(&self) {
        let mut sizes: Vec<u32> = self.rows.iter().flat_map(|(_, cells)| cells.keys().copied()).collect();
        sizes.sort_unstable();
        sizes.dedup();
        let Some(largest) = sizes.last() else { return };
        let mut out = stdout().lock();
        let _ = write!(out, "\n{:42}", "milliseconds, median, by meetings");
        for size in &sizes {
            let _ = write!(out, "{size:>10}");
        }
        let _ = writeln!(out, "{:>14}", format!("{largest}/1000"));
        for (what, cells) in &self.rows {
            let _ = write!(out, "{what:42}");
            for size in &sizes {
                let cell = median(cells.get(size)).map(|seconds| format!("{:.3}", seconds * 1000.0));
                let _ = write!(out, "{:>10}", cell.unwrap_or_default());
            }
            let grown = median(cells.get(largest)).zip(median(cells.get(&1000))).map(|(large, small)| large / small);
            let _ = writeln!(out, "{:>14}", grown.map(|grown| format!("{grown:.2}")).unwrap_or_default());
        }
    }
}

fn median(samples: Option<&Vec<f64>>) -> Option<f64> {
    let mut samples = samples?.clone();
    samples.sort_unstable_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied()
}

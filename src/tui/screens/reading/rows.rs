//! The rows of the reading list: the books that are on it, page by page, and behind them those that are offered.

use super::super::super::widgets::list_item::{ListItem, Mark};
use crate::content::guide;
use crate::domain::guide::Book;
use crate::domain::reading::{Reading, ReadingStatus};
use crate::domain::{Key, Listed, Page, Start};
use crate::journal::{self, Journal};

/// What comes behind every book of the list in its order.
const BEHIND: &str = "9";

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Book(Reading),
    Suggested(Book),
    /// So many more are offered.
    More(usize),
}

/// The rows behind the books; all that is offered, or the first of it and how much more there is.
pub fn tail(suggested: &[Book], is_all: bool) -> Vec<Listed<Row>> {
    let shown = suggested.iter().filter(|book| is_all || book.is_first);
    let mut rows: Vec<_> = shown.map(|book| Row::Suggested(*book)).collect();
    let more = suggested.len() - rows.len();
    rows.extend((more > 0).then_some(Row::More(more)));
    // They have no number of their own, and books have none below zero.
    let key = |row: &Row| Key { order: BEHIND.to_owned(), id: number(row) };
    rows.into_iter().map(|row| Listed { key: key(&row), item: row }).collect()
}

/// A number that stays with a suggestion whatever else is offered.
pub fn number(row: &Row) -> i64 {
    match row {
        Row::Book(book) => book.id.0,
        Row::Suggested(book) => {
            let at = guide::books().iter().position(|other| other.content_id == book.content_id);
            i64::try_from(at.unwrap_or_default()).unwrap_or_default() - 1000
        }
        Row::More(_) => -1,
    }
}

/// A page of the books with the tail behind them.
pub fn page(journal: &Journal, tail: &[Listed<Row>], page: &Page) -> journal::Result<Vec<Listed<Row>>> {
    let books = |from: Start, rows: usize| -> journal::Result<Vec<Listed<Row>>> {
        let page = journal.readings(&Page { from, rows })?;
        Ok(page.into_iter().map(|line| Listed { key: line.key, item: Row::Book(line.item) }).collect())
    };
    let last = |rows: Vec<Listed<Row>>, most: usize| rows[rows.len().saturating_sub(most)..].to_vec();
    let is_behind = |key: &Key| key.order == BEHIND;
    let rows = page.rows;
    match &page.from {
        Start::At(key) if is_behind(key) => Ok(tail.iter().filter(|row| row.key >= *key).take(rows).cloned().collect()),
        Start::After(key) if is_behind(key) => {
            Ok(tail.iter().filter(|row| row.key > *key).take(rows).cloned().collect())
        }
        Start::First | Start::At(_) | Start::After(_) => {
            let mut all = books(page.from.clone(), rows)?;
            all.extend(tail.iter().take(rows - all.len()).cloned());
            Ok(all)
        }
        Start::Before(key) if !is_behind(key) => books(page.from.clone(), rows),
        Start::Before(_) | Start::Last => {
            let is_before = |row: &&Listed<Row>| match &page.from {
                Start::Before(key) => row.key < *key,
                _ => true,
            };
            let behind = last(tail.iter().filter(is_before).cloned().collect(), rows);
            let mut all = if behind.len() < rows { books(Start::Last, rows - behind.len())? } else { Vec::new() };
            all.extend(behind);
            Ok(all)
        }
    }
}

/// The section a row stands in.
pub fn section(row: &Row) -> &'static str {
    match row {
        Row::Book(book) => match book.details.status {
            ReadingStatus::Reading => "Reading",
            ReadingStatus::Want => "To read",
            ReadingStatus::Done => "Read",
        },
        Row::Suggested(_) | Row::More(_) => "Suggested",
    }
}

/// How a row looks: the title and who wrote it, and below it the idea that is kept.
pub fn item(row: &Row) -> ListItem {
    match row {
        Row::Book(book) => {
            let details = &book.details;
            let idea = details.idea.trim();
            let item = ListItem::new(details.title.clone());
            let item = if idea.is_empty() { item.second(details.author.clone(), "") } else { item.second(idea, "") };
            match details.status {
                ReadingStatus::Done => item.mark(Mark::Done),
                ReadingStatus::Reading => item.mark(Mark::Held),
                ReadingStatus::Want => item.mark(Mark::Open),
            }
        }
        Row::Suggested(book) => ListItem::new(book.title).second(book.author, "").mark(Mark::None),
        Row::More(count) => ListItem::new(format!("{count} more")).mark(Mark::None).done(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::reading::ReadingDetails;

    #[test]
    fn pages_from_either_end_make_the_same_list() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        for number in 0..10 {
            let id = journal.add_reading(&ReadingDetails::new(format!("book {number}"), "")).unwrap();
            (0..number % 3).for_each(|_| drop(journal.go_on_with_reading(id).unwrap()));
        }
        let tail = tail(&journal.suggested_books().unwrap(), false);
        assert_eq!(tail.len(), 4, "three, and five more");
        let read = |from, rows| page(&journal, &tail, &Page { from, rows }).unwrap();
        let whole = read(Start::First, 50);
        assert_eq!(whole.len(), 14);
        for rows in [1, 3, 7] {
            let (mut forward, mut backward) = (read(Start::First, rows), read(Start::Last, rows));
            while let Some(row) = forward.last().filter(|row| row.key != whole[13].key) {
                forward.extend(read(Start::After(row.key.clone()), rows));
            }
            while let Some(row) = backward.first().filter(|row| row.key != whole[0].key) {
                backward.splice(..0, read(Start::Before(row.key.clone()), rows));
            }
            assert_eq!((&forward, &backward), (&whole, &whole), "by {rows}");
        }
        for (at, row) in whole.iter().enumerate() {
            assert_eq!(read(Start::At(row.key.clone()), 50), whole[at..]);
        }
    }
}

//! A window on a list: a few pages of rows round the selection, however long the list is.
//!
//! The cursor loads the next page when the selection nears an edge, and keeps the selection on the same item when the list is loaded
//! again. It doesn't know where rows come from: whoever walks it brings a function that reads a page. Drawing is `list_pane`.

use std::cell::Cell;

use crate::domain::{Key, Listed, Page, Start};

/// Rows of a page. A taller pane asks for as many as it can show.
pub const PAGE: usize = 32;

/// Pages kept at most.
const PAGES: usize = 3;

/// A page is loaded when the selection comes as near to the edge of the window as this.
const NEAR: usize = 8;

/// How the selection moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    First,
    Last,
    PageUp,
    PageDown,
}

/// The loaded part of a list, and which row is selected.
#[derive(Debug)]
pub struct ListCursor<T> {
    rows: Vec<Listed<T>>,
    selected: usize,
    has_before: bool,
    has_after: bool,
    /// Only a draw knows how much there is room for, and it has no `&mut`.
    pub(super) drawn: Drawn,
}

/// What the last draw found: the first row in sight, rows there was room for, and how many items it built.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) top: Cell<usize>,
    pub(super) shown: Cell<usize>,
    pub(super) built: Cell<usize>,
}

impl<T> Default for ListCursor<T> {
    fn default() -> Self {
        ListCursor { rows: Vec::new(), selected: 0, has_before: false, has_after: false, drawn: Drawn::default() }
    }
}

impl<T> ListCursor<T> {
    /// The selected row.
    pub fn selected(&self) -> Option<&T> {
        self.rows.get(self.selected).map(|row| &row.item)
    }

    /// Where the selected row stands in its list.
    pub fn selected_key(&self) -> Option<&Key> {
        self.rows.get(self.selected).map(|row| &row.key)
    }

    /// Whether the list has nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows are loaded: all there are, in a list kept whole.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many items the last draw built: never more than it could show, however long the list is.
    pub fn items_built(&self) -> usize {
        self.drawn.built.get()
    }

    /// The items of a list kept whole, in order.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.iter().map(|row| &row.item)
    }

    pub(super) fn loaded(&self) -> &[Listed<T>] {
        &self.rows
    }

    pub(super) fn selected_index(&self) -> usize {
        self.selected
    }

    /// Selects the row with this id if it is loaded; says whether it was.
    pub fn select(&mut self, id: i64) -> bool {
        let found = self.rows.iter().position(|row| row.key.id == id);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Loads again what is round the selection. The selection stays on its item, or goes to the neighbour if that is gone.
    pub fn reload<E>(&mut self, mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>) -> Result<(), E> {
        let Some(old) = self.selected_key().cloned() else { return self.load_first(load) };
        let size = self.page_size();
        let mut rows = load(&Page { from: Start::Before(old.clone()), rows: size })?;
        let before = rows.len();
        let behind = load(&Page { from: Start::At(old.clone()), rows: (PAGES - 1) * size })?;
        self.has_before = before == size;
        self.has_after = behind.len() == (PAGES - 1) * size;
        rows.extend(behind);
        self.replace(rows, before, old.id);
        Ok(())
    }

    /// Keeps the whole of a short list, such as the lines of an agenda; the selection stays on its item.
    pub fn keep(&mut self, items: Vec<T>, mut id_of: impl FnMut(&T) -> i64) {
        let old = self.selected_key().map_or(0, |key| key.id);
        let rows = items.into_iter().map(|item| {
            let key = Key { order: String::new(), id: id_of(&item) };
            Listed { key, item }
        });
        (self.has_before, self.has_after) = (false, false);
        self.replace(rows.collect(), self.selected, old);
    }

    /// Moves the selection, and loads the next page if it nears an edge.
    pub fn walk<E>(
        &mut self,
        motion: Motion,
        mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>,
    ) -> Result<(), E> {
        match motion {
            Motion::First if self.has_before => self.load_first(&mut load)?,
            Motion::Last if self.has_after => self.load_last(&mut load)?,
            _ => self.step(motion),
        }
        if self.has_after && self.selected + NEAR.max(self.drawn.shown.get()) >= self.rows.len() {
            self.extend_after(&mut load)?;
        }
        if self.has_before && self.selected < NEAR.max(self.drawn.shown.get()) {
            self.extend_before(&mut load)?;
        }
        Ok(())
    }

    /// Moves the selection within what is loaded: all there is to do in a list kept whole.
    pub fn step(&mut self, motion: Motion) {
        let last = self.rows.len().saturating_sub(1);
        let page = self.drawn.shown.get().max(1);
        self.selected = match motion {
            Motion::Up => self.selected.saturating_sub(1),
            Motion::Down => (self.selected + 1).min(last),
            Motion::First => 0,
            Motion::Last => last,
            Motion::PageUp => self.selected.saturating_sub(page),
            Motion::PageDown => (self.selected + page).min(last),
        };
    }

    fn page_size(&self) -> usize {
        PAGE.max(self.drawn.shown.get())
    }

    fn load_first<E>(&mut self, mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>) -> Result<(), E> {
        let rows = PAGES * self.page_size();
        self.rows = load(&Page::first(rows))?;
        (self.selected, self.has_before, self.has_after) = (0, false, self.rows.len() == rows);
        self.drawn.top.set(0);
        Ok(())
    }

    fn load_last<E>(&mut self, mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>) -> Result<(), E> {
        let rows = PAGES * self.page_size();
        self.rows = load(&Page { from: Start::Last, rows })?;
        let last = self.rows.len().saturating_sub(1);
        (self.selected, self.has_before, self.has_after) = (last, self.rows.len() == rows, false);
        self.drawn.top.set(last);
        Ok(())
    }

    fn extend_after<E>(&mut self, mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>) -> Result<(), E> {
        let (size, Some(last)) = (self.page_size(), self.rows.last()) else { return Ok(()) };
        let more = load(&Page { from: Start::After(last.key.clone()), rows: size })?;
        self.has_after = more.len() == size;
        self.rows.extend(more);
        let surplus = self.rows.len().saturating_sub(PAGES * size);
        self.rows.drain(..surplus);
        self.has_before |= surplus > 0;
        self.selected = self.selected.saturating_sub(surplus);
        self.drawn.top.set(self.drawn.top.get().saturating_sub(surplus));
        Ok(())
    }

    fn extend_before<E>(&mut self, mut load: impl FnMut(&Page) -> Result<Vec<Listed<T>>, E>) -> Result<(), E> {
        let (size, Some(first)) = (self.page_size(), self.rows.first()) else { return Ok(()) };
        let more = load(&Page { from: Start::Before(first.key.clone()), rows: size })?;
        let added = more.len();
        self.has_before = added == size;
        self.rows.splice(..0, more);
        self.has_after |= self.rows.len() > PAGES * size;
        self.rows.truncate(PAGES * size);
        self.selected += added;
        self.drawn.top.set(self.drawn.top.get() + added);
        Ok(())
    }

    /// Takes new rows; the selection goes to the row with this id, or to the one that stands in its place now. How far down the
    /// pane it is stays the same.
    fn replace(&mut self, rows: Vec<Listed<T>>, place: usize, id: i64) {
        let down = self.selected.saturating_sub(self.drawn.top.get());
        let last = rows.len().saturating_sub(1);
        self.selected = rows.iter().position(|row| row.key.id == id).unwrap_or(place).min(last);
        self.drawn.top.set(self.selected.saturating_sub(down));
        self.rows = rows;
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// A list of numbers as the store would give it.
    fn page(all: &[i64], page: &Page) -> Result<Vec<Listed<i64>>, Infallible> {
        let key = |n: i64| Key { order: format!("{n:06}"), id: n };
        let rows = all.iter().map(|n| Listed { key: key(*n), item: *n });
        let from_end = |rows: Vec<Listed<i64>>| rows[rows.len().saturating_sub(page.rows)..].to_vec();
        Ok(match &page.from {
            Start::First => rows.take(page.rows).collect(),
            Start::Last => from_end(rows.collect()),
            Start::At(at) => rows.filter(|row| row.key >= *at).take(page.rows).collect(),
            Start::After(at) => rows.filter(|row| row.key > *at).take(page.rows).collect(),
            Start::Before(at) => from_end(rows.filter(|row| row.key < *at).collect()),
        })
    }

    fn opened(all: &[i64]) -> ListCursor<i64> {
        let mut cursor = ListCursor::default();
        cursor.reload(|wanted| page(all, wanted)).unwrap();
        cursor
    }

    fn walk(cursor: &mut ListCursor<i64>, all: &[i64], motion: Motion, times: usize) {
        for _ in 0..times {
            cursor.walk(motion, |wanted| page(all, wanted)).unwrap();
        }
    }

    #[test]
    fn walking_down_and_up_a_long_list_meets_every_row_and_keeps_three_pages() {
        let all: Vec<i64> = (1..=1000).collect();
        let mut cursor = opened(&all);
        for expected in 1..=1000 {
            assert_eq!(cursor.selected(), Some(&expected));
            assert!(cursor.rows.len() <= PAGES * PAGE);
            walk(&mut cursor, &all, Motion::Down, 1);
        }
        for expected in (1..=1000).rev() {
            assert_eq!(cursor.selected(), Some(&expected));
            walk(&mut cursor, &all, Motion::Up, 1);
        }
    }

    #[test]
    fn first_and_last_reach_the_ends_whatever_is_loaded() {
        let all: Vec<i64> = (1..=1000).collect();
        let mut cursor = opened(&all);
        walk(&mut cursor, &all, Motion::Last, 1);
        assert_eq!(cursor.selected(), Some(&1000));
        walk(&mut cursor, &all, Motion::Up, 40);
        assert_eq!(cursor.selected(), Some(&960));
        walk(&mut cursor, &all, Motion::First, 1);
        assert_eq!(cursor.selected(), Some(&1));
    }

    #[test]
    fn the_selection_stays_on_its_item_when_the_list_is_loaded_again() {
        let mut all: Vec<i64> = (1..=300).collect();
        let mut cursor = opened(&all);
        walk(&mut cursor, &all, Motion::Down, 150);
        all.retain(|n| n % 2 == 1 || *n > 200);
        cursor.reload(|wanted| page(&all, wanted)).unwrap();
        assert_eq!(cursor.selected(), Some(&151));
    }

    #[test]
    fn the_neighbour_is_selected_when_the_item_is_gone() {
        let mut all: Vec<i64> = (1..=5).collect();
        let mut cursor = opened(&all);
        walk(&mut cursor, &all, Motion::Down, 2);
        all.retain(|n| *n != 3);
        cursor.reload(|wanted| page(&all, wanted)).unwrap();
        assert_eq!(cursor.selected(), Some(&4));
        walk(&mut cursor, &all, Motion::Last, 1);
        all.retain(|n| *n != 5);
        cursor.reload(|wanted| page(&all, wanted)).unwrap();
        assert_eq!(cursor.selected(), Some(&4));
        cursor.reload(|wanted| page(&[], wanted)).unwrap();
        assert_eq!(cursor.selected(), None);
    }

    #[test]
    fn a_short_list_is_kept_whole() {
        let mut cursor = ListCursor::default();
        cursor.keep(vec![10, 20, 30], |n| *n);
        cursor.step(Motion::Last);
        cursor.keep(vec![30, 40], |n| *n);
        assert_eq!(cursor.selected(), Some(&30));
        cursor.keep(vec![], |n| *n);
        cursor.step(Motion::Down);
        assert!(cursor.selected().is_none() && cursor.is_empty());
    }
}

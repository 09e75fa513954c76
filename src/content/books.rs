//! The books that ship with the program to be taken up on the reading list, from `assets/books.toml`.
//!
//! They are few and needed only where the reading list is shown, so they are read then, once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::reading::SuggestedBook;

const ASSET: &str = include_str!("../../assets/books.toml");

/// The books to be taken up, those that are offered at once first.
#[must_use]
pub fn books() -> &'static [SuggestedBook] {
    static BOOKS: OnceLock<Vec<SuggestedBook>> = OnceLock::new();
    // The asset is compiled in and a test reads it, so there is never a broken one to report here.
    BOOKS.get_or_init(|| read(ASSET).unwrap_or_default())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    book: Vec<SuggestedBook>,
}

/// The error says where the asset is wrong.
fn read(asset: &str) -> Result<Vec<SuggestedBook>, String> {
    let asset: Asset = toml::from_str(asset).map_err(|error| format!("books.toml: {error}"))?;
    Ok(asset.book)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_books_ship_with_the_program_and_the_first_three_are_offered_at_once() {
        let books = read(ASSET).unwrap();
        assert_eq!(books.len(), 8);
        assert!(books.iter().zip(1..).all(|(book, number)| book.offered_first == (number <= 3)));
        for (at, book) in books.iter().enumerate() {
            assert!(!book.title.trim().is_empty() && !book.author.trim().is_empty(), "{book:?}");
            assert!(books[..at].iter().all(|other| other.title != book.title), "{} twice", book.title);
        }
    }

    #[test]
    fn a_broken_asset_says_where_it_is_wrong() {
        let wrong = read("[[book]]\ntitle = \"x\"\nauthor = \"y\"\nprice = 3\n").unwrap_err();
        assert!(wrong.contains("line 4") && wrong.contains("price"), "{wrong}");
    }
}

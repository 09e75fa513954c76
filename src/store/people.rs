//! People: one row each, whatever they are in the journal.

use rusqlite::types::Value;

use super::db::column;
use super::error::Result;
use super::page::List;
use super::table::{Rows, Write, stored, table};
use crate::domain::mentorship::{Person, PersonDetails};
use crate::domain::{Listed, Page, PersonId};

table! { People, "people", PersonId, PersonDetails { name, note } }

/// Every column that refers to a person: what is left behind goes with them.
const OWNED: [(&str, &str); 4] =
    [("mentorships", "person_id"), ("feedback", "person_id"), ("contacts", "person_id"), ("contacts", "through_id")];

impl Rows<'_, People, Write> {
    /// Deletes somebody to whom nothing refers any more: they are no longer in the journal.
    pub fn delete_if_alone(&self, person: PersonId) -> Result<()> {
        let of_nothing =
            OWNED.map(|(table, column)| format!("NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = :person)"));
        let sql = format!("DELETE FROM people WHERE id = :person AND {}", of_nothing.join(" AND "));
        self.db.execute("deleting a person", &sql, &[(":person", Value::Integer(person.0))]).map(|_| ())
    }

    /// Gives everything of one person to another; the first one is left with nothing.
    pub fn hand_over(&self, from: PersonId, to: PersonId) -> Result<()> {
        let values = [(":from", Value::Integer(from.0)), (":to", Value::Integer(to.0))];
        OWNED.iter().try_for_each(|(table, column)| {
            let sql = format!("UPDATE {table} SET {column} = :to WHERE {column} = :from");
            self.db.execute("merging two people", &sql, &values).map(|_| ())
        })
    }
}

impl<A> Rows<'_, People, A> {
    /// The names of everybody, those of who only owns an action too.
    pub fn names(&self) -> Result<Vec<String>> {
        let sql = "SELECT name FROM people UNION SELECT owner_name FROM actions WHERE owner = 'other'";
        self.db.rows("reading names", sql, &[], |row| column(row, "name"))
    }

    /// People by name.
    pub fn page(&self, page: &Page) -> Result<Vec<Listed<Person>>> {
        let list = List {
            doing: "listing people",
            select: "SELECT p.* FROM people p WHERE true".into(),
            order: Some("p.name"),
            id: "p.id",
            newest_first: false,
            within: None,
        };
        list.page(self.db, &[], page, stored::<People>)
    }

    /// Those whose names begin with these words, up to so many: whom a name that is being written may mean. Letters outside ASCII have to
    /// be written as they are kept.
    pub fn beginning(&self, words: &str, most: usize) -> Result<Vec<Person>> {
        let sql = "SELECT * FROM people WHERE lower(trim(name)) >= lower(trim(:words))
            AND lower(trim(name)) < lower(trim(:words)) || char(1114111) ORDER BY lower(trim(name)), id LIMIT :most";
        let most = Value::Integer(i64::try_from(most).unwrap_or(i64::MAX));
        let values = [(":words", Value::Text(words.to_owned())), (":most", most)];
        self.db.rows("looking for people", sql, &values, stored::<People>)
    }

    /// The people of exactly this name, apart from case.
    pub fn of_name(&self, name: &str) -> Result<Vec<Person>> {
        let wanted = name.trim().to_lowercase();
        // The engine knows the case of ASCII letters only.
        let by_index = " WHERE lower(trim(name)) = :wanted";
        let (within, values) = match wanted.is_ascii() {
            true => (by_index, vec![(":wanted", Value::Text(wanted.clone()))]),
            false => ("", Vec::new()),
        };
        let sql = format!("SELECT * FROM people{within} ORDER BY id");
        let people = self.db.rows("looking for a person", &sql, &values, stored::<People>)?;
        Ok(people.into_iter().filter(|person| person.details.name.trim().to_lowercase() == wanted).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::db::column;

    #[test]
    fn whatever_refers_to_people_is_handed_over() {
        let store = Store::in_memory().unwrap();
        let sql = r#"SELECT t.name AS of_table, f."from" AS of_column FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' AND f."table" = 'people' ORDER BY t.rowid, f."from" "#;
        let referring = store.db().rows("looking at the schema", sql, &[], |row| {
            Ok((column::<String>(row, "of_table")?, column::<String>(row, "of_column")?))
        });
        let handed_over = OWNED.map(|(table, column)| (table.to_owned(), column.to_owned()));
        assert_eq!(referring.unwrap(), handed_over);
    }

    #[test]
    fn a_name_is_found_in_any_case_and_by_its_beginning() {
        let mut store = Store::in_memory().unwrap();
        let now = "2026-09-09T14:00:00Z".parse().unwrap();
        let kept: Result<()> = store.write(now, "", |repos| {
            for name in ["Zoë Åkerman", "Aldo Ferri", "Aldo Bianchi", "ALDO FERRI"] {
                repos.people().insert(&PersonDetails::from(name))?;
            }
            Ok(())
        });
        kept.unwrap();
        let people = store.read();
        let people = people.people();
        let found =
            |name: &str| people.of_name(name).unwrap().into_iter().map(|person| person.id.0).collect::<Vec<_>>();
        assert_eq!(found(" aldo ferri "), [2, 4]);
        assert_eq!(found("ZOË ÅKERMAN"), [1]);
        assert_eq!(found("Aldo"), [0; 0]);
        let begun = |words: &str, most| people.beginning(words, most).unwrap().len();
        assert_eq!((begun("aldo", 9), begun("Aldo F", 9), begun("aldo", 2), begun("ferri", 9)), (3, 2, 2, 0));
    }
}

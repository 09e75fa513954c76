//! People who help: by what they help with, the closest first.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::{Rows, Write, stored, table};
use crate::domain::contact::{Contact, ContactDetails, ContactLine, Group, Help, quiet_before};
use crate::domain::{ContactId, Listed, Page, PersonId};

table! {
    Contacts, "contacts", ContactId, ContactDetails {
        person_id, through_id, helps_work, helps_moving, helps_steady, closeness, differs_from_me, is_candidate, last_contact_on,
        next_step, thanked_on,
    }
}

const SELECT: &str = "
    SELECT c.*, p.name AS person_name, coalesce(t.name, '') AS through_name,
        (SELECT s.id FROM mentorships s WHERE s.person_id = c.person_id ORDER BY s.status = 'closed', s.id DESC LIMIT 1)
            AS mentorship
    FROM contacts c CROSS JOIN people p ON p.id = c.person_id LEFT JOIN people t ON t.id = c.through_id
    WHERE true";

/// The same expression stands in the indexes.
const CLOSEST: &str = "(CASE c.closeness WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END)";

/// The condition of a group, in the words of its index, and what the group is ordered by.
fn of_group(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Helps(Help::Work) => (" AND c.helps_work = 1", CLOSEST),
        Group::Helps(Help::MovingOn) => (" AND c.helps_moving = 1", CLOSEST),
        Group::Helps(Help::Steady) => (" AND c.helps_steady = 1", CLOSEST),
        Group::Unsaid => (" AND c.helps_work = 0 AND c.helps_moving = 0 AND c.helps_steady = 0", CLOSEST),
        Group::Quiet => (" AND c.last_contact_on IS NOT NULL AND c.last_contact_on < :quiet", "c.last_contact_on"),
        Group::Candidates => (" AND c.is_candidate = 1", CLOSEST),
        Group::ToThank => (" AND c.thanked_on IS NULL", CLOSEST),
        Group::Through(_) => (" AND c.through_id IS NOT NULL AND c.through_id = :through", CLOSEST),
        Group::All => ("", CLOSEST),
    }
}

fn values_of(group: Group, today: NaiveDate) -> Vec<(&'static str, Value)> {
    match group {
        Group::Quiet => vec![(":quiet", quiet_before(today).to_sql())],
        Group::Through(person) => vec![(":through", person.to_sql())],
        _ => Vec::new(),
    }
}

impl Rows<'_, Contacts, Write> {
    /// Nobody is met through themselves, as may happen when two people turn out to be one.
    pub fn part_from_themselves(&self, person: PersonId) -> Result<()> {
        let sql = "UPDATE contacts SET through_id = NULL WHERE person_id = :person AND through_id = :person";
        self.db.execute("parting a contact", sql, &[(":person", person.to_sql())]).map(|_| ())
    }

    /// Gives the promises about one contact to another.
    pub fn hand_over(&self, from: ContactId, to: ContactId) -> Result<()> {
        let sql = "UPDATE actions SET contact_id = :to WHERE contact_id = :from";
        self.db.execute("joining two contacts", sql, &[(":from", from.to_sql()), (":to", to.to_sql())]).map(|_| ())
    }
}

impl<A> Rows<'_, Contacts, A> {
    /// A page of those in a group.
    pub fn page(&self, group: Group, today: NaiveDate, page: &Page) -> Result<Vec<Listed<ContactLine>>> {
        let (condition, order) = of_group(group);
        let list = List {
            doing: "listing contacts",
            select: format!("{SELECT}{condition}"),
            order: Some(order),
            id: "c.id",
            newest_first: false,
            within: None,
        };
        list.page(self.db, &values_of(group, today), page, line_from_row)
    }

    /// How many there are in a group, as far as `most`.
    pub fn count(&self, group: Group, today: NaiveDate, most: u32) -> Result<u32> {
        let (condition, _) = of_group(group);
        let sql = format!("SELECT count(*) AS n FROM (SELECT 1 FROM contacts c WHERE true{condition} LIMIT :most)");
        let mut values = values_of(group, today);
        values.push((":most", most.to_sql()));
        Ok(self.db.row("counting contacts", &sql, &values, |row| column(row, "n"))?.unwrap_or(0))
    }

    /// One of them as the lists show them.
    pub fn line(&self, id: ContactId) -> Result<ContactLine> {
        let sql = format!("{SELECT} AND c.id = :id");
        let line = self.db.row("reading a contact", &sql, &[(":id", id.to_sql())], line_from_row)?;
        line.ok_or(StoreError::NotFound(id.into()))
    }

    /// What a person is as a contact: one row, but for a moment while two people are joined.
    pub fn of_person(&self, person: PersonId) -> Result<Vec<Contact>> {
        let sql = "SELECT * FROM contacts WHERE person_id = :person ORDER BY id";
        self.db.rows("looking for a contact", sql, &[(":person", person.to_sql())], stored::<Contacts>)
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<ContactLine> {
    Ok(ContactLine {
        contact: stored::<Contacts>(row)?,
        name: column(row, "person_name")?,
        through: column(row, "through_name")?,
        mentorship_id: column(row, "mentorship")?,
    })
}

//! A version as a document: its sections under their headings, then the dials; and on which rows each of them stands.

use chrono::NaiveDate;

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::Paragraphs;
use super::dials::{self, Shown};
use crate::content::agreement::heading;
use crate::domain::agreement::{Agreement, Dial, Section, blanks};
use crate::journal::AgreementPage;
use crate::text::plural::count;
use crate::text::{capitalised, when};

/// The document, and the rows of what can be written in.
pub(super) struct Document<'a> {
    pub rows: Paragraphs<'a>,
    /// From a row to the one after the last, in the order of the items.
    pub items: Vec<(u16, u16)>,
}

/// Sets a version. Of a draft every section stands there, of what was agreed on those that say something.
pub(super) fn document<'a>(page: &AgreementPage, version: &Agreement, columns: u16, cx: &ViewCx<'a>) -> Document<'a> {
    let details = &version.details;
    let mut document = Document { rows: Paragraphs::new(columns, cx.theme), items: Vec::new() };
    match replaced_by(page, version) {
        Some((number, day)) => {
            let words = format!("Replaced by version {number} on {}", when::heading(day, cx.today));
            document.rows.line(&words, "", cx.theme.dim);
        }
        None => document.head(version, page.with.is_closed(), cx),
    }
    for (number, section) in (1..).zip(Section::ALL.iter().copied()) {
        let words = details.section(section).trim_end();
        if !words.trim().is_empty() || details.is_draft() {
            document.section(number, section, words, page, cx);
        }
    }
    let is_marked = |dial: &Dial| details.marks(*dial).mine.or(details.marks(*dial).theirs).is_some();
    let dials: Vec<_> = Dial::ALL.iter().copied().filter(|dial| details.is_draft() || is_marked(dial)).collect();
    let shown = Shown { line: &page.with, theme: cx.theme, columns };
    for (at, dial) in dials.into_iter().enumerate() {
        // Of the first the heading stands between.
        let from = document.rows.height() + if at == 0 { 2 } else { 1 };
        match at {
            0 => document.rows.heading("What each of us expects", &dials::legend(page.with.first_name())),
            _ => document.rows.gap(),
        }
        dials::add(&mut document.rows, dial, details.marks(dial), page.waiting.contains(&dial), &shown);
        document.items.push((from, document.rows.height()));
    }
    document.apart(page, version, cx);
    document
}

/// The number of the version that came after one, and the day the two agreed on that.
fn replaced_by(page: &AgreementPage, version: &Agreement) -> Option<(usize, NaiveDate)> {
    let at = page.versions.iter().position(|one| one.id == version.id)? + 1;
    let day = page.versions.get(at)?.details.agreed_on?;
    Some((at + 1, day))
}

impl Document<'_> {
    /// What there is to do with a draft; of what was agreed on, when it is looked at again.
    fn head(&mut self, version: &Agreement, is_closed: bool, cx: &ViewCx<'_>) {
        let details = &version.details;
        if details.is_draft() {
            let left = match details.blanks() {
                0 => String::new(),
                blanks => format!("{} left. ", count(blanks, "blank", "blanks")),
            };
            let key = cx.key(chain::AGREEMENT, Command::State);
            let words = format!("{left}Once both of you say yes, {key} agrees on it.");
            return self.rows.sentence_with(&key, &words, cx.theme.text);
        }
        // What is over is not looked at again.
        let review = details.review_on.filter(|_| !is_closed).map(|day| {
            let away = when::away(day, cx.today);
            format!("to be looked at again on {}, {away}", when::heading(day, cx.today))
        });
        let read = details.reread_on.map(|day| format!("read again on {}", when::heading(day, cx.today)));
        let days = read.into_iter().chain(review).collect::<Vec<_>>().join("; ");
        if !days.is_empty() {
            self.rows.line(&capitalised(&days), "", cx.theme.dim);
        }
    }

    fn section(&mut self, number: usize, section: Section, words: &str, page: &AgreementPage, cx: &ViewCx<'_>) {
        let role = page.with.mentorship.details.my_role;
        let left = match blanks(words) {
            0 => String::new(),
            left => count(left, "blank", "blanks"),
        };
        let from = self.rows.height() + u16::from(self.rows.height() > 0);
        self.rows.heading(&format!("{number}. {}", heading(section, role)), &left);
        match words {
            "" => self.rows.sentence("Nothing yet.", cx.theme.dim),
            words => self.rows.text(words, cx.theme.text),
        }
        self.items.push((from, self.rows.height()));
    }

    /// What the dials give to talk about.
    fn apart(&mut self, page: &AgreementPage, version: &Agreement, cx: &ViewCx<'_>) {
        let apart = version.details.dials_apart();
        let new = apart.iter().filter(|dial| !page.waiting.contains(dial)).count();
        if new == 0 || page.with.is_closed() {
            return;
        }
        let key = cx.key(chain::AGREEMENT, Command::TakeToMeeting);
        let (are, them) = if new == 1 { ("is", "it") } else { ("are", "them") };
        let dials = count(new, "dial", "dials");
        let words = format!("{dials} {are} two or more apart: worth a word. {key} takes {them} to the next meeting.");
        self.rows.gap();
        self.rows.sentence_with(&key, &words, cx.theme.text);
    }
}

//! A blank check-in, to be printed and filled in with a pen: Markdown that reads as well as it stands.

use super::check_in;
use crate::domain::check_in::Item;
use crate::domain::mentorship::Role;
use crate::text::width::{pad_right, wrap};

/// Columns of all of it; of what is set as it stands, four of them are the indent that Markdown asks for.
const MEASURE: usize = 76;
const INDENT: &str = "    ";

/// Columns of the number of a sentence, and of the sentence.
const NUMBER: usize = 4;
const SENTENCE: usize = 51;

/// What is marked.
const MARKS: &str = "1  2  3  4  5";

/// The form in the words of a role; `whose` says for whom it is.
#[must_use]
pub fn of(role: Role, whose: &str) -> String {
    let mut lines = vec!["# Check-in".to_owned(), String::new()];
    paragraph(&mut lines, whose);
    let how = "Mark one number for each sentence, or none to skip it.";
    paragraph(&mut lines, &format!("{} {how}", check_in::hint()));
    let scale: Vec<_> = check_in::scale().map(|(number, words)| format!("{number} {words}")).collect();
    lines.extend([format!("{INDENT}{}", scale.join("   ")), String::new()]);
    for (number, item) in (1..).zip(Item::ALL) {
        sentence(&mut lines, number, check_in::wording(*item, role));
    }
    paragraph(&mut lines, check_in::lift());
    for _ in 0..2 {
        lines.extend([format!("{INDENT}{}", "_".repeat(MEASURE - INDENT.len())), String::new()]);
    }
    lines.extend([format!("{INDENT}Date ________________"), String::new()]);
    paragraph(&mut lines, check_in::about());
    lines.join("\n")
}

fn paragraph(lines: &mut Vec<String>, text: &str) {
    lines.extend(wrap(text, MEASURE).into_iter().map(|line| line.trim_end().to_owned()));
    lines.push(String::new());
}

/// The marks stand beside the last line of a sentence.
fn sentence(lines: &mut Vec<String>, number: usize, text: &str) {
    let wrapped = wrap(text, SENTENCE);
    let last = wrapped.len().saturating_sub(1);
    for (at, line) in wrapped.into_iter().enumerate() {
        let lead = if at == 0 { format!("{number:>2}. ") } else { " ".repeat(NUMBER) };
        let marks = if at == last { MARKS } else { "" };
        let line = format!("{INDENT}{lead}{}  {marks}", pad_right(line.trim_end(), SENTENCE));
        lines.push(line.trim_end().to_owned());
    }
    lines.push(String::new());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn it_fits_a_page_and_holds_every_sentence_and_what_it_is() {
        for role in [Role::Mentee, Role::Mentor, Role::Peer] {
            let blank = of(role, "For Aldo Ferri");
            assert!(blank.lines().all(|line| width(line) <= MEASURE && line.trim_end() == line), "{blank}");
            assert!(blank.lines().count() <= 54, "it is one page");
            let read = blank.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(read.contains(check_in::about()) && read.contains(check_in::lift()), "{read}");
            assert_eq!(read.matches(&MARKS.replace("  ", " ")).count(), 10);
            // The marks stand between the lines of none.
            let words = read.replace(&MARKS.replace("  ", " "), "");
            assert!(Item::ALL.iter().all(|item| words.contains(check_in::wording(*item, role))), "{words}");
        }
    }
}

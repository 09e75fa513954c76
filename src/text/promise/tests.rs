//! What lines promise, in a table, and what holds for every line.

use proptest::prelude::*;

use super::*;

/// A Wednesday.
fn today() -> NaiveDate {
    on("2026-05-27")
}

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// Lines, with whose promise each is, what it says and by when.
#[rustfmt::skip]
const LINES: &[(&str, &str, &str, &str)] = &[
    // Who.
    ("Ana: send the draft by Friday", "theirs", "send the draft", "2026-05-29"),
    ("ana: send the draft", "theirs", "send the draft", ""),
    ("ANA SOUZA: send the draft", "theirs", "send the draft", ""),
    ("Souza : send the draft", "theirs", "send the draft", ""),
    ("them: send the draft", "theirs", "send the draft", ""),
    ("Ana: I will send the draft tomorrow", "theirs", "send the draft", "2026-05-28"),
    ("Ana will send the draft tomorrow", "theirs", "send the draft", "2026-05-28"),
    ("Ana Souza will call", "theirs", "call", ""),
    ("ana will call", "", "ana will call", ""),
    ("me: write to the director", "mine", "write to the director", ""),
    ("Me: write to the director by tomorrow", "mine", "write to the director", "2026-05-28"),
    ("I: write to the director", "mine", "write to the director", ""),
    ("I will write to the director", "mine", "write to the director", ""),
    ("I'll write to the director", "mine", "write to the director", ""),
    ("i’ll write to the director next week", "mine", "write to the director", "2026-06-03"),
    // A word with a capital letter may be anything: nobody is made up of it.
    ("Kemal: show the brakes", "", "Kemal: show the brakes", ""),
    ("Budget: ask the director", "", "Budget: ask the director", ""),
    ("Budget: ask the director by Friday", "", "Budget: ask the director", "2026-05-29"),
    ("Budget: I will ask the director", "", "Budget: I will ask the director", ""),
    ("Room Four: mend the lamp", "", "Room Four: mend the lamp", ""),
    // A title makes it somebody.
    ("Mrs. O'Brien: sign the book until 3 June", "of Mrs. O'Brien", "sign the book", "2026-06-03"),
    ("Dr. Mary-Jane Smith: I'll ring back", "of Dr. Mary-Jane Smith", "ring back", ""),
    ("Dr.: ring back", "", "Dr.: ring back", ""),
    ("Dr. Strangelove Or How: ring back", "", "Dr. Strangelove Or How: ring back", ""),
    ("Dr. Smith: ring back", "of Dr. Smith", "ring back", ""),
    ("Good. Kemal: ring back", "", "Good. Kemal: ring back", ""),
    ("J. Smith: ring back", "", "J. Smith: ring back", ""),
    // What both promise stays said: it is mine to look after.
    ("We: agree on the dates by Friday", "", "We: agree on the dates", "2026-05-29"),
    // No owners.
    ("Note: the lift is down", "", "Note: the lift is down", ""),
    ("Next steps: ring Sami", "", "Next steps: ring Sami", ""),
    ("TODO: ring Sami", "", "TODO: ring Sami", ""),
    ("Friday: ring Sami", "", "Friday: ring Sami", ""),
    ("June: the big plan", "", "June: the big plan", ""),
    ("the plan: ring Sami", "", "the plan: ring Sami", ""),
    ("Ana:send it", "", "Ana:send it", ""),
    ("16:00 at the gate", "", "16:00 at the gate", ""),
    ("http://example.org/a: see there", "", "http://example.org/a: see there", ""),
    ("read http://example.org by Friday", "", "read http://example.org", "2026-05-29"),
    ("Ana: Dr. Kemal: the brakes", "", "Ana: Dr. Kemal: the brakes", ""),
    ("Ana: Kemal: the brakes", "theirs", "Kemal: the brakes", ""),
    ("Ana:", "", "Ana:", ""),
    ("I will", "", "I will", ""),
    // By when, at the end.
    ("sit in on a shift, by Fri 5 Jun", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift (5 Jun)", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift (by 5 Jun).", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift - next tuesday", "", "sit in on a shift", "2026-06-02"),
    ("sit in on a shift tomorrow", "", "sit in on a shift", "2026-05-28"),
    ("sit in on a shift by Friday.", "", "sit in on a shift", "2026-05-29"),
    ("sit in on a shift before 2026-06-05", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift on the 5th of June", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift due 5 June", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift, due: 5 June", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift due by 5 June", "", "sit in on a shift", "2026-06-05"),
    ("sit in on a shift until the end of the month", "", "sit in on a shift", "2026-05-31"),
    ("sit in on a shift in 2 weeks", "", "sit in on a shift", "2026-06-10"),
    ("count the faults by 1.6.", "", "count the faults", "2026-06-01"),
    ("ring her by tomorrow at 16:00", "", "ring her at 16:00", "2026-05-28"),
    ("ring her Friday 9am", "", "ring her 9am", "2026-05-29"),
    // By when, at the beginning.
    ("By Friday: send the draft", "", "send the draft", "2026-05-29"),
    ("by the 5th of June send the draft", "", "send the draft", "2026-06-05"),
    ("Before tomorrow, send the draft", "", "send the draft", "2026-05-28"),
    ("Ana: by Friday send the draft", "theirs", "send the draft", "2026-05-29"),
    ("By Friday: Ana will send the draft", "theirs", "send the draft", "2026-05-29"),
    // No days, or not the day it is due.
    ("stand by the crew", "", "stand by the crew", ""),
    ("by Friday", "", "by Friday", ""),
    ("send the draft by 31 June", "", "send the draft by 31 June", ""),
    ("ask what went wrong yesterday", "", "ask what went wrong yesterday", ""),
    ("call 5 week yesterday", "", "call 5 week yesterday", ""),
    ("ask what went wrong last friday", "", "ask what went wrong last friday", ""),
    ("the plan for next week", "", "the plan for next week", ""),
    ("meet every friday", "", "meet every friday", ""),
    ("free monday and friday", "", "free monday and friday", ""),
    ("where he sat", "", "where he sat", ""),
    ("where he sat by Sat", "", "where he sat", "2026-05-30"),
    ("raise it to 30.6", "", "raise it to 30.6", ""),
    ("send by Friday what he asked for", "", "send by Friday what he asked for", ""),
    ("send it by Friday, at the latest by Monday", "", "send it by Friday, at the latest", "2026-06-01"),
    ("send it by Friday by Monday", "", "send it by Friday by Monday", ""),
    ("Ana: send it by Friday or by Monday", "theirs", "send it by Friday or by Monday", ""),
    ("", "", "", ""),
];

#[test]
fn lines_are_read_as_people_mean_them() {
    for (line, whose, text, due) in LINES {
        let read = read(line, "Ana Souza", today());
        let owner = match &read.whose {
            None => String::new(),
            Some(Whose::Mine) => "mine".to_owned(),
            Some(Whose::Theirs) => "theirs".to_owned(),
            Some(Whose::Of(name)) => format!("of {name}"),
        };
        let day = read.due_on.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!((owner.as_str(), read.text.as_str(), day.as_str()), (*whose, *text, *due), "{line}");
    }
}

#[test]
fn a_page_is_read_for_nothing_and_at_no_cost() {
    let page = format!("Ana: {} by friday", "word ".repeat(2_000_000));
    assert_eq!(read(&page, "Ana Souza", today()), Promise { text: page, whose: None, due_on: None });
}

#[test]
fn bullets_and_boxes_of_a_list_are_no_words() {
    for (line, text) in [
        ("- ask Sami", "ask Sami"),
        ("  * ask Sami ", "ask Sami"),
        ("• ask Sami", "ask Sami"),
        ("[ ] ask Sami", "ask Sami"),
        ("- [x] ask Sami", "ask Sami"),
        ("-ask Sami", "-ask Sami"),
        ("*ask* Sami", "*ask* Sami"),
        ("-5 degrees", "-5 degrees"),
        ("[1] ask Sami", "[1] ask Sami"),
        ("-", ""),
        ("- [ ]", ""),
        ("", ""),
    ] {
        assert_eq!(without_bullet(line), text, "{line}");
    }
}

/// Pieces that lines of promises are made of, in any order.
const PIECES: &str = "((Ana|Souza|Dr\\. Kemal|me|I|We|Note|by|due|until|on|the|of|for|next|this|in|friday|Sat|sat|tomorrow|yesterday|today|week|5|June|\
    5 jun|1\\.6\\.|2026-06-05|16:00|at 9am|send|it|will|I will|I'll|\\(by|\\(5 Jun\\)|friday\\)|-|–|[.,;:()\\[\\]!]|é|漢字)[:,.]? {1,2}){0,9}";

/// The words of a line that its text has no more; nothing if the text has words that the line has not, or in another order.
fn read_out(line: &str, text: &str) -> Option<Vec<String>> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut kept = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).peekable();
    let words = line.split_whitespace().map(bare).filter(|word| !word.is_empty());
    let gone = words.filter(|word| kept.next_if_eq(word).is_none()).collect();
    kept.next().is_none().then_some(gone)
}

/// Words of an owner, and of a day and what leads to it.
const OF_OWNERS: &[&str] = &["ana", "souza", "me", "i", "will", "i'll"];
#[rustfmt::skip]
const OF_DAYS: &[&str] = &[
    "friday", "sat", "tomorrow", "today", "week", "5", "june", "jun", "1.6", "2026-06-05", "next", "in", "the", "of", "this", "by", "due",
    "until", "on",
];

/// What holds for the reading of any line.
fn holds_for(line: &str) -> Result<(), TestCaseError> {
    let once = read(line, "Ana Souza", today());
    let again = read(&once.text, "Ana Souza", today());
    prop_assert_eq!(&again, &Promise { text: once.text.clone(), whose: None, due_on: None }, "read again");
    let Some(gone) = read_out(line, &once.text) else {
        return Err(TestCaseError::fail(format!("made up: {once:?}")));
    };
    let name = if let Some(Whose::Of(name)) = &once.whose { name.to_lowercase() } else { String::new() };
    for word in &gone {
        let is_of_owner = once.whose.is_some() && (OF_OWNERS.contains(&word.as_str()) || name.contains(word.as_str()));
        let is_of_day = once.due_on.is_some() && OF_DAYS.contains(&word.as_str());
        prop_assert!(is_of_owner || is_of_day, "lost \"{}\": {:?}", word, once);
    }
    prop_assert!(!gone.is_empty() || once.text == line.trim(), "changed: {:?}", once);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_word_of_a_promise_is_lost_and_what_was_read_is_read_no_further(line in PIECES) {
        holds_for(&line)?;
    }

    #[test]
    fn nothing_one_can_write_gives_a_panic(line in "\\PC{0,60}", person in "\\PC{0,12}", days in any::<i32>()) {
        for today in [today(), NaiveDate::MIN, NaiveDate::MAX, NaiveDate::from_num_days_from_ce_opt(days / 30).unwrap()] {
            let once = read(&line, &person, today);
            let again = read(&once.text, &person, today);
            prop_assert_eq!(again, Promise { text: once.text.clone(), whose: None, due_on: None });
            let _ = (without_bullet(&line), speaker(&line, &person));
        }
    }

    /// What a toast says of a promise reads back as that promise.
    #[test]
    fn what_is_said_of_a_promise_reads_back(ahead in 0u64..300, text in "(send|ask|the draft|Sami|why|count){1,4}") {
        let due = today() + chrono::Days::new(ahead);
        let line = format!("Ana: {text}, by {}", super::super::when::column(due, today()));
        prop_assert_eq!(read(&line, "Ana Souza", today()), Promise { text, whose: Some(Whose::Theirs), due_on: Some(due) });
    }
}

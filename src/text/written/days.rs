//! Days from words in lower case: names, weekdays, counts, and dates of the calendar.
//!
//! Only `written` uses it. Each form is a function that answers `None` when the words are not of its form;
//! times of a day have no place here.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{NotADay, WORDS, quoted};

const TRY: &str = "try 30 sep, thursday, in 4 weeks";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];
const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

type Day = Result<NaiveDate, NotADay>;

/// The day that the words mean; a date without a year is the next such day.
pub(super) fn read(words: &[&str], today: NaiveDate) -> Day {
    read_from(words, today, today)
}

/// The day that the words mean; a date without a year is the next such day from `earliest` on.
pub(super) fn read_from(words: &[&str], today: NaiveDate, earliest: NaiveDate) -> Day {
    if words.is_empty() {
        return Err(NotADay::new("there is no day yet", TRY));
    }
    match meaning(words, today, earliest) {
        Some(Ok(day)) if !(1..=9999).contains(&day.year()) => Err(NotADay::new("years go from 1 to 9999", TRY)),
        Some(day) => day,
        None => Err(unknown(words, today)),
    }
}

fn meaning(words: &[&str], today: NaiveDate, earliest: NaiveDate) -> Option<Day> {
    if words.len() >= WORDS {
        return None;
    }
    let words: Vec<&str> = words.iter().copied().filter(|word| !matches!(*word, "the" | "of" | "on" | "by")).collect();
    named(&words, today)
        .or_else(|| weekday_form(&words, today))
        .or_else(|| counted(&words, today))
        .or_else(|| month_end(&words, today))
        .or_else(|| in_numbers(&words, earliest))
        .or_else(|| in_words(&words, earliest))
}

fn named(words: &[&str], today: NaiveDate) -> Option<Day> {
    let days = match words {
        ["today"] => 0,
        ["tomorrow"] => 1,
        ["yesterday"] => -1,
        ["day", "after", "tomorrow"] => 2,
        ["day", "before", "yesterday"] => -2,
        _ => return None,
    };
    Some(moved(today, days, Unit::Days(1)))
}

fn weekday_form(words: &[&str], today: NaiveDate) -> Option<Day> {
    let (which, name) = match words {
        [name] => ("", name),
        [which @ ("next" | "last" | "this"), name] => (*which, name),
        [name, which @ ("next" | "last" | "this"), "week"] => {
            (if *which == "last" { "week before" } else { which }, name)
        }
        _ => return None,
    };
    let (name, weekday) = weekday(name)?;
    let here = i64::from(today.weekday().num_days_from_monday());
    let ahead = i64::from(weekday.num_days_from_monday()) - here;
    let days = match which {
        "this" if ahead < 0 => {
            let name_in_lower = name.to_lowercase();
            let right = format!("try last {name_in_lower}, next {name_in_lower}");
            return Some(Err(NotADay::new(format!("this week's {name} is past"), right)));
        }
        "this" => ahead,
        "next" => ahead + 7,
        "week before" => ahead - 7,
        "last" => ahead.rem_euclid(7) - 7,
        _ => (ahead - 1).rem_euclid(7) + 1,
    };
    Some(moved(today, days, Unit::Days(1)))
}

#[derive(Clone, Copy)]
enum Unit {
    Days(u64),
    Months(u32),
}

fn counted(words: &[&str], today: NaiveDate) -> Option<Day> {
    let (number, unit, sign) = match words {
        ["in", number, unit] | [number, unit, "from", "now" | "today"] => (count_of(number)?, unit, 1),
        [number, unit, "ago"] => (count_of(number)?, unit, -1),
        ["next", unit] => (1, unit, 1),
        ["last", unit] => (1, unit, -1),
        _ => return None,
    };
    let unit = match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => Unit::Days(1),
        "week" => Unit::Days(7),
        "fortnight" => Unit::Days(14),
        "month" => Unit::Months(1),
        "year" => Unit::Months(12),
        unit @ ("hour" | "minute") => return Some(Err(NotADay::new(format!("{unit}s are no days"), TRY))),
        _ => return None,
    };
    Some(moved(today, sign * number, unit))
}

/// `3`, `a` or `three`. What has too many digits is as far as one can count.
fn count_of(word: &str) -> Option<i64> {
    if is_number(word) {
        return Some(word.parse::<u32>().map_or(i64::from(u32::MAX), i64::from));
    }
    let word = if matches!(word, "a" | "an") { "one" } else { word };
    NUMBERS.iter().zip(0..).find(|(name, _)| **name == word).map(|(_, number)| number)
}

fn moved(from: NaiveDate, count: i64, unit: Unit) -> Day {
    let steps = count.unsigned_abs();
    let to = match unit {
        Unit::Days(days) if count < 0 => from.checked_sub_days(Days::new(steps * days)),
        Unit::Days(days) => from.checked_add_days(Days::new(steps * days)),
        Unit::Months(months) => {
            u32::try_from(steps).ok().and_then(|steps| steps.checked_mul(months)).and_then(|steps| {
                let months = Months::new(steps);
                if count < 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
            })
        }
    };
    to.ok_or_else(too_far)
}

fn month_end(words: &[&str], today: NaiveDate) -> Option<Day> {
    let (year, month) = match words {
        ["end", "month"] | ["end", "this", "month"] => (today.year(), today.month()),
        ["end", "next", "month"] if today.month() == 12 => (today.year() + 1, 1),
        ["end", "next", "month"] => (today.year(), today.month() + 1),
        ["end", "year"] | ["end", "this", "year"] => (today.year(), 12),
        ["end", "next", "year"] => (today.year() + 1, 12),
        ["end", name] => {
            let month = month(name)?;
            (today.year() + i32::from(month < today.month()), month)
        }
        ["end", name, year] if is_number(year) && year.len() == 4 => (year.parse().ok()?, month(name)?),
        _ => return None,
    };
    let last = (28..=31).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day));
    Some(last.ok_or_else(too_far))
}

/// `2026-09-30`, `30.9.`, `30.9.2026`, `30/9`; and `12`, which is refused.
fn in_numbers(words: &[&str], today: NaiveDate) -> Option<Day> {
    let [word] = words else { return None };
    if let Some(number) = small_number(word) {
        let right = format!("try {}, in {number} days", short(number.clamp(1, 28), today.month(), None));
        return Some(Err(NotADay::new(format!("{number} alone is no day"), right)));
    }
    let separator = ['.', '/', '-'].into_iter().find(|separator| word.contains(*separator))?;
    let parts: Vec<&str> = word.strip_suffix('.').unwrap_or(word).split(separator).collect();
    if !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    match (separator, parts.as_slice()) {
        ('-' | '/', [year, month, day]) if year.len() == 4 => {
            let (year, month, day) = (year.parse().ok()?, small_number(month)?, small_number(day)?);
            Some(iso(year, month, day))
        }
        ('.', [day, month]) => Some(on_or_after(small_number(day)?, small_number(month)?, today)),
        ('.', [day, month, year]) => Some(in_year(small_number(day)?, small_number(month)?, year, today)),
        (_, [one, two]) => Some(either_way(word, small_number(one)?, small_number(two)?, None, today)),
        (_, [one, two, year]) => Some(either_way(word, small_number(one)?, small_number(two)?, Some(year), today)),
        _ => None,
    }
}

fn iso(year: i32, month: u32, day: u32) -> Day {
    if !(1..=12).contains(&month) {
        let nearest = month.clamp(1, 12);
        let right = format!("try {year:04}-{nearest:02}-{:02}, thursday, in 4 weeks", day.clamp(1, 28));
        return Err(NotADay::new(format!("there is no month {month}"), right));
    }
    calendar(year, month, day)
}

/// With strokes or dashes the day may come first or second: only what can be read one way is.
fn either_way(word: &str, one: u32, two: u32, year: Option<&str>, today: NaiveDate) -> Day {
    let date = |day, month| match year {
        Some(year) => in_year(day, month, year, today),
        None => on_or_after(day, month, today),
    };
    let is_month = |number| (1..=12).contains(&number);
    match (is_month(one), is_month(two)) {
        (true, true) if one != two => {
            let name = |month| MONTHS[month as usize - 1];
            let wrong = format!("{word} could be {one} {} or {two} {}", name(two), name(one));
            let year = year.filter(|year| year.len() == 4);
            Err(NotADay::new(wrong, format!("try {} or {}", short(one, two, year), short(two, one, year))))
        }
        (true, false) => date(two, one),
        (_, true) => date(one, two),
        (false, false) => {
            let right = format!("try {}, thursday, in 4 weeks", short(one.clamp(1, 28), today.month(), None));
            Err(NotADay::new(format!("{word} has no month"), right))
        }
    }
}

/// `3 june`, `june 3`, `3 jun 2027`, `fri 18 sep`.
fn in_words(words: &[&str], today: NaiveDate) -> Option<Day> {
    let (weekday, words) = match words {
        [first, rest @ ..] if !rest.is_empty() => match weekday(first) {
            Some((_, weekday)) => (Some(weekday), rest),
            None => (None, words),
        },
        _ => (None, words),
    };
    let (one, two, year) = match words {
        [name] => return month(name).map(|month| Err(needs_a_day(month, None))),
        [one, two] => (one, two, None),
        [one, two, year] if is_number(year) => (one, two, Some(*year)),
        _ => return None,
    };
    let (day, month) = match (month(one), month(two)) {
        (Some(month), None) if is_number(two) && two.len() == 4 => return Some(Err(needs_a_day(month, Some(two)))),
        (Some(month), None) => (ordinal(two)?, month),
        (None, Some(month)) => (ordinal(one)?, month),
        _ => return None,
    };
    Some(match (weekday, year) {
        (None, None) => on_or_after(day, month, today),
        (None, Some(year)) => in_year(day, month, year, today),
        (Some(weekday), None) => on_weekday(day, month, weekday, today),
        (Some(weekday), Some(year)) => in_year(day, month, year, today).and_then(|day| agreeing(day, weekday, today)),
    })
}

/// The next such day if it falls on that weekday, else this year's: `Thu 11 June` may be a heading that is past.
fn on_weekday(day: u32, month: u32, weekday: Weekday, today: NaiveDate) -> Day {
    let next = on_or_after(day, month, today)?;
    let past = NaiveDate::from_ymd_opt(today.year(), month, day);
    match past.filter(|past| next.weekday() != weekday && past.weekday() == weekday) {
        Some(past) => Ok(past),
        None => agreeing(next, weekday, today),
    }
}

fn agreeing(day: NaiveDate, weekday: Weekday, today: NaiveDate) -> Day {
    if day.weekday() == weekday {
        return Ok(day);
    }
    let year = day.year().to_string();
    let date = short(day.day(), day.month(), (day.year() != today.year()).then_some(&year));
    let wrong = day.format("%-d %B %Y is a %A").to_string();
    Err(NotADay::new(wrong, format!("try {} {date}, {date}", day.format("%a").to_string().to_lowercase())))
}

/// The next such day from today on, today included.
fn on_or_after(day: u32, month: u32, today: NaiveDate) -> Day {
    check_month(day, month)?;
    let mut days =
        (today.year()..=today.year().saturating_add(8)).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    if let Some(day) = days.find(|day| *day >= today) {
        return Ok(day);
    }
    // Not even in a leap year; or the calendar ends.
    if month == 2 && day > 29 {
        return Err(NotADay::new("February has 28 days, 29 in a leap year", "try 28 feb, thursday, in 4 weeks"));
    }
    Err(no_such_day(day, month, None))
}

fn in_year(day: u32, month: u32, year: &str, today: NaiveDate) -> Day {
    check_month(day, month)?;
    if year.len() == 4 {
        return calendar(year.parse().unwrap_or(0), month, day);
    }
    let century = today.year().clamp(1, 9999) / 100 * 100;
    let likely = century + year.parse::<i32>().unwrap_or(0) % 100;
    calendar(likely, month, day)?;
    let right = format!("try {}", short(day, month, Some(&format!("{likely:04}"))));
    Err(NotADay::new("a year has four digits", right))
}

/// The month is one of twelve.
fn calendar(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(day, month, Some(year)))
}

fn check_month(day: u32, month: u32) -> Result<(), NotADay> {
    if (1..=12).contains(&month) {
        return Ok(());
    }
    let right = format!("try {}, thursday, in 4 weeks", short(day.clamp(1, 28), month.clamp(1, 12), None));
    Err(NotADay::new(format!("there is no month {month}"), right))
}

fn no_such_day(day: u32, month: u32, year: Option<i32>) -> NotADay {
    let last = (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year.unwrap_or(2001), month, *day).is_some());
    let (Some(last), Some(name)) = (last, MONTHS.get(month as usize - 1)) else { return too_far() };
    let year = year.map(|year| format!("{year:04}"));
    let right = |day| format!("try {}, thursday, in 4 weeks", short(day, month, year.as_deref()));
    match (day, &year) {
        (0, _) => NotADay::new("days of a month begin at 1", right(1)),
        (_, Some(year)) if month == 2 => NotADay::new(format!("{name} {year} has {last} days"), right(last)),
        _ if day > last => NotADay::new(format!("{name} has {last} days"), right(last)),
        _ => too_far(),
    }
}

fn needs_a_day(month: u32, year: Option<&str>) -> NotADay {
    let name = MONTHS[month as usize - 1];
    let wrong = format!("{name}{}{} needs a day", if year.is_some() { " " } else { "" }, year.unwrap_or_default());
    NotADay::new(wrong, format!("try {}, end of {}", short(1, month, year), name.to_lowercase()))
}

fn too_far() -> NotADay {
    NotADay::new("that is too far away", TRY)
}

/// Names the part that is a day, if the words begin with one.
fn unknown(words: &[&str], today: NaiveDate) -> NotADay {
    let known = (1..words.len().min(WORDS))
        .rev()
        .find(|length| matches!(meaning(&words[..*length], today, today), Some(Ok(_))));
    let wrong = match known {
        Some(length) => format!("{} is a day, {} is not", quoted(&words[..length]), quoted(&words[length..])),
        None => format!("{} is no day", quoted(words)),
    };
    NotADay::new(wrong, TRY)
}

/// `30 sep`, `3 jun 2027`.
fn short(day: u32, month: u32, year: Option<&str>) -> String {
    let name = MONTHS.get((month as usize).saturating_sub(1)).map_or_else(String::new, |name| name[..3].to_lowercase());
    year.map_or_else(|| format!("{day} {name}"), |year| format!("{day} {name} {year}"))
}

/// A month's name, or three letters and more of it.
fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let found = MONTHS.iter().zip(1..).find(|(name, _)| is_short_for(word, name));
    found.map(|(_, month)| month)
}

fn weekday(word: &str) -> Option<(&'static str, Weekday)> {
    let word = word.strip_suffix('.').unwrap_or(word);
    WEEKDAYS.into_iter().find(|(name, _)| is_short_for(word, name))
}

fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.to_lowercase().starts_with(word)
}

/// `3`, `3.`, `3rd`.
fn ordinal(word: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th", "."];
    small_number(ends.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word))
}

fn small_number(word: &str) -> Option<u32> {
    (is_number(word) && word.len() <= 3).then(|| word.parse().ok()).flatten()
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

//! The journal as JSON: complete, versioned, readable, and the same bytes for the same records.
//!
//! What would act on a terminal is written as `\uXXXX`, so that an export can be looked at. It reads back as it was.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

use super::Archive;
use crate::text::sanitise;

/// Writes an archive as it goes, record after record.
pub fn to_json(archive: &Archive, to: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *to, SafeFormatter(PrettyFormatter::new()));
    archive.serialize(&mut serializer)?;
    writeln!(to)
}

/// The usual pretty printer, with every text made free of what a terminal would obey.
struct SafeFormatter(PrettyFormatter<'static>);

macro_rules! as_usual {
    ($($name:ident($($argument:ident: $type:ty),*);)+) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        })+
    };
}

impl Formatter for SafeFormatter {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        writer.write_all(sanitise::escape_json(fragment).as_bytes())
    }

    as_usual! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
        write_char_escape(char_escape: CharEscape);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::meeting::MeetingDetails;
    use crate::domain::mentorship::{MentorshipDetails, Role};
    use crate::journal::Journal;

    const NASTY: &str = "tab\t esc \u{1b}]52;c;x\u{7} nul \0 c1 \u{9b}2J bidi \u{202e} \"quoted\" \\ ü 🦊";

    fn archive() -> Archive {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let with = journal.add_mentorship(NASTY, &MentorshipDetails::of(Role::Mentee)).unwrap();
        let meeting = MeetingDetails::on(Some(with), journal.today());
        journal.add_meeting(&MeetingDetails { notes: NASTY.into(), ..meeting }).unwrap();
        journal.archive().unwrap()
    }

    fn text_of(archive: &Archive) -> String {
        let mut text = Vec::new();
        to_json(archive, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn an_archive_comes_back_as_it_was() {
        let archive = archive();
        let text = text_of(&archive);
        assert_eq!(serde_json::from_str::<Archive>(&text).unwrap(), archive);
        assert_eq!(text_of(&serde_json::from_str::<Archive>(&text).unwrap()), text);
        assert_eq!(archive.meetings[0].details.notes, NASTY);
    }

    #[test]
    fn no_control_character_stands_in_an_export_but_line_breaks() {
        let text = text_of(&archive());
        assert!(!text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{text}");
    }
}

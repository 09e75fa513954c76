//! Meetings of a group: a format, whose checklist is the agenda.

use super::meetings::meeting_called;
use super::{Journal, Result};
use crate::domain::agenda::{AgendaLineDetails, AgendaSubject};
use crate::domain::guide::GroupFormat;
use crate::domain::meeting::{MeetingDetails, MeetingKind};
use crate::domain::{Details, MeetingId};

/// The format whose agenda also holds what one would ask others about the books one reads.
const BOOK_CLUB: &str = "book-club";

impl Journal {
    /// Plans a meeting of a group by a format, or writes down one that was held: the checklist is its agenda, and one undo takes both
    /// back. It is with nobody in particular.
    pub fn add_group_meeting(&mut self, details: &MeetingDetails, format: &GroupFormat) -> Result<MeetingId> {
        let kind = MeetingKind::Group;
        let details = MeetingDetails { mentorship_id: None, kind, template_id: None, ..details.clone() };
        let words = format!("added {}", meeting_called(&details, self.today()));
        details.check()?;
        let asked = if format.slug == BOOK_CLUB { self.book_club_questions()? } else { Vec::new() };
        let asked = asked.iter().map(|book| format!("{}: {}", book.details.title.trim(), book.details.question.trim()));
        let lines: Vec<_> = format.lines.iter().map(|line| (*line).to_owned()).chain(asked).collect();
        self.write(&words, |repos| {
            let meeting = repos.meetings().insert(&details)?;
            for (position, text) in (1..).zip(lines) {
                let line = AgendaLineDetails::about(meeting, AgendaSubject::Text(text));
                repos.agenda().insert(&AgendaLineDetails { position, from_template: true, ..line })?;
            }
            Ok(meeting)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::content::guide::format;
    use crate::domain::meeting::MeetingFilter;
    use crate::domain::reading::ReadingDetails;
    use crate::domain::{MentorshipId, Page};

    #[test]
    fn a_format_is_the_agenda_of_a_group_and_one_undo_takes_both_back() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let format = format("case-study").unwrap();
        let title = "The spanner".to_owned();
        let details = MeetingDetails { title, ..MeetingDetails::on(Some(MentorshipId(9)), journal.today()) };
        let id = journal.add_group_meeting(&details, &format).unwrap();
        let page = journal.meeting(id).unwrap();
        assert_eq!((page.meeting.details.kind, page.meeting.details.mentorship_id), (MeetingKind::Group, None));
        assert_eq!(page.agenda.iter().map(|shown| shown.words.as_str()).collect::<Vec<_>>(), format.lines);
        assert!(page.agenda.iter().all(|shown| shown.line.details.from_template));
        assert_eq!(journal.undo().unwrap().as_deref(), Some("added the meeting \"The spanner\" of 9 September"));
        assert!(journal.meetings(&MeetingFilter::default(), &Page::first(3)).unwrap().is_empty());
        journal.redo().unwrap();
        assert_eq!(journal.meeting(id).unwrap().agenda.len(), format.lines.len());
    }

    #[test]
    fn a_book_club_is_asked_what_one_wants_to_ask_about_the_books_one_reads() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let question = "What would you leave out?".to_owned();
        journal.add_reading(&ReadingDetails { question, ..ReadingDetails::new("The Mentor's Guide", "") }).unwrap();
        let details = MeetingDetails::on(None, journal.today());
        let club = format("book-club").unwrap();
        let id = journal.add_group_meeting(&details, &club).unwrap();
        let agenda = journal.meeting(id).unwrap().agenda;
        assert_eq!(agenda.len(), club.lines.len() + 1);
        assert_eq!(agenda.last().unwrap().words, "The Mentor's Guide: What would you leave out?");
    }
}

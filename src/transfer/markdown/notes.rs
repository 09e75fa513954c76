//! All that was written about the meetings of a mentorship, as one document for oneself: complete, and it says so.

use crate::domain::meeting::{Decision, MeetingDetails, Takeaway};
use crate::text::when;

/// One meeting with what belongs to it.
#[derive(Clone, Debug)]
pub struct MeetingNotes {
    pub meeting: MeetingDetails,
    pub takeaways: Vec<Takeaway>,
    pub decisions: Vec<Decision>,
}

/// The document, in the order of the meetings given.
pub fn document(name: &str, meetings: &[MeetingNotes]) -> String {
    let head = format!("# Notes on the meetings with {name}");
    let complete = "For yourself: complete, private notes included. Nothing of it is meant to be sent.".to_owned();
    let mut parts = vec![head, complete];
    for notes in meetings {
        parts.extend(of_meeting(notes));
    }
    parts.join("\n\n") + "\n"
}

fn of_meeting(notes: &MeetingNotes) -> Vec<String> {
    let details = &notes.meeting;
    let title = match details.title.trim() {
        "" => when::dated(details.meets_on),
        title => format!("{} · {title}", when::dated(details.meets_on)),
    };
    let mut parts = vec![format!("## {title}")];
    parts.extend(said(&details.notes));
    let under = |heading: &str, words: &str| said(words).map(|words| format!("### {heading}\n\n{words}"));
    parts.extend(under("Private", &details.private_notes));
    parts.extend(under("What happened", &details.debrief_what));
    parts.extend(under("What it means", &details.debrief_so_what));
    parts.extend(under("What now", &details.debrief_now_what));
    parts.extend(list("Takeaways", notes.takeaways.iter().map(|it| &it.details.text)));
    parts.extend(list("Decisions", notes.decisions.iter().map(|it| &it.details.text)));
    parts
}

fn said(words: &str) -> Option<String> {
    let words = words.trim_end();
    (!words.trim().is_empty()).then(|| words.to_owned())
}

fn list<'a>(heading: &str, lines: impl Iterator<Item = &'a String>) -> Option<String> {
    let lines: Vec<_> = lines.map(|line| format!("- {}", line.trim_end())).collect();
    (!lines.is_empty()).then(|| format!("### {heading}\n\n{}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn everything_that_was_written_stands_in_it_and_nothing_that_was_not() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        let mut first = MeetingDetails::on(None, day);
        first.title = "At the depot".into();
        first.notes = "The fault book says 58.\n".into();
        first.private_notes = "He looked tired.".into();
        first.debrief_now_what = "Ask first.".into();
        let second = MeetingDetails::on(None, day.succ_opt().unwrap());
        let of = |meeting| MeetingNotes { meeting, takeaways: Vec::new(), decisions: Vec::new() };
        insta::assert_snapshot!(document("Aldo Ferri", &[of(first), of(second)]), @r"
        # Notes on the meetings with Aldo Ferri

        For yourself: complete, private notes included. Nothing of it is meant to be sent.

        ## 14 May 2026 · At the depot

        The fault book says 58.

        ### Private

        He looked tired.

        ### What now

        Ask first.

        ## 15 May 2026
        ");
    }
}

//! `mentorlog add answer`: a dated reply to a question.

use crate::cli::typed;
use crate::domain::answer::AnswerDetails;
use crate::domain::{AnswerId, QuestionId};
use crate::journal::Journal;

/// Answer a question; prints the answer's id (R9)
///
/// `mentorlog list` shows the question offered now, `mentorlog list questions` all of them.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which question: Q3, or Q101 for one of your own
    question: QuestionId,

    /// The answer; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// In which mentorship: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<AnswerId> {
        let details = AnswerDetails {
            question: self.question,
            mentorship_id: typed::whom(journal, self.with.as_deref())?,
            answered_on: journal.today(),
            text: typed::text(&self.text)?,
            to_meeting_id: None,
        };
        Ok(journal.add_answer(&details)?)
    }
}

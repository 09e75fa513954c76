//! Gathers the whole journal as one value: what an export writes.

use super::{Journal, Result};
use crate::transfer::{Archive, SCHEMA};

impl Journal {
    /// Everything, for oneself.
    pub fn archive(&self) -> Result<Archive> {
        let repos = self.store.read();
        Ok(Archive {
            schema: SCHEMA,
            people: repos.people().all()?,
            mentorships: repos.mentorships().all()?,
            meetings: repos.meetings().all()?,
            meeting_moves: repos.meeting_moves().all()?,
            topics: repos.topics().all()?,
            goals: repos.goals().all()?,
            milestones: repos.milestones().all()?,
            progress: repos.progress().all()?,
            actions: repos.actions().all()?,
            questions: repos.questions().all()?,
            answers: repos.answers().all()?,
            agenda_lines: repos.agenda().all()?,
            takeaways: repos.takeaways().all()?,
            decisions: repos.decisions().all()?,
            feedback: repos.feedback().all()?,
            templates: repos.templates().all()?,
            agreements: repos.agreements().all()?,
            check_ins: repos.check_ins().all()?,
            contacts: repos.contacts().all()?,
            reading: repos.reading().all()?,
            reviews: repos.reviews().all()?,
        })
    }
}

//! What the program is about: plain types and rules, with neither screen nor database.
//!
//! A record is a [`Stored`]: what a person edits (its details) with an id, a uid and two stamps. Rules are pure functions
//! over days and slices; the clock and the file system stay outside.

mod closed_set;

pub mod action;
pub mod agenda;
pub mod agreement;
pub mod alert;
pub mod answer;
pub mod check_in;
pub mod contact;
pub mod draft;
pub mod feedback;
pub mod goal;
pub mod guide;
pub mod id;
pub mod invalid;
pub mod life;
pub mod listing;
pub mod meeting;
pub mod mentorship;
pub mod names;
pub mod question;
pub mod reading;
pub mod review;
pub mod stored;
pub mod template;
pub mod topic;
pub mod trash;

pub use id::{
    ActionId, AgendaLineId, AgreementId, AnswerId, CheckInId, ContactId, DecisionId, FeedbackId, GoalId, MeetingId,
    MeetingMoveId, MentorshipId, MilestoneId, PersonId, ProgressId, QuestionId, ReadingId, Record, ReviewId,
    TakeawayId, TemplateId, TopicId,
};
pub use invalid::Invalid;
pub use listing::{Key, Listed, Page, Start};
pub use meeting::Side;
pub use stored::{Details, Stored};

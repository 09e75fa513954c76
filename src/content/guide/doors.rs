//! What is behind a door of the Guide, in the words of a person.

use crate::content::question;
use crate::domain::guide::{Door, Reader};
use crate::domain::meeting::MeetingKind;
use crate::domain::mentorship::Role;

/// What one does behind a door. A question is asked in the words for those whom the page speaks to.
#[must_use]
pub fn words(door: Door, reader: Reader) -> String {
    let fixed = match door {
        Door::NewGoal => "write down a goal",
        Door::Goals => "look at your goals",
        Door::NewFeedback => "write down feedback or advice",
        Door::NewTopic => "put a topic on the next agenda",
        Door::Actions => "look at what is promised",
        Door::Meetings => "look at your meetings",
        Door::Mentorship => "look at how you two meet, and change it",
        Door::NewPerson => "begin a mentorship",
        Door::Agreement => "open the agreement",
        Door::CheckIn => "take a check-in",
        Door::Contact => "add somebody who helps",
        Door::Reading => "open the reading list",
        Door::Review => "look back over a time",
        Door::Closing => "close the mentorship",
        Door::Meeting(kind) => meeting(kind),
        Door::Reflect(theme) => return format!("answer a question on {}", theme.as_str().replace('-', " ")),
        Door::Question(id) => {
            let role = if reader == Reader::Mentor { Role::Mentor } else { Role::Mentee };
            return question(id).map(|question| question.wording(role).to_owned()).unwrap_or_default();
        }
        Door::Group(format) => return format!("start a group meeting: {}", name_of(format)),
    };
    fixed.to_owned()
}

fn meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::First => "plan the first meeting",
        MeetingKind::Regular => "plan the next meeting",
        MeetingKind::Goals => "plan a meeting to set goals",
        MeetingKind::Feedback => "plan a meeting for feedback",
        MeetingKind::Midpoint => "plan the meeting at half-time",
        MeetingKind::Closing => "plan the closing meeting",
        MeetingKind::ClearAir => "plan a meeting to clear the air",
        MeetingKind::Group => "plan a group meeting",
    }
}

fn name_of(format: &str) -> String {
    super::format(format).map(|format| format.name.to_lowercase()).unwrap_or_default()
}

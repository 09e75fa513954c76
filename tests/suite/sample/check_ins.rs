//! More of how Noor and Aldo find it is between them: what he said, and a summer in which some of it fell.

use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::check_in::{CheckInDetails, Item};
use mentorlog::domain::{MentorshipId, Side};
use mentorlog::journal::Journal;

const WITH: MentorshipId = MentorshipId(1);

/// Ten answers of one side on a day, 0 for one that was skipped.
pub fn said(by: Side, day: &str, values: [u8; 10], lift: &str) -> CheckInDetails {
    let mut details = CheckInDetails::on(WITH, by, day.parse().unwrap());
    for (item, value) in Item::ALL.iter().zip(values) {
        details.say(*item, Some(value).filter(|value| *value > 0));
    }
    details.lift = lift.to_owned();
    details
}

/// Tells them beside the two of the story.
pub fn tell(journal: &mut Journal) {
    for details in [
        said(Side::Them, "2026-04-20", [3, 4, 2, 3, 2, 3, 2, 3, 0, 3], ""),
        said(Side::Me, "2026-06-25", [4, 4, 4, 4, 3, 3, 4, 4, 3, 4], ""),
        said(Side::Them, "2026-09-02", [4, 4, 5, 4, 3, 4, 4, 4, 4, 3], "I could wait until she has finished."),
        said(Side::Me, "2026-09-09", [5, 4, 3, 4, 2, 2, 5, 4, 4, 4], "The next date before we get up."),
    ] {
        journal.add_check_in(&details).unwrap();
    }
    let agreed = AgreementDetails {
        agreed_on: "2026-07-09".parse().ok(),
        purpose: "We are doing this so that Noor gets through a shift without mending it herself.".into(),
        ..AgreementDetails::draft(WITH)
    };
    journal.add_agreement(&agreed).unwrap();
}

//! The review as a document: what it says of the sample, and that its figures are those one counts oneself.

use mentorlog::clock::Clock;
use mentorlog::domain::MentorshipId;
use mentorlog::domain::review::{Include, Period};
use mentorlog::journal::review::words::names::Names;
use mentorlog::journal::review::words::{Sharing, shared};
use mentorlog::journal::{Journal, sample};

use crate::harness::NOW;

fn told() -> Journal {
    let mut journal = Journal::in_memory(Clock::fixed(NOW).unwrap()).unwrap();
    sample::tell(&mut journal).unwrap();
    journal
}

fn words(journal: &Journal, period: Period, sharing: &Sharing) -> String {
    let page = journal.review_of(Some(MentorshipId(1)), period, journal.today()).unwrap();
    shared(&page, sharing)
}

#[test]
fn the_review_of_the_sample_reads_as_a_document_one_would_send() {
    insta::assert_snapshot!("review-whole", words(&told(), Period::Whole, &Sharing::default()));
}

#[test]
fn what_is_asked_for_by_name_joins_it_in_its_place() {
    let journal = told();
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let private_notes = journal.private_notes_of(&page).unwrap();
    let all = Sharing { include: Include::ALL.to_vec(), private_notes, without_names: None };
    insta::assert_snapshot!("review-all", shared(&page, &all));
}

#[test]
fn for_a_programme_it_names_nobody() {
    let journal = told();
    let names = Names::hiding(Some(("Aldo Ferri", "my mentor")), journal.names().unwrap());
    let sharing = Sharing { without_names: Some(names), ..Sharing::default() };
    insta::assert_snapshot!("review-without-names", words(&journal, Period::Quarter, &sharing));
}

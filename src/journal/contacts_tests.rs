//! The network as the journal keeps it: columns, names, merging, and what is left of a contact that goes.

use super::*;
use crate::clock::Clock;
use crate::domain::action::{ActionDetails, ActionFilter, ActionStatus};
use crate::domain::mentorship::{MentorshipDetails, MentorshipStatus, Role};
use crate::domain::{MentorshipId, Start};

fn journal() -> Journal {
    Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap()
}

fn nothing() -> ContactDetails {
    ContactDetails::of(PersonId(0))
}

fn add(journal: &mut Journal, name: &str, through: &str) -> ContactId {
    journal.add_contact(name, through, &nothing()).unwrap()
}

fn helper(journal: &mut Journal, name: &str, helps: &[Help], closeness: u8) -> ContactId {
    let mut details = ContactDetails { closeness: Some(closeness), ..nothing() };
    helps.iter().for_each(|help| details.set_help(*help, true));
    journal.add_contact(name, "", &details).unwrap()
}

fn names(journal: &Journal, group: Group) -> Vec<String> {
    let lines = journal.contacts(group, &Page::first(50)).unwrap();
    lines.into_iter().map(|line| line.item.name).collect()
}

fn people(journal: &Journal) -> Vec<String> {
    journal.people(&Page::first(50)).unwrap().into_iter().map(|line| line.item.details.name).collect()
}

fn with_aldo(journal: &mut Journal) -> MentorshipId {
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap()
}

#[test]
fn contacts_stand_in_every_column_they_help_in_the_closest_first() {
    let mut journal = journal();
    helper(&mut journal, "Kemal", &[Help::Work], 1);
    helper(&mut journal, "Samira", &[Help::Work, Help::Steady], 3);
    add(&mut journal, "Nobody knows", "");
    assert_eq!(names(&journal, Group::Helps(Help::Work)), ["Samira", "Kemal"]);
    assert_eq!(names(&journal, Group::Helps(Help::MovingOn)), [""; 0]);
    assert_eq!(names(&journal, Group::Helps(Help::Steady)), ["Samira"]);
    assert_eq!(names(&journal, Group::Unsaid), ["Nobody knows"]);
    assert_eq!(names(&journal, Group::All), ["Samira", "Kemal", "Nobody knows"]);
    let network = journal.network().unwrap();
    let counts: Vec<_> = network.columns.iter().map(|column| column.count).collect();
    assert_eq!((counts, network.unsaid, network.all), (vec![2, 0, 1], 1, 3));
}

#[test]
fn who_is_quiet_and_who_is_to_be_thanked_is_found_and_one_key_settles_each() {
    let mut journal = journal();
    let [kemal, ines] = ["Kemal", "Ines"].map(|name| add(&mut journal, name, ""));
    for (id, day) in [(kemal, "2026-03-08"), (ines, "2026-03-09")] {
        journal.set(id.into(), &[("last_contact_on".into(), day.into())]).unwrap();
    }
    assert_eq!(names(&journal, Group::Quiet), ["Kemal"]);
    assert_eq!(journal.touch_contact(kemal).unwrap(), "in touch today: Kemal");
    assert!(journal.touch_contact(kemal).unwrap_err().to_string().contains("already"));
    assert_eq!(names(&journal, Group::Quiet), [""; 0]);
    assert_eq!(journal.thank_contact(ines).unwrap(), "thanked today: Ines");
    assert_eq!(names(&journal, Group::ToThank), ["Kemal"]);
    assert_eq!(journal.thank_contact(ines).unwrap(), "not thanked yet: Ines");
    assert_eq!(journal.toggle_candidate(ines).unwrap(), "might be a mentor: Ines");
    assert_eq!(names(&journal, Group::Candidates), ["Ines"]);
    for words in ["might be a mentor: Ines", "not thanked yet: Ines", "thanked today: Ines", "in touch today: Kemal"] {
        assert_eq!(journal.undo().unwrap().as_deref(), Some(words));
    }
    assert_eq!(names(&journal, Group::Quiet), ["Kemal"]);
}

#[test]
fn through_whom_somebody_was_met_is_the_one_the_name_means_or_somebody_new() {
    let mut journal = journal();
    with_aldo(&mut journal);
    for (name, through, expected) in [
        ("The director", "aldo ferri", "Aldo Ferri"),
        ("Her deputy", "Aldo", "Aldo Ferri"),
        ("A driver", "Al", "Al"),
        ("A fitter", " ", ""),
    ] {
        let id = add(&mut journal, name, through);
        assert_eq!(journal.contact(id).unwrap().through, expected, "{name}");
    }
    journal.add_mentorship("Aldo Bianchi", &MentorshipDetails::of(Role::Peer)).unwrap();
    assert_eq!(journal.meant_by("aldo").unwrap(), Meant::Several);
    let id = add(&mut journal, "A clerk", "aldo");
    assert_eq!(journal.contact(id).unwrap().through, "aldo", "of two nobody is guessed");
}

#[test]
fn nobody_is_a_contact_twice() {
    let mut journal = journal();
    let id = add(&mut journal, "Kemal", "");
    let refusal = journal.add_contact(" kemal ", "", &nothing()).unwrap_err().to_string();
    assert_eq!(refusal, format!("name: kemal is among your contacts already: {id}"));
    let other = add(&mut journal, "Ines", "");
    let person = journal.contact(id).unwrap().contact.details.person_id.to_string();
    let refusal = journal.set(other.into(), &[("person_id".into(), person)]).unwrap_err().to_string();
    assert!(refusal.contains("Kemal is among your contacts already"), "{refusal}");
    assert_eq!(people(&journal), ["Ines", "Kemal"]);
}

#[test]
fn deleting_a_contact_takes_only_people_whom_nothing_else_refers_to() {
    let mut journal = journal();
    let mentorship = with_aldo(&mut journal);
    let aldo = add(&mut journal, "Aldo Ferri", "");
    let ines = add(&mut journal, "Ines", "Aldo");
    let karin = add(&mut journal, "Karin", "Ines");
    let paul = add(&mut journal, "Paul", "Olga");
    journal.delete(aldo.into()).unwrap();
    assert!(people(&journal).contains(&"Aldo Ferri".to_owned()), "there is a mentorship with him");
    journal.delete(ines.into()).unwrap();
    assert_eq!(journal.contact(karin).unwrap().through, "Ines", "who opened the door is remembered");
    journal.delete(karin.into()).unwrap();
    journal.delete(paul.into()).unwrap();
    assert_eq!(people(&journal), ["Aldo Ferri"], "nobody is left behind");
    journal.delete(mentorship.into()).unwrap();
    assert_eq!(people(&journal), [""; 0]);
    for _ in 0..5 {
        journal.undo().unwrap();
    }
    assert_eq!(people(&journal), ["Aldo Ferri", "Ines", "Karin", "Olga", "Paul"]);
    assert_eq!(names(&journal, Group::All), ["Aldo Ferri", "Ines", "Karin", "Paul"]);
}

#[test]
fn another_one_through_whom_somebody_was_met_leaves_nobody_behind() {
    let mut journal = journal();
    let id = add(&mut journal, "Karin", "Olga");
    let details = journal.contact(id).unwrap().contact.details;
    let named = Names { name: Some("Karin Lind"), through: Some("Ines") };
    journal.edit_contact(id, named, &details).unwrap();
    let line = journal.contact(id).unwrap();
    assert_eq!((line.name.as_str(), line.through.as_str()), ("Karin Lind", "Ines"));
    assert_eq!(people(&journal), ["Ines", "Karin Lind"]);
    let details = line.contact.details;
    let itself = Names { name: None, through: Some("Karin Lind") };
    let refusal = journal.edit_contact(id, itself, &details).unwrap_err().to_string();
    assert!(refusal.contains("through themselves"), "{refusal}");
}

#[test]
fn two_people_who_turn_out_to_be_one_are_one_contact_met_through_nobody_of_their_own_name() {
    let mut journal = journal();
    let details = ContactDetails {
        helps_work: true,
        closeness: Some(1),
        next_step: "ask for the roster".into(),
        last_contact_on: "2026-01-01".parse().ok(),
        ..nothing()
    };
    let kept = journal.add_contact("Kemal Aydin", "Kemal A.", &details).unwrap();
    let details = ContactDetails {
        helps_steady: true,
        closeness: Some(3),
        next_step: "coffee".into(),
        last_contact_on: "2026-07-01".parse().ok(),
        is_candidate: true,
        ..nothing()
    };
    let gone = journal.add_contact("Kemal A.", "Kemal Aydin", &details).unwrap();
    let promise = ActionDetails { contact_id: Some(gone), ..ActionDetails::new(None, "introduce Kemal to Aldo") };
    let promise = journal.add_action(&promise).unwrap();
    let [to, from] = [kept, gone].map(|id| journal.contact(id).unwrap().contact.details.person_id);
    let before = [kept, gone].map(|id| journal.contact(id).unwrap());
    journal.merge_people(from, to).unwrap();
    let joined = journal.contacts(Group::All, &Page { from: Start::First, rows: 9 }).unwrap();
    assert_eq!(joined.len(), 1);
    let ContactLine { contact, through, .. } = &joined[0].item;
    assert_eq!((contact.id, through.as_str(), contact.details.through_id), (kept, "", None));
    assert_eq!(contact.details.helps(), [Help::Work, Help::Steady]);
    assert_eq!(contact.details.last_contact_on, "2026-07-01".parse().ok());
    assert_eq!(contact.details.next_step, "ask for the roster; coffee");
    assert_eq!((contact.details.closeness, contact.details.is_candidate), (Some(3), true));
    assert_eq!(journal.action(promise).unwrap().action.details.contact_id, Some(kept));
    journal.undo().unwrap();
    assert_eq!([kept, gone].map(|id| journal.contact(id).unwrap()), before);
}

#[test]
fn whoever_is_only_a_contact_is_in_no_mentorship_and_in_no_choice_of_people() {
    let mut journal = journal();
    let aldo = with_aldo(&mut journal);
    let id = add(&mut journal, "Ines", "Aldo");
    assert_eq!(journal.everybody().unwrap().len(), 1);
    assert_eq!(journal.people_to_choose_from(None).unwrap().len(), 1);
    assert_eq!(journal.only_mentorship().unwrap(), Some(aldo));
    assert!(journal.find_mentorship("Ines").is_err());
    assert_eq!(journal.contact(id).unwrap().mentorship_id, None);
    assert_eq!(journal.contact_page(id).unwrap().asked, Some(aldo));
    let ines = journal.add_mentorship("Ines", &MentorshipDetails::of(Role::Mentee)).unwrap();
    assert_eq!(journal.contact(id).unwrap().mentorship_id, Some(ines));
    assert_eq!(people(&journal).len(), 2, "she is not written twice");
}

#[test]
fn promises_about_a_contact_outlive_it_and_a_mentorship_that_is_over_keeps_nobody() {
    let mut journal = journal();
    let aldo = with_aldo(&mut journal);
    let id = add(&mut journal, "Ines", "Aldo");
    let promise = |status| ActionDetails { contact_id: Some(id), status, ..ActionDetails::new(Some(aldo), "ask Aldo") };
    let open = journal.add_action(&promise(ActionStatus::Open)).unwrap();
    let done = journal.add_action(&promise(ActionStatus::Done)).unwrap();
    let filter = ActionFilter { contact: Some(id), ..ActionFilter::default() };
    let listed = journal.actions(&filter, &Page::first(9)).unwrap();
    assert_eq!(listed.iter().map(|line| line.item.action.id).collect::<Vec<_>>(), [open, done]);
    journal.set_mentorship_status(aldo, MentorshipStatus::Closed).unwrap();
    journal.delete(id.into()).unwrap();
    assert_eq!(journal.action(done).unwrap().action.details.contact_id, None);
    journal.undo().unwrap();
    assert_eq!(journal.action(done).unwrap().action.details.contact_id, Some(id));
}

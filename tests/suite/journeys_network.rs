//! The network by keys: who helps and with what, who introduced whom, introductions that are promised, and a contact that becomes a
//! mentor.

use mentorlog::domain::action::{ActionFilter, ActionStatus};
use mentorlog::domain::contact::{ContactDetails, ContactLine, Group, Help};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::{ContactId, Page, PersonId};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

fn with_aldo() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

fn add(journal: &mut Journal, name: &str, through: &str, helps: &[Help], last: &str) -> ContactId {
    let mut details = ContactDetails { last_contact_on: last.parse().ok(), ..ContactDetails::of(PersonId(0)) };
    helps.iter().for_each(|help| details.set_help(*help, true));
    journal.add_contact(name, through, &details).unwrap()
}

/// Kemal helps with the work, Ines with moving on, to whom Aldo opened the door; nobody keeps Noor steady.
fn two_who_help() -> Journal {
    let mut journal = with_aldo();
    add(&mut journal, "Kemal Arslan", "", &[Help::Work], "2026-08-31");
    add(&mut journal, "Ines Carrera", "Aldo", &[Help::MovingOn], "");
    journal
}

fn contact(tui: &Tui, id: i64) -> ContactLine {
    tui.journal().contact(ContactId(id)).unwrap()
}

fn people(tui: &Tui) -> Vec<String> {
    tui.journal().people(&Page::first(99)).unwrap().into_iter().map(|line| line.item.details.name).collect()
}

fn count(tui: &Tui) -> usize {
    tui.journal().contacts(Group::All, &Page::first(99)).unwrap().len()
}

#[test]
fn people_show_who_helps_at_a_glance_and_tab_opens_the_network() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5").shows("WHO HELPS").shows_row("the work", "Kemal Arslan").shows_row("moving on", "Ines Carrera");
    tui.shows_row("keeping steady", "nobody yet").keys("Tab").shows("Network  who helps, and with what");
    tui.keys("Esc").shows("WHO HELPS");
    tui.keys(":").text("the network").keys("Enter").shows("Network  who helps, and with what");
}

#[test]
fn the_column_that_is_empty_is_named() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 20), (40, 10)] {
        let mut tui = Tui::with(two_who_help());
        tui.resize(columns, rows).keys("5 Tab Tab Tab");
        let screen = tui.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains("KEEPING STEADY"), "{columns}x{rows}: {screen}");
        assert!(screen.contains("Nobody yet who helps you with"), "{columns}x{rows}: {screen}");
    }
}

#[test]
fn three_columns_stand_side_by_side_where_there_is_room() {
    let mut tui = Tui::with(two_who_help());
    tui.resize(120, 40).keys("5 Tab").shows_row("WORK", "KEEPING STEADY").shows_row("Kemal Arslan", "Ines Carrera");
    tui.keys("Right Enter").shows("Met through").shows("Aldo Ferri");
    tui.keys("Esc Left Enter").shows("Kemal Arslan  contact N1");
}

#[test]
fn a_contact_is_written_in_the_form_and_a_name_finds_whom_it_means() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Tab Tab n").shows("New contact").text("Leila").keys("Tab").text("Ald").shows("somebody new");
    tui.text("o").shows("that is Aldo Ferri").keys("Tab").shows_row("Keeping steady", "they help with it");
    tui.keys("Space Ctrl-S").shows("added the contact Leila");
    let leila = contact(&tui, 3);
    assert_eq!((leila.name.as_str(), leila.through.as_str()), ("Leila", "Aldo Ferri"));
    assert_eq!(
        leila.contact.details.helps(),
        [Help::Work, Help::Steady],
        "as the column she was begun in says, and Space"
    );
    assert_eq!(people(&tui), ["Aldo Ferri", "Ines Carrera", "Kemal Arslan", "Leila"]);
    tui.keys("Enter").shows("Leila  contact N3");
    tui.keys("Esc u").shows("Taken back: added the contact Leila");
    assert_eq!(people(&tui), ["Aldo Ferri", "Ines Carrera", "Kemal Arslan"]);
}

#[test]
fn nobody_is_written_twice_and_the_form_says_why() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab n").text("kemal arslan").shows("among your contacts already: N1");
    tui.keys("Ctrl-S").shows("Kemal arslan is among your contacts already: N1.");
    assert_eq!(count(&tui), 2);
    tui.keys("Esc n").shows("kemal arslan");
    assert_eq!(people(&tui).len(), 3, "a mentor and two contacts");
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab n").text("Aldo Ferri").shows("known").keys("Ctrl-S").shows("added the contact Aldo Ferri");
    assert_eq!((count(&tui), people(&tui).len()), (3, 3), "a mentor may be a contact as well");
}

#[test]
fn a_contact_that_is_changed_keeps_what_the_form_does_not_show() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab w e").text(" of the crew").keys("Tab").text("Olga").keys("Ctrl-S").shows("changed the contact");
    let kemal = contact(&tui, 1);
    assert_eq!((kemal.name.as_str(), kemal.through.as_str()), ("Kemal Arslan of the crew", "Olga"));
    assert_eq!(kemal.contact.details.thanked_on, Some(tui.journal().today()));
    tui.keys("u u").shows("Taken back: thanked today: Kemal Arslan");
    assert!(!people(&tui).contains(&"Olga".to_owned()));
}

#[test]
fn in_touch_thanked_and_candidate_are_a_key_each_and_are_taken_back() {
    let mut tui = Tui::with(two_who_help());
    let today = tui.journal().today();
    tui.keys("5 Tab l").shows("in touch today: Kemal Arslan").shows_row("Kemal Arslan", "today");
    assert_eq!(contact(&tui, 1).contact.details.last_contact_on, Some(today));
    tui.keys("l").shows("it is written down for today already");
    tui.keys("w").shows("thanked today: Kemal Arslan").keys("w").shows("not thanked yet: Kemal Arslan");
    tui.keys(".").shows("might be a mentor: Kemal Arslan").shows("candidate");
    tui.keys("u*4");
    let details = contact(&tui, 1).contact.details;
    assert_eq!((details.thanked_on, details.is_candidate), (None, false));
    assert_eq!(details.last_contact_on, "2026-08-31".parse().ok());
}

#[test]
fn who_is_quiet_is_told_here_and_nowhere_else() {
    let mut journal = two_who_help();
    add(&mut journal, "Edith Brandt", "", &[Help::Work], "2026-02-20");
    let mut tui = Tui::with(journal);
    tui.shows_no("quiet").shows_no("Edith").keys("5 Tab").shows("1 quiet for half a year");
    tui.shows_row("Edith Brandt", "6 months ago").keys("f q").shows("Edith Brandt").shows_no("Kemal");
    tui.keys("l").shows("in touch today: Edith Brandt").shows("Nobody is like that").keys("x").shows("Kemal Arslan");
    tui.shows_no("quiet for half a year")
        .keys("f t")
        .shows("Ines Carrera")
        .keys("w")
        .shows("thanked today: Kemal Arslan");
    assert_eq!(tui.screen().matches("Kemal Arslan").count(), 1, "in the toast alone");
}

#[test]
fn the_selection_walks_down_one_list_and_on_into_the_next() {
    let mut journal = two_who_help();
    add(&mut journal, "Nobody knows", "", &[], "");
    let mut tui = Tui::with(journal);
    tui.keys("5 Tab").shows("NOT SAID YET WITH WHAT").keys("Down Enter").shows("Ines Carrera  contact N2");
    tui.keys("Esc Down Enter").shows("Nobody knows  contact N3");
    tui.keys("Esc Up*2 Enter").shows("Kemal Arslan  contact N1");
}

#[test]
fn a_promised_introduction_is_an_action_about_the_contact() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Down Enter")
        .shows("None yet. n asks for one.")
        .keys("n Enter")
        .shows("New action  about Ines Carrera");
    tui.shows("ask Aldo for an introduction to Ines Carrera").shows_row("With", "Aldo Ferri").keys("Ctrl-S");
    tui.shows("INTRODUCTIONS").shows_row("me", "ask Aldo for an introduction");
    let filter = ActionFilter { contact: Some(ContactId(2)), ..ActionFilter::default() };
    let promised = tui.journal().actions(&filter, &Page::first(9)).unwrap();
    assert_eq!(promised.len(), 1);
    assert_eq!(promised[0].item.name, "Aldo Ferri");
    tui.keys("Enter").shows("Action  A1, with Aldo Ferri").shows_row("About", "Ines Carrera");
    tui.keys("Esc Space").shows("done: ask Aldo").shows_row("ask Aldo", "done");
    assert_eq!(tui.journal().action(promised[0].item.action.id).unwrap().action.details.status, ActionStatus::Done);
    tui.keys("u Esc Up Enter n i").shows("New action  about Kemal Arslan").shows("introduce Kemal Arslan to");
    tui.text("Ines").keys("Ctrl-S").shows("introduce Kemal Arslan to Ines");
}

#[test]
fn a_draft_of_an_introduction_is_gone_on_with_where_it_belongs() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Enter n Enter").text("Ines and Aldo").keys("Esc").shows("draft saved");
    tui.keys("1").shows("introduce Kemal Arslan to Ines and Aldo");
    tui.keys("5 Tab Down Enter n Enter")
        .shows("ask Aldo for an introduction to Ines Carrera")
        .shows_no("Ines and Aldo");
    tui.keys("Esc 5 Tab Enter n Enter").shows("introduce Kemal Arslan to Ines and Aldo").keys("Ctrl-S");
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn a_candidate_becomes_a_mentor_without_being_written_twice() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Enter .").shows("might be a mentor").keys("b").shows("New mentorship");
    tui.shows_row("Kemal Arslan", "known: from your network").keys("Ctrl-S");
    tui.shows("began the mentorship with Kemal Arslan").shows("there is one with them");
    let all = tui.journal().mentorships(&MentorshipFilter::default(), &Page::first(9)).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(people(&tui).len(), 3);
    tui.keys("b").shows("there is a mentorship with them already");
    tui.keys("u").shows("Taken back: began the mentorship").shows("begins a mentorship with them");
}

#[test]
fn whoever_is_only_a_contact_is_nobody_to_choose() {
    let mut journal = two_who_help();
    journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("p").shows("Aldo Ferri").shows("Mira Okafor").shows_no("Kemal").shows_no("Ines").keys("Esc");
    tui.keys("2 n Tab*4").shows_no("Kemal").keys("Esc 5").shows_row("the work", "Kemal");
    tui.keys("n").text("Kemal Arslan").shows("known: from your network");
}

#[test]
fn a_contact_that_is_deleted_leaves_those_who_were_met_through_them() {
    let mut journal = two_who_help();
    add(&mut journal, "Ruth", "Ines", &[], "");
    let mut tui = Tui::with(journal);
    tui.keys("5 Tab Down Enter").shows("MET THROUGH THEM").keys("Enter").shows("Ruth  contact N3");
    tui.keys("Esc d").shows("deleted the contact Ines Carrera").shows("Network");
    assert_eq!(contact(&tui, 3).through, "Ines Carrera");
    tui.keys("u").shows("Taken back: deleted the contact Ines Carrera");
    assert_eq!(count(&tui), 3);
    tui.keys("Tab*2 d").shows("deleted the contact Ruth");
    assert_eq!(people(&tui), ["Aldo Ferri", "Ines Carrera", "Kemal Arslan"]);
}

#[test]
fn a_half_written_contact_is_offered_again() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab n").text("Samira").keys("Tab Tab Tab Tab Tab Tab").text("her trade").keys("Esc");
    tui.keys("1").shows("a new contact").keys("5 Tab n").shows("Samira").shows("her trade").keys("Ctrl-S");
    assert_eq!(contact(&tui, 3).contact.details.differs_from_me, "her trade");
    tui.keys("e").shows("Samira");
}

#[test]
fn a_day_that_is_none_is_said_under_its_field() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab n").text("Samira").keys("Tab*8").text("31 sep").keys("Ctrl-S").shows("September has 30 days");
    assert_eq!(count(&tui), 2);
    tui.keys("Ctrl-W Ctrl-W").text("9 july").keys("Ctrl-S").shows("added the contact Samira");
    assert_eq!(contact(&tui, 3).contact.details.last_contact_on, "2026-07-09".parse().ok(), "such days lie behind");
}

#[test]
fn an_introduction_that_somebody_promised_is_theirs() {
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Down Enter n").shows("Somebody promised to introduce me").keys("t");
    tui.shows("introduce me to Ines Carrera")
        .shows_row("Whose", "Aldo")
        .keys("Ctrl-S")
        .shows_row("Aldo", "introduce me");
    let mut tui = Tui::with(two_who_help());
    tui.keys("5 Tab Enter n t").shows("introduce me to Kemal Arslan").shows_row("Whose", "somebody else");
}

#[test]
fn what_is_not_said_stands_under_the_columns_and_thanks_and_candidates_in_their_lines() {
    let mut journal = two_who_help();
    add(&mut journal, "Nobody knows", "", &[], "");
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("5 Tab .").shows("Kemal Arslan candidate");
    let at = |words: &str| tui.screen().lines().position(|line| line.contains(words)).unwrap();
    let apart = at("NOT SAID YET") - at("Ines Carrera");
    assert!(apart < 8, "{}", tui.screen());
    tui.keys("Tab w").shows_row("through Aldo", "thanked 9 Sep");
}

//! Templates of meetings by keys: chosen, read, copied, written, kept from an agenda; and what they say round a meeting.

use mentorlog::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Phase, Role};
use mentorlog::domain::template::TemplateDetails;
use mentorlog::domain::{MeetingId, MentorshipId, TemplateId};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

fn with_aldo(role: Role) -> (Journal, MentorshipId) {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(role)).unwrap();
    (journal, aldo)
}

fn held(journal: &mut Journal, with: MentorshipId, on: &str) {
    let status = MeetingStatus::Held;
    journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(Some(with), on.parse().unwrap()) }).unwrap();
}

fn meeting(tui: &Tui, id: i64) -> MeetingDetails {
    tui.journal().meeting(MeetingId(id)).unwrap().meeting.details
}

fn agenda(tui: &Tui, id: i64) -> Vec<String> {
    tui.journal().meeting(MeetingId(id)).unwrap().agenda.into_iter().map(|shown| shown.words).collect()
}

fn own(tui: &Tui, id: i64) -> TemplateDetails {
    tui.journal().own_template(TemplateId(id)).unwrap().details
}

/// The list of templates.
fn templates(tui: &mut Tui) -> &mut Tui {
    tui.keys(":").text("templates of").keys("Enter").shows("BUILT IN")
}

#[test]
fn the_form_of_a_meeting_begins_with_the_kind_that_suits() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    tui.keys("2 n Ctrl-S Esc*2");
    assert_eq!(meeting(&tui, 1).kind, MeetingKind::First);
    assert_eq!(agenda(&tui, 1)[0], "How we got here: one story each about someone who helped us");

    let (mut journal, aldo) = with_aldo(Role::Mentee);
    held(&mut journal, aldo, "2026-08-01");
    let id = aldo.into();
    let span = [("started_on", "2026-06-01"), ("ends_on", "2026-12-01")];
    journal.set(id, &span.map(|(field, day)| (field.to_owned(), day.to_owned()))).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("2 n")
        .shows("midpoint")
        .keys("Tab")
        .text("28 aug 2026")
        .shows("regular")
        .keys("Ctrl-W*3")
        .text("3 oct")
        .shows("midpoint");
    tui.keys("Ctrl-S Esc*2");
    assert_eq!(meeting(&tui, 2).kind, MeetingKind::Midpoint);
}

#[test]
fn a_kind_one_has_chosen_stays_when_the_day_changes() {
    let (mut journal, aldo) = with_aldo(Role::Mentee);
    held(&mut journal, aldo, "2026-08-01");
    journal.set_phase(aldo, Phase::Close).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("2 n")
        .shows("closing")
        .keys("Tab*4 g*2")
        .shows("goals")
        .keys("Shift-Tab*3")
        .text("friday")
        .keys("Ctrl-S Esc");
    assert_eq!(meeting(&tui, 2).kind, MeetingKind::Goals);
}

#[test]
fn what_the_chosen_kind_holds_is_shown_while_one_chooses() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    tui.keys("2 n").shows_no("get to know each other").keys("Tab*4").shows("get to know each other");
    tui.keys("Space").shows("work on what is alive").keys("Tab").shows_no("work on what is alive");
    tui.resize(120, 40).keys("Shift-Tab").shows("Arrive: what is on top").shows("open actions of both").shows("25 min");
    tui.keys("Right*6").shows("group").shows_no("25 min");
}

#[test]
fn a_template_of_ones_own_is_written_and_chosen_in_the_form_it_was_written_from() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    tui.keys("2 n Ctrl-T").shows("BUILT IN").shows("None is yours yet").keys("n").shows("New template");
    tui.text("By the river").keys("Tab*3").text("(10) Walk\n{actions}\nSit down").keys("Ctrl-S");
    tui.shows("\"By the river\" can be chosen for a meeting now").shows("YOURS").shows_no("None is yours yet");
    tui.keys("Esc").shows("New meeting").keys("Tab*4 b").shows("By the river").keys("Ctrl-S Esc*2");
    let meeting = meeting(&tui, 1);
    assert_eq!((meeting.kind, meeting.template_id), (MeetingKind::Regular, Some(TemplateId(1))));
    let lines = agenda(&tui, 1);
    assert_eq!((lines.first().map(String::as_str), lines.last().map(String::as_str)), (Some("Walk"), Some("Sit down")));
    tui.keys("2 Enter Shift-Tab").shows("10 min");
    // Its form shows the choice, and leaves it alone.
    tui.keys("Esc 2 e").shows("By the river").keys("Tab*5").text("canal").keys("Esc");
    assert_eq!(self::meeting(&tui, 1).template_id, Some(TemplateId(1)));
    assert_eq!(self::meeting(&tui, 1).title, "canal");
    tui.keys("e Tab*4 g Esc");
    let meeting = self::meeting(&tui, 1);
    assert_eq!((meeting.kind, meeting.template_id), (MeetingKind::Goals, None));
}

#[test]
fn a_built_in_one_is_read_and_made_ones_own_but_not_changed_or_deleted() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    templates(&mut tui).keys("j*5 Enter").shows("finish on purpose").shows("Who is next").keys("Esc");
    tui.keys("d").shows("it is built in and stays");
    tui.keys("e").shows("a copy to make your own; \"Closing meeting\" stays as it is").shows("Closing meeting, my way");
    tui.keys("Esc").shows("BUILT IN").shows_no("YOURS");
    assert_eq!(tui.journal().drafts().unwrap(), [], "a copy that was only looked at is nothing");
    tui.keys("e").text(" now").keys("Ctrl-S").shows("YOURS").shows("Closing meeting, my way now");
    let copy = own(&tui, 1);
    assert_eq!(copy.after, "Close the mentorship\nThank those who helped");
    assert!(copy.lines.contains("{goals}") && copy.lines.starts_with("(10) The first page"), "{}", copy.lines);
    tui.keys("u").shows_no("YOURS").keys("Ctrl-R").shows("YOURS");
}

#[test]
fn one_of_ones_own_is_edited_and_deleted_and_comes_back() {
    let (mut journal, _) = with_aldo(Role::Mentee);
    let river = TemplateDetails { name: "By the river".into(), ..TemplateDetails::default() };
    journal.add_template(&river).unwrap();
    let mut tui = Tui::with(journal);
    templates(&mut tui).keys("G e").shows("A template of your own").text(", upstream").keys("Esc");
    assert_eq!(own(&tui, 1).name, "By the river, upstream");
    tui.keys("e Ctrl-W*9").keys("Ctrl-S").shows("Needs a few words").text("River").keys("Ctrl-S").shows("River");
    tui.keys("d").shows("deleted the template \"River\"").shows_no("YOURS").keys("u").shows("River");
}

#[test]
fn a_half_written_template_is_offered_again_and_so_is_a_copy() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    templates(&mut tui).keys("n").text("By the sea").keys("Esc j e").text(" now").keys("Esc 1");
    tui.shows("a new template: By the sea").shows("a new template like regular: Regular meeting, my way now");
    tui.keys("g Enter").shows("By the sea").shows("as you left it").keys("Ctrl-S 1 g Enter");
    tui.shows("Regular meeting, my way now").keys("Ctrl-S");
    assert_eq!(own(&tui, 1).name, "By the sea");
    assert!(own(&tui, 2).lines.contains("{unfinished}"));
    assert_eq!(tui.journal().drafts().unwrap(), []);
}

#[test]
fn an_agenda_is_kept_as_a_template() {
    let (mut journal, aldo) = with_aldo(Role::Mentee);
    held(&mut journal, aldo, "2026-08-01");
    let mut tui = Tui::with(journal);
    tui.keys("2 Enter :").text("keep the agenda").shows("there is no line on the agenda").keys("Esc Esc");
    tui.keys("n Tab").text("friday").keys("Tab*4").text("Figures").keys("Ctrl-S n").text("The rota").keys("Enter");
    tui.keys(":").text("keep the agenda").keys("Enter").shows("New template").shows("Figures").keys("Ctrl-S");
    tui.shows("can be chosen for a meeting now").shows("AGENDA");
    let kept = own(&tui, 1);
    assert_eq!(kept.name, "Figures");
    assert!(kept.lines.contains("The rota") && kept.lines.contains("{question}"), "{}", kept.lines);
}

#[test]
fn what_is_to_be_done_before_a_meeting_is_said_in_my_role_and_what_after_for_a_while() {
    for (role, before) in
        [(Role::Mentee, "Ten lines on what you are after"), (Role::Mentor, "Ten lines on why you said yes")]
    {
        let (mut journal, aldo) = with_aldo(role);
        let first = MeetingDetails {
            kind: MeetingKind::First,
            ..MeetingDetails::on(Some(aldo), "2026-09-11".parse().unwrap())
        };
        journal.add_meeting(&first).unwrap();
        let mut tui = Tui::with(journal);
        tui.keys("2 Enter").shows("BEFORE").shows(before).shows_no("AFTER").keys("Tab").shows_no("BEFORE");
        tui.resize(120, 40).shows("BEFORE").shows(before);
    }
    for (on, is_said) in [("2026-09-02", true), ("2026-08-01", false)] {
        let (mut journal, aldo) = with_aldo(Role::Mentee);
        let first = MeetingDetails { kind: MeetingKind::First, ..MeetingDetails::on(Some(aldo), on.parse().unwrap()) };
        let id = journal.add_meeting(&first).unwrap();
        journal.set_meeting_status(id, MeetingStatus::Held, None).unwrap();
        let mut tui = Tui::with(journal);
        tui.resize(120, 40).keys("2 Enter").shows_no("BEFORE");
        assert_eq!(tui.screen().contains("Fill in the draft of the agreement"), is_said, "{on}");
    }
}

#[test]
fn the_templates_are_open_once() {
    let (journal, _) = with_aldo(Role::Mentee);
    let mut tui = Tui::with(journal);
    templates(&mut tui).keys(":").text("templates of").shows("they are open").keys("Esc");
    tui.keys("n Ctrl-P").text("templates of").shows("they are open").keys("Esc Esc Esc").shows("Today");
}

//! How often an action was carried, against a model that counts by hand; and what its life says of the same meetings.

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionStatus};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::life::Happened;
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{ActionId, MeetingId, MentorshipId};
use mentorlog::journal::Journal;
use proptest::prelude::*;

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number)
}

/// A meeting of the model: its day, what became of it, whether the action stands on its agenda, and the day it was moved to.
#[derive(Clone, Debug)]
struct Met {
    on: u64,
    status: MeetingStatus,
    has_it: bool,
    moved_to: Option<u64>,
}

impl Met {
    fn is_on(&self) -> u64 {
        self.moved_to.unwrap_or(self.on)
    }
}

fn met() -> impl Strategy<Value = Met> {
    let status = prop_oneof![
        4 => Just(MeetingStatus::Held),
        1 => Just(MeetingStatus::Planned),
        1 => Just(MeetingStatus::Cancelled)
    ];
    (0u64..60, status, any::<bool>(), prop::option::weighted(0.3, 0u64..60))
        .prop_map(|(on, status, has_it, moved_to)| Met { on, status, has_it, moved_to })
}

/// A journal in which all of that happened; which action it is, and the meetings by their ids.
fn told(meetings: &[Met], agreed_in: Option<usize>) -> (Journal, ActionId, Vec<MeetingId>) {
    let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:03:00+02:00").unwrap()).unwrap();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let mut ids: Vec<_> = meetings.iter().map(|met| add(&mut journal, aldo, met)).collect();
    let meeting_id = agreed_in.map(|at| ids[at]);
    let details = ActionDetails { meeting_id, ..ActionDetails::new(Some(aldo), "write to the director") };
    let action = journal.add_action(&details).unwrap();
    for (met, id) in meetings.iter().zip(&mut ids) {
        let shown = journal.meeting(*id).unwrap().agenda;
        let line = shown.iter().find(|shown| shown.action().is_some()).map(|shown| shown.line.id);
        match (line, met.has_it) {
            (None, true) => drop(journal.add_agenda_line(*id, AgendaSubject::Action(action)).unwrap()),
            (Some(line), false) => drop(journal.delete(line.into()).unwrap()),
            _ => {}
        }
    }
    (journal, action, ids)
}

fn add(journal: &mut Journal, aldo: MentorshipId, met: &Met) -> MeetingId {
    let planned = MeetingDetails { status: MeetingStatus::Planned, ..MeetingDetails::on(Some(aldo), day(met.on)) };
    let id = journal.add_meeting(&planned).unwrap();
    if let Some(to) = met.moved_to {
        journal.move_meeting(id, day(to), Side::Them).unwrap();
    }
    if met.status != MeetingStatus::Planned {
        journal.set_meeting_status(id, met.status, Some(Side::Me)).unwrap();
    }
    id
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_action_counts_the_later_held_meetings_it_stood_on_and_no_others(
        meetings in prop::collection::vec(met(), 1..9),
        agreed_in in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let agreed_in = agreed_in.map(|at| at.index(meetings.len()));
        let (mut journal, action, ids) = told(&meetings, agreed_in);
        let place = |at: usize| (meetings[at].is_on(), ids[at].0);
        let counts = |at: &usize| {
            let met = &meetings[*at];
            met.has_it && met.status == MeetingStatus::Held && agreed_in.is_none_or(|agreed| place(*at) > place(agreed))
        };
        let expected = (0..meetings.len()).filter(counts).count();
        let line = journal.action(action).unwrap();
        prop_assert_eq!(line.carried as usize, expected);

        let life = journal.action_life(action).unwrap();
        let stood = life.events.iter().filter(|event| matches!(event.what, Happened::Stood(_))).count();
        prop_assert_eq!(stood, meetings.iter().filter(|met| met.has_it).count(), "its life tells of each agenda");
        let stayed_open = |what: &Happened| matches!(what, Happened::Stood(appearance) if appearance.stayed_open());
        let stayed = life.events.iter().filter(|event| stayed_open(&event.what)).count();
        prop_assert_eq!(stayed, expected, "it stayed open where it was carried");
        let mut days: Vec<_> = life.events.iter().skip(1).map(|event| event.on).collect();
        prop_assert!(days.is_sorted(), "in the order of the days: {:?}", days.split_off(0));
        if let Some(Happened::Agreed(agreed)) = life.events.first().map(|event| event.what.clone()) {
            prop_assert_eq!(Some(agreed.id), agreed_in.map(|at| ids[at]));
        }

        journal.set_action_status(action, ActionStatus::Done, "").unwrap();
        prop_assert_eq!(journal.action(action).unwrap().carried, 0, "what is done is carried no more");
        journal.set_action_status(action, ActionStatus::Open, "").unwrap();
        prop_assert_eq!(journal.action(action).unwrap().carried as usize, expected);
    }
}

#[test]
fn of_a_very_long_life_the_last_agendas_are_named_and_the_others_counted() {
    let meetings: Vec<_> =
        (0..55).map(|on| Met { on, status: MeetingStatus::Held, has_it: true, moved_to: None }).collect();
    let (journal, action, ids) = told(&meetings, None);
    let life = journal.action_life(action).unwrap();
    assert_eq!((life.left_out, life.events.len()), (15, 41));
    let last = life.events.last().unwrap().what.meeting().unwrap().id;
    assert_eq!(Some(&last), ids.last());
    assert_eq!(journal.action(action).unwrap().carried, 55, "the count is whole all the same");
}

#[test]
fn its_life_tells_the_reason_of_each_time_it_was_let_go() {
    let (mut journal, action, _) = told(&[], None);
    let reasons = |journal: &Journal| {
        let events = journal.action_life(action).unwrap().events;
        let why = |what| if let Happened::LetGo { why } = what { Some(why) } else { None };
        events.into_iter().filter_map(|event| why(event.what)).collect::<Vec<_>>()
    };
    journal.set_action_status(action, ActionStatus::Dropped, "the director has left").unwrap();
    journal.set_action_status(action, ActionStatus::Open, "").unwrap();
    assert_eq!(reasons(&journal), ["the director has left"]);
    journal.set_action_status(action, ActionStatus::Dropped, "the new one knows").unwrap();
    assert_eq!(reasons(&journal), ["the director has left", "the new one knows"]);
}

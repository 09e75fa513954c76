//! The Guide by keys: read, searched, narrowed, followed from page to page and into the journal, and the alert that opens its card.

use mentorlog::content::guide::{format, pages};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingKind, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{MeetingId, Page};
use mentorlog::journal::Journal;
use mentorlog::tui::command::Place;

use crate::harness::{Tui, journal};

fn with_aldo() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

fn guide(journal: Journal) -> Tui {
    let mut tui = Tui::with(journal);
    tui.keys("7").shows("PURPOSE").shows("What mentoring is");
    tui
}

/// Looks for a page by words and opens it.
fn found<'a>(tui: &'a mut Tui, words: &str) -> &'a mut Tui {
    tui.keys("/").text(words).keys("Enter")
}

fn meetings(tui: &Tui) -> usize {
    tui.journal().meetings(&MeetingFilter::default(), &Page::first(9)).unwrap().len()
}

#[test]
fn a_card_is_read_alone_where_there_is_one_pane_and_beside_the_list_where_there_are_two() {
    let mut tui = guide(with_aldo());
    tui.shows_no("Two people agree").keys("Enter").shows("Two people agree").shows("for both, while you prepare");
    tui.shows_no("PURPOSE").shows("FROM HERE").shows("SEE ALSO").keys("Esc").shows("PURPOSE");
    tui.resize(120, 40).shows("PURPOSE").shows("Two people agree");
    tui.keys("j").shows("A coach mostly asks").shows_no("Two people agree");
    tui.keys("G").shows("GROUP FORMATS").shows("Decide the kind: explore, solve");
    // What one has come to stays while the terminal changes.
    tui.keys("Enter")
        .resize(80, 24)
        .shows("Decide the kind")
        .shows_no("GROUP FORMATS")
        .keys("Esc")
        .shows("GROUP FORMATS");
}

#[test]
fn links_lead_from_page_to_page_and_esc_back_the_way_one_came() {
    let mut tui = guide(with_aldo());
    tui.keys("Enter j*2 Enter").shows("A coach mostly asks").shows("Mentor, coach, sponsor");
    // Two doors, and the first of what else there is to see.
    tui.keys("j*2 Enter").shows("Before you advise, find out");
    tui.keys("Esc").shows("A coach mostly asks").keys("Esc").shows("Two people agree").keys("Esc").shows("PURPOSE");
    tui.resize(120, 40).keys("Enter j*2 Enter").shows("A coach mostly asks").shows("PURPOSE");
    tui.keys("Esc Esc j").shows("A coach mostly asks").keys("k").shows("Two people agree");
    tui.keys("Tab j*2 Enter Tab j").shows("Over many studies");
}

#[test]
fn the_search_finds_titles_first_and_then_words_and_goes_there() {
    let mut tui = guide(with_aldo());
    let total = "of 65";
    tui.keys("/").shows(&format!("65 {total}")).text("feedback");
    let screen = tui.screen();
    let rows: Vec<_> = ["Feedback and appraisal", "Giving feedback", "Receiving feedback", "Ask about next time"]
        .iter()
        .map(|title| screen.lines().position(|row| row.contains(title)).unwrap_or_else(|| panic!("{title}:\n{screen}")))
        .collect();
    assert!(rows.is_sorted(), "{screen}");
    tui.shows_row("Giving feedback", "feedback").keys("Down Enter").shows("In more than a third of the cases");
    // From a page that was found the way back is the list, on that page.
    tui.keys("Esc").shows("▐ Giving feedback");
    tui.keys("/").text("benjamin").shows(&format!("1 {total}")).keys("Enter").shows("credited to Benjamin Franklin");
    tui.keys("/").text("xyzzy").shows("The Guide says nothing of that.").shows(&format!("0 {total}")).keys("Enter");
    tui.shows("The Guide says nothing of that.").keys("Esc").shows("credited to Benjamin");
}

#[test]
fn the_cards_are_narrowed_by_theme_phase_and_side_and_all_come_back() {
    let mut tui = guide(with_aldo());
    tui.resize(120, 40).keys("x").shows("every page is shown already");
    tui.keys("f t e").shows("Guide  on feedback").shows("Giving feedback").shows("Encouragement").shows_no("PURPOSE");
    tui.keys("f e")
        .shows("on feedback, for the mentee")
        .shows("Receiving feedback")
        .keys("j")
        .shows_no("Encouragement");
    tui.keys("f p a").shows("while you prepare").shows("No card is on feedback, for the mentee, while you prepare.");
    tui.keys("Enter").shows("no page is selected").keys("x").shows("PURPOSE").shows("Two people agree");
    // A card stands under its first theme and is found on its others.
    tui.keys("f t a").shows("Failure: two different").keys("x f p d").shows("Ending well").shows_no("QUESTIONS PEOPLE");
    // A link leads out of what is narrowed.
    tui.keys("g Enter G Enter").shows("QUESTIONS PEOPLE ASK").shows("Half-time").shows_no("while you close  ");
}

#[test]
fn the_words_of_a_page_are_copied_and_can_be_pasted() {
    let mut tui = guide(with_aldo());
    tui.keys("y").shows("copied \"What mentoring is\"");
    assert!(tui.copies());
    tui.keys("Enter y").shows("copied");
    tui.keys("2 Enter").keys("v Ctrl-V");
    let drafts = tui.wait(std::time::Duration::from_secs(2)).journal().drafts().unwrap();
    assert!(drafts.iter().any(|saved| saved.draft.body.contains("decides better without you")), "{drafts:?}");
}

#[test]
fn every_door_opens_something_or_says_why_not() {
    let mut opened = std::collections::BTreeSet::new();
    for page in pages() {
        for (at, door) in page.from_here.iter().enumerate().filter(|(_, door)| opened.insert(door.to_string())) {
            let mut tui = guide(with_aldo());
            tui.resize(120, 100);
            tui.keys("/").paste(page.title).keys("Enter").shows(page.title).keys(&"j ".repeat(at));
            let (before, chain) = (tui.screen(), tui.chain());
            tui.keys("Enter");
            assert!(tui.screen() != before, "{door} on {} does nothing:\n{before}", page.slug);
            let says = tui.screen().contains("there is no list of your own yet");
            assert!(tui.chain() != chain || says, "{door} on {} leads nowhere", page.slug);
        }
    }
}

#[test]
fn doors_open_the_forms_that_the_cards_speak_of() {
    let mut tui = guide(with_aldo());
    found(&mut tui, "goal worth").keys("Enter").shows("New goal").text("Let the crew mend").keys("Ctrl-S");
    tui.keys("Esc")
        .shows("A good goal would matter")
        .keys("j*2 Enter")
        .shows("New meeting")
        .shows_row("Kind", "goals")
        .keys("Esc");
    found(&mut tui, "receiving feedback").keys("Enter").shows("New feedback").keys("Esc");
    found(&mut tui, "receiving feedback").keys("j Enter").text("What could I try?").keys("Enter").shows("Receiving");
    found(&mut tui, "fading").keys("Enter").shows("Aldo Ferri").keys("Esc").shows("Failure: fading");
    found(&mut tui, "ending well").keys("j Enter").shows("Close the mentorship").keys("Esc");
    found(&mut tui, "how often").keys("Enter").shows_row("Kind", "first").keys("Esc");
    found(&mut tui, "goal worth").keys("j Enter");
    assert!(tui.is_on(Place::Goals));
    tui.shows("Let the crew mend").keys("7").shows("A good goal would matter");
}

#[test]
fn a_question_on_a_theme_is_chosen_and_answered() {
    let mut tui = guide(with_aldo());
    found(&mut tui, "trust grows")
        .keys("Enter")
        .shows("Which question on trust?")
        .shows("What have you not brought up");
    tui.text("not brought").keys("Enter").shows("What have you not brought up so far?");
    tui.text("The rota.").keys("Esc").keys("Esc").shows("Trust grows from small proofs");
    let answers = tui.journal().answers(&Default::default(), &Page::first(3)).unwrap();
    assert_eq!(answers[0].item.answer.details.text, "The rota.");
}

#[test]
fn where_there_are_several_people_a_door_asks_whose_and_where_nobody_is_it_says_so() {
    let mut tui = guide(journal());
    found(&mut tui, "boundary is").keys("Enter").shows("there is nobody yet it could be about");
    let mut told = with_aldo();
    told.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut tui = guide(told);
    found(&mut tui, "boundary is").keys("Enter").shows("With whom?").text("mira").keys("Enter").shows("Mira Okafor");
    tui.keys("Esc").shows("A boundary is a kindness");
}

#[test]
fn a_format_starts_a_group_meeting_and_one_undo_takes_all_of_it_back() {
    let mut tui = guide(with_aldo());
    tui.keys("n").shows("only a format starts a group meeting");
    tui.keys("G n").shows("New meeting  Group discussion").shows_row("With", "a group").shows_row("Kind", "group");
    tui.keys("Esc G k*3 Enter").shows("Choose a case that resembles").keys("n").shows("Case-study session");
    tui.shows_row("Minutes", "75").keys("Tab").text("friday").keys("Shift-Tab*2").text(": the spanner").keys("Ctrl-S");
    tui.shows("Case-study session: the spanner").shows("with a group").keys("Esc");
    let page = tui.journal().meeting(MeetingId(1)).unwrap();
    let (details, format) = (&page.meeting.details, format("case-study").unwrap());
    assert_eq!((details.kind, details.mentorship_id, details.minutes), (MeetingKind::Group, None, Some(75)));
    assert_eq!(details.meets_on.to_string(), "2026-09-11");
    assert_eq!(page.agenda.iter().map(|shown| shown.words.as_str()).collect::<Vec<_>>(), format.lines);
    tui.keys("u").shows("Taken back: added the meeting");
    assert_eq!(meetings(&tui), 0);
    tui.keys("Ctrl-R").shows("Done again");
    assert_eq!(tui.journal().meeting(MeetingId(1)).unwrap().agenda.len(), format.lines.len());
}

#[test]
fn the_draft_of_a_group_meeting_comes_back_with_its_format() {
    let mut tui = guide(with_aldo());
    found(&mut tui, "book club").keys("n Shift-Tab").text(" on Mentoring 101").keys("Esc");
    tui.keys("1").shows("a new book-club meeting: Book club on Mentoring 101").keys("g Enter");
    tui.shows("New meeting  Book club").shows("continued what you began").keys("Ctrl-S");
    let page = tui.journal().meeting(MeetingId(1)).unwrap();
    assert_eq!(page.meeting.details.title, "Book club on Mentoring 101");
    assert_eq!(page.agenda.len(), format("book-club").unwrap().lines.len());
}

#[test]
fn a_meeting_by_a_format_that_is_with_somebody_after_all_is_one_like_others() {
    let mut tui = guide(with_aldo());
    found(&mut tui, "guest speaker").keys("n Space").shows_row("With", "Aldo Ferri").keys("Ctrl-S");
    let page = tui.journal().meeting(MeetingId(1)).unwrap();
    assert!(page.meeting.details.mentorship_id.is_some());
    let invites = |shown: &mentorlog::domain::agenda::AgendaLineShown| shown.words.starts_with("Invite someone");
    assert!(!page.agenda.iter().any(invites));
}

#[test]
fn what_is_worth_a_look_names_its_card_and_opens_it_and_esc_is_back_on_today() {
    let mut journal = with_aldo();
    let aldo = journal.find_mentorship("aldo").unwrap();
    let held = |on: &str| MeetingDetails {
        status: MeetingStatus::Held,
        ..MeetingDetails::on(Some(aldo), on.parse().unwrap())
    };
    let action =
        journal.add_action(&mentorlog::domain::action::ActionDetails::new(Some(aldo), "write to her")).unwrap();
    for day in ["2026-07-01", "2026-08-01", "2026-09-01"] {
        let meeting = journal.add_meeting(&held(day)).unwrap();
        journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).shows("WORTH A LOOK").shows("i in the Guide: Failure: fading commitment");
    tui.keys("G").keys("g");
    while !tui.screen().contains("▐ Write to her") {
        let before = tui.screen();
        tui.keys("j");
        assert_ne!(tui.screen(), before, "the alert can be selected");
    }
    tui.keys("i").shows("Signs: moved dates, nothing prepared").shows("for both, while you grow");
    // The card opens what it speaks of, and other cards, and one comes back through all of them.
    tui.keys("Enter")
        .shows("Aldo Ferri")
        .keys("Esc")
        .keys("G k*2 Enter")
        .shows("The interval matters less")
        .keys("Esc*2");
    tui.shows("WORTH A LOOK");
    assert!(tui.is_on(Place::Today));
}

#[test]
fn nothing_of_the_guide_names_a_number_that_means_nothing_to_a_person() {
    let mut tui = guide(with_aldo());
    tui.resize(200, 200);
    for _ in 0..70 {
        let screen = tui.keys("j").screen();
        let words = screen.split(|c: char| !c.is_alphanumeric());
        let id = |word: &&str| word.len() == 3 && word.starts_with(['K', 'Q', 'S']) && word[1..].parse::<u8>().is_ok();
        assert_eq!(words.into_iter().find(id), None, "{screen}");
    }
}

#[test]
fn the_search_knows_what_a_page_stands_under_and_a_filter_how_it_is_cleared() {
    let mut tui = guide(with_aldo());
    tui.keys("/").text("case study").shows("The spanner").keys("Esc").shows_no("x clear");
    tui.keys("f t")
        .shows("blind spots")
        .shows_no("blind-spots")
        .keys("h")
        .shows("x clear")
        .keys("x")
        .shows_no("x clear");
}

#[test]
fn a_meeting_by_a_format_opens_on_its_checklist() {
    let mut tui = guide(with_aldo());
    found(&mut tui, "case-study").keys("n Ctrl-S").shows("Case-study session");
    tui.shows_row("▐", format("case-study").unwrap().lines[0].split_once(' ').unwrap().0);
    tui.shows_no("Ctrl-S save");
}

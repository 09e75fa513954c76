//! The alerts of Today: what each is about, a calm sentence, and the key that does something about it.

use ratatui::text::{Line, Span};

use super::super::carried;
use super::super::check_in::CheckInsScreen;
use super::super::check_in::form::CheckInFormScreen;
use super::super::meeting::after::AfterScreen;
use super::super::meeting_state::MeetingState;
use super::contents::Contents;
use super::selection::Item;
use crate::content::guide::alerts::card_of;
use crate::content::sentences;
use crate::domain::alert::{Alert, Matter};
use crate::domain::meeting::MeetingStatus;
use crate::domain::{MentorshipId, Record};
use crate::journal::{self, Journal};
use crate::text::capitalised;
use crate::tui::command::{Command, chain};
use crate::tui::screen::{Step, ViewCx};
use crate::tui::widgets::list_item::ListItem;
use crate::tui::widgets::sheet::Sheet;

/// Adds the alerts, each with its card: by its name where there is room for that.
pub(super) fn draw_alerts(
    sheet: &mut Sheet<'_>,
    contents: &Contents,
    selected: &Item,
    names_cards: bool,
    cx: &ViewCx<'_>,
) {
    for (at, alert) in contents.today.alerts.iter().enumerate() {
        if at > 0 && !cx.grid.is_one_pane {
            sheet.blank();
        }
        sheet.item(*selected == Item::Look(alert.about), |sheet| {
            let (command, does) = way_out(alert);
            let key = |command| Span::styled(cx.key(chain::TODAY, command), cx.theme.key);
            let dim = |words: String| Span::styled(words, cx.theme.dim);
            let mut right = Line::from(vec![key(command), dim(format!(" {does}"))]);
            if !names_cards {
                right.spans.extend([dim("   ".to_owned()), key(Command::OpenCard), dim(" read on".to_owned())]);
            }
            let title = ListItem::spans(vec![Span::styled(capitalised(&alert.title), cx.theme.strong)]);
            sheet.list_row(title, false, right);
            sheet.words(&sentences::on(alert, cx.today), cx.theme.text);
            if names_cards {
                let (_, title) = card_of(&alert.matter);
                let words = dim(format!(" in the Guide: {title}"));
                sheet.row(Line::from(vec![key(Command::OpenCard), words]), Line::default());
            }
        });
    }
}

/// What can be done about it, and by which command.
fn way_out(alert: &Alert) -> (Command, String) {
    match alert.matter {
        Matter::Carried { .. } => (Command::Open, "choose".to_owned()),
        Matter::Lapsed { .. } => (Command::New, "plan it".to_owned()),
        Matter::Drifting { .. } | Matter::WelcomeBack => (Command::New, "plan a date".to_owned()),
        Matter::WasItHeld { .. } => (Command::Open, "say which".to_owned()),
        Matter::NoDebrief { .. } => (Command::Open, "write them".to_owned()),
        Matter::CheckInFell { .. } => (Command::Open, "look at it".to_owned()),
        Matter::CheckInDue { .. } => (Command::Open, "begin it".to_owned()),
        Matter::Reread { .. } => (Command::Open, "read it".to_owned()),
        Matter::Stalled { .. } => (Command::Open, "the goal".to_owned()),
        Matter::Phase { to, .. } => (Command::NextPhase, to.to_string()),
    }
}

/// What Enter does about it.
pub(super) fn open(alert: &Alert, journal: &Journal) -> journal::Result<Step> {
    Ok(match (alert.matter, alert.about) {
        // What was carried too often is a choice to make, not a text to edit.
        (Matter::Carried { .. }, Record::Action(id)) => carried::ask(&journal.action(id)?),
        (Matter::WasItHeld { .. }, Record::Meeting(id)) => MeetingState::ask(id, MeetingStatus::Planned),
        (Matter::NoDebrief { .. }, Record::Meeting(id)) => Step::Push(Box::new(AfterScreen::of(id))),
        (Matter::CheckInDue { .. }, Record::Mentorship(id)) => Step::Push(Box::new(CheckInFormScreen::blank(id))),
        (Matter::CheckInFell { .. }, Record::CheckIn(id)) => {
            Step::Push(Box::new(CheckInsScreen::of(journal.check_in(id)?.details.mentorship_id)))
        }
        _ => super::super::of_record(alert.about).map_or(Step::Stay, Step::Push),
    })
}

/// Those with whom an alert asks for a date.
pub(super) fn asked_for_a_date(contents: &Contents) -> Vec<MentorshipId> {
    let asks =
        |alert: &&Alert| matches!(alert.matter, Matter::Lapsed { .. } | Matter::Drifting { .. } | Matter::WelcomeBack);
    let with = |alert: &Alert| match alert.about {
        Record::Mentorship(id) => Some(id),
        _ => None,
    };
    contents.today.alerts.iter().filter(asks).filter_map(with).collect()
}

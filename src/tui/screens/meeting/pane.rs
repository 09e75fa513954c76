//! The panes of a meeting's page: what they are called, where they stand, and the order Tab goes through them.

use crate::journal::MeetingPage;

/// One pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    Agenda,
    Actions,
    Taken,
    Decided,
    LastTime,
    Notes,
    Private,
    Debrief,
}

impl Pane {
    /// Those of the left column, and those of the right one.
    pub(super) const LEFT: [Pane; 5] = [Pane::Agenda, Pane::Actions, Pane::Taken, Pane::Decided, Pane::LastTime];
    pub(super) const RIGHT: [Pane; 3] = [Pane::Notes, Pane::Private, Pane::Debrief];

    /// In the order one works through them: agenda and notes are side by side, so that one Tab leads from one to the other.
    const ORDER: [Pane; 8] = [
        Pane::Agenda,
        Pane::Notes,
        Pane::Private,
        Pane::Actions,
        Pane::Taken,
        Pane::Decided,
        Pane::Debrief,
        Pane::LastTime,
    ];

    /// The panes this meeting has, in order: without a last time there is nothing to show of it.
    pub(super) fn of(page: &MeetingPage) -> Vec<Pane> {
        let all = Pane::ORDER.into_iter();
        all.filter(|pane| *pane != Pane::LastTime || page.last_time.is_some()).collect()
    }

    /// The pane after this one, or before it, round the end.
    pub(super) fn stepped(self, panes: &[Pane], forward: bool) -> Pane {
        let here = panes.iter().position(|pane| *pane == self).unwrap_or(0);
        let count = panes.len().max(1);
        let by = if forward { 1 } else { count - 1 };
        panes.get((here + by) % count).copied().unwrap_or(self)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Pane::Agenda => "Agenda",
            Pane::Actions => "Actions",
            Pane::Taken => "Taken from it",
            Pane::Decided => "Decided",
            Pane::LastTime => "Last time",
            Pane::Notes => "Notes",
            Pane::Private => "Private",
            Pane::Debrief => "Debrief",
        }
    }

    /// Whether it holds lines one selects.
    pub(super) fn has_lines(self) -> bool {
        matches!(self, Pane::Agenda | Pane::Actions | Pane::Taken | Pane::Decided)
    }

    /// The key that puts something into a pane with nothing in it, beside its heading.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Pane::Agenda | Pane::Decided => "n adds a line",
            Pane::Actions => "n adds one",
            Pane::Taken => "n adds up to three",
            Pane::LastTime => "",
            Pane::Notes | Pane::Private => "Enter starts writing",
            Pane::Debrief => "Enter writes it",
        }
    }

    /// What stands where nothing is yet, and the key that changes it.
    pub(super) fn empty(self) -> &'static str {
        match self {
            Pane::Agenda => "Nothing is on it yet; n adds a line.",
            Pane::Actions => "None agreed yet; n adds one.",
            Pane::Taken => "Nothing yet; n adds a line, up to three.",
            Pane::Decided => "Nothing decided yet; n adds a line.",
            Pane::LastTime => "No words were kept; L has the rest.",
            Pane::Notes | Pane::Private => "Enter starts writing.",
            Pane::Debrief => "Enter writes it: three lines, what you take from it, the next date.",
        }
    }
}

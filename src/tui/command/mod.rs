//! What a key can ask for, and where it is live.
//!
//! Verbs are shared: the screen on top decides what `New` means. The table itself is `rows`; the footer, the help, the palette
//! and the list of keys in the README are computed from it. No screen is named here by type.

pub mod chain;
mod rows;
mod scope;

pub use rows::{ROWS, Row};
pub use scope::Scope;

use super::widgets::list::Motion;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    // The app answers these itself, whatever screen is on top.
    Go(Place),
    /// Something new in a place, from wherever one is.
    NewIn(Place),
    NextPlace,
    PreviousPlace,
    Capture,
    NewAction,
    NewTopic,
    NewFeedback,
    NewCheckIn,
    ChoosePerson,
    ShowTrash,
    ShowTemplates,
    ShowNetwork,
    ShowReading,
    /// The ledger of feedback and advice.
    ShowFeedback,
    /// What was agreed with somebody.
    ShowAgreement,
    /// How somebody and oneself see it.
    ShowCheckIns,
    Palette,
    Help,
    Undo,
    Redo,
    Redraw,
    Suspend,
    HowToLeave,
    /// One screen back; the text on it is saved or kept as a draft.
    Back,
    /// One screen back, and out of the program from a place.
    Leave,
    Quit,
    /// Out of a form without keeping what was written in it.
    Discard,
    /// What is being written, into a file.
    SaveCopy,

    // Moving in a list, on a page, between panes and fields.
    Up,
    Down,
    First,
    Last,
    PageUp,
    PageDown,
    NextPane,
    PreviousPane,
    Earlier,
    Later,

    // What a list or a page does with its things.
    Open,
    New,
    Edit,
    EditOutside,
    Toggle,
    State,
    Delete,
    Filter,
    ClearFilter,
    /// By words, as one types them.
    Find,
    /// The card of the Guide on what is selected.
    OpenCard,
    MoveUp,
    MoveDown,
    LastTime,
    /// A meeting, now.
    Begin,
    /// On to the phase that is suggested.
    NextPhase,
    /// Makes something of the line one writes.
    Turn,
    TurnInto(Turned),
    TurnBack,
    Log,
    TakeToMeeting,
    /// What is open and missing, onto the agenda.
    Fill,
    /// A line of the agenda, until another time.
    Park,
    /// The action that a line is about is done.
    Settle,
    /// Why something slipped past a meeting.
    Why,
    /// What there is to say after a meeting.
    WrapUp,
    LookBack,
    Told,
    KeepAsTemplate,
    /// As Markdown, into a file.
    Share,
    /// The month that a day is chosen from.
    ShowMonth,

    // Writing.
    StopWriting,
    Save,
    UndoTyping,
    RedoTyping,
    Copy,
    Cut,
    PasteHere,
    WordLeft,
    WordRight,
    DeleteWord,
}

impl Command {
    /// How it moves a selection, if that is what it does.
    pub fn motion(self) -> Option<Motion> {
        Some(match self {
            Command::Up => Motion::Up,
            Command::Down => Motion::Down,
            Command::First => Motion::First,
            Command::Last => Motion::Last,
            Command::PageUp => Motion::PageUp,
            Command::PageDown => Motion::PageDown,
            _ => return None,
        })
    }
}

/// What a line of the notes of a meeting can be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turned {
    Action,
    Topic,
    Decision,
    Takeaway,
    Advice,
}

impl Turned {
    /// In the order of the overlay that offers them.
    pub const ALL: [Turned; 5] = [Turned::Action, Turned::Topic, Turned::Decision, Turned::Takeaway, Turned::Advice];

    pub fn name(self) -> &'static str {
        match self {
            Turned::Action => "action",
            Turned::Topic => "topic",
            Turned::Decision => "decision",
            Turned::Takeaway => "takeaway",
            Turned::Advice => "advice",
        }
    }
}

/// One of the places on the number keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Today,
    Meetings,
    Goals,
    Reflect,
    People,
    Review,
    Guide,
}

impl Place {
    /// In the order of their keys.
    pub const ALL: [Place; 7] =
        [Place::Today, Place::Meetings, Place::Goals, Place::Reflect, Place::People, Place::Review, Place::Guide];

    /// The name in the line of places.
    pub fn name(self) -> &'static str {
        match self {
            Place::Today => "Today",
            Place::Meetings => "Meetings",
            Place::Goals => "Goals",
            Place::Reflect => "Reflect",
            Place::People => "People",
            Place::Review => "Review",
            Place::Guide => "Guide",
        }
    }

    /// The place so many steps on, round the end.
    pub fn stepped(self, forward: bool) -> Place {
        let here = Place::ALL.iter().position(|place| *place == self).unwrap_or(0);
        let by = if forward { 1 } else { Place::ALL.len() - 1 };
        Place::ALL[(here + by) % Place::ALL.len()]
    }
}

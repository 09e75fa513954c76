//! What a key can ask for, and where it is live.
//!
//! Verbs are shared: the screen on top decides what `New` means. The table itself is `rows`; the footer, the help, the palette
//! and the list of keys in the README are computed from it. No screen is named here by type.

mod rows;

pub use rows::{ROWS, Row};

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

/// Where rows of the table are live. A screen answers with a [`chain`] of them, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Welcome,
    Today,
    Meetings,
    Meeting,
    /// The page of a meeting, with a pane of lines or one of text in focus.
    MeetingLine,
    MeetingText,
    Action,
    Goals,
    Goal,
    Reflect,
    Question,
    People,
    Mentorship,
    Agreement,
    Review,
    Feedback,
    CheckIns,
    CheckIn,
    Feedbacks,
    Templates,
    Network,
    Contact,
    /// The reading list.
    Books,
    Trash,
    /// The page that closes a mentorship.
    Closing,
    /// The list of the Guide has the keys, or a page that is read beside it or alone.
    GuideList,
    GuidePage,
    /// Anywhere in the place.
    Guide,
    /// The way back from a page to its list.
    GuideBack,
    /// Any page of the Guide, over another screen too.
    GuideText,
    /// A list has the keys.
    List,
    /// A screen of several panes.
    Panes,
    /// A screen that lies on a place.
    Page,
    Change,
    Anywhere,
    Leaving,
    /// The notes of a meeting, while one writes them.
    MeetingWriting,
    /// A prose pane one writes in.
    Writing,
    /// The form of a meeting.
    MeetingForm,
    /// A form for something new, and one for something that exists.
    NewForm,
    EditForm,
    Form,
    /// A line that takes a day.
    Day,
    /// A text of its own: a form's field or a pane.
    Text,
    /// Any line or text: what the typing itself is done with.
    Typing,
    /// An overlay that takes a line of text: palette, picker, question.
    Prompt,
    /// The overlay that captures a line.
    Capturing,
    /// An overlay of a few lines, each with a letter of its own.
    Menu,
    /// The overlay of a month.
    Month,
    /// The overlay that asks what to make of a line.
    Turning,
    /// The overlay that shows the last time.
    LookingBack,
    /// An overlay one only reads.
    Reading,
}

impl Scope {
    /// What the help calls the screen this scope belongs to.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Welcome | Scope::Today => "Today",
            Scope::Meetings => "Meetings",
            Scope::Meeting | Scope::MeetingLine | Scope::MeetingText => "a meeting",
            Scope::MeetingWriting => "the notes of a meeting",
            Scope::Action => "an action",
            Scope::Goals => "Goals",
            Scope::Goal => "a goal",
            Scope::Reflect => "Reflect",
            Scope::Question => "a question",
            Scope::People => "People",
            Scope::Mentorship => "a mentorship",
            Scope::Agreement => "an agreement",
            Scope::Review => "Review",
            Scope::Feedback => "feedback",
            Scope::CheckIns => "the check-ins",
            Scope::CheckIn => "a check-in",
            Scope::Feedbacks => "feedback and advice",
            Scope::Templates => "the templates",
            Scope::Network => "the network",
            Scope::Contact => "a contact",
            Scope::Books => "the reading list",
            Scope::Trash => "the trash",
            Scope::Closing => "closing a mentorship",
            Scope::GuideList | Scope::Guide => "Guide",
            Scope::GuidePage | Scope::GuideBack | Scope::GuideText => "a page of the Guide",
            Scope::MeetingForm | Scope::NewForm | Scope::EditForm | Scope::Form | Scope::Day => "a form",
            Scope::Writing | Scope::Text | Scope::Typing => "a text",
            Scope::List | Scope::Panes | Scope::Page => "a page",
            Scope::Change | Scope::Anywhere | Scope::Leaving => "every place",
            Scope::Prompt
            | Scope::Capturing
            | Scope::Menu
            | Scope::Month
            | Scope::Turning
            | Scope::LookingBack
            | Scope::Reading => "an overlay",
        }
    }

    /// What the list of keys in the README calls it.
    pub fn name_in_lists(self) -> &'static str {
        match self {
            Scope::Welcome => "Today, in an empty journal",
            Scope::Meeting => "A meeting",
            Scope::MeetingLine => "A line of a meeting",
            Scope::MeetingText => "A text of a meeting",
            Scope::MeetingWriting => "The notes of a meeting, writing",
            Scope::Action => "An action",
            Scope::Goal => "A goal",
            Scope::Question => "A question",
            Scope::Mentorship => "A mentorship",
            Scope::Agreement => "An agreement",
            Scope::Feedback => "Feedback or advice",
            Scope::CheckIns => "The check-ins of a mentorship",
            Scope::CheckIn => "A check-in",
            Scope::Feedbacks => "Feedback and advice, all of it",
            Scope::Templates => "The templates of meetings",
            Scope::Network => "The network",
            Scope::Contact => "A contact",
            Scope::Books => "The reading list",
            Scope::Trash => "The trash",
            Scope::Closing => "Closing a mentorship",
            Scope::GuideList | Scope::GuidePage | Scope::GuideBack | Scope::GuideText => self.part_of_the_guide(),
            Scope::MeetingForm => "The form of a meeting",
            Scope::List => "Lists",
            Scope::Panes => "Pages of several panes",
            Scope::Page => "Pages",
            Scope::Change => "What was done",
            Scope::Anywhere => "Anywhere but in a text",
            Scope::Leaving => "Leaving",
            Scope::Writing => "A text on a page",
            Scope::NewForm => "A form for something new",
            Scope::EditForm => "A form for something that exists",
            Scope::Form => "Forms",
            Scope::Day => "A day in a form or a question",
            Scope::Text => "Any text",
            Scope::Typing => "Typing",
            Scope::Prompt => "A line that chooses",
            Scope::Capturing => "Capturing a line",
            Scope::Menu => "A menu",
            Scope::Month => "A month",
            Scope::Turning => "What to make of a line",
            Scope::LookingBack => "What was said last time",
            Scope::Reading => "An overlay to read",
            Scope::Today
            | Scope::Meetings
            | Scope::Goals
            | Scope::Reflect
            | Scope::People
            | Scope::Review
            | Scope::Guide => self.name(),
        }
    }

    fn part_of_the_guide(self) -> &'static str {
        match self {
            Scope::GuideList => "The list of the Guide",
            Scope::GuidePage => "The links of a page of the Guide",
            Scope::GuideBack => "A page of the Guide beside its list",
            _ => "A page of the Guide",
        }
    }

    /// The heading its rows stand under in the help.
    pub fn heading(self) -> &'static str {
        match self {
            Scope::List | Scope::Panes => "MOVE",
            Scope::Change => "CHANGE",
            Scope::Anywhere => "ANYWHERE",
            Scope::Leaving | Scope::Page => "LEAVE",
            Scope::Text | Scope::Writing | Scope::Typing => "IN A TEXT",
            Scope::MeetingForm | Scope::NewForm | Scope::EditForm | Scope::Form | Scope::Day => "IN A FORM",
            _ => "HERE",
        }
    }

    /// Whether plain characters are text here, so that none may be bound.
    pub fn takes_text(self) -> bool {
        matches!(self, Scope::Typing | Scope::Menu)
    }
}

/// The scope chains, nearest first. Screens name these and nothing else.
pub mod chain {
    use super::Scope::{self, *};

    pub const WELCOME: &[Scope] = &[Welcome, Change, Anywhere, Leaving];
    pub const TODAY: &[Scope] = &[Today, List, Panes, Change, Anywhere, Leaving];
    pub const MEETINGS: &[Scope] = &[Meetings, List, Change, Anywhere, Leaving];
    pub const MEETING_LINE: &[Scope] = &[MeetingLine, Meeting, List, Panes, Page, Change, Anywhere, Leaving];
    pub const MEETING_TEXT: &[Scope] = &[MeetingText, Meeting, List, Panes, Page, Change, Anywhere, Leaving];
    pub const ACTION: &[Scope] = &[Action, List, Page, Change, Anywhere, Leaving];
    pub const GOALS: &[Scope] = &[Goals, List, Panes, Change, Anywhere, Leaving];
    pub const GOAL: &[Scope] = &[Goal, List, Panes, Page, Change, Anywhere, Leaving];
    pub const REFLECT: &[Scope] = &[Reflect, List, Panes, Change, Anywhere, Leaving];
    pub const QUESTION: &[Scope] = &[Question, List, Page, Change, Anywhere, Leaving];
    pub const PEOPLE: &[Scope] = &[People, List, Change, Anywhere, Leaving];
    pub const NETWORK: &[Scope] = &[Network, List, Panes, Page, Change, Anywhere, Leaving];
    pub const CONTACT: &[Scope] = &[Contact, List, Panes, Page, Change, Anywhere, Leaving];
    pub const BOOKS: &[Scope] = &[Books, List, Page, Change, Anywhere, Leaving];
    pub const MENTORSHIP: &[Scope] = &[Mentorship, List, Panes, Page, Change, Anywhere, Leaving];
    pub const AGREEMENT: &[Scope] = &[Agreement, List, Page, Change, Anywhere, Leaving];
    pub const REVIEW: &[Scope] = &[Review, List, Panes, Change, Anywhere, Leaving];
    /// The same as a page that lies on another.
    pub const REVIEW_PAGE: &[Scope] = &[Review, List, Panes, Page, Change, Anywhere, Leaving];
    pub const FEEDBACK: &[Scope] = &[Feedback, List, Page, Change, Anywhere, Leaving];
    pub const CHECK_INS: &[Scope] = &[CheckIns, List, Panes, Page, Change, Anywhere, Leaving];
    pub const CHECK_IN: &[Scope] = &[CheckIn, List, Page, Change, Anywhere, Leaving];
    pub const FEEDBACKS: &[Scope] = &[Feedbacks, List, Page, Change, Anywhere, Leaving];
    pub const TEMPLATES: &[Scope] = &[Templates, List, Page, Change, Anywhere, Leaving];
    pub const CLOSING: &[Scope] = &[Closing, List, Page, Change, Anywhere, Leaving];
    pub const GUIDE: &[Scope] = &[GuideList, GuideText, Guide, List, Panes, Change, Anywhere, Leaving];
    pub const GUIDE_PAGE: &[Scope] = &[GuidePage, GuideBack, GuideText, Guide, List, Panes, Change, Anywhere, Leaving];
    /// A page of the Guide over another screen.
    pub const CARD: &[Scope] = &[GuidePage, GuideText, List, Page, Change, Anywhere, Leaving];
    pub const TRASH: &[Scope] = &[Trash, List, Page, Change, Anywhere, Leaving];
    /// A prose pane of a page, while one writes in it.
    pub const WRITING: &[Scope] = &[Writing, Text, Typing];
    pub const MEETING_WRITING: &[Scope] = &[MeetingWriting, Writing, Text, Typing];
    pub const NEW_FORM: &[Scope] = &[Form, NewForm, Text, Typing];
    pub const EDIT_FORM: &[Scope] = &[Form, EditForm, Text, Typing];
    pub const NEW_MEETING_FORM: &[Scope] = &[Form, NewForm, Text, MeetingForm, Typing];
    pub const EDIT_MEETING_FORM: &[Scope] = &[Form, EditForm, Text, MeetingForm, Typing];
    pub const NEW_MEETING_FORM_DAY: &[Scope] = &[Day, Form, NewForm, Text, MeetingForm, Typing];
    pub const EDIT_MEETING_FORM_DAY: &[Scope] = &[Day, Form, EditForm, Text, MeetingForm, Typing];
    /// The same with a field in focus that takes a day.
    pub const NEW_FORM_DAY: &[Scope] = &[Day, Form, NewForm, Text, Typing];
    pub const EDIT_FORM_DAY: &[Scope] = &[Day, Form, EditForm, Text, Typing];
    pub const PROMPT: &[Scope] = &[Prompt, Typing];
    pub const PROMPT_DAY: &[Scope] = &[Prompt, Day, Typing];
    pub const CAPTURING: &[Scope] = &[Capturing, Typing];
    pub const CAPTURING_DAY: &[Scope] = &[Day, Capturing, Typing];
    pub const MENU: &[Scope] = &[Menu];
    pub const MONTH: &[Scope] = &[Month];
    pub const TURNING: &[Scope] = &[Turning];
    pub const LOOKING_BACK: &[Scope] = &[LookingBack, Reading];
    pub const READING: &[Scope] = &[Reading];

    pub const ALL: &[&[Scope]] = &[
        WELCOME,
        TODAY,
        MEETINGS,
        MEETING_LINE,
        MEETING_TEXT,
        ACTION,
        GOALS,
        GOAL,
        REFLECT,
        QUESTION,
        PEOPLE,
        NETWORK,
        CONTACT,
        BOOKS,
        MENTORSHIP,
        AGREEMENT,
        REVIEW,
        REVIEW_PAGE,
        FEEDBACK,
        CHECK_INS,
        CHECK_IN,
        FEEDBACKS,
        TEMPLATES,
        CLOSING,
        GUIDE,
        GUIDE_PAGE,
        CARD,
        TRASH,
        WRITING,
        MEETING_WRITING,
        NEW_FORM,
        EDIT_FORM,
        NEW_MEETING_FORM,
        EDIT_MEETING_FORM,
        NEW_MEETING_FORM_DAY,
        EDIT_MEETING_FORM_DAY,
        NEW_FORM_DAY,
        EDIT_FORM_DAY,
        PROMPT,
        PROMPT_DAY,
        CAPTURING,
        CAPTURING_DAY,
        MENU,
        MONTH,
        TURNING,
        LOOKING_BACK,
        READING,
    ];

    /// Whether plain characters are text in this chain.
    pub fn takes_text(chain: &[Scope]) -> bool {
        chain.iter().any(|scope| scope.takes_text())
    }
}

//! Where keys are live, and what that is called.

/// Declares a scope in each line: what the help calls the screen it belongs to, and what the list of keys in the README calls it.
macro_rules! scopes {
    ($($(#[$meta:meta])* $scope:ident: $name:literal, $in_lists:literal),+ $(,)?) => {
        /// Where rows of the table are live. A screen answers with a [`super::chain`] of them, nearest first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Scope { $($(#[$meta])* $scope),+ }

        impl Scope {
            /// What the help calls the screen this scope belongs to.
            pub fn name(self) -> &'static str {
                match self { $(Scope::$scope => $name),+ }
            }

            /// What the list of keys in the README calls it.
            pub fn name_in_lists(self) -> &'static str {
                match self { $(Scope::$scope => $in_lists),+ }
            }
        }
    };
}

scopes! {
    Welcome: "Today", "Today, in an empty journal",
    Today: "Today", "Today",
    Meetings: "Meetings", "Meetings",
    Meeting: "a meeting", "A meeting",
    /// The page of a meeting, with a pane of lines or one of text in focus.
    MeetingLine: "a meeting", "A line of a meeting",
    MeetingText: "a meeting", "A text of a meeting",
    Action: "an action", "An action",
    Goals: "Goals", "Goals",
    Goal: "a goal", "A goal",
    Reflect: "Reflect", "Reflect",
    Question: "a question", "A question",
    People: "People", "People",
    Mentorship: "a mentorship", "A mentorship",
    Agreement: "an agreement", "An agreement",
    Review: "Review", "Review",
    Feedback: "feedback", "Feedback or advice",
    CheckIns: "the check-ins", "The check-ins of a mentorship",
    CheckIn: "a check-in", "A check-in",
    Feedbacks: "feedback and advice", "Feedback and advice, all of it",
    Templates: "the templates", "The templates of meetings",
    Network: "the network", "The network",
    Contact: "a contact", "A contact",
    /// The reading list.
    Books: "the reading list", "The reading list",
    Trash: "the trash", "The trash",
    /// The page that closes a mentorship.
    Closing: "closing a mentorship", "Closing a mentorship",
    /// The list of the Guide has the keys, or a page that is read beside it or alone.
    GuideList: "Guide", "The list of the Guide",
    GuidePage: "a page of the Guide", "The links of a page of the Guide",
    /// Anywhere in the place.
    Guide: "Guide", "Guide",
    /// The way back from a page to its list.
    GuideBack: "a page of the Guide", "A page of the Guide beside its list",
    /// Any page of the Guide, over another screen too.
    GuideText: "a page of the Guide", "A page of the Guide",
    /// A list has the keys.
    List: "a page", "Lists",
    /// A screen of several panes.
    Panes: "a page", "Pages of several panes",
    /// A screen that lies on a place.
    Page: "a page", "Pages",
    Change: "every place", "What was done",
    Anywhere: "every place", "Anywhere but in a text",
    Leaving: "every place", "Leaving",
    /// The notes of a meeting, while one writes them.
    MeetingWriting: "the notes of a meeting", "The notes of a meeting, writing",
    /// A prose pane one writes in.
    Writing: "a text", "A text on a page",
    /// The form of a meeting.
    MeetingForm: "a form", "The form of a meeting",
    /// A form for something new, and one for something that exists.
    NewForm: "a form", "A form for something new",
    EditForm: "a form", "A form for something that exists",
    Form: "a form", "Forms",
    /// A line that takes a day.
    Day: "a form", "A day in a form or a question",
    /// A text of its own: a form's field or a pane.
    Text: "a text", "Any text",
    /// Any line or text: what the typing itself is done with.
    Typing: "a text", "Typing",
    /// An overlay that takes a line of text: palette, picker, question.
    Prompt: "an overlay", "A line that chooses",
    /// The overlay that captures a line.
    Capturing: "an overlay", "Capturing a line",
    /// An overlay of a few lines, each with a letter of its own.
    Menu: "an overlay", "A menu",
    /// The overlay of a month.
    Month: "an overlay", "A month",
    /// The overlay that asks what to make of a line.
    Turning: "an overlay", "What to make of a line",
    /// The overlay that shows the last time.
    LookingBack: "an overlay", "What was said last time",
    /// An overlay one only reads.
    Reading: "an overlay", "An overlay to read",
}

impl Scope {
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

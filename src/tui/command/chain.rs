//! The scope chains, nearest first. Screens name these and nothing else.

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

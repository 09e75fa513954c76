//! The one table of keys: where a row is live, what it asks for, its name, its keys, its word in the footer, and its words in the
//! help and the palette.
//!
//! Add a key by adding a row, and the arm of the screen that answers it. Rows of a scope stand in the order the footer shows them.

use super::Command::*;
use super::Scope::{self, *};
use super::{Place, Turned};

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub scope: Scope,
    pub command: super::Command,
    /// Its name in the list of keys: `goals.new`.
    pub name: &'static str,
    /// Its keys, parted by blanks; none for a command of the palette alone.
    pub keys: &'static str,
    /// Its word in the footer; empty if it stays out of it.
    pub short: &'static str,
    /// Its words in the help and the palette.
    pub words: &'static str,
}

const fn row(
    scope: Scope,
    command: super::Command,
    name: &'static str,
    keys: &'static str,
    short: &'static str,
    words: &'static str,
) -> Row {
    Row { scope, command, name, keys, short, words }
}

/// A row that stays out of the footer.
const fn quiet(
    scope: Scope,
    command: super::Command,
    name: &'static str,
    keys: &'static str,
    words: &'static str,
) -> Row {
    row(scope, command, name, keys, "", words)
}

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // where          what             name                   keys             footer        help and palette
    row(Welcome,      New,             "welcome.new",         "n",             "begin",      "Begin: a name and what it is for"),

    row(Today,        Open,            "today.open",          "Enter",         "open",       "Open what is selected"),
    row(Today,        Toggle,          "today.toggle",        "Space",         "done",       "Done, or open again"),
    row(Today,        State,           "today.state",         ".",             "put off",    "Put off, hand over or let go"),
    row(Today,        New,             "today.new",           "n",             "plan",       "Plan the next meeting"),
    row(Today,        Begin,           "today.begin",         "b",             "begin",      "Begin a meeting now"),
    quiet(Today,      NextPhase,       "today.phase",         ">",                           "Go on to the suggested phase"),
    quiet(Today,      OpenCard,        "today.card",          "i",                           "Read on it in the Guide"),
    quiet(Today,      Edit,            "today.edit",          "e",                           "Edit the action"),
    quiet(Today,      Delete,          "today.delete",        "d",                           "Delete, to the trash"),

    row(Meetings,     Open,            "meetings.open",       "Enter",         "open",       "Open the meeting"),
    row(Meetings,     New,             "meetings.new",        "n",             "new",        "New meeting"),
    row(Meetings,     State,           "meetings.state",      ".",             "held, moved, cancelled", "Held, moved or cancelled"),
    row(Meetings,     Begin,           "meetings.begin",      "b",             "begin",      "Begin a meeting now"),
    quiet(Meetings,   Edit,            "meetings.edit",       "e",                           "Edit day, minutes and kind"),
    row(Meetings,     Filter,          "meetings.filter",     "f",             "filter",     "Filter the meetings"),
    row(Meetings,     ClearFilter,     "meetings.clear",      "x",             "all",        "Clear the filter"),
    quiet(Meetings,   Delete,          "meetings.delete",     "d",                           "Delete, to the trash"),

    row(MeetingLine,  Open,            "meeting_line.open",   "Enter",         "open",       "Open the line"),
    row(MeetingLine,  Toggle,          "meeting_line.toggle", "Space",         "tick",       "Tick the line, or untick it"),
    row(MeetingLine,  New,             "meeting_line.new",    "n",             "new",        "New line here"),
    row(MeetingLine,  Park,            "meeting_line.park",   "-",             "park",       "Park the line for later"),
    quiet(MeetingLine, Fill,           "meeting_line.fill",   "F",                           "Fill it with what is open"),
    quiet(MeetingLine, Settle,         "meeting_line.settle", "x",                           "The action is done, or not"),
    quiet(MeetingLine, Why,            "meeting_line.why",    "w",                           "Why it slipped, in a line"),
    quiet(MeetingLine, Edit,           "meeting_line.edit",   "e",                           "Edit the line"),
    quiet(MeetingLine, MoveDown,       "meeting_line.move_down", "J",                        "Move the line down"),
    quiet(MeetingLine, MoveUp,         "meeting_line.move_up", "K",                          "Move the line up"),
    quiet(MeetingLine, Delete,         "meeting_line.delete", "d",                           "Delete, to the trash"),
    row(MeetingText,  Open,            "meeting_text.open",   "Enter",         "write",      "Start writing"),
    quiet(MeetingText, EditOutside,    "meeting_text.edit_outside", "Ctrl-E",                "Edit the text in $EDITOR"),
    row(MeetingText,  Edit,            "meeting_text.edit",   "e",             "edit",       "Edit the meeting, or its debrief"),
    row(Meeting,      Begin,           "meeting.begin",       "b",             "begin",      "Begin the meeting now"),
    row(Meeting,      LastTime,        "meeting.last_time",   "L",             "last time",  "What was said last time"),
    row(Meeting,      WrapUp,          "meeting.wrap_up",     "r",             "after it",   "Debrief, takeaways, next date"),
    row(Meeting,      State,           "meeting.state",       ".",             "held, moved", "Held, moved or cancelled"),
    quiet(Meeting,    KeepAsTemplate,  "meeting.keep_template", "",                          "Keep the agenda as a template"),

    quiet(Meeting,    Turn,            "meeting.turn",        "Ctrl-T",                      "Make the line an action …"),

    row(Action,       Open,            "action.open",         "Enter",         "open",       "Open the meeting of the line"),
    row(Action,       Toggle,          "action.toggle",       "Space",         "done",       "Done, or open again"),
    row(Action,       Why,             "action.why",          "w",             "why it slipped", "Why it slipped, in a line"),
    row(Action,       State,           "action.state",        ".",             "put off, let go", "Put off, hand over or let go"),
    row(Action,       Edit,            "action.edit",         "e",             "edit",       "Edit the action"),
    quiet(Action,     EditOutside,     "action.edit_outside", "Ctrl-E",                      "Edit the words in $EDITOR"),
    quiet(Action,     Delete,          "action.delete",       "d",                           "Delete, to the trash"),

    row(Goals,        Open,            "goals.open",          "Enter",         "open",       "Open the goal"),
    row(Goals,        New,             "goals.new",           "n",             "new",        "New goal"),
    row(Goals,        Log,             "goals.log",           "l",             "log",        "Log what moved and what is next"),
    row(Goals,        State,           "goals.state",         ".",             "met, changed, dropped", "Met, changed or dropped"),
    quiet(Goals,      Edit,            "goals.edit",          "e",                           "Edit the goal"),
    row(Goals,        Filter,          "goals.filter",        "f",             "filter",     "Filter the goals"),
    row(Goals,        ClearFilter,     "goals.clear",         "x",             "all",        "Clear the filter"),
    quiet(Goals,      Delete,          "goals.delete",        "d",                           "Delete, to the trash"),

    row(Goal,         Log,             "goal.log",            "l",             "log two lines", "Log what moved and what is next"),
    row(Goal,         New,             "goal.new",            "n",             "milestone",  "New milestone"),
    row(Goal,         Toggle,          "goal.toggle",         "Space",         "reached",    "Reached, done, or open again"),
    row(Goal,         State,           "goal.state",          ".",             "met, changed, dropped", "Met, changed or dropped"),
    row(Goal,         Edit,            "goal.edit",           "e",             "edit",       "Edit the goal, or the line"),
    quiet(Goal,       Open,            "goal.open",           "Enter",                       "Open the line, to edit it"),
    quiet(Goal,       MoveDown,        "goal.move_down",      "J",                           "Move the milestone down"),
    quiet(Goal,       MoveUp,          "goal.move_up",        "K",                           "Move the milestone up"),
    quiet(Goal,       Delete,          "goal.delete",         "d",                           "Delete the line, to the trash"),

    row(Reflect,      Open,            "reflect.open",        "Enter",         "answer",     "Open the question and answer it"),
    row(Reflect,      New,             "reflect.new",         "n",             "new",        "New question of your own"),
    row(Reflect,      Filter,          "reflect.filter",      "f",             "filter",     "Filter by phase, theme, answered"),
    row(Reflect,      ClearFilter,     "reflect.clear",       "x",             "all",        "Clear the filter"),
    quiet(Reflect,    Edit,            "reflect.edit",        "e",                           "Edit a question of your own"),
    quiet(Reflect,    Delete,          "reflect.delete",      "d",                           "Delete a question of your own"),

    row(Question,     Open,            "question.open",       "Enter",         "write",      "Write an answer"),
    row(Question,     TakeToMeeting,   "question.take",       "m",             "take to the meeting", "Take to the meeting"),
    row(Question,     Earlier,         "question.earlier",    "h Left",        "earlier",    "The earlier answer"),
    row(Question,     Later,           "question.later",      "l Right",       "later",      "The later answer"),
    row(Question,     Edit,            "question.edit",       "e",             "edit",       "Edit the answer"),
    row(Question,     New,             "question.new",        "n",             "answer again", "Answer again"),
    quiet(Question,   EditOutside,     "question.edit_outside", "Ctrl-E",                    "Edit the answer in $EDITOR"),
    quiet(Question,   Delete,          "question.delete",     "d",                           "Delete the answer, to the trash"),

    row(People,       Open,            "people.open",         "Enter",         "open",       "Open the mentorship"),
    row(People,       New,             "people.new",          "n",             "new",        "New person"),
    quiet(People,     NextPhase,       "people.phase",        ">",                           "Go on to the suggested phase"),
    row(People,       State,           "people.state",        ".",             "phase, pause, close", "Phase; pause or close"),
    row(People,       Edit,            "people.edit",         "e",             "edit",       "Edit the mentorship"),
    row(People,       NextPane,        "people.network",      "Tab",           "who helps",  "The network: who helps"),
    row(People,       Begin,           "people.begin",        "b",             "begin", "Begin a meeting now"),
    quiet(People,     ShowAgreement,   "people.agreement",    "A",                           "Agreement with …"),
    quiet(People,     ShowCheckIns,    "people.check_ins",    "C",                           "Check-ins with …"),
    quiet(People,     Delete,          "people.delete",       "d",                           "Delete, to the trash"),

    row(Mentorship,   Open,            "mentorship.open",     "Enter",         "open",       "Open the line"),
    row(Mentorship,   Toggle,          "mentorship.toggle",   "Space",         "done, answer", "Done, open again, or answered"),
    row(Mentorship,   NextPhase,       "mentorship.phase",    ">",             "next phase", "Go on to the suggested phase"),
    quiet(Mentorship, Edit,            "mentorship.edit",     "e",                           "Edit the mentorship"),
    row(Mentorship,   State,           "mentorship.state",    ".",             "phase, pause, close", "Phase; pause or close"),
    row(Mentorship,   Begin,           "mentorship.begin",    "b",             "begin", "Begin a meeting now"),
    quiet(Mentorship, ShowFeedback,    "mentorship.feedback", "F",                           "All feedback and advice"),
    quiet(Mentorship, ShowAgreement,   "mentorship.agreement", "A",                          "Agreement with …"),
    quiet(Mentorship, ShowCheckIns,    "mentorship.check_ins", "C",                          "Check-ins with …"),
    quiet(Mentorship, EditOutside,     "mentorship.edit_outside", "Ctrl-E",                  "Edit the note on them in $EDITOR"),
    quiet(Mentorship, Delete,          "mentorship.delete",   "d",                           "Delete the line, to the trash"),

    row(Agreement,    Open,            "agreement.open",      "Enter",         "write",      "Write in the section, or begin"),
    row(Agreement,    State,           "agreement.state",     ".",             "agree",      "Agree on it, or it is still true"),
    row(Agreement,    Edit,            "agreement.edit",      "e",             "next version", "Begin the next version"),
    row(Agreement,    NextPane,        "agreement.changes",   "Tab",           "what changed", "What changed since the one before"),
    row(Agreement,    Earlier,         "agreement.earlier",   "h Left",        "earlier",    "The earlier version"),
    row(Agreement,    Later,           "agreement.later",     "l Right",       "later",      "The later version"),
    row(Agreement,    TakeToMeeting,   "agreement.take",      "m",             "take to the meeting", "Take the dials apart to a meeting"),
    row(Agreement,    Share,           "agreement.share",     "s",             "share",      "Share it as Markdown, in a file"),
    quiet(Agreement,  Copy,            "agreement.copy",      "y",                           "Copy it as Markdown"),
    quiet(Agreement,  New,             "agreement.new",       "n",                           "Begin an agreement"),
    quiet(Agreement,  EditOutside,     "agreement.edit_outside", "Ctrl-E",                   "Edit the section in $EDITOR"),
    quiet(Agreement,  Delete,          "agreement.delete",    "d",                           "Delete the version, to the trash"),

    row(Review,       Open,            "review.open",         "Enter",         "open",       "Open what it speaks of"),
    row(Review,       Filter,          "review.period",       "f",             "period",     "A quarter, a year or the whole"),
    row(Review,       Earlier,         "review.earlier",      "h Left",        "earlier",    "The period before"),
    row(Review,       Later,           "review.later",        "l Right",       "later",      "The period after"),
    row(Review,       Edit,            "review.edit",         "e",             "write the words", "Write the words for others"),
    row(Review,       Share,           "review.share",        "s",             "share as a page", "Share it as a page"),
    quiet(Review,     Copy,            "review.copy",         "y",                           "Copy the words"),
    row(Review,       New,             "review.anew",         "n",             "write anew", "Write the words anew"),
    quiet(Review,     ClearFilter,     "review.clear",        "x",                           "Back to the usual period"),

    row(Feedback,     Toggle,          "feedback.answer",     "Space .",       "use, park, decline", "Use it, park it or decline it"),
    row(Feedback,     LookBack,        "feedback.look_back",  "l",             "look back",  "Look back: what came of it"),
    row(Feedback,     Told,            "feedback.told",       "w",             "they know",  "They know what came of it, or not"),
    row(Feedback,     Edit,            "feedback.edit",       "e Enter",       "edit",       "Edit the feedback or advice"),
    quiet(Feedback,   Delete,          "feedback.delete",     "d",                           "Delete, to the trash"),

    row(CheckIns,     Open,            "check_ins.open",      "Enter",         "open",       "Open the check-in"),
    row(CheckIns,     New,             "check_ins.new",       "n",             "new",        "New check-in, mine or theirs"),
    row(CheckIns,     Edit,            "check_ins.edit",      "e",             "edit",       "Edit the check-in"),
    row(CheckIns,     Share,           "check_ins.share",     "s",             "a blank to print", "A blank form to print, in a file"),
    quiet(CheckIns,   Delete,          "check_ins.delete",    "d",                           "Delete, to the trash"),

    row(CheckIn,      Edit,            "check_in.edit",       "e Enter",       "edit",       "Edit the check-in"),
    quiet(CheckIn,    Delete,          "check_in.delete",     "d",                           "Delete, to the trash"),
    row(Feedbacks,    Open,            "feedbacks.open",      "Enter",         "open",       "Open the feedback or advice"),
    row(Feedbacks,    Toggle,          "feedbacks.answer",    "Space .",       "use, park, decline", "Use it, park it or decline it"),
    row(Feedbacks,    LookBack,        "feedbacks.look_back", "l",             "look back",  "Look back: what came of it"),
    row(Feedbacks,    Told,            "feedbacks.told",      "w",             "they know",  "They know what came of it, or not"),
    row(Feedbacks,    Filter,          "feedbacks.filter",    "f",             "filter",     "Filter the feedback and advice"),
    row(Feedbacks,    ClearFilter,     "feedbacks.clear",     "x",             "all",        "Clear the filter"),
    row(Feedbacks,    New,             "feedbacks.new",       "n",             "new",        "New feedback or advice"),
    quiet(Feedbacks,  Edit,            "feedbacks.edit",      "e",                           "Edit the feedback or advice"),
    quiet(Feedbacks,  Delete,          "feedbacks.delete",    "d",                           "Delete, to the trash"),

    row(Network,      Open,            "network.open",        "Enter",         "open",       "Open the contact"),
    row(Network,      New,             "network.new",         "n",             "new",        "New contact: somebody who helps"),
    row(Network,      Log,             "network.in_touch",    "l",             "in touch",   "In touch with them today"),
    row(Network,      Told,            "network.thanked",     "w",             "thanked",    "Thanked them today, or not"),
    row(Network,      State,           "network.candidate",   ".",             "candidate",  "They might be a mentor, or not"),
    row(Network,      Edit,            "network.edit",        "e",             "edit",       "Edit the contact"),
    row(Network,      Filter,          "network.filter",      "f",             "filter",     "Only who is quiet, to thank …"),
    row(Network,      ClearFilter,     "network.clear",       "x",             "all",        "Clear the filter"),
    quiet(Network,    Earlier,         "network.left",        "Left",                        "The column before"),
    quiet(Network,    Later,           "network.right",       "Right",                       "The next column"),
    quiet(Network,    Delete,          "network.delete",      "d",                           "Delete, to the trash"),

    row(Contact,      Open,            "contact.open",        "Enter",         "open",       "Open the line, or edit the contact"),
    row(Contact,      New,             "contact.introduction", "n",            "introduction", "Promise an introduction"),
    row(Contact,      Toggle,          "contact.toggle",      "Space",         "done",       "Done, or open again"),
    row(Contact,      Log,             "contact.in_touch",    "l",             "in touch",   "In touch with them today"),
    row(Contact,      Told,            "contact.thanked",     "w",             "thanked",    "Thanked them today, or not"),
    row(Contact,      State,           "contact.candidate",   ".",             "candidate",  "They might be a mentor, or not"),
    row(Contact,      Begin,           "contact.mentorship",  "b",             "mentorship", "Begin a mentorship with them"),
    row(Contact,      Edit,            "contact.edit",        "e",             "edit",       "Edit the contact"),
    quiet(Contact,    Delete,          "contact.delete",      "d",                           "Delete the contact, to the trash"),

    row(Books,        Toggle,          "books.toggle",        "Space",         "read on",    "Being read, done; or take it up"),
    row(Books,        Open,            "books.open",          "Enter",         "open",       "Open the book, or take it up"),
    row(Books,        New,             "books.new",           "n",             "new",        "New book"),
    row(Books,        TakeToMeeting,   "books.take",          "m",             "take to the meeting", "Take the idea to the next meeting"),
    row(Books,        Edit,            "books.edit",          "e",             "edit",       "Edit the book"),
    quiet(Books,      Delete,          "books.delete",        "d",                           "Delete, to the trash"),

    row(Templates,    Open,            "templates.open",      "Enter",         "read",       "Read the template"),
    row(Templates,    New,             "templates.new",       "n",             "new",        "New template of your own"),
    row(Templates,    Edit,            "templates.edit",      "e",             "edit, or make it mine", "Edit, or make it your own"),
    quiet(Templates,  Delete,          "templates.delete",    "d",                           "Delete, to the trash"),

    row(Closing,      Open,            "closing.open",        "Enter",         "open, close", "Open the line, or close"),
    row(Closing,      Toggle,          "closing.toggle",      "Space",         "settle",     "Settled, or what is chosen"),
    row(Closing,      State,           "closing.state",       ".",             "keep, let go", "Keep it as your own, or let it go"),

    row(GuideList,    Open,            "guide.open",          "Enter",         "read",       "Read the page"),
    row(GuidePage,    Open,            "guide_page.follow",   "Enter",         "follow",     "Follow what is selected"),
    row(GuideBack,    PreviousPane,    "guide_page.back",     "Esc",           "back",       "Back to where one came from"),
    row(Guide,        ClearFilter,     "guide.clear",         "x",             "clear",      "Clear the filter"),
    row(Guide,        Find,            "guide.find",          "/",             "search",     "Search the Guide"),
    row(Guide,        Filter,          "guide.filter",        "f",             "filter",     "Filter by theme, phase, side"),
    row(GuideText,    New,             "guide_page.new",      "n",             "group meeting", "Start a group meeting by it"),
    row(GuideText,    Copy,            "guide_page.copy",     "y",             "copy",       "Copy the text of the page"),

    row(Trash,        Open,            "trash.open",          "Enter",         "bring back", "Bring it back"),

    quiet(List,       Down,            "list.down",           "j Down",                      "Down"),
    quiet(List,       Up,              "list.up",             "k Up",                        "Up"),
    quiet(List,       First,           "list.first",          "g Home",                      "First"),
    quiet(List,       Last,            "list.last",           "G End",                       "Last"),
    quiet(List,       PageDown,        "list.page_down",      "PgDn",                        "Down by a screen"),
    quiet(List,       PageUp,          "list.page_up",        "PgUp",                        "Up by a screen"),

    row(Panes,        NextPane,        "pane.next",           "Tab",           "pane",       "Next pane"),
    quiet(Panes,      PreviousPane,    "pane.previous",       "Shift-Tab",                   "Previous pane"),

    row(Page,         Back,            "page.back",           "Esc",           "back",       "Back"),

    quiet(Change,     Undo,            "undo",                "u",                           "Undo"),
    quiet(Change,     Redo,            "redo",                "Ctrl-R",                      "Redo"),

    row(Anywhere,     NewAction,       "action.new",          "a",             "action",     "Add an action"),
    row(Anywhere,     NewTopic,        "topic.new",           "t",             "topic",      "Add a topic"),
    quiet(Anywhere,   NewFeedback,     "feedback.new",        "v",                           "Add feedback or advice"),
    quiet(Anywhere,   Capture,         "capture",             "c",                           "Capture a line"),
    quiet(Anywhere,   ChoosePerson,    "person.choose",       "p",                           "Choose the person"),
    quiet(Anywhere,   Go(Place::Today),    "go.today",        "1",                           "Today"),
    quiet(Anywhere,   Go(Place::Meetings), "go.meetings",     "2",                           "Meetings"),
    quiet(Anywhere,   Go(Place::Goals),    "go.goals",        "3",                           "Goals"),
    quiet(Anywhere,   Go(Place::Reflect),  "go.reflect",      "4",                           "Reflect"),
    quiet(Anywhere,   Go(Place::People),   "go.people",       "5",                           "People"),
    quiet(Anywhere,   Go(Place::Review),   "go.review",       "6",                           "Review"),
    quiet(Anywhere,   Go(Place::Guide),    "go.guide",        "7",                           "Guide"),
    quiet(Anywhere,   PreviousPlace,   "place.previous",      "[",                           "Previous place"),
    quiet(Anywhere,   NextPlace,       "place.next",          "]",                           "Next place"),
    quiet(Anywhere,   NewIn(Place::Meetings), "new.meeting",  "",                            "New meeting"),
    quiet(Anywhere,   NewIn(Place::Goals),    "new.goal",     "",                            "New goal"),
    quiet(Anywhere,   NewIn(Place::Reflect),  "new.question", "",                            "New question of one's own"),
    quiet(Anywhere,   NewIn(Place::People),   "new.person",   "",                            "New person"),
    quiet(Anywhere,   NewCheckIn,      "check_in.new",        "",                            "New check-in"),
    quiet(Anywhere,   ShowFeedback,    "feedback.all",        "",                            "Feedback and advice, all of it"),
    quiet(Anywhere,   ShowAgreement,   "agreement.show",      "",                            "Agreement with …"),
    quiet(Anywhere,   ShowCheckIns,    "check_ins.show",      "",                            "Check-ins with …"),
    quiet(Anywhere,   ShowTemplates,   "templates",           "",                            "Templates of meetings"),
    quiet(Anywhere,   ShowNetwork,     "network",             "",                            "The network: who helps"),
    quiet(Anywhere,   ShowReading,     "reading_list",        "",                            "The reading list: books"),
    quiet(Anywhere,   ShowTrash,       "trash",               "",                            "Trash: what was deleted"),
    row(Anywhere,     Palette,         "palette",             ": Ctrl-P",      "commands",   "Every command"),
    row(Anywhere,     Help,            "help",                "? F1",          "keys",       "Keys"),

    row(Leaving,      Leave,           "leave",               "q",             "leave",      "Back; from a place, quit"),
    quiet(Leaving,    Quit,            "quit",                "",                            "Quit"),
    quiet(Leaving,    HowToLeave,      "leave.how",           "Ctrl-C",                      "Say how to leave"),
    quiet(Leaving,    Suspend,         "suspend",             "Ctrl-Z",                      "Suspend"),
    quiet(Leaving,    Redraw,          "redraw",              "Ctrl-L",                      "Draw the screen again"),

    row(MeetingWriting, Turn,          "meeting_writing.turn", "Ctrl-T",       "action …",   "Make the line an action …"),
    quiet(MeetingWriting, LastTime,    "meeting_writing.last_time", "Ctrl-L",                "What was said last time"),

    row(Writing,      NextPane,        "writing.next",        "Tab",           "pane",       "Next pane"),
    quiet(Writing,    PreviousPane,    "writing.previous",    "Shift-Tab",                   "Previous pane"),
    row(Writing,      StopWriting,     "writing.stop",        "Esc",           "stop writing", "Stop writing; the text is saved"),

    row(MeetingForm,  ShowTemplates,   "meeting_form.templates", "Ctrl-T",     "templates",  "Templates of meetings"),

    row(Form,         NextPane,        "form.next",           "Tab",           "next",       "Next field"),
    quiet(Form,       PreviousPane,    "form.previous",       "Shift-Tab",                   "Previous field"),
    quiet(Form,       Discard,         "form.discard",        "",                            "Close; the words go to the trash"),
    row(NewForm,      Back,            "form.keep",           "Esc",           "keep as a draft", "Keep as a draft"),
    row(EditForm,     Back,            "form.back",           "Esc",           "back",       "Save and go back"),

    row(Day,          ShowMonth,       "day.month",           "Ctrl-O",        "month",      "Choose the day in a month"),

    row(Text,         Save,            "text.save",           "Ctrl-S",        "save",       "Save and close"),
    row(Text,         EditOutside,     "text.edit_outside",   "Ctrl-E",        "$EDITOR",    "Edit in $EDITOR"),
    quiet(Text,       SaveCopy,        "text.save_copy",      "",                            "Save a copy of the words in a file"),
    quiet(Text,       Palette,         "text.palette",        "Ctrl-P",                      "Every command"),
    row(Text,         Help,            "text.help",           "F1",            "keys",       "Keys"),

    quiet(Typing,     UndoTyping,      "text.undo",           "Ctrl-Z",                      "Undo the typing"),
    quiet(Typing,     RedoTyping,      "text.redo",           "Ctrl-Y",                      "Redo the typing"),
    quiet(Typing,     Copy,            "text.copy",           "Ctrl-C",                      "Copy what is selected"),
    quiet(Typing,     Cut,             "text.cut",            "Ctrl-X",                      "Cut what is selected"),
    quiet(Typing,     PasteHere,       "text.paste",          "Ctrl-V",                      "Paste"),
    quiet(Typing,     WordLeft,        "text.word_left",      "Ctrl-Left",                   "Back by a word"),
    quiet(Typing,     WordRight,       "text.word_right",     "Ctrl-Right",                  "On by a word"),
    quiet(Typing,     DeleteWord,      "text.delete_word",    "Ctrl-W",                      "Delete the word before"),

    row(Prompt,       Open,            "prompt.open",         "Enter",         "do it",      "Take what is selected"),
    quiet(Prompt,     Down,            "prompt.down",         "Down Ctrl-N",                 "Down"),
    quiet(Prompt,     Up,              "prompt.up",           "Up",                          "Up"),
    quiet(Prompt,     PageDown,        "prompt.page_down",    "PgDn",                        "Down by a screen"),
    quiet(Prompt,     PageUp,          "prompt.page_up",      "PgUp",                        "Up by a screen"),
    row(Prompt,       Back,            "prompt.back",         "Esc",           "back",       "Back"),

    row(Capturing,    Save,            "capture.save",        "Enter Ctrl-S",  "save",       "Save the line"),
    row(Capturing,    NextPane,        "capture.next",        "Tab",           "next field", "Next field"),
    quiet(Capturing,  PreviousPane,    "capture.previous",    "Shift-Tab",                   "Previous field"),
    row(Capturing,    Back,            "capture.keep",        "Esc",           "keep as a draft", "Keep as a draft"),

    row(Menu,         Open,            "menu.open",           "Enter",         "take it",    "Take what is selected"),
    quiet(Menu,       Down,            "menu.down",           "Down",                        "Down"),
    quiet(Menu,       Up,              "menu.up",             "Up",                          "Up"),
    row(Menu,         Back,            "menu.back",           "Esc",           "back",       "Back"),

    row(Month,        Open,            "month.take",          "Enter",         "take it",    "Take the day"),
    row(Month,        Back,            "month.back",          "Esc q",         "back",       "Back, and nothing is changed"),
    quiet(Month,      Earlier,         "month.day_before",    "Left h",                      "The day before"),
    quiet(Month,      Later,           "month.day_after",     "Right l",                     "The day after"),
    quiet(Month,      Up,              "month.week_before",   "Up k",                        "A week earlier"),
    quiet(Month,      Down,            "month.week_after",    "Down j",                      "A week later"),
    quiet(Month,      PageUp,          "month.month_before",  "PgUp [",                      "A month earlier"),
    quiet(Month,      PageDown,        "month.month_after",   "PgDn ]",                      "A month later"),
    quiet(Month,      First,           "month.today",         "g Home",                      "Today"),
    row(Turning,      TurnInto(Turned::Action),   "turn.action",   "a Enter",   "action",     "An action, with owner and day"),
    row(Turning,      TurnInto(Turned::Topic),    "turn.topic",    "t",         "topic",      "A topic for the next meeting"),
    row(Turning,      TurnInto(Turned::Decision), "turn.decision", "d",         "decision",   "A decision"),
    row(Turning,      TurnInto(Turned::Takeaway), "turn.takeaway", "k",         "takeaway",   "A takeaway, up to three"),
    row(Turning,      TurnInto(Turned::Advice),   "turn.advice",   "v",         "advice",     "Advice, from them or to them"),
    row(Turning,      TurnBack,        "turn.undo",           "u",             "undo",       "Take back what was made last"),
    row(Turning,      Back,            "turn.back",           "Esc",           "back",       "Back to writing"),

    quiet(LookingBack, Back,           "last_time.back",      "L Ctrl-L",                    "Back to the meeting"),

    row(Reading,      Back,            "reading.back",        "Esc q ? F1",    "back",       "Back"),
    quiet(Reading,    Down,            "reading.down",        "j Down",                      "Down"),
    quiet(Reading,    Up,              "reading.up",          "k Up",                        "Up"),
    quiet(Reading,    PageDown,        "reading.page_down",   "Space PgDn",                  "Down by a screen"),
    quiet(Reading,    PageUp,          "reading.page_up",     "PgUp",                        "Up by a screen"),
];

//! The lines of the page that closes a mentorship, in the order one goes through them.

use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_item::{ListItem, Mark};
use super::super::mentorship::lines::OpenLine;
use crate::domain::contact::ContactLine;
use crate::journal::{ClosingPage, Notes};
use crate::text::plural;

/// One step of the way to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosingLine {
    /// The review of the whole time.
    Review,
    /// Something unfinished.
    Open(Box<OpenLine>),
    /// The other one.
    ThankThem,
    /// Somebody one met through them.
    Thank(ContactLine),
    /// What happens to the notes.
    Notes(Notes),
    /// The notes, into a file.
    Export,
    Close,
}

impl ClosingLine {
    /// The steps there are, with what is unfinished among them.
    pub fn all(page: &ClosingPage) -> Vec<ClosingLine> {
        let actions = page.page.actions.iter().cloned().map(OpenLine::Action);
        let goals = page.page.goals.iter().cloned().map(OpenLine::Goal);
        let topics = page.page.topics.iter().cloned().map(OpenLine::Topic);
        let open = actions.chain(goals).chain(topics).map(|line| ClosingLine::Open(Box::new(line)));
        let notes = [ClosingLine::Notes(Notes::Keep), ClosingLine::Export, ClosingLine::Notes(Notes::Delete)];
        let notes = notes.into_iter().filter(|_| page.meetings_with_notes > 0);
        let thanks = page.to_thank.iter().cloned().map(ClosingLine::Thank);
        std::iter::once(ClosingLine::Review)
            .chain(open)
            .chain([ClosingLine::ThankThem])
            .chain(thanks)
            .chain(notes)
            .chain([ClosingLine::Close])
            .collect()
    }

    /// A number that tells the lines apart while the list is loaded anew.
    pub fn id(&self) -> i64 {
        match self {
            ClosingLine::Review => -1,
            ClosingLine::Notes(Notes::Keep) => -2,
            ClosingLine::Export => -3,
            ClosingLine::Notes(Notes::Delete) => -4,
            ClosingLine::Close => -5,
            ClosingLine::ThankThem => -6,
            ClosingLine::Thank(line) => line.contact.id.0 * 5 + 4,
            // Kinds of records share the numbers.
            ClosingLine::Open(line) => {
                let kind = match **line {
                    OpenLine::Action(_) => 0,
                    OpenLine::Goal(_) => 1,
                    OpenLine::Topic(_) => 2,
                    OpenLine::Feedback(_) | OpenLine::Agreement(_) => 3,
                };
                line.record().number() * 5 + kind
            }
        }
    }

    /// The heading it stands under.
    pub fn section(&self) -> &'static str {
        match self {
            ClosingLine::Review => "Look back",
            ClosingLine::Open(_) => "Unfinished",
            ClosingLine::ThankThem | ClosingLine::Thank(_) => "Thanks",
            ClosingLine::Notes(_) | ClosingLine::Export => "The notes",
            ClosingLine::Close => "The end",
        }
    }

    /// How it looks; `chosen` is what happens to the notes.
    pub fn item(&self, page: &ClosingPage, chosen: Notes, cx: &ViewCx<'_>) -> ListItem {
        let mark = |is_chosen: bool| if is_chosen { Mark::Done } else { Mark::Open };
        match self {
            ClosingLine::Review => ListItem::new("The review of the whole time").right("to read, write and send"),
            ClosingLine::Open(line) if matches!(**line, OpenLine::Topic(_)) => line.item(cx).right("topic"),
            ClosingLine::Open(line) => line.item(cx),
            ClosingLine::ThankThem => {
                ListItem::new(page.page.line.name.clone()).mark(mark(is_said(page))).right("in the last meeting")
            }
            ClosingLine::Thank(line) => ListItem::new(line.name.clone()).mark(Mark::Open).right("not thanked yet"),
            ClosingLine::Notes(Notes::Keep) => {
                ListItem::new("Keep them here, to be read").mark(mark(chosen == Notes::Keep))
            }
            ClosingLine::Notes(Notes::Delete) => {
                let of = plural::count(page.meetings_with_notes, "meeting", "meetings");
                ListItem::new("Delete them").mark(mark(chosen == Notes::Delete)).right(format!("of {of}"))
            }
            ClosingLine::Export => ListItem::new("Write them into a file, for yourself").mark(Mark::None),
            ClosingLine::Close => ListItem::new(format!("Close the mentorship with {}", page.page.line.first_name())),
        }
    }
}

/// The topic that thanks the other one.
pub fn thanks(page: &ClosingPage) -> String {
    format!("Thank {}", page.page.line.first_name())
}

/// Whether it waits to be raised.
pub fn is_said(page: &ClosingPage) -> bool {
    page.page.topics.iter().any(|line| line.topic.details.text == thanks(page))
}

//! `mentorlog add`: one file for each thing that can be added. All print the new id, alone on standard output.

mod action;
mod answer;
mod checkin;
pub mod contact;
mod feedback;
mod goal;
mod meeting;
mod milestone;
mod note;
mod person;
mod question;
mod reading;
mod template;
mod topic;

use clap::Subcommand;

pub use goal::ask_which_rests;

use super::{Out, show};
use crate::journal::Journal;

/// Add somebody or something; prints the new id
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,

    /// Print the record as JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    Person(person::Args),
    Meeting(meeting::Args),
    Note(note::Args),
    Goal(goal::Args),
    Milestone(milestone::Args),
    Action(action::Args),
    Topic(topic::Args),
    Answer(answer::Args),
    Question(question::Args),
    Feedback(feedback::Args),
    Checkin(checkin::Args),
    Template(template::Args),
    Contact(contact::Args),
    Reading(reading::Args),
}

impl Args {
    /// Adds it and prints its id, or all of it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let added = match &self.what {
            What::Person(args) => args.run(journal)?.into(),
            What::Meeting(args) => args.run(journal)?.into(),
            What::Note(args) => args.run(journal)?.into(),
            What::Goal(args) => args.run(journal, out)?.into(),
            What::Milestone(args) => args.run(journal)?.into(),
            What::Action(args) => args.run(journal, out)?.into(),
            What::Topic(args) => args.run(journal)?.into(),
            What::Answer(args) => args.run(journal)?.into(),
            What::Question(args) => args.run(journal)?.into(),
            What::Feedback(args) => args.run(journal, out)?.into(),
            What::Checkin(args) => args.run(journal)?.into(),
            What::Template(args) => args.run(journal)?.into(),
            What::Contact(args) => args.run(journal)?.into(),
            What::Reading(args) => args.run(journal)?.into(),
        };
        show::added(added, self.json, journal, out)
    }
}

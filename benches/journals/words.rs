//! Text as people write it after a meeting: sentences of uneven length, a name now and then, letters beyond ASCII.
//!
//! The same number always gives the same text, so that two runs compare the same journal.

use fastrand::Rng;

const OPENINGS: &[&str] = &[
    "We spent most of the hour on",
    "She asked twice about",
    "He was frank about",
    "I had not thought of",
    "What surprised me was",
    "Came back to",
    "We agreed to stop avoiding",
    "The hardest part was",
    "I talked too long about",
    "For the first time we named",
    "Nothing has moved on",
    "A good question was put about",
    "I left with more courage for",
    "We drew a picture of",
    "Still unsure about",
];

const SUBJECTS: &[&str] = &[
    "the talk with the director",
    "how to say no without an excuse",
    "the review of last quarter",
    "leading people who were colleagues in spring",
    "a budget that nobody owns",
    "writing shorter notes",
    "the offer from Łódź",
    "being interrupted in the weekly round",
    "what a résumé should leave out",
    "the team after Jørgen left",
    "asking for feedback before it is late",
    "a plan for the first ninety days",
    "the difference between help and control",
    "speaking before four hundred people",
    "the 目標 she wrote on the board",
    "handing over the on-call rota",
    "my habit of rescuing others",
    "a mentor of her own",
    "hours, sleep and the long commute",
    "the course in statistics",
];

const ENDINGS: &[&str] = &[
    ".",
    ", and what it costs to wait another month.",
    "; next time I shall ask sooner.",
    ", which is smaller than it looked.",
    " - and who else could carry it.",
    ". Two sentences would have been enough.",
    ", because nobody had written it down.",
    ". It felt lighter afterwards.",
    ", though the numbers say otherwise.",
    ". I want to hear the other side first.",
    "; we left it open on purpose.",
    ", step by step and with a date for each.",
];

const DEEDS: &[&str] = &[
    "Write to",
    "Ask",
    "Send the draft to",
    "Thank",
    "Book half an hour with",
    "Say no to",
    "Read the report of",
    "Practise the opening on",
    "Share the notes with",
    "Introduce Noor to",
];

const PEOPLE: &[&str] = &[
    "the director",
    "Ines Okafor",
    "the people of the pilot",
    "Jørgen",
    "the programme office",
    "Mr Żak",
    "the other mentors",
    "somebody outside the company",
    "the works council",
    "Aldo",
];

/// A source of words that depends on the number alone.
#[derive(Debug)]
pub struct Words(Rng);

impl Words {
    /// The words that belong to a number.
    pub fn of(number: u64) -> Words {
        Words(Rng::with_seed(number))
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.0.usize(..of.len())]
    }

    /// One sentence.
    pub fn sentence(&mut self) -> String {
        [self.one(OPENINGS), " ", self.one(SUBJECTS), self.one(ENDINGS)].concat()
    }

    /// What a meeting, a goal or a topic is about, as its title.
    pub fn title(&mut self) -> String {
        let subject = self.one(SUBJECTS);
        let mut letters = subject.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// Something to do.
    pub fn deed(&mut self) -> String {
        [self.one(DEEDS), " ", self.one(PEOPLE), " about ", self.one(SUBJECTS)].concat()
    }

    /// Paragraphs of together about so many bytes.
    pub fn paragraphs(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 120);
        while text.len() < bytes {
            if !text.is_empty() {
                text.push_str(if self.0.u8(..4) == 0 { "\n\n" } else { " " });
            }
            text.push_str(&self.sentence());
        }
        text
    }
}

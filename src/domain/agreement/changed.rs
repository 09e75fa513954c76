//! What changed between two versions of an agreement: the sections word by word, and the dials. A pure function.

use super::diff::{Piece, diff};
use super::{AgreementDetails, Dial, Marks, Section};

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    Words { section: Section, pieces: Vec<Piece<'a>> },
    Marks { dial: Dial, before: Marks, after: Marks },
}

/// What changed, in the order of the agreement.
pub fn changes<'a>(before: &'a AgreementDetails, after: &'a AgreementDetails) -> Vec<Change<'a>> {
    let words = Section::ALL.iter().copied().filter_map(|section| {
        let (old, new) = (before.section(section), after.section(section));
        (old != new).then(|| Change::Words { section, pieces: diff(old, new) })
    });
    let marks = Dial::ALL.iter().copied().filter_map(|dial| {
        let (old, new) = (before.marks(dial), after.marks(dial));
        (old != new).then_some(Change::Marks { dial, before: old, after: new })
    });
    words.chain(marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::MentorshipId;

    #[test]
    fn only_what_is_not_as_it_was_is_named() {
        let before = AgreementDetails {
            rhythm: "every 8 weeks".into(),
            limits: "the promotion".into(),
            ..AgreementDetails::draft(MentorshipId(1))
        };
        assert_eq!(changes(&before, &before.next_draft()), []);
        let mut after = AgreementDetails { rhythm: "every 4 weeks".into(), ..before.clone() };
        after.mark(Dial::Tone, Marks { mine: Some(2), theirs: Some(4) });
        let changed = changes(&before, &after);
        assert!(matches!(&changed[0], Change::Words { section: Section::Rhythm, pieces } if pieces.len() == 4));
        assert!(matches!(changed[1], Change::Marks { dial: Dial::Tone, before: Marks { mine: None, .. }, .. }));
        assert_eq!(changed.len(), 2);
    }
}

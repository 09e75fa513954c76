//! What changed between two texts, word by word: the pieces that stayed, went and came. A pure function.

/// Where two middles have more pairs of words than this, they are taken as replaced: nobody reads such a change word by word.
const MOST_PAIRS: usize = 1_000_000;

/// A piece of two texts. What stayed and went is the text before; what stayed and came is the text after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Same(&'a str),
    Gone(&'a str),
    New(&'a str),
}

/// A run of words, as so many tokens of each text.
#[derive(Clone, Copy, Debug)]
struct Run {
    is_same: bool,
    before: (usize, usize),
    after: (usize, usize),
}

/// The pieces in order; where words were replaced, what went stands before what came.
pub fn diff<'a>(before: &'a str, after: &'a str) -> Vec<Piece<'a>> {
    let (old, new) = (tokens(before), tokens(after));
    let mut pieces = Vec::new();
    for run in joined(&runs(&old, &new), &old) {
        let gone = part(before, &old, run.before);
        if run.is_same {
            pieces.push(Piece::Same(gone));
            continue;
        }
        let came = part(after, &new, run.after);
        pieces.extend(Some(Piece::Gone(gone)).filter(|_| !gone.is_empty()));
        pieces.extend(Some(Piece::New(came)).filter(|_| !came.is_empty()));
    }
    pieces
}

/// What a character belongs to. Signs stand alone, so that a full stop behind a word changes no word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Blank,
    Sign,
}

impl Sort {
    fn of(c: char) -> Sort {
        match c {
            _ if c.is_whitespace() => Sort::Blank,
            // They stand within words, and make blanks to be filled in.
            '\'' | '-' | '_' => Sort::Word,
            '…' | '–' | '—' | '«' | '»' | '“' | '”' | '„' | '¿' | '¡' | '。' | '、' | '，' => {
                Sort::Sign
            }
            _ if c.is_ascii_punctuation() => Sort::Sign,
            _ => Sort::Word,
        }
    }
}

/// Words, signs and what lies between them, with where each begins.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let sort = Sort::of(c);
        let ends = sort == Sort::Sign || chars.peek().is_none_or(|(_, next)| Sort::of(*next) != sort);
        if ends {
            let to = at + c.len_utf8();
            tokens.push((from, &text[from..to]));
            from = to;
        }
    }
    tokens
}

fn part<'a>(text: &'a str, tokens: &[(usize, &'a str)], (from, to): (usize, usize)) -> &'a str {
    let start = |at: usize| tokens.get(at).map_or(text.len(), |(start, _)| *start);
    &text[start(from)..start(to)]
}

/// The runs that stayed and the ones that did not, in turn.
fn runs(old: &[(usize, &str)], new: &[(usize, &str)]) -> Vec<Run> {
    let is_same = |(before, after): &(&(usize, &str), &(usize, &str))| before.1 == after.1;
    let head = old.iter().zip(new).take_while(is_same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(is_same).count();
    let (old_middle, new_middle) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(common(old_middle, new_middle).into_iter().map(|(before, after)| (before + head, after + head)));
    pairs.extend((1..=tail).rev().map(|back| (old.len() - back, new.len() - back)));
    let mut runs: Vec<Run> = Vec::new();
    let (mut before, mut after) = (0, 0);
    for (old_at, new_at) in pairs.into_iter().chain(std::iter::once((old.len(), new.len()))) {
        if (before, after) != (old_at, new_at) {
            runs.push(Run { is_same: false, before: (before, old_at), after: (after, new_at) });
        }
        match runs.last_mut().filter(|run| run.is_same) {
            Some(run) => (run.before.1, run.after.1) = (old_at + 1, new_at + 1),
            None => runs.push(Run { is_same: true, before: (old_at, old_at + 1), after: (new_at, new_at + 1) }),
        }
        (before, after) = (old_at + 1, new_at + 1);
    }
    // The last pair stands behind both texts.
    if let Some(last) = runs.last_mut() {
        (last.before.1, last.after.1) = (old.len(), new.len());
    }
    runs.retain(|run| run.before.0 < run.before.1 || run.after.0 < run.after.1);
    runs
}

/// The longest row of words that both texts have, as pairs of where each stands.
fn common(old: &[(usize, &str)], new: &[(usize, &str)]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let columns = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * columns];
    for at in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            longest[at * columns + other] = if old[at].1 == new[other].1 {
                longest[(at + 1) * columns + other + 1] + 1
            } else {
                longest[(at + 1) * columns + other].max(longest[at * columns + other + 1])
            };
        }
    }
    let (mut at, mut other, mut pairs) = (0, 0, Vec::new());
    while at < old.len() && other < new.len() {
        if old[at].1 == new[other].1 {
            pairs.push((at, other));
            (at, other) = (at + 1, other + 1);
        } else if longest[(at + 1) * columns + other] >= longest[at * columns + other + 1] {
            at += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

/// A blank alone that stayed between two changes is no news: the three are one change.
fn joined(runs: &[Run], old: &[(usize, &str)]) -> Vec<Run> {
    let is_blank = |run: &Run| old[run.before.0..run.before.1].iter().all(|(_, token)| token.trim().is_empty());
    let mut joined: Vec<Run> = Vec::new();
    let last = runs.len().saturating_sub(1);
    for (at, run) in runs.iter().copied().enumerate() {
        let is_between = run.is_same && at > 0 && at < last && is_blank(&run);
        let run = Run { is_same: run.is_same && !is_between, ..run };
        match joined.last_mut().filter(|before| before.is_same == run.is_same) {
            Some(before) => (before.before.1, before.after.1) = (run.before.1, run.after.1),
            None => joined.push(run),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sides(pieces: &[Piece<'_>]) -> (String, String) {
        let (mut before, mut after) = (String::new(), String::new());
        for piece in pieces {
            match piece {
                Piece::Same(words) => {
                    before.push_str(words);
                    after.push_str(words);
                }
                Piece::Gone(words) => before.push_str(words),
                Piece::New(words) => after.push_str(words),
            }
        }
        (before, after)
    }

    #[test]
    fn words_that_were_replaced_stand_together() {
        use Piece::{Gone, New, Same};
        assert_eq!(
            diff("We meet every 8 weeks for an hour.", "We meet every 4 weeks for an hour."),
            [Same("We meet every "), Gone("8"), New("4"), Same(" weeks for an hour.")]
        );
        assert_eq!(
            diff("Not on Sundays.", "Not on Saturday evenings."),
            [Same("Not on "), Gone("Sundays"), New("Saturday evenings"), Same(".")]
        );
        assert_eq!(diff("in the café.", "in the café; or not."), [Same("in the café"), New("; or not"), Same(".")]);
        assert_eq!(diff("a b c d", "a x y d"), [Same("a "), Gone("b c"), New("x y"), Same(" d")]);
        assert_eq!(diff("", "new"), [New("new")]);
        assert_eq!(diff("gone", ""), [Gone("gone")]);
        assert_eq!(diff("same", "same"), [Same("same")]);
        assert_eq!(diff("", ""), []);
    }

    #[test]
    fn texts_of_any_length_end_and_what_is_common_at_their_ends_is_found() {
        let long = |middle: &str| format!("begin {} end", format!("{middle} ").repeat(3000));
        let (before, after) = (long("one two"), long("three four"));
        let pieces = diff(&before, &after);
        assert_eq!(sides(&pieces), (before.clone(), after.clone()));
        assert!(matches!(pieces.first(), Some(Piece::Same(words)) if words.starts_with("begin")));
        assert!(pieces.len() <= 4, "{}", pieces.len());
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_pieces(
            before in "([a-c]{1,2}[ .,\n\t]{0,2}|é|\u{3000}){0,24}",
            after in "([a-c]{1,2}[ .,\n\t]{0,2}|é|\u{3000}){0,24}",
        ) {
            let pieces = diff(&before, &after);
            prop_assert_eq!(sides(&pieces), (before.clone(), after.clone()));
            let words = |piece: &Piece<'_>| match *piece {
                Piece::Same(words) | Piece::Gone(words) | Piece::New(words) => words.len(),
            };
            prop_assert!(pieces.iter().all(|piece| words(piece) > 0));
            let is_one_sort = |pair: &[Piece<'_>]| std::mem::discriminant(&pair[0]) == std::mem::discriminant(&pair[1]);
            prop_assert!(!pieces.windows(2).any(is_one_sort));
            let is_unchanged = pieces.iter().all(|piece| matches!(piece, Piece::Same(_)));
            prop_assert_eq!(is_unchanged, before == after);
        }

        #[test]
        fn any_two_texts_can_be_read_back(before: String, after: String) {
            prop_assert_eq!(sides(&diff(&before, &after)), (before.clone(), after.clone()));
        }
    }
}

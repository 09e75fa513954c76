//! The known name that a wrong one was probably meant to be.

/// A longer one was never meant to be a name.
const LONGEST: usize = 64;

/// The nearest of the known names, if a slip of a few letters leads to it.
pub fn nearest<'n>(wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= LONGEST)?.to_lowercase();
    let near = known.into_iter().map(|name| (strsim::osa_distance(&wrong, &name.to_lowercase()), name));
    let (distance, name) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= (name.chars().count() / 3).max(1)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_few_letters_is_understood_and_another_word_is_not() {
        let known = ["glyphs", "colour", "keys", "goals.new", "goals.edit"];
        for (wrong, meant) in [("color", "colour"), ("Gliphs", "glyphs"), ("key", "keys"), ("goals.nwe", "goals.new")] {
            assert_eq!(nearest(wrong, known), Some(meant), "{wrong}");
        }
        assert_eq!(nearest("mouse", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("anything", []), None);
    }
}

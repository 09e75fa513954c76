//! What somebody is called in a row: by the first name, and by a word where there is none.

/// The first word of a name; nothing of an empty one, as that of a group is.
#[must_use]
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// The other one of the two by the first name, or `them`.
#[must_use]
pub fn other(name: &str) -> &str {
    Some(first_name(name)).filter(|first| !first.is_empty()).unwrap_or("them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_of_a_name_is_enough_and_without_one_it_is_them() {
        for (name, first, them) in [("Aldo Ferri", "Aldo", "Aldo"), (" Mira\tOkafor", "Mira", "Mira"), ("", "", "them")]
        {
            assert_eq!((first_name(name), other(name)), (first, them), "{name:?}");
        }
    }
}

//! What a person can get wrong, in words they can act on.

/// A value that cannot be kept as it is. A form shows it under the field; the command line prints it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {what}", field.replace('_', " "))]
pub struct Invalid {
    /// The field's name, as in SQL and JSON: `due_on`.
    pub field: String,
    /// What is wrong and what would be right: "30 days has September; try 30 sep".
    pub what: String,
}

impl Invalid {
    /// Something is wrong with `field`.
    pub fn new(field: impl Into<String>, what: impl Into<String>) -> Self {
        Invalid { field: field.into(), what: what.into() }
    }
}

/// The rule for every first line: it has to say something.
pub(crate) fn must_say_something(field: &str, text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() { Err(Invalid::new(field, "needs a few words")) } else { Ok(()) }
}

/// The rule for 1 to 5: pulse, feel.
pub(crate) fn must_be_one_to_five(field: &str, value: Option<u8>) -> Result<(), Invalid> {
    match value {
        Some(n) if !(1..=5).contains(&n) => Err(Invalid::new(field, "goes from 1 to 5")),
        _ => Ok(()),
    }
}

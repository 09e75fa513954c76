//! One macro for the closed sets of words: roles, phases, kinds, statuses.
//!
//! The same word stands in SQL, JSON, the command line and the interface, so it is written once, here, per variant.

/// Declares an enum whose variants are known by one word each: `as_str`, `ALL`, `FromStr`, `Display` and serde follow.
macro_rules! closed_set {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order a person is offered them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word for this value in SQL, JSON, the command line and the interface.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let word = text.trim().to_lowercase();
                Self::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| {
                    let words: Vec<_> = Self::ALL.iter().map(|value| value.as_str()).collect();
                    $crate::domain::Invalid::new($what, format!("\"{}\" is none of {}", text.trim(), words.join(", ")))
                })
            }
        }
    };
}

pub(crate) use closed_set;

//! The words that cells are chosen from, each with its variant.

use ftp_codes_spec::{Argument, CommandKind, Part, Standing};
use proc_macro2::Ident;

use super::ident;

/// An enum of words.
pub(crate) struct Words {
    pub(crate) name: Ident,
    pub(crate) page: String,
    /// The documentation of its method `name`.
    pub(crate) name_page: String,
    pub(crate) words: Vec<Word>,
}

/// A word of an enum.
pub(crate) struct Word {
    pub(crate) variant: Ident,
    /// The word with hyphens, for programs.
    pub(crate) name: String,
    /// The word with spaces, for people.
    pub(crate) text: &'static str,
    pub(crate) meaning: &'static str,
}

/// `Standing`, `CommandKind`, `Argument` and `Part`.
pub(crate) fn words() -> [Words; 4] {
    /// `$user` is the type whose page has an example.
    macro_rules! lower {
        ($type:ident, $user:literal) => {{
            let mut words = Vec::new();
            for word in $type::ALL {
                let name = word.as_str().replace(' ', "-");
                words.push(Word { variant: ident(word.name()), name, text: word.as_str(), meaning: word.meaning() });
            }
            Words::new(stringify!($type), $type::ABOUT, $user, words)
        }};
    }
    [
        lower!(Standing, "ReplyCode"),
        lower!(CommandKind, "Command"),
        lower!(Argument, "Command"),
        lower!(Part, "Replies"),
    ]
}

impl Words {
    fn new(name: &str, about: &str, user: &str, words: Vec<Word>) -> Self {
        let page = format!("{about}\nThe page of [`{user}`] has an example.");
        // The longest word is likely to have a hyphen.
        let example = words.iter().max_by_key(|word| word.name.len()).map_or("", |word| &word.name);
        let name_page = format!("A short name that never changes, such as `{example}`.");
        Self { name: ident(name), page, name_page, words }
    }
}

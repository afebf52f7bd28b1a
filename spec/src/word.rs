//! Cells that must hold one of a few words. Each word is written once, with its name in Rust and its meaning.

use std::fmt;

use crate::reading::{Row, unknown};

/// Declares an enum of words.
macro_rules! words {
    ($(#[doc = $about:literal])+ $type:ident { $(#[doc = $meaning:literal] $name:ident = $word:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $(#[doc = $meaning] $name,)+
        }

        impl $type {
            /// Every word, in the order in which the documentation shows them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The documentation of the type.
            pub const ABOUT: &'static str = concat!($($about, "\n"),+);

            /// The name of the variant.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it means, in Markdown.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning.trim_ascii(),)+ }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Reads a cell that holds one of these words.
pub(crate) fn read<T: Copy>(
    row: &mut Row<'_>,
    key: &'static str,
    all: &[T],
    as_str: fn(T) -> &'static str,
) -> Option<T> {
    let cell = row.line(key)?;
    let mut known = Vec::new();
    for word in all {
        if as_str(*word) == cell.value {
            return Some(*word);
        }
        known.push(as_str(*word));
    }
    row.refuse(cell.at, unknown(key, cell.value, &known));
    None
}

words! {
    /// How well established a code or a command is.
    Standing {
        /// Part of the protocol itself (RFC 959, RFC 1123).
        Standard = "standard",
        /// Defined by an RFC that extends the protocol.
        Extension = "extension",
        /// Defined by an RFC that is no longer in use.
        Historic = "historic",
        /// In no RFC, but seen in the wild.
        DeFacto = "de-facto",
    }
}

words! {
    /// What a command is about.
    ///
    /// The first three are the headings of [RFC 959 §4.1](https://www.rfc-editor.org/rfc/rfc959#section-4.1), the fourth
    /// is the subject of [RFC 2228](https://www.rfc-editor.org/rfc/rfc2228).
    CommandKind {
        /// Logging in and out, and the working directory (RFC 959 §4.1.1).
        AccessControl = "access control",
        /// How data is transferred (RFC 959 §4.1.2).
        TransferParameter = "transfer parameter",
        /// Transfers, files, directories and information (RFC 959 §4.1.3).
        Service = "service",
        /// Authentication and protection (RFC 2228 §3).
        Security = "security",
        /// Features, options and languages.
        Negotiation = "negotiation",
    }
}

words! {
    /// Whether a command takes an argument.
    Argument {
        /// The command takes no argument.
        None = "none",
        /// The command may be sent with or without an argument.
        Optional = "optional",
        /// The command needs an argument.
        Required = "required",
    }
}

words! {
    /// The role of a reply in the course of a command.
    ///
    /// [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4) prints the replies of each command in such parts.
    Part {
        /// The action has begun, and a secondary reply will end it.
        Preliminary = "preliminary",
        /// Reports progress: any number of these may follow a preliminary reply.
        Marker = "marker",
        /// The action that a preliminary reply announced has succeeded.
        SecondaryCompletion = "secondary completion",
        /// The action that a preliminary reply announced has failed.
        SecondaryFailure = "secondary failure",
        /// The action has succeeded, without a preliminary reply.
        Completion = "completion",
        /// Another command must follow.
        Intermediate = "intermediate",
        /// The action was not carried out.
        Failure = "failure",
        /// The command was not accepted: the row of RFC 959 §5.4 that contains `500`.
        Error = "error",
        /// An envelope around a reply of another part (RFC 2228 §5.2).
        Protected = "protected",
    }
}

impl Part {
    /// The key in a table: the word, with `_` for the space.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SecondaryCompletion => "secondary_completion",
            Self::SecondaryFailure => "secondary_failure",
            _ => self.as_str(),
        }
    }

    /// Whether the reply follows a preliminary one.
    pub const fn is_secondary(self) -> bool {
        matches!(self, Self::Marker | Self::SecondaryCompletion | Self::SecondaryFailure)
    }

    /// The first digits of its codes, which decide what a reply means before anything else does (RFC 959 §4.2).
    pub(crate) const fn first_digits(self) -> &'static [u16] {
        match self {
            Self::Preliminary | Self::Marker => &[1],
            Self::SecondaryCompletion | Self::Completion => &[2],
            Self::Intermediate => &[3],
            Self::SecondaryFailure | Self::Failure | Self::Error => &[4, 5],
            Self::Protected => &[6],
        }
    }
}

#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "tokio-util", feature = "base64")),
    allow(rustdoc::broken_intra_doc_links, reason = "the items of other features are linked too")
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod macros;
mod table;

#[cfg(feature = "payload")]
pub mod argument;
#[expect(clippy::indexing_slicing, reason = "an index is a digit, or a position below the number of rows")]
mod codes;
pub mod command;
pub mod exchange;
pub mod matching;
#[cfg(feature = "payload")]
pub mod payload;
#[expect(clippy::indexing_slicing, reason = "an index is that of a word of the set")]
mod raw_code_set;
pub mod reply;
#[cfg(feature = "serde")]
mod serde_names;
#[cfg(feature = "payload")]
mod text;
pub mod wire;

#[doc = include_str!("../docs/migration.md")]
pub mod migration {}

pub use codes::{
    Argument, Class, CodeError, CodeSet, CodeSetIter, Command, CommandKind, Group, Part, RawCode, Replies, ReplyCode,
    Standing, WinsockError,
};
#[doc(inline)]
pub use codes::{code_matches, code_set, match_code};
pub use command::verb::UnknownCommand;
pub use raw_code_set::{RawCodeSet, RawCodeSetIter};

#[cfg(all(doctest, feature = "std", feature = "payload"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// What generated code names. It is not public API, and may change in any release.
#[doc(hidden)]
pub mod __private {
    pub use ftp_codes_macros::{code_matches, code_set, match_code, reply_codes};
    #[cfg(feature = "serde")]
    pub use serde;

    pub use crate::{
        __matching_for_reader as matching, __refused as refused_table, __refused_match as refused_match,
        __refused_question as refused_question,
    };
}

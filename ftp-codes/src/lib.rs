#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[macro_use]
mod macros;
#[cfg(feature = "payload")]
pub mod argument;
mod codes;
mod command;
pub mod exchange;
pub mod matching;
#[cfg(feature = "payload")]
pub mod payload;
pub mod reply;
mod subject;
#[cfg(feature = "payload")]
mod text;

pub use codes::{Class, CodeError, CodeSet, CodeSetIter, Command, Group, RawCode, ReplyCode, Standing, WinsockError};
#[doc(inline)]
pub use codes::{code_matches, code_set, match_code};
pub use command::{CommandKind, Part, Replies, UnknownCommand};
pub use exchange::{Exchange, Session};
#[cfg(feature = "alloc")]
pub use reply::OwnedReply;
pub use reply::{OutgoingReply, Reply, ReplyDecoder};

/// What the macros name. Not for users: it may change in any release.
#[doc(hidden)]
pub mod __private {
    pub use ftp_codes_macros::{code_matches, code_set, match_code, reply_codes};
    #[cfg(feature = "serde")]
    pub use serde;

    pub use crate::subject::{
        AnyValue, Code, EveryNumber, Holds, HoldsUnlisted, IsListed, ListedCodes, Subject, Table, TableId,
    };
}

#![doc = include_str!("../docs/matching.md")]

mod generated;
mod value;

#[doc(hidden)]
pub use generated::refused;
#[doc(hidden)]
pub use value::{
    AlwaysListed, AnyValue, CanBe, CanBeUnlisted, Code, CodeOf, CodeType, NotANumber, NotAReply, NotAnOption, NotText,
    Table, TableId, Value,
};

#[doc(no_inline)]
pub use crate::{code_matches, code_set, match_code};

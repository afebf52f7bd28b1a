#![doc = include_str!("../../docs/matching.md")]

mod generated;
mod value;

#[doc(hidden)]
pub use generated::refused;
#[doc(hidden)]
pub use value::{
    AlwaysListed, AnyValue, CodeOf, IsAlwaysListed, IsCodeOf, IsMaybeUnlisted, Matched, MaybeUnlisted, NotANumber,
    NotAReply, NotAnOption, NotText, Table, TableCode, TableId, Value,
};

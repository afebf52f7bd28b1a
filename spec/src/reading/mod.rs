//! From the text of a table to its cells: TOML, positions, and every fault at once.
//!
//! A [`Document`] is read table by table, a [`Row`] key by key. A key or table that is never asked for is unknown, so the
//! code that reads a row is also the list of its keys.

mod document;
mod fault;
mod nearest;
mod position;
mod row;
mod syntax;

pub(crate) use document::Document;
pub use fault::{Fault, Refused};
pub(crate) use fault::{either, shown};
pub use nearest::nearest;
pub(crate) use nearest::unknown;
pub use position::Position;
pub(crate) use row::{Cell, Row, Unique, consists_of, owned};

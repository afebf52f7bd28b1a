//! The tables of FTP reply codes and commands, and what it means to be a right one.
//!
//! A table is a text in TOML. [`Table::parse`] turns that of the replies into a checked model,
//! [`Commands::parse`] that of the commands; or they tell every fault it has at once, each with its place and
//! its remedy. Nothing here knows of Rust tokens or of files.
//!
//! This crate is the ground floor of `ftp-codes`, which is the one to use.

mod citation;
mod codes;
mod command;
mod commands;
mod digit;
mod document;
mod fault;
mod keys;
mod kind;
mod name;
mod nearest;
mod next;
mod once;
mod part;
mod place;
mod reply;
mod row;
mod rule;
mod sequence;
mod source;
mod standing;
mod syntax;
mod table;
mod value;
mod winsock;

pub use citation::Citation;
pub use command::{Added, Command};
pub use commands::Commands;
pub use digit::Digit;
pub use fault::{Fault, Refused};
pub use kind::Kind;
pub use name::snake_case;
pub use nearest::nearest;
pub use next::Next;
pub use part::Part;
pub use place::Place;
pub use reply::Reply;
pub use rule::Rule;
pub use sequence::Sequence;
pub use standing::Standing;
pub use table::Table;
pub use winsock::{Winsock, WinsockError};

/// The standard table of replies, to be read with [`Table::parse`].
pub const REPLIES: &str = include_str!("../replies.toml");

/// The standard table of commands, to be read with [`Commands::parse`].
pub const COMMANDS: &str = include_str!("../commands.toml");

/// The standard table of the 10000 series, to be read with [`Winsock::parse`].
pub const WINSOCK: &str = include_str!("../winsock.toml");

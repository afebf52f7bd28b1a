//! The tables of FTP reply codes, commands and Windows Sockets errors, and a reader that validates them.
//!
//! A table is TOML. [`Table::parse`] reads the table of replies, [`Commands::parse`] the commands, and [`Winsock::parse`]
//! the Windows Sockets errors; each returns a validated model. A table with faults is [`Refused`]: the error holds every
//! fault, with its position and how to fix it. This crate knows nothing of Rust tokens or files.
//!
//! Programs depend on `ftp-codes`, whose types are generated from these tables.

mod citation;
mod command;
mod commands;
mod name;
mod reading;
mod replies;
mod reply;
mod table;
mod winsock;
mod word;

pub use citation::Citation;
pub use command::{Added, Command};
pub use commands::Commands;
pub use name::snake_case;
pub use reading::{Fault, Position, Refused, nearest};
pub use replies::{Next, Replies, Rule};
pub use reply::{Observation, Reply};
pub use table::{Digit, Table};
pub use winsock::{Winsock, WinsockError};
pub use word::{Argument, CommandKind, Part, Standing};

/// The standard table of replies, for [`Table::parse`].
pub const REPLIES: &str = include_str!("../replies.toml");

/// The standard table of commands, for [`Commands::parse`].
pub const COMMANDS: &str = include_str!("../commands.toml");

/// The standard table of Windows Sockets errors, the 10000 series, for [`Winsock::parse`].
pub const WINSOCK: &str = include_str!("../winsock.toml");

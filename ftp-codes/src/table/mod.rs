//! What the types of every table have in common.
//!
//! `reply_codes!` turns a table into calls of these macros: one for each type, with the rows of the table. They name
//! everything by paths that cannot be shadowed in the user's module; inside a `const` block, they import what they use.

mod code_set;
mod columns;
mod command;
mod digit;
mod number;
mod raw_code;
mod reply_code;
mod serde;
mod set;
mod winsock_error;
mod words;

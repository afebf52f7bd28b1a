//! Sets of codes against the set of the standard library.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod code_set;
mod raw_code_set;

//! The example `explain`, run as a user runs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/payloads.rs"]
mod payloads;

mod argument;
mod command;
mod log;
mod object;
mod paper;
mod prefix;
mod raw;
mod statement;
mod transcript;
mod verdict;
mod violations;

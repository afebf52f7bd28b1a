//! The example `explain`, run as a user runs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

#[path = "../support/mod.rs"]
mod support;

mod argument;
mod log;
mod object;
mod paper;
mod prefix;
mod transcript;

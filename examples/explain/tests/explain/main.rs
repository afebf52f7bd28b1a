//! The program, run as a user runs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod support;

#[path = "../../../../tests/support/payloads.rs"]
mod payloads;

mod argument;
mod capture;
mod clients;
mod command;
mod file;
mod formats;
mod html;
mod log;
mod object;
mod prefix;
mod raw;
mod recording;
mod secrets;
mod statement;
mod transcript;
mod verdict;
mod violations;

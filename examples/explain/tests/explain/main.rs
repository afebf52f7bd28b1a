//! The program, run as a user runs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod support;

#[path = "../../../../tests/support/payloads.rs"]
mod payloads;

mod access;
mod argument;
mod capture;
mod clients;
mod command;
mod file;
mod formats;
mod html;
mod log;
mod object;
mod packets;
mod prefix;
mod raw;
mod recording;
mod secrets;
mod servers;
mod statement;
mod transcript;
mod verdict;
mod violations;

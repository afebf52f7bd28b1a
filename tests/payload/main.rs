//! Payloads: the reply texts that programs parse.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

/// The JSON objects that `ftp-explain` prints for payloads.
#[path = "../../examples/explain/src/report/payload.rs"]
mod object;

#[path = "../support/payloads.rs"]
mod payloads;

mod addresses;
mod corpus;
mod files;
mod kinds;
mod round_trip;
mod session;
mod writing;

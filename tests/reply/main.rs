//! Replies on the wire: reading and writing.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod corpus;
mod cost;
mod limits;
mod model;
mod round_trip;
mod sets;
mod streams;
mod transcripts;
mod writer;

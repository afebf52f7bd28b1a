//! Replies on the wire: reading and writing.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

mod corpus;
mod cost;
mod limits;
mod model;
mod round_trip;
mod streams;
mod transcripts;
mod writer;

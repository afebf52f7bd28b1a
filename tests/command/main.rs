//! Commands and their verbs, and commands on the wire: reading and writing.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod model;
mod reading;
mod sending;
mod verbs;

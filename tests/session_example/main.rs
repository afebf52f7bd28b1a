//! The example `session`: its demonstration as a user runs it, and its server and client under attack.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

#[path = "../support/mod.rs"]
mod support;

mod abort;
mod commands;
mod confinement;
mod demonstration;
mod hostility;
mod interference;
mod order;
mod server;
mod talk;
mod transfers;

//! `watch`, between clients and the server of the example `session`.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "../../../session/address.rs"]
#[allow(dead_code, reason = "the client of the example reads addresses")]
mod address;
#[path = "../../../session/server/mod.rs"]
mod server;
#[path = "../../../session/timed.rs"]
mod timed;

mod break_off;
mod client;
mod programs;
mod proxy;
mod transfer;
mod wire;

/// The password of the server.
fn word() -> String {
    "secret".to_owned()
}

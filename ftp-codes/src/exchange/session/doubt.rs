//! How unlikely each explanation of a reply is.
//!
//! A reply belongs to a command that permits it rather than to one that merely tolerates it. Commands that were sent
//! together are an exception: the client has given up none of them, so another code is likelier than a missing reply.

use crate::exchange::fit::Fit;

/// An older command was never answered, and the client has given up waiting for it.
pub(super) const GAVE_UP: u8 = 0;
/// The server answers a command before the end of a transfer.
pub(super) const NOT_QUEUED: u8 = 0;
/// A code other than those listed, or the preliminary reply is missing.
pub(super) const NEAR: u8 = 1;
/// Of the replies to commands that were sent together, one is missing.
pub(super) const MISSING: u8 = 2;
/// Two of them come in the wrong order.
pub(super) const SWAPPED: u8 = 3;
/// The command that was answered last gets one more reply.
pub(super) const TWICE: u8 = 4;
/// Another code, and only its first digit is right.
pub(super) const FAR: u8 = 5;
/// The command that was answered last gets one more reply, with another code, while a new command waits for its own.
pub(super) const TWICE_THOUGH_ASKED: u8 = 6;
/// Not even the first digit is right.
pub(super) const MISFIT: u8 = 7;
/// The reply has nothing to do with any command.
pub(super) const STRAY: u8 = 7;
/// A client that waits for each reply has sent a command while another one was waiting.
pub(super) const OVERTAKEN: u8 = 4;

/// How unlikely it is that a command gets a code that fits it like this.
pub(super) const fn of(fit: Fit) -> u8 {
    match fit {
        Fit::Listed | Fit::Near(_) => NEAR,
        Fit::Far(_) => FAR,
        Fit::Misfit(_) => MISFIT,
    }
}

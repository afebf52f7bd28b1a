//! Captures: the packets of a network, as `tcpdump -w` and Wireshark record them.
//!
//! ```text
//! packet.rs    a file              -> packets
//! segment.rs   a packet            -> a segment of TCP
//! order.rs     segments            -> what each side has sent, in order, and what of it is missing
//! flows.rs     all connections     -> which of them are control connections, and which carry data
//! control.rs   control connection  -> replies, commands, faults
//! ```
//!
//! What is kept of a connection is bounded, and so is the number of connections that are kept.

mod control;
mod flows;
mod order;
mod packet;
mod segment;

use std::io::{self, BufRead, IsTerminal};

use crate::conversation::{Conversations, What};
use crate::report::{End, Report};
use crate::transcript;
use flows::Flows;

pub(crate) use packet::is_capture;

/// What to do if no control connection is found.
const REMEDY: &str = "it has no FTP control connection; record the port of the server, from the beginning of a session";

/// Reads a capture to its end.
///
/// # Errors
///
/// Those of reading and of writing, and if it begins as a capture does and is none.
pub(crate) fn explain(input: &mut dyn BufRead, talks: &mut Conversations, report: &mut dyn Report) -> io::Result<End> {
    let is_watched = io::stdout().is_terminal();
    let mut flows = Flows::default();
    let (mut foreign, mut replies) = (0, 0);
    let ending = packet::read(input, &mut |packet| {
        match segment::read(packet.link, packet.bytes, packet.cut) {
            Ok(Some(segment)) => flows.push(&segment, packet.moment),
            Ok(None) => return Ok(()),
            Err(segment::UnknownLink) => foreign += 1,
        }
        for seen in flows.seen() {
            replies += usize::from(matches!(seen.what, What::Reply(_)));
            transcript::report(&talks.take(&seen), report)?;
        }
        if is_watched { report.flush() } else { Ok(()) }
    })?;
    flows.finish();
    for seen in flows.seen() {
        replies += usize::from(matches!(seen.what, What::Reply(_)));
        transcript::report(&talks.take(&seen), report)?;
    }
    let mut notes = Vec::new();
    if foreign > 0 {
        notes.push(format!(
            "{foreign} packets are of a kind of network that is not supported; record on another interface"
        ));
    }
    if let Some(fault) = ending.fault {
        notes.push(format!("the capture ends after packet {}: {fault}", ending.packets));
    }
    let remedy = (!flows.has_control()).then_some(REMEDY);
    Ok(End { lines: ending.packets, notes, format: Some("capture"), remedy, replies, ..End::default() })
}

//! Telnet in replies and command lines ([RFC 854](https://www.rfc-editor.org/rfc/rfc854)).
//!
//! The control connection is defined as a Telnet connection (RFC 959 §4.1), but few programs treat it as one: most
//! servers send the byte 255 undoubled. So the decoders do not handle Telnet. Where it is expected, a [`Filter`] before
//! the decoder removes it.

use super::split_after;

const NUL: u8 = 0;
const CR: u8 = b'\r';
/// The lowest Telnet command, end of file (RFC 1184 §2).
const LOWEST: u8 = 236;
/// End of a subnegotiation.
const SE: u8 = 240;
/// Data mark: where urgent data ends.
const DM: u8 = 242;
/// Interrupt process.
const IP: u8 = 244;
/// Beginning of a subnegotiation.
const SB: u8 = 250;
const WILL: u8 = 251;
const DONT: u8 = 254;
/// Interpret as command; doubled, it is the byte 255.
const IAC: u8 = 255;

/// A filter that removes Telnet commands from a stream of bytes, in place, however the bytes arrive.
///
/// ```
/// use ftp_codes::wire::telnet::Filter;
///
/// let mut bytes = *b"\xFF\xF4\xFF\xF2ABOR\r\n";
/// let len = Filter::new().apply(&mut bytes);
/// assert_eq!(&bytes[..len], b"ABOR\r\n");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    state: State,
    only_doubled: bool,
}

/// What the previous bytes mean for the next one.
#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Data,
    /// After a CR: a NUL belongs to it.
    Return,
    /// After IAC.
    Command,
    /// After IAC IP.
    Interrupt,
    /// After IAC and one of WILL, WONT, DO, DONT: the option.
    Negotiation,
    /// After IAC SB: everything up to IAC SE.
    Subnegotiation,
    /// After IAC inside a subnegotiation.
    SubnegotiationCommand,
}

impl Filter {
    /// Creates a filter that removes commands and negotiations, and turns a doubled 255 into one and CR NUL into CR
    /// (RFC 854).
    ///
    /// Clients that abort a transfer send `IAC IP IAC DM` before `ABOR`, with one byte as urgent data (RFC 959 §4.1.3),
    /// and a server that does not read urgent data in line does not get that byte. The filter removes what is left of
    /// the sequence too: a DM directly after `IAC IP`, and an IAC that is not followed by a Telnet command.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { state: State::Data, only_doubled: false }
    }

    /// Creates a filter that turns a doubled 255 into one, and changes nothing else.
    ///
    /// It is for servers that double the byte 255 in names, as Telnet demands, but send it undoubled in other texts.
    ///
    /// ```
    /// use ftp_codes::wire::telnet::Filter;
    ///
    /// let mut bytes = *b"257 \"\xFF\xFF\" is \xFF here\r\n";
    /// let len = Filter::only_doubled().apply(&mut bytes);
    /// assert_eq!(&bytes[..len], b"257 \"\xFF\" is \xFF here\r\n");
    /// ```
    #[inline]
    #[must_use]
    pub const fn only_doubled() -> Self {
        Self { state: State::Data, only_doubled: true }
    }

    /// Filters the next bytes, moves those that remain to the front, and returns their number.
    pub fn apply(&mut self, bytes: &mut [u8]) -> usize {
        let mut len = 0;
        for at in 0..bytes.len() {
            let Some(byte) = bytes.get(at).copied() else { break };
            let keeps = if self.only_doubled { self.keeps_undoubled(byte) } else { self.keeps(byte) };
            if let (true, Some(place)) = (keeps, bytes.get_mut(len)) {
                *place = byte;
                len += 1;
            }
        }
        len
    }

    /// Whether the byte is data, and not the second of a pair.
    fn keeps_undoubled(&mut self, byte: u8) -> bool {
        let (state, keeps) = match (self.state, byte) {
            (State::Command, IAC) => (State::Data, false),
            (_, IAC) => (State::Command, true),
            _ => (State::Data, true),
        };
        self.state = state;
        keeps
    }

    /// Whether the byte is data.
    fn keeps(&mut self, byte: u8) -> bool {
        let (state, keeps) = match (self.state, byte) {
            (State::Data | State::Return | State::Interrupt, IAC) => (State::Command, false),
            (State::Data | State::Return | State::Interrupt, CR) => (State::Return, true),
            (State::Return, NUL) | (State::Interrupt, DM) => (State::Data, false),
            (State::Data | State::Return | State::Interrupt, _) | (State::Command, IAC) => (State::Data, true),
            (State::Command, CR) => (State::Return, true),
            (State::Command, ..LOWEST) => (State::Data, true),
            (State::Command, IP) => (State::Interrupt, false),
            (State::Command, SB) => (State::Subnegotiation, false),
            (State::Command, WILL..=DONT) => (State::Negotiation, false),
            (State::Subnegotiation, IAC) => (State::SubnegotiationCommand, false),
            (State::SubnegotiationCommand, SE) | (State::Command | State::Negotiation, _) => (State::Data, false),
            (State::Subnegotiation | State::SubnegotiationCommand, _) => (State::Subnegotiation, false),
        };
        self.state = state;
        keeps
    }
}

/// Passes on the bytes, each 255 twice.
pub(crate) fn double<E>(mut bytes: &[u8], put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    while !bytes.is_empty() {
        let (part, rest) = split_after(bytes, |byte| byte == IAC);
        put(part)?;
        if part.ends_with(&[IAC]) {
            put(&[IAC])?;
        }
        bytes = rest;
    }
    Ok(())
}

//! Telnet below the replies (RFC 854).
//!
//! The control connection is a Telnet connection by the letter (RFC 959 §4.1), and hardly any
//! server behaves as if it were: most send the byte 255 as itself. So the decoder knows
//! nothing of Telnet, and who meets a server that does speak it puts a [`Filter`] before it.

const NUL: u8 = 0;
const CR: u8 = b'\r';
/// End of a subnegotiation.
const SE: u8 = 240;
/// Begin of a subnegotiation.
const SB: u8 = 250;
const WILL: u8 = 251;
const DONT: u8 = 254;
/// Interpret as command; doubled, it is the byte 255.
const IAC: u8 = 255;

/// Takes the Telnet out of a stream of bytes: commands and negotiations are removed, a doubled 255 becomes
/// one, and CR NUL becomes CR (RFC 854).
///
/// It works in place, and remembers where the last piece was cut.
///
/// ```
/// use ftp_codes::reply::telnet::Filter;
///
/// let mut bytes = *b"\xFF\xFD\x06220 hi\r\n";
/// let len = Filter::new().apply(&mut bytes);
/// assert_eq!(&bytes[..len], b"220 hi\r\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Filter {
    state: State,
}

/// What the bytes before say about the next one.
#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Data,
    /// After a CR: a NUL belongs to it.
    Return,
    /// After IAC.
    Command,
    /// After IAC and one of WILL, WONT, DO, DONT: the option.
    Negotiation,
    /// After IAC SB: everything up to IAC SE.
    Subnegotiation,
    /// After IAC inside of that.
    SubnegotiationCommand,
}

impl Filter {
    /// A filter at the start of a connection.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { state: State::Data }
    }

    /// Takes the Telnet out of the next piece and moves what is left to its front: `bytes[..len]`, where
    /// `len` is what it answers.
    pub fn apply(&mut self, bytes: &mut [u8]) -> usize {
        let mut len = 0;
        for at in 0..bytes.len() {
            let Some(byte) = bytes.get(at).copied() else { break };
            if let (true, Some(place)) = (self.keeps(byte), bytes.get_mut(len)) {
                *place = byte;
                len += 1;
            }
        }
        len
    }

    /// Whether the byte is data.
    fn keeps(&mut self, byte: u8) -> bool {
        let (state, keeps) = match (self.state, byte) {
            (State::Data | State::Return, IAC) => (State::Command, false),
            (State::Data | State::Return, CR) => (State::Return, true),
            (State::Return, NUL) => (State::Data, false),
            (State::Data | State::Return, _) | (State::Command, IAC) => (State::Data, true),
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

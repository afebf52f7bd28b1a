//! What an input shows of a conversation.

use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::net::SocketAddr;

use ftp_codes::wire::DecodeError;

use crate::reply::Reply;
use crate::time::Time;

/// Something that an input shows.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// The control connection on which it happened, or to which it belongs.
    pub(crate) connection: Key,
    /// When; `None` if the input does not say.
    pub(crate) time: Option<Time>,
    /// The line of the input in which it begins, from 1; 0 if the input has no lines.
    pub(crate) line: usize,
    /// What happened.
    pub(crate) what: What,
}

/// What can happen.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// The client has connected. An input that cannot see this skips it, because the greeting shows it too.
    Connected(Peers),
    /// The client has sent a line, which comes without its end. It may have a password, which reports do not see.
    Command(Vec<u8>),
    /// The server has sent the last line of a reply, or will never send it.
    Reply(Reply),
    /// One side has sent something that is not a reply or a command line.
    Fault(Fault),
    /// The client may have sent a command that the input does not show. A reply that no command waits for answers it.
    Hidden,
    /// The input lacks replies, perhaps including those to commands that wait for one.
    Gap,
    /// The input lacks so many octets that this side has sent on the control connection.
    Lost(Side, u64),
    /// A data connection was opened by this side.
    DataOpened(Option<Side>),
    /// A data connection was closed after it had carried so many octets, if the input knows.
    DataClosed(Option<u64>),
    /// TLS has begun: the input shows nothing more of this connection.
    Protected,
    /// The control connection was closed, if it is known by this side.
    Closed(Option<Side>),
}

/// Bytes that are not a reply or a command line.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Who sent them.
    pub(crate) side: Side,
    /// What is wrong.
    pub(crate) error: DecodeError,
    /// How many bytes this side had sent before the line with the fault.
    pub(crate) offset: usize,
}

/// One of the two programs that talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Side {
    /// The one that sends commands.
    Client,
    /// The one that sends replies.
    Server,
}

impl Side {
    /// The word for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

/// Who talks, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Peers {
    /// The address of the client.
    pub(crate) client: Option<SocketAddr>,
    /// The address of the server.
    pub(crate) server: Option<SocketAddr>,
}

/// Identifies a connection within an input, by addresses and ports, a process or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of a connection with this name.
    pub(crate) fn of(name: impl Hash) -> Self {
        Self(BuildHasherDefault::<Fnv>::default().hash_one(name))
    }
}

/// FNV-1a: short names are hashed faster than by the default, which resists attacks that a number of connections does not
/// make possible.
#[derive(Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

//! A client and the server: both directions of a control connection.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{self, Scope};
use std::time::Duration;

use ftp_codes::ReplyCode;
use ftp_codes::command::{CommandWriter, OutgoingCommand};
use ftp_codes::reply::{OwnedReply, ReplyWriter};

use super::Events;
use super::address::{self, canonical};
use super::data::{self, Announced};
use crate::conversation::{Key, Peers, Seen, Side, What};
use crate::endpoint;
use crate::wire::Wire;

/// How much is read at once, and the longest line of a client that is held back until its end has come.
const CHUNK: usize = 1 << 13;
const LINE: usize = 1 << 16;

/// How many data connections a client may have at once.
const DATA: usize = 8;

/// How long a client may take to close the connection after the server has.
const GRACE: Duration = Duration::from_secs(5);

/// A client and the server.
struct Session<'s> {
    key: Key,
    client: &'s TcpStream,
    server: &'s TcpStream,
    events: &'s Events,
    /// TLS has begun.
    is_protected: AtomicBool,
    /// The data connection that was announced last.
    announced: Mutex<Option<Arc<Announced>>>,
    /// Whether the server has begun a transfer since then.
    is_transferring: AtomicBool,
    /// How many data connections there are.
    data: AtomicUsize,
    /// The side that was the first to end the connection.
    closer: OnceLock<Side>,
}

/// Answers a client that cannot be served.
pub(super) fn refuse(client: &TcpStream, reason: &str) {
    let _ = ReplyWriter::new(client).send(OwnedReply::lossy(ReplyCode::ServiceNotAvailable, reason));
}

/// Passes everything on between a client and the server until the connection ends.
pub(super) fn run(client: &TcpStream, server: &TcpStream, number: usize, events: &Events) {
    for stream in [client, server] {
        let _ = stream.set_nodelay(true);
    }
    // Before `ABOR` a client sends a byte as urgent (RFC 959 §4.1.3). Otherwise it would be missing in what is read.
    let _ = socket2::SockRef::from(client).set_out_of_band_inline(true);
    let session = &Session {
        key: Key::of(number),
        client,
        server,
        events,
        is_protected: AtomicBool::new(false),
        announced: Mutex::new(None),
        is_transferring: AtomicBool::new(false),
        data: AtomicUsize::new(0),
        closer: OnceLock::new(),
    };
    let peers = Peers { client: client.peer_addr().ok(), server: server.peer_addr().ok() };
    session.seen(What::Connected(peers));
    thread::scope(|scope| {
        let (running, ended) = mpsc::channel::<()>();
        let commands = move || {
            session.end(Side::Client, session.commands(scope));
            drop(running);
        };
        if thread::Builder::new().spawn_scoped(scope, commands).is_ok() {
            session.end(Side::Server, session.replies(scope));
            let _ = ended.recv_timeout(GRACE);
        }
        data::break_off(client, server);
        session.announce(None);
    });
    session.seen(What::Closed(session.closer.get().copied()));
}

impl<'s> Session<'s> {
    fn seen(&self, what: What) {
        self.events.see(Seen { connection: self.key, time: None, line: 0, what });
    }

    fn note(&self, note: &str, error: &io::Error) {
        self.events.note(format!("{note}: {error}"));
    }

    /// One side has ended the connection, or broken it off.
    fn end(&self, side: Side, result: io::Result<()>) {
        let _ = self.closer.set(side);
        let other = if side == Side::Client { self.server } else { self.client };
        match result {
            Ok(()) => drop(other.shutdown(Shutdown::Write)),
            Err(_) => data::break_off(self.client, self.server),
        }
    }

    /// From the client to the server, line by line, until the client ends the connection.
    fn commands<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) -> io::Result<()> {
        let mut server = self.server;
        let mut wire = Wire::new(self.key);
        let mut line = Vec::new();
        let mut chunk = [0; CHUNK];
        loop {
            let mut rest = read(self.client, &mut chunk)?;
            if rest.is_empty() {
                wire.push(Side::Client, &line, None, &mut |_, _| {});
                wire.push(Side::Client, b"", None, &mut |_, seen| {
                    if let Some(seen) = seen {
                        self.events.see(seen);
                    }
                });
                return server.write_all(&line);
            }
            while !rest.is_empty() {
                if line.is_empty() && endpoint::is_tls(rest) && !self.is_protected.swap(true, Ordering::SeqCst) {
                    self.seen(What::Protected);
                }
                if self.is_protected.load(Ordering::SeqCst) {
                    server.write_all(rest)?;
                    break;
                }
                let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
                let (next, later) = rest.split_at_checked(length).unwrap_or((rest, b""));
                line.extend_from_slice(next);
                rest = later;
                if line.ends_with(b"\n") || line.len() > LINE {
                    self.command(&line, &mut wire, scope)?;
                    line.clear();
                }
            }
        }
    }

    /// Passes on a line, byte for byte unless it states an address.
    fn command<'scope>(&'scope self, line: &[u8], wire: &mut Wire, scope: &'scope Scope<'scope, '_>) -> io::Result<()> {
        let mut stated = None;
        wire.push(Side::Client, line, None, &mut |_, seen| {
            let Some(seen) = seen else { return };
            if let What::Command(text) = &seen.what {
                stated = endpoint::of_command(text).map(|address| (text.clone(), address));
            }
            self.events.see(seen);
        });
        let replaced = stated.and_then(|(text, address)| {
            let client = endpoint::at_peer(address, self.client.peer_addr().ok()?);
            let listening = self.listen(self.server, Side::Server, client, scope)?;
            address::command(&text, listening)
        });
        match replaced {
            Some((command, argument)) => {
                let command = OutgoingCommand::new(command, &argument).map_err(io::Error::other)?;
                CommandWriter::new(self.server).send(command)
            }
            None => { self.server }.write_all(line),
        }
    }

    /// From the server to the client, reply by reply, until the server ends the connection.
    fn replies<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) -> io::Result<()> {
        let mut client = self.client;
        let mut wire = Wire::new(self.key);
        let mut chunk = [0; CHUNK];
        loop {
            let bytes = read(self.server, &mut chunk)?;
            if self.is_protected.load(Ordering::SeqCst) && !bytes.is_empty() {
                client.write_all(bytes)?;
                continue;
            }
            let mut result = Ok(());
            wire.push(Side::Server, bytes, None, &mut |used, seen| {
                let replaced = seen.and_then(|seen| self.reply(seen, scope));
                if result.is_ok() {
                    result = client.write_all(replaced.as_ref().map_or(used, |reply| reply.as_bytes()));
                }
            });
            result?;
            if bytes.is_empty() {
                return Ok(());
            }
        }
    }

    /// The reply to pass on instead, if it states an address.
    fn reply<'scope>(&'scope self, seen: Seen, scope: &'scope Scope<'scope, '_>) -> Option<OwnedReply> {
        let stated = match &seen.what {
            What::Reply(reply) => self.server.peer_addr().ok().and_then(|server| {
                let address = endpoint::of_reply(reply.as_reply(), server)?;
                Some((reply.code(), endpoint::at_peer(address, server)))
            }),
            _ => None,
        };
        self.keep_order(&seen.what);
        self.events.see(seen);
        let (code, server) = stated?;
        address::reply(code, self.listen(self.client, Side::Client, server, scope)?)
    }

    /// Listens for a data connection of this side, where it has connected to, and connects it to the target; the
    /// address, or `None` if that is not possible.
    fn listen<'scope>(
        &'scope self,
        control: &TcpStream,
        opener: Side,
        target: SocketAddr,
        scope: &'scope Scope<'scope, '_>,
    ) -> Option<SocketAddr> {
        let announced = || {
            if self.data.load(Ordering::Relaxed) >= DATA {
                return Err(io::Error::other("there are too many at once"));
            }
            let peer = canonical(control.peer_addr()?).ip();
            let announced = Arc::new(Announced::at(control.local_addr()?)?);
            let shared = Arc::clone(&announced);
            let relay = move || {
                self.data.fetch_add(1, Ordering::Relaxed);
                match shared.accept(peer) {
                    Ok(Some(stream)) => self.relay(&stream, &shared, opener, target),
                    Ok(None) => {}
                    Err(error) => self.note("a data connection could not be accepted", &error),
                }
                shared.end();
                self.data.fetch_sub(1, Ordering::Relaxed);
            };
            thread::Builder::new().spawn_scoped(scope, relay)?;
            Ok(announced)
        };
        match announced() {
            Ok(announced) => {
                let address = announced.address;
                self.announce(Some(announced));
                Some(address)
            }
            Err(error) => {
                self.note("a data connection cannot go through here", &error);
                None
            }
        }
    }

    fn relay(&self, stream: &TcpStream, announced: &Announced, opener: Side, target: SocketAddr) {
        match data::connect(target) {
            Ok(other) => {
                self.seen(What::DataOpened(Some(opener)));
                announced.open();
                let (client, server) = if opener == Side::Client { (stream, &other) } else { (&other, stream) };
                data::pass_on(client, server, |octets| {
                    self.seen(What::DataClosed(Some(octets)));
                    announced.end();
                });
            }
            Err(error) => self.note(&format!("the data connection to {target} failed"), &error),
        }
    }

    /// Of the addresses that were announced, only the latest counts.
    fn announce(&self, next: Option<Arc<Announced>>) {
        self.is_transferring.store(false, Ordering::Relaxed);
        let former = std::mem::replace(&mut *self.announced.lock().unwrap_or_else(PoisonError::into_inner), next);
        if let Some(former) = former {
            former.cancel();
        }
    }

    /// Holds back the end of a transfer until its data connection is over.
    fn keep_order(&self, what: &What) {
        let What::Reply(reply) = what else { return };
        let code = reply.code();
        if code.is_positive_preliminary() {
            self.is_transferring.store(true, Ordering::Relaxed);
        } else if code.is_connections() || code.is_file_system() {
            let announced = self.announced.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if self.is_transferring.swap(false, Ordering::Relaxed) {
                announced.inspect(|announced| announced.settle());
            }
        }
    }
}

/// The next bytes; none if the connection has ended.
fn read<'c>(mut stream: &TcpStream, chunk: &'c mut [u8]) -> io::Result<&'c [u8]> {
    loop {
        match stream.read(chunk) {
            Ok(length) => return Ok(chunk.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

//! Data connections: accepted from one side, opened to the other, and passed on in both directions.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::address::canonical;

/// How long a reply waits for the data connection that it is about.
const HOLD: Duration = Duration::from_millis(500);

/// How long a host may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// How much is passed on at once.
const CHUNK: usize = 1 << 16;

/// Connects to a host by the first of its addresses that answers.
///
/// # Errors
///
/// Those of the last address, and if the host has none.
pub(super) fn connect_any(host: impl ToSocketAddrs) -> io::Result<TcpStream> {
    let mut result = Err(io::Error::new(ErrorKind::NotFound, "the host has no address"));
    for address in host.to_socket_addrs()? {
        result = connect(address);
        if result.is_ok() {
            break;
        }
    }
    result
}

/// Connects to an address.
///
/// # Errors
///
/// Those of the connection.
pub(super) fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, CONNECT)?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// A data connection that was announced, from then on until it is over.
#[derive(Debug)]
pub(super) struct Announced {
    listener: TcpListener,
    /// The address that was announced.
    pub(super) address: SocketAddr,
    is_cancelled: AtomicBool,
    stage: Mutex<Stage>,
    changed: Condvar,
}

/// How far a data connection has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Announced,
    Open,
    Over,
}

impl Announced {
    /// Listens at a free port of this host.
    ///
    /// # Errors
    ///
    /// Those of the listener.
    pub(super) fn at(mut host: SocketAddr) -> io::Result<Self> {
        host.set_port(0);
        let listener = TcpListener::bind(host)?;
        let address = listener.local_addr()?;
        let (is_cancelled, stage) = (AtomicBool::new(false), Mutex::new(Stage::Announced));
        Ok(Self { listener, address, is_cancelled, stage, changed: Condvar::new() })
    }

    /// Waits until this host connects; `None` if another connection is announced before.
    ///
    /// # Errors
    ///
    /// Those of the listener.
    pub(super) fn accept(&self, host: IpAddr) -> io::Result<Option<TcpStream>> {
        loop {
            let accepted = self.listener.accept();
            if self.is_cancelled.load(Ordering::SeqCst) {
                return Ok(None);
            }
            match accepted {
                // Anybody else would take the data (RFC 2577 §3).
                Ok((stream, peer)) if canonical(peer).ip() == host.to_canonical() => {
                    stream.set_nodelay(true)?;
                    return Ok(Some(stream));
                }
                Ok(_) => {}
                Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::Interrupted) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Stops waiting.
    pub(super) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::SeqCst);
        if self.stage() == Stage::Announced {
            // Nothing else ends the wait for a connection.
            let _ = TcpStream::connect_timeout(&self.address, CONNECT);
        }
    }

    /// The connection can be used.
    pub(super) fn open(&self) {
        self.set(Stage::Open);
    }

    /// It was closed, or will not come.
    pub(super) fn end(&self) {
        self.set(Stage::Over);
    }

    /// Waits until the connection is over, but not for long. A server may send everything and report it before a client
    /// has even accepted the connection, and some clients take that for a failure.
    pub(super) fn settle(&self) {
        for stage in [Stage::Announced, Stage::Open] {
            let current = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
            drop(self.changed.wait_timeout_while(current, HOLD, |current| *current == stage));
        }
    }

    fn stage(&self) -> Stage {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, stage: Stage) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
        self.changed.notify_all();
    }
}

/// Passes everything on in both directions until both have ended. `closed` is called with the number of octets when the
/// server has ended its own: it closes the connection when it has sent everything, or has received everything.
pub(super) fn pass_on(client: &TcpStream, server: &TcpStream, closed: impl FnOnce(u64)) {
    let octets = AtomicU64::new(0);
    thread::scope(|scope| {
        let upload = || copy(client, server, &octets);
        if thread::Builder::new().spawn_scoped(scope, upload).is_err() {
            break_off(client, server);
        }
        copy(server, client, &octets);
        closed(octets.load(Ordering::Relaxed));
    });
}

/// Passes on one direction. If either side breaks off, both connections end.
fn copy(mut from: &TcpStream, mut to: &TcpStream, octets: &AtomicU64) {
    let mut chunk = vec![0; CHUNK];
    let result = loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => break to.shutdown(Shutdown::Write),
            Ok(length) => chunk.get(..length).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => break Err(error),
        };
        if let Err(error) = to.write_all(read) {
            break Err(error);
        }
        octets.fetch_add(u64::try_from(read.len()).unwrap_or_default(), Ordering::Relaxed);
    };
    if result.is_err() {
        break_off(from, to);
    }
}

/// Ends both connections, if they have not ended.
pub(super) fn break_off(one: &TcpStream, other: &TcpStream) {
    for stream in [one, other] {
        let _ = stream.shutdown(Shutdown::Both);
    }
}

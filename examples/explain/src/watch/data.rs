//! Data connections: accepted from one side, opened to the other, and passed on in both directions.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::address::canonical;

/// How long a data connection is awaited, and how often it is looked for.
const PATIENCE: Duration = Duration::from_secs(300);
const LOOK: Duration = Duration::from_millis(5);

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

/// Waits until this host connects; `None` if it does not, or if `is_cancelled` becomes true.
///
/// # Errors
///
/// Those of the listener.
pub(super) fn accept(listener: &TcpListener, host: IpAddr, is_cancelled: &AtomicBool) -> io::Result<Option<TcpStream>> {
    listener.set_nonblocking(true)?;
    let deadline = Instant::now() + PATIENCE;
    while !is_cancelled.load(Ordering::Relaxed) && Instant::now() < deadline {
        match listener.accept() {
            // Anybody else would take the data (RFC 2577 §3).
            Ok((stream, peer)) if canonical(peer).ip() == host.to_canonical() => {
                stream.set_nonblocking(false)?;
                stream.set_nodelay(true)?;
                return Ok(Some(stream));
            }
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => thread::sleep(LOOK),
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Passes everything on in both directions until both have ended; how many octets that was.
pub(super) fn pass_on(one: &TcpStream, other: &TcpStream) -> u64 {
    let octets = AtomicU64::new(0);
    thread::scope(|scope| {
        let forth = || copy(one, other, &octets);
        if thread::Builder::new().spawn_scoped(scope, forth).is_err() {
            break_off(one, other);
        }
        copy(other, one, &octets);
    });
    octets.into_inner()
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

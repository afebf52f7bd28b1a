//! `watch`: a proxy that shows the sessions between clients and a server as they happen.
//!
//! ```text
//! client -- session.rs -- server      one thread for each direction of the control connection
//!    |                      |
//!    +------ data.rs -------+         data connections, whose addresses address.rs replaces
//! ```
//!
//! The threads send what they see through a channel before they pass it on, so that it arrives in the order of the wire.
//! The channel, the number of clients and what is kept of each of them are bounded.

mod address;
mod data;
mod session;

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use clap::Args;

use crate::conversation::{Conversations, Seen};
use crate::report::{End, Report};
use crate::time::Time;
use crate::transcript;

/// How many clients are served at once. Others are told to come back later.
const CLIENTS: usize = 64;

/// How many events may wait to be reported. Then the connections wait too.
const EVENTS: usize = 1024;

/// How long to wait after a client could not be accepted, and how often Ctrl-C is looked for.
const PAUSE: Duration = Duration::from_millis(100);

/// Show sessions with a server as they happen
///
/// Connect a client to the address of --listen instead of the server. Passive and active data connections go through this
/// program too. After AUTH TLS, it passes everything on but cannot read it. Press Ctrl-C to stop and print the summary.
#[derive(Clone, Debug, Args)]
pub(crate) struct Watch {
    /// Where to listen for clients; by default, only programs on this machine can connect
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:2121")]
    listen: SocketAddr,
    /// The server; the default port is 21
    #[arg(value_name = "HOST[:PORT]")]
    server: Server,
}

/// A host and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Server {
    host: String,
    port: u16,
}

impl FromStr for Server {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // An IPv6 address has colons of its own, so that one with a port is in brackets.
        let (host, port) = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
            Some((host, port)) => (host, port.strip_prefix(':').or_else(|| port.is_empty().then_some("21"))),
            None if text.matches(':').count() > 1 => (text, Some("21")),
            None => text.split_once(':').map_or((text, Some("21")), |(host, port)| (host, Some(port))),
        };
        let port = port.and_then(|port| port.parse().ok()).filter(|port| *port > 0);
        match port {
            Some(port) if !host.is_empty() => Ok(Self { host: host.to_owned(), port }),
            _ => Err("expected a host, or a host and a port, as in `ftp.example.org:21`".to_owned()),
        }
    }
}

/// Something to report.
#[derive(Debug)]
enum Event {
    Seen(Seen),
    /// Something about this program itself.
    Note(String),
}

/// Where the threads send what they see.
#[derive(Clone, Debug)]
struct Events(Arc<Mutex<SyncSender<Event>>>);

impl Events {
    /// What was seen now. Nobody is left to hear it if the program is about to end.
    fn see(&self, mut seen: Seen) {
        // Held until it is sent: what is sent later has a later time.
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (seen.time, seen.line) = (Some(Time::now()), 0);
        let _ = sender.send(Event::Seen(seen));
    }

    /// Something about this program itself.
    fn note(&self, note: String) {
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).send(Event::Note(note));
    }
}

/// Serves clients and reports what they do until the user presses Ctrl-C. `notice` receives what is not part of a session.
///
/// # Errors
///
/// If the address cannot be used, and those of writing.
pub(crate) fn run(
    options: &Watch,
    talks: &mut Conversations,
    report: &mut dyn Report,
    notice: fn(&str),
) -> io::Result<End> {
    let Server { host, port } = &options.server;
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("cannot listen on {}: {error}", options.listen));
    let listener = TcpListener::bind(options.listen).map_err(named)?;
    let (events, received) = sync_channel(EVENTS);
    let events = Events(Arc::new(Mutex::new(events)));
    let is_over = Arc::new(AtomicBool::new(false));
    let pressed = Arc::clone(&is_over);
    ctrlc::set_handler(move || {
        // Whoever presses it twice does not want to wait until the output has taken everything.
        if pressed.swap(true, Ordering::Relaxed) {
            std::process::exit(1);
        }
    })
    .map_err(io::Error::other)?;
    let local = listener.local_addr()?;
    notice(&format!("listening on {local} for {host}:{port}; press Ctrl-C to stop and print the summary"));
    let server = options.server.clone();
    thread::Builder::new().spawn(move || accept(&listener, &server, &events))?;
    let mut connections = 0;
    let mut take = |event| match event {
        Event::Seen(seen) => {
            let entry = talks.take(&seen);
            connections = connections.max(entry.connection);
            transcript::report(&entry, report)?;
            report.flush()
        }
        Event::Note(note) => {
            notice(&note);
            Ok(())
        }
    };
    while !is_over.load(Ordering::Relaxed) {
        match received.recv_timeout(PAUSE) {
            Ok(event) => take(event)?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    // What has happened before.
    received.try_iter().take(EVENTS).try_for_each(take)?;
    Ok(End { lines: connections, ..End::default() })
}

/// Serves each client in a thread of its own.
fn accept(listener: &TcpListener, server: &Server, events: &Events) {
    // Each thread holds a share.
    let places = Arc::new(());
    for (number, client) in listener.incoming().enumerate() {
        let client = match client {
            Ok(client) => client,
            Err(error) => {
                events.note(format!("a client could not be accepted: {error}"));
                // Often there are too many open files, and some of them are about to be closed.
                thread::sleep(PAUSE);
                continue;
            }
        };
        if Arc::strong_count(&places) > CLIENTS {
            session::refuse(&client, "Too many clients at once.");
            events.note(format!("refused a client: {CLIENTS} are connected already"));
            continue;
        }
        let (place, server, own_events) = (places.clone(), server.clone(), events.clone());
        let serve = move || {
            serve(&client, &server, number, &own_events);
            drop(place);
        };
        if let Err(error) = thread::Builder::new().spawn(serve) {
            events.note(format!("cannot start a thread for a client: {error}"));
        }
    }
}

fn serve(client: &TcpStream, server: &Server, number: usize, events: &Events) {
    let connected = data::connect_any((server.host.as_str(), server.port));
    let served = connected.map_err(|error| (format!("{}:{}: {error}", server.host, server.port), error.kind()));
    match served {
        Ok(server) => session::run(client, &server, number, events),
        Err((error, kind)) => {
            let reason = match kind {
                ErrorKind::TimedOut => "The server does not answer.",
                _ => "The server cannot be reached.",
            };
            session::refuse(client, reason);
            events.note(format!("cannot connect to {error}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_host_and_perhaps_a_port() {
        for (text, host, port) in [
            ("ftp.example.org", "ftp.example.org", 21),
            ("ftp.example.org:2121", "ftp.example.org", 2121),
            ("127.0.0.1:21", "127.0.0.1", 21),
            ("::1", "::1", 21),
            ("[::1]", "::1", 21),
            ("[::1]:2121", "::1", 2121),
        ] {
            assert_eq!(text.parse(), Ok(Server { host: host.to_owned(), port }), "{text}");
        }
        for text in ["", ":21", "host:", "host:0", "host:ftp", "host:65536", "[::1]21", "[]:21"] {
            assert!(text.parse::<Server>().is_err(), "{text}");
        }
    }
}

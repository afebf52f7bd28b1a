//! The lines of an input that has none: what was said on each connection, and when.

use std::io;

use ftp_codes::wire::Lossy;

use crate::conversation::{Entry, Peers, Side, What};
use crate::report::Report;

/// Reports what was seen as lines, and then what the rules say about it.
///
/// # Errors
///
/// Those of writing.
pub(crate) fn report(entry: &Entry<'_>, report: &mut dyn Report) -> io::Result<()> {
    let time = entry.seen.time.map(|time| format!("{time} ")).unwrap_or_default();
    for line in lines(&entry.seen.what) {
        report.line(format!("{time}[{}] {line}", entry.connection).as_bytes())?;
    }
    report.entry(entry)
}

fn lines(what: &What) -> Vec<String> {
    let line = match what {
        What::Reply(reply) => {
            return reply.raw_lines().map(|line| format!("S: {}", Lossy(line))).collect();
        }
        What::Command(line) => format!("C: {}", Lossy(line)),
        What::Connected(peers) => format!("-- connected{}", between(*peers)),
        What::DataOpened(side) => format!("-- data connection opened{}", by(*side)),
        What::DataClosed(None) => "-- data connection closed".to_owned(),
        What::DataClosed(Some(octets)) => format!("-- data connection closed after {}", count(*octets)),
        What::Lost(side, octets) => format!("-- missing from the {}: {}", side.name(), count(*octets)),
        // Only logs hide something.
        What::Hidden | What::Gap => return Vec::new(),
        What::Protected => "-- TLS begins: nothing more can be seen of this connection".to_owned(),
        What::Closed(side) => format!("-- closed{}", by(*side)),
        // The report writes what is wrong.
        What::Fault(fault) => format!("-- the {} sent something else:", fault.side.name()),
    };
    vec![line]
}

fn count(octets: u64) -> String {
    if octets == 1 { "1 octet".to_owned() } else { format!("{octets} octets") }
}

fn by(side: Option<Side>) -> String {
    side.map(|side| format!(" by the {}", side.name())).unwrap_or_default()
}

fn between(peers: Peers) -> String {
    match peers {
        Peers { client: Some(client), server: Some(server) } => format!(": client {client}, server {server}"),
        _ => String::new(),
    }
}

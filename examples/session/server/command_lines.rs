//! `CommandLines`: what the client sends, line by line.

use std::collections::VecDeque;
use std::io::Read;
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::Duration;

use ftp_codes::Command;
use ftp_codes::wire::telnet::Filter;

/// No path that a system takes needs a longer line.
const LONGEST: usize = 8 * 1024;

/// How many lines may wait. Who sends more is held back by TCP.
const MOST: usize = 32;

/// What has come.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line without its end.
    Complete(Vec<u8>),
    /// A line that was too long to be kept.
    TooLong,
    /// Nothing, for a long time.
    Silence,
    /// Nothing more will.
    End,
}

/// What has come while a transfer runs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Glance {
    Nothing,
    /// The client wants to know how far the transfer is.
    Status,
    /// The client wants the transfer to end, or is gone.
    Abort,
}

/// The lines of a control connection, in the order in which they were sent.
///
/// A thread reads them, so that `ABOR` is seen while a transfer runs (RFC 959 §4.1.3).
#[derive(Debug)]
pub(super) struct CommandLines {
    lines: Receiver<Line>,
    /// Those that came during a transfer: they are obeyed after it (RFC 959 §4.2).
    queued: VecDeque<Line>,
}

impl CommandLines {
    pub(super) fn read_from(mut stream: TcpStream) -> Self {
        let (sender, lines) = sync_channel(MOST);
        thread::spawn(move || {
            let mut splitter =
                Splitter { filter: Filter::new(), line: Vec::new(), is_cut: false, is_ended: false, sender };
            let mut room = [0; 4096];
            // An error ends the connection just as its end does.
            while let Ok(len @ 1..) = stream.read(&mut room) {
                if room.get_mut(..len).and_then(|bytes| splitter.push(bytes)).is_none() {
                    return;
                }
            }
        });
        Self { lines, queued: VecDeque::new() }
    }

    /// The next line.
    pub(super) fn next(&mut self, patience: Duration) -> Line {
        if let Some(line) = self.queued.pop_front() {
            return line;
        }
        self.lines.recv_timeout(patience).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Line::Silence,
            RecvTimeoutError::Disconnected => Line::End,
        })
    }

    /// Looks for commands that concern a transfer that is running. `ABOR` stays in its place, and is answered in turn.
    pub(super) fn glance(&mut self) -> Glance {
        while self.queued.len() < MOST {
            let line = match self.lines.try_recv() {
                Ok(line) => line,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return Glance::Abort,
            };
            let read = if let Line::Complete(line) = &line { Command::from_line(line) } else { None };
            match read {
                Some((Command::Abor, _)) => {
                    self.queued.push_back(line);
                    return Glance::Abort;
                }
                Some((Command::Stat, b"")) if self.queued.is_empty() => return Glance::Status,
                _ => self.queued.push_back(line),
            }
        }
        Glance::Nothing
    }
}

/// Cuts bytes into lines.
struct Splitter {
    filter: Filter,
    line: Vec<u8>,
    /// The line is too long, and its beginning is gone.
    is_cut: bool,
    /// A line was ended before its line feed came.
    is_ended: bool,
    sender: SyncSender<Line>,
}

impl Splitter {
    /// `None` if nobody wants to know any more.
    fn push(&mut self, bytes: &mut [u8]) -> Option<()> {
        let len = self.filter.apply(bytes);
        for byte in bytes.get(..len)? {
            let is_ended = std::mem::take(&mut self.is_ended);
            match byte {
                b'\n' if is_ended => {}
                b'\n' => self.end()?,
                _ if self.line.len() < LONGEST => self.line.push(*byte),
                _ => self.is_cut = true,
            }
        }
        // Python's ftplib sends `ABOR` as urgent data: its last byte, the line feed, does not come with the others.
        if self.line.eq_ignore_ascii_case(b"ABOR\r") {
            self.end()?;
            self.is_ended = true;
        }
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let mut line = std::mem::take(&mut self.line);
        if line.ends_with(b"\r") {
            line.pop();
        }
        // An urgent byte may be missing from the middle of a Telnet command (RFC 959 §4.1): no verb begins with what is
        // left of it.
        let start = line.iter().position(u8::is_ascii).unwrap_or(line.len());
        line.drain(..start);
        let line = if std::mem::take(&mut self.is_cut) { Line::TooLong } else { Line::Complete(line) };
        self.sender.send(line).ok()
    }
}

//! `CommandLines`: what the client sends, line by line.

use std::collections::VecDeque;
use std::io::Read;
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::Duration;

use ftp_codes::Command;
use ftp_codes::command::{CommandBuffer, CommandDecoder, CommandLine, OwnedCommandLine};

/// No path that a system takes needs a longer line.
const LONGEST: usize = 8 * 1024;

/// How many lines may wait. Who sends more is held back by TCP.
const MOST: usize = 32;

/// What has come.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A whole line.
    Complete(OwnedCommandLine),
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
            let decoder = CommandDecoder::new().max_line(LONGEST);
            let mut buffer = CommandBuffer::with_decoder(decoder);
            let mut is_early = false;
            // An error ends the connection just as its end does.
            while let Ok(len @ 1..) = stream.read(buffer.space()) {
                buffer.filled(len);
                if send_lines(&mut buffer, &mut is_early, &sender).is_none() {
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
            let read = if let Line::Complete(line) = &line { Some((line.command(), line.argument())) } else { None };
            match read {
                Some((Some(Command::Abor), _)) => {
                    self.queued.push_back(line);
                    return Glance::Abort;
                }
                Some((Some(Command::Stat), b"")) if self.queued.is_empty() => return Glance::Status,
                _ => self.queued.push_back(line),
            }
        }
        Glance::Nothing
    }
}

/// Sends the lines that have come. `None` if nobody waits for them any more.
///
/// `is_early`: a line was ended before its line feed came, which will look like an empty line.
fn send_lines(buffer: &mut CommandBuffer, is_early: &mut bool, lines: &SyncSender<Line>) -> Option<()> {
    loop {
        while let Some(line) = buffer.decode() {
            let line = line.map_or(Line::TooLong, |line| Line::Complete(without_urgent_data(line)));
            let is_empty = matches!(&line, Line::Complete(line) if line.as_bytes().is_empty());
            if !is_empty || !std::mem::take(is_early) {
                lines.send(line).ok()?;
            }
        }
        // Python's ftplib sends `ABOR` as urgent data: its last byte, the line feed, does not come with the others.
        if !buffer.unread().to_ascii_uppercase().ends_with(b"ABOR\r") {
            return Some(());
        }
        buffer.push(b"\n");
        *is_early = true;
    }
}

/// An urgent byte may be missing from the middle of a Telnet command (RFC 959 §4.1): no verb begins with what is left of
/// it.
fn without_urgent_data(line: CommandLine<'_>) -> OwnedCommandLine {
    let line = line.as_bytes();
    let start = line.iter().position(u8::is_ascii).unwrap_or(line.len());
    CommandLine::parse(line.get(start..).unwrap_or_default()).into_owned()
}

//! `Wire`: the bytes of a control connection, cut into replies and commands.
//!
//! For inputs that have the bytes themselves. Make one for each connection, and push what each side sends.

use std::io::{self, BufRead};

use ftp_codes::command::CommandDecoder;
use ftp_codes::reply::ReplyDecoder;
use ftp_codes::wire::{DecodeError, telnet};
use ftp_codes::{Command, RawCode};

use crate::conversation::{Conversations, Fault, Key, Seen, Side, What};
use crate::reply::{Extent, Reply};
use crate::report::{End, Report};
use crate::time::Time;

/// Reads what a server sent, to the end, which is the end of the connection, and reports every reply and fault in it.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(input: &mut dyn BufRead, talks: &mut Conversations, report: &mut dyn Report) -> io::Result<End> {
    let mut wire = Wire::new(Key::default());
    loop {
        let chunk = input.fill_buf()?;
        let length = chunk.len();
        let mut result = Ok(());
        wire.push(Side::Server, chunk, None, &mut |used, seen| {
            if result.is_ok() {
                let mut lines = used.split_inclusive(|byte| *byte == b'\n');
                let shown = lines.try_for_each(|line| report.line(line));
                result = shown.and_then(|()| seen.map_or(Ok(()), |seen| report.entry(&talks.take(&seen))));
            }
        });
        result?;
        if length == 0 {
            return Ok(End { lines: wire.server.lines + usize::from(wire.server.is_inside_line), ..End::default() });
        }
        input.consume(length);
    }
}

/// The bytes of one control connection.
#[derive(Debug)]
pub(crate) struct Wire {
    connection: Key,
    server: Stream,
    client: Stream,
    replies: ReplyDecoder,
    commands: CommandDecoder,
    telnet: telnet::Filter,
}

/// What one side has sent.
#[derive(Debug, Default)]
struct Stream {
    /// The bytes that were not used up.
    buffer: Vec<u8>,
    /// How many were used up, how many line ends are in them, and whether the last line lacks its end.
    offset: usize,
    lines: usize,
    is_inside_line: bool,
    /// Bytes are missing before those that come next.
    is_torn: bool,
}

/// Takes the bytes that were used up, and what they were.
pub(crate) type Sink<'s> = &'s mut dyn FnMut(&[u8], Option<Seen>);

impl Wire {
    /// A connection of which nothing was seen.
    pub(crate) fn new(connection: Key) -> Self {
        Self {
            connection,
            server: Stream::default(),
            client: Stream::default(),
            replies: ReplyDecoder::new(),
            commands: CommandDecoder::new(),
            telnet: telnet::Filter::new(),
        }
    }

    /// Takes what one side has sent. No bytes are the end of this side.
    pub(crate) fn push(&mut self, side: Side, bytes: &[u8], time: Option<Time>, sink: Sink<'_>) {
        let stream = match side {
            Side::Server => &mut self.server,
            Side::Client => &mut self.client,
        };
        let is_end = bytes.is_empty();
        let whole = if stream.is_torn { after_tear(side, bytes) } else { Some(bytes) };
        stream.is_torn = whole.is_none();
        let bytes = whole.unwrap_or_default();
        let mut buffer = std::mem::take(&mut stream.buffer);
        let known = buffer.len();
        buffer.extend_from_slice(bytes);
        if side == Side::Client {
            let new = buffer.get_mut(known..).map_or(0, |new| self.telnet.apply(new));
            buffer.truncate(known + new);
        }
        let mut rest = buffer.as_slice();
        loop {
            let before = rest;
            let decoded = match side {
                Side::Server => next_reply(&mut self.replies, &mut rest, is_end),
                Side::Client => next_command(&mut self.commands, &mut rest, is_end),
            };
            let (used, _) = before.split_at_checked(before.len() - rest.len()).unwrap_or((before, b""));
            let (offset, lines) = (stream.offset, stream.lines);
            stream.advance(used);
            let (what, line) = match decoded {
                None => break sink(used, None),
                Some(Ok((what, own))) => (what, lines + line_ends(used).saturating_sub(own) + 1),
                Some(Err(error)) => (What::Fault(Fault { side, error, offset: offset + error.offset() }), lines + 1),
            };
            // Only what the server sends is numbered: the two sides have no lines in common.
            let line = if side == Side::Server { line } else { 0 };
            sink(used, Some(Seen { connection: self.connection, time, line, what }));
        }
        let used = buffer.len() - rest.len();
        buffer.drain(..used);
        stream.buffer = buffer;
    }
}

impl Wire {
    /// Bytes of this side are missing. What they began or ended is forgotten.
    pub(crate) fn lose(&mut self, side: Side) {
        let stream = match side {
            Side::Server => {
                self.replies = ReplyDecoder::new();
                &mut self.server
            }
            Side::Client => {
                (self.commands, self.telnet) = (CommandDecoder::new(), telnet::Filter::new());
                &mut self.client
            }
        };
        stream.buffer.clear();
        stream.is_torn = true;
    }

    /// Whether this side has not begun a line that it has not ended.
    pub(crate) fn is_between_lines(&self, side: Side) -> bool {
        match side {
            Side::Server => !self.server.is_inside_line && self.server.buffer.is_empty(),
            Side::Client => self.client.buffer.is_empty(),
        }
    }
}

/// The bytes from the first line on that can be understood without what is missing before, or `None` if no line can:
/// where bytes were lost, a side need not begin with a line, nor a server with the first line of a reply.
fn after_tear(side: Side, bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    let mut is_cut = true;
    loop {
        let is_understood = match side {
            Side::Server => is_reply(rest),
            Side::Client => !is_cut || Command::from_line(first_line(rest)).is_some(),
        };
        if is_understood {
            return Some(rest);
        }
        rest = rest.get(memchr::memchr(b'\n', rest)? + 1..)?;
        is_cut = false;
    }
}

/// Whether the bytes begin as a reply does.
pub(crate) fn is_reply(bytes: &[u8]) -> bool {
    let Some((code, rest)) = bytes.split_first_chunk::<3>() else { return false };
    RawCode::from_digits(*code).is_some() && matches!(rest.first(), Some(b' ' | b'-' | b'\r' | b'\n'))
}

/// The bytes up to the end of their first line.
pub(crate) fn first_line(bytes: &[u8]) -> &[u8] {
    bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default()
}

impl Stream {
    fn advance(&mut self, used: &[u8]) {
        self.offset += used.len();
        self.lines += line_ends(used);
        self.is_inside_line = used.last().map_or(self.is_inside_line, |last| *last != b'\n');
    }
}

/// Something that is complete, and how many line ends belong to it.
type Decoded = Option<Result<(What, usize), DecodeError>>;

fn next_reply(decoder: &mut ReplyDecoder, rest: &mut &[u8], is_end: bool) -> Decoded {
    let decoded = if is_end { decoder.finish(rest) } else { decoder.decode(rest) };
    Some(
        decoded?.map(|reply| (What::Reply(Reply::new(reply.into_owned(), Extent::Whole)), line_ends(reply.as_bytes()))),
    )
}

fn next_command(decoder: &mut CommandDecoder, rest: &mut &[u8], is_end: bool) -> Decoded {
    let decoded = if is_end { decoder.finish(rest) } else { decoder.decode(rest) };
    Some(decoded?.map(|line| (What::Command(line.as_bytes().to_vec()), 1)))
}

fn line_ends(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

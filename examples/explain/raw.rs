//! The very bytes that a server sent, on standard input.

use std::io::{self, BufRead, Write};

use ftp_codes::reply::ReplyDecoder;

use crate::conversation::Conversation;
use crate::options::Options;
use crate::reply::Reply;
use crate::report::Report;

/// Reads the bytes to their end, which is the end of the connection, and explains every reply and every fault in them.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(mut input: impl BufRead, out: &mut impl Write, options: &Options) -> io::Result<()> {
    let mut report = Report::new(options, out);
    let mut stream = Stream::new(Conversation::new(options.command));
    loop {
        let chunk = input.fill_buf()?;
        let length = chunk.len();
        stream.buffer.extend_from_slice(chunk);
        input.consume(length);
        stream.read(length == 0, &mut report)?;
        if length == 0 {
            return report.end(stream.lines + usize::from(stream.is_inside_line));
        }
    }
}

/// What has come and was not used up.
#[derive(Debug)]
struct Stream {
    decoder: ReplyDecoder,
    conversation: Conversation,
    buffer: Vec<u8>,
    /// How many bytes were used up, how many line ends are in them, and whether the last line lacks its end.
    offset: usize,
    lines: usize,
    is_inside_line: bool,
}

impl Stream {
    fn new(conversation: Conversation) -> Self {
        let decoder = ReplyDecoder::new();
        Self { decoder, conversation, buffer: Vec::new(), offset: 0, lines: 0, is_inside_line: false }
    }

    /// Reads as far as the bytes reach.
    fn read(&mut self, is_end: bool, report: &mut Report<'_, impl Write>) -> io::Result<()> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut rest = buffer.as_slice();
        loop {
            let before = rest;
            let decoded = if is_end { self.decoder.finish(&mut rest) } else { self.decoder.decode(&mut rest) };
            let (used, _) = before.split_at_checked(before.len() - rest.len()).unwrap_or((before, b""));
            let (offset, lines) = (self.offset, self.lines);
            self.show(used, report)?;
            match decoded {
                None => break,
                Some(Ok(reply)) => {
                    let blank = line_ends(used) - line_ends(reply.as_bytes());
                    let reply = Reply::new(&reply, lines + blank + 1);
                    report.reply(&reply, &self.conversation.reply(&reply))?;
                }
                Some(Err(error)) => report.fault(&error, offset + error.offset())?,
            }
        }
        let used = buffer.len() - rest.len();
        buffer.drain(..used);
        self.buffer = buffer;
        Ok(())
    }

    fn show(&mut self, bytes: &[u8], report: &mut Report<'_, impl Write>) -> io::Result<()> {
        self.offset += bytes.len();
        self.lines += line_ends(bytes);
        self.is_inside_line = bytes.last().map_or(self.is_inside_line, |last| *last != b'\n');
        bytes.split_inclusive(|byte| *byte == b'\n').try_for_each(|line| report.line(line))
    }
}

fn line_ends(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

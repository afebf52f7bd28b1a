//! The log on standard input: what was said, and what it means.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::conversation::Conversation;
use crate::options::Options;
use crate::report::Report;
use crate::transcript::{Event, Transcript};

/// Reads the log to its end and writes it with its replies explained, or one object per reply.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(mut input: impl BufRead, out: &mut impl Write, options: &Options) -> io::Result<()> {
    let mut report = Report::new(options, out);
    let is_watched = io::stdout().is_terminal();
    let mut transcript = Transcript::default();
    let mut conversation = Conversation::new(options.command);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        report.line(&line)?;
        for event in transcript.push(&line) {
            match event {
                Event::Connected => conversation.connected(),
                Event::Reply(reply) => report.reply(&reply, &conversation.reply(&reply))?,
                Event::Command(sent) => {
                    if let Some((request, verdict)) = conversation.command(&sent) {
                        report.command(request, verdict, transcript.lines())?;
                    }
                }
            }
        }
        if is_watched {
            report.flush()?;
        }
        line.clear();
    }
    let lines = transcript.lines();
    if let Some(reply) = transcript.finish() {
        report.reply(&reply, &conversation.reply(&reply))?;
    }
    report.end(lines)
}

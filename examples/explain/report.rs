//! `Report`: what is written about a log or a connection.

use std::io::{self, Write};

use ftp_codes::exchange::{Request, Verdict};
use ftp_codes::wire::{DecodeError, Lossy};

use crate::annotation;
use crate::object;
use crate::options::Options;
use crate::pairing::Pairing;
use crate::paper::{self, Paper};
use crate::reply::Reply;
use crate::summary::Summary;
use crate::violations::Violations;

/// Text for people or objects for programs, as it was asked for.
#[derive(Debug)]
pub(crate) struct Report<'o, W> {
    json: bool,
    paper: Paper,
    summary: Summary,
    violations: Violations,
    out: &'o mut W,
}

impl<'o, W: Write> Report<'o, W> {
    /// A report of nothing.
    pub(crate) fn new(options: &Options, out: &'o mut W) -> Self {
        Self {
            json: options.json,
            paper: Paper::of_stdout(),
            summary: Summary::default(),
            violations: Violations::default(),
            out,
        }
    }

    /// Shows a line of the input.
    pub(crate) fn line(&mut self, line: &[u8]) -> io::Result<()> {
        if self.json {
            return Ok(());
        }
        let line = Lossy(line).to_cow();
        writeln!(self.out, "{}", paper::harmless(line.trim_end_matches(['\r', '\n'])))
    }

    /// Explains a reply.
    pub(crate) fn reply(&mut self, reply: &Reply, pairing: &Pairing) -> io::Result<()> {
        if self.json {
            return writeln!(self.out, "{}", object::of_logged(reply, pairing));
        }
        let is_first = self.summary.count(reply);
        self.violations.count_reply(reply, pairing);
        annotation::write(reply, pairing, is_first, &self.paper, self.out)
    }

    /// Tells what a client does against the rules, if it does.
    pub(crate) fn command(&mut self, request: Request, verdict: Verdict, line: usize) -> io::Result<()> {
        if self.json || verdict.is_permitted() {
            return Ok(());
        }
        self.violations.count_command(request.to_string(), verdict, line);
        annotation::write_verdict(None, verdict, self.out)
    }

    /// Tells what is no reply, and where the line stands that is not.
    pub(crate) fn fault(&mut self, error: &DecodeError, offset: usize) -> io::Result<()> {
        if self.json {
            return writeln!(self.out, "{}", object::of_fault(error, offset));
        }
        self.summary.count_fault();
        annotation::write_fault(error, offset, self.out)
    }

    /// Hands over what was written to whoever watches.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes what is to be said at the end.
    pub(crate) fn end(self, lines: usize) -> io::Result<()> {
        if self.json {
            return Ok(());
        }
        self.summary.write(lines, &self.paper, self.out)?;
        self.violations.write(&self.paper, self.out)
    }
}

//! Walking over the lines of a reply.

use super::{Lossy, scan::first_line_feed};
use core::{fmt, iter::FusedIterator, mem};

/// The lines of a reply as they came, without their line ends.
///
/// Made by [`Reply::raw_lines`](super::Reply::raw_lines).
#[derive(Clone)]
pub struct RawLines<'a> {
    /// `None` when the last line was given out.
    rest: Option<&'a [u8]>,
}

impl<'a> RawLines<'a> {
    pub(super) fn new(reply: &'a [u8]) -> Self {
        Self { rest: Some(reply.strip_suffix(b"\n").unwrap_or(reply)) }
    }

    fn is_done(&self) -> bool {
        self.rest.is_none()
    }

    /// Cuts the rest at a line feed, which belongs to neither side.
    fn cut(rest: &'a [u8], at: usize) -> (&'a [u8], &'a [u8]) {
        let (line, rest) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        (line, rest.strip_prefix(b"\n").unwrap_or(rest))
    }
}

/// Every carriage return directly before the line feed belongs to the line end.
pub(super) fn without_carriage_returns(mut line: &[u8]) -> &[u8] {
    while let [start @ .., b'\r'] = line {
        line = start;
    }
    line
}

impl<'a> Iterator for RawLines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.take()?;
        let mut line = rest;
        if let Some(at) = first_line_feed(rest, 0) {
            let (first, others) = Self::cut(rest, at);
            (line, self.rest) = (first, Some(others));
        }
        Some(without_carriage_returns(line))
    }
}

impl DoubleEndedIterator for RawLines<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let rest = self.rest.take()?;
        let mut line = rest;
        if let Some(at) = rest.iter().rposition(|byte| *byte == b'\n') {
            let (others, last) = Self::cut(rest, at);
            (line, self.rest) = (last, Some(others));
        }
        Some(without_carriage_returns(line))
    }
}

impl FusedIterator for RawLines<'_> {}

/// The texts of the lines of a reply.
///
/// Made by [`Reply::lines`](super::Reply::lines), which says what is taken off.
#[derive(Clone)]
pub struct Lines<'a> {
    raw: RawLines<'a>,
    /// The digits that the reply was opened with.
    opening: [u8; 3],
    /// Whether the first line of the reply is still to come.
    first: bool,
    /// Whether the last line of the reply is still to come.
    last: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn new(reply: &'a [u8], opening: [u8; 3]) -> Self {
        Self { raw: RawLines::new(reply), opening, first: true, last: true }
    }

    fn text(&self, line: &'a [u8], first: bool, last: bool) -> &'a [u8] {
        match line {
            [b' ' | b'\t', line @ ..] | line if first => line.get(4..).unwrap_or_default(),
            _ if last => line.get(4..).unwrap_or_default(),
            [a, b, c, b'-', text @ ..] if self.opening == [*a, *b, *c] => text,
            _ => line,
        }
    }

    /// The next line as it came, its text, and whether it stands between the first and the last.
    pub(super) fn next_with_raw(&mut self) -> Option<(&'a [u8], &'a [u8], bool)> {
        let line = self.raw.next()?;
        let first = mem::take(&mut self.first);
        let last = self.last && self.raw.is_done();
        Some((line, self.text(line, first, last), !first && !last))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.next_with_raw().map(|(_, text, _)| text)
    }
}

impl DoubleEndedIterator for Lines<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let line = self.raw.next_back()?;
        let last = mem::take(&mut self.last);
        let first = self.first && self.raw.is_done();
        Some(self.text(line, first, last))
    }
}

impl FusedIterator for Lines<'_> {}

impl fmt::Debug for RawLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Lossy)).finish()
    }
}

impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Lossy)).finish()
    }
}

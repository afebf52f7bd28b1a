//! The lines of a reply.

use core::iter::FusedIterator;
use core::{fmt, mem};

use crate::wire::Lossy;
use crate::wire::scan::line_feeds;

/// An iterator over the lines of a reply as they came, without their line ends.
///
/// Created by [`Reply::raw_lines`](super::Reply::raw_lines), which has an example.
#[derive(Clone)]
pub struct RawLines<'a> {
    /// The reply up to the last line that is left, without its line feed.
    bytes: &'a [u8],
    /// Where the next line begins; `None` after the last one.
    next: Option<usize>,
    /// Bit `i`: there is a line feed at `bytes[base + i]`, at the end of a line that is left.
    feeds: u64,
    base: usize,
    /// From here on the line feeds are not known.
    known: usize,
}

impl<'a> RawLines<'a> {
    #[inline]
    pub(super) const fn new(reply: &'a [u8], multiline: bool) -> Self {
        let bytes = match reply {
            [bytes @ .., b'\n'] => bytes,
            bytes => bytes,
        };
        let known = if multiline { 0 } else { bytes.len() };
        Self { bytes, next: Some(0), feeds: 0, base: 0, known }
    }

    /// The position of the next line feed.
    #[inline(always)]
    fn next_feed(&mut self) -> Option<usize> {
        while self.feeds == 0 {
            let block = self.bytes.get(self.known..).filter(|block| !block.is_empty())?;
            let (feeds, len) = line_feeds(block);
            (self.feeds, self.base, self.known) = (feeds, self.known, self.known + len);
        }
        let feed = self.base + self.feeds.trailing_zeros() as usize;
        self.feeds &= self.feeds - 1;
        // `next_back` may have taken the lines from here on.
        (feed < self.bytes.len()).then_some(feed)
    }

    #[inline]
    fn is_done(&self) -> bool {
        self.next.is_none()
    }
}

/// Every carriage return directly before the line feed belongs to the line end.
#[inline]
pub(super) fn without_carriage_returns(mut line: &[u8]) -> &[u8] {
    while let [start @ .., b'\r'] = line {
        line = start;
    }
    line
}

impl<'a> Iterator for RawLines<'a> {
    type Item = &'a [u8];

    #[inline(always)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.next?;
        let line = match self.next_feed() {
            Some(feed) => {
                self.next = Some(feed + 1);
                self.bytes.get(start..feed)
            }
            None => {
                self.next = None;
                self.bytes.get(start..)
            }
        };
        line.map(without_carriage_returns)
    }
}

impl DoubleEndedIterator for RawLines<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let rest = self.bytes.get(start..)?;
        let line = match rest.iter().rposition(|byte| *byte == b'\n') {
            Some(feed) => {
                self.bytes = self.bytes.get(..start + feed)?;
                rest.get(feed + 1..)?
            }
            None => {
                self.next = None;
                rest
            }
        };
        Some(without_carriage_returns(line))
    }
}

impl FusedIterator for RawLines<'_> {}

/// An iterator over the texts of the lines of a reply.
///
/// Created by [`Reply::lines`](super::Reply::lines), which describes what is removed.
#[derive(Clone)]
pub struct Lines<'a> {
    raw: RawLines<'a>,
    /// What may begin a line between the first and the last: the digits of the first line, and a hyphen.
    prefix: [u8; 4],
    /// Whether the first line of the reply is still to come.
    first: bool,
    /// Whether the last line of the reply is still to come.
    last: bool,
}

/// The text of a first line.
#[inline]
pub(super) fn text_of_first(line: &[u8]) -> &[u8] {
    match line {
        [b' ' | b'\t', line @ ..] | line => line.get(4..).unwrap_or_default(),
    }
}

impl<'a> Lines<'a> {
    #[inline]
    pub(super) const fn new(raw: RawLines<'a>, [a, b, c]: [u8; 3]) -> Self {
        Self { raw, prefix: [a, b, c, b'-'], first: true, last: true }
    }

    #[inline]
    fn text(&self, line: &'a [u8], first: bool, last: bool) -> &'a [u8] {
        if first {
            return text_of_first(line);
        }
        match line.split_first_chunk() {
            _ if last => line.get(4..).unwrap_or_default(),
            Some((prefix, text)) if *prefix == self.prefix => text,
            _ => line,
        }
    }

    /// The next line as it came, its text, and whether it is between the first and the last.
    #[inline(always)]
    pub(super) fn next_with_raw(&mut self) -> Option<(&'a [u8], &'a [u8], bool)> {
        let line = self.raw.next()?;
        let first = mem::take(&mut self.first);
        let last = self.last && self.raw.is_done();
        Some((line, self.text(line, first, last), !first && !last))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    #[inline]
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

//! Decodes command lines, however the bytes arrive.

use super::CommandLine;
use crate::wire::scan::first_line_feed;
use crate::wire::{Decode, DecodeError, DecodeErrorKind, Frames, Step};

/// A decoder of command lines in a growing slice of bytes. It does no I/O and copies nothing.
///
/// [`decode`](Self::decode) moves the slice past each line. When it returns `None`, call it again with the rest of the
/// slice followed by more bytes:
///
/// ```
/// use ftp_codes::command::CommandDecoder;
///
/// let mut decoder = CommandDecoder::new();
/// let mut input = &b"USER anonymous\r\nPASS a\rb\r\nLI"[..];
/// let mut arguments = Vec::new();
/// while let Some(line) = decoder.decode(&mut input) {
///     arguments.push(line?.argument());
/// }
/// assert_eq!(arguments, [&b"anonymous"[..], b"a\rb"]);
/// assert_eq!(input, b"LI");
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
///
/// A line ends with LF or CR LF; any other CR is data. An empty line is a line with an empty verb: servers answer it with
/// 500. No byte is searched twice. The only errors are a line that is longer than the limit, after which the decoder
/// continues with the next line, and a line that the end of the connection cut off.
///
/// The decoder does not remove Telnet commands. [`CommandBuffer`](super::CommandBuffer),
/// [`CommandReader`](super::CommandReader) and `ServerCodec` do, with a [filter](crate::wire::telnet::Filter).
#[derive(Clone, Debug)]
pub struct CommandDecoder {
    max_line: usize,
    /// How many bytes of the input have been searched.
    scanned: usize,
    /// Whether the end of a line that is too long has not come yet.
    skips: bool,
    examined: u64,
}

/// Where a line is in the bytes, without its end.
#[derive(Clone, Copy, Debug)]
pub struct CommandFrame {
    start: usize,
    end: usize,
}

impl CommandFrame {
    #[inline]
    fn of(self, input: &[u8]) -> CommandLine<'_> {
        CommandLine::new(input.get(self.start..self.end).unwrap_or_default())
    }
}

impl CommandDecoder {
    /// Creates a decoder for lines of up to 64 KiB: longer than any path, and long enough for the arguments of `ADAT`
    /// (RFC 2228 §3).
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { max_line: 1 << 16, scanned: 0, skips: false, examined: 0 }
    }

    /// Sets the maximum length of a line in bytes, including its end.
    ///
    /// ```
    /// use ftp_codes::command::CommandDecoder;
    ///
    /// let mut decoder = CommandDecoder::new().max_line(10);
    /// let mut input = &b"CWD /a/long/path\r\nPWD\r\n"[..];
    /// assert!(decoder.decode(&mut input).unwrap().unwrap_err().kind().is_limit());
    /// assert_eq!(decoder.decode(&mut input).unwrap()?.verb(), b"PWD");
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn max_line(mut self, bytes: usize) -> Self {
        self.max_line = bytes;
        self
    }

    /// The number of bytes that have been searched since the decoder was created: the work that the peer has caused.
    #[inline]
    #[must_use]
    pub const fn examined(&self) -> u64 {
        self.examined
    }

    /// Returns the next line in `input`, an error if it is too long, or `None` if its end has not come yet.
    ///
    /// `input` is moved past the line. After `None`, call again with the rest of `input` followed by more bytes. After an
    /// error, the next call continues after the line that is too long.
    ///
    /// # Errors
    ///
    /// Returns an error if the line is too long ([`DecodeErrorKind::LineTooLong`]).
    #[inline]
    pub fn decode<'a>(&mut self, input: &mut &'a [u8]) -> Option<Result<CommandLine<'a>, DecodeError>> {
        let bytes = *input;
        if let Some(feed) = self.whole_line(bytes) {
            let (line, rest) = bytes.split_at_checked(feed + 1)?;
            *input = rest;
            return Some(Ok(CommandLine::parse(line)));
        }
        self.next(input, false)
    }

    /// The common case: a whole line at the start of the input. It returns where the line feed is.
    #[inline]
    fn whole_line(&mut self, input: &[u8]) -> Option<usize> {
        if self.skips || self.scanned != 0 {
            return None;
        }
        let feed = first_line_feed(input, 0).filter(|feed| *feed < self.max_line)?;
        self.examined = self.examined.wrapping_add(feed as u64 + 1);
        Some(feed)
    }

    /// Decodes the remaining lines after the connection has ended, so that no more bytes will come.
    ///
    /// A line without its end may have been cut off, so it is not returned: it could name a file that the client did not
    /// mean.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Self::decode), and [`DecodeErrorKind::Eof`] if a line has not ended.
    pub fn finish<'a>(&mut self, input: &mut &'a [u8]) -> Option<Result<CommandLine<'a>, DecodeError>> {
        self.next(input, true)
    }

    #[inline(never)]
    fn next<'a>(&mut self, input: &mut &'a [u8], ended: bool) -> Option<Result<CommandLine<'a>, DecodeError>> {
        let bytes = *input;
        let step = self.frame(bytes, ended);
        *input = bytes.get(step.used..).unwrap_or_default();
        Some(step.found?.map(|frame| frame.of(bytes)))
    }

    /// Looks for the end of the line that begins at `start`, if the decoder is not skipping.
    fn step(&mut self, input: &[u8], start: usize, ended: bool) -> Step<CommandFrame> {
        let from = start + self.scanned;
        let feed = first_line_feed(input, from);
        let end = feed.unwrap_or(input.len());
        if end - start >= self.max_line {
            return self.too_long(input, start, feed);
        }
        let Some(feed) = feed else { return self.unfinished(input, start, ended) };
        self.examined = self.examined.wrapping_add((feed + 1 - from) as u64);
        self.scanned = 0;
        let end = if feed > start && input.get(feed - 1) == Some(&b'\r') { feed - 1 } else { feed };
        Step::item(feed + 1, CommandFrame { start, end })
    }

    #[cold]
    fn too_long(&mut self, input: &[u8], start: usize, feed: Option<usize>) -> Step<CommandFrame> {
        self.scanned = 0;
        self.skips = feed.is_none();
        let line = input.get(start..).unwrap_or_default();
        let shown = line.get(..self.max_line).unwrap_or(line);
        let error = DecodeError::new(DecodeErrorKind::LineTooLong, start, shown);
        Step { used: feed.map_or(input.len(), |feed| feed + 1), found: Some(Err(error)) }
    }

    /// There is no line feed after `start`.
    fn unfinished(&mut self, input: &[u8], start: usize, ended: bool) -> Step<CommandFrame> {
        let line = input.get(start..).unwrap_or_default();
        self.examined = self.examined.wrapping_add((line.len() - self.scanned) as u64);
        self.scanned = if ended { 0 } else { line.len() };
        if ended && !line.is_empty() {
            let error = DecodeError::new(DecodeErrorKind::Eof, start, line);
            return Step { used: input.len(), found: Some(Err(error)) };
        }
        Step::pending(start)
    }

    /// Looks for the end of the line that is too long, and then for the next line.
    #[cold]
    fn skip_and_step(&mut self, input: &[u8], ended: bool) -> Step<CommandFrame> {
        match first_line_feed(input, 0) {
            Some(feed) => {
                self.skips = false;
                self.step(input, feed + 1, ended)
            }
            None => {
                self.skips = !ended;
                Step::pending(input.len())
            }
        }
    }
}

impl Default for CommandDecoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Frames for CommandDecoder {
    type Frame = CommandFrame;
    const FILTERS_TELNET: bool = true;

    #[inline]
    fn frame(&mut self, input: &[u8], ended: bool) -> Step<CommandFrame> {
        if self.skips {
            return self.skip_and_step(input, ended);
        }
        if self.scanned > input.len() {
            // A slice that is shorter than before is not a continuation.
            self.scanned = 0;
        }
        self.step(input, 0, ended)
    }
}

impl Decode for CommandDecoder {
    type Item<'a> = CommandLine<'a>;

    #[inline]
    fn item(input: &[u8], frame: CommandFrame) -> CommandLine<'_> {
        frame.of(input)
    }
}

//! Limits of a decoder of replies.

/// How long a line and a reply may be.
///
/// No RFC sets a limit for replies, and protected replies "may be arbitrarily long" (RFC 2228 §10), so the defaults are
/// generous. Limits prevent a peer from filling the memory.
///
/// ```
/// use ftp_codes::reply::ReplyDecoder;
/// use ftp_codes::wire::{DecodeErrorKind, Limits};
///
/// let mut decoder = ReplyDecoder::new().limits(Limits::new().line(4096).lines(100));
/// let error = decoder.decode(&mut &[b' '; 5000][..]).unwrap().unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::LineTooLong);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    line: usize,
    lines: usize,
    size: usize,
}

impl Limits {
    /// No limits at all: for bytes that are in memory already.
    pub const NONE: Self = Self { line: usize::MAX, lines: usize::MAX, size: usize::MAX };

    /// The defaults: lines of 256 KiB, 131 072 lines, 8 MiB in all.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { line: 1 << 18, lines: 1 << 17, size: 1 << 23 }
    }

    /// Sets how many bytes a line may have, its line end included.
    #[inline]
    #[must_use]
    pub const fn line(self, bytes: usize) -> Self {
        Self { line: bytes, ..self }
    }

    /// Sets how many lines a reply may have.
    #[inline]
    #[must_use]
    pub const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// Sets how many bytes a reply may have, including empty lines before it.
    #[inline]
    #[must_use]
    pub const fn size(self, bytes: usize) -> Self {
        Self { size: bytes, ..self }
    }

    /// How many bytes a line may have, its line end included.
    #[inline]
    #[must_use]
    pub(crate) const fn max_line(&self) -> usize {
        self.line
    }

    /// How many lines a reply may have.
    #[inline]
    #[must_use]
    pub(crate) const fn max_lines(&self) -> usize {
        self.lines
    }

    /// How many bytes a reply may have.
    #[inline]
    #[must_use]
    pub(crate) const fn max_size(&self) -> usize {
        self.size
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

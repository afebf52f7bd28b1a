//! Limits of a decoder of replies.

/// Limits on the length of a line and of a reply.
///
/// No RFC sets a limit for replies, and protected replies "may be arbitrarily long"
/// ([RFC 2228 §10](https://www.rfc-editor.org/rfc/rfc2228#section-10)), so the defaults are generous. They keep a peer
/// from exhausting the memory.
///
/// ```
/// use ftp_codes::reply::ReplyDecoder;
/// use ftp_codes::wire::{DecodeErrorKind, Limits};
///
/// let mut decoder = ReplyDecoder::new().limits(Limits::new().line(4096).lines(100).size(1 << 20));
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
    /// No limits, for bytes that are already in memory.
    pub const NONE: Self = Self { line: usize::MAX, lines: usize::MAX, size: usize::MAX };

    /// Creates the default limits: 256 KiB for a line, 131 072 lines, and 8 MiB for a reply.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { line: 1 << 18, lines: 1 << 17, size: 1 << 23 }
    }

    /// Sets the maximum length of a line in bytes, including its end.
    #[inline]
    #[must_use]
    pub const fn line(self, bytes: usize) -> Self {
        Self { line: bytes, ..self }
    }

    /// Sets the maximum number of lines of a reply.
    #[inline]
    #[must_use]
    pub const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// Sets the maximum length of a reply in bytes, including empty lines before it.
    #[inline]
    #[must_use]
    pub const fn size(self, bytes: usize) -> Self {
        Self { size: bytes, ..self }
    }

    /// The maximum length of a line in bytes, including its end.
    #[inline]
    #[must_use]
    pub(crate) const fn max_line(&self) -> usize {
        self.line
    }

    /// The maximum number of lines of a reply.
    #[inline]
    #[must_use]
    pub(crate) const fn max_lines(&self) -> usize {
        self.lines
    }

    /// The maximum length of a reply in bytes.
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

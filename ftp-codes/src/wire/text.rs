//! Texts that can be sent.

use core::error::Error;
use core::fmt;

/// The error for a text that cannot be sent: it contains a CR, an LF or a NUL, or it is not a verb.
///
/// A line break in a text would begin a new line, and perhaps a new reply or command. File names may contain such bytes.
///
/// ```
/// use ftp_codes::reply::OutgoingReply;
/// use ftp_codes::ReplyCode;
///
/// let error = OutgoingReply::new(ReplyCode::FileUnavailable, "no \"a\r\n220 ok\"").unwrap_err();
/// assert_eq!((error.line(), error.offset(), error.byte()), (1, 5, Some(b'\r')));
/// assert_eq!(error.to_string(), "byte `\\r` at offset 5 of line 1 cannot be sent; replace it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextError {
    line: usize,
    offset: usize,
    /// `None` if the verb is empty.
    byte: Option<u8>,
}

/// Checks that a text can be sent as a line of a reply or as the argument of a command.
///
/// A server calls this before it acts on a name that its reply will contain:
///
/// ```
/// use ftp_codes::wire::check_text;
///
/// assert!(check_text(b"Gr\xFC\xDFe").is_ok());
/// assert_eq!(check_text(b"a\rb").unwrap_err().offset(), 1);
/// ```
///
/// # Errors
///
/// Returns an error if the text contains a CR, an LF or a NUL.
#[inline]
pub const fn check_text(text: &[u8]) -> Result<(), TextError> {
    let mut rest = text;
    while let Some((word, others)) = rest.split_first_chunk() {
        if has_low(u64::from_le_bytes(*word)) {
            break;
        }
        rest = others;
    }
    // The last eight bytes; some of them may have been checked already.
    match text.last_chunk() {
        Some(word) if rest.len() < 8 && !has_low(u64::from_le_bytes(*word)) => return Ok(()),
        _ => {}
    }
    while let [byte, others @ ..] = rest {
        if is_forbidden(*byte) {
            return Err(TextError::new(text.len() - rest.len(), *byte));
        }
        rest = others;
    }
    Ok(())
}

/// Whether one of eight bytes is a CR or below it: few texts have such a byte that can be sent, which is a tab.
#[inline]
const fn has_low(word: u64) -> bool {
    const LOWEST: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = LOWEST << 7;
    // The subtraction sets the highest bit of a byte that is too low, and of no other byte unless there is one below it.
    word.wrapping_sub(LOWEST * (b'\r' as u64 + 1)) & !word & HIGHEST != 0
}

/// CR and LF end a line, and a NUL belongs to a CR (RFC 854).
#[inline]
pub(crate) const fn is_forbidden(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b'\0')
}

/// Splits the bytes after the first of a kind. If there is none, all bytes are in the first part.
pub(crate) fn split_after(bytes: &[u8], kind: fn(u8) -> bool) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| kind(*byte)).map_or(bytes.len(), |at| at.saturating_add(1));
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

/// Whether the text can be sent.
#[cfg(feature = "payload")]
pub(crate) const fn is_sendable(text: &[u8]) -> bool {
    check_text(text).is_ok()
}

/// Puts a space for each byte that cannot be sent.
#[cfg(feature = "alloc")]
pub(crate) fn replace_forbidden(text: &mut [u8]) {
    text.iter_mut().filter(|byte| is_forbidden(**byte)).for_each(|byte| *byte = b' ');
}

impl TextError {
    pub(crate) const EMPTY_VERB: Self = Self { line: 1, offset: 0, byte: None };

    pub(crate) const fn new(offset: usize, byte: u8) -> Self {
        Self { line: 1, offset, byte: Some(byte) }
    }

    /// The same, in another line.
    pub(crate) const fn in_line(self, line: usize) -> Self {
        Self { line, ..self }
    }

    /// The line, counted from one.
    #[inline]
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The position of the byte in the line, counted from zero.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The byte: CR, LF or NUL; in a verb, any that is not printable ASCII. `None` if the verb is empty.
    #[inline]
    #[must_use]
    pub const fn byte(&self) -> Option<u8> {
        self.byte
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, offset, byte } = self;
        let Some(byte) = byte else { return f.write_str("the verb is empty; write one, such as `NOOP`") };
        let byte = byte.escape_ascii();
        write!(f, "byte `{byte}` at offset {offset} of line {line} cannot be sent; replace it")
    }
}

impl Error for TextError {}

/// Converts to an error of the kind [`InvalidInput`](std::io::ErrorKind::InvalidInput).
#[cfg(feature = "std")]
impl From<TextError> for std::io::Error {
    fn from(error: TextError) -> Self {
        Self::new(std::io::ErrorKind::InvalidInput, error)
    }
}

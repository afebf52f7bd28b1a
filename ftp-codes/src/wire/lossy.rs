//! Displaying bytes that may not be UTF-8.

use core::fmt;

/// Bytes displayed as text, with `U+FFFD` for bytes that are not UTF-8.
///
/// Servers that follow [RFC 959](https://www.rfc-editor.org/rfc/rfc959) may use any 8-bit encoding, and later ones use
/// UTF-8 (RFC 2640 §2.2). Nothing is allocated. For text that must be UTF-8, use [`core::str::from_utf8`].
///
/// ```
/// use ftp_codes::reply::Reply;
/// use ftp_codes::wire::Lossy;
///
/// let reply = Reply::parse(b"220 Willkommen, G\xE4ste\r\n")?;
/// assert_eq!(Lossy(reply.text()).to_string(), "Willkommen, G\u{FFFD}ste");
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lossy<'a>(pub &'a [u8]);

impl<'a> Lossy<'a> {
    /// The text, which is borrowed if the bytes are UTF-8.
    ///
    /// ```
    /// use ftp_codes::wire::Lossy;
    ///
    /// assert_eq!(Lossy(b"G\xC3\xA4ste").to_cow(), "G\u{E4}ste");
    /// ```
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_cow(self) -> alloc::borrow::Cow<'a, str> {
        alloc::string::String::from_utf8_lossy(self.0)
    }
}

impl fmt::Display for Lossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A text without faults takes width and alignment as any `str` does.
        if let Ok(text) = core::str::from_utf8(self.0) {
            return fmt::Display::fmt(text, f);
        }
        self.0.utf8_chunks().try_for_each(|chunk| {
            f.write_str(chunk.valid())?;
            match chunk.invalid() {
                [] => Ok(()),
                _ => f.write_str("\u{FFFD}"),
            }
        })
    }
}

/// Escapes bytes that are not printable ASCII, so that no two texts look the same.
impl fmt::Debug for Lossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.escape_ascii())
    }
}

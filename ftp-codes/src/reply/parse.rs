//! One reply out of bytes that hold nothing else.

use super::{DecodeError, DecodeErrorKind, Limits, Reply, ReplyDecoder};

impl<'a> Reply<'a> {
    /// Reads bytes that are one reply and nothing else. The end of the last line may be missing.
    ///
    /// It reads as a [`ReplyDecoder`] does that was not told otherwise, but without limits: the
    /// bytes are in memory already.
    ///
    /// ```
    /// use ftp_codes::reply::Reply;
    ///
    /// assert_eq!(Reply::parse(b"200")?.text(), b"");
    /// assert_eq!(Reply::parse(b"230-Hi\n 230 users\n230 ok")?.lines().count(), 3);
    /// # Ok::<(), ftp_codes::reply::DecodeError<'_>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the bytes are no reply, no whole reply ([`DecodeErrorKind::Eof`]), or more than one
    /// ([`DecodeErrorKind::TrailingBytes`]).
    pub fn parse(bytes: &'a [u8]) -> Result<Self, DecodeError<'a>> {
        let mut decoder = ReplyDecoder::new().limits(Limits::NONE);
        let Some((reply, end)) = decoder.finish(bytes)? else {
            return Err(DecodeError::new(DecodeErrorKind::Eof, 0, bytes));
        };
        match bytes.get(end..) {
            None | Some([]) => Ok(reply),
            Some(rest) => Err(DecodeError::new(DecodeErrorKind::TrailingBytes, end, rest)),
        }
    }
}

impl<'a> TryFrom<&'a [u8]> for Reply<'a> {
    type Error = DecodeError<'a>;

    fn try_from(bytes: &'a [u8]) -> Result<Self, Self::Error> {
        Self::parse(bytes)
    }
}

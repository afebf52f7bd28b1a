//! A decoding error with bytes of its own.

use super::{DecodeError, DecodeErrorKind};
use alloc::boxed::Box;
use core::{error::Error, fmt};

/// A [`DecodeError`] with bytes of its own, so that it can leave the buffer behind.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OwnedDecodeError {
    kind: DecodeErrorKind,
    offset: usize,
    bytes: Box<[u8]>,
}

impl OwnedDecodeError {
    /// The error, borrowed.
    #[inline]
    #[must_use]
    pub fn as_error(&self) -> DecodeError<'_> {
        DecodeError::new(self.kind, self.offset, &self.bytes)
    }

    /// What is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Where, see [`DecodeError::offset`]: in a buffer that may be gone.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The bytes that show it, see [`DecodeError::bytes`].
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Display for OwnedDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_error().fmt(f)
    }
}

impl fmt::Debug for OwnedDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_error(), f)
    }
}

impl Error for OwnedDecodeError {}

impl From<DecodeError<'_>> for OwnedDecodeError {
    fn from(error: DecodeError<'_>) -> Self {
        error.into_owned()
    }
}

impl DecodeError<'_> {
    /// The same error with bytes of its own.
    #[inline]
    #[must_use]
    pub fn into_owned(self) -> OwnedDecodeError {
        OwnedDecodeError { kind: self.kind(), offset: self.offset(), bytes: self.bytes().into() }
    }
}

//! The trait through which [`Buffer`](super::Buffer), [`Reader`](super::Reader) and the codecs use a decoder.

use core::fmt;

use super::DecodeError;

/// A decoder: [`ReplyDecoder`](crate::reply::ReplyDecoder) or [`CommandDecoder`](crate::command::CommandDecoder).
///
/// The trait is sealed, and has no methods to call: both decoders have `decode` and `finish` methods.
pub trait Decode: Frames {
    /// The type of the items: a [`Reply`](crate::reply::Reply) or a [`CommandLine`](crate::command::CommandLine).
    type Item<'a>;

    /// The item at a place of the bytes in which it was found.
    #[doc(hidden)]
    fn item(input: &[u8], frame: Self::Frame) -> Self::Item<'_>;
}

/// The part of [`Decode`] that is not public.
pub trait Frames: Default + fmt::Debug {
    /// Where an item is in the bytes.
    type Frame: Copy + fmt::Debug;

    /// Whether Telnet commands are removed by default.
    const FILTERS_TELNET: bool;

    /// Looks for the next item. `ended`: no more bytes will come.
    fn frame(&mut self, input: &[u8], ended: bool) -> Step<Self::Frame>;
}

/// What a decoder found at the start of the bytes.
#[derive(Clone, Copy, Debug)]
pub struct Step<F> {
    /// How many bytes have been decoded.
    pub(crate) used: usize,
    /// `None`: more bytes are needed.
    pub(crate) found: Option<Result<F, DecodeError>>,
}

impl<F> Step<F> {
    /// Nothing yet.
    pub(crate) const fn pending(used: usize) -> Self {
        Self { used, found: None }
    }

    /// The item ends after `used` bytes.
    #[inline]
    pub(crate) const fn item(used: usize, frame: F) -> Self {
        Self { used, found: Some(Ok(frame)) }
    }
}

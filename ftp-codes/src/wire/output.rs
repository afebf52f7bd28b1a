//! Writing replies and command lines.

use core::convert::Infallible;
use core::error::Error;
use core::fmt;

/// The error for a reply, a command or a text that does not fit into the slice or buffer.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::OutgoingCommand;
///
/// let error = OutgoingCommand::from(Command::Quit).write_to_slice(&mut [0; 4]).unwrap_err();
/// assert_eq!(error.needed(), 6);
/// assert_eq!(error.to_string(), "buffer too small: 6 bytes are needed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BufferTooSmall {
    pub(crate) needed: usize,
}

impl BufferTooSmall {
    /// The number of bytes that are needed.
    #[inline]
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
    }
}

impl fmt::Display for BufferTooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "buffer too small: {} bytes are needed", self.needed)
    }
}

impl Error for BufferTooSmall {}

/// Bytes that are written in pieces.
pub(crate) trait Pieces {
    fn pieces<E>(&self, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E>;

    #[inline]
    fn len(&self) -> usize {
        let mut len = 0_usize;
        let Ok(()) = self.pieces::<Infallible>(&mut |piece| {
            len = len.saturating_add(piece.len());
            Ok(())
        });
        len
    }

    /// The first four bytes and the text, if the item is a line of that form: it has a fast path.
    #[inline]
    fn single_line(&self) -> Option<([u8; 4], &[u8])> {
        None
    }

    #[inline]
    fn to_slice(&self, slice: &mut [u8]) -> Result<usize, BufferTooSmall> {
        if let Some((start, text)) = self.single_line() {
            let needed = text.len().saturating_add(6);
            let place = slice.get_mut(..needed).and_then(|place| place.split_first_chunk_mut());
            let Some((first, place)) = place else { return Err(BufferTooSmall { needed }) };
            let Some((place, last)) = place.split_last_chunk_mut() else { return Err(BufferTooSmall { needed }) };
            (*first, *last) = (start, *b"\r\n");
            place.copy_from_slice(text);
            return Ok(needed);
        }
        let full = BufferTooSmall { needed: self.len() };
        let mut rest = slice.get_mut(..full.needed).ok_or(full)?;
        self.pieces(&mut |piece| {
            let (place, others) = core::mem::take(&mut rest).split_at_mut_checked(piece.len()).ok_or(full)?;
            place.copy_from_slice(piece);
            rest = others;
            Ok(())
        })?;
        Ok(full.needed)
    }

    #[cfg(feature = "alloc")]
    fn append_to(&self, bytes: &mut alloc::vec::Vec<u8>) {
        bytes.reserve(self.len());
        let Ok(()) = self.pieces::<Infallible>(&mut |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        });
    }

    /// Writes all bytes in one call, so that they are not scattered over many packets.
    #[cfg(feature = "std")]
    fn to_io(&self, writer: &mut (impl std::io::Write + ?Sized)) -> std::io::Result<()> {
        let mut short = [0; 512];
        match self.to_slice(&mut short) {
            Ok(len) => writer.write_all(short.get(..len).unwrap_or_default()),
            Err(_) => {
                let mut bytes = alloc::vec::Vec::new();
                self.append_to(&mut bytes);
                writer.write_all(&bytes)
            }
        }
    }

    #[cfg(feature = "bytes")]
    #[inline]
    fn to_buf(&self, buffer: &mut (impl bytes::BufMut + ?Sized)) -> Result<(), BufferTooSmall> {
        let mut short = [0; 128];
        if let (Some(_), Ok(len)) = (self.single_line(), self.to_slice(&mut short)) {
            let needed = BufferTooSmall { needed: len };
            let bytes = short.get(..len).filter(|_| buffer.remaining_mut() >= len).ok_or(needed)?;
            buffer.put_slice(bytes);
            return Ok(());
        }
        let full = BufferTooSmall { needed: self.len() };
        if buffer.remaining_mut() < full.needed {
            return Err(full);
        }
        self.pieces(&mut |piece| {
            if buffer.remaining_mut() < piece.len() {
                return Err(full);
            }
            buffer.put_slice(piece);
            Ok(())
        })
    }
}

/// The methods that write, which are the same for replies and for command lines.
macro_rules! output_methods {
    () => {
        /// The number of bytes that are sent.
        #[inline]
        #[must_use]
        pub fn encoded_len(&self) -> usize {
            crate::wire::Pieces::len(self)
        }

        /// Writes the bytes to the start of a slice, and returns their number.
        ///
        /// # Errors
        ///
        /// Returns an error if the slice is too short; it is then not changed.
        #[inline]
        pub fn write_to_slice(&self, slice: &mut [u8]) -> Result<usize, crate::wire::BufferTooSmall> {
            crate::wire::Pieces::to_slice(self, slice)
        }

        /// Returns the bytes to send.
        #[cfg(feature = "alloc")]
        #[must_use]
        pub fn to_vec(&self) -> alloc::vec::Vec<u8> {
            let mut bytes = alloc::vec::Vec::with_capacity(self.encoded_len());
            crate::wire::Pieces::append_to(self, &mut bytes);
            bytes
        }

        /// Writes the bytes to a [`std::io::Write`] in one call, so that they are not scattered over many packets.
        ///
        /// # Errors
        ///
        /// Returns the errors of the writer.
        #[cfg(feature = "std")]
        pub fn write_to(&self, writer: &mut (impl std::io::Write + ?Sized)) -> std::io::Result<()> {
            crate::wire::Pieces::to_io(self, writer)
        }

        /// Appends the bytes to a buffer of the `bytes` crate.
        ///
        /// # Errors
        ///
        /// Returns an error if the buffer cannot grow and has too little space left; it is then not changed.
        #[inline]
        #[cfg(feature = "bytes")]
        pub fn put_to(&self, buffer: &mut (impl bytes::BufMut + ?Sized)) -> Result<(), crate::wire::BufferTooSmall> {
            crate::wire::Pieces::to_buf(self, buffer)
        }
    };
}
pub(crate) use output_methods;

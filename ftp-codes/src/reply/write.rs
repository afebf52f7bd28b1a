//! Where a reply can be written to.

use super::OutgoingReply;
use core::{convert::Infallible, error::Error, fmt};

/// A piece of memory that a reply does not fit into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoRoom {
    needed: usize,
}

impl NoRoom {
    /// How many bytes the reply has.
    #[inline]
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
    }
}

impl fmt::Display for NoRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the reply needs {} bytes of room", self.needed)
    }
}

impl Error for NoRoom {}

impl<L> OutgoingReply<L>
where
    L: IntoIterator<Item: AsRef<[u8]>> + Clone,
{
    /// How many bytes are sent.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        let mut len = 0_usize;
        let counted: Result<(), Infallible> = self.pieces(|piece| {
            len = len.saturating_add(piece.len());
            Ok(())
        });
        let Ok(()) = counted;
        len
    }

    /// Writes the reply to the front of `room`, and answers how many bytes it has.
    ///
    /// ```
    /// use ftp_codes::reply::OutgoingReply;
    /// use ftp_codes::ReplyCode;
    ///
    /// let reply = OutgoingReply::headline(ReplyCode::CommandOkay);
    /// let mut room = [0; 64];
    /// let len = reply.write_to_slice(&mut room)?;
    /// assert_eq!(&room[..len], b"200 Command okay.\r\n");
    /// assert_eq!(reply.write_to_slice(&mut [0; 10]).unwrap_err().needed(), 19);
    /// # Ok::<(), ftp_codes::reply::NoRoom>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the reply is longer than `room`; nothing is written then.
    pub fn write_to_slice(&self, room: &mut [u8]) -> Result<usize, NoRoom> {
        let full = NoRoom { needed: self.encoded_len() };
        let mut rest = room.get_mut(..full.needed).ok_or(full)?;
        self.pieces(|piece| {
            let (place, behind) = core::mem::take(&mut rest).split_at_mut_checked(piece.len()).ok_or(full)?;
            place.copy_from_slice(piece);
            rest = behind;
            Ok(())
        })?;
        Ok(full.needed)
    }

    /// The bytes to send.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_vec(&self) -> alloc::vec::Vec<u8> {
        let mut bytes = alloc::vec::Vec::with_capacity(self.encoded_len());
        let written: Result<(), Infallible> = self.pieces(|piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        });
        let Ok(()) = written;
        bytes
    }

    /// Writes the reply in one call, so that it is not scattered over many packets.
    ///
    /// ```
    /// use ftp_codes::reply::OutgoingReply;
    /// use ftp_codes::ReplyCode;
    ///
    /// let mut stream = Vec::new();
    /// OutgoingReply::headline(ReplyCode::CommandOkay).write_to(&mut stream)?;
    /// assert_eq!(stream, b"200 Command okay.\r\n");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the writer.
    #[inline]
    #[cfg(feature = "std")]
    pub fn write_to(&self, writer: &mut (impl std::io::Write + ?Sized)) -> std::io::Result<()> {
        writer.write_all(&self.to_vec())
    }

    /// Appends the reply to a buffer of the `bytes` crate.
    ///
    /// # Errors
    ///
    /// If the buffer cannot grow and has not enough room; nothing is written then.
    #[cfg(feature = "bytes")]
    pub fn put_to(&self, buffer: &mut (impl bytes::BufMut + ?Sized)) -> Result<(), NoRoom> {
        let full = NoRoom { needed: self.encoded_len() };
        if buffer.remaining_mut() < full.needed {
            return Err(full);
        }
        self.pieces(|piece| {
            if buffer.remaining_mut() < piece.len() {
                return Err(full);
            }
            buffer.put_slice(piece);
            Ok(())
        })
    }
}

//! Text on its way: `TYPE A` has CR LF at the end of each line (RFC 959 §3.1.1.1), our files have LF.

use std::io::{self, Read, Write};

/// Reads a file as it is sent: with CR LF.
#[derive(Debug)]
pub(super) struct Encoder<R> {
    file: R,
    /// What was read, turned round: the next byte is the last one.
    waiting: Vec<u8>,
    after_return: bool,
}

impl<R> Encoder<R> {
    pub(super) fn new(file: R) -> Self {
        Self { file, waiting: Vec::new(), after_return: false }
    }
}

impl<R: Read> Read for Encoder<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.waiting.is_empty() {
            let mut bytes = [0; 4096];
            let len = self.file.read(&mut bytes)?;
            for byte in bytes.iter().take(len) {
                // A file that has CR LF already keeps it.
                if *byte == b'\n' && !self.after_return {
                    self.waiting.push(b'\r');
                }
                self.waiting.push(*byte);
                self.after_return = *byte == b'\r';
            }
            self.waiting.reverse();
        }
        let mut len = 0;
        for (place, byte) in room.iter_mut().zip(std::iter::from_fn(|| self.waiting.pop())) {
            *place = byte;
            len += 1;
        }
        Ok(len)
    }
}

/// Writes to a file what was received: with LF.
#[derive(Debug)]
pub(super) struct Decoder<W> {
    file: W,
    /// A CR has come, and it is not known yet what it belongs to.
    after_return: bool,
}

impl<W> Decoder<W> {
    pub(super) fn new(file: W) -> Self {
        Self { file, after_return: false }
    }
}

impl<W: Write> Write for Decoder<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut text = Vec::with_capacity(bytes.len() + 1);
        for byte in bytes {
            if std::mem::take(&mut self.after_return) && *byte != b'\n' {
                text.push(b'\r');
            }
            match byte {
                b'\r' => self.after_return = true,
                _ => text.push(*byte),
            }
        }
        self.file.write_all(&text)?;
        Ok(bytes.len())
    }

    /// There is nothing more to come: a CR that waits is one by itself.
    fn flush(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.after_return) {
            self.file.write_all(b"\r")?;
        }
        self.file.flush()
    }
}

//! Text during a transfer: `TYPE A` has CR LF at the end of each line (RFC 959 §3.1.1.1), our files have LF.

use std::io::{self, Write};

/// The text of a file as it is sent: with CR LF. `after_return` remembers whether the last piece ended with a CR.
pub(super) fn encoded(bytes: &[u8], after_return: &mut bool) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    for byte in bytes {
        // A file that has CR LF already keeps it.
        if *byte == b'\n' && !*after_return {
            text.push(b'\r');
        }
        text.push(*byte);
        *after_return = *byte == b'\r';
    }
    text
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

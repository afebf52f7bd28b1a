//! Finding the end of a reply that cannot be read.

use super::line::{Opening, Rules};

/// Looks for the end of a reply without holding any of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resync {
    rules: Rules,
    /// The reply that is open. Without one, the end is that of the line.
    opening: Option<Opening>,
    /// The start of the line, enough of it to know a closing line. What is not filled yet
    /// matches nothing.
    start: [u8; 4],
    len: usize,
}

impl Resync {
    pub(super) const fn new(rules: Rules, opening: Option<Opening>) -> Self {
        Self { rules, opening, start: [0; 4], len: 0 }
    }

    /// How many bytes there are up to the end of the reply, if it is among them.
    pub(super) fn advance(&mut self, bytes: &[u8]) -> Option<usize> {
        for (byte, end) in bytes.iter().zip(1..) {
            if *byte == b'\n' {
                if self.closes() {
                    return Some(end);
                }
                self.len = 0;
            } else {
                self.push(*byte);
            }
        }
        None
    }

    fn push(&mut self, byte: u8) {
        match self.start.get_mut(self.len) {
            Some(place) => (*place, self.len) = (byte, self.len + 1),
            // A carriage return behind the digits ends the line only if nothing but its like follows.
            None if byte != b'\r' => {
                if let [.., last @ b'\r'] = &mut self.start {
                    *last = b'\0';
                }
            }
            None => {}
        }
    }

    fn closes(&self) -> bool {
        let line = self.start.get(..self.len).unwrap_or_default();
        match self.opening {
            Some(opening) if opening.multiline => self.rules.closing(opening, line).is_some(),
            _ => true,
        }
    }
}

//! What one line of a reply is: the beginning of a reply, its end, or neither (RFC 959 §4.2).

use super::lines::without_carriage_returns;
use crate::wire::DecodeErrorKind;
use crate::wire::scan::first_nul_or_return;
use crate::{RawCode, RawCodeSet};

/// Where a multi-line reply ends.
///
/// It can be changed between two replies, with [`ReplyDecoder::set_end_rule`](super::ReplyDecoder::set_end_rule).
///
/// ```
/// use ftp_codes::code_set;
/// use ftp_codes::reply::{EndRule, ReplyDecoder};
///
/// let code = |end| {
///     let mut input = &b"553-Quota nearly used up.\r\n150 Opening\r\n553 Quota exceeded.\r\n"[..];
///     let reply = ReplyDecoder::new().end_rule(end).decode(&mut input)?;
///     Some(reply.ok()?.code().code())
/// };
/// assert_eq!(code(EndRule::SameCode), Some(553));
/// assert_eq!(code(EndRule::SameCodeOr(code_set!(125 | 150).into())), Some(150));
/// assert_eq!(code(EndRule::AnyCode), Some(150));
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EndRule {
    /// At a line that begins with the code of the first line (RFC 959 §4.2). Lines that begin with another code are
    /// text, as in a listing.
    #[default]
    SameCode,
    /// At a line that begins with the code of the first line or with one of these; the reply has the code of its last
    /// line.
    ///
    /// Some servers close a reply with a code other than the one that opened it: glFTPd answers `STOR` with `553-`
    /// lines and then `150 `. A client that names the codes it expects can read such a reply, and is not misled by a
    /// listing whose lines begin with numbers.
    SameCodeOr(RawCodeSet),
    /// At a line that begins with any code and a space; the reply has the code of its last line. A listing whose lines
    /// begin with numbers is cut short.
    AnyCode,
}

/// How a line is judged.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub(super) end: EndRule,
    pub(super) strict: bool,
}

/// The first line of a reply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) code: RawCode,
    pub(super) digits: [u8; 3],
    pub(super) multiline: bool,
}

impl Opening {
    /// Whether the line that begins at `start` and has an end certainly does not close the reply under
    /// [plain](Rules::is_plain) rules. Digits are no line ends: if the first three bytes are digits, they are in the line.
    #[inline(always)]
    pub(super) fn is_followed_by(&self, bytes: &[u8], start: usize) -> bool {
        match bytes.get(start..).and_then(|line| line.first_chunk()) {
            Some([a, b, c, separator]) => [*a, *b, *c] != self.digits || *separator == b'-',
            None => false,
        }
    }
}

impl Rules {
    /// Whether a reply is closed only by its own code, and lines have no faults.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        !self.strict && matches!(self.end, EndRule::SameCode)
    }

    /// Whether a line between two replies is empty.
    #[inline]
    pub(super) fn is_blank(&self, line: &[u8]) -> bool {
        !self.strict && matches!(line, [] | [b'\r', ..]) && without_carriage_returns(line).is_empty()
    }

    /// Reads the first line of a reply; `line` comes without its line feed.
    #[inline(always)]
    pub(super) fn opening(&self, line: &[u8]) -> Result<Opening, DecodeErrorKind> {
        let line = match line {
            [b' ' | b'\t', rest @ ..] if !self.strict => rest,
            _ => line,
        };
        let [a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', rest @ ..] = line else {
            return Err(DecodeErrorKind::BadCode);
        };
        let multiline = match rest {
            [b' ', ..] => false,
            [b'-', ..] => true,
            [b'\t', ..] if !self.strict => false,
            [] | [b'\r', ..] if !self.strict && without_carriage_returns(rest).is_empty() => false,
            _ => return Err(DecodeErrorKind::BadSeparator),
        };
        match RawCode::from_digits([*a, *b, *c]) {
            Some(code) => Ok(Opening { code, digits: [*a, *b, *c], multiline }),
            None => Err(DecodeErrorKind::CodeOutOfRange),
        }
    }

    /// The code, if the line ends a reply that was opened with `opening`.
    #[inline]
    pub(super) fn closing(&self, opening: Opening, line: &[u8]) -> Option<RawCode> {
        let (digits, rest) = line.split_first_chunk::<3>()?;
        let code = match &self.end {
            _ if *digits == opening.digits => opening.code,
            EndRule::AnyCode => RawCode::from_digits(*digits)?,
            EndRule::SameCodeOr(codes) => RawCode::from_digits(*digits).filter(|code| codes.contains_raw(*code))?,
            EndRule::SameCode => return None,
        };
        match rest {
            [b' ', ..] => Some(code),
            [] | [b'\r', ..] if !self.strict && without_carriage_returns(rest).is_empty() => Some(code),
            _ => None,
        }
    }
}

/// What strict reading refuses in a line, or in the part of it that has come so far, and how many bytes of it show
/// that.
///
/// `ended`: a line feed follows.
pub(super) fn strict_fault(line: &[u8], ended: bool) -> Option<(DecodeErrorKind, usize)> {
    let Some(at) = first_nul_or_return(line) else {
        return ended.then_some((DecodeErrorKind::BareLf, line.len() + 1));
    };
    match line.get(at..) {
        Some([b'\0', ..]) => Some((DecodeErrorKind::Nul, at + 1)),
        Some([_, _, ..]) => Some((DecodeErrorKind::BareCr, at + 2)),
        _ => None,
    }
}

/// Looks for the end of a malformed reply without keeping its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Skip {
    /// The reply that is open. Without one, the end is that of the line.
    opening: Option<Opening>,
    /// The start of the line, as far as needed to recognise a closing line. Bytes that are not set yet match nothing.
    start: [u8; 4],
    len: usize,
}

impl Skip {
    pub(super) const fn new(opening: Option<Opening>) -> Self {
        Self { opening, start: [0; 4], len: 0 }
    }

    /// How many bytes there are up to the end of the reply, if `bytes` contain it.
    pub(super) fn advance(&mut self, rules: &Rules, bytes: &[u8]) -> Option<usize> {
        for (byte, end) in bytes.iter().zip(1..) {
            if *byte == b'\n' {
                if self.closes(rules) {
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
            // A carriage return after the digits ends the line only if nothing but carriage returns follows.
            None if byte != b'\r' => {
                if let [.., last @ b'\r'] = &mut self.start {
                    *last = b'\0';
                }
            }
            None => {}
        }
    }

    fn closes(&self, rules: &Rules) -> bool {
        let line = self.start.get(..self.len).unwrap_or_default();
        match self.opening {
            Some(opening) if opening.multiline => rules.closing(opening, line).is_some(),
            _ => true,
        }
    }
}

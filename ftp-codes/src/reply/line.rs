//! What one line says: the beginning of a reply, its end, or neither (RFC 959 §4.2).

use super::{DecodeErrorKind, lines::without_carriage_returns, scan::first_nul_or_return};
use crate::RawCode;

/// Where a multi-line reply ends.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EndRule {
    /// At a line that begins with the code of the first line (RFC 959 §4.2). Lines that begin with
    /// another code are text, as in a listing.
    #[default]
    SameCode,
    /// At a line that begins with any code and a space. Some servers open with `426-` and close
    /// with `226 `; the reply has the last code then. A listing whose lines begin with numbers is cut short.
    AnyCode,
}

/// How a line is judged.
#[derive(Clone, Copy, Debug, Default)]
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

impl Rules {
    /// Whether a line between two replies says nothing at all.
    #[inline]
    pub(super) fn is_blank(self, line: &[u8]) -> bool {
        !self.strict && matches!(line, [] | [b'\r', ..]) && without_carriage_returns(line).is_empty()
    }

    /// Reads the first line of a reply; `line` comes without its line feed.
    #[inline]
    pub(super) fn opening(self, line: &[u8]) -> Result<Opening, DecodeErrorKind> {
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
    pub(super) fn closing(self, opening: Opening, line: &[u8]) -> Option<RawCode> {
        let (digits, rest) = line.split_first_chunk::<3>()?;
        let code = match self.end {
            EndRule::SameCode if *digits == opening.digits => opening.code,
            EndRule::SameCode => return None,
            EndRule::AnyCode => RawCode::from_digits(*digits)?,
        };
        match rest {
            [b' ', ..] => Some(code),
            [] | [b'\r', ..] if !self.strict && without_carriage_returns(rest).is_empty() => Some(code),
            _ => None,
        }
    }
}

/// What strict reading refuses in a line, or in the part of it that has come so far, and how
/// many bytes of it show that.
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

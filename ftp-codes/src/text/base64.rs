//! Text in base64 (RFC 2228 §10).

use super::{Cursor, ParseError, ParseErrorKind, first_stray};

/// Four characters of the alphabet make three octets; the last four may end in one or two `=`.
///
/// There are no line breaks in it (RFC 2228 §10). Unused bits of the last character are ignored.
///
/// # Errors
///
/// Returns [`BadBase64`](ParseErrorKind::BadBase64) at the first character that is not base64.
#[inline]
pub(crate) fn check_base64(start: Cursor<'_>, text: &[u8], expected: &'static str) -> Result<(), ParseError> {
    let data = text.strip_suffix(b"=").unwrap_or(text);
    let data = data.strip_suffix(b"=").unwrap_or(data);
    let stray = first_stray(data, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    match stray {
        None if text.len() % 4 == 0 => Ok(()),
        _ => Err(start.error_at(stray.unwrap_or(text.len()), ParseErrorKind::BadBase64, expected)),
    }
}

/// The octets of a text that was checked, so that decoding it cannot fail.
#[inline]
#[cfg(feature = "base64")]
pub(crate) fn decode_base64(text: &str) -> alloc::vec::Vec<u8> {
    use base64::Engine as _;
    use base64::alphabet::STANDARD;
    use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

    let config = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&STANDARD, config).decode(text).unwrap_or_default()
}

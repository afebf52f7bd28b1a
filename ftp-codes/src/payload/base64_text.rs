//! Text in base64 (RFC 2228 §10).

use super::cursor::ascii;

/// Text that was found to be base64, so that decoding it cannot fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Base64Text<'a> {
    text: &'a str,
}

impl<'a> Base64Text<'a> {
    /// Four characters of the alphabet make three octets; the last four may end in one or two `=`.
    ///
    /// There are no line breaks in it (RFC 2228 §10). Bits that the last octet leaves over are not looked at.
    ///
    /// # Errors
    ///
    /// The offset of what is no base64.
    pub(super) fn new(text: &'a [u8]) -> Result<Self, usize> {
        let data = text.strip_suffix(b"=").unwrap_or(text);
        let data = data.strip_suffix(b"=").unwrap_or(data);
        if let Some(stray) = data.iter().position(|byte| !is_base64(*byte)) {
            return Err(stray);
        }
        if text.len() % 4 == 0 { Ok(Self { text: ascii(text) }) } else { Err(text.len()) }
    }

    pub(super) const fn as_str(&self) -> &'a str {
        self.text
    }

    /// The octets that the text stands for.
    #[cfg(feature = "base64")]
    pub(super) fn decode(&self) -> alloc::vec::Vec<u8> {
        use base64::Engine as _;
        use base64::alphabet::STANDARD;
        use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

        let config = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
        // It was looked at when it was made.
        GeneralPurpose::new(&STANDARD, config).decode(self.text).unwrap_or_default()
    }
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

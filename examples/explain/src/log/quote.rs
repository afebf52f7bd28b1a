//! Quotations: texts as Python prints them.

use std::borrow::Cow;

/// The text in the quotes of `repr`, which ftplib prints: `'220 it\'s\n'`. A text without quotes is returned as it is.
pub(crate) fn unquoted(text: &[u8]) -> Cow<'_, [u8]> {
    let text = text.trim_ascii();
    // Bytes are printed with a `b` before the quotes.
    let text = text.strip_prefix(b"b").filter(|text| text.starts_with(b"'") || text.starts_with(b"\"")).unwrap_or(text);
    let inner = match text {
        [b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"'] => inner,
        _ => return Cow::Borrowed(text),
    };
    if !inner.contains(&b'\\') {
        return Cow::Borrowed(inner);
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let [byte, others @ ..] = rest {
        rest = match (byte, others) {
            (b'\\', [escaped, others @ ..]) => unescape(*escaped, others, &mut plain),
            _ => {
                plain.push(*byte);
                others
            }
        };
    }
    Cow::Owned(plain)
}

/// Writes the byte or character of an escape, and returns the rest of the text.
fn unescape<'t>(escaped: u8, others: &'t [u8], plain: &mut Vec<u8>) -> &'t [u8] {
    match (escaped, others) {
        (b'n', _) => plain.push(b'\n'),
        (b'r', _) => plain.push(b'\r'),
        (b't', _) => plain.push(b'\t'),
        (b'x', [high, low, others @ ..]) => {
            if let (Some(high), Some(low)) = (hex(*high), hex(*low)) {
                // The number of a character, not a byte.
                plain.extend_from_slice(char::from(high << 4 | low).encode_utf8(&mut [0; 4]).as_bytes());
                return others;
            }
            plain.push(escaped);
        }
        _ => plain.push(escaped),
    }
    others
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

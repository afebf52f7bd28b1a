//! Names of hosts and languages: `HOST` and `LANG`.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::ParseErrorKind::BadFormat;
use super::{ParseError, word};
use crate::text::{Cursor, text_serde};

/// The argument of `HOST`: a domain, an IPv4 address, or an IPv6 address in brackets
/// ([RFC 7151 §3.1](https://www.rfc-editor.org/rfc/rfc7151#section-3.1)).
///
/// ```
/// use ftp_codes::argument::HostName;
///
/// let name = HostName::parse(b"ftp.example.com")?;
/// assert_eq!((name.as_str(), name.ip()), ("ftp.example.com", None));
/// assert_eq!(HostName::parse(b"[2001:db8::1]")?.ip(), "2001:db8::1".parse().ok());
/// assert_eq!(HostName::new("not a host"), None);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HostName<'a> {
    name: &'a str,
}

impl<'a> HostName<'a> {
    /// Creates the argument from the name of a host. Returns `None` if the name is not valid.
    #[inline]
    #[must_use]
    pub fn new(name: &'a str) -> Option<Self> {
        Self::parse(name.as_bytes()).ok()
    }

    /// Parses the argument of `HOST`.
    ///
    /// `hostname = domain / IPv4address / "[" IPv6address "]"` (RFC 7151 §3.1). The labels of a domain are letters,
    /// digits and hyphens: names in other scripts are sent in their ASCII form (RFC 5890 §2.3.2.1).
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter) if it
    /// is not one word of printable ASCII, or [`BadFormat`] at the first label that is not valid.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let name = word(text, "a host, as in `ftp.example.com`")?;
        let start = Cursor::new(text);
        if name.starts_with('[') {
            let fits = Self { name }.ip().is_some();
            return if fits { Ok(Self { name }) } else { Err(start.error(BadFormat, "an IPv6 address in brackets")) };
        }
        let mut offset = 0_usize;
        for label in name.split('.') {
            if !is_label(label) {
                return Err(start.error_at(offset, BadFormat, "a label of letters, digits and hyphens"));
            }
            offset = offset.saturating_add(label.len()).saturating_add(1);
        }
        Ok(Self { name })
    }

    /// The name as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.name
    }

    /// The address, if the name is an address.
    #[inline]
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        match self.name.strip_prefix('[') {
            Some(rest) => rest.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => self.name.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
        }
    }
}

/// One to 63 letters, digits and hyphens, with no hyphen at its ends (RFC 1123 §2.1).
#[inline]
fn is_label(label: &str) -> bool {
    let fits = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    fits && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
}

text_serde!(HostName<'_>, serialize, HostName::parse);

/// The name as it was written.
impl fmt::Display for HostName<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The argument of `LANG`, which is optional: the language of reply texts
/// ([RFC 2640 §4](https://www.rfc-editor.org/rfc/rfc2640#section-4)).
///
/// ```
/// use ftp_codes::argument::LanguageTag;
///
/// assert_eq!(LanguageTag::parse(b"en-US")?.as_str(), "en-US");
/// assert_eq!(LanguageTag::new("en_US"), None);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguageTag<'a> {
    tag: &'a str,
}

impl<'a> LanguageTag<'a> {
    /// Creates the argument from a language tag. Returns `None` if the tag is not valid.
    #[inline]
    #[must_use]
    pub fn new(tag: &'a str) -> Option<Self> {
        Self::parse(tag.as_bytes()).ok()
    }

    /// Parses the argument of `LANG`.
    ///
    /// `lang-tag = 1*8ALPHA *( "-" 1*8( ALPHA / DIGIT ) )` (RFC 2640 §4.1, with the digits of RFC 3066)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter) if it
    /// is not one word of printable ASCII, or [`BadFormat`] at the first part that has another form.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let tag = word(text, "a language, as in `en-US`")?;
        let mut offset = 0_usize;
        for part in tag.split('-') {
            let is_primary = offset == 0;
            let fits = |byte: u8| byte.is_ascii_alphabetic() || (byte.is_ascii_digit() && !is_primary);
            if !(1..=8).contains(&part.len()) || !part.bytes().all(fits) {
                return Err(Cursor::new(text).error_at(offset, BadFormat, "one to eight letters, as in `en-US`"));
            }
            offset = offset.saturating_add(part.len()).saturating_add(1);
        }
        Ok(Self { tag })
    }

    /// The tag as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.tag
    }
}

text_serde!(LanguageTag<'_>, serialize, LanguageTag::parse);

/// The tag as it was written.
impl fmt::Display for LanguageTag<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag)
    }
}

//! When and where a server continues: 110, 120 and 350.

use core::fmt;
use core::time::Duration;

use super::size::octets;
use crate::payload::ParseErrorKind::{BadFormat, NotStated, OutOfRange};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{Cursor, Departures, ascii, decimal_u32, is_printable, lone_numbers, payload};

/// A restart marker: the text of a 110 ([RFC 959 §4.2.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2.2), RFC 1123
/// §4.1.3.4).
///
/// It relates a marker that the sender wrote into the data to a position of the receiver, for a later `REST`.
///
/// ```
/// use ftp_codes::payload::RestartMarker;
///
/// let marker = RestartMarker::parse(b"MARK 1234 = 5678")?;
/// assert_eq!(marker.departure, None);
/// assert_eq!(marker.value.user(), "1234");
/// assert_eq!(marker.value.server(), "5678");
/// assert_eq!(RestartMarker::new("1234", "5678"), Some(marker.value));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RestartMarker<'a> {
    user: &'a str,
    server: &'a str,
}

impl<'a> RestartMarker<'a> {
    /// Creates the text from a marker in the data and the server's equivalent.
    ///
    /// Returns `None` if one of them is empty or contains anything but printable characters (ASCII 33 to 126, RFC 959
    /// §5.3.2).
    #[inline]
    #[must_use]
    pub fn new(user: &'a str, server: &'a str) -> Option<Self> {
        if is_printable(user.as_bytes()) && is_printable(server.as_bytes()) {
            Some(Self { user, server })
        } else {
            None
        }
    }

    /// Parses the text of a 110.
    ///
    /// `"MARK" SP 1*%x21-7E SP "=" SP 1*%x21-7E`; the spaces are required.
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if there are not two markers.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "two markers, as in `MARK 1234 = 5678`";
        if let Some(marker) = Self::strict(text) {
            return Ok(Parsed { value: marker, departure: None });
        }
        let mut departures = Departures::NONE;
        let mut cursor = Cursor::new(text);
        departures.note_if(cursor.blanks(), Departure::Blanks);
        departures.note_if(!cursor.rest().starts_with(b"MARK"), Departure::LetterCase);
        if !cursor.eat_word(b"MARK") || !cursor.blanks() {
            return Err(cursor.error(BadFormat, shape));
        }
        let user = cursor.take_while(|byte| byte.is_ascii_graphic() && byte != b'=');
        cursor.blanks();
        if user.is_empty() || !cursor.eat(b'=') {
            return Err(cursor.error(BadFormat, shape));
        }
        cursor.blanks();
        let server = cursor.take_while(|byte| byte.is_ascii_graphic());
        cursor.blanks();
        if server.is_empty() || !cursor.is_at_end() {
            return Err(cursor.error(BadFormat, shape));
        }
        departures.note(Departure::Blanks);
        Ok(Parsed { value: Self { user: ascii(user), server: ascii(server) }, departure: departures.first })
    }

    #[inline]
    fn strict(text: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(text.strip_prefix(b"MARK ")?);
        let user = cursor.skip_to(b' ');
        let server = cursor.rest().strip_prefix(b" = ")?;
        Self::new(ascii(user), ascii(server))
    }

    /// The marker in the data stream (`yyyy` in RFC 959, `ssss` in RFC 1123).
    #[inline]
    #[must_use]
    pub const fn user(&self) -> &'a str {
        self.user
    }

    /// The server's equivalent marker (`mmmm` in RFC 959, `rrrr` in RFC 1123).
    #[inline]
    #[must_use]
    pub const fn server(&self) -> &'a str {
        self.server
    }
}

payload!(RestartMarker<'a>, RestartMarker);

/// `MARK yyyy = mmmm` (RFC 959 §4.2.2)
impl fmt::Display for RestartMarker<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MARK {} = {}", self.user, self.server)
    }
}

/// Where the next transfer will start: part of the text of a 350 after `REST`, if the server states it.
///
/// No RFC defines its form ([RFC 3659 §5](https://www.rfc-editor.org/rfc/rfc3659#section-5) leaves the text free), so
/// no form is a departure.
///
/// ```
/// use ftp_codes::payload::RestartPoint;
///
/// let text = b"Restarting at 1024. Send STORE or RETRIEVE to initiate transfer.";
/// assert_eq!(RestartPoint::parse(text)?.value.octets(), 1024);
/// assert_eq!(RestartPoint::new(1024).to_string(), "Restarting at 1024.");
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RestartPoint {
    octets: u64,
}

impl RestartPoint {
    /// Creates a restart point at an offset in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u64) -> Self {
        Self { octets }
    }

    /// Parses the text of a 350 after `REST`.
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no number, or more than one; or [`OutOfRange`] if it is above [`u64::MAX`].
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let mut numbers = lone_numbers(text);
        match (numbers.next(), numbers.next()) {
            (Some(number), None) => Ok(Parsed { value: Self { octets: octets(&number)? }, departure: None }),
            _ => Err(Cursor::new(text).error(NotStated, "one number, as in `Restarting at 1024.`")),
        }
    }

    /// The offset in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

payload!(RestartPoint, PendingFurtherInformation);

/// `Restarting at n.`
impl fmt::Display for RestartPoint {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Restarting at {}.", self.octets)
    }
}

/// How long the client should wait until the server is ready: the text of a 120
/// ([RFC 959 §4.2.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2.2)).
///
/// ```
/// use ftp_codes::payload::{Delay, Departure};
///
/// let delay = Delay::parse(b"Please wait, 3 users ahead; ready in 2 minutes")?;
/// assert_eq!(delay.value.minutes(), 2);
/// assert_eq!(delay.value.duration().as_secs(), 120);
/// assert_eq!(delay.departure, Some(Departure::OtherWords));
/// assert_eq!(Delay::new(2).to_string(), "Service ready in 2 minutes.");
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delay {
    minutes: u32,
}

impl Delay {
    /// Creates a delay of this many minutes.
    #[inline]
    #[must_use]
    pub const fn new(minutes: u32) -> Self {
        Self { minutes }
    }

    /// Parses the text of a 120: the number before the word `minutes`.
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is none, or [`OutOfRange`] if the number is above [`u32::MAX`].
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        for number in lone_numbers(text) {
            let mut after = number.after;
            if after.blanks() && after.eat_word(b"min") {
                let Some(minutes) = decimal_u32(number.digits) else {
                    return Err(number.start.error(OutOfRange, "minutes from 0 to 4294967295"));
                };
                let mut departures = Departures::NONE;
                departures.note_if(!has_standard_words(text), Departure::OtherWords);
                return Ok(Parsed { value: Self { minutes }, departure: departures.first });
            }
        }
        Err(Cursor::new(text).error(NotStated, "a delay, as in `Service ready in 5 minutes.`"))
    }

    /// The delay in minutes.
    #[inline]
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// The delay as a [`Duration`].
    #[inline]
    #[must_use]
    pub const fn duration(&self) -> Duration {
        // `u32::MAX` minutes are far from the largest number of seconds.
        Duration::from_secs((self.minutes as u64).saturating_mul(60))
    }
}

/// `"Service ready in" SP 1*DIGIT SP "minutes."`
#[inline]
fn has_standard_words(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.eat_word(b"Service ready in ") && !cursor.digits().is_empty() && cursor.rest() == b" minutes."
}

payload!(Delay, ServiceReadyInMinutes);

/// `Service ready in nnn minutes.` (RFC 959 §4.2.2)
impl fmt::Display for Delay {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Service ready in {} minutes.", self.minutes)
    }
}

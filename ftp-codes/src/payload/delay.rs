//! How long a server lets wait (120).

use core::fmt;
use core::time::Duration;

use super::PayloadErrorKind::OutOfRange;
use super::cursor::{Cursor, decimal};
use super::numbers::lone_numbers;
use super::{Departure, Form, Parsed, PayloadError};

/// How long it takes until a server is ready: the text of a 120 (RFC 959 §4.2.2).
///
/// ```
/// use ftp_codes::payload::Delay;
///
/// let delay = Delay::parse(b"Please wait, 3 users ahead; ready in 2 minutes")?;
/// assert_eq!(delay.value.map(|delay| delay.minutes()), Some(2));
/// assert!(!delay.is_strict());
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delay {
    minutes: u32,
}

impl Delay {
    /// A delay of some minutes.
    #[inline]
    #[must_use]
    pub const fn from_minutes(minutes: u32) -> Self {
        Self { minutes }
    }

    /// Reads the text of a 120: the number before the word `minutes`. `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the number is above [`u32::MAX`].
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        for number in lone_numbers(text) {
            let mut behind = number.behind;
            if behind.blanks() && behind.eat_word(b"min") {
                let minutes = decimal(number.digits)
                    .ok_or_else(|| number.start.error(OutOfRange, "minutes from 0 to 4294967295"))?;
                let form = if has_standard_words(text) { Form::Strict } else { Form::Forgiving(Departure::OtherWords) };
                return Ok(Parsed::new(Some(Self { minutes }), form));
            }
        }
        Ok(Parsed::forgiving(None, Departure::NothingStated))
    }

    /// The delay in minutes.
    #[inline]
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// The delay.
    #[must_use]
    pub const fn duration(&self) -> Duration {
        // No `u32` of minutes comes near the largest number of seconds.
        Duration::from_secs((self.minutes as u64).saturating_mul(60))
    }
}

/// `"Service ready in" SP 1*DIGIT SP "minutes."`
fn has_standard_words(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.eat_word(b"Service ready in ") && !cursor.digits().is_empty() && cursor.rest() == b" minutes."
}

/// `Service ready in nnn minutes.` (RFC 959 §4.2.2)
impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Service ready in {} minutes.", self.minutes)
    }
}

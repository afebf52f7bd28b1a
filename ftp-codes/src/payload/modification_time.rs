//! The modification time of a file (213 after `MDTM`).

use core::fmt;
use core::ops::RangeInclusive;

use super::PayloadErrorKind::{BadFormat, OutOfRange};
use super::calendar::{day_after_1970, days_in, days_since_1970};
use super::cursor::{Cursor, decimal};
use super::{Departure, Form, Parsed, PayloadError};

const SHAPE: &str = "fourteen digits, as in `20150910161739`";

/// When a file was modified last: the text of a 213 after `MDTM` (RFC 3659 §2.3, §3). Always UTC.
///
/// Servers with the year 2000 bug write `19` and the years since 1900: `19104` is 2004. Their fifteen digits
/// are understood, and the form says [`Departure::YearBug`].
///
/// ```
/// use ftp_codes::payload::ModificationTime;
///
/// let time = ModificationTime::parse(b"20040221171430.5")?.value;
/// assert_eq!((time.year(), time.month(), time.day()), (2004, 2, 21));
/// assert_eq!(time.nanosecond(), 500_000_000);
/// assert_eq!(time.unix_timestamp(), 1_077_383_670);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModificationTime {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    fraction: Option<u32>,
}

impl ModificationTime {
    /// A time in whole seconds.
    ///
    /// `None` if a field is out of its range: the year above 9999, the day beyond the month, the second above 60.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let fits = year <= 9999
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 60;
        fits.then_some(Self { year, month, day, hour, minute, second, fraction: None })
    }

    /// The time that is so many seconds after 1970-01-01 00:00:00 UTC: what a server states about a file of its own.
    ///
    /// `None` if the year has not four digits.
    ///
    /// ```
    /// use ftp_codes::payload::ModificationTime;
    ///
    /// let time = ModificationTime::from_unix_timestamp(1_077_383_670).unwrap();
    /// assert_eq!(time.to_string(), "20040221171430");
    /// ```
    #[must_use]
    pub fn from_unix_timestamp(seconds: i64) -> Option<Self> {
        let (days, second_of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = day_after_1970(days)?;
        let field = |value: i64| u8::try_from(value).ok();
        let (hour, minute) = (field(second_of_day / 3600)?, field(second_of_day / 60 % 60)?);
        Self::new(year, month, day, hour, minute, field(second_of_day % 60)?)
    }

    /// The same time with a fraction of a second. `None` if it is a second or more.
    #[inline]
    #[must_use]
    pub fn with_nanosecond(self, nanosecond: u32) -> Option<Self> {
        (nanosecond < 1_000_000_000).then_some(Self { fraction: Some(nanosecond), ..self })
    }

    /// Reads the text of a 213 after `MDTM`.
    ///
    /// `time-val = 14DIGIT [ "." 1*DIGIT ]` (RFC 3659 §2.3)
    ///
    /// Fractions finer than a nanosecond are cut.
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if the text has not this form, [`OutOfRange`] if there is no such time.
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, PayloadError<'_>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);

        let mut fields = cursor;
        let digits = cursor.digits();
        let has_year_bug = digits.len() == 15 && digits.starts_with(b"191");
        form.depart_if(has_year_bug, Departure::YearBug);
        if digits.len() != 14 && !has_year_bug {
            return Err(fields.error(BadFormat, SHAPE));
        }
        let year = if has_year_bug { decimal::<u16>(fields.take(5)).map(correct) } else { decimal(fields.take(4)) };
        let year = year.unwrap_or_default();
        let month = field(&mut fields, 1..=12, "a month from 01 to 12")?;
        let day = field(&mut fields, 1..=days_in(year, month), "a day of that month")?;
        let hour = field(&mut fields, 0..=23, "an hour from 00 to 23")?;
        let minute = field(&mut fields, 0..=59, "a minute from 00 to 59")?;
        let second = field(&mut fields, 0..=60, "a second from 00 to 60")?;
        let fraction = if cursor.eat(b'.') { Some(nanoseconds(&mut cursor)?) } else { None };

        if cursor.blanks() {
            form.depart(if cursor.is_at_end() { Departure::Blanks } else { Departure::TrailingWords });
        } else if !cursor.is_at_end() {
            return Err(cursor.error(BadFormat, "a fraction, as in `.123`, or nothing"));
        }
        Ok(Parsed::new(Self { year, month, day, hour, minute, second, fraction }, form))
    }

    /// The year, 0 to 9999.
    #[inline]
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[inline]
    #[must_use]
    pub const fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[inline]
    #[must_use]
    pub const fn day(&self) -> u8 {
        self.day
    }

    /// The hour, 0 to 23.
    #[inline]
    #[must_use]
    pub const fn hour(&self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    #[inline]
    #[must_use]
    pub const fn minute(&self) -> u8 {
        self.minute
    }

    /// The second, 0 to 60: a leap second is 60 (RFC 3659 §2.3).
    #[inline]
    #[must_use]
    pub const fn second(&self) -> u8 {
        self.second
    }

    /// The nanoseconds since the full second, 0 if the server did not say.
    #[inline]
    #[must_use]
    pub fn nanosecond(&self) -> u32 {
        self.fraction.unwrap_or_default()
    }

    /// The fraction of the second in nanoseconds, if the server stated one.
    #[inline]
    #[must_use]
    pub const fn fraction(&self) -> Option<u32> {
        self.fraction
    }

    /// The seconds since 1970-01-01 00:00:00 UTC. A leap second counts as the second that follows it.
    #[must_use]
    pub fn unix_timestamp(&self) -> i64 {
        let [hour, minute, second] = [self.hour, self.minute, self.second].map(i64::from);
        // Fields of two digits and some millions of days: nothing here comes near the limits of an `i64`.
        ((days_since_1970(self.year, self.month, self.day) * 24 + hour) * 60 + minute) * 60 + second
    }
}

/// `19104` is 2004.
const fn correct(year: u16) -> u16 {
    year.saturating_sub(19_000).saturating_add(1900)
}

fn field<'a>(
    fields: &mut Cursor<'a>,
    range: RangeInclusive<u8>,
    expected: &'static str,
) -> Result<u8, PayloadError<'a>> {
    let start = *fields;
    decimal(fields.take(2)).filter(|value| range.contains(value)).ok_or_else(|| start.error(OutOfRange, expected))
}

/// `1*DIGIT` behind the dot.
fn nanoseconds<'a>(cursor: &mut Cursor<'a>) -> Result<u32, PayloadError<'a>> {
    let start = *cursor;
    let digits = cursor.digits();
    if digits.is_empty() {
        return Err(start.error(BadFormat, "digits behind the dot"));
    }
    let zeros = core::iter::repeat(&b'0');
    let nine = digits.iter().chain(zeros).take(9);
    Ok(nine.fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0')))))
}

/// `14DIGIT [ "." 1*DIGIT ]` (RFC 3659 §2.3)
impl fmt::Display for ModificationTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, fraction } = *self;
        write!(f, "{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")?;
        match fraction {
            None => Ok(()),
            Some(0) => f.write_str(".0"),
            Some(mut nanosecond) => {
                let mut width = 9;
                while nanosecond % 10 == 0 {
                    nanosecond /= 10;
                    width -= 1;
                }
                write!(f, ".{nanosecond:0width$}")
            }
        }
    }
}

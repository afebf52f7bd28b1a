//! The modification time of a file: 213 after `MDTM`.

use core::fmt;
use core::ops::RangeInclusive;

use crate::payload::ParseErrorKind::{BadFormat, OutOfRange};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{
    Cursor, Departures, day_after_1970, days_in, days_since_1970, decimal_u16, numbers, payload, trim_blanks,
};

const SHAPE: &str = "fourteen digits, as in `20150910161739`";

/// When a file was last modified: the text of a 213 after `MDTM`
/// ([RFC 3659 §2.3](https://www.rfc-editor.org/rfc/rfc3659#section-2.3), §3). The time is in UTC.
///
/// The same form is used for the facts `modify` and `create`, and for the argument of `MFMT`.
///
/// Servers with the year 2000 bug write `19` and the years since 1900: `19104` is 2004. Their fifteen digits are
/// understood, and reported as [`Departure::YearBug`].
///
/// ```
/// use ftp_codes::payload::ModificationTime;
///
/// let time = ModificationTime::parse(b"20040221171430.5")?.value;
/// assert_eq!((time.year(), time.month(), time.day()), (2004, 2, 21));
/// assert_eq!(time.nanosecond(), 500_000_000);
/// assert_eq!(time.unix_timestamp(), 1_077_383_670);
///
/// let whole = ModificationTime::new(2004, 2, 21, 17, 14, 30).expect("a time that exists");
/// assert_eq!(time.whole_second(), whole);
/// assert_eq!(whole.with_nanosecond(500_000_000), Some(time));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
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
    /// Creates a time in whole seconds.
    ///
    /// Returns `None` if a field is out of range: a year above 9999, a day after the end of the month, a second above
    /// 60.
    #[inline]
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let fits = year <= 9999
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 60;
        if fits { Some(Self { year, month, day, hour, minute, second, fraction: None }) } else { None }
    }

    /// Creates the time that is this many seconds after 1970-01-01 00:00:00 UTC.
    ///
    /// Returns `None` if the year is not between 0 and 9999.
    ///
    /// ```
    /// use ftp_codes::payload::ModificationTime;
    ///
    /// let time = ModificationTime::from_unix_timestamp(1_077_383_670).unwrap();
    /// assert_eq!(time.to_string(), "20040221171430");
    /// ```
    #[inline]
    #[must_use]
    pub fn from_unix_timestamp(seconds: i64) -> Option<Self> {
        let (days, second_of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = day_after_1970(days)?;
        let field = |value: i64| u8::try_from(value).ok();
        let (hour, minute) = (field(second_of_day / 3600)?, field(second_of_day / 60 % 60)?);
        Self::new(year, month, day, hour, minute, field(second_of_day % 60)?)
    }

    /// Returns the same time with a fraction of a second, or `None` if that is a second or more.
    #[inline]
    #[must_use]
    pub fn with_nanosecond(self, nanosecond: u32) -> Option<Self> {
        if nanosecond < NANOSECONDS { Some(Self { fraction: Some(nanosecond), ..self }) } else { None }
    }

    /// Returns the same time without the fraction of the second.
    #[inline]
    #[must_use]
    pub const fn whole_second(self) -> Self {
        Self { fraction: None, ..self }
    }

    /// Parses the text of a 213 after `MDTM`.
    ///
    /// `time-val = 14DIGIT [ "." 1*DIGIT ]` (RFC 3659 §2.3). Words may surround it, but not a second number of this
    /// form.
    ///
    /// Fractions finer than a nanosecond are truncated.
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if there is no number of this form, or more than one; or [`OutOfRange`] if the time
    /// does not exist.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let mut last = None;
        let mut fault: Option<ParseError> = None;
        for number in numbers(text).filter(|number| number.begins_word) {
            match Self::begin(number.start) {
                Ok(_) if last.is_some() => return Err(number.start.error(BadFormat, SHAPE)),
                Ok((time, after)) => last = Some((time, number.start, after)),
                Err(error) if fault.is_none_or(|fault| fault.weight() < error.weight()) => fault = Some(error),
                Err(_) => {}
            }
        }
        let Some(((time, has_year_bug), start, after)) = last else {
            return Err(fault.unwrap_or_else(|| Cursor::new(text).error(BadFormat, SHAPE)));
        };
        let mut departures = Departures::NONE;
        let before = text.get(..start.offset()).unwrap_or_default();
        departures.note_if(!trim_blanks(before).is_empty(), Departure::LeadingWords);
        departures.note_if(!before.is_empty(), Departure::Blanks);
        departures.note_if(has_year_bug, Departure::YearBug);
        departures.note_if(!trim_blanks(after.rest()).is_empty(), Departure::TrailingWords);
        departures.note_if(!after.is_at_end(), Departure::Blanks);
        Ok(Parsed { value: time, departure: departures.first })
    }

    /// The time at the start of `cursor`, whether it has the year 2000 bug, and the position after it.
    #[inline]
    pub(crate) fn begin(mut cursor: Cursor<'_>) -> Result<((Self, bool), Cursor<'_>), ParseError> {
        let mut fields = cursor;
        let digits = cursor.digits();
        let has_year_bug = digits.len() == 15 && digits.starts_with(b"191");
        if digits.len() != 14 && !has_year_bug {
            return Err(fields.error(BadFormat, SHAPE));
        }
        let year = if has_year_bug { decimal_u16(fields.take(5), u16::MAX) } else { decimal_u16(fields.take(4), 9999) };
        let year = year.unwrap_or_default();
        let year = if has_year_bug { correct(year) } else { year };
        let month = field(&mut fields, 1..=12, "a month from 01 to 12")?;
        let day = field(&mut fields, 1..=days_in(year, month), "a day of that month")?;
        let hour = field(&mut fields, 0..=23, "an hour from 00 to 23")?;
        let minute = field(&mut fields, 0..=59, "a minute from 00 to 59")?;
        let second = field(&mut fields, 0..=60, "a second from 00 to 60")?;
        let fraction = if cursor.eat(b'.') { Some(nanoseconds(&mut cursor)?) } else { None };
        if !matches!(cursor.peek(), None | Some(b' ' | b'\t' | b')')) {
            return Err(cursor.error(BadFormat, "a fraction, as in `.123`, or nothing"));
        }
        Ok(((Self { year, month, day, hour, minute, second, fraction }, has_year_bug), cursor))
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

    /// The fraction of the second in nanoseconds, or 0 if none was stated.
    #[inline]
    #[must_use]
    pub fn nanosecond(&self) -> u32 {
        self.fraction.unwrap_or_default()
    }

    /// The fraction of the second in nanoseconds, if one was stated.
    #[inline]
    #[must_use]
    pub const fn fraction(&self) -> Option<u32> {
        self.fraction
    }

    /// The number of seconds since 1970-01-01 00:00:00 UTC. A leap second counts as the second that follows it.
    #[inline]
    #[must_use]
    pub fn unix_timestamp(&self) -> i64 {
        let [hour, minute, second] = [self.hour, self.minute, self.second].map(i64::from);
        // Fields of two digits and some millions of days: nothing here comes near the limits of an `i64`.
        ((days_since_1970(self.year, self.month, self.day) * 24 + hour) * 60 + minute) * 60 + second
    }

    /// Converts a system time, such as that of a file. Returns `None` if the year is not between 0 and 9999.
    ///
    /// The fraction of the second is kept. Many servers state only whole seconds: see
    /// [`whole_second`](Self::whole_second).
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use ftp_codes::payload::ModificationTime;
    ///
    /// let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_077_383_670_500);
    /// let time = ModificationTime::from_system_time(time).expect("a year of four digits");
    /// assert_eq!(time.to_string(), "20040221171430.5");
    /// assert_eq!(time.whole_second().to_string(), "20040221171430");
    /// ```
    #[inline]
    #[cfg(feature = "std")]
    #[must_use]
    pub fn from_system_time(time: std::time::SystemTime) -> Option<Self> {
        let (seconds, nanosecond) = match time.duration_since(std::time::SystemTime::UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).ok()?, after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let seconds = i64::try_from(before.as_secs()).ok()?.checked_neg()?;
                // Half a second before a second is half a second after the one before it.
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    nanosecond => (seconds.checked_sub(1)?, NANOSECONDS.saturating_sub(nanosecond)),
                }
            }
        };
        let time = Self::from_unix_timestamp(seconds)?;
        if nanosecond == 0 { Some(time) } else { time.with_nanosecond(nanosecond) }
    }

    /// Converts to a system time. A leap second becomes the second that follows it.
    ///
    /// Returns `None` if the system cannot represent the time: on some systems, time begins in 1601 or 1901.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use ftp_codes::payload::ModificationTime;
    ///
    /// let time = ModificationTime::parse(b"20040221171430")?.value;
    /// let time = time.to_system_time().expect("a time after 1970");
    /// assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(1_077_383_670));
    /// # Ok::<(), ftp_codes::payload::ParseError>(())
    /// ```
    #[inline]
    #[cfg(feature = "std")]
    #[must_use]
    pub fn to_system_time(&self) -> Option<std::time::SystemTime> {
        use std::time::{Duration, SystemTime};

        let seconds = self.unix_timestamp();
        let epoch = SystemTime::UNIX_EPOCH;
        let second = match u64::try_from(seconds) {
            Ok(after) => epoch.checked_add(Duration::from_secs(after)),
            Err(_) => epoch.checked_sub(Duration::from_secs(seconds.unsigned_abs())),
        };
        second?.checked_add(Duration::from_nanos(self.nanosecond().into()))
    }
}

const NANOSECONDS: u32 = 1_000_000_000;

payload!(ModificationTime, FileStatus, one line: "The standard allows one line (RFC 3659 §3.1).");

/// `19104` is 2004.
#[inline]
const fn correct(year: u16) -> u16 {
    year.saturating_sub(19_000).saturating_add(1900)
}

#[inline]
fn field(fields: &mut Cursor<'_>, range: RangeInclusive<u8>, expected: &'static str) -> Result<u8, ParseError> {
    let start = *fields;
    match fields.take(2) {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            let value = (tens & 0x0F).saturating_mul(10).saturating_add(ones & 0x0F);
            if range.contains(&value) { Ok(value) } else { Err(start.error(OutOfRange, expected)) }
        }
        _ => Err(start.error(OutOfRange, expected)),
    }
}

/// `1*DIGIT` after the dot.
#[inline]
fn nanoseconds(cursor: &mut Cursor<'_>) -> Result<u32, ParseError> {
    let start = *cursor;
    let digits = cursor.digits();
    if digits.is_empty() {
        return Err(start.error(BadFormat, "digits after the dot"));
    }
    let zeros = core::iter::repeat(&b'0');
    let nine = digits.iter().chain(zeros).take(9);
    Ok(nine.fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0')))))
}

/// `14DIGIT [ "." 1*DIGIT ]` (RFC 3659 §2.3)
impl fmt::Display for ModificationTime {
    #[inline]
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

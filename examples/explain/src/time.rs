//! `Time`: when something happened, as far as an input says so.

use std::fmt;
use std::time::SystemTime;

/// A point in time. Two of them can be compared if they have the same origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// Microseconds since the origin.
    micros: i64,
    origin: Origin,
}

/// Where the count begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// 1970-01-01 00:00:00, in the time zone of the input.
    Epoch,
    /// Midnight of an unknown day: the input has no date.
    Midnight,
    /// The beginning of the recording.
    Start,
}

impl Time {
    /// A number of microseconds after the origin.
    pub(crate) const fn new(micros: i64, origin: Origin) -> Self {
        Self { micros, origin }
    }

    /// Microseconds from another time to this one; `None` if they cannot be compared.
    pub(crate) fn since(self, earlier: Self) -> Option<i64> {
        (self.origin == earlier.origin).then(|| self.micros.checked_sub(earlier.micros))?
    }

    /// The time in what is before a line of a log: a date and a time of the day, a time of the day, seconds since 1970 or
    /// since the beginning.
    pub(crate) fn find(head: &[u8]) -> Option<Self> {
        let words = head.split(|byte| b" \t[](){}<>T|".contains(byte)).filter(|word| !word.is_empty());
        let (mut year, mut month, mut date) = (None, None, None);
        let mut clock = None;
        for word in words {
            let word = word.strip_suffix(b"Z").unwrap_or(word);
            if let Some(named) = month_of(word) {
                month = Some(named);
            } else if let Some((y, m, d, rest)) = date_of(word) {
                (year, month, date) = (Some(y), Some(m), Some(d));
                clock = clock.or_else(|| clock_of(rest));
            } else if clock.is_none() && word.contains(&b':') {
                clock = clock_of(word);
            } else if let Some(number) = number(word) {
                match word.len() {
                    1 | 2 if date.is_none() => date = Some(number),
                    4 if (1970..2100).contains(&number) => year = Some(number),
                    _ => {}
                }
            } else if clock.is_none() && month.is_none() && is_decimal(word) {
                if let Some((seconds, micros)) = fraction_of(word) {
                    let is_epoch = seconds > 100_000_000;
                    let origin = if is_epoch { Origin::Epoch } else { Origin::Start };
                    return Some(Self::new(seconds.checked_mul(1_000_000)?.checked_add(micros)?, origin));
                }
            }
        }
        let clock = clock?;
        match (year, month, date) {
            (Some(year), Some(month), Some(date)) => {
                Some(Self::new(day(year, month, date).checked_mul(86_400_000_000)?.checked_add(clock)?, Origin::Epoch))
            }
            _ => Some(Self::new(clock, Origin::Midnight)),
        }
    }

    /// The time of this machine, in UTC.
    pub(crate) fn now() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self::of_epoch(i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_micros().into())
    }

    /// Seconds and microseconds since 1970, as captures have them.
    pub(crate) fn of_epoch(seconds: i64, micros: i64) -> Self {
        Self::new(seconds.saturating_mul(1_000_000).saturating_add(micros), Origin::Epoch)
    }
}

/// Prints `2026-11-21T14:17:21.570838`, `14:17:21.570838` or `0.013692`, by the origin.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, micros) = (self.micros.div_euclid(1_000_000), self.micros.rem_euclid(1_000_000));
        if self.origin == Origin::Start {
            return write!(f, "{seconds}.{micros:06}");
        }
        if self.origin == Origin::Epoch {
            let (year, month, day) = civil(seconds.div_euclid(86_400));
            write!(f, "{year:04}-{month:02}-{day:02}T")?;
        }
        let second = seconds.rem_euclid(86_400);
        write!(f, "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)?;
        if micros == 0 { Ok(()) } else { write!(f, ".{micros:06}") }
    }
}

fn number(word: &[u8]) -> Option<i64> {
    if word.is_empty() || word.len() > 12 || !word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn is_decimal(word: &[u8]) -> bool {
    word.iter().filter(|byte| **byte == b'.').count() == 1
        && word.iter().all(|byte| *byte == b'.' || byte.is_ascii_digit())
}

fn month_of(word: &[u8]) -> Option<i64> {
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let place = MONTHS.iter().position(|month| *month == word)?;
    i64::try_from(place).ok().map(|place| place + 1)
}

/// `2026-11-21`, `2026/11/21`, `21/11/2026`, `21/Nov/2026:14:17:21`: year, month, day, and what follows.
fn date_of(word: &[u8]) -> Option<(i64, i64, i64, &[u8])> {
    let separator = *word.iter().find(|byte| !byte.is_ascii_digit())?;
    if !b"-/".contains(&separator) {
        return None;
    }
    let mut parts = word.splitn(3, |byte| *byte == separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let end = third.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(third.len());
    let (third, rest) = third.split_at_checked(end)?;
    let month = number(second).or_else(|| month_of(second))?;
    let (first, third) = (number(first)?, number(third)?);
    let (year, date) = if first > 31 { (first, third) } else { (third, first) };
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&date) && (1970..2100).contains(&year);
    is_date.then_some((year, month, date, rest.strip_prefix(b":").unwrap_or(rest)))
}

/// `14:17:21`, `14:17:21.570838`, `14:17:21,570`, in microseconds.
fn clock_of(word: &[u8]) -> Option<i64> {
    let mut parts = word.splitn(3, |byte| *byte == b':');
    let (hour, minute, second) = (number(parts.next()?)?, number(parts.next()?)?, parts.next()?);
    let end = second.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(second.len());
    let micros = match second.get(end) {
        Some(b'.' | b',') => fraction_of(second).map_or(0, |(_, micros)| micros),
        _ => 0,
    };
    let second = number(second.get(..end)?)?;
    let is_clock = hour < 24 && minute < 60 && second < 61;
    is_clock.then_some(((hour * 60 + minute) * 60 + second) * 1_000_000 + micros)
}

/// `0.013692`: seconds and microseconds. What comes after the digits is ignored.
fn fraction_of(word: &[u8]) -> Option<(i64, i64)> {
    let point = word.iter().position(|byte| b".,".contains(byte))?;
    let (seconds, fraction) = word.split_at_checked(point)?;
    let digits = fraction.get(1..)?.iter().take_while(|byte| byte.is_ascii_digit());
    let mut micros = 0;
    let mut count = 0;
    for digit in digits.take(6) {
        micros = micros * 10 + i64::from(digit - b'0');
        count += 1;
    }
    if count == 0 {
        return None;
    }
    Some((number(seconds)?, micros * 10_i64.pow(6 - count)))
}

/// The date of a day, counted from 1970-01-01, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    // The year begins in March here, so that the leap day is its last.
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, is_next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + is_next, month, date)
}

/// The day of a date, counted from 1970-01-01.
pub(crate) fn day(year: i64, month: i64, date: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = (month + 9) % 12;
    let of_year = (153 * month + 2) / 5 + date - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_that_of_its_day() {
        for (days, date) in [(0, (1970, 1, 1)), (59, (1970, 3, 1)), (11_016, (2000, 2, 29)), (20_778, (2026, 11, 21))] {
            assert_eq!(civil(days), date);
        }
    }

    #[test]
    fn a_time_is_found_before_a_line() {
        for (head, printed) in [
            ("2026-11-21 14:17:36,864 DEBUG aioftp.client: ", "2026-11-21T14:17:36.864000"),
            ("Sat Nov 21 14:16:53 2026 [pid 1779] ", "2026-11-21T14:16:53"),
            ("Nov 21 14:18:51 host pure-ftpd: (?@127.0.0.1) [DEBUG] ", "14:18:51"),
            ("[D 2026-11-21 14:19:18] 127.0.0.1:35878-[] ", "2026-11-21T14:19:18"),
            ("127.0.0.1 - demo [21/Nov/2026:14:17:22 +0000] ", "2026-11-21T14:17:22"),
            ("2026/11/21 14:17:21 DEBUG : ", "2026-11-21T14:17:21"),
            ("2026-11-21T14:17:21.570Z ", "2026-11-21T14:17:21.570000"),
            ("<20/11/2026 14:18:00> FTP Session 1 127.0.0.1 ", "2026-11-20T14:18:00"),
            ("14:17:21.570838 ", "14:17:21.570838"),
            ("1795175945.512 ", "2026-11-20T11:59:05.512000"),
            ("0.023 ", "0.023000"),
        ] {
            let time = Time::find(head.as_bytes()).map(|time| time.to_string());
            assert_eq!(time.as_deref(), Some(printed), "{head}");
        }
        assert_eq!(Time::find(b"DEBUG ftp: "), None);
    }

    #[test]
    fn a_time_is_printed_by_its_origin() {
        let micros = 51_441_570_838;
        assert_eq!(Time::new(micros, Origin::Midnight).to_string(), "14:17:21.570838");
        assert_eq!(Time::new(13_692, Origin::Start).to_string(), "0.013692");
        let day = 20_778 * 86_400_000_000;
        assert_eq!(Time::new(day + micros, Origin::Epoch).to_string(), "2026-11-21T14:17:21.570838");
        assert_eq!(Time::new(day, Origin::Epoch).to_string(), "2026-11-21T00:00:00");
    }
}

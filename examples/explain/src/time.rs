//! `Time`: when something happened, as far as an input says so.

#![allow(dead_code, reason = "the vocabulary of inputs and reports that are to come")]

use std::fmt;

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
    fn a_time_is_printed_by_its_origin() {
        let micros = 51_441_570_838;
        assert_eq!(Time::new(micros, Origin::Midnight).to_string(), "14:17:21.570838");
        assert_eq!(Time::new(13_692, Origin::Start).to_string(), "0.013692");
        let day = 20_778 * 86_400_000_000;
        assert_eq!(Time::new(day + micros, Origin::Epoch).to_string(), "2026-11-21T14:17:21.570838");
        assert_eq!(Time::new(day, Origin::Epoch).to_string(), "2026-11-21T00:00:00");
    }
}

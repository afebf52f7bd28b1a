//! The Gregorian calendar.

/// The days of a month. Months are counted from one.
pub(super) const fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to this day, which must be one of the calendar.
pub(super) fn days_since_1970(year: u16, month: u8, day: u8) -> i64 {
    // Two fields of two digits and a year of sixteen bits: nothing here comes near the limits of an `i64`.
    let [year, month, day] = [i64::from(year), i64::from(month), i64::from(day)];
    // The year is counted from March, so that the leap day is its last day.
    let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // March and the months that follow have 153 days in five.
    let days = year * 365 + leap_days + (months * 153 + 2) / 5 + (day - 1);
    // Days from 0000-03-01 to 1970-01-01.
    days - 719_468
}

//! The Gregorian calendar.

/// The days of a month. Months are counted from one.
#[inline]
pub(crate) const fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to this day, which must be one of the calendar.
#[inline]
pub(crate) fn days_since_1970(year: u16, month: u8, day: u8) -> i64 {
    // With two fields of two digits and a year of sixteen bits, nothing here comes near the limits of an `i64`.
    let [year, month, day] = [i64::from(year), i64::from(month), i64::from(day)];
    // The year is counted from March, so that the leap day is its last day.
    let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // March and the months that follow have 153 days in five.
    let days = year * 365 + leap_days + (months * 153 + 2) / 5 + (day - 1);
    // Days from 0000-03-01 to 1970-01-01.
    days - 719_468
}

/// The inverse: the year, month and day that come this many days after 1970-01-01. `None` if the year does not have
/// four digits.
#[inline]
pub(crate) fn day_after_1970(days: i64) -> Option<(u16, u8, u8)> {
    // From here on nothing comes near the limits of an `i64`.
    let days = days.checked_add(719_468)?;
    // 400 years always have the same number of days; they begin in March.
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let leap_days = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / 146_096;
    let year_of_era = (day_of_era - leap_days) / 365;
    let day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    let months = (day_of_year * 5 + 2) / 153;
    let day = day_of_year - (months * 153 + 2) / 5 + 1;
    let (month, next_year) = if months < 10 { (months + 3, 0) } else { (months - 9, 1) };
    let year = u16::try_from(era * 400 + year_of_era + next_year).ok().filter(|year| *year <= 9999)?;
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

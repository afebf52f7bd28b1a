/// The three digits in ASCII, as they stand on the wire.
#[inline]
#[must_use]
pub const fn digits(self) -> [u8; 3] {
    let number = self.code();
    [(number / 100) as u8 + b'0', (number / 10 % 10) as u8 + b'0', (number % 10) as u8 + b'0']
}

$CLASS

/// The third digit, as a number: the finest grade.
#[inline]
#[must_use]
pub const fn detail(self) -> u8 {
    (self.code() % 10) as u8
}

$PREDICATES

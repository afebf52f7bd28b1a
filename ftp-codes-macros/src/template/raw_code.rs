#[doc = $PAGE]
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[repr(transparent)]
pub struct RawCode(::core::num::NonZeroU16);

impl RawCode {
    /// The code with this number; `None` if the first digit is no class or there are not three digits.
    #[inline]
    #[must_use]
    pub const fn new(number: u16) -> ::core::option::Option<Self> {
        if ::core::matches!(number, $NUMBERS) {
            ::core::option::Option::Some(Self::listed_number(number))
        } else {
            ::core::option::Option::None
        }
    }

    /// The code with these digits, ASCII as on the wire; `None` if they are no digits or the first is no class.
    #[inline]
    #[must_use]
    pub const fn from_digits(digits: [u8; 3]) -> ::core::option::Option<Self> {
        let number = Self::number(digits);
        // 0 is the only number that has no `NonZeroU16`: one test is enough.
        match ::core::num::NonZeroU16::new(if number < Self::NO_DIGIT { number } else { 0 }) {
            ::core::option::Option::Some(number) => ::core::option::Option::Some(Self(number)),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }

    /// The listed code with this number; `None` if the number is not listed.
    #[inline]
    #[must_use]
    pub const fn listed(self) -> ::core::option::Option<ReplyCode> {
        ReplyCode::from_code(self.code())
    }

    /// The number.
    #[inline]
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0.get()
    }

    /// The number as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        static NUMBERS: [&str; $SLOTS] = [$TEXTS];
        let slot = self.code().wrapping_sub($FIRST);
        // Always true. Saying it keeps a panic out of the binary.
        NUMBERS[if slot < $SLOTS { slot } else { 0 } as usize]
    }

    $QUESTIONS
    $GROUP

    /// What a byte adds to a number if it is no digit in its place: more than any code has.
    const NO_DIGIT: u16 = $LAST + 1;

    /// The number that three ASCII digits make; `NO_DIGIT` or more if it is no code.
    #[inline]
    const fn number(digits: [u8; 3]) -> u16 {
        static HUNDREDS: [u16; 256] = RawCode::worth(100, &[$CLASSES]);
        static TENS: [u16; 256] = RawCode::worth(10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        static ONES: [u16; 256] = RawCode::worth(1, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let [first, second, third] = digits;
        HUNDREDS[first as usize] + TENS[second as usize] + ONES[third as usize]
    }

    /// What each byte adds to a number in the place that has this weight and these digits.
    const fn worth(weight: u16, digits: &[u8]) -> [u16; 256] {
        let mut worth = [Self::NO_DIGIT; 256];
        let mut rest = digits;
        while let [digit, others @ ..] = rest {
            worth[(b'0' + *digit) as usize] = weight * *digit as u16;
            rest = others;
        }
        worth
    }

    /// Trusts that the first digit is a class.
    #[inline]
    const fn listed_number(number: u16) -> Self {
        match ::core::num::NonZeroU16::new(number) {
            ::core::option::Option::Some(number) => Self(number),
            // Never: the lowest first digit is 1.
            ::core::option::Option::None => Self(::core::num::NonZeroU16::MIN),
        }
    }
}

#[doc = $PAGE]
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[non_exhaustive]
#[repr(u16)]
pub enum ReplyCode {
    $VARIANTS
}

impl ReplyCode {
    /// Every listed code, in the order of the numbers. It grows with the table: do not write its length down.
    pub const ALL: [Self; $COUNT] = [$ALL];

    /// The listed code with this number; `None` if the number is not listed.
    #[inline]
    #[must_use]
    pub const fn from_code(number: u16) -> ::core::option::Option<Self> {
        // As long as the numbers that `RawCode::number` makes, so that none of them needs a test.
        const SLOTS: u16 = 3 * RawCode::NO_DIGIT + 1;
        static VARIANTS: [::core::option::Option<ReplyCode>; SLOTS as usize] = {
            let mut variants = [::core::option::Option::None; SLOTS as usize];
            let mut position = 0;
            while position < ReplyCode::ALL.len() {
                let code = ReplyCode::ALL[position];
                variants[code as usize] = ::core::option::Option::Some(code);
                position += 1;
            }
            variants
        };
        // A table, not a jump: a number behind its end reads the slot of 0, which is no code.
        VARIANTS[if number < SLOTS { number } else { 0 } as usize]
    }

    /// The listed code with these digits, ASCII as on the wire; `None` if they are no digits, or not listed.
    #[inline]
    #[must_use]
    pub const fn from_digits(digits: [u8; 3]) -> ::core::option::Option<Self> {
        Self::from_code(RawCode::number(digits))
    }

    /// The number.
    #[inline]
    #[must_use]
    pub const fn code(self) -> u16 {
        self as u16
    }

    /// The code as one that could also be unlisted.
    #[inline]
    #[must_use]
    pub const fn raw(self) -> RawCode {
        RawCode::listed_number(self as u16)
    }

    $QUESTIONS
    $GROUP

    /// Where the code stands in [`ALL`](Self::ALL).
    #[inline]
    const fn position(self) -> usize {
        static POSITIONS: [u16; $SLOTS] = {
            let mut positions = [0; $SLOTS];
            let mut position = 0;
            while position < ReplyCode::ALL.len() {
                positions[(ReplyCode::ALL[position] as u16 - $FIRST) as usize] = position as u16;
                position += 1;
            }
            positions
        };
        let position = POSITIONS[(self as u16 - $FIRST) as usize] as usize;
        // Always true. Saying it keeps a panic out of the binary.
        if position < Self::ALL.len() { position } else { 0 }
    }
}

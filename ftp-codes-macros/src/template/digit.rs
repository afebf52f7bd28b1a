#[doc = $ABOUT]
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[repr(u8)]
pub enum $NAME {
    $VARIANTS
}

impl $NAME {
    /// All of them, in the order of the digits.
    pub const ALL: [Self; $COUNT] = [$ALL];

    /// What the digit means in this place; `None` if the table does not define it.
    #[inline]
    #[must_use]
    pub const fn from_digit(digit: u8) -> ::core::option::Option<Self> {
        match digit {
            $OF_DIGIT
            _ => ::core::option::Option::None,
        }
    }

    /// The digit, as a number.
    #[inline]
    #[must_use]
    pub const fn digit(self) -> u8 {
        self as u8
    }

    /// The name of the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self { $NAMES }
    }

    /// The name that the standard gives it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self { $TEXTS }
    }

    /// What it means, in our own words (Markdown).
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self { $DOCS }
    }

    /// Where it is defined.
    #[must_use]
    pub const fn defined_in(self) -> &'static str {
        match self { $SOURCES }
    }
}

/// Prints [`text`](Self::text).
#[automatically_derived]
impl ::core::fmt::Display for $NAME {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.text())
    }
}

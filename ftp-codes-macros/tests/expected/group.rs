/**What the second digit of a reply says: what the reply is about.

The discriminant is the digit.*/
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
)]
#[repr(u8)]
pub enum Group {
    /**`x1z` About tea

Leaves and water.

Defined in [RFC 2324 §2](https://www.rfc-editor.org/rfc/rfc2324#section-2).*/
    Tea = 1,
}
impl Group {
    /// All of them, in the order of the digits.
    pub const ALL: [Self; 1] = [Self::Tea];
    /// What the digit means in this place; `None` if the table does not define it.
    #[inline]
    #[must_use]
    pub const fn from_digit(digit: u8) -> ::core::option::Option<Self> {
        match digit {
            1 => ::core::option::Option::Some(Self::Tea),
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
        match self {
            Self::Tea => "Tea",
        }
    }
    /// The name that the standard gives it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Tea => "About tea",
        }
    }
    /// What it means, in our own words (Markdown).
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::Tea => "Leaves and water.",
        }
    }
    /// Where it is defined.
    #[must_use]
    pub const fn defined_in(self) -> &'static str {
        match self {
            Self::Tea => "RFC 2324 §2",
        }
    }
}
/// Prints [`text`](Self::text).
#[automatically_derived]
impl ::core::fmt::Display for Group {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.text())
    }
}

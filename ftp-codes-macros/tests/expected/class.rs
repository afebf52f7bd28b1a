/**What the first digit of a reply says: good, bad or incomplete.

The discriminant is the digit. A client that knows nothing else of a code can decide by its class ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).*/
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
pub enum Class {
    /**`1yz` Wait \| boil

The kettle is on.

Defined in the manual of the kettle.*/
    JustWait = 1,
    /**`2yz` Done

The kettle has boiled.

Defined in the manual of the kettle.*/
    Done = 2,
}
impl Class {
    /// All of them, in the order of the digits.
    pub const ALL: [Self; 2] = [Self::JustWait, Self::Done];
    /// What the digit means in this place; `None` if the table does not define it.
    #[inline]
    #[must_use]
    pub const fn from_digit(digit: u8) -> ::core::option::Option<Self> {
        match digit {
            1 => ::core::option::Option::Some(Self::JustWait),
            2 => ::core::option::Option::Some(Self::Done),
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
            Self::JustWait => "JustWait",
            Self::Done => "Done",
        }
    }
    /// The name that the standard gives it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::JustWait => "Wait | boil",
            Self::Done => "Done",
        }
    }
    /// What it means, in our own words (Markdown).
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::JustWait => "The kettle is on.",
            Self::Done => "The kettle has boiled.",
        }
    }
    /// Where it is defined.
    #[must_use]
    pub const fn defined_in(self) -> &'static str {
        match self {
            Self::JustWait => "the manual of the kettle",
            Self::Done => "the manual of the kettle",
        }
    }
}
/// Prints [`text`](Self::text).
#[automatically_derived]
impl ::core::fmt::Display for Class {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.text())
    }
}

/**A listed reply code.

The discriminant is the number. More codes may be listed in a later version: a `match` needs a last arm, or `match_code!`, which proves that none is forgotten. A number that is not listed is a [`RawCode`].

# All codes

| | [`x1z`](Group::Tea) About tea |
|-|-|
| [`1yz`](Class::JustWait) Wait \| boil | [`110`](Self::Heating) |
| [`2yz`](Class::Done) Done | [`210`](Self::Brewed) |
*/
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
#[non_exhaustive]
#[repr(u16)]
pub enum ReplyCode {
    /**`110` Heating.

Wait for `210`.

| standing | standard |
|-|-|
| class | [`JustWait`](Class::JustWait) `1yz` |
| group | [`Tea`](Group::Tea) `x1z` |
| defined in | [RFC 2324 §2](https://www.rfc-editor.org/rfc/rfc2324#section-2) |
*/
    #[doc(alias = "110")]
    Heating = 110,
    /**`210` Tea is ready.

> Tea is ready. Pour it.

Pour it.

| standing | de-facto |
|-|-|
| class | [`Done`](Class::Done) `2yz` |
| group | [`Tea`](Group::Tea) `x1z` |
| defined in | [RFC 2324 §2.3](https://www.rfc-editor.org/rfc/rfc2324#section-2.3) |
| see also | [RFC 7168 §2.3](https://www.rfc-editor.org/rfc/rfc7168#section-2.3) (tea) |

```text
"210" SP "Tea"
```
*/
    #[doc(alias = "210")]
    Brewed = 210,
}
impl ReplyCode {
    /// Every listed code, in the order of the numbers. It grows with the table: do not write its length down.
    pub const ALL: [Self; 2] = [Self::Heating, Self::Brewed];
    /// The listed code with this number; `None` if the number is not listed.
    #[inline]
    #[must_use]
    pub const fn from_code(number: u16) -> ::core::option::Option<Self> {
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
    /// The three digits in ASCII, as they stand on the wire.
    #[inline]
    #[must_use]
    pub const fn digits(self) -> [u8; 3] {
        let number = self.code();
        [
            (number / 100) as u8 + b'0',
            (number / 10 % 10) as u8 + b'0',
            (number % 10) as u8 + b'0',
        ]
    }
    /// What the first digit says.
    #[inline]
    #[must_use]
    pub const fn class(self) -> Class {
        match self.code() / 100 {
            1 => Class::JustWait,
            _ => Class::Done,
        }
    }
    /// The third digit, as a number: the finest grade.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> u8 {
        (self.code() % 10) as u8
    }
    ///Whether this is `1yz`: [`Class::JustWait`].
    #[inline]
    #[must_use]
    pub const fn is_just_wait(self) -> bool {
        ::core::matches!(self.code(), 100..= 199)
    }
    ///Whether this is `2yz`: [`Class::Done`].
    #[inline]
    #[must_use]
    pub const fn is_done(self) -> bool {
        ::core::matches!(self.code(), 200..= 299)
    }
    ///Whether this is `x1z`: [`Group::Tea`].
    #[inline]
    #[must_use]
    pub const fn is_tea(self) -> bool {
        self.code() / 10 % 10 == 1
    }
    /// What the second digit says.
    #[inline]
    #[must_use]
    pub const fn group(self) -> Group {
        match self.code() / 10 % 10 {
            _ => Group::Tea,
        }
    }
    /// Where the code stands in [`ALL`](Self::ALL).
    #[inline]
    const fn position(self) -> usize {
        static POSITIONS: [u16; 200] = {
            let mut positions = [0; 200];
            let mut position = 0;
            while position < ReplyCode::ALL.len() {
                positions[(ReplyCode::ALL[position] as u16 - 100) as usize] = position
                    as u16;
                position += 1;
            }
            positions
        };
        let position = POSITIONS[(self as u16 - 100) as usize] as usize;
        if position < Self::ALL.len() { position } else { 0 }
    }
}

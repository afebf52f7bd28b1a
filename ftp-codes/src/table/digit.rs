/// `Class` or `Group`: the meaning of a digit.
#[doc(hidden)]
#[macro_export]
macro_rules! __digit {
    ($(#[$attribute:meta])* $type:ident [$count:literal] $variants:tt $all:tt { $($columns:tt)* }) => {
        $(#[$attribute])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[repr(u8)]
        pub enum $type $variants

        const _: () = {
            use ::core::fmt;
            use ::core::option::Option::{self, None, Some};

            impl $type {
                /// Every variant, in the order of the digits.
                pub const ALL: &'static [Self] = &$all;

                /// Returns the meaning of this digit, or `None` if the table does not define it.
                #[inline]
                #[must_use]
                pub const fn from_digit(digit: u8) -> Option<Self> {
                    static VARIANTS: [Option<$type>; 10] = {
                        let mut variants = [None; 10];
                        let mut rest = $type::ALL;
                        while let [variant, others @ ..] = rest {
                            variants[*variant as usize] = Some(*variant);
                            rest = others;
                        }
                        variants
                    };
                    if digit < 10 { VARIANTS[digit as usize] } else { None }
                }

                /// The digit as a number.
                #[inline]
                #[must_use]
                pub const fn digit(self) -> u8 {
                    self as u8
                }

                /// The index in [`ALL`](Self::ALL).
                const fn position(self) -> usize {
                    let mut position = 0;
                    while position + 1 < Self::ALL.len() && Self::ALL[position] as u8 != self as u8 {
                        position += 1;
                    }
                    position
                }
            }

            $crate::__columns! { $type [$count] $($columns)* }

            /// Writes [`text`](Self::text).
            #[automatically_derived]
            impl fmt::Display for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(self.text())
                }
            }
        };
    };
}

/// `WinsockError`: the errors of Windows Sockets.
#[doc(hidden)]
#[macro_export]
macro_rules! __winsock_error {
    ($(#[$attribute:meta])* [$count:literal] $variants:tt $all:tt columns { $($columns:tt)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u32)]
        pub enum WinsockError $variants

        impl WinsockError {
            /// Every error, in the order of the numbers.
            pub const ALL: &'static [Self] = &$all;

            /// Returns the error with this number, or `None` if it is not listed.
            #[must_use]
            pub const fn from_code(number: u32) -> Option<Self> {
                let mut rest = Self::ALL;
                while let [error, others @ ..] = rest {
                    if *error as u32 == number {
                        return Some(*error);
                    }
                    rest = others;
                }
                None
            }

            /// The number.
            #[inline]
            #[must_use]
            pub const fn code(self) -> u32 {
                self as u32
            }

            /// The index in [`ALL`](Self::ALL).
            const fn position(self) -> usize {
                let mut position = 0;
                while position + 1 < Self::ALL.len() && Self::ALL[position] as u32 != self as u32 {
                    position += 1;
                }
                position
            }
        }

        $crate::__columns! { WinsockError [$count] $($columns)* }

        /// Writes the number and the text.
        impl ::core::fmt::Display for WinsockError {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "{} {}", self.code(), self.text())
            }
        }

        impl ::core::error::Error for WinsockError {}
    };
}

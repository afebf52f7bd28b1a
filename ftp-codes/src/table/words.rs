/// An enum of words that cells are chosen from.
#[doc(hidden)]
#[macro_export]
macro_rules! __words {
    ($(#[$attribute:meta])* $type:ident { $(#[$meaning:meta] $name:ident = $word:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $(#[$meaning] $name,)*
        }

        impl $type {
            /// Every variant, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word for it, in small letters.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }

        /// Writes [`as_str`](Self::as_str).
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

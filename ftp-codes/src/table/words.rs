/// An enum of the words that a cell may contain.
#[doc(hidden)]
#[macro_export]
macro_rules! __words {
    ($(#[$attribute:meta])* $type:ident { $(#[$meaning:meta] $name:ident = $short:literal, $word:literal;)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $(#[$meaning] $name,)*
        }

        impl $type {
            /// Every variant, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// A short name that never changes, such as `standard`, `access-control` or `secondary-completion`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $short,)* }
            }
        }

        /// Writes the value in words, such as `access control`.
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(match self { $(Self::$name => $word,)* })
            }
        }
    };
}

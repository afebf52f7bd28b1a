/// An enum of the words that a cell may contain.
#[doc(hidden)]
#[macro_export]
macro_rules! __words {
    (
        $(#[$attribute:meta])* $type:ident { $(#[$meaning:meta] $variant:ident = $name:literal, $text:literal;)* }
        name #[$name_page:meta]
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $(#[$meaning] $variant,)*
        }

        impl $type {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            #[$name_page]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        /// Writes the value for people, with spaces where the name has hyphens.
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(match self { $(Self::$variant => $text,)* })
            }
        }
    };
}

//! The match macros of a table, and what ties its types to them.

/// Writes `match_code!`, `code_matches!` and `code_set!` beside the types of a table.
///
/// `$id` is a type of the facade that belongs to this table alone: its impl of `Table` names the types of the table. A
/// macro cannot name the types beside its definition, but it can name a number, so it is `matching::TableId<7>` for a
/// table of a user's own. For the standard table it is `ReplyCode`, which takes less time to compile than a number.
/// `$words` is the length of a `CodeSet`, and `$table` the numbers and names that the patterns are read with. The macros
/// are exported under names that nothing else has.
///
/// `$reader` is `compiler` or `editor`: who reads what these macros write. `$d` is a dollar, for the variables of the
/// macros that this one writes.
#[doc(hidden)]
#[macro_export]
macro_rules! __matching {
    (
        $reader:ident $d:tt $whose:ident [$($id:tt)*] $words:literal $table:literal
        $match_code:ident $code_matches:ident $code_set:ident
    ) => {
        $crate::__matching! { @export $reader $d [$($id)*] $table $match_code match_code
        "expected a reply code and its arms, such as `code { 2xx => ..., _ => ... }`" }
        $crate::__matching! { @export $reader $d [$($id)*] $table $code_matches code_matches
        "expected a reply code and a pattern, such as `code, 2xx | 331`" }
        $crate::__matching! { @export $reader $d [$($id)*] $table $code_set code_set
        "expected a pattern, such as `2xx | 331`" }
        $crate::__matching! { @pages $whose $match_code $code_matches $code_set }
        $crate::__matching! { @code ReplyCode }
        $crate::__matching! { @code RawCode }

        #[automatically_derived]
        impl $crate::matching::Table<ReplyCode> for $crate::$($id)* {
            type ReplyCode = ReplyCode;
            type CodeSet = CodeSet;
        }

        #[automatically_derived]
        impl $crate::matching::IsAlwaysListed for ReplyCode {}

        #[automatically_derived]
        impl $crate::matching::IsMaybeUnlisted for RawCode {}

        impl CodeSet {
            #[doc(hidden)]
            #[inline]
            #[must_use]
            pub const fn __from_words(words: [u64; $words]) -> Self {
                Self(words)
            }
        }
    };

    // An empty call is reported here: the procedural macro has no token of the user to report it at.
    (@export $reader:ident $d:tt [$($id:tt)*] $table:literal $exported:ident $name:ident $expected:literal) => {
        #[doc(hidden)]
        #[allow(non_local_definitions, reason = "`reply_codes!` may be called inside a function")]
        #[macro_export]
        macro_rules! $exported {
            () => {
                ::core::compile_error! { $expected }
            };
            ($d($d tokens:tt)+) => {
                $crate::__private::$name! { [$crate $reader [$crate::$($id)*] $table] $d($d tokens)+ }
            };
        }
    };

    (@code $code:ident) => {
        #[automatically_derived]
        impl $crate::matching::TableCode for $code {
            type Code = Self;

            #[inline]
            fn number(&self) -> u16 {
                self.code()
            }
        }

        #[automatically_derived]
        impl $crate::matching::IsCodeOf<ReplyCode> for $code {}

        // The method of `AnyValue` again, because trait methods cannot be called in a constant.
        impl $code {
            #[doc(hidden)]
            #[inline(always)]
            #[must_use]
            pub const fn __matched<T: $crate::matching::Table<C>, C>(&self) -> $crate::matching::Matched<&'static Self, C> {
                $crate::matching::Matched::new(self.code())
            }
        }
    };

    (@pages standard $match_code:ident $code_matches:ident $code_set:ident) => {
        /// Matches a [`ReplyCode`] or a [`RawCode`], and proves at compile time that every code is covered.
        ///
        /// ```
        /// use ftp_codes::{RawCode, match_code};
        ///
        /// fn next(code: RawCode, retries: u8) -> String {
        ///     match_code!(code {
        ///         ServiceReady       => "greet".into(),                  // a name
        ///         331 | 332          => "send the password".into(),      // numbers
        ///         2xx                => "done".into(),                   // a first digit
        ///         x5x if retries < 3 => "try again".into(),              // a second digit, guarded
        ///         421..=426          => "connect again".into(),          // a range
        ///         code @ (4xx | 5xx) => format!("failed with {code}"),   // a binding
        ///         unlisted           => "a code that is not listed".into(),
        ///         _                  => "wait".into(),
        ///     })
        /// }
        ///
        /// assert_eq!(next(RawCode::new(220).unwrap(), 0), "greet");
        /// assert_eq!(next(RawCode::new(451).unwrap(), 0), "try again");
        /// assert_eq!(next(RawCode::new(699).unwrap(), 0), "a code that is not listed");
        /// ```
        ///
        /// With a [`ReplyCode`], every listed code must be covered; with a [`RawCode`], every number. An arm with a guard
        /// covers nothing. An incomplete match does not compile: the error names the codes that are not covered, and the
        /// shortest patterns that would cover them.
        ///
        /// It expands to one plain `match` on the number, and can be used in a `const fn`. See
        /// [`matching`](crate::matching) for the whole guide.
        #[doc(alias = "exhaustive match")]
        #[doc(inline)]
        pub use $match_code as match_code;

        /// Returns whether a [`ReplyCode`] or a [`RawCode`] matches a pattern of [`match_code!`].
        ///
        /// It is to [`match_code!`] what [`matches!`] is to `match`.
        ///
        /// ```
        /// use ftp_codes::{ReplyCode, code_matches};
        ///
        /// let (code, tries) = (ReplyCode::NeedPassword, 2);
        /// assert!(code_matches!(code, 2xx | 331));
        /// assert!(code_matches!(code, x3x if tries < 3));
        /// ```
        ///
        /// See [`matching`](crate::matching) for the whole guide.
        #[doc(inline)]
        pub use $code_matches as code_matches;

        /// The [`CodeSet`] of a pattern of [`match_code!`], as a constant.
        ///
        /// ```
        /// use ftp_codes::{CodeSet, ReplyCode, code_set};
        ///
        /// const RETRY: CodeSet = code_set!(421..=426 | 45x);
        ///
        /// assert!(RETRY.contains(ReplyCode::LocalError));
        /// ```
        ///
        /// Every alternative must match at least one listed code. See [`matching`](crate::matching) for the whole
        /// guide.
        #[doc(inline)]
        pub use $code_set as code_set;
    };

    (@pages own $match_code:ident $code_matches:ident $code_set:ident) => {
        /// Matches a [`ReplyCode`] or a [`RawCode`] of this table, and proves at compile time that every code is covered.
        ///
        /// The patterns are names and numbers of this table, masks such as `2xx` and `x5x`, ranges such as `421..=426`,
        /// `unlisted` and `_`, joined by `|`. For the whole guide, see
        /// [`ftp_codes::matching`](https://docs.rs/ftp-codes/latest/ftp_codes/matching/).
        #[doc(inline)]
        pub use $match_code as match_code;

        /// Returns whether a [`ReplyCode`] or a [`RawCode`] of this table matches a pattern of [`match_code!`].
        ///
        /// For the whole guide, see [`ftp_codes::matching`](https://docs.rs/ftp-codes/latest/ftp_codes/matching/).
        #[doc(inline)]
        pub use $code_matches as code_matches;

        /// The [`CodeSet`] of a pattern of [`match_code!`], as a constant.
        ///
        /// Every alternative must match at least one listed code. For the whole guide, see
        /// [`ftp_codes::matching`](https://docs.rs/ftp-codes/latest/ftp_codes/matching/).
        #[doc(inline)]
        pub use $code_set as code_set;
    };
}

/// [`__matching`] for the reader of this build. An editor also gets the names in a match as variants.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __matching_for_reader {
    ($($table:tt)*) => {
        $crate::__matching! { compiler $($table)* }
    };
}

/// [`__matching`] for an editor.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __matching_for_reader {
    ($($table:tt)*) => {
        $crate::__matching! { editor $($table)* }
    };
}

/// Writes the names of a table that was refused, so that one mistake causes one error.
///
/// They are aliases of a type whose parameter is the first error: the compiler has reported that one, and reports
/// nothing further about a type with an error in it. `Refused` belongs to the user's crate, so that impls of traits for
/// the names are not errors.
#[doc(hidden)]
#[macro_export]
macro_rules! __refused {
    ($first:block $($others:tt)*) => {
        #[doc(hidden)]
        pub struct Refused<const ERROR: usize>;
        $crate::__refused! { @names $first Class Group Standing ReplyCode RawCode CodeSet CodeSetIter CodeError }
        $($others)*

        #[doc(hidden)]
        pub use $crate::__private::{
            refused_match as match_code, refused_match as code_set, refused_question as code_matches,
        };
    };
    (@names $first:block $class:ident $($name:ident)*) => {
        #[doc(hidden)]
        pub type $class = Refused<$first>;
        $(
            #[doc(hidden)]
            pub type $name = $class;
        )*
    };
}

/// A match or a set of a table that was refused. It coerces to any type, and the code after it counts as reachable.
#[doc(hidden)]
#[macro_export]
macro_rules! __refused_match {
    ($($tokens:tt)*) => {
        if true { $crate::matching::refused() } else { ::core::unreachable!() }
    };
}

/// A question about a code of a table that was refused.
#[doc(hidden)]
#[macro_export]
macro_rules! __refused_question {
    ($($tokens:tt)*) => {
        false
    };
}

/// The value of a match of a table that was refused. It is never called, because the program does not compile.
pub const fn refused<T>() -> T {
    unreachable!()
}

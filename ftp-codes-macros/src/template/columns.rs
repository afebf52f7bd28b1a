/// How binding a code is.
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum Standing {
    /// Part of the standard itself.
    Standard,
    /// Defined by an extension of the standard.
    Extension,
    /// Defined once, and given up since.
    Historic,
    /// Defined nowhere, but met.
    DeFacto,
}

impl Standing {
    /// The word for it: `standard`, `extension`, `historic` or `de-facto`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Extension => "extension",
            Self::Historic => "historic",
            Self::DeFacto => "de-facto",
        }
    }
}

/// Prints [`as_str`](Self::as_str).
#[automatically_derived]
impl ::core::fmt::Display for Standing {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

const _: () = {
    struct Row {
        number: &'static str,
        line: &'static str,
        name: &'static str,
        headline: &'static str,
        text: &'static str,
        description: &'static str,
        grammar: ::core::option::Option<&'static str>,
        standing: Standing,
        defined_in: &'static str,
        amended_in: &'static [&'static str],
    }

    static ROWS: [Row; $COUNT] = [$ROWS];

    impl ReplyCode {
        const fn row(self) -> &'static Row {
            &ROWS[self.position()]
        }

        /// The number as text.
        #[must_use]
        pub const fn as_str(self) -> &'static str {
            self.row().number
        }

        /// The name of the variant.
        #[must_use]
        pub const fn name(self) -> &'static str {
            self.row().name
        }

        /// The first sentence of the standard text: what a server sends by default.
        #[must_use]
        pub const fn headline(self) -> &'static str {
            self.row().headline
        }

        /// The whole standard text.
        #[must_use]
        pub const fn text(self) -> &'static str {
            self.row().text
        }

        /// What the code means and what to do, in our own words (Markdown).
        #[must_use]
        pub const fn description(self) -> &'static str {
            self.row().description
        }

        /// The grammar of the text, for a code whose text a program can read.
        #[must_use]
        pub const fn grammar(self) -> ::core::option::Option<&'static str> {
            self.row().grammar
        }

        /// How binding the code is.
        #[must_use]
        pub const fn standing(self) -> Standing {
            self.row().standing
        }

        /// Where the code is defined.
        #[must_use]
        pub const fn defined_in(self) -> &'static str {
            self.row().defined_in
        }

        /// Where else the standards speak of the code.
        #[must_use]
        pub const fn amended_in(self) -> &'static [&'static str] {
            self.row().amended_in
        }
    }

    /// Prints number and headline.
    #[automatically_derived]
    impl ::core::fmt::Display for ReplyCode {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.pad(self.row().line)
        }
    }
};

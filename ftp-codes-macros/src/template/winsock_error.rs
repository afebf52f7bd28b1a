/// An error of Windows Sockets that FTP clients print beside reply codes.
///
/// These numbers have five digits and no server sends them: they tell what the client's own socket met.
/// People look them up beside the codes of FTP, so they are explained here.
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[non_exhaustive]
#[repr(u32)]
pub enum WinsockError {
    $VARIANTS
}

impl WinsockError {
    /// All of them, in the order of the numbers.
    pub const ALL: [Self; $COUNT] = [$ALL];

    /// The error with this number.
    #[must_use]
    pub const fn from_code(number: u32) -> ::core::option::Option<Self> {
        match number {
            $OF_NUMBER
            _ => ::core::option::Option::None,
        }
    }

    /// The number.
    #[inline]
    #[must_use]
    pub const fn code(self) -> u32 {
        self as u32
    }

    /// The name of the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self { $NAMES }
    }

    /// Microsoft's name of the constant.
    #[must_use]
    pub const fn constant(self) -> &'static str {
        match self { $CONSTANTS }
    }

    /// Microsoft's words for it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self { $TEXTS }
    }

    /// What it means and what to do, in our own words (Markdown).
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self { $DOCS }
    }

    /// The kind of [`std::io::Error`] that it is; `None` if there is no such kind.
    #[cfg(feature = "std")]
    #[must_use]
    pub const fn error_kind(self) -> ::core::option::Option<::std::io::ErrorKind> {
        match self { $KINDS }
    }
}

/// Prints number and text.
#[automatically_derived]
impl ::core::fmt::Display for WinsockError {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::write!(f, "{} {}", self.code(), self.text())
    }
}

#[automatically_derived]
impl ::core::error::Error for WinsockError {}

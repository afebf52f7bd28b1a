/// An error of Windows Sockets that FTP clients print beside reply codes.
///
/// These numbers have five digits and no server sends them: they tell what the client's own socket met.
/// People look them up beside the codes of FTP, so they are explained here.
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
#[repr(u32)]
pub enum WinsockError {
    /**`10060` `WSAETIMEDOUT`: Connection timed out.

Nobody answered.*/
    #[doc(alias = "10060")]
    #[doc(alias = "WSAETIMEDOUT")]
    TimedOut = 10060,
    /**`10068` `WSAEUSERS`: Quota exceeded.

Too many users.*/
    #[doc(alias = "10068")]
    #[doc(alias = "WSAEUSERS")]
    TooManyUsers = 10068,
}
impl WinsockError {
    /// All of them, in the order of the numbers.
    pub const ALL: [Self; 2] = [Self::TimedOut, Self::TooManyUsers];
    /// The error with this number.
    #[must_use]
    pub const fn from_code(number: u32) -> ::core::option::Option<Self> {
        match number {
            10060 => ::core::option::Option::Some(Self::TimedOut),
            10068 => ::core::option::Option::Some(Self::TooManyUsers),
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
        match self {
            Self::TimedOut => "TimedOut",
            Self::TooManyUsers => "TooManyUsers",
        }
    }
    /// Microsoft's name of the constant.
    #[must_use]
    pub const fn constant(self) -> &'static str {
        match self {
            Self::TimedOut => "WSAETIMEDOUT",
            Self::TooManyUsers => "WSAEUSERS",
        }
    }
    /// Microsoft's words for it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::TimedOut => "Connection timed out.",
            Self::TooManyUsers => "Quota exceeded.",
        }
    }
    /// What it means and what to do, in our own words (Markdown).
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::TimedOut => "Nobody answered.",
            Self::TooManyUsers => "Too many users.",
        }
    }
    /// The kind of [`std::io::Error`] that it is; `None` if there is no such kind.
    #[cfg(feature = "std")]
    #[must_use]
    pub const fn error_kind(self) -> ::core::option::Option<::std::io::ErrorKind> {
        match self {
            Self::TimedOut => {
                ::core::option::Option::Some(::std::io::ErrorKind::TimedOut)
            }
            Self::TooManyUsers => ::core::option::Option::None,
        }
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

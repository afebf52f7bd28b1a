use core::fmt;

/// What a reply means for the whole connection.
///
/// ```
/// use ftp_codes::exchange::{Event, Session};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut session = Session::new();
/// assert_eq!(session.reply(ReplyCode::ServiceReady).event, Some(Event::Ready));
/// session.command(Command::Auth)?;
/// assert_eq!(session.reply(ReplyCode::SecurityMechanismAccepted).event, Some(Event::StartTls));
/// assert_eq!(Event::StartTls.to_string(), "start TLS");
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Event {
    /// The greeting is complete: commands can be sent.
    Ready,
    /// The user is logged in.
    LoggedIn,
    /// `AUTH` was accepted with 234: the TLS handshake follows at once. Bytes that came after this reply were not
    /// protected and must not be read as replies
    /// ([RFC 4217 §4.2](https://www.rfc-editor.org/rfc/rfc4217#section-4.2)). A login that took place before must be
    /// repeated ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3)).
    ///
    /// For a mechanism other than TLS it means the same as [`Secured`](Self::Secured).
    StartTls,
    /// `ADAT` has completed the security exchange with 235: commands and replies may be protected, and the login begins
    /// again
    /// ([RFC 2228 §9](https://www.rfc-editor.org/rfc/rfc2228#section-9)).
    Secured,
    /// `CCC` was accepted with 200: TLS ends on the control connection
    /// ([RFC 4217 §5](https://www.rfc-editor.org/rfc/rfc4217#section-5)).
    EndTls,
    /// `REIN` was accepted: everything is as it was after the greeting, and TLS, if any, ends
    /// ([RFC 4217 §13](https://www.rfc-editor.org/rfc/rfc4217#section-13)).
    Reinitialized,
    /// The server announces that it will close the connection. Wait for the close itself, because some servers continue
    /// ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).
    Closing,
}

impl Event {
    /// A short name that never changes, such as `logged-in` or `start-tls`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::LoggedIn => "logged-in",
            Self::StartTls => "start-tls",
            Self::Secured => "secured",
            Self::EndTls => "end-tls",
            Self::Reinitialized => "reinitialized",
            Self::Closing => "closing",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::LoggedIn => "logged in",
            Self::StartTls => "start TLS",
            Self::Secured => "secured",
            Self::EndTls => "end TLS",
            Self::Reinitialized => "reinitialized",
            Self::Closing => "closing",
        }
    }
}

/// Writes the event in words, such as `start TLS`.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

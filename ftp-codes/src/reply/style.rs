//! How the lines between the first and the last are marked.

/// How a multi-line reply is written. The first and the last line look the same in all of them.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, Style};
/// use ftp_codes::ReplyCode;
///
/// let reply = OutgoingReply::new(ReplyCode::CommandOkay, ["Of", "2024", "we know", "nothing"])?;
/// assert_eq!(reply.clone().to_string(), "200-Of\r\n 2024\r\nwe know\r\n200 nothing\r\n");
/// assert_eq!(reply.clone().style(Style::Prefixed).to_string(), "200-Of\r\n200-2024\r\n200-we know\r\n200 nothing\r\n");
/// assert_eq!(reply.style(Style::Indented).to_string(), "200-Of\r\n 2024\r\n we know\r\n200 nothing\r\n");
/// # Ok::<(), ftp_codes::reply::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// As they are. A line that begins with three digits is padded with a space, so that nobody takes it for the
    /// last one (RFC 959 §4.2): the reader gets that space as a part of the text.
    #[default]
    Rfc959,
    /// With the code and a hyphen before each, as RFC 2228 §5.2 wants it for protected replies. The reader gets
    /// every text as it was, whatever it begins with.
    Prefixed,
    /// With one space before each, as lists of features and of facts are written (RFC 2389 §3.2, RFC 3659 §7.2).
    /// The reader gets the space as a part of the text.
    Indented,
}

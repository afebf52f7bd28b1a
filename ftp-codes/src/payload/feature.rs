//! A feature of a server (211 after `FEAT`).

use core::fmt;

use super::PayloadErrorKind::Empty;
use super::cursor::{Cursor, is_printable, trim_blanks};
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

/// A feature: a line of a 211 after `FEAT` (RFC 2389 §3.2).
///
/// ```
/// use ftp_codes::payload::Feature;
///
/// let feature = Feature::parse(b" REST STREAM")?.value;
/// assert!(feature.is("rest"));
/// assert_eq!(feature.parameters(), Some(&b"STREAM"[..]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Feature<'a> {
    label: Lossy<'a>,
    parameters: Lossy<'a>,
}

impl<'a> Feature<'a> {
    /// A label, and parameters or nothing.
    ///
    /// `None` if the label is empty or holds anything but printable ASCII, or if the parameters begin or end with a blank
    /// or hold a CR, a LF or a NUL.
    #[must_use]
    pub fn new(label: &'a str, parameters: &'a str) -> Option<Self> {
        let (label, parameters) = (label.as_bytes(), parameters.as_bytes());
        let fits = is_printable(label) && trim_blanks(parameters) == parameters && is_sendable(parameters);
        fits.then_some(Self { label: Lossy(label), parameters: Lossy(parameters) })
    }

    /// Reads a line between the first and the last one.
    ///
    /// `SP feature-label [ SP feature-parms ]` (RFC 2389 §3.2)
    ///
    /// # Errors
    ///
    /// [`Empty`] if the line is blank.
    pub fn parse(line: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(line);
        let mut form = Form::Strict;
        form.depart_if(!cursor.eat(b' '), Departure::NoLeadingSpace);
        form.depart_if(cursor.blanks(), Departure::Blanks);
        let label = cursor.word();
        if label.is_empty() {
            return Err(cursor.error(Empty, "a feature, as in ` REST STREAM`"));
        }
        let parameters = trim_blanks(cursor.rest());
        let blanks = usize::from(!parameters.is_empty());
        form.depart_if(cursor.rest().len() > parameters.len().saturating_add(blanks), Departure::Blanks);
        Ok(Parsed::new(Self { label: Lossy(label), parameters: Lossy(parameters) }, form))
    }

    /// The label as it is written. Its letters may be of either case.
    #[inline]
    #[must_use]
    pub const fn label(&self) -> &'a [u8] {
        self.label.0
    }

    /// Whether this is the label, in letters of either case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn is(&self, label: &str) -> bool {
        self.label.0.eq_ignore_ascii_case(label.as_bytes())
    }

    /// What follows the label.
    #[inline]
    #[must_use]
    pub const fn parameters(&self) -> Option<&'a [u8]> {
        if self.parameters.0.is_empty() { None } else { Some(self.parameters.0) }
    }
}

/// The whole line: `SP feature-label [ SP feature-parms ]` (RFC 2389 §3.2)
impl fmt::Display for Feature<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}", self.label)?;
        if self.parameters.0.is_empty() { Ok(()) } else { write!(f, " {}", self.parameters) }
    }
}

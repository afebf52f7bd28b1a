//! The list of features (211 after `FEAT`).

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::Peekable;

use super::{Departure, Feature, Form, Parsed};
use crate::reply::Lines;

/// The features of a server: the lines of a 211 after `FEAT` (RFC 2389 §3.2).
///
/// Every wire form that servers use is read: lines that begin with a space, with a tab, with `211-` or with nothing.
/// Labels that nobody knows are no error (RFC 2389 §3).
///
/// ```
/// use ftp_codes::payload::Features;
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"211-Extensions supported:\r\n MLST size*;modify*;\r\n utf8\r\n211 END\r\n")?;
/// let features = Features::parse(reply.lines()).value;
/// assert!(features.contains("UTF8"));
/// assert_eq!(features.get("MLST").and_then(|mlst| mlst.parameters()), Some(&b"size*;modify*;"[..]));
/// # Ok::<(), ftp_codes::reply::DecodeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Features<'a> {
    lines: Lines<'a>,
}

impl<'a> Features<'a> {
    /// Reads the lines of a 211 after `FEAT`. There is nothing that cannot be read.
    ///
    /// `feature-listing = "211-" *TCHAR CRLF 1*( SP feature CRLF ) "211 End" CRLF` (RFC 2389 §3.2).
    /// One line alone says that there are no features.
    #[must_use]
    pub fn parse(lines: Lines<'a>) -> Parsed<Self> {
        let mut form = Form::Strict;
        let mut body = lines.clone();
        let (first, last) = (body.next(), body.next_back());
        if first.is_some() && last.is_some() {
            let mut count = 0_usize;
            for line in body {
                count = count.saturating_add(1);
                match Feature::parse(line) {
                    Ok(Parsed { form: Form::Strict, .. }) => {}
                    Ok(Parsed { form: Form::Forgiving(departure), .. }) => form.depart(departure),
                    Err(_) => form.depart(Departure::EmptyLines),
                }
            }
            // RFC 3659 §7.8.1 has an example with a full stop.
            let end = last.map(|line| line.strip_suffix(b".").unwrap_or(line));
            form.depart_if(!end.is_some_and(|end| end.eq_ignore_ascii_case(b"End")), Departure::EndLine);
            form.depart_if(count == 0, Departure::NothingStated);
        }
        Parsed::new(Self { lines }, form)
    }

    /// The features, in the order in which they are listed.
    #[must_use]
    pub fn iter(&self) -> FeatureIter<'a> {
        let mut lines = self.lines.clone().peekable();
        lines.next();
        FeatureIter { lines }
    }

    /// The first feature with this label, in letters of either case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn get(&self, label: &str) -> Option<Feature<'a>> {
        self.iter().find(|feature| feature.is(label))
    }

    /// Whether a feature with this label is listed, in letters of either case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn contains(&self, label: &str) -> bool {
        self.get(label).is_some()
    }
}

/// Two lists with the same features in the same order are equal.
impl PartialEq for Features<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Features<'_> {}

impl Hash for Features<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|feature| feature.hash(state));
    }
}

impl<'a> IntoIterator for &Features<'a> {
    type Item = Feature<'a>;
    type IntoIter = FeatureIter<'a>;

    fn into_iter(self) -> FeatureIter<'a> {
        self.iter()
    }
}

/// The lines between the first and the last one of the reply, with a line feed between them.
impl fmt::Display for Features<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(above, feature)| {
            let separator = if above == 0 { "" } else { "\n" };
            write!(f, "{separator}{feature}")
        })
    }
}

/// The features of a list. Made by [`Features::iter`].
#[derive(Clone, Debug)]
pub struct FeatureIter<'a> {
    lines: Peekable<Lines<'a>>,
}

impl<'a> Iterator for FeatureIter<'a> {
    type Item = Feature<'a>;

    fn next(&mut self) -> Option<Feature<'a>> {
        loop {
            let line = self.lines.next()?;
            // The last line is no feature.
            self.lines.peek()?;
            if let Ok(feature) = Feature::parse(line) {
                return Some(feature.value);
            }
        }
    }
}

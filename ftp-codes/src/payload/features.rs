//! The features of a server: 211 after `FEAT`.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::ParseErrorKind::{BadFormat, Empty};
use super::server::note_other_characters;
use super::{Departure, ParseError, Parsed};
#[cfg(feature = "alloc")]
use crate::ReplyCode;
use crate::reply::Reply;
use crate::text::{
    Cursor, Departures, Put, Spell, TextLines, bytes_payload, is_printable, is_tchars, spell_lossy, trim_blanks,
};
#[cfg(feature = "alloc")]
use crate::text::{indented_reply, reply_of_bytes};
use crate::wire::Lossy;

/// A feature of a server: a line of a 211 after `FEAT`, without the space before it
/// ([RFC 2389 §3.2](https://www.rfc-editor.org/rfc/rfc2389#section-3.2)).
///
/// ```
/// use ftp_codes::payload::Feature;
///
/// let feature = Feature::parse(b"REST STREAM")?.value;
/// assert!(feature.is("rest"));
/// assert_eq!(feature.label(), b"REST");
/// assert_eq!(feature.parameters(), Some(&b"STREAM"[..]));
/// assert_eq!(Feature::new("REST", "STREAM"), Some(feature));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Feature<'a> {
    label: Lossy<'a>,
    parameters: Lossy<'a>,
}

impl<'a> Feature<'a> {
    /// Creates a feature from its label and its parameters, which may be empty.
    ///
    /// Returns `None` if the label is empty or contains anything but printable ASCII, or if the parameters begin or end
    /// with a blank or contain anything but printable ASCII and blanks.
    #[inline]
    #[must_use]
    pub fn new(label: &'a str, parameters: &'a str) -> Option<Self> {
        let (label, parameters) = (label.as_bytes(), parameters.as_bytes());
        let fits = is_printable(label) && trim_blanks(parameters) == parameters && is_tchars(parameters);
        if fits { Some(Self { label: Lossy(label), parameters: Lossy(parameters) }) } else { None }
    }

    /// Parses a feature.
    ///
    /// `feature-label [ SP feature-parms ]` (RFC 2389 §3.2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`] if there is nothing but blanks, or [`BadFormat`] if there is more than one line.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text.trim_ascii_end());
        let mut line_end = cursor;
        line_end.skip_to(b'\n');
        if !line_end.is_at_end() {
            return Err(line_end.error(BadFormat, "one line"));
        }
        let mut departures = Departures::NONE;
        departures.note_if(cursor.blanks(), Departure::Blanks);
        let label = cursor.word();
        if label.is_empty() {
            return Err(cursor.error(Empty, "a feature, as in `REST STREAM`"));
        }
        let parameters = trim_blanks(cursor.rest());
        let blanks = usize::from(!parameters.is_empty());
        departures.note_if(cursor.rest().len() > parameters.len().saturating_add(blanks), Departure::Blanks);
        // A CR at the end of a line would belong to the line end.
        departures.note_if(text.trim_ascii_end().len() < text.len(), Departure::Blanks);
        note_other_characters(&mut departures, text);
        Ok(Parsed { value: Self { label: Lossy(label), parameters: Lossy(parameters) }, departure: departures.first })
    }

    /// The label as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn label(&self) -> &'a [u8] {
        self.label.0
    }

    /// Returns `true` if this is the label, ignoring case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn is(&self, label: &str) -> bool {
        self.label.0.eq_ignore_ascii_case(label.as_bytes())
    }

    /// The parameters: the text after the label.
    #[inline]
    #[must_use]
    pub const fn parameters(&self) -> Option<&'a [u8]> {
        if self.parameters.0.is_empty() { None } else { Some(self.parameters.0) }
    }
}

impl Spell for Feature<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(self.label.0)?;
        if !self.parameters.0.is_empty() {
            put(b" ")?;
        }
        put(self.parameters.0)
    }
}

bytes_payload!(@bytes Feature);

/// `feature-label [ SP feature-parms ]` (RFC 2389 §3.2)
impl fmt::Display for Feature<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// The features of a server: a 211 after `FEAT` ([RFC 2389 §3.2](https://www.rfc-editor.org/rfc/rfc2389#section-3.2)).
///
/// Every form that servers use is read: lines that begin with a space, with a tab, with `211-` or with none of these.
/// Unknown labels are not an error (RFC 2389 §3).
///
/// ```
/// use ftp_codes::payload::{Feature, Features};
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"211-Extensions:\r\n MLST size*;modify*;\r\n utf8\r\n211 END\r\n")?;
/// let features = Features::read(reply)?.value;
/// assert!(features.contains("UTF8"));
/// let mlst = features.get("mlst").expect("a feature");
/// assert_eq!(mlst.parameters(), Some(&b"size*;modify*;"[..]));
/// assert!(features.iter().map(|feature| feature.label()).eq([&b"MLST"[..], b"utf8"]));
///
/// let list = [("SIZE", ""), ("REST", "STREAM")]
///     .map(|(label, parameters)| Feature::new(label, parameters).expect("a feature"));
/// assert_eq!(Features::new(&list).to_string(), "Features:\n SIZE\n REST STREAM\nEnd");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Features<'a> {
    list: FeatureList<'a>,
}

#[derive(Clone, Debug)]
enum FeatureList<'a> {
    /// The lines between the first and the last one.
    Lines(TextLines<'a>),
    List(&'a [Feature<'a>]),
}

impl<'a> Features<'a> {
    /// Creates a list of features.
    #[inline]
    #[must_use]
    pub const fn new(features: &'a [Feature<'a>]) -> Self {
        Self { list: FeatureList::List(features) }
    }

    /// Parses the text of a 211 after `FEAT`: its lines with a line feed between them.
    ///
    /// `feature-listing = "211-" *TCHAR CRLF 1*( SP feature CRLF ) "211 End" CRLF` (RFC 2389 §3.2). A single line means
    /// that there are no features.
    ///
    /// # Errors
    ///
    /// At present this never fails: every text can be read.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        cursor.skip_to(b'\n');
        if !cursor.eat(b'\n') {
            return Ok(Parsed { value: Self::new(&[]), departure: None });
        }
        let mut ends = cursor.rest().rsplitn(2, |byte| *byte == b'\n');
        let last = ends.next().map(|last| last.strip_suffix(b"\r").unwrap_or(last));
        Ok(Self::between(TextLines::Text(ends.next()), last))
    }

    /// Reads the features from a reply.
    ///
    /// The code of the reply is not checked, because servers also send codes other than the standard one.
    ///
    /// # Errors
    ///
    /// At present this never fails: every text can be read.
    #[inline]
    pub fn read(reply: impl Into<Reply<'a>>) -> Result<Parsed<Self>, ParseError> {
        let mut lines = reply.into().lines();
        lines.next();
        Ok(match lines.next_back() {
            None => Parsed { value: Self::new(&[]), departure: None },
            last => Self::between(TextLines::Reply(lines), last),
        })
    }

    #[inline]
    fn between(lines: TextLines<'a>, last: Option<&[u8]>) -> Parsed<Self> {
        let mut departures = Departures::NONE;
        let mut is_empty = true;
        for line in lines.clone() {
            is_empty = false;
            let feature = line.strip_prefix(b" ").unwrap_or(line);
            departures.note_if(feature.len() == line.len() && !line.is_empty(), Departure::NoLeadingSpace);
            match Feature::parse(feature) {
                Ok(Parsed { departure: Some(departure), .. }) => departures.note(departure),
                Ok(_) => {}
                Err(_) => departures.note(Departure::EmptyLines),
            }
        }
        // RFC 3659 §7.8.1 has an example with a full stop.
        let end = last.map(|line| line.strip_suffix(b".").unwrap_or(line));
        departures.note_if(!end.is_some_and(|end| end.eq_ignore_ascii_case(b"End")), Departure::EndLine);
        departures.note_if(is_empty, Departure::EmptyList);
        Parsed { value: Self { list: FeatureList::Lines(lines) }, departure: departures.first }
    }

    /// The features, in the order in which they are listed.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> FeatureIter<'a> {
        FeatureIter { list: self.list.clone() }
    }

    /// Returns the first feature with this label, ignoring case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn get(&self, label: &str) -> Option<Feature<'a>> {
        self.iter().find(|feature| feature.is(label))
    }

    /// Returns `true` if a feature with this label is listed, ignoring case (RFC 2389 §3.2).
    #[inline]
    #[must_use]
    pub fn contains(&self, label: &str) -> bool {
        self.get(label).is_some()
    }
}

bytes_payload!(
    Features<'a>,
    SystemStatus,
    |features: &Features<'_>| match features.iter().next() {
        None => reply_of_bytes(ReplyCode::SystemStatus, features),
        Some(_) => {
            let items = features.iter().map(|feature| feature.to_bytes());
            indented_reply(ReplyCode::SystemStatus, "Features:", items)
        }
    },
    all lines
);

/// Two lists with the same features in the same order are equal.
impl PartialEq for Features<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Features<'_> {}

impl Hash for Features<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|feature| feature.hash(state));
    }
}

impl<'a> IntoIterator for &Features<'a> {
    type Item = Feature<'a>;
    type IntoIter = FeatureIter<'a>;

    #[inline]
    fn into_iter(self) -> FeatureIter<'a> {
        self.iter()
    }
}

impl Spell for Features<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        let mut features = self.iter().peekable();
        if features.peek().is_none() {
            return put(b"No features");
        }
        put(b"Features:\n")?;
        for feature in features {
            put(b" ")?;
            feature.spell(put)?;
            put(b"\n")?;
        }
        put(b"End")
    }
}

/// The lines of the reply, with a line feed between them.
impl fmt::Display for Features<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// An iterator over the features of a list, created by [`Features::iter`].
#[derive(Clone, Debug)]
pub struct FeatureIter<'a> {
    list: FeatureList<'a>,
}

impl<'a> Iterator for FeatureIter<'a> {
    type Item = Feature<'a>;

    #[inline]
    fn next(&mut self) -> Option<Feature<'a>> {
        match &mut self.list {
            FeatureList::Lines(lines) => lines.find_map(|line| Feature::parse(line).ok()).map(|read| read.value),
            FeatureList::List(list) => {
                let (feature, rest) = list.split_first()?;
                *list = rest;
                Some(*feature)
            }
        }
    }
}

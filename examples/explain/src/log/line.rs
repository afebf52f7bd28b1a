//! `Line`: a line of a log, without what the log put before it.

use std::borrow::Cow;

use ftp_codes::Command;

use super::draft::Draft;
use super::mark::Mark;
use super::{guess, quotation, stamp};

/// The stamps before a line, and the blanks behind the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Margin {
    stamps: usize,
    blanks: usize,
}

impl Margin {
    /// Takes the margin off another line of the same reply: more blanks than its first line had are text.
    pub(crate) fn strip(self, line: &[u8]) -> &[u8] {
        let strip = |rest, position| stamp::strip(rest, position == 0);
        let Some(rest) = (0..self.stamps).try_fold(line, strip) else { return line };
        let surplus = blanks_between(line, rest).saturating_sub(self.blanks);
        line.get(line.len() - rest.len() - surplus..).unwrap_or(rest)
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(self) -> bool {
        self.stamps == 0
    }
}

/// How many blanks stand right before the rest of a line.
fn blanks_between(line: &[u8], rest: &[u8]) -> usize {
    let before = line.get(..line.len() - rest.len()).unwrap_or_default();
    before.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// What somebody said, and who.
#[derive(Clone, Debug)]
pub(crate) struct Line<'l> {
    /// Who spoke.
    pub(crate) mark: Mark,
    /// What stood before it without being a mark.
    pub(crate) margin: Margin,
    /// What was said. A whole reply of ftplib has line feeds in it.
    pub(crate) text: Cow<'l, [u8]>,
    /// Whether it is not the whole line: more of it was sent later.
    pub(crate) is_cut: bool,
}

impl<'l> Line<'l> {
    /// Takes stamps and mark off a line that has lost its end.
    pub(crate) fn read(line: &'l [u8]) -> Self {
        let mut rest = line.trim_ascii_start();
        let mut margin = Margin::default();
        while margin.stamps < stamp::MOST {
            if let Some((mark, text)) = Mark::strip(rest) {
                let (text, is_cut) = said(mark, rest, text);
                return Self { mark, margin, text, is_cut };
            }
            let Some(behind) = stamp::strip(rest, margin.is_empty()) else { break };
            rest = behind;
            margin = Margin { stamps: margin.stamps + 1, blanks: blanks_between(line, rest) };
        }
        if margin.is_empty() {
            // Without stamp and mark, only a line that begins in the first column can be a reply.
            rest = line;
        } else if let Some(text) = without_colon(rest) {
            return Self { mark: Mark::NcFtp, margin, text: Cow::Owned(text), is_cut: false };
        }
        let found = Mark::find(line).filter(|_| Draft::begin(rest, 0).is_none());
        let (mark, text) = found.unwrap_or((Mark::Bare, rest));
        Self { mark, margin, text: Cow::Borrowed(text), is_cut: false }
    }

    /// The reply that the line begins, or is; `None` if it is something else.
    pub(crate) fn reply(&self, number: usize) -> Option<Draft> {
        match self.mark {
            Mark::Client | Mark::Note => None,
            Mark::Bare if !self.text.first().is_some_and(u8::is_ascii_digit) => None,
            Mark::Bare => Draft::begin(&self.text, number).filter(guess::is_reply),
            _ => {
                let mut lines = self.text.split(|byte| *byte == b'\n');
                let mut draft = Draft::begin(lines.next()?, number)?;
                lines.for_each(|line| draft.push(line));
                Some(draft)
            }
        }
    }

    /// What the client sent; `None` if it is not plain that it was the client.
    pub(crate) fn command(&self) -> Option<&[u8]> {
        match self.mark {
            Mark::Client => Some(&self.text),
            Mark::Left | Mark::Right => Command::from_line(&self.text).map(|_| &*self.text),
            _ => None,
        }
    }
}

/// The trace of NcFTP has a colon behind the code, and shows the first line of a reply only.
fn without_colon(line: &[u8]) -> Option<Vec<u8>> {
    let (code, text) = line.split_first_chunk::<3>()?;
    let line = [code, b" ".as_slice(), text.strip_prefix(b": ")?].concat();
    Draft::begin(&line, 0).map(|_| line)
}

/// The text behind the mark, without what else the log has done to it, and whether the line is cut.
fn said<'l>(mark: Mark, marked: &[u8], text: &'l [u8]) -> (Cow<'l, [u8]>, bool) {
    if marked.starts_with(b"S: ") || marked.starts_with(b"C: ") {
        let (text, is_cut) = without_end_mark(text);
        return (Cow::Borrowed(text), is_cut);
    }
    let text = match mark {
        _ if marked.starts_with(b"*") => match quotation::unquoted(text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii_end()),
            Cow::Owned(text) => Cow::Owned(text.trim_ascii_end().to_vec()),
        },
        Mark::Server | Mark::Client => Cow::Borrowed(stamp::strip_winscp(text)),
        _ => Cow::Borrowed(text),
    };
    (text, false)
}

/// Transcripts with `S: ` and `C: ` write `\n` behind a line that ended in a bare LF, `\` behind one that did not end,
/// and `\\` for a backslash of the text. The line without that mark, and whether it did not end.
fn without_end_mark(text: &[u8]) -> (&[u8], bool) {
    let is_mark = |unmarked: &&[u8]| unmarked.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0;
    let without = |mark: &[u8]| text.strip_suffix(mark).filter(is_mark);
    match (without(b"\\n"), without(b"\\")) {
        (Some(line), _) => (line, false),
        (None, Some(line)) => (line, true),
        (None, None) => (text, false),
    }
}

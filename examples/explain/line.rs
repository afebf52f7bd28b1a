//! `Line`: a line of a log, without what the log put before it.

use std::borrow::Cow;

use crate::mark::Mark;
use crate::quotation;
use crate::stamp;
use crate::start::Start;

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
}

impl<'l> Line<'l> {
    /// Takes stamps and mark off a line that has lost its end.
    pub(crate) fn read(line: &'l [u8]) -> Self {
        let mut rest = line.trim_ascii_start();
        let mut margin = Margin::default();
        while margin.stamps < stamp::MOST {
            if let Some((mark, text)) = Mark::strip(rest) {
                return Self { mark, margin, text: said(mark, rest, text) };
            }
            let Some(behind) = stamp::strip(rest, margin.is_empty()) else { break };
            rest = behind;
            margin = Margin { stamps: margin.stamps + 1, blanks: blanks_between(line, rest) };
        }
        if margin.is_empty() {
            // Without stamp and mark, only what stands in the first column can be a reply.
            rest = line;
        } else if Start::read_ncftp(rest).is_some() {
            return Self { mark: Mark::NcFtp, margin, text: Cow::Borrowed(rest) };
        }
        match Mark::find(line) {
            Some((mark, text)) if Start::read(rest).is_none() => Self { mark, margin, text: Cow::Borrowed(text) },
            _ => Self { mark: Mark::Bare, margin, text: Cow::Borrowed(rest) },
        }
    }

    /// The start of a reply; `None` if the line is something else.
    pub(crate) fn start(&self) -> Option<Start<'_>> {
        match self.mark {
            Mark::Client | Mark::Note => None,
            Mark::NcFtp => Start::read_ncftp(&self.text),
            Mark::Bare => Start::read(&self.text).filter(Start::is_plausible),
            Mark::Server | Mark::Left | Mark::Right | Mark::Received | Mark::Answered => {
                Start::read(self.text.split(|byte| *byte == b'\n').next().unwrap_or_default())
            }
        }
    }
}

/// The text behind the mark, without what else the log has done to it.
fn said<'l>(mark: Mark, marked: &[u8], text: &'l [u8]) -> Cow<'l, [u8]> {
    match mark {
        Mark::Received | Mark::Answered => match quotation::unquoted(text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii_end()),
            Cow::Owned(text) => Cow::Owned(text.trim_ascii_end().to_vec()),
        },
        Mark::Server if marked.starts_with(b"S: ") => Cow::Borrowed(without_end_mark(text)),
        Mark::Server | Mark::Client => Cow::Borrowed(stamp::strip_winscp(text)),
        _ => Cow::Borrowed(text),
    }
}

/// Transcripts with `S: ` and `C: ` write `\n` behind a line that ended in a bare LF, `\` behind one that did not end,
/// and `\\` for a backslash of the text.
fn without_end_mark(text: &[u8]) -> &[u8] {
    let unmarked = text.strip_suffix(b"\\n").or_else(|| text.strip_suffix(b"\\"));
    let is_mark = |unmarked: &&[u8]| unmarked.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0;
    unmarked.filter(is_mark).unwrap_or(text)
}

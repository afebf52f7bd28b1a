//! `Line`: a line of a log, without what the log put before it.

use std::borrow::Cow;

use crate::mark::Mark;
use crate::quotation;
use crate::stamp;
use crate::start::Start;

/// What somebody said, and who.
#[derive(Clone, Debug)]
pub(crate) struct Line<'l> {
    /// Who spoke.
    pub(crate) mark: Mark,
    /// How many stamps stood before it.
    pub(crate) stamps: usize,
    /// What was said. A whole reply of ftplib has line feeds in it.
    pub(crate) text: Cow<'l, [u8]>,
}

impl<'l> Line<'l> {
    /// Takes stamps and mark off a line that has lost its end.
    pub(crate) fn read(line: &'l [u8]) -> Self {
        let mut rest = line.trim_ascii_start();
        let mut stamps = 0;
        while stamps < stamp::MOST {
            if let Some((mark, text)) = Mark::strip(rest) {
                return Self { mark, stamps, text: said(mark, rest, text) };
            }
            let Some(behind) = stamp::strip(rest, stamps == 0) else { break };
            rest = behind;
            stamps += 1;
        }
        if stamps == 0 {
            // Without stamp and mark, only what stands in the first column can be a reply.
            rest = line;
        }
        if stamps > 0 && Start::read_ncftp(rest).is_some() {
            return Self { mark: Mark::NcFtp, stamps, text: Cow::Borrowed(rest) };
        }
        if Start::read(rest).is_none()
            && let Some((mark, text)) = Mark::find(line)
        {
            return Self { mark, stamps, text: Cow::Borrowed(text) };
        }
        Self { mark: Mark::Bare, stamps, text: Cow::Borrowed(rest) }
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

/// Takes the line without the stamps that stood before it, as far as a reply that began with as many of them needs it.
pub(crate) fn without_stamps(line: &[u8], stamps: usize) -> &[u8] {
    (0..stamps).try_fold(line, |rest, position| stamp::strip(rest, position == 0)).unwrap_or(line)
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

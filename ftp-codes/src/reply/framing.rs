//! Finding where a reply begins and ends in a growing buffer.

use core::ops::ControlFlow;

use super::syntax::{Opening, Rules, strict_fault};
use crate::RawCode;
use crate::wire::scan::each_line_feed;
use crate::wire::{DecodeErrorKind, Limits};

/// The rules and limits that the bytes must obey.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) rules: Rules,
    pub(super) limits: Limits,
}

impl Settings {
    /// The first line of a reply, if the buffer begins with one that ends at `feed` and needs no closer look.
    #[inline(always)]
    pub(super) fn opening(&self, buffer: &[u8], feed: usize) -> Option<Opening> {
        if !self.takes_first_line(feed) || feed >= buffer.len() {
            return None;
        }
        self.rules.opening(buffer.get(..feed)?).ok()
    }

    /// Whether a first line that ends at `feed` needs no closer look.
    #[inline]
    pub(super) fn takes_first_line(&self, feed: usize) -> bool {
        let Self { rules, limits } = self;
        !rules.strict && feed < limits.max_line() && feed < limits.max_size() && limits.max_lines() > 0
    }
}

/// The position in the buffer. The default is the start of a reply.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Framing {
    /// How many bytes were searched for line ends.
    pub(super) scanned: usize,
    /// Where the reply begins; before it are empty lines.
    pub(super) start: usize,
    /// Where the line begins.
    pub(super) line: usize,
    /// How many lines of the reply were read.
    lines: usize,
    /// The first line of a multi-line reply that is not over.
    pub(super) open: Option<Opening>,
}

/// What is wrong with a line, and how many bytes of it an error shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    pub(super) kind: DecodeErrorKind,
    pub(super) shown: usize,
}

/// Where a reply ends, and its code.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) code: RawCode,
    pub(super) at: usize,
}

/// Breaks off at the end of a reply or at a fault.
pub(super) type Search = ControlFlow<Result<End, Fault>>;

fn broken(kind: DecodeErrorKind, shown: usize) -> Search {
    ControlFlow::Break(Err(Fault { kind, shown }))
}

impl Framing {
    /// After the first line of a multi-line reply, which begins the buffer and ends before `next`.
    #[inline]
    pub(super) fn opened(opening: Opening, next: usize) -> Self {
        Self { line: next, lines: 1, open: Some(opening), ..Self::default() }
    }

    /// Advances to the end of the reply, or of the buffer. No line ends before `first`.
    pub(super) fn advance(&mut self, settings: &Settings, buffer: &[u8], first: usize) -> Search {
        let opened = match self.open {
            Some(opening) => Some((opening, first)),
            None => self.find_opening(settings, buffer, first)?,
        };
        if let Some((opening, next)) = opened {
            self.find_end(settings, buffer, opening, next)?;
        }
        self.check(settings, buffer, buffer.len(), false)?;
        self.scanned = buffer.len();
        ControlFlow::Continue(())
    }

    /// Reads the last line, which ends at the end of the connection.
    pub(super) fn advance_to_eof(&mut self, settings: &Settings, buffer: &[u8]) -> Search {
        match self.open {
            Some(opening) => self.read_line(settings, opening, buffer, buffer.len(), buffer.len()),
            None => self.read_opening(settings, buffer, buffer.len(), buffer.len()).map_continue(|_| ()),
        }
    }

    /// Looks for the first line of a multi-line reply, and returns where the next line begins.
    fn find_opening(
        &mut self,
        settings: &Settings,
        buffer: &[u8],
        first: usize,
    ) -> ControlFlow<Result<End, Fault>, Option<(Opening, usize)>> {
        let found = each_line_feed(buffer, first, |feed| {
            let opening = match self.check(settings, buffer, feed, true) {
                ControlFlow::Continue(()) => self.read_opening(settings, buffer, feed, feed + 1),
                ControlFlow::Break(end) => ControlFlow::Break(end),
            };
            match opening {
                ControlFlow::Continue(None) => ControlFlow::Continue(()),
                ControlFlow::Continue(Some(opening)) => {
                    ControlFlow::Break(ControlFlow::Continue(Some((opening, feed + 1))))
                }
                ControlFlow::Break(end) => ControlFlow::Break(ControlFlow::Break(end)),
            }
        });
        found.break_value().unwrap_or(ControlFlow::Continue(None))
    }

    /// Reads the line up to `end`, which should be the first of a reply. The next one begins at `next`.
    fn read_opening(
        &mut self,
        settings: &Settings,
        buffer: &[u8],
        end: usize,
        next: usize,
    ) -> ControlFlow<Result<End, Fault>, Option<Opening>> {
        let line = buffer.get(self.line..end).unwrap_or_default();
        if settings.rules.is_blank(line) {
            (self.start, self.line) = (next, next);
            return ControlFlow::Continue(None);
        }
        let opening = match settings.rules.opening(line) {
            Ok(_) if settings.limits.max_lines() == 0 => Err(DecodeErrorKind::TooManyLines),
            opening => opening,
        };
        match opening {
            Ok(opening) if opening.multiline => {
                self.open = Some(opening);
                (self.line, self.lines) = (next, 1);
                ControlFlow::Continue(Some(opening))
            }
            Ok(opening) => ControlFlow::Break(Ok(End { code: opening.code, at: next })),
            Err(kind) => ControlFlow::Break(Err(Fault { kind, shown: next - self.line })),
        }
    }

    /// Looks for the last line of a reply.
    fn find_end(&mut self, settings: &Settings, buffer: &[u8], opening: Opening, first: usize) -> Search {
        // Copies stay in registers.
        let (mut here, limits) = (*self, settings.limits);
        let is_plain = settings.rules.is_plain();
        let found = each_line_feed(buffer, first, |feed| {
            let fits = feed - here.line < limits.max_line() && feed < limits.max_size();
            if is_plain && fits && here.lines < limits.max_lines() && opening.is_followed_by(buffer, here.line) {
                (here.line, here.lines) = (feed + 1, here.lines + 1);
                return ControlFlow::Continue(());
            }
            here.check(settings, buffer, feed, true)?;
            here.read_line(settings, opening, buffer, feed, feed + 1)
        });
        *self = here;
        found
    }

    /// Reads the line up to `end`, which is not the first of a reply. The next one begins at `next`.
    fn read_line(&mut self, settings: &Settings, opening: Opening, buffer: &[u8], end: usize, next: usize) -> Search {
        if self.lines >= settings.limits.max_lines() {
            return broken(DecodeErrorKind::TooManyLines, next - self.line);
        }
        let line = buffer.get(self.line..end);
        if let Some(code) = line.and_then(|line| settings.rules.closing(opening, line)) {
            return ControlFlow::Break(Ok(End { code, at: next }));
        }
        (self.line, self.lines) = (next, self.lines + 1);
        ControlFlow::Continue(())
    }

    /// Looks for faults in the line up to `to` that do not depend on its code.
    ///
    /// `ended`: there is a line feed at `to`.
    fn check(&self, settings: &Settings, buffer: &[u8], to: usize, ended: bool) -> Search {
        let Settings { rules, limits } = settings;
        if !rules.strict && to - self.line < limits.max_line() && to < limits.max_size() {
            return ControlFlow::Continue(());
        }
        self.check_closely(settings, buffer, to, ended)
    }

    #[cold]
    fn check_closely(&self, Settings { rules, limits }: &Settings, buffer: &[u8], to: usize, ended: bool) -> Search {
        let line_limit = self.line.saturating_add(limits.max_line());
        let limit = line_limit.min(limits.max_size());
        if rules.strict {
            // What was searched before has no fault, except that its last byte may be a bare CR.
            let from = self.scanned.saturating_sub(1).max(self.line);
            let part = buffer.get(from..to.min(limit)).unwrap_or_default();
            if let Some((kind, shown)) = strict_fault(part, ended && to < limit) {
                return broken(kind, from - self.line + shown);
            }
        }
        if to < limit {
            return ControlFlow::Continue(());
        }
        let kind = if limit == line_limit { DecodeErrorKind::LineTooLong } else { DecodeErrorKind::TooLarge };
        broken(kind, limit.saturating_sub(self.line))
    }
}

//! Decimal numbers inside words: lists with commas, and numbers that stand alone.

use super::ParseErrorKind::OutOfRange;
use super::{Cursor, Departure, ParseError, decimal_u16, is_blank};

/// A list of numbers with commas between them. The numbers are parsed again when they are needed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberList<'a> {
    start: Cursor<'a>,
    count: usize,
    /// Whether there are blanks beside a comma.
    pub(crate) has_blanks: bool,
}

impl<'a> NumberList<'a> {
    /// `list = 1*DIGIT *( *blank "," *blank 1*DIGIT )`
    ///
    /// Stops after the last digit. `None` if there is no digit to begin with.
    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        let mut list = Self { start: *cursor, count: 0, has_blanks: false };
        let mut ahead = *cursor;
        let mut blanks = false;
        while !ahead.digits().is_empty() {
            list.count = list.count.saturating_add(1);
            list.has_blanks |= blanks;
            *cursor = ahead;
            blanks = ahead.blanks();
            if !ahead.eat(b',') {
                break;
            }
            blanks |= ahead.blanks();
        }
        if list.count > 0 { Some(list) } else { None }
    }

    /// The number of numbers in the list.
    #[inline]
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// Where the first number is.
    #[inline]
    pub(crate) const fn start(&self) -> Cursor<'a> {
        self.start
    }

    /// Where the number with this index is, counted from zero.
    pub(crate) fn at(&self, index: usize) -> Cursor<'a> {
        let mut cursor = self.start;
        for _ in 0..index {
            next_number(&mut cursor);
        }
        cursor
    }

    /// Fills `places` with the first numbers.
    ///
    /// # Errors
    ///
    /// Returns [`OutOfRange`] at the first number above `max`.
    #[inline]
    pub(crate) fn fill(&self, places: &mut [u16], max: u16, expected: &'static str) -> Result<(), ParseError> {
        let mut cursor = self.start;
        for place in places.iter_mut().take(self.count) {
            let start = cursor;
            let Some(value) = decimal_u16(cursor.digits(), max) else {
                return Err(start.error(OutOfRange, expected));
            };
            *place = value;
            next_number(&mut cursor);
        }
        Ok(())
    }
}

/// Goes on to the next number of a list.
fn next_number(cursor: &mut Cursor<'_>) {
    cursor.digits();
    cursor.blanks();
    cursor.eat(b',');
    cursor.blanks();
}

/// `"(" *blank list *blank ")"`, after the opening parenthesis.
#[inline]
pub(crate) fn list_in_parentheses(mut cursor: Cursor<'_>) -> Option<NumberList<'_>> {
    let mut blanks = cursor.blanks();
    let mut list = NumberList::read(&mut cursor)?;
    blanks |= cursor.blanks();
    list.has_blanks |= blanks;
    if cursor.eat(b')') { Some(list) } else { None }
}

/// The lists of a text: those in parentheses, then those that are whole, not after a sign, a dot or a comma, and not
/// before a comma.
#[inline]
pub(crate) fn lists(text: &[u8]) -> impl Iterator<Item = (NumberList<'_>, Option<Departure>)> {
    let in_parentheses = Cursor::after_each(text, b'(').filter_map(list_in_parentheses);
    let mut cursor = Cursor::new(text);
    let bare = core::iter::from_fn(move || {
        while !cursor.is_at_end() {
            let before = cursor.take_while(|byte| !byte.is_ascii_digit()).last().copied();
            let list = NumberList::read(&mut cursor)?;
            let mut after = cursor;
            after.blanks();
            if !matches!(before, Some(b'-' | b'+' | b'.' | b',')) && !after.eat(b',') {
                return Some(list);
            }
        }
        None
    });
    let bare = bare.map(|list| (list, Some(Departure::NoParentheses)));
    in_parentheses.map(|list| (list, None)).chain(bare)
}

/// A number of a text, and what is beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lone<'a> {
    pub(crate) digits: &'a [u8],
    /// The position of the number.
    pub(crate) start: Cursor<'a>,
    pub(crate) in_parentheses: bool,
    /// Whether it is after a blank or `(`, or at the start of the text.
    pub(crate) begins_word: bool,
    /// The position after it.
    pub(crate) after: Cursor<'a>,
    /// Whether it begins a word and is not part of `1.5`, `1,024` or `5k`.
    pub(crate) is_alone: bool,
}

/// The numbers of a text, except those inside words, as in `a1`.
#[inline]
pub(crate) fn numbers(text: &[u8]) -> impl Iterator<Item = Lone<'_>> {
    let mut cursor = Cursor::new(text);
    let mut before = b' ';
    core::iter::from_fn(move || {
        loop {
            let start = cursor;
            let digits = cursor.digits();
            if digits.is_empty() {
                before = cursor.next()?;
                continue;
            }
            let in_parentheses = before == b'(';
            let begins_word = is_blank(before) || in_parentheses;
            let is_alone = begins_word && ends_number(cursor);
            if !core::mem::replace(&mut before, b'0').is_ascii_alphabetic() {
                return Some(Lone { digits, start, in_parentheses, begins_word, after: cursor, is_alone });
            }
        }
    })
}

/// The numbers of a text that stand alone.
#[inline]
pub(crate) fn lone_numbers(text: &[u8]) -> impl Iterator<Item = Lone<'_>> {
    numbers(text).filter(|number| number.is_alone)
}

#[inline]
fn ends_number(mut after: Cursor<'_>) -> bool {
    match after.next() {
        None => true,
        Some(b'.' | b',') => !after.peek().is_some_and(|byte| byte.is_ascii_digit()),
        Some(byte) => is_blank(byte) || matches!(byte, b')' | b';' | b':' | b'!'),
    }
}

//! Decimal numbers inside words: lists with commas, and numbers that stand alone.

use super::cursor::{Cursor, decimal, is_blank};

/// A number, and where it stands. Numbers that are too large are `u32::MAX`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) offset: usize,
}

/// A list of numbers with commas between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberList<const N: usize> {
    numbers: [Number; N],
    count: usize,
    /// Whether there are blanks beside a comma.
    pub(super) has_blanks: bool,
}

impl<const N: usize> NumberList<N> {
    /// `list = 1*DIGIT *( *blank "," *blank 1*DIGIT )`
    ///
    /// Stops behind the last digit. `None` if there is no digit to begin with.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut list = Self { numbers: [Number::default(); N], count: 0, has_blanks: false };
        let mut ahead = *cursor;
        let mut blanks = false;
        loop {
            let offset = ahead.offset();
            let digits = ahead.digits();
            if digits.is_empty() {
                break;
            }
            list.push(Number { value: decimal(digits).unwrap_or(u32::MAX), offset });
            list.has_blanks |= blanks;
            *cursor = ahead;
            blanks = ahead.blanks();
            if !ahead.eat(b',') {
                break;
            }
            blanks |= ahead.blanks();
        }
        (list.count > 0).then_some(list)
    }

    fn push(&mut self, number: Number) {
        if let Some(place) = self.numbers.get_mut(self.count) {
            *place = number;
        }
        self.count = self.count.saturating_add(1);
    }

    /// How many numbers the text lists, whether there was room for them or not.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The numbers for which there was room.
    pub(super) fn numbers(&self) -> &[Number] {
        self.numbers.get(..self.count).unwrap_or(&self.numbers)
    }
}

/// `"(" *blank list *blank ")"`, behind the opening parenthesis.
pub(super) fn list_in_parentheses<const N: usize>(mut cursor: Cursor<'_>) -> Option<NumberList<N>> {
    let mut blanks = cursor.blanks();
    let mut list = NumberList::read(&mut cursor)?;
    blanks |= cursor.blanks();
    list.has_blanks |= blanks;
    cursor.eat(b')').then_some(list)
}

/// The lists of a text that are whole: not behind a sign, a dot or a comma, and not before a comma.
pub(super) fn lists<const N: usize>(text: &[u8]) -> impl Iterator<Item = NumberList<N>> {
    let mut cursor = Cursor::new(text);
    core::iter::from_fn(move || {
        while !cursor.is_at_end() {
            let before = cursor.take_while(|byte| !byte.is_ascii_digit()).last().copied();
            let list = NumberList::read(&mut cursor)?;
            let mut behind = cursor;
            behind.blanks();
            if !matches!(before, Some(b'-' | b'+' | b'.' | b',')) && !behind.eat(b',') {
                return Some(list);
            }
        }
        None
    })
}

/// A number that stands alone, and what is beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lone<'a> {
    pub(super) digits: &'a [u8],
    /// The place of the number.
    pub(super) start: Cursor<'a>,
    pub(super) in_parentheses: bool,
    /// The place behind it.
    pub(super) behind: Cursor<'a>,
}

/// The numbers of a text that stand alone: behind a blank or `(`, and no part of `1.5`, `1,024` or `a1`.
pub(super) fn lone_numbers(text: &[u8]) -> impl Iterator<Item = Lone<'_>> {
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
            let fits = is_blank(before) || before == b'(';
            let in_parentheses = before == b'(';
            before = b'0';
            if fits && ends_number(cursor) {
                return Some(Lone { digits, start, in_parentheses, behind: cursor });
            }
        }
    })
}

fn ends_number(mut behind: Cursor<'_>) -> bool {
    match behind.next() {
        None => true,
        Some(b'.' | b',') => !behind.peek().is_some_and(|byte| byte.is_ascii_digit()),
        Some(byte) => is_blank(byte) || matches!(byte, b')' | b';' | b':' | b'!'),
    }
}

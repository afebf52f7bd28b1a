//! Short lists of numbers in parentheses.

use core::fmt;

use super::PayloadErrorKind::OutOfRange;
use super::cursor::Cursor;
use super::numbers::{NumberList, list_in_parentheses};
use super::{Departure, Form, PayloadError};

/// More kinds of network than anybody has.
const ROOM: usize = 8;

/// One to eight numbers. What lies behind `len` is zero, so that equal lists are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ShortList {
    numbers: [u16; ROOM],
    len: usize,
}

impl ShortList {
    pub(super) fn new(numbers: &[u16]) -> Option<Self> {
        let mut list = Self { numbers: [0; ROOM], len: numbers.len() };
        list.numbers.get_mut(..numbers.len()).filter(|room| !room.is_empty())?.copy_from_slice(numbers);
        Some(list)
    }

    /// The first list in parentheses, its form, and whether it has blanks. Some servers write `(use 1)`.
    pub(super) fn parse(text: &[u8]) -> Result<Option<(Self, Form, bool)>, PayloadError<'_>> {
        for mut cursor in Cursor::behind_each(text, b'(') {
            let start = cursor;
            let mut form = Form::Strict;
            form.depart_if(cursor.eat_word(b"use "), Departure::OtherWords);
            let Some(read): Option<NumberList<ROOM>> = list_in_parentheses(cursor) else {
                continue;
            };
            let mut list = Self { numbers: [0; ROOM], len: read.count() };
            let mut fits = read.count() <= ROOM;
            for (place, number) in list.numbers.iter_mut().zip(read.numbers()) {
                match u16::try_from(number.value) {
                    Ok(value) => *place = value,
                    Err(_) => fits = false,
                }
            }
            if !fits {
                return Err(start.error(OutOfRange, "up to eight numbers from 0 to 65535"));
            }
            return Ok(Some((list, form, read.has_blanks)));
        }
        Ok(None)
    }

    pub(super) fn as_slice(&self) -> &[u16] {
        self.numbers.get(..self.len).unwrap_or_default()
    }

    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>, words: &str, comma: &str) -> fmt::Result {
        f.write_str(words)?;
        for (position, number) in self.as_slice().iter().enumerate() {
            let comma = if position == 0 { "" } else { comma };
            write!(f, "{comma}{number}")?;
        }
        f.write_str(")")
    }
}

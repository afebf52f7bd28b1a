use core::fmt;

use super::machine::Exchange;

/// The exchanges that wait for a reply, in the order in which they began.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Queue<const N: usize> {
    /// Those that wait stand first, without a gap.
    slots: [Option<Exchange>; N],
}

impl<const N: usize> Queue<N> {
    pub(super) const fn new() -> Self {
        Self { slots: [None; N] }
    }

    pub(super) fn push(&mut self, exchange: Exchange) -> Result<(), TooManyWaiting> {
        let slot = self.slots.iter_mut().find(|slot| slot.is_none()).ok_or(TooManyWaiting { capacity: N })?;
        *slot = Some(exchange);
        Ok(())
    }

    /// Takes one out, and moves up those behind it.
    pub(super) fn remove(&mut self, place: usize) {
        if let Some(behind @ [_, ..]) = self.slots.get_mut(place..) {
            behind.rotate_left(1);
            if let Some(last) = behind.last_mut() {
                *last = None;
            }
        }
    }

    pub(super) fn clear(&mut self) {
        self.slots = [None; N];
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Exchange> + Clone {
        self.slots.iter().flatten()
    }

    pub(super) fn front(&self) -> Option<&Exchange> {
        self.get(0)
    }

    pub(super) fn get(&self, place: usize) -> Option<&Exchange> {
        self.slots.get(place)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Exchange> {
        self.slots.get_mut(place)?.as_mut()
    }

    pub(super) fn len(&self) -> usize {
        self.iter().count()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.front().is_none()
    }
}

/// More commands wait for their replies than the session can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TooManyWaiting {
    /// How many it can hold.
    pub capacity: usize,
}

impl fmt::Display for TooManyWaiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let capacity = self.capacity;
        write!(f, "the session has room for {capacity} commands that wait; read replies first, or `forget` them")
    }
}

impl core::error::Error for TooManyWaiting {}

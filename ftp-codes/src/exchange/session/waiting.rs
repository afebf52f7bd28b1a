use core::fmt;
use core::iter::{FusedIterator, Zip};
use core::slice;

use super::reading::Sent;
use crate::exchange::request::Request;
use crate::exchange::{Exchange, Phase};

/// An iterator over the exchanges that wait for a reply, the oldest first: see
/// [`Session::waiting`](super::Session::waiting).
#[derive(Clone, Debug)]
pub struct Waiting<'s>(pub(super) Zip<slice::Iter<'s, Option<Sent>>, slice::Iter<'s, Phase>>);

fn exchange((sent, phase): (&Option<Sent>, &Phase)) -> Option<Exchange> {
    let exchange = Exchange { request: (*sent)?.request, phase: *phase };
    (!exchange.is_over()).then_some(exchange)
}

impl Iterator for Waiting<'_> {
    type Item = Exchange;

    fn next(&mut self) -> Option<Exchange> {
        self.0.find_map(exchange)
    }
}

impl DoubleEndedIterator for Waiting<'_> {
    fn next_back(&mut self) -> Option<Exchange> {
        self.0.by_ref().rev().find_map(exchange)
    }
}

impl FusedIterator for Waiting<'_> {}

/// An iterator over the commands that will not be answered, and their tags: see
/// [`Session::unanswered`](super::Session::unanswered).
#[derive(Clone, Debug)]
pub struct Unanswered<'s, T>(pub(super) Zip<slice::Iter<'s, Option<Sent>>, slice::Iter<'s, Option<T>>>);

impl<'s, T> Iterator for Unanswered<'s, T> {
    type Item = (Request, Option<&'s T>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.find_map(|(sent, tag)| {
            let sent = sent.filter(|sent| sent.is_unanswered)?;
            Some((sent.request, tag.as_ref()))
        })
    }
}

impl<T> FusedIterator for Unanswered<'_, T> {}

/// The error for a command that the session cannot hold, because too many others wait for their replies.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::exchange::Session;
///
/// let mut session = Session::<(), 1>::resumed();
/// session.command(Command::Noop)?;
/// let full = session.command(Command::Noop).unwrap_err();
/// assert_eq!(full.capacity, 1);
/// session.forget();
/// session.command(Command::Noop)?;
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TooManyWaiting {
    /// How many commands the session can hold.
    pub capacity: usize,
}

impl fmt::Display for TooManyWaiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let capacity = self.capacity;
        write!(
            f,
            "the session is full, {capacity} waiting for a reply; read a reply before the next command, or call `forget`"
        )
    }
}

impl core::error::Error for TooManyWaiting {}

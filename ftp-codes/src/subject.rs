//! What the match macros ask of a type. Users never name any of it: they see it in error messages.

/// The table with this number.
#[derive(Clone, Copy, Debug)]
pub struct TableId<const ID: u64>;

/// The types of a table. `Code` is its `ReplyCode`: it makes the impl one of the crate that has the table.
pub trait Table<Code> {
    /// Its `CodeSet`.
    type Set;
}

/// A type that can be matched: the `ReplyCode` and the `RawCode` of the table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply code of this table",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "make one of a number with `RawCode::new`; a code of another table has macros of its own"
)]
pub trait Subject<const ID: u64> {
    /// What a value can be.
    type Domain;

    /// The number to match on.
    fn number(&self) -> u16;
}

/// A reference is read.
#[diagnostic::do_not_recommend]
impl<const ID: u64, T: Subject<ID> + ?Sized> Subject<ID> for &T {
    type Domain = T::Domain;

    #[inline]
    fn number(&self) -> u16 {
        (**self).number()
    }
}

/// The domain of a `ReplyCode`.
#[derive(Clone, Copy, Debug)]
pub struct ListedCodes;

/// The domain of a `RawCode`.
#[derive(Clone, Copy, Debug)]
pub struct EveryNumber;

/// A match that is complete for the domain.
#[diagnostic::on_unimplemented(
    message = "this match covers the listed codes only, and a `RawCode` can be a number that is not listed",
    label = "can be a number that is not listed",
    note = "add an arm for `unlisted`, or `_`"
)]
pub trait CoveredBy<const COMPLETE: bool> {}

impl<const COMPLETE: bool> CoveredBy<COMPLETE> for ListedCodes {}
#[diagnostic::do_not_recommend]
impl CoveredBy<true> for EveryNumber {}

/// A domain that holds the number, which is not listed.
#[diagnostic::on_unimplemented(
    message = "`{NUMBER}` is not a listed code, so a `ReplyCode` is never `{NUMBER}`",
    label = "not listed",
    note = "match a `RawCode`, or leave the number out"
)]
pub trait Holds<const NUMBER: u16> {}

#[diagnostic::do_not_recommend]
impl<const NUMBER: u16> Holds<NUMBER> for EveryNumber {}

/// The questions of a match to its value, for a value of any type: so that a wrong one is told what is expected instead
/// of "no method named". The types of a table have methods of the same names that go first.
pub trait AnyValue {
    /// The number to match on.
    #[inline]
    fn __number<const ID: u64, const COMPLETE: bool>(&self) -> u16
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: CoveredBy<COMPLETE>,
    {
        self.number()
    }

    /// Holds if the value can be the number, which is not listed.
    #[inline]
    fn __can_be<const NUMBER: u16, const ID: u64>(&self)
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: Holds<NUMBER>,
    {
    }
}

impl<T: ?Sized> AnyValue for T {}

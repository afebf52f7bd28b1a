//! What the match macros ask of a type. Users never name any of it: they see it in error messages.

/// The table with this number.
#[derive(Clone, Copy, Debug)]
pub struct TableId<const ID: u64>;

/// The types of a table. `Code` is its `ReplyCode`: it makes the impl one of the crate that has the table.
pub trait Table<Code> {
    /// Its `CodeSet`.
    type Set;
}

/// A `ReplyCode` or a `RawCode` of the table with this number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply code of this table",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "make one of a number with `RawCode::new`; a code of another table has macros of its own"
)]
pub trait Code<const ID: u64> {
    /// What a value can be.
    type Domain;

    /// The number to match on.
    fn number(&self) -> u16;
}

/// A reference is read.
impl<const ID: u64, T: Code<ID> + ?Sized> Code<ID> for &T {
    type Domain = T::Domain;

    #[inline]
    fn number(&self) -> u16 {
        (**self).number()
    }
}

/// A type that can be matched: every [`Code`]. It is a trait of its own so that an error does not list those.
pub trait Subject<const ID: u64> {
    /// What a value can be.
    type Domain;

    /// The number to match on.
    fn number(&self) -> u16;
}

#[diagnostic::do_not_recommend]
impl<const ID: u64, T: Code<ID> + ?Sized> Subject<ID> for T {
    type Domain = T::Domain;

    #[inline]
    fn number(&self) -> u16 {
        Code::number(self)
    }
}

/// The domain of a `ReplyCode`.
#[derive(Clone, Copy, Debug)]
pub struct ListedCodes;

/// The domain of a `RawCode`.
#[derive(Clone, Copy, Debug)]
pub struct EveryNumber;

/// A domain of listed codes only.
#[diagnostic::on_unimplemented(
    message = "this match covers the listed codes only, and a `RawCode` can be a number that is not listed",
    label = "can be a number that is not listed",
    note = "add an arm for `unlisted`, or `_`"
)]
pub trait IsListed {
    /// A bound on it fails without a note about the method that has the bound.
    type Proof;
}

#[diagnostic::do_not_recommend]
impl IsListed for ListedCodes {
    type Proof = ();
}

/// A domain that holds the number, which is not listed.
#[diagnostic::on_unimplemented(
    message = "`{NUMBER}` is not a listed code, so a `ReplyCode` is never `{NUMBER}`",
    label = "not listed",
    note = "match a `RawCode`, or leave the number out"
)]
pub trait Holds<const NUMBER: u16> {
    /// As in [`IsListed`].
    type Proof;
}

#[diagnostic::do_not_recommend]
impl<const NUMBER: u16> Holds<NUMBER> for EveryNumber {
    type Proof = ();
}

/// A domain that holds numbers which are not listed.
#[diagnostic::on_unimplemented(
    message = "this pattern matches no listed code, so a `ReplyCode` never matches it",
    label = "matches no listed code",
    note = "match a `RawCode`, or leave the pattern out"
)]
pub trait HoldsUnlisted {
    /// As in [`IsListed`].
    type Proof;
}

#[diagnostic::do_not_recommend]
impl HoldsUnlisted for EveryNumber {
    type Proof = ();
}

/// The questions of a match to its value, for a value of any type: so that a wrong one is told what is expected instead
/// of "no method named". The types of a table have methods of the same names that go first.
pub trait AnyValue {
    /// The number, for a match that covers all there are.
    #[inline]
    fn __number<const ID: u64>(&self) -> u16
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: Sized,
    {
        self.number()
    }

    /// The number, for a match that covers the listed codes.
    #[inline]
    fn __listed_number<const ID: u64>(&self) -> u16
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: IsListed,
        <<Self as Subject<ID>>::Domain as IsListed>::Proof: Sized,
    {
        self.number()
    }

    /// Holds if the value can be the number, which is not listed.
    #[inline]
    fn __can_be<const NUMBER: u16, const ID: u64>(&self)
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: Holds<NUMBER>,
        <<Self as Subject<ID>>::Domain as Holds<NUMBER>>::Proof: Sized,
    {
    }

    /// Holds if the value can be a number that is not listed.
    #[inline]
    fn __can_be_unlisted<const ID: u64>(&self)
    where
        Self: Subject<ID>,
        <Self as Subject<ID>>::Domain: HoldsUnlisted,
        <<Self as Subject<ID>>::Domain as HoldsUnlisted>::Proof: Sized,
    {
    }
}

impl<T: ?Sized> AnyValue for T {}

//! The types that the match macros take, and what the compiler says about others.
//!
//! Users never write any of these names, but the compiler shows some of them: "the trait `NotANumber` is not
//! implemented for `u16`". So they are plain English.
//!
//! A bound that may fail goes through an associated type: there it fails without a note about the function that has the
//! bound, and nothing is reported about the bounds that build on it. Where a type of the user's own crate may fail, the
//! bound is on a reference to it, because the compiler would show the definition, which is an expansion.
//!
//! An impl in a user's crate cannot have `do_not_recommend`, and without it an error lists all impls. So a table
//! implements markers, each with the message of the trait that builds on it.

#[cfg(feature = "alloc")]
use alloc::string::String;
use core::marker::PhantomData;

#[cfg(feature = "alloc")]
use crate::reply::OwnedReply;
use crate::reply::{OutgoingReply, Reply};

/// The table with this number: a macro cannot name the types beside its definition, but it can name this.
#[derive(Clone, Copy, Debug)]
pub struct TableId<const ID: u64>;

/// The types of a table. The parameter is its `ReplyCode`, which makes the impl one of the crate that has the table.
pub trait Table<C> {
    /// Its `ReplyCode`.
    type ReplyCode;
    /// Its `CodeSet`.
    type CodeSet;
}

/// Writes a marker and the trait that builds on it, both with the same message.
macro_rules! marked {
    ($(#[$page:meta])* $name:ident$(<$c:ident>)?: $marker:ident, $message:literal, $label:literal, $note:literal) => {
        $(#[$page])*
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $name$(<$c>)? {
            /// The type itself.
            type Code;
        }

        $(#[$page])*
        #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
        pub trait $marker$(<$c>)? {}

        #[diagnostic::do_not_recommend]
        impl<$($c,)? T: $marker$(<$c>)?> $name$(<$c>)? for &'static T {
            type Code = Self;
        }
    };
}

marked! {
    /// A `ReplyCode` or a `RawCode` of the table whose `ReplyCode` is `C`.
    CodeOf<C>: IsCodeOf,
    "this is a code of another table",
    "expected a `{C}` or a `RawCode` of the same table",
    "use the macros of the table it came from"
}

marked! {
    /// A `ReplyCode`.
    AlwaysListed: IsAlwaysListed,
    "non-exhaustive match: numbers that are not listed are not covered",
    "a `RawCode` can be a number that is not listed",
    "add an arm for `unlisted`, or `_`"
}

marked! {
    /// A `RawCode`.
    MaybeUnlisted: IsMaybeUnlisted,
    "no listed code matches this pattern, so a `ReplyCode` never does",
    "matches no listed code",
    "match a `RawCode`, or remove the pattern"
}

/// A second impl for every code, so that a table is never inferred from a value.
impl<T: TableCode> IsCodeOf<()> for T {}

/// A value that is a code, or one of the types below.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "match on the code: a `ReplyCode`, a `RawCode`, or a reference to one"
)]
pub trait Value {
    /// The type without references, or with one if it is a code.
    type Value: ?Sized;

    /// The number, if the value is a code.
    #[inline]
    fn number(&self) -> Option<u16> {
        None
    }
}

/// A code of any table, or a reference to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "match on the code: a `ReplyCode`, a `RawCode`, or a reference to one"
)]
pub trait TableCode {
    /// The type without references.
    type Code: 'static;

    /// The number.
    fn number(&self) -> u16;
}

impl<T: TableCode + ?Sized> TableCode for &T {
    type Code = T::Code;

    #[inline]
    fn number(&self) -> u16 {
        (**self).number()
    }
}

#[diagnostic::do_not_recommend]
impl<T: TableCode> Value for T {
    type Value = &'static T::Code;

    #[inline]
    fn number(&self) -> Option<u16> {
        Some(TableCode::number(self))
    }
}

/// Not a number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a number, not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "make a code with `RawCode::new`"
)]
pub trait NotANumber {
    /// The type itself.
    type Value: ?Sized;
}

/// Not text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is text, not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "make a code with `str::parse` or `RawCode::from_digits`"
)]
pub trait NotText {
    /// The type itself.
    type Value: ?Sized;
}

/// Not an `Option` or a `Result`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` may hold a reply code, but is not one",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "unwrap it first, for example with `?` or `if let`"
)]
pub trait NotAnOption {
    /// The type itself.
    type Value: ?Sized;
}

/// Not a reply.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a reply, not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "match on its code, with `.code()`"
)]
pub trait NotAReply {
    /// The type itself.
    type Value: ?Sized;
}

/// A type that is not a code implements the traits before the one that it fails.
macro_rules! passed {
    ($($passed:ident: $($value:ty [$($generic:tt)*])*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $passed for $value {
            type Value = Self;
        }
    )*)*};
}

/// The same for references to it.
macro_rules! referred {
    ($($value:ty [$($generic:tt)*])*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> Value for &$value {
            type Value = $value;
        }
    )*};
}

referred! {
    u8[] u16[] u32[] u64[] usize[] i32[] i64[] str[] [u8][] [u8; N][const N: usize] Option<T>[T] Result<T, E>[T, E]
    Reply<'r>['r] OutgoingReply<'r>['r]
}

passed! {
    Value:
        u8[] u16[] u32[] u64[] usize[] i32[] i64[] str[] [u8][] [u8; N][const N: usize] Option<T>[T] Result<T, E>[T, E]
        Reply<'r>['r] OutgoingReply<'r>['r];
    NotANumber: str[] [u8][] [u8; N][const N: usize] Option<T>[T] Result<T, E>[T, E] Reply<'r>['r] OutgoingReply<'r>['r];
    NotText: Option<T>[T] Result<T, E>[T, E] Reply<'r>['r] OutgoingReply<'r>['r];
    NotAnOption: Reply<'r>['r] OutgoingReply<'r>['r];
}

#[cfg(feature = "alloc")]
referred! { String[] OwnedReply[] }

#[cfg(feature = "alloc")]
passed! {
    Value: String[] OwnedReply[];
    NotANumber: String[] OwnedReply[];
    NotText: OwnedReply[];
    NotAnOption: OwnedReply[];
}

// A code, which is a reference here, passes.
passed! {
    NotANumber: &'static T[T];
    NotText: &'static T[T];
    NotAnOption: &'static T[T];
    NotAReply: &'static T[T];
}

/// The type of a value, checked: one mistake is one error.
type Checked<T> = <Checked3<T> as NotAReply>::Value;
type Checked3<T> = <Checked2<T> as NotAnOption>::Value;
type Checked2<T> = <Checked1<T> as NotText>::Value;
type Checked1<T> = <<T as Value>::Value as NotANumber>::Value;
/// The type itself, if the macro is of the same table.
type Code<T, C> = <T as CodeOf<C>>::Code;

/// A value of a match with its number: `T` is its type, and `C` the `ReplyCode` of the table that the macro is of.
///
/// One call makes it and the next one asks for the number, so that the compiler knows `C` when it checks the bounds.
#[derive(Clone, Copy, Debug)]
pub struct Matched<T, C>(u16, PhantomData<fn() -> (T, C)>);

impl<T, C> Matched<T, C> {
    /// A value with this number.
    #[inline(always)]
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number, PhantomData)
    }

    /// The number, for a match that covers every number.
    #[inline(always)]
    #[must_use]
    pub const fn number(self) -> u16
    where
        T: CodeOf<C>,
        Code<T, C>: Sized,
    {
        self.0
    }

    /// The number, for a match that covers the listed codes.
    #[inline(always)]
    #[must_use]
    pub const fn listed_number(self) -> u16
    where
        T: CodeOf<C>,
        Code<T, C>: AlwaysListed,
        <Code<T, C> as AlwaysListed>::Code: Sized,
    {
        self.0
    }

    /// Compiles only if the value can be a number that is not listed.
    #[inline(always)]
    pub const fn can_be_unlisted(self)
    where
        T: MaybeUnlisted,
        <T as MaybeUnlisted>::Code: Sized,
    {
    }
}

/// The first call that a match makes on its value, whatever its type: a wrong type gets a helpful message instead of
/// "no method named". The types of a table have an inherent method of the same name, which takes precedence and can be
/// called in a constant, so only references to references are left for this one.
pub trait AnyValue {
    /// The value as one of the table with this number.
    #[inline]
    fn __matched<T: Table<C>, C>(&self) -> Matched<Checked<Self>, C>
    where
        Self: Value,
        <Self as Value>::Value: NotANumber,
        Checked1<Self>: NotText,
        Checked2<Self>: NotAnOption,
        Checked3<Self>: NotAReply,
        Checked<Self>: Sized,
    {
        Matched::new(self.number().unwrap_or_default())
    }
}

impl<T: ?Sized> AnyValue for T {}

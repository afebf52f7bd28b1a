//! The types that the match macros take, and what is said of the others.
//!
//! Users never write any of these names, but the compiler shows them in its errors: "the trait `NotANumber` is not
//! implemented for `u16`". So they are words of plain English, reached by a path without underscores.
//!
//! Every trait has an associated type that the next bound goes through. A bound on a projection fails without a note
//! about the function that has the bound, and after one has failed the compiler says nothing of those that build on it.
//!
//! Where the type that fails is one of a table, the bound is on a reference to it: of a type in the user's own crate the
//! compiler would show the definition, which is an expansion.

#[cfg(feature = "alloc")]
use alloc::string::String;
use core::marker::PhantomData;

#[cfg(feature = "alloc")]
use crate::reply::OwnedReply;
use crate::reply::{OutgoingReply, Reply};

/// The table with this number: a macro by example cannot name the types beside it, but it can name this.
#[derive(Clone, Copy, Debug)]
pub struct TableId<const ID: u64>;

/// The types of a table. The parameter is its `ReplyCode`, which makes the impl one of the crate that has the table.
pub trait Table<C> {
    /// Its `ReplyCode`.
    type ReplyCode;
    /// Its `CodeSet`.
    type CodeSet;
}

/// A `ReplyCode` or a `RawCode` of the table whose `ReplyCode` is `C`.
#[diagnostic::on_unimplemented(
    message = "this is a code of another table",
    label = "expected a `{C}` or a `RawCode` of the same table",
    note = "use the macros of the table it came from"
)]
pub trait CodeOf<C> {
    /// The type itself.
    type Code;
}

/// A `ReplyCode`.
#[diagnostic::on_unimplemented(
    message = "non-exhaustive match: the numbers that are not listed are not covered",
    label = "a `RawCode` can be a number that is not listed",
    note = "add an arm for `unlisted`, or `_`"
)]
pub trait AlwaysListed {
    /// What the next bound goes through.
    type Proof;
}

/// A type whose values can be the number, which is not listed.
#[diagnostic::on_unimplemented(
    message = "`{NUMBER}` is not a listed code, so a `ReplyCode` is never `{NUMBER}`",
    label = "not listed",
    note = "match a `RawCode`, or remove the number"
)]
pub trait CanBe<const NUMBER: u16> {
    /// What the next bound goes through.
    type Proof;
}

/// A type whose values can be a number that is not listed.
#[diagnostic::on_unimplemented(
    message = "this pattern matches no listed code, so a `ReplyCode` never matches it",
    label = "matches no listed code",
    note = "match a `RawCode`, or remove the pattern"
)]
pub trait CanBeUnlisted {
    /// What the next bound goes through.
    type Proof;
}

/// A value that a match macro has a particular answer to; any other gets the answer below.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply code",
    label = "expected a `ReplyCode` or a `RawCode`",
    note = "match on the code: a `ReplyCode`, a `RawCode`, or a reference to one"
)]
pub trait Value {
    /// The type without references; of a code it is one reference.
    type Value: ?Sized;

    /// The number, if the value is a code.
    #[inline]
    fn number(&self) -> Option<u16> {
        None
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
    note = "unwrap it first, such as with `?` or `if let`"
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
    type Value;
}

/// The value of a match behind its references, checked one by one: one mistake is one error.
type Referred<T> = <T as Value>::Value;
type Checked1<T> = <Referred<T> as NotANumber>::Value;
type Checked2<T> = <Checked1<T> as NotText>::Value;
type Checked3<T> = <Checked2<T> as NotAnOption>::Value;
type Checked4<T> = <Checked3<T> as NotAReply>::Value;
/// The type itself, if the macro is of the same table.
pub type Code<T, C> = <T as CodeOf<C>>::Code;

/// The type of a code. If it has an error, nothing more is reported of it.
#[derive(Clone, Copy, Debug)]
pub struct CodeType<T>(PhantomData<fn() -> T>);

impl<T> CodeType<T> {
    /// There is only one.
    pub const NEW: Self = Self(PhantomData);

    /// Holds if a code of the type can be the number, which is not listed.
    #[inline(always)]
    pub const fn can_be<const NUMBER: u16>(self)
    where
        T: CanBe<NUMBER>,
        <T as CanBe<NUMBER>>::Proof: Sized,
    {
    }

    /// Holds if a code of the type can be a number that is not listed.
    #[inline(always)]
    pub const fn can_be_unlisted(self)
    where
        T: CanBeUnlisted,
        <T as CanBeUnlisted>::Proof: Sized,
    {
    }
}

/// The questions of a match to its value, for a value of any type: so that a wrong one gets a message that helps instead
/// of "no method named". The types of a table have methods of the same names, which go first and work in a constant.
/// What is left to these are references to references.
macro_rules! questions {
    ($($(#[$page:meta])* fn $name:ident($self:ident) -> $output:ty where [$($bound:tt)*] { $($body:tt)* })*) => {
        #[doc(hidden)]
        pub trait AnyValue {
            $($(#[$page])*
            #[inline]
            fn $name<const ID: u64, C>(&$self) -> $output
            where
                TableId<ID>: Table<C>,
                Self: Value,
                Referred<Self>: NotANumber,
                Checked1<Self>: NotText,
                Checked2<Self>: NotAnOption,
                Checked3<Self>: NotAReply,
                Checked4<Self>: CodeOf<C>,
                $($bound)*
            {
                $($body)*
            })*
        }
    };
}

questions! {
    /// The number, for a match that covers all there are.
    fn __number(self) -> u16 where [Code<Checked4<Self>, C>: Sized] {
        self.number().unwrap_or_default()
    }

    /// The number, for a match that covers the listed codes.
    fn __listed_number(self) -> u16
    where [Code<Checked4<Self>, C>: AlwaysListed, <Code<Checked4<Self>, C> as AlwaysListed>::Proof: Sized] {
        self.number().unwrap_or_default()
    }

    /// The type of the value, for questions about numbers that are not listed.
    fn __type(self) -> CodeType<Code<Checked4<Self>, C>> where [] {
        CodeType::NEW
    }
}

impl<T: ?Sized> AnyValue for T {}

#[diagnostic::do_not_recommend]
impl<T: Value + ?Sized> Value for &T {
    type Value = T::Value;

    #[inline]
    fn number(&self) -> Option<u16> {
        (**self).number()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Value + ?Sized> Value for &mut T {
    type Value = T::Value;

    #[inline]
    fn number(&self) -> Option<u16> {
        (**self).number()
    }
}

/// What is not a code implements the traits in front of the one that it fails.
macro_rules! passed {
    ($($passed:ident: $($value:ty [$($generic:tt)*])*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl<$($generic)*> $passed for $value {
            type Value = Self;
        }
    )*)*};
}

passed! {
    Value:
        u8[] u16[] u32[] u64[] usize[] i8[] i16[] i32[] i64[] isize[]
        str[] [u8][] [u8; N][const N: usize] Option<T>[T] Result<T, E>[T, E] Reply<'_>[] OutgoingReply<L>[L];
    NotANumber: str[] [u8][] [u8; N][const N: usize] Option<T>[T] Result<T, E>[T, E] Reply<'_>[] OutgoingReply<L>[L];
    NotText: Option<T>[T] Result<T, E>[T, E] Reply<'_>[] OutgoingReply<L>[L];
    NotAnOption: Reply<'_>[] OutgoingReply<L>[L];
}

#[cfg(feature = "alloc")]
passed! {
    Value: String[] OwnedReply[];
    NotANumber: String[] OwnedReply[];
    NotText: OwnedReply[];
    NotAnOption: OwnedReply[];
}

/// A code, which passes as a reference to it.
macro_rules! passed_by_references {
    ($($passed:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T> $passed for &'static T {
            type Value = Self;
        }
    )*};
}

passed_by_references! { NotANumber NotText NotAnOption NotAReply }

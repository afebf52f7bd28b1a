#[doc(hidden)]
pub struct Refused<const ERROR: usize>;
#[doc(hidden)]
pub type Class = Refused<{ $FIRST }>;
$OTHERS
#[doc(hidden)]
pub type Group = Class;
#[doc(hidden)]
pub type ReplyCode = Class;
#[doc(hidden)]
pub type RawCode = Class;
#[doc(hidden)]
pub type CodeSet = Class;
#[doc(hidden)]
pub type CodeSetIter = Class;
#[doc(hidden)]
pub type CodeError = Class;

// Macros that take anything. What they give fits everywhere: a type that nothing tells is that of `unreachable!`. What stands
// behind them is not called unreachable, as the other branch goes on.
#[doc(hidden)]
macro_rules! match_code {
    ($($tokens:tt)*) => {{
        const fn refused<T>() -> T {
            ::core::unreachable!()
        }
        if true { refused() } else { ::core::unreachable!() }
    }};
}
#[doc(hidden)]
pub(crate) use match_code;

#[doc(hidden)]
macro_rules! code_matches {
    ($($tokens:tt)*) => { false };
}
#[doc(hidden)]
pub(crate) use code_matches;

#[doc(hidden)]
macro_rules! code_set {
    ($($tokens:tt)*) => {{
        const fn refused<T>() -> T {
            ::core::unreachable!()
        }
        if true { refused() } else { ::core::unreachable!() }
    }};
}
#[doc(hidden)]
pub(crate) use code_set;

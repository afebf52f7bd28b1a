//! A user who renames the dependency, has no standard library and no prelude, and denies every lint.
//!
//! It is enough that this compiles: the generated code must raise no lint, and must not depend on names in scope.
#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, missing_debug_implementations, unused, unreachable_pub, rust_2018_idioms)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::missing_inline_in_public_items)]

::renamed::reply_codes! {
    /// A public table, without groups.
    pub mod shop = "../shop.toml";
}

::renamed::reply_codes! {
    /// The same table, private and unused.
    mod unused = "../shop.toml";
}

/// A table in the body of a function.
#[inline]
#[must_use]
pub const fn is_sold(number: u16) -> bool {
    ::renamed::reply_codes! {
        mod local = "../shop.toml";
    }
    match local::RawCode::new(number) {
        ::core::option::Option::Some(code) => local::code_matches!(code, 9xx),
        ::core::option::Option::None => false,
    }
}

macro_rules! tables {
    ($($name:ident: $path:literal)*) => {
        $(::renamed::reply_codes! {
            mod $name = $path;
        })*
    };
}

tables! { first: "../shop.toml" second: "../shop.toml" }

/// Names that user code may have.
#[allow(non_camel_case_types, dead_code, reason = "they are here to be in the way")]
mod shadows {
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct Option;
    struct Result;
    struct Row;
    trait Iterator {}
    mod core {}
    mod std {}

    ::renamed::reply_codes! {
        mod table = "../shop.toml";
    }
}

/// The match macros raise no lint either.
#[inline]
#[must_use]
pub const fn advice(code: ::renamed::RawCode, retries: u8) -> u8 {
    ::renamed::match_code!(code {
        ServiceReady => 1,
        42x | 45x if retries < 3 => 2,
        found @ (4xx | 5xx) => found.detail(),
        x5x => 4,
        _ => 5,
    })
}

/// By import, under another name, and with a table of the user's own.
pub mod matching {
    use super::shop::{RawCode, code_matches, match_code};
    use ::renamed::{CodeSet, code_set as set};

    /// A constant.
    pub const RETRY: CodeSet = set!(421..=426 | 45x);

    /// Complete, because the table has two first digits.
    #[inline]
    #[must_use]
    pub const fn is_open(code: &RawCode) -> bool {
        match_code!(code { 1xx => true, 9xx => false })
    }

    /// With a guard.
    #[inline]
    #[must_use]
    pub const fn is_welcome(code: RawCode, late: bool) -> bool {
        code_matches!(code, Welcome if !late)
    }
}

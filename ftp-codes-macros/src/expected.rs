//! Every part of the output for a small table, against the text that is kept of it.
//!
//! `tests/expected/small.toml` is the table; beside it stands a file for each part. Read them to see what is generated.
//! After a change, bless them and read the difference:
//!
//! ```text
//! BLESS=1 cargo test -p ftp-codes-macros --all-features
//! ```

use std::path::Path;
use std::{env, fs};

use ftp_codes_spec::{Table, Winsock};
use proc_macro2::TokenStream;
use quote::quote;

use crate::lower::Lowered;
use crate::{code, convert, digit, error, raw, row, serde, set, winsock};

/// Two classes, one group, and two codes that do not stand in their order.
pub(crate) fn small() -> Table {
    Table::parse(include_str!("../tests/expected/small.toml")).unwrap()
}

/// The tokens as a person would write them.
fn printed(tokens: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(tokens).unwrap())
}

#[test]
fn every_part_is_as_kept() {
    let table = small();
    let lowered = Lowered::new(&table, None);
    let errors = Winsock::parse(include_str!("../tests/expected/winsock.toml")).unwrap();
    let mut parts = vec![
        ("class", digit::classes(&lowered)),
        ("group", digit::groups(&lowered)),
        ("reply_code", code::reply_code(&lowered)),
        ("columns", row::columns(&lowered)),
        ("raw_code", raw::raw_code(&lowered)),
        ("code_error", error::code_error(&lowered)),
        ("conversions", convert::conversions()),
        ("code_set", set::code_set(&lowered)),
        ("winsock_error", winsock::winsock_error(&errors)),
    ];
    if cfg!(feature = "serde") {
        parts.push(("serde", serde::impls(&lowered, &quote!(::ftp_codes))));
    }
    let mut stale = String::new();
    for (name, tokens) in parts {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name).with_extension("rs");
        let now = printed(tokens);
        if env::var_os("BLESS").is_some() {
            fs::write(file, now).unwrap();
            continue;
        }
        // A checkout may end its lines in another way.
        let kept = fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
        if kept != now {
            stale += &format!("\n{name}.rs: {}", difference(&kept, &now));
        }
    }
    assert!(stale.is_empty(), "`BLESS=1 cargo test -p ftp-codes-macros --all-features` brings up to date:{stale}");
}

/// The first line that differs.
fn difference(kept: &str, now: &str) -> String {
    let same = kept.lines().zip(now.lines()).take_while(|(kept, now)| kept == now).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("the end").trim().to_owned();
    format!("line {} was `{}`, and is `{}`", same + 1, line(kept), line(now))
}

/// A table without groups has nothing that speaks of them.
#[test]
fn no_groups() {
    let table = Table { groups: Vec::new(), ..small() };
    let lowered = Lowered::new(&table, None);
    assert!(digit::groups(&lowered).is_empty());
    for tokens in [code::reply_code(&lowered), raw::raw_code(&lowered), set::code_set(&lowered)] {
        assert!(!printed(tokens).to_lowercase().contains("group"));
    }
}

//! `ftp-codes/public-api.txt` lists everything that is public, so that a review sees what changes.

use std::env;
use std::fs;

use public_api::Builder;

use crate::check::{Check, NIGHTLY};
use crate::command::{Result, Run as _, cargo, shell, work};

pub(crate) const CHECK: Check = Check {
    name: "public-api",
    about: "the public API is the one in ftp-codes/public-api.txt",
    needs: &[NIGHTLY],
    in_all: true,
    run,
};

const FILE: &str = "ftp-codes/public-api.txt";

fn run() -> Result {
    // In the target directory of `search`, which has the same dependencies.
    let target = work("nightly")?;
    cargo("+nightly rustdoc --quiet -p ftp-codes --lib --all-features -Z unstable-options --output-format json")
        .env("CARGO_TARGET_DIR", &target)
        .run()?;
    // As `cargo public-api -sss` writes it: without the impls that come from the compiler or a derive.
    let api = Builder::from_rustdoc_json(target.join("doc/ftp_codes.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    let api: String = api.to_string().lines().filter(|line| is_listed(line)).map(shortened).collect();
    if env::var_os("BLESS").is_some() {
        return Ok(fs::write(FILE, api)?);
    }
    if fs::read_to_string(FILE).is_ok_and(|before| before == api) {
        return Ok(());
    }
    let now = work("public-api")?.join("now.txt");
    fs::write(&now, api)?;
    let _ = shell(&format!("diff -u {FILE} {now:?}")).run();
    Err(format!("the public API has changed; to update {FILE}: BLESS=1 cargo run -p checks -- public-api").into())
}

/// The methods and types of the traits that we implement: they follow from the trait, whose impl is listed.
const METHODS: [&str; 30] = [
    "as_ref",
    "bitand",
    "bitand_assign",
    "bitor",
    "bitor_assign",
    "bitxor",
    "bitxor_assign",
    "decode_eof",
    "default",
    "deserialize",
    "encode",
    "eq",
    "extend",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "into_iter",
    "next",
    "next_back",
    "not",
    "number",
    "partial_cmp",
    "serialize",
    "size_hint",
    "source",
    "sub",
    "sub_assign",
    "try_from",
];

/// See [`METHODS`].
const TYPES: [&str; 6] = ["Err", "Error", "IntoIter", "Item", "Output", "Value"];

/// Whether a line says something that does not follow from the others.
fn is_listed(line: &str) -> bool {
    // Impls of hidden traits.
    if line.contains("ftp_codes::matching::") {
        return false;
    }
    let is_of = |path: &str, names: &[&str]| {
        names.iter().any(|name| {
            path.ends_with(&format!("::{name}"))
                || path.contains(&format!("::{name}<"))
                || path.contains(&format!("::{name}("))
        })
    };
    if let Some(function) = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub const fn ")) {
        return !is_of(function.split_whitespace().next().unwrap_or_default(), &METHODS);
    }
    if let Some((path, _)) = line.strip_prefix("pub type ").and_then(|line| line.split_once(" = ")) {
        return !is_of(path, &TYPES);
    }
    !line.starts_with("impl") || line.contains(" for ")
}

fn shortened(line: &str) -> String {
    let line = line.replace("ftp_codes::", "");
    line.replace("core::option::Option", "Option").replace("core::result::Result", "Result") + "\n"
}

//! What an editor gets beside the match: the names of listed codes as the variants that they are.

use proc_macro2::TokenStream;

use super::input_for;
use super::model::Table;
use crate::matching::{code_matches, code_set, match_code};

/// The variants of `ReplyCode` that are named in what a macro writes.
fn variants(expand: fn(TokenStream) -> TokenStream, reader: &str, text: &str) -> Vec<String> {
    let written = expand(input_for(reader, &Table::standard(), text)).to_string().replace(' ', "");
    let after = written.split("ReplyCode>::").skip(1);
    after.map(|rest| rest.split(';').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn names_are_variants_for_an_editor_only() {
    let uses: [(fn(TokenStream) -> TokenStream, &str, &[&str]); 3] = [
        (
            match_code,
            "code { ServiceReady | 331 => 1, 2xx | x5x => 2, found @ (LocalError | unlisted) => 3, _ => 4 }",
            &["ServiceReady", "LocalError"],
        ),
        (code_matches, "code, FileUnavailable | xx1 | unlisted", &["FileUnavailable"]),
        (code_set, "4xx | FileUnavailable | x5x", &["FileUnavailable"]),
    ];
    for (expand, text, expected) in uses {
        assert_eq!(variants(expand, "editor", text), expected, "{text}");
        assert_eq!(variants(expand, "compiler", text), [""; 0], "{text}");
    }
}

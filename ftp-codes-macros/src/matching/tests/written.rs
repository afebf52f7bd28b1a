//! What is emitted around the arms: the scrutinee, the errors, the names for an editor, and the table.

use proc_macro2::TokenStream;
use quote::quote;

use super::input;
use super::model::Table;
use crate::expanded::small;
use crate::lower::Lowered;
use crate::matching::{code_matches, code_set, macros, match_code};

/// One of the macros.
type Expand = fn(TokenStream) -> TokenStream;

/// What a macro expands to, without blanks.
fn written(expand: Expand, text: &str) -> String {
    expand(input(&Table::standard(), text)).to_string().replace(' ', "")
}

/// A scrutinee is evaluated once, and has a name only if it is needed twice.
#[test]
fn a_scrutinee_is_written_once() {
    for (text, start) in [
        ("code { 2xx => 1, _ => 2 }", "match{"),
        ("a.b() { 2xx => 1, _ => 2 }", "match{"),
        // The value is bound.
        ("code { found @ 2xx => 1, _ => 2 }", "matchcode{subject=>match("),
        ("a.b() { found @ 2xx => 1, _ => 2 }", "match((a.b()),){(subject,)=>match("),
        // Its type is asked whether it can be an unlisted number.
        ("code { 299 => 1, _ => 2 }", "matchcode{subject=>match{"),
        // Clippy would advise against `(&a).method()`.
        ("&a { 2xx => 1, _ => 2 }", "match((&a),){(subject,)=>match{"),
        ("*a { 2xx => 1, _ => 2 }", "match((*a),){(subject,)=>match{"),
    ] {
        let written = written(match_code, text);
        assert!(written.starts_with(start), "{text}: {written}");
    }
}

/// Every fault becomes a compile error.
#[test]
fn faults_are_errors() {
    for (text, errors) in [
        ("code { 2xx => 1, _ => 2 }", 0),
        ("code { 7xx | Bananna => 1, _ => 2 }", 2),
        ("code { 7xx => 1 }", 1),
        ("code { 2xx => 1 }", 1),
    ] {
        assert_eq!(written(match_code, text).matches("::core::compile_error!").count(), errors, "{text}");
    }
    assert!(written(match_code, "").starts_with("::core::compile_error!{\"expected"));
}

/// For an editor, the names of listed codes are emitted as variants.
#[test]
fn names_are_variants_for_an_editor() {
    let uses: [(Expand, &str, &[&str]); 3] = [
        (
            match_code,
            "code { ServiceReady | 331 => 1, 2xx | x5x => 2, found @ (LocalError | unlisted) => 3, _ => 4 }",
            &["ServiceReady", "LocalError"],
        ),
        (code_matches, "code, FileUnavailable | xx1 | unlisted", &["FileUnavailable"]),
        (code_set, "4xx | FileUnavailable | x5x", &["FileUnavailable"]),
    ];
    let variants = |tokens: TokenStream| -> Vec<String> {
        let written = tokens.to_string().replace(' ', "");
        let after = written.split("ReplyCode>::").skip(1);
        after.map(|rest| rest.split(';').next().unwrap_or_default().to_owned()).collect()
    };
    for (expand, text, expected) in uses {
        let for_compiler = input(&Table::standard(), text);
        let for_editor = for_compiler.to_string().replacen("compiler", "editor", 1).parse().unwrap();
        assert_eq!(variants(expand(for_editor)), expected, "{text}");
        assert_eq!(variants(expand(for_compiler)), [""; 0], "{text}");
    }
}

/// The macros know the table: its digits, then its codes in their order.
#[test]
fn the_table_is_handed_on() {
    let written = macros(&Lowered::new(&small(), None), &quote!(::ftp_codes), None).to_string();
    let table = "\"1xxJustWait 2xxDone x1xTea 110Heating 210Brewed 211Steeped\"";
    assert!(written.contains(table), "{written}");
}

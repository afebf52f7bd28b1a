//! Whatever is written, there is an answer: tokens of a match, or an error.

use proc_macro2::TokenStream;
use proptest::prelude::*;
use proptest::sample::select;

use super::input;
use super::model::Table;
use crate::matching::{code_matches, code_set, match_code};

const WORDS: &str = "
    2xx 220 x5x 999 7xx ServiceReady unlisted _ code if if match mut ref => => => = > | || @ , , ; ..= .. . :: # [cfg(any())]
    (2xx|3xx) () {} {2xx=>1} {,} 'a '2' \"220\" 2.0 -1 & < ? ! $ é r#if 18446744073709551616
";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_answered(words in prop::collection::vec(select(words()), 0..16), braces in any::<bool>()) {
        let soup = words.join(" ");
        let soup = if braces { format!("code {{ {soup} }}") } else { soup };
        let table = Table::with_gaps();
        for answer in [match_code, code_matches, code_set].map(|expand| expand(input(&table, &soup))) {
            prop_assert!(!answer.is_empty(), "{}", soup);
        }
    }
}

fn words() -> Vec<&'static str> {
    WORDS.split_whitespace().collect()
}

/// Only the macros that `reply_codes!` writes know what to put in front.
#[test]
fn without_a_table_there_is_one_error() {
    let said = "compile_error ! { \"use the macros that `reply_codes!` writes\" }";
    for text in ["", "code { _ => 1 }", "[] code", "[x 7 \"1 ab\"] 2xx"] {
        let input: TokenStream = text.parse().unwrap();
        let answers = [match_code, code_matches, code_set].map(|expand| expand(input.clone()).to_string());
        assert!(answers.iter().all(|answer| answer.ends_with(said)), "{text}: {answers:?}");
    }
}

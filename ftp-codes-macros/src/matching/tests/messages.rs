//! The messages about mistakes.

use super::model::Table;
use super::{column_of_arms, messages, with_match};
use crate::matching::syntax::pattern::A_PATTERN;

/// The message where a pattern is missing.
const NOTHING: &str = "expected a pattern";

/// The messages, without the explanation of what a pattern is.
fn found(table: &Table, arms: &str) -> Vec<String> {
    let explanations = [format!("; a pattern is {A_PATTERN}"), format!(": {A_PATTERN}")];
    let short =
        |message: String| explanations.iter().fold(message, |message, explanation| message.replace(explanation, ""));
    messages(table, arms).into_iter().map(short).collect()
}

/// Arms, and the messages about them.
fn check(cases: &[(&str, &[&str])]) {
    let table = Table::standard();
    let mut wrong = String::new();
    for (arms, expected) in cases {
        let found = found(&table, arms);
        if found != *expected {
            wrong += &format!("\n{arms}: {found:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A pattern with a mistake, and the one message about it.
fn check_patterns(cases: &[(&str, &str)]) {
    let arms: Vec<String> = cases.iter().map(|(pattern, _)| format!("{pattern} => 1, _ => 2")).collect();
    let expected: Vec<[&str; 1]> = cases.iter().map(|(_, message)| [*message]).collect();
    let cases = arms.iter().zip(&expected).map(|(arms, expected)| (arms.as_str(), expected.as_slice()));
    check(&cases.collect::<Vec<_>>());
}

/// Numbers and masks.
#[test]
fn numbers_and_masks() {
    check_patterns(&[
        ("99", "`99` is not a reply code; valid codes are 100 to 699"),
        ("700", "`700` is not a reply code; valid codes are 100 to 699"),
        ("0220", "`0220` is not a reply code; valid codes are 100 to 699"),
        ("99999999", "`99999999` is not a reply code; valid codes are 100 to 699"),
        ("7xx", "no code matches the mask `7xx`; valid codes are 100 to 699"),
        ("09x", "no code matches the mask `09x`; valid codes are 100 to 699"),
        ("2x", "`2x` is not a pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("2xxx", "`2xxx` is not a pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("2XX", "`2XX` is not a pattern; write `2xx`"),
        ("2yz", "`2yz` is not a pattern; write `2xx`"),
        ("x3z", "`x3z` is not a pattern; write `x3x`"),
        ("421u16", "`421u16` has a suffix; write `421`"),
        ("421.0", "`421.0` is not an integer; write `421`"),
        ("0x2", "no code matches the mask `0x2`; valid codes are 100 to 699"),
        ("\"220\"", "expected a pattern, found text; write `220` without quotes"),
        ("\"TYPE I\"", "expected a pattern, found text; write the number without quotes"),
        ("b\"220\"", "expected a pattern, found text; write `220` without quotes"),
        ("'2'", "expected a pattern, found text; write the number without quotes"),
        ("-220", "expected a pattern, found `-`"),
    ]);
}

/// Ranges.
#[test]
fn ranges() {
    check_patterns(&[
        ("426..=421", "the range `426..=421` is empty; write `421..=426`"),
        ("50..=426", "`50` is not a reply code; valid codes are 100 to 699"),
        ("421..=1000", "`1000` is not a reply code; valid codes are 100 to 699"),
        ("421..430", "a range includes both of its ends; write `421..=429`"),
        ("421..", "a range has two ends; write `421..=` and the last number"),
        ("421..=", "a range has two ends; write `421..=` and the last number"),
        ("421..=(430)", "a range has two ends; write `421..=` and the last number"),
        ("..=421", "a range has two ends, such as `421..=426`"),
        ("..", "a range has two ends, such as `421..=426`"),
        ("4xx..=6xx", "the ends of a range are numbers; write `4xx | 5xx | 6xx`"),
        ("6xx..=4xx", "the range `6xx..=4xx` is empty"),
        ("4xx..=10xx", "`4xx` cannot be an end of a range; the ends are numbers, such as `421..=426`"),
        ("4xx..=599", "`4xx` cannot be an end of a range; the ends are numbers, such as `421..=426`"),
        ("ServiceReady..=230", "the ends of a range are numbers; write `220..=230`"),
        ("421..=LocalError", "the ends of a range are numbers; write `421..=451`"),
        ("Bananna..=230", "`Bananna` cannot be an end of a range; the ends are numbers, such as `421..=426`"),
        ("x5x..=230", "`x5x` cannot be an end of a range; the ends are numbers, such as `421..=426`"),
    ]);
}

/// Names.
#[test]
fn names() {
    check_patterns(&[
        ("ServiceRedy", "no listed code is named `ServiceRedy`; did you mean `ServiceReady`?"),
        ("service_ready", "no listed code is named `service_ready`; did you mean `ServiceReady`?"),
        ("Unlisted", "no listed code is named `Unlisted`; did you mean `unlisted`?"),
        ("Bananna", "no listed code is named `Bananna`"),
        ("TransientNegative", "`TransientNegative` is a class; write `4xx`"),
        ("Connections", "`Connections` is a group; write `x2x`"),
        (
            "RETRY",
            "no listed code is named `RETRY`; a constant cannot be a pattern, but a guard can name it, for example `_ if RETRY.contains(code)`",
        ),
        ("other", "no listed code is named `other`; to bind the value, write `other @ _`"),
        ("ReplyCode::FileUnavailable", "a name in a pattern has no path; write `FileUnavailable`"),
        ("ftp_codes::ReplyCode::Bananna", "a name in a pattern has no path; write `Bananna`"),
        ("crate::ReplyCode::CommandOkay", "a name in a pattern has no path; write `CommandOkay`"),
        ("Self::CommandOkay", "a name in a pattern has no path; write `CommandOkay`"),
    ]);
}

/// Bindings.
#[test]
fn bindings() {
    check_patterns(&[
        ("a @ 4xx | 5xx", "a binding belongs before the whole pattern; write `a @ (... | ...)`"),
        ("4xx | a @ 5xx", "a binding belongs before the whole pattern; write `a @ (... | ...)`"),
        ("(a @ 5xx)", "a binding belongs before the whole pattern; write `a @ (... | ...)`"),
        ("a @", NOTHING),
        ("ref a @ 2xx", "a binding needs no `ref`, because a code is copied; write `a @ ...`"),
        ("mut a @ 2xx", "a binding cannot be `mut`; write `a @ ...`, and `let mut a = a;` in the arm"),
        ("ref mut a @ 2xx", "a binding cannot be `mut`; write `a @ ...`, and `let mut a = a;` in the arm"),
        ("mut 2xx", "expected a pattern, found `mut`"),
        ("mut a", "expected a pattern, found `mut`"),
        ("a: 2xx", "expected `|`, `if` or `=>`, found `:`"),
        ("a: : b", "expected `|`, `if` or `=>`, found `:`"),
    ]);
}

/// What is not a pattern.
#[test]
fn other_tokens() {
    check_patterns(&[
        ("", NOTHING),
        ("2xx |", NOTHING),
        ("()", NOTHING),
        ("if a", NOTHING),
        ("&220", "expected a pattern, found `&`"),
        ("!2xx", "a pattern cannot be negated; write a guard with `!code_matches!(...)`"),
        ("!ServiceReady", "a pattern cannot be negated; write a guard with `!code_matches!(...)`"),
        ("true", "expected a pattern, found `true`"),
        ("[220]", "expected a pattern, found `[...]`"),
        ("[331, 332]", "expected a pattern, found `[...]`"),
        ("Some(220)", "a pattern matches the code itself; unwrap the value before the match"),
        ("Ok(_)", "a pattern matches the code itself; unwrap the value before the match"),
        ("Foo(220)", "expected a pattern, found `Foo(...)`"),
        ("Foo { code }", "expected `|`, `if` or `=>`, found `{ ... }`"),
        ("220 230", "expected `|`, `if` or `=>`, found `230`"),
        ("220 [230]", "expected `|`, `if` or `=>`, found `[...]`"),
        ("4xx 5xx", "expected `|`, `if` or `=>`, found `5xx`"),
        ("4xx or 5xx", "expected `|`, `if` or `=>`, found `or`"),
        ("(220 230)", "expected `|` or `)`, found `230`"),
        ("(2xx, 3xx)", "alternatives are joined by `|`, not by a comma"),
        ("421, 422", "expected `=>` and an expression after this pattern, or `|` before the next pattern"),
        ("2xx || 3xx", "alternatives are joined by a single `|`"),
        ("2xx && 3xx", "expected `|`, `if` or `=>`, found `&&`"),
        ("const { 220 }", "expected a pattern, found `const`"),
        ("$code", "expected a pattern, found `$`"),
        ("#x", "expected a pattern, found `#`"),
    ]);
}

/// Guards.
#[test]
fn guards() {
    check(&[
        ("2xx if => 1, _ => 2", &["expected a condition after `if`"]),
        ("#[cfg(any())] a @ 2xx if => 1, _ => 2", &["expected a condition after `if`"]),
        ("2xx if a, b => 1, _ => 2", &["a guard is one condition; join conditions with `&&`, and patterns with `|`"]),
        (
            "7xx if => 1, _ => 2",
            &["no code matches the mask `7xx`; valid codes are 100 to 699", "expected a condition after `if`"],
        ),
        ("4xx 5xx if a => 1, _ => 2", &["expected `|` or `if`, found `5xx`"]),
    ]);
}

/// An arrow, a body or a comma that is missing or wrong.
#[test]
fn arrows() {
    check(&[
        ("421 -> 1, _ => 2", &["expected `=>`, found `->`"]),
        ("421 : 1, _ => 2", &["expected `=>`, found `:`"]),
        ("421 = 1, _ => 2", &["expected `=>`, found `=`"]),
        ("2xx => 1, 421 -> 2, 422 : 3, _ => 4", &["expected `=>`, found `->`", "expected `=>`, found `:`"]),
        (
            "421, 422 => 1, _ => 2",
            &["expected `=>` and an expression after this pattern, or `|` before the next pattern"],
        ),
        (
            "2xx => 1, 421, 422 => 1, _ => 2",
            &["expected `=>` and an expression after this pattern, or `|` before the next pattern"],
        ),
        ("2xx", &["expected `=>` and an expression after this pattern"]),
        (
            "2xx, 3xx, _",
            &[
                "expected `=>` and an expression after this pattern, or `|` before the next pattern",
                "expected `=>` and an expression after this pattern, or `|` before the next pattern",
                "expected `=>` and an expression after this pattern",
            ],
        ),
        ("2xx, _ => 1", &["expected `=>` and an expression after this pattern, or `|` before the next pattern"]),
        (
            "2xx => 1, 3xx, _ => 2",
            &["expected `=>` and an expression after this pattern, or `|` before the next pattern"],
        ),
        (
            "2xx => 1, 3xx, 4xx, _ => 2",
            &[
                "expected `=>` and an expression after this pattern, or `|` before the next pattern",
                "expected `=>` and an expression after this pattern, or `|` before the next pattern",
            ],
        ),
        (
            "2xx => 1, 3xx { 3 } _ => 2",
            &["expected `=>` and an expression after this pattern, or `|` before the next pattern"],
        ),
        ("2xx { 1 }, _ => 2", &["expected `=>` and an expression after this pattern, or `|` before the next pattern"]),
        ("421 -> 1, 2xx => { 2 } 3xx if { a } == b => 3, _ => 4", &["expected `=>`, found `->`"]),
        ("2xx => 1, _", &["expected `=>` and an expression after this pattern"]),
        ("2xx => 1, _,", &["expected `=>` and an expression after this pattern"]),
        ("2xx =>, _ => 1", &["expected an expression after `=>`"]),
        ("2xx => _ => 1", &["expected an expression after `=>`"]),
        ("2xx => 1, _ =>", &["expected an expression after `=>`"]),
        ("2xx => 1 _ => 2", &["expected a comma before this arm"]),
        (
            "2xx => a.b() #[allow(unused)] 3xx | 4xx if c => 2 _ => 3",
            &["expected a comma before this arm", "expected a comma before this arm"],
        ),
        ("2xx => a::<B>() x @ 3xx => 2, _ => 3", &["expected a comma before this arm"]),
        (
            "2xx => , 3xx => , _ => ,",
            &[
                "expected an expression after `=>`",
                "expected an expression after `=>`",
                "expected an expression after `=>`",
            ],
        ),
        ("2xx if a, _ => 1", &["expected `=>` and an expression after this pattern"]),
        (
            "2xx => 1, 3xx if f::<A, B>(), 4xx if b, _ => 2",
            &[
                "expected `=>` and an expression after this pattern",
                "expected `=>` and an expression after this pattern",
            ],
        ),
        ("2xx => 1, _ if a", &["expected `=>` and an expression after this pattern"]),
        (
            "2xx => 1, Bananna, _ => 2",
            &["expected `=>` and an expression after this pattern, or `|` before the next pattern"],
        ),
        ("2xx => |a, b| a, f(a), 3xx => 1", &["expected a pattern, found `f(...)`"]),
        ("2xx => 1, [331] => 2, _ => 3", &["expected a pattern, found `[...]`"]),
        ("2xx => 1; _ => 2", &["expected `,`, found `;`"]),
        ("2xx => { 1 }; _ => 2", &["expected `,`, found `;`"]),
    ]);
}

/// What follows a comma and is not an arm.
#[test]
fn leftovers() {
    check(&[
        ("2xx => a, ..", &["a range has two ends, such as `421..=426`"]),
        ("2xx => a, .., _ => b", &["a range has two ends, such as `421..=426`"]),
        (
            "2xx => a, ! , ?, 3xx => b, &x",
            &[
                "a pattern cannot be negated; write a guard with `!code_matches!(...)`",
                "expected a pattern, found `?`",
                "expected a pattern, found `&`",
            ],
        ),
        ("2xx => a,, _ => b", &[NOTHING]),
        ("2xx => a, #[allow(unused)] , _ => b", &[NOTHING]),
    ]);
}

/// All faults are reported at once, without one about coverage.
#[test]
fn all_at_once() {
    check(&[
        (
            "7xx | 99 => 1, Bananna | 2xx => 2, 220 221 => 3",
            &[
                "no code matches the mask `7xx`; valid codes are 100 to 699",
                "`99` is not a reply code; valid codes are 100 to 699",
                "no listed code is named `Bananna`",
                "expected `|`, `if` or `=>`, found `221`",
            ],
        ),
        (
            "\"220\" | true | 7xx | [5] | 4xx..=5xx => 1",
            &[
                "expected a pattern, found text; write `220` without quotes",
                "expected a pattern, found `true`",
                "no code matches the mask `7xx`; valid codes are 100 to 699",
                "expected a pattern, found `[...]`",
                "the ends of a range are numbers; write `4xx | 5xx`",
            ],
        ),
        (
            "Bananna => 1, 7xx -> 2, [3] => 3 RETRY => 4",
            &[
                "expected `=>` and an expression after this pattern",
                "no listed code is named `Bananna`",
                "expected a pattern, found `[...]`",
                NOTHING,
            ],
        ),
    ]);
}

/// Without a fault.
#[test]
fn clear() {
    check(&[
        ("2xx if |a, _| b => 1, _ => 2", &[]),
        ("2xx => a::<B, C>(), _ => 2", &[]),
        ("2xx => { a } 3xx => { b }, _ => c", &[]),
    ]);
}

#[test]
fn of_a_table_with_gaps() {
    assert_eq!(
        found(&Table::with_gaps(), "300 | 3xx | _ => 1"),
        [
            "`300` is not a reply code; valid codes are 100 to 299, 500 to 599 and 900 to 999",
            "no code matches the mask `3xx`; valid codes are 100 to 299, 500 to 599 and 900 to 999",
        ],
    );
}

/// A binding with a fault still binds, and so does a pattern that was meant as one, so that the body is not another error.
#[test]
fn a_binding_with_a_fault_binds() {
    for arm in ["mut found @ 2xx => 1", "ref found @ 2xx => 1", "found @ 7xx => 1", "found @ => 1", "found => 1"] {
        let name = with_match(&Table::standard(), arm, |match_| match_.arms[0].binding.cloned());
        assert_eq!(name.unwrap().to_string(), "found", "{arm}");
    }
}

/// What follows a comma and is not an arm is not written into the match.
#[test]
fn leftovers_are_not_expanded() {
    for arms in ["2xx => a, ..", "2xx => a, .., _ => b", "2xx => a, ! , ?, 3xx => b, &x", "2xx => a,, _ => b"] {
        let bodies: Vec<usize> =
            with_match(&Table::standard(), arms, |match_| match_.arms.iter().map(|arm| arm.arm.body.len()).collect());
        assert!(bodies.iter().all(|length| *length == 1), "{arms}: {bodies:?}");
    }
}

/// A pattern without an arrow is underlined to its end, and the next arm is not.
#[test]
fn a_fault_ends_before_the_next_arm() {
    let table = Table::standard();
    let start = column_of_arms(&table);
    for (arms, faulty) in [("2xx, _ => 1", "2xx"), ("2xx | 3xx if a(), _ => 1", "2xx | 3xx if a()")] {
        let at = with_match(&table, arms, |match_| match_.faults[0].at);
        assert_eq!((at.first.start().column, at.last.end().column), (start, start + faulty.len()), "{arms}");
    }
}

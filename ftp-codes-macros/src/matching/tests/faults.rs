//! A pattern with a fault, and what is said of it.

use super::model::Table;
use super::{messages, with_match};

const NO_PATTERN: &str = "is no pattern; expected a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`";

fn check(cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (pattern, expected) in cases {
        let found = messages(&Table::standard(), &format!("{pattern} => 1, _ => 2"));
        if found != [*expected] {
            wrong += &format!("\n{pattern}: {found:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn numbers_and_masks() {
    check(&[
        ("99", "`99` is no reply code; numbers go from 100 to 699"),
        ("700", "`700` is no reply code; numbers go from 100 to 699"),
        ("0220", "`0220` is no reply code; numbers go from 100 to 699"),
        ("99999999", "`99999999` is no reply code; numbers go from 100 to 699"),
        ("7xx", "the mask `7xx` matches nothing; numbers go from 100 to 699"),
        ("09x", "the mask `09x` matches nothing; numbers go from 100 to 699"),
        ("2x", "`2x` is no pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("2xxx", "`2xxx` is no pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("2XX", "`2XX` is no pattern; write `2xx`"),
        ("2yz", "`2yz` is no pattern; write `2xx`"),
        ("x3z", "`x3z` is no pattern; write `x3x`"),
        ("220u16", "`220u16` is no pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("2.0", "`2.0` is no pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
        ("0x2", "the mask `0x2` matches nothing; numbers go from 100 to 699"),
        ("\"220\"", "`\"220\"` is no pattern; write the number without quotes"),
        ("b\"220\"", "`b\"220\"` is no pattern; write the number without quotes"),
        ("'2'", "`'2'` is no pattern; write the number without quotes"),
    ]);
    assert_eq!(
        messages(&Table::with_gaps(), "300 | 3xx | _ => 1"),
        [
            "`300` is no reply code; numbers go from 100 to 299, from 500 to 599 and from 900 to 999",
            "the mask `3xx` matches nothing; numbers go from 100 to 299, from 500 to 599 and from 900 to 999",
        ],
    );
}

#[test]
fn ranges() {
    check(&[
        ("426..=421", "the range `426..=421` is empty; write `421..=426`"),
        ("50..=426", "`50` is no reply code; numbers go from 100 to 699"),
        ("421..=1000", "`1000` is no reply code; numbers go from 100 to 699"),
        ("421..426", "a range has two ends and includes both; write `421..=` and the last number"),
        ("421..", "a range has two ends and includes both; write `421..=` and the last number"),
        ("421..=", "a range has two ends and includes both; write `421..=` and the last number"),
        ("4xx..=599", "`4xx` cannot end a range; the ends are numbers, such as `421..=426`"),
        ("ServiceReady..=230", "`ServiceReady` cannot end a range; the ends are numbers, such as `421..=426`"),
        ("..=421", &format!("`..=` {NO_PATTERN}")),
    ]);
}

#[test]
fn names() {
    check(&[
        ("ServiceRedy", "no listed code has the name `ServiceRedy`; did you mean `ServiceReady`?"),
        ("service_ready", "no listed code has the name `service_ready`; did you mean `ServiceReady`?"),
        ("Unlisted", "no listed code has the name `Unlisted`; did you mean `unlisted`?"),
        ("Banana", "no listed code has the name `Banana`"),
        ("code", "no listed code has the name `code`; to bind the value to it, write `code @ _`"),
        (
            "ReplyCode::ServiceReady",
            "a pattern is the name alone, without a path; write `ServiceReady`, not `ReplyCode::ServiceReady`",
        ),
    ]);
}

#[test]
fn bindings() {
    check(&[
        ("a @ 4xx | 5xx", "a binding stands in front of the whole pattern; write `a @ (... | ...)`"),
        ("4xx | a @ 5xx", "a binding stands in front of the whole pattern; write `a @ (... | ...)`"),
        ("(a @ 5xx)", "a binding stands in front of the whole pattern; write `a @ (... | ...)`"),
        ("a @", "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`"),
        ("ref a @ 2xx", "a binding takes no `ref`, because a code is copied; write `a @ ...`"),
        ("mut a @ 2xx", "a binding takes no `mut`; write `a @ ...`, and `let mut a = a;` in the arm"),
        ("ref mut a @ 2xx", "a binding takes no `mut`; write `a @ ...`, and `let mut a = a;` in the arm"),
        ("mut 2xx", &format!("`mut` {NO_PATTERN}")),
    ]);
}

#[test]
fn what_is_no_pattern() {
    check(&[
        ("", "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`"),
        ("2xx |", "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`"),
        ("()", "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`"),
        ("if a", "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`"),
        ("-220", &format!("`-` {NO_PATTERN}")),
        ("&220", &format!("`&` {NO_PATTERN}")),
        ("true", &format!("`true` {NO_PATTERN}")),
        ("[220]", &format!("this {NO_PATTERN}")),
        ("220 230", &format!("`230` {NO_PATTERN}")),
        ("(220 230)", &format!("`230` {NO_PATTERN}")),
        ("Some(220)", &format!("this {NO_PATTERN}")),
        ("(2xx, 3xx)", "alternatives are joined by `|`, not by a comma"),
        ("2xx || 3xx", &format!("`|` {NO_PATTERN}")),
        ("..", &format!("`..` {NO_PATTERN}")),
    ]);
}

#[test]
fn guards() {
    check(&[
        ("2xx if", "expected a condition after `if`"),
        ("#[cfg(any())] a @ 2xx if", "expected a condition after `if`"),
        ("2xx if a, b", "a guard is one condition; join conditions by `&&`, and patterns by `|`"),
    ]);
    assert_eq!(
        messages(&Table::standard(), "7xx if => 1"),
        ["the mask `7xx` matches nothing; numbers go from 100 to 699", "expected a condition after `if`"],
    );
}

/// A binding stays one, so that the body is not told to be without it.
#[test]
fn a_binding_with_a_fault_binds() {
    for arm in ["mut found @ 2xx => 1", "ref found @ 2xx => 1", "found @ 7xx => 1", "found @ => 1"] {
        let name = with_match(&Table::standard(), arm, |match_| match_.arms[0].arm.binding.clone());
        assert_eq!(name.unwrap().to_string(), "found", "{arm}");
    }
}

/// Every fault is told at once, and nothing is said of coverage.
#[test]
fn all_at_once() {
    assert_eq!(
        messages(&Table::standard(), "7xx | 99 => 1, Bananna | 2xx => 2, 220 221 => 3"),
        [
            "the mask `7xx` matches nothing; numbers go from 100 to 699",
            "`99` is no reply code; numbers go from 100 to 699",
            "no listed code has the name `Bananna`",
            &format!("`221` {NO_PATTERN}"),
        ],
    );
}

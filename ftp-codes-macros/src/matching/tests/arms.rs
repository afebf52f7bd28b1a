//! Arms are cut where a reader cuts them.

use super::model::Table;
use super::{messages, with_match};

/// The body of every arm, as the tokens are printed without blanks.
fn bodies(arms: &str) -> Vec<String> {
    with_match(&Table::standard(), arms, |match_| {
        assert!(match_.faults.is_empty(), "{arms}: {:?}", match_.faults);
        let bodies = match_.arms.iter().map(|arm| arm.arm.body.iter().map(ToString::to_string).collect::<String>());
        bodies.map(|body| body.split_whitespace().collect()).collect()
    })
}

/// In front of the body under test stands an arm, and behind it two.
fn body(text: &str) {
    let wanted: String = text.trim_end_matches(',').split_whitespace().collect();
    let found = bodies(&format!("110 => first(), 2xx => {text} 331 | (x5x) => {{ third }} _ => last"));
    assert_eq!(found, ["first()", &wanted, "{third}", "last"], "{text}");
}

#[test]
fn bodies_of_every_kind() {
    for text in [
        "done(),",
        "pair::<A, B>(1, 2).0,",
        "a::<A, B>::new,",
        "Vec::<u8>::new(),",
        "|a, b| a + b,",
        "|a, _| 200,",
        "move |a: u8, _| { a },",
        "(|| (1, 2))(),",
        "{ block }",
        "{ block },",
        "{ block }.method(),",
        "if a { b } else { c }",
        "if a { b } else { c },",
        "if a { b } else if let Some(c) = d { c } else { e }",
        "match other { 1 => 2, _ => 3 }",
        "match other { Some(x) if x >= 1 => 2, _ => 3 },",
        "match_code!(inner { 2xx => 1, _ => 2 }),",
        "match_code! { inner { 2xx => { 1 } _ => 2 } }",
        "loop { break 1 }",
        "unsafe { call() }",
        "a >= b,",
        "a <= b,",
        "a == b && c != d,",
        "x = y,",
        "x -= 1,",
        "return,",
        "return Err(error)?,",
        "call().await?,",
        "[1, 2, 3],",
        "(1, 2),",
        "Point { x: 1, y: 2 },",
        "&mut list[..],",
        "0..=9,",
        "\"a => b, 2xx\",",
        "format!(\"{}\", code),",
        "<A as B>::c(),",
        "a as Map<B, C>,",
    ] {
        body(text);
    }
}

#[test]
fn heads_of_every_kind() {
    let heads = "
        #[cfg(any())] 1xx => a,
        #[allow(unused)] #[cfg(all())] | 2xx | 331 => { b }
        #[rustfmt::skip] (200) => c,
        found @ (4xx | 5xx) if found.detail() >= 1 && a <= b => d,
        ServiceReady if let Some(x) = y => e,
        42x if { c => d } == e => f,
        421..=426 if matches!(a, B | C if d) => g,
        _ => h,
    ";
    assert_eq!(bodies(heads), ["a", "{b}", "c", "d", "e", "f", "g", "h"]);
    let (conditional, bindings) = with_match(&Table::standard(), heads, |match_| {
        let arms = || match_.arms.iter().map(|arm| arm.arm);
        (
            arms().map(|arm| arm.is_conditional()).collect::<Vec<_>>(),
            arms().filter_map(|arm| arm.binding.as_ref()).count(),
        )
    });
    assert_eq!(conditional, [true, true, false, true, true, true, true, false]);
    assert_eq!(bindings, 1);
}

#[test]
fn without_arms_everything_is_forgotten() {
    let [message] = messages(&Table::with_gaps(), "").try_into().unwrap();
    assert_eq!(
        message,
        "this match forgets `100 Hello`, `199 Hurry`, `200 Done`, `555 Broken`, `900 Gone`, `999 Lost`; add an arm for \
         `555 | x0x | x9x`, or `_`",
    );
}

#[test]
fn an_arrow_a_body_or_a_comma_that_is_forgotten() {
    let arrow = "expected `=>` and an expression after this pattern";
    let body = "expected an expression after `=>`";
    let comma = "expected a comma in front of this arm";
    let cases: [(&str, &[&str]); 15] = [
        ("2xx", &[arrow]),
        ("2xx, 3xx, _", &[arrow, arrow, arrow]),
        ("2xx, _ => 1", &[arrow]),
        ("2xx => 1, 3xx, _ => 2", &[arrow]),
        ("2xx => 1, 3xx, 4xx, _ => 2", &[arrow, arrow]),
        ("2xx => 1, 3xx { 3 } _ => 2", &[arrow]),
        ("2xx => 1, _", &[arrow]),
        ("2xx => 1, _,", &[arrow]),
        ("2xx =>, _ => 1", &[body]),
        ("2xx => _ => 1", &[body]),
        ("2xx => 1, _ =>", &[body]),
        ("2xx => 1 _ => 2", &[comma]),
        ("2xx => a.b() #[allow(unused)] 3xx | 4xx if c => 2 _ => 3", &[comma, comma]),
        ("2xx => a::<B>() x @ 3xx => 2, _ => 3", &[comma]),
        ("2xx => , 3xx => , _ => ,", &[body, body, body]),
    ];
    for (arms, expected) in cases {
        assert_eq!(messages(&Table::standard(), arms), expected, "{arms}");
    }
}

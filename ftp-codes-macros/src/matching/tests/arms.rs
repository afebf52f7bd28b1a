//! Arms and expressions end where a reader expects it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::model::Table;
use super::{input, messages, with_match, with_tokens};
use crate::matching::call::{Call, Parts};
use crate::matching::syntax::arms::split;
use crate::matching::syntax::expression;

/// The body of every arm, without blanks between the tokens.
fn bodies(arms: &str) -> Vec<String> {
    with_match(&Table::standard(), arms, |match_| {
        assert!(match_.faults.is_empty(), "{arms}: {:?}", match_.faults);
        let bodies = match_.arms.iter().map(|arm| arm.arm.body.iter().map(ToString::to_string).collect::<String>());
        bodies.map(|body| body.split_whitespace().collect()).collect()
    })
}

/// Checks a body in a match with one arm before it and two after it.
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
            arms().filter_map(|arm| arm.pattern.binding.as_ref()).count(),
        )
    });
    assert_eq!(conditional, [true, true, false, true, true, true, true, false]);
    assert_eq!(bindings, 1);
}

/// An arm counts only if it is always there: an unknown attribute may remove it.
#[test]
fn an_attribute_may_remove_an_arm() {
    let cases = [
        ("#[allow(unused)] #[expect(unused)] #[warn(unused)] #[deny(unused)] #[forbid(unused)]", false),
        ("/// A page.\n#[doc(hidden)]", false),
        ("#[rustfmt::skip]", false),
        ("#[cfg(any())]", true),
        ("#[r#cfg(any())]", true),
        ("#[cfg_attr(all(), cfg(any()))]", true),
        ("#[allow(unused)] #[cfg(any())]", true),
        ("#[some::other]", true),
        ("#[]", true),
    ];
    for (attributes, expected) in cases {
        let arms = format!("{attributes} 2xx => 1");
        let found = with_match(&Table::standard(), &arms, |match_| match_.arms[0].arm.is_conditional());
        assert_eq!(found, expected, "{attributes}");
    }
}

/// The tokens of `$attribute:meta` and `$number:literal` arrive in groups without delimiters.
#[test]
fn what_a_macro_by_example_passes_on() {
    let group = |text: &str| TokenTree::Group(Group::new(Delimiter::None, text.parse().unwrap()));
    let (attribute, harmless) = (group("cfg(any())"), group("allow(unused)"));
    let (low, high) = (group("421"), group("426"));
    let arms = quote!({
        #[#attribute] 2xx => 1,
        #[allow(unused)] #[#attribute] _ => 2,
        #low..=430 => 3,
        421..=#high | 45x => 4,
        #low..=#high | #low => 5,
        #[#harmless] _ => 6,
    });
    let mut tokens = input(&Table::standard(), "code");
    tokens.extend(arms);
    let (conditional, texts) = with_tokens(tokens, |match_| {
        assert!(match_.faults.is_empty(), "{:?}", match_.faults);
        let arms = || match_.arms.iter().map(|arm| arm.arm);
        let texts =
            arms().map(|arm| arm.pattern.words.iter().map(|word| word.as_ref().unwrap().text.clone()).collect());
        (arms().map(|arm| arm.is_conditional()).collect::<Vec<_>>(), texts.collect::<Vec<Vec<String>>>())
    });
    assert_eq!(conditional, [true, true, false, false, false, false]);
    assert_eq!(texts[2..5], [vec!["421..=430"], vec!["421..=426", "45x"], vec!["421..=426", "421"]]);
}

/// Clear arms never go through the recovery.
#[test]
fn clear_arms_are_cut_at_once() {
    let arms = "1xx => a, #[cfg(any())] 2xx => { b } found @ (3xx | x5x) if f::<A, B>() => |a, b| c, _ => d";
    let call = Call::new(input(&Table::standard(), &format!("code {{ {arms} }}"))).unwrap();
    let Parts { arms, .. } = call.scrutinee_and_arms().unwrap();
    let (arms, rest) = split(&arms);
    assert_eq!((arms.len(), rest.len()), (4, 0));
}

#[test]
fn a_sign_between_the_code_and_its_arms() {
    for (sign, name) in [(",", "comma"), ("=>", "arrow")] {
        let call = Call::new(input(&Table::standard(), &format!("code {sign} {{ 2xx => 1 }}"))).unwrap();
        let Parts { scrutinee, arms, fault } = call.scrutinee_and_arms().unwrap();
        assert_eq!((scrutinee.len(), arms.len()), (1, 4));
        let message = format!("unexpected {name} between the code and its arms; write `code {{ ... }}`");
        assert_eq!(fault.unwrap().message, message);
    }
}

#[test]
fn without_arms_nothing_is_covered() {
    let [message] = messages(&Table::with_gaps(), "").try_into().unwrap();
    assert_eq!(
        message,
        "non-exhaustive match: `100 Hello`, `199 Hurry`, `200 Done`, `555 Broken`, `900 Gone`, `999 Lost` not covered; add an arm for \
         `_`, or for `1xx | 2xx | 5xx | 9xx`",
    );
}

/// How many tokens of `text` are the expression.
fn length(text: &str) -> usize {
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap().into_iter().collect();
    expression::cut(&tokens).0.len()
}

#[test]
fn an_expression_ends_at_its_comma() {
    for expression in [
        "",
        "a",
        "f(a, b)[c, d]",
        "|a, b| a + b",
        "move |a: Map<B, C>, d| -> Map<B, C> { a }",
        "async move |a, b| a",
        "return |a, b| a",
        "|| |a, b| a | b",
        "a | b || c | d",
        "a || |b, c| d",
        "a? | b?",
        "self | b",
        "x.await | b",
        "a = |b, c| d",
        "&mut |a, b| c",
        "a < b",
        "a << b",
        "a <<= b",
        "a < b && c > d",
        "a > b",
        "a >= b",
        "a <= b",
        "a::<B, C>()",
        "a::<B<C, D>, { E }, fn(F) -> G, H = I>::j < k",
        "<A as B<C, D>>::e()",
        "<Map<B, C>>::new()",
        "f == <A as B<C, D>>::e()",
        "a as Map<B, C>",
        "a as &'static Map<B, C>",
        "a as *const dyn F<B, C>",
        "a as usize + b",
        "a as <B as C<D, E>>::F<G, H>",
        "|a| -> <B as C<D, E>>::F<G, H> { a }",
        "a as for<'a, 'b> fn(&'a B, &'b C) -> D<'a, 'b>",
        "if let A::<B, C>::D(e) = f { g } else { h }",
        "match a { b | c => |d, e| f, _ => g }",
        "'a: loop { break 'a |b, c| d }",
        "..=9",
    ] {
        let all = expression.parse::<TokenStream>().unwrap().into_iter().count();
        for after in ["", ",", ", ..", ", 2xx", ", |a, b| c", ", a > b, c"] {
            assert_eq!(length(&format!("{expression} {after}")), all, "{expression} {after}");
        }
    }
}

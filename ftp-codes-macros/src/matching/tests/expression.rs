//! Where an expression ends.

use proc_macro2::{TokenStream, TokenTree};

use crate::matching::expression::cut;

/// How many tokens of `text` are the expression.
fn length(text: &str) -> usize {
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().unwrap().into_iter().collect();
    cut(&tokens).0.len()
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
        for behind in ["", ",", ", ..", ", 2xx", ", |a, b| c", ", a > b, c"] {
            assert_eq!(length(&format!("{expression} {behind}")), all, "{expression} {behind}");
        }
    }
}

//! Reads the tokens of an emitted match as the compiler does.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::matching::syntax::tokens::{is_arrow, is_joint, is_sign, is_word};

/// Stands for all numbers of more than three digits.
const BEYOND: u16 = 1000;

/// An arm of the match on the number.
pub(super) struct Arm {
    pub(super) pieces: Vec<Piece>,
    /// Whether there is a guard or a `#[cfg]`.
    pub(super) is_conditional: bool,
    /// The text of the body.
    pub(super) body: String,
}

/// `220`, `200..=299` or `_`.
pub(super) struct Piece {
    pub(super) first: u16,
    pub(super) last: u16,
    /// The column of what the user wrote.
    pub(super) column: usize,
}

/// The arms of `match number { arms }` or `match (scrutinee,) { (subject,) => match value { arms } }`: every one of them
/// ends in a comma.
pub(super) fn arms(tokens: TokenStream) -> Vec<Arm> {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    while let Some(TokenTree::Group(group)) = tokens.last() {
        assert_eq!(group.delimiter(), Delimiter::Brace, "expected braces at the end");
        tokens = group.stream().into_iter().collect();
    }
    let mut rest = tokens.as_slice();
    let mut arms = Vec::new();
    while !rest.is_empty() {
        let arrow = position(rest, |pair| is_arrow(&pair[0], &pair[1]));
        let end = arrow + position(&rest[arrow..], |pair| is_sign(&pair[0], ','));
        arms.push(arm(&rest[..arrow], &rest[arrow + 2..end]));
        rest = &rest[end + 1..];
    }
    arms
}

fn arm(mut head: &[TokenTree], body: &[TokenTree]) -> Arm {
    let mut is_conditional = false;
    while is_sign(&head[0], '#') {
        is_conditional |= head[1].to_string().contains("cfg");
        head = &head[2..];
    }
    let mut pattern = head.split(|token| is_word(token, "if")).next().unwrap().to_vec();
    is_conditional |= pattern.len() < head.len();
    // `(pattern, binding)`, if any arm binds the value.
    if let [TokenTree::Group(tuple)] = pattern.as_slice() {
        pattern = tuple.stream().into_iter().take_while(|token| !is_sign(token, ',')).collect();
    }
    let pieces = pattern.split(|token| is_sign(token, '|')).map(piece).collect();
    Arm { pieces, is_conditional, body: body.iter().map(ToString::to_string).collect() }
}

fn piece(tokens: &[TokenTree]) -> Piece {
    let number = |token: &TokenTree| token.to_string().parse().unwrap();
    let (first, last) = match tokens {
        [wildcard] if is_word(wildcard, "_") => (0, BEYOND),
        [single] => (number(single), number(single)),
        [first, dot, dot_too, equals, last] if is_joint(dot, '.') && is_joint(dot_too, '.') && is_sign(equals, '=') => {
            (number(first), number(last))
        }
        _ => unreachable!("not a piece of a pattern: {tokens:?}"),
    };
    Piece { first, last, column: tokens[0].span().start().column }
}

fn position(tokens: &[TokenTree], is_wanted: impl Fn(&[TokenTree]) -> bool) -> usize {
    (0..tokens.len()).find(|index| is_wanted(&tokens[*index..])).unwrap()
}

impl Arm {
    pub(super) fn matches(&self, number: u16) -> bool {
        self.pieces.iter().any(|piece| piece.first <= number && number <= piece.last)
    }
}

/// The columns of the pieces that the compiler calls unreachable: everything that they match is covered above, in the same
/// arm or in one that is always there.
pub(super) fn unreachable(arms: &[Arm]) -> Vec<usize> {
    let mut covered = [false; BEYOND as usize + 1];
    let mut columns = Vec::new();
    for arm in arms {
        let mut above = covered;
        for piece in &arm.pieces {
            let numbers = usize::from(piece.first)..=usize::from(piece.last);
            if above[numbers.clone()].iter().all(|covered| *covered) {
                columns.push(piece.column);
            }
            above[numbers].fill(true);
        }
        if !arm.is_conditional {
            covered = above;
        }
    }
    columns
}

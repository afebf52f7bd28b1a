//! Finds the end of an expression without parsing it.
//!
//! It ends at the first comma, except for those between the bars of a closure or the angle brackets of generics. Any other
//! comma that belongs to it is inside a group, which is one token.

use proc_macro2::{Spacing, TokenTree};

use super::tokens::{find_sign, is_keyword, is_sign};

/// The expression at the start, and the comma after it with what follows.
pub(crate) fn cut(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    if find_sign(tokens, ',').is_none() {
        return (tokens, &[]);
    }
    let mut reader = Reader::default();
    for (length, token) in tokens.iter().enumerate() {
        if reader.ends_at(token) {
            return tokens.split_at_checked(length).unwrap_or_default();
        }
    }
    (tokens, &[])
}

/// What was read up to a token.
#[derive(Default)]
struct Reader<'t> {
    last: Option<&'t TokenTree>,
    /// Whether this sign continues the last one: `||`, `<<`, `->`.
    is_joint: bool,
    /// Whether the parameters of a closure are being read.
    in_bars: bool,
    /// How many angle brackets are open.
    angles: usize,
    /// Whether a type is being read, as after `as` and `->`: its `<` opens generics.
    in_type: bool,
}

impl<'t> Reader<'t> {
    fn ends_at(&mut self, token: &'t TokenTree) -> bool {
        let is_joint = match token {
            TokenTree::Punct(sign) => {
                match sign.as_char() {
                    ',' if !self.in_bars && self.angles == 0 => return true,
                    '|' if self.angles == 0 => self.in_bars = !self.in_bars && self.begins_operand(),
                    '<' if self.opens_generics() => self.angles += 1,
                    '>' if self.is_joint && self.last_is('-') => self.begins_type(true),
                    '>' => self.angles = self.angles.saturating_sub(1),
                    _ => {}
                }
                if self.angles == 0 && !matches!(sign.as_char(), ':' | '&' | '*' | '\'' | '>') {
                    self.in_type = false;
                }
                sign.spacing() == Spacing::Joint
            }
            TokenTree::Ident(word) => {
                self.begins_type(*word == "as");
                false
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => {
                self.in_type &= self.angles > 0;
                false
            }
        };
        (self.last, self.is_joint) = (Some(token), is_joint);
        false
    }

    fn begins_type(&mut self, begins: bool) {
        self.in_type |= begins && self.angles == 0;
    }

    /// Whether an operand is expected, so that `|` begins a closure and `<` a path. This includes `<` after `::`, which opens
    /// generics.
    fn begins_operand(&self) -> bool {
        const OPERANDS: [&str; 6] = ["self", "super", "crate", "true", "false", "await"];
        match self.last {
            None => true,
            Some(TokenTree::Punct(sign)) => {
                sign.as_char() != '?' && !(self.is_joint && (self.last_is('|') || self.last_is('<')))
            }
            Some(TokenTree::Ident(word)) => {
                let word = word.to_string();
                is_keyword(&word) && !OPERANDS.contains(&word.as_str())
            }
            Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
        }
    }

    fn opens_generics(&self) -> bool {
        self.in_bars || self.angles > 0 || self.in_type || self.begins_operand()
    }

    fn last_is(&self, sign: char) -> bool {
        self.last.is_some_and(|last| is_sign(last, sign))
    }
}

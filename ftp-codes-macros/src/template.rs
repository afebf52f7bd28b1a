//! Source text with holes.
//!
//! What is the same for every table stands in `template/` as text, and not in a `quote!`, which is compiled to code for
//! each of its tokens. Every cold build of a user's program waits for this crate, so that code is felt.
//!
//! A hole is a name in capital letters after a dollar: `$VARIANTS`. It stands wherever tokens can, also in `#[doc = $PAGE]`.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};

/// The tokens of a template, with those of each hole in its place.
pub(crate) fn fill(template: &str, holes: &[(&str, &dyn ToTokens)]) -> TokenStream {
    put(lex(template), holes)
}

/// A test has seen that there are tokens.
///
/// Where there is a compiler it is asked itself: `proc_macro2` would first lex the text in code that is not optimised.
fn lex(template: &str) -> TokenStream {
    if proc_macro::is_available() {
        template.parse::<proc_macro::TokenStream>().unwrap_or_default().into()
    } else {
        template.parse().unwrap_or_default()
    }
}

fn put(template: TokenStream, holes: &[(&str, &dyn ToTokens)]) -> TokenStream {
    let mut filled = TokenStream::new();
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                filled.append(TokenTree::from(Group::new(group.delimiter(), put(group.stream(), holes))));
            }
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => {
                let name = tokens.next().to_token_stream();
                let text = name.to_string();
                match holes.iter().find(|(hole, _)| *hole == text) {
                    Some((_, hole)) => hole.to_tokens(&mut filled),
                    // A variable of a macro by example.
                    None => {
                        filled.append(TokenTree::from(dollar));
                        put(name, holes).to_tokens(&mut filled);
                    }
                }
            }
            token => filled.append(token),
        }
    }
    filled
}

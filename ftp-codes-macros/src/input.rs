//! Parses the tokens of a `reply_codes!` call.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, bracketed};

/// `[$crate] pub mod smtp = "smtp.toml";`
pub(crate) struct Input {
    /// The facade as seen from the caller's crate, where the dependency may have another name.
    pub(crate) facade: TokenStream,
    /// Attributes and visibility of the module.
    pub(crate) before: TokenStream,
    pub(crate) name: Ident,
    /// The path of the table. An error here leaves the module in place.
    pub(crate) path: syn::Result<LitStr>,
}

const EXPECTED: &str = "expected a module and the path of its table, such as `pub mod smtp = \"smtp.toml\";`";

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let facade = facade(input)?;
        let mut before = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![mod]) && !input.peek(LitStr) {
            input.parse::<TokenTree>()?.to_tokens(&mut before);
        }
        if !input.peek(Token![mod]) {
            return Err(input.error(EXPECTED));
        }
        input.parse::<Token![mod]>()?;
        let name: Ident = input.parse()?;
        let path = path(input, &name);
        // After an error, the rest is skipped.
        while path.is_err() && !input.is_empty() {
            input.parse::<TokenTree>()?;
        }
        Ok(Self { facade, before, name, path })
    }
}

/// `= "smtp.toml";`
fn path(input: ParseStream<'_>, name: &Ident) -> syn::Result<LitStr> {
    // At the end of the input, the error points to the last token.
    let error = |input: ParseStream<'_>| {
        let span = if input.is_empty() { name.span() } else { input.span() };
        syn::Error::new(span, EXPECTED)
    };
    if !input.peek(Token![=]) {
        return Err(error(input));
    }
    input.parse::<Token![=]>()?;
    if !input.peek(LitStr) {
        return Err(error(input));
    }
    let path = input.parse()?;
    input.parse::<Option<Token![;]>>()?;
    if !input.is_empty() {
        return Err(input.error("unexpected token after the table; write one `reply_codes!` for each table"));
    }
    Ok(path)
}

/// `[$crate]`
pub(crate) fn facade(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let facade;
    bracketed!(facade in input);
    facade.parse()
}

//! The tokens of a call.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, bracketed};

/// `[$crate]` or `[$crate] "path/of/the/table.toml"`.
pub(crate) struct Input {
    /// The facade, as seen from the caller's crate; a dependency can be renamed.
    pub(crate) facade: TokenStream,
    /// A table of the caller's own; the standard one if there is none.
    pub(crate) path: Option<LitStr>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let facade;
        bracketed!(facade in input);
        let facade = facade.parse()?;
        if input.is_empty() {
            return Ok(Self { facade, path: None });
        }
        if !input.peek(LitStr) {
            return Err(input.error(
                "expected the path of a table in quotes, such as `\"codes.toml\"`, or nothing for the standard table",
            ));
        }
        let path = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(
                input.error("expected one path only; call the macro once for each table, each in a module of its own")
            );
        }
        Ok(Self { facade, path: Some(path) })
    }
}

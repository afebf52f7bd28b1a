//! The conversions and comparisons that people expect of a code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::template::fill;

/// `FromStr`, `TryFrom`, `From`, and comparison, with each other and with a number.
pub(crate) fn conversions() -> TokenStream {
    let each = ["ReplyCode", "RawCode"].iter().map(|name| {
        let name = Ident::new(name, Span::call_site());
        fill(include_str!("template/number.rs"), &[("NAME", &name)])
    });
    let all = fill(include_str!("template/conversions.rs"), &[]);
    quote!(#(#each)* #all)
}

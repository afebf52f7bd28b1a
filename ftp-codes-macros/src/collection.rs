//! What makes `CodeSet` a collection: operators, the iterator, conversions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::template::fill;

/// `|`, `&`, `-`, `^`, and their assigning forms.
pub(crate) fn operators() -> TokenStream {
    let operators = [
        ["BitOr", "bitor", "BitOrAssign", "bitor_assign", "union"],
        ["BitAnd", "bitand", "BitAndAssign", "bitand_assign", "intersection"],
        ["Sub", "sub", "SubAssign", "sub_assign", "difference"],
        ["BitXor", "bitxor", "BitXorAssign", "bitxor_assign", "symmetric_difference"],
    ];
    let ident = |name| Ident::new(name, Span::call_site());
    let impls = operators.iter().map(|[operator, method, assign, assign_method, operation]| {
        fill(
            include_str!("template/set_operator.rs"),
            &[
                ("OPERATOR", &ident(operator)),
                ("METHOD", &ident(method)),
                ("ASSIGN", &ident(assign)),
                ("ASSIGN_METHOD", &ident(assign_method)),
                ("OPERATION", &ident(operation)),
            ],
        )
    });
    quote!(#(#impls)*)
}

/// What makes the set a collection: `!`, the iterator, `FromIterator`, `Extend`, `From`, `Debug`.
pub(crate) fn collection() -> TokenStream {
    fill(include_str!("template/collection.rs"), &[])
}

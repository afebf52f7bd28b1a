//! The columns of the table, as methods of `ReplyCode`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::{Code, Lowered};
use crate::template::fill;

/// `Standing`, and a method of `ReplyCode` per column.
pub(crate) fn columns(lowered: &Lowered<'_>) -> TokenStream {
    let count = Literal::usize_unsuffixed(lowered.codes.len());
    let rows = lowered.codes.iter().map(row);
    fill(include_str!("template/columns.rs"), &[("COUNT", &count), ("ROWS", &quote!(#(#rows),*))])
}

fn row(code: &Code<'_>) -> TokenStream {
    let Code { line, standing, row, .. } = code;
    let number = row.code.to_string();
    let (name, headline, text, description) = (&row.name, &row.headline, &row.text, row.doc.trim());
    let (defined_in, amended_in) = (&row.defined, &row.amended);
    let grammar = match &row.grammar {
        Some(grammar) => {
            let grammar = grammar.trim();
            quote!(::core::option::Option::Some(#grammar))
        }
        None => quote!(::core::option::Option::None),
    };
    quote! {
        Row {
            number: #number,
            line: #line,
            name: #name,
            headline: #headline,
            text: #text,
            description: #description,
            grammar: #grammar,
            standing: Standing::#standing,
            defined_in: #defined_in,
            amended_in: &[#(#amended_in),*],
        }
    }
}

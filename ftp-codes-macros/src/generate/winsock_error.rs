//! `WinsockError`: errors that clients print among reply codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::columns::columns;
use super::{aliases, count, each, element};
use crate::lower::{SocketError, WINSOCK_ERROR, WINSOCK_ERROR_PAGE, methods};

/// The enum and its columns.
pub(super) fn winsock_error(errors: &[SocketError<'_>], facade: &TokenStream) -> TokenStream {
    let variants = each(errors, &|error| {
        let SocketError { variant, row, page, .. } = error;
        let (number, aliases) = (Literal::u32_unsuffixed(row.code), aliases(&error.aliases));
        quote!(#[doc = #page] #aliases #variant = #number,)
    });
    let (count, all) = (count(errors.len()), each(errors, &|error| element(&error.variant)));
    let columns = columns(&methods(WINSOCK_ERROR, errors, |error| error.row), facade);
    quote! {
        #facade::__winsock_error! {
            #[doc = #WINSOCK_ERROR_PAGE]
            #count { #variants } [#all]
            columns { #columns }
        }
    }
}

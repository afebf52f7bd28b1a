//! The text of a table. This is the only file of the crate that touches the disk.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// The text of a table and where it came from.
pub(crate) struct Source {
    pub(crate) text: String,
    /// Makes the compiler track the file, so that an edit rebuilds. Anonymous, so that nothing enters the caller's
    /// scope, and unused, so that the bytes do not reach the binary.
    pub(crate) track: TokenStream,
}

impl Source {
    /// A table that `ftp-codes-spec` carries.
    pub(crate) fn carried(text: &str) -> Self {
        Self { text: text.to_owned(), track: TokenStream::new() }
    }

    /// Reads a table of the caller's own.
    ///
    /// The path follows the rule of `include_str!`: it is relative to the file that holds the call.
    pub(crate) fn read(path: &LitStr) -> syn::Result<Self> {
        // `None` before Rust 1.88, where a macro cannot know the file of a call.
        let Some(caller) = path.span().local_file() else {
            return Err(syn::Error::new(
                path.span(),
                "cannot tell which file holds this call; a table of your own needs Rust 1.88 or later",
            ));
        };
        let file = caller.parent().unwrap_or(Path::new("")).join(path.value());
        let text = fs::read_to_string(&file)
            .map_err(|error| syn::Error::new(path.span(), unreadable(&error, &path.value(), &file)))?;
        let path = path.token();
        Ok(Self {
            text,
            track: quote!(
                const _: &[u8] = ::core::include_bytes!(#path);
            ),
        })
    }
}

/// Why there is no text; `path` is what the caller wrote, `file` is where that is.
fn unreadable(error: &Error, path: &str, file: &Path) -> String {
    let file = file.display();
    match error.kind() {
        ErrorKind::NotFound => {
            format!("no table `{path}`; looked for `{file}`, as the path is relative to the file that holds this call")
        }
        ErrorKind::InvalidData => format!("the table `{path}` is not UTF-8; save it in that encoding"),
        _ => format!("cannot read the table `{path}`, which is `{file}`: {error}"),
    }
}

//! The text of a table. Only this file of the crate reads from the disk.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// The text of a table and where it came from.
pub(crate) struct Source {
    pub(crate) text: String,
    /// Makes the compiler track the file, so that an edit triggers a rebuild. The constant is anonymous, so that it adds no
    /// name to the user's module, and unused, so that the bytes do not reach the binary.
    pub(crate) track: TokenStream,
}

impl Source {
    /// Reads a table. The path is relative to the file that contains the call, as with `include_str!`.
    pub(crate) fn read(path: &LitStr) -> syn::Result<Self> {
        let Some(caller) = caller(path) else {
            return Err(syn::Error::new(
                path.span(),
                "cannot find the file that contains this call; a table of your own needs Rust 1.88 or later",
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

/// The file that contains the call; `None` before Rust 1.88.
///
/// The span of the compiler is asked directly: `proc_macro2` forwards the question only with its feature `span-locations`,
/// which would be switched on for every macro in the user's build.
#[allow(clippy::incompatible_msrv, reason = "the trait answers for older compilers")]
fn caller(path: &LitStr) -> Option<PathBuf> {
    /// Answers for compilers whose `Span` has no stable method of this name. An inherent method takes precedence.
    #[allow(dead_code, reason = "not called since Rust 1.88")]
    trait LocalFile {
        fn local_file(&self) -> Option<PathBuf>;
    }

    impl LocalFile for proc_macro::Span {
        fn local_file(&self) -> Option<PathBuf> {
            None
        }
    }

    // Outside a compiler, in a test of this crate, there are no spans.
    if proc_macro::is_available() { path.span().unwrap().local_file() } else { None }
}

/// Why the table cannot be read; `path` is what the caller wrote, `file` is where that is.
fn unreadable(error: &Error, path: &str, file: &Path) -> String {
    let file = file.display();
    match error.kind() {
        ErrorKind::NotFound => {
            format!(
                "no table `{path}`: `{file}` does not exist; the path is relative to the file that contains this call"
            )
        }
        ErrorKind::InvalidData => format!("the table `{path}` is not UTF-8; save it as UTF-8"),
        _ => format!("cannot read the table `{path}` at `{file}`: {error}"),
    }
}

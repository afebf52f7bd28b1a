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
        let Some(position) = CallPosition::of(path) else {
            return Err(syn::Error::new(
                path.span(),
                "cannot find the file that contains this call; a table of your own needs Rust 1.88 or later",
            ));
        };
        let file = position.file.parent().unwrap_or(Path::new("")).join(path.value());
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

/// The position of the path of a table in the user's source.
pub(crate) struct CallPosition {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl CallPosition {
    /// The position of a path; `None` before Rust 1.88.
    ///
    /// The span of the compiler is asked directly: `proc_macro2` forwards the question only with its feature
    /// `span-locations`, which would be switched on for every macro in the user's build.
    #[allow(clippy::incompatible_msrv, unstable_name_collisions, reason = "the trait answers for older compilers")]
    pub(crate) fn of(path: &LitStr) -> Option<Self> {
        /// Answers for compilers whose `Span` has no stable methods of these names. Inherent methods take precedence.
        #[allow(dead_code, reason = "not called since Rust 1.88")]
        trait Position: Sized {
            fn local_file(&self) -> Option<PathBuf> {
                None
            }

            fn line(&self) -> usize {
                0
            }

            fn column(&self) -> usize {
                0
            }
        }

        impl Position for proc_macro::Span {}

        // Outside the compiler, in a test of this crate, there are no positions.
        let span = proc_macro::is_available().then(|| path.span().unwrap())?;
        Some(Self { file: span.local_file()?, line: span.line(), column: span.column() })
    }
}

/// Why the table cannot be read. `path` is what the caller wrote, `file` the file that it refers to.
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

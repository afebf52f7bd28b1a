//! `reply_codes!`, which knows the path of this crate even if a user has renamed it.

/// Generates a module with the types and macros of a table of reply codes.
///
/// ```ignore (the table is a file of your own)
/// ftp_codes::reply_codes! {
///     /// The reply codes of SMTP.
///     pub mod smtp = "smtp.toml";
/// }
///
/// assert!(smtp::ReplyCode::ServiceReady.is_positive_completion());
/// ```
///
/// The module contains what the root of this crate contains for FTP: the types `Class`, `Group`, `ReplyCode`,
/// `RawCode`, `CodeSet`, `CodeSetIter` and `CodeError`, and the macros `match_code!`, `code_matches!` and `code_set!`
/// ([`matching`](crate::matching)). Write one `reply_codes!` for each table.
///
/// # The file
///
/// The path is relative to the file that contains the call, as with [`include_str!`]. Editing the table triggers a
/// rebuild. This needs Rust 1.88 or later. The path must be a literal, so a table that a build script writes into
/// `OUT_DIR` cannot be used; let the build script write it beside the sources, or check it in.
///
/// # The table
///
/// A table is [TOML](https://toml.io). This one is complete:
///
/// ```toml
/// [[class]]
/// digit = 2
/// name = "Done"
/// text = "Done"
/// defined = "our manual, page 3"
/// doc = "The command succeeded."
///
/// [[class]]
/// digit = 5
/// name = "Refused"
/// text = "Refused"
/// defined = "our manual, page 3"
/// doc = "The command failed. Do not repeat it."
///
/// [[reply]]
/// code = 200
/// name = "TeaReady"
/// headline = "Tea is ready."
/// standing = "standard"
/// defined = "our manual, page 4"
/// doc = "The pot is full. Pour."
///
/// [[reply]]
/// code = 518
/// name = "Teapot"
/// headline = "NAME is a teapot."
/// template = true
/// text = "NAME is a teapot. Refusing to brew coffee."
/// standing = "extension"
/// defined = "RFC 2324 §2.3.2"
/// amended = ["RFC 7168 §2.3.3 (TEA-EFPS)"]
/// doc = "Ask for tea instead."
/// ```
///
/// With `code = 418`, the compiler would report: ``code 418 has no class; add a `[[class]]` with `digit = 4` ``.
///
/// `[[class]]` is a first digit and `[[group]]` a second digit. A table has at least one class. It may have no groups: then
/// there is no `Group`, and no method that returns one.
///
/// | key | |
/// |-|-|
/// | `digit` | the digit: 1 to 9 for a class, 0 to 9 for a group |
/// | `name` | the variant, in CamelCase |
/// | `text` | what the standard calls it, on one line |
/// | `defined` | where it is defined: `RFC 959 §4.2`, or free text |
/// | `doc` | your explanation, in Markdown |
///
/// `[[reply]]` is a code. Its first digit must have a class; if the table has groups, its second digit must have one.
///
/// | key | |
/// |-|-|
/// | `code` | three digits |
/// | `name` | the variant, in CamelCase |
/// | `headline` | what a server sends by default, on one line: as a rule the first sentence of the text |
/// | `template` | optional: `true` if the headline is a template that must not be sent as it is |
/// | `text` | optional: the whole text of the standard, where it is more than the headline |
/// | `standing` | `standard`, `extension`, `historic` or `de-facto`: see [`Standing`](crate::Standing) |
/// | `defined` | where the code is defined: one citation such as `RFC 959 §4.2.2`, or free text |
/// | `amended` | optional: other sources, each perhaps followed by a remark in parentheses |
/// | `observed` | optional: what was seen in practice, as `{ by = "a server", evidence = "what it sends, and where" }` |
/// | `aliases` | optional: words by which a search of the documentation finds the code |
/// | `doc` | your explanation, in Markdown |
/// | `grammar` | optional: the grammar of the text, if programs read it |
///
/// # Errors
///
/// A table with faults does not compile. All faults are reported at once, each with its line and column. The module and
/// its names still exist, so that one mistake causes one error.
#[doc(alias("own table", "custom codes", "SMTP", "NNTP"))]
#[macro_export]
macro_rules! reply_codes {
    () => {
        ::core::compile_error!(
            "expected a module and the path of its table, such as `pub mod smtp = \"smtp.toml\";`; \
             the codes of FTP are in this crate already"
        );
    };
    ($($table:tt)+) => {
        $crate::__private::reply_codes! { [$crate] $($table)+ }
    };
}

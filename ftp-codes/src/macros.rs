//! The macros, each with the facade's own path in hand: a dependency can be renamed.

/// Writes the types of a table of reply codes into the module it stands in.
///
/// `reply_codes!()` takes the table of FTP; this crate has done that already. `reply_codes!("smtp.toml")` takes a table of
/// your own. It has to stand in a module of its own, because of the names it brings: `Class`, `Group`, `ReplyCode`,
/// `RawCode`, `CodeSet`, `CodeSetIter`, `CodeError`, `Standing`.
///
/// The match macros of a table need a name that is their own in your whole crate, and take it from the place of the path.
/// So write `reply_codes!()` without a path once in a crate, and do not write a path into a macro that you call twice: hand
/// it the path.
///
/// The path is relative to the file that holds the call, as with [`include_str!`]; an edit of the table rebuilds. This
/// needs Rust 1.88 or later.
///
/// ```ignore (the table is a file of your own)
/// /// The reply codes of SMTP.
/// pub mod smtp {
///     ftp_codes::reply_codes!("smtp.toml");
/// }
///
/// assert!(smtp::ReplyCode::ServiceReady.is_positive_completion());
/// ```
///
/// The head of [`replies.toml`](https://docs.rs/crate/ftp-codes-spec/latest/source/replies.toml) says what the keys of a
/// table mean. A table of your own has the first digits it lists, and may have no groups: then there is no `Group`, and
/// nothing that is derived from it.
///
/// # Errors
///
/// A table with faults does not compile. Every fault is told at once, with its line and column, and nothing else is told:
/// the types still have their names, so that one mistake is one error.
#[macro_export]
macro_rules! reply_codes {
    ($($table:tt)*) => {
        $crate::__private::reply_codes! { [$crate] $($table)* }
    };
}

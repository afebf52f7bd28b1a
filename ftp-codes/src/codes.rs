//! The types of the standard tables, `replies.toml`, `commands.toml` and `winsock.toml` in `spec/`.

/// Only a macro has a `$crate`.
macro_rules! standard {
    () => {
        ftp_codes_macros::standard! { [$crate] }
    };
}

standard!();

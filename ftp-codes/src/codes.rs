//! The types of the standard tables.

macro_rules! standard {
    () => {
        ftp_codes_macros::standard! { [$crate] }
    };
}

standard!();

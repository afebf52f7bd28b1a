//! The types of the standard tables.

use crate::command::{CommandKind, Replies};

macro_rules! standard {
    () => {
        ftp_codes_macros::standard! { [$crate] }
    };
}

standard!();

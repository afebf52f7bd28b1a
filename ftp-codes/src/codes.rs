//! The standard table's types.

reply_codes!();

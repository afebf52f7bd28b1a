//! Numbers that are shown beside reply codes, and are none.

ftp_codes_macros::winsock_errors!();

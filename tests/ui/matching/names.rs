//! A name that no listed code has.

use ftp_codes::{ReplyCode, match_code};

fn decide(code: ReplyCode) -> u8 {
    match_code!(code {
        ServiceRedy => 1,
        NotLogedIn | UserLoggedIn => 2,
        Unlisted => 3,
        Banana => 4,
        ReplyCode::CommandOkay => 5,
        other => 6,
    })
}

fn main() {}

//! A name that no listed code has, and what a user may have meant by it.

use ftp_codes::{CodeSet, ReplyCode, code_matches, code_set, match_code};

const RETRY: CodeSet = code_set!(4xx);

fn decide(code: ReplyCode) -> u8 {
    match_code!(code {
        ServiceRedy => 1,
        NotLogedIn | UserLoggedIn => 2,
        Unlisted => 3,
        Banana => 4,
        TransientNegative => 5,
        Connections | 2xx => 6,
        RETRY => 7,
        other => 8,
    })
}

fn paths(code: ReplyCode) -> u8 {
    match_code!(code {
        ReplyCode::FileUnavailable => 1,
        ftp_codes::ReplyCode::CommandOkay | crate::ReplyCode::Banana => 2,
        _ => 3,
    })
}

/// The name is bound, so that the body is not another error.
fn binds(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1,
        other => other.detail(),
    })
}

fn question(code: ReplyCode) -> bool {
    code_matches!(code, PermanentNegative | FileSystem)
}

fn main() {
    let _ = RETRY;
}

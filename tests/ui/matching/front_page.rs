//! The error that README.md shows.

use ftp_codes::{RawCode, match_code};

fn passive(code: RawCode) -> u8 {
    match_code!(code {
        EnteringPassiveMode => 1,
        ServiceNotAvailable => 2,
        1xx | 2xx | 3xx | 5xx | 6xx => 3,
    })
}

fn main() {}

//! The macros of a refused table accept anything: one mistake is one error.
#![deny(warnings)]

ftp_codes::reply_codes! {
    mod kettle = "refused.toml";
}

pub use kettle::{RawCode, ReplyCode, code_matches, code_set, match_code};

pub const BREWED: kettle::CodeSet = code_set!(Brewed | 9xx);

pub fn decide(code: RawCode) -> u8 {
    let tea: u8 = kettle::match_code!(code { Brewed => 1, TooHot => 2 });
    match_code!(code {
        Brewed => return tea,
        _ => (),
    });
    if code_matches!(code, Brewed) && BREWED.contains(code) { 1 } else { tea }
}

pub const fn constant(code: ReplyCode) -> u8 {
    match_code!(code { Brewed => 1 })
}

fn main() {}

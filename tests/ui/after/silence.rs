//! After a fault every name still exists, so that no use of it is another error.
#![deny(warnings)]

ftp_codes::reply_codes! {
    mod faulty = "silence.toml";
}

ftp_codes::reply_codes! {
    mod missing = "no_such_table.toml";
}

use faulty::{Class, CodeError, CodeSet, CodeSetIter, Group, RawCode, ReplyCode};
use ftp_codes::Standing;
use faulty::{code_matches, code_set, match_code};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Line {
    code: ReplyCode,
    raw: Option<RawCode>,
}

const READY: ReplyCode = ReplyCode::Ready;
const GOOD: CodeSet = CodeSet::new(&[ReplyCode::Ready, missing::ReplyCode::Ready]);
const BAD: CodeSet = code_set!(4xx | Faulty);

impl From<ReplyCode> for Line {
    fn from(code: ReplyCode) -> Self {
        Self { code, raw: RawCode::new(code.code() + 1) }
    }
}

impl Default for ReplyCode {
    fn default() -> Self {
        READY
    }
}

impl Default for missing::ReplyCode {
    fn default() -> Self {
        Self::Ready
    }
}

fn classify(code: RawCode) -> Result<Class, CodeError> {
    match code.try_into()? {
        ReplyCode::Ready if code.is_done() => Ok(Class::Done),
        ReplyCode::Ready | ReplyCode::Faulty => Err(CodeError::Unlisted(code)),
        other => Ok(other.class()),
    }
}

const fn retries(code: RawCode) -> u8 {
    match_code!(code { Ready => 0, 4xx => 3, unlisted => 1 })
}

/// What follows is not reported as unreachable.
fn twice(code: RawCode) -> u8 {
    let first: u8 = match_code!(code { Ready => 0, _ => 1 });
    match_code!(code { _ => println!("{first}") });
    let _ = code_set!(4xx);
    first + 1
}

fn all() -> CodeSetIter {
    (GOOD | CodeSet::of_group(Group::Link)).into_iter()
}

fn main() {
    let code: ReplyCode = "220".parse().unwrap();
    assert!(code == 220 && code.standing() == Standing::Standard);
    println!("{code} {:?} {:?} {}", Line::from(code), classify(code.raw()), code as u16);
    assert!(code_matches!(code, 2xx) && !missing::code_matches!(code, 4xx) && !BAD.contains(code));
    assert_eq!(retries(code.raw()) + twice(code.raw()), 1);
    for code in all() {
        println!("{}", code.headline());
    }
}

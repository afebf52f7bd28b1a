//! A value that is not a reply code of the table.

use ftp_codes::reply::{OutgoingReply, OwnedReply, Reply};
use ftp_codes::{RawCode, ReplyCode, code_matches, match_code};

ftp_codes::reply_codes! {
    mod kettle = "value.toml";
}

struct Answer;

fn number(code: u16) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn reference_to_a_number(code: &&u32) -> bool {
    match_code!(code { found @ 299 => found > &&1, _ => false })
}

fn text() -> bool {
    code_matches!("220", 2xx)
}

fn owned_text(code: &String) -> bool {
    code_matches!(code, 2xx)
}

fn bytes(code: [u8; 3]) -> bool {
    code_matches!(code, 2xx)
}

/// That unlisted numbers are not covered is not reported as well.
fn not_listed(code: u16) -> bool {
    match_code!(code { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 | 699 => true })
}

fn option(code: Option<ReplyCode>) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn result() -> bool {
    match_code!(RawCode::try_from(220) { 2xx => true, _ => false })
}

fn reply(reply: &Reply<'_>) -> bool {
    match_code!(reply { 2xx => true, _ => false })
}

fn owned_reply(reply: OwnedReply) -> bool {
    match_code!(reply { 2xx => true, _ => false })
}

fn outgoing_reply(reply: OutgoingReply<'_>) -> bool {
    match_code!(reply { 2xx => true, _ => false })
}

fn of_a_type_of_the_user(answer: Answer) -> bool {
    match_code!(answer { 2xx => true, _ => false })
}

fn of_another_table(code: kettle::ReplyCode) -> bool {
    match_code!(code { 2xx => true, 3xx | 4xx | 5xx => false, _ => true })
}

fn raw_of_another_table(code: &&kettle::RawCode) -> bool {
    code_matches!(code, 2xx)
}

fn of_ours(code: ReplyCode) -> bool {
    kettle::match_code!(code { 2xx => true, _ => false })
}

/// The same for a table of the user's own.
fn unlisted(code: kettle::RawCode) -> bool {
    kettle::match_code!(code { 1xx => true, 210 => false })
}

const fn constant(code: u16) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn main() {}

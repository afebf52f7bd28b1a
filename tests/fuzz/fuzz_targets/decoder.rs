//! Any bytes: nothing panics, every reply is a part of them, and a forwarded reply says the same.
#![no_main]

use ftp_codes::reply::{EndRule, OutgoingReply, Reply, ReplyDecoder};
use ftp_codes::wire::{Limits, telnet::Filter};
use ftp_codes::{Class, RawCodeSet};
use libfuzzer_sys::fuzz_target;

/// The first byte chooses how to read the rest.
fn decoder(choice: u8) -> ReplyDecoder {
    let end = match choice & 3 {
        0 | 1 => EndRule::SameCode,
        2 => EndRule::AnyCode,
        _ => EndRule::SameCodeOr(RawCodeSet::of_class(Class::PositiveCompletion)),
    };
    let limits = if choice & 4 == 0 { Limits::new() } else { Limits::new().line(40).lines(4).size(100) };
    ReplyDecoder::new().end_rule(end).strict(choice & 8 != 0).limits(limits)
}

fn check(reply: Reply<'_>, decoder: &ReplyDecoder) {
    assert_eq!(reply.lines().count(), reply.raw_lines().count());
    assert!(reply.lines().rev().eq(reply.lines().collect::<Vec<_>>().into_iter().rev()));
    assert_eq!(reply.lines().next(), Some(reply.text()));
    let bytes = OutgoingReply::from(reply).to_vec();
    for strict in [false, true] {
        let mut decoder = decoder.clone().strict(strict).limits(Limits::NONE);
        let mut rest = &bytes[..];
        let again = decoder.decode(&mut rest).unwrap().unwrap();
        assert_eq!((again.code(), again.is_multiline()), (reply.code(), reply.is_multiline()));
        assert!(rest.is_empty());
        let is_corrected =
            |line: &[u8]| line == reply.code().digits() || line.iter().any(|byte| b"\r\0".contains(byte));
        if !reply.raw_lines().any(is_corrected) {
            assert_eq!(again, reply);
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let mut bytes = bytes.to_vec();
    if choice & 16 != 0 {
        let mut filter = if choice & 32 == 0 { Filter::new() } else { Filter::only_doubled() };
        let len = filter.apply(&mut bytes);
        bytes.truncate(len);
    }
    let _ = Reply::parse(&bytes);
    let mut decoder = decoder(*choice);
    let mut rest = &bytes[..];
    loop {
        let before = rest;
        let Some(reply) = decoder.finish(&mut rest) else { break };
        let used = &before[..before.len() - rest.len()];
        assert!(!used.is_empty());
        match reply {
            Ok(reply) => {
                assert!(used.ends_with(reply.as_bytes()));
                check(reply, &decoder.clone());
            }
            Err(error) => {
                assert!(before[error.offset()..].starts_with(error.excerpt()));
                let _ = (error.to_string(), format!("{error:?}"));
            }
        }
    }
    assert!(rest.is_empty());
});

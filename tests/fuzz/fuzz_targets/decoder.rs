//! Any bytes: nothing panics, every reply is a piece of them, and what can be sent on says the same when it is read again.
#![no_main]

use ftp_codes::reply::{DecodeErrorKind, EndRule, Limits, OutgoingReply, Reply, ReplyDecoder, telnet};
use libfuzzer_sys::fuzz_target;

/// The first byte chooses how to read the rest.
fn decoder(choice: u8) -> ReplyDecoder {
    let end = if choice & 1 == 0 { EndRule::SameCode } else { EndRule::AnyCode };
    let limits = if choice & 4 == 0 { Limits::new() } else { Limits::new().line(40).lines(4).size(100) };
    ReplyDecoder::new().end_rule(end).strict(choice & 2 != 0).limits(limits)
}

fn look_at(reply: Reply<'_>, decoder: &ReplyDecoder) {
    assert_eq!(reply.lines().count(), reply.raw_lines().count());
    assert!(reply.lines().rev().eq(reply.lines().collect::<Vec<_>>().into_iter().rev()));
    assert_eq!(reply.lines().next(), Some(reply.text()));
    let Ok(outgoing) = OutgoingReply::forward(reply) else { return };
    let bytes = outgoing.to_vec();
    let mut decoder = decoder.clone().limits(Limits::NONE);
    let (again, used) = decoder.decode(&bytes).unwrap().unwrap();
    assert_eq!((again, used), (reply, bytes.len()));
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let mut bytes = bytes.to_vec();
    if choice & 8 != 0 {
        let len = telnet::Filter::new().apply(&mut bytes);
        bytes.truncate(len);
    }
    let _ = Reply::parse(&bytes);
    let mut decoder = decoder(*choice);
    let mut rest = &bytes[..];
    loop {
        match decoder.finish(rest) {
            Ok(None) => break,
            Ok(Some((reply, used))) => {
                assert!(used <= rest.len() && rest[..used].ends_with(reply.as_bytes()));
                look_at(reply, &decoder);
                rest = &rest[used..];
            }
            Err(error) => {
                assert!(rest[error.offset()..].starts_with(error.bytes()));
                assert!(!error.bytes().is_empty() || error.kind() == DecodeErrorKind::TooLarge);
                let _ = (error.to_string(), format!("{error:?}"));
                match decoder.resync(rest) {
                    Some(dropped) => {
                        assert!(dropped > error.offset());
                        rest = &rest[dropped..];
                    }
                    None => break,
                }
            }
        }
    }
});

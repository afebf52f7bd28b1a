//! Any reply to any command: nothing panics, and what is written is read back as the same value.
#![no_main]

use ftp_codes::Command;
use ftp_codes::payload::{ModificationTime, Payload, PayloadKind};
use ftp_codes::reply::{OwnedReply, Reply, ReplyDecoder};
use libfuzzer_sys::fuzz_target;

/// The reply to send, for values that may contain bytes that cannot be sent.
fn to_reply(payload: Payload<'_>) -> Option<OwnedReply> {
    match payload {
        Payload::PathName(path) => path.try_into().ok(),
        Payload::UniqueFile(file) => file.try_into().ok(),
        Payload::Facts(facts) => facts.try_into().ok(),
        Payload::ChangedFacts(changed) => changed.try_into().ok(),
        Payload::Features(features) => features.try_into().ok(),
        Payload::FileHash(hash) => hash.try_into().ok(),
        Payload::SystemType(system) => system.try_into().ok(),
        Payload::Challenge(challenge) => challenge.try_into().ok(),
        Payload::PassiveAddress(address) => Some(address.into()),
        Payload::LongPassiveAddress(address) => Some(address.into()),
        Payload::ExtendedPassiveAddress(address) => Some(address.into()),
        Payload::ModificationTime(time) => Some(time.into()),
        Payload::FileSize(size) => Some(size.into()),
        _ => None,
    }
}

fn check(kind: PayloadKind, reply: Reply<'_>) {
    let read = match kind.read(reply) {
        Ok(read) => read,
        Err(error) => {
            let line = reply.lines().nth(error.line() - 1).expect("a line of the reply");
            assert!(line[error.offset()..].starts_with(error.found()), "{error}");
            return;
        }
    };
    assert_eq!(read.value.kind(), kind);
    let bytes = read.value.to_bytes();
    let again = kind.parse(&bytes).expect("what was written");
    assert_eq!(again.value, read.value);
    if let Payload::ModificationTime(time) = &read.value {
        let _ = time.to_system_time().and_then(ModificationTime::from_system_time);
    }
    if let Some(sent) = to_reply(read.value.clone()) {
        assert_eq!(kind.read(&sent).expect("what was sent").value, read.value);
    }
}

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the command.
    let Some((choice, bytes)) = data.split_first() else { return };
    let command = Command::ALL.get(usize::from(*choice)).copied();
    let mut input = bytes;
    if let Some(Ok(reply)) = ReplyDecoder::new().finish(&mut input) {
        if let Some(kind) = PayloadKind::of(command, reply.code()) {
            check(kind, reply);
        }
    }
});

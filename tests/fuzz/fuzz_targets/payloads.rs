//! Any reply to any command: nothing panics, what is written has the form of its
//! standard, and is the same value if it was read in that form.
#![no_main]

use ftp_codes::Command;
use ftp_codes::payload::{
    ExtendedPassiveAddress, FileSize, LongPassiveAddress, ModificationTime, PassiveAddress, Payload, RestartMarker,
};
use ftp_codes::reply::{Reply, ReplyDecoder};
use libfuzzer_sys::fuzz_target;

/// Reads what was written.
macro_rules! round_trip {
    ($type:ident, $value:expr, $strict:expr) => {
        let text = $value.to_string();
        let again = $type::parse(text.as_bytes()).unwrap();
        assert!(again.is_strict(), "{text}");
        // A field that the standard leaves blank is read, and not written.
        assert!(!$strict || again.value == $value, "{text}");
    };
}

fn look_at(command: Option<Command>, reply: &Reply<'_>) {
    match Payload::read(command, reply) {
        Some(Ok(read)) => {
            let strict = read.is_strict();
            match read.value {
                Payload::PassiveAddress(address) => {
                    round_trip!(PassiveAddress, address, strict);
                }
                Payload::LongPassiveAddress(address) => {
                    round_trip!(LongPassiveAddress, address, strict);
                }
                Payload::ExtendedPassiveAddress(address) => {
                    round_trip!(ExtendedPassiveAddress, address, strict);
                }
                Payload::FileSize(size) => {
                    round_trip!(FileSize, size, strict);
                }
                Payload::ModificationTime(time) => {
                    round_trip!(ModificationTime, time, strict);
                }
                Payload::RestartMarker(marker) => {
                    round_trip!(RestartMarker, marker, strict);
                }
                other => drop(format!("{other:?}")),
            }
        }
        Some(Err(error)) => drop(error.to_string()),
        None => {}
    }
}

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the command.
    let Some((choice, bytes)) = data.split_first() else { return };
    let command = Command::ALL.get(usize::from(*choice)).copied();
    if let Ok(Some((reply, _))) = ReplyDecoder::new().finish(bytes) {
        look_at(command, &reply);
    }
});

//! Any argument of every command: nothing panics, and what is displayed is parsed as the same value.
#![no_main]

use ftp_codes::argument::{
    Allocation, Base64Data, DataStructure, DataType, ExtendedHostPort, ExtendedPassive, FileTime, FormatControl,
    HostName, HostPort, LanguageTag, LongHostPort, Mechanism, Options, ProtectionBufferSize, ProtectionLevel,
    RestartPoint, TransmissionMode,
};
use libfuzzer_sys::fuzz_target;

/// Parses the text as each type, writes what was parsed, and parses that again.
macro_rules! round_trips {
    ($text:ident: $($type:ident)*) => {$(
        match $type::parse($text) {
            Ok(value) => assert_eq!($type::parse(value.to_string().as_bytes()), Ok(value)),
            Err(error) => assert!($text[error.offset()..].starts_with(error.found()), "{error}"),
        }
    )*};
}

fuzz_target!(|text: &[u8]| {
    round_trips! { text:
        HostPort ExtendedHostPort LongHostPort ExtendedPassive DataType FormatControl DataStructure TransmissionMode
        RestartPoint Allocation Mechanism ProtectionBufferSize ProtectionLevel Base64Data Options HostName LanguageTag
    }
    match FileTime::parse(text) {
        Ok(value) => assert_eq!(FileTime::parse(&value.to_bytes()), Ok(value)),
        Err(error) => assert!(text[error.offset()..].starts_with(error.found()), "{error}"),
    }
});

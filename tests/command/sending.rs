//! A command is sent as one line, and is read back the same.

use ftp_codes::Command;
use ftp_codes::command::{CommandLine, CommandWriter, OutgoingCommand, OwnedCommandLine};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_sent_is_one_line(verb in "[ A-Za-z\\r\\n\0é]{0,6}", argument in prop::collection::vec(any::<u8>(), 0..20)) {
        let refused = verb.is_empty() || !verb.bytes().all(|byte| byte.is_ascii_graphic());
        let forbidden = argument.iter().any(|byte| b"\r\n\0".contains(byte));
        let command = OutgoingCommand::from_verb(&verb, &argument);
        prop_assert_eq!(command.is_err(), refused || forbidden);
        prop_assert_eq!(OutgoingCommand::new(Command::Retr, &argument).is_err(), forbidden);
        let Ok(command) = command else { return Ok(()) };
        let bytes = command.to_vec();
        prop_assert_eq!(bytes.len(), command.encoded_len());
        prop_assert_eq!(bytes.iter().filter(|byte| **byte == b'\n').count(), 1);
        prop_assert!(bytes.ends_with(b"\r\n"));
        let line = CommandLine::parse(&bytes);
        prop_assert_eq!((line.verb(), line.argument()), (verb.as_bytes(), &argument[..]));
        let owned = OwnedCommandLine::from(command);
        prop_assert_eq!(OutgoingCommand::try_from(&owned).unwrap().to_vec(), bytes);
    }
}

#[test]
fn every_command_is_read_back() {
    for &command in Command::ALL {
        let bytes = OutgoingCommand::from(command).to_vec();
        assert_eq!(bytes, format!("{command}\r\n").as_bytes());
        assert_eq!(CommandLine::parse(&bytes).command(), Some(command));
        let bytes = OutgoingCommand::new(command, "a b").unwrap().to_vec();
        assert_eq!(CommandLine::parse(&bytes).argument(), b"a b");
    }
}

#[test]
fn a_well_formed_line_can_be_forwarded() {
    let line = CommandLine::parse(b"xcrc a b\r\n");
    assert_eq!(OutgoingCommand::try_from(line).unwrap().to_vec(), b"xcrc a b\r\n");
    for line in [&b"PASS a\rb"[..], b"STOR \0", b"", b" PWD", b"P\x08WD"] {
        assert!(OutgoingCommand::try_from(CommandLine::parse(line)).is_err(), "{}", line.escape_ascii());
    }
    let error = OutgoingCommand::try_from(CommandLine::parse(b"PASS a\rb")).unwrap_err();
    assert_eq!((error.offset(), error.byte()), (1, Some(b'\r')));
}

#[test]
fn telnet_doubles_the_byte_255_of_an_argument() {
    let command = OutgoingCommand::new(Command::Retr, b"\xFFa").unwrap();
    assert_eq!(command.to_vec(), b"RETR \xFFa\r\n");
    assert_eq!(command.double_iac(true).to_vec(), b"RETR \xFF\xFFa\r\n");
}

#[test]
fn a_writer_sends_listed_and_other_commands() {
    let mut writer = CommandWriter::new(Vec::new());
    writer.send(Command::Feat).unwrap();
    writer.send(OutgoingCommand::from_verb("SITE", "HELP").unwrap()).unwrap();
    assert_eq!(writer.into_inner(), b"FEAT\r\nSITE HELP\r\n");
}

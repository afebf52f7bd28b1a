//! Any bytes as command lines: the same however they are cut, and what can be forwarded reads the same.
#![no_main]

use arbitrary::Arbitrary;
use ftp_codes::Command;
use ftp_codes::command::{CommandBuffer, CommandDecoder, CommandLine, OutgoingCommand, OwnedCommandLine};
use ftp_codes::wire::DecodeErrorKind;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    telnet: bool,
    max_line: Option<u8>,
    pieces: Vec<Vec<u8>>,
}

fn read(input: &Input, pieces: &[Vec<u8>]) -> Vec<Result<OwnedCommandLine, DecodeErrorKind>> {
    let max_line = input.max_line.map_or(1 << 16, usize::from);
    let mut buffer = CommandBuffer::with_decoder(CommandDecoder::new().max_line(max_line));
    if !input.telnet {
        buffer = buffer.telnet(None);
    }
    let mut events = Vec::new();
    for piece in pieces.iter().map(Some).chain([None]) {
        match piece {
            Some(piece) => buffer.push(piece),
            None => buffer.filled(0),
        }
        while let Some(line) = buffer.decode() {
            events.push(line.map(CommandLine::into_owned).map_err(|error| error.kind()));
        }
    }
    assert!(buffer.unread().is_empty());
    events
}

fn check(line: &OwnedCommandLine) {
    assert!(!line.as_bytes().contains(&b'\n'));
    let verb = String::from_utf8_lossy(line.verb()).to_uppercase();
    assert_eq!(line.command(), Command::ALL.iter().copied().find(|command| command.verb() == verb));
    let Ok(command) = OutgoingCommand::try_from(line) else { return };
    let again = command.to_vec();
    assert_eq!(again.len(), command.encoded_len());
    let again = CommandLine::parse(&again);
    assert_eq!((again.verb(), again.argument()), (line.verb(), line.argument()));
}

fuzz_target!(|input: Input| {
    let whole = [input.pieces.concat()];
    let bytes: Vec<_> = whole[0].iter().map(|byte| vec![*byte]).collect();
    let wanted = read(&input, &whole);
    assert_eq!(read(&input, &input.pieces), wanted);
    assert_eq!(read(&input, &bytes), wanted);
    wanted.iter().flatten().for_each(check);
});

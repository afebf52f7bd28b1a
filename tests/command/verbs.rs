//! Finds the command of a verb and of a line.

use ftp_codes::Command;

#[test]
fn a_verb_is_recognised_in_any_case() {
    for &command in Command::ALL {
        let verb = command.verb();
        assert_eq!(Command::from_verb(verb.as_bytes()), Some(command));
        assert_eq!(verb.to_ascii_lowercase().parse(), Ok(command));
    }
}

/// A verb with one more byte before or after it is another word, even if the byte is NUL.
#[test]
fn nothing_may_precede_or_follow_a_verb() {
    for &command in Command::ALL {
        let verb = command.verb().as_bytes();
        for byte in 0..=u8::MAX {
            for longer in [[&[byte], verb].concat(), [verb, &[byte]].concat()] {
                let expected =
                    Command::ALL.iter().copied().find(|other| longer.eq_ignore_ascii_case(other.verb().as_bytes()));
                assert_eq!(Command::from_verb(&longer), expected, "{}", longer.escape_ascii());
            }
        }
        assert_eq!(Command::from_verb(&[&[0; 8], verb].concat()), None);
        assert_eq!(Command::from_line(&[b"\0", verb, b" x"].concat()), None);
    }
    assert_eq!([b"", &b"\0"[..], b"\0\0\0\0\0\0\0\0", b"RETRRETRRETR"].map(Command::from_verb), [None; 4]);
}

#[test]
fn a_space_ends_the_verb_and_a_line_end_the_line() {
    assert_eq!(Command::from_line(b"stor  a \r\n"), Some((Command::Stor, &b" a "[..])));
    assert_eq!(Command::from_line(b"NOOP\n"), Some((Command::Noop, &b""[..])));
    for line in [&b""[..], b" NOOP", b"NOOP\t", b"NOOP\r\r\n", b"XYZZY a"] {
        assert_eq!(Command::from_line(line), None, "{}", line.escape_ascii());
    }
}

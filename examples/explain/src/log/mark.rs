//! `Mark`: what a log puts before a line to say who spoke.

use ftp_codes::Command;

/// Who spoke, and in which form the log says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// No mark: the line itself must tell.
    Bare,
    /// The server: `S: `, `< `, `<--- `, `Response: `.
    Server,
    /// The client: `C: `, `> `, `---> `, `Command: `.
    Client,
    /// `<-`, which is the server in a client's log and the client in a server's. The line itself must tell.
    Left,
    /// `->`, the same the other way round.
    Right,
    /// A line that Python's ftplib has received: `*get* '220 ...\n'`.
    Received,
    /// A whole reply that Python's ftplib has received: `*resp* '220-...\n220 ...'`.
    Answered,
    /// The trace of NcFTP: `220: ...`.
    NcFtp,
    /// The program that writes the log: `* `, `-- `, `---- `, `Status: `.
    Note,
}

impl Mark {
    /// Takes the mark off a line; `None` if the line does not begin with one.
    pub(crate) fn strip(line: &[u8]) -> Option<(Self, &[u8])> {
        strip_vsftpd(line).or_else(|| strip_word(line)).or_else(|| strip_sign(line))
    }

    /// Finds a mark that is so plain that it counts wherever it stands: FileZilla writes numbers and sessions
    /// before it, tshark a whole table.
    pub(crate) fn find(line: &[u8]) -> Option<(Self, &[u8])> {
        const WORDS: [&[u8]; 5] = [b"Response:", b"Command:", b"Request:", b"[Response]", b"[Command]"];
        let mut rest = line;
        while let Some(blank) = rest.iter().position(u8::is_ascii_whitespace) {
            rest = rest.get(blank..)?.trim_ascii_start();
            if WORDS.iter().any(|word| rest.starts_with(word)) {
                return strip_word(rest);
            }
        }
        None
    }
}

/// `FTP response: Client "10.0.0.1", "220 ready"`; in syslog without the quotes.
fn strip_vsftpd(line: &[u8]) -> Option<(Mark, &[u8])> {
    let (mark, rest) = match line.strip_prefix(b"FTP response: Client ") {
        Some(rest) => (Mark::Server, rest),
        None => (Mark::Client, line.strip_prefix(b"FTP command: Client ")?),
    };
    let comma = rest.iter().position(|byte| *byte == b',')?;
    let text = rest.get(comma..)?.strip_prefix(b", ")?;
    Some((mark, text.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")).unwrap_or(text)))
}

/// A word and a colon, a word in brackets, a word in asterisks.
fn strip_word(line: &[u8]) -> Option<(Mark, &[u8])> {
    const WORDS: [(&[u8], Mark); 32] = [
        (b"S:", Mark::Server),
        (b"Server:", Mark::Server),
        (b"Response:", Mark::Server),
        (b"Reply:", Mark::Server),
        (b"Received:", Mark::Server),
        (b"RECV:", Mark::Server),
        (b"get:", Mark::Server),
        (b"[Response]", Mark::Server),
        (b"[Reply]", Mark::Server),
        (b"C:", Mark::Client),
        (b"Client:", Mark::Client),
        (b"Command:", Mark::Client),
        (b"Request:", Mark::Client),
        (b"Sent:", Mark::Client),
        (b"SEND:", Mark::Client),
        (b"put:", Mark::Client),
        (b"Cmd:", Mark::Client),
        (b"[Command]", Mark::Client),
        (b"[Request]", Mark::Client),
        (b"*cmd*", Mark::Client),
        (b"*put urgent*", Mark::Client),
        // The same once more, as bytes.
        (b"*put*", Mark::Note),
        (b"*get*", Mark::Received),
        (b"*resp*", Mark::Answered),
        (b"*welcome*", Mark::Note),
        (b"Status:", Mark::Note),
        (b"Error:", Mark::Note),
        (b"Trace:", Mark::Note),
        (b"[Status]", Mark::Note),
        (b"[Error]", Mark::Note),
        (b"[Trace]", Mark::Note),
        // What the user wants, not what is sent.
        (b"ftp>", Mark::Note),
    ];
    let (mark, rest) = WORDS.iter().find_map(|(word, mark)| Some((*mark, line.strip_prefix(*word)?)))?;
    match rest {
        [] => Some((mark, rest)),
        [b' ' | b'\t', text @ ..] => Some((mark, text)),
        _ => None,
    }
}

/// Whether a line begins with a word in small letters that is not the verb of a command: pyftpdlib puts the mark of a
/// command before its own remarks as well.
fn is_prose(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let verb = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    verb.first().is_some_and(u8::is_ascii_lowercase) && Command::from_verb(verb).is_none()
}

/// A sign: an arrow, or what stands where an arrow could.
fn strip_sign(line: &[u8]) -> Option<(Mark, &[u8])> {
    let end = line.iter().position(u8::is_ascii_whitespace).unwrap_or(line.len());
    let (sign, rest) = line.split_at_checked(end)?;
    let is_made_of = |bytes: &[u8]| sign.iter().all(|byte| bytes.contains(byte));
    let mark = match sign {
        // The last ones are `←` and `→` in UTF-8.
        b"<-" | b"<=" | [0xe2, 0x86, 0x90] => Mark::Left,
        b"->" | b"=>" | [0xe2, 0x86, 0x92] => Mark::Right,
        b"*" | b"." | b"!" | b"{" | b"}" | b"==" => Mark::Note,
        // FileZilla Server up to 0.9 puts `(user) (address)> ` before both sides.
        [b'(', .., b')', b'>'] => Mark::Right,
        // wget says what it is about to do, and then marks the command with `-->`.
        b"==>" => Mark::Note,
        b">>>" if is_prose(rest) => Mark::Note,
        // Perl's Net::FTP writes its own name right before the arrow.
        [.., b'<', b'<', b'<'] => Mark::Server,
        [.., b'>', b'>', b'>'] => Mark::Client,
        [b'<', ..] if is_made_of(b"<-=") => Mark::Server,
        [.., b'>'] if is_made_of(b">-=") => Mark::Client,
        [b'-', b'-', ..] if is_made_of(b"-") => Mark::Note,
        [b'*', b'*', ..] if is_made_of(b"*") => Mark::Note,
        _ => return None,
    };
    // The mark ends with one blank; more of them are text.
    Some((mark, rest.get(1..).unwrap_or_default()))
}

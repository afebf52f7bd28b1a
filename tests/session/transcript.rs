//! Reads what was recorded of a control connection: see `tests/data/transcripts/README.md`.

use ftp_codes::{Command, RawCode};

/// What crossed the wire.
#[derive(Debug)]
pub(crate) enum Message {
    /// A command; `None` if it is not listed.
    Sent(Option<Command>),
    /// The last line of a reply has come.
    Received(RawCode),
}

/// Every command and every complete reply, in order.
pub(crate) fn messages(text: &[u8]) -> Vec<Message> {
    let mut reader = Reader::default();
    text.split(|byte| *byte == b'\n').filter_map(|line| reader.read(&String::from_utf8_lossy(line))).collect()
}

#[derive(Default)]
struct Reader {
    /// What was sent of a command whose line has not ended.
    command: String,
    /// The code of a reply that has more lines.
    open: Option<String>,
}

impl Reader {
    fn read(&mut self, line: &str) -> Option<Message> {
        let (side, text) = line.split_once(": ")?;
        match side {
            "C" => self.command(text),
            "S" => self.reply(text),
            _ => None,
        }
    }

    fn command(&mut self, text: &str) -> Option<Message> {
        // `\` at the end: the line did not end. `\n`: it ended in a bare LF.
        let ended = !text.ends_with('\\') || text.ends_with(r"\\");
        self.command.push_str(if ended { text.trim_end_matches(r"\n") } else { text.trim_end_matches('\\') });
        if !ended {
            return None;
        }
        let line = std::mem::take(&mut self.command);
        // IP and Synch go before an urgent command (RFC 959 §4.1).
        let line = line.strip_prefix(r"\xff\xf4\xff\xf2").unwrap_or(&line);
        let command = Command::from_line(line.as_bytes()).map(|(command, _)| command);
        // No server has answered an empty line.
        (!line.is_empty()).then_some(Message::Sent(command))
    }

    fn reply(&mut self, text: &str) -> Option<Message> {
        let text = text.trim_end_matches(r"\n");
        let (digits, rest) = text.split_at_checked(3)?;
        if let Some(open) = &self.open {
            if open != digits || !(rest.is_empty() || rest.starts_with(' ')) {
                return None;
            }
        }
        let code = digits.parse().ok()?;
        if self.open.take().is_none() && rest.starts_with('-') {
            self.open = Some(digits.to_owned());
            return None;
        }
        Some(Message::Received(code))
    }
}

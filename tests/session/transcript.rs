//! Reads recorded control connections: see `tests/data/transcripts/README.md`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ftp_codes::RawCode;

/// What crossed the wire.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    /// The client has connected.
    Connected,
    /// The verb of a command.
    Command(String),
    /// The last line of a reply has come.
    Reply(RawCode),
}

/// A message, and the last of its lines.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) text: String,
    pub(crate) message: Message,
}

/// Every command and every complete reply of a transcript, in order.
pub(crate) fn of_transcript(text: &[u8]) -> Vec<Line> {
    let mut reader = Reader::default();
    let lines = text.split(|byte| *byte == b'\n').zip(1..);
    let read = |(line, number): (&[u8], usize)| {
        let text = String::from_utf8_lossy(line).into_owned();
        let message = reader.read(&text)?;
        Some(Line { number, text: text.get(3..).unwrap_or_default().to_owned(), message })
    };
    lines.filter_map(read).collect()
}

/// The same for a recording, which holds the bytes as they were sent.
pub(crate) fn of_recording(text: &[u8]) -> Vec<Line> {
    let mut reader = Reader::default();
    let mut halves: [Vec<u8>; 2] = [Vec::new(), Vec::new()];
    let mut messages = Vec::new();
    for (chunk, number) in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).zip(1..) {
        let chunk: serde_json::Value = serde_json::from_slice(chunk).expect("a JSON object");
        let side = chunk["dir"].as_str().expect("a side");
        let bytes = STANDARD.decode(chunk["b64"].as_str().unwrap_or_default()).expect("base64");
        let half = &mut halves[usize::from(side == "C")];
        half.extend(bytes);
        while let Some(end) = half.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = half.drain(..=end).collect();
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            let message = reader.read(&format!("{side}: {text}"));
            messages.extend(message.map(|message| Line { number, text, message }));
        }
    }
    messages
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
        if line.starts_with("-- ") && line.ends_with(" C connect") {
            *self = Self::default();
            return Some(Message::Connected);
        }
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
        // IP and Synch are sent before an urgent command (RFC 959 §4.1), whole or in part.
        let mut line = line.as_str();
        for telnet in [r"\xff\xf4", r"\xff\xf2", r"\xf4", r"\xf2", r"\xff"] {
            line = line.strip_prefix(telnet).unwrap_or(line);
        }
        let verb = line.split(' ').next().unwrap_or_default();
        // A server may or may not answer an empty line.
        (!line.is_empty()).then(|| Message::Command(verb.chars().take(24).collect::<String>().to_ascii_uppercase()))
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
        (rest.is_empty() || rest.starts_with([' ', '-'])).then_some(Message::Reply(code))
    }
}

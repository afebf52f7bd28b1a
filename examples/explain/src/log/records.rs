//! `Records`: what loggers and containers have wrapped the lines of a log in.

use std::borrow::Cow;

use serde_json::Value;

use super::lines::LONGEST;

/// No record has more fields.
const MOST: usize = 1024;

/// Takes lines out of records: of syslog (RFC 5424), of journald, and in JSON, on one line or on several.
#[derive(Debug, Default)]
pub(super) struct Records {
    open: Option<Open>,
}

/// A record that has begun.
#[derive(Debug)]
enum Open {
    /// A JSON object.
    Object(Vec<u8>),
    /// The fields of journald, of which the last may go on.
    Fields { fields: Vec<(Vec<u8>, Vec<u8>)>, is_export: bool, is_binary: bool },
}

impl Records {
    /// The lines that end with this one, with their process; `None` if it is not that of a record.
    pub(super) fn take(&mut self, line: &[u8]) -> Option<Vec<u8>> {
        match self.open.take() {
            Some(Open::Object(object)) => return self.object(object, line),
            Some(Open::Fields { fields, is_export, is_binary }) => {
                return self.field(fields, is_export, is_binary, line);
            }
            None => {}
        }
        match line.first()? {
            b'{' if line == b"{" => self.open = Some(Open::Object(line.to_vec())),
            b'{' => return message(line),
            // The sequences of RFC 7464, and the events of a server.
            0x1e => return message(line.get(1..)?),
            b'd' => return message(line.strip_prefix(b"data: ")?),
            b'<' => return syslog(line),
            b'_' if line.starts_with(b"__CURSOR=") => self.begin(Vec::new(), true),
            b'A'..=b'Z' if line.ends_with(b"]") => {
                let start =
                    memchr::memmem::find(line, b" [s=").filter(|_| memchr::memmem::find(line, b";i=").is_some())?;
                self.begin(line.get(4..start)?.to_vec(), false);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// The lines that end with the log.
    pub(super) fn end(&mut self) -> Option<Vec<u8>> {
        match self.open.take()? {
            Open::Object(_) => None,
            Open::Fields { fields, .. } => Some(of_fields(&fields)),
        }
    }

    fn begin(&mut self, time: Vec<u8>, is_export: bool) {
        let fields = if time.is_empty() { Vec::new() } else { vec![(b"time".to_vec(), time)] };
        self.open = Some(Open::Fields { fields, is_export, is_binary: false });
    }

    /// Another line of an object.
    fn object(&mut self, mut object: Vec<u8>, line: &[u8]) -> Option<Vec<u8>> {
        object.extend_from_slice(line);
        if object.len() > LONGEST {
            return None;
        }
        if !matches!(line, b"}" | b"},") {
            self.open = Some(Open::Object(object));
            return Some(Vec::new());
        }
        let object = object.strip_suffix(b",").unwrap_or(&object);
        message(object).or_else(|| serde_json::to_vec(&serde_json::from_slice::<Value>(object).ok()?).ok())
    }

    /// Another line of fields.
    fn field(
        &mut self,
        mut fields: Vec<(Vec<u8>, Vec<u8>)>,
        is_export: bool,
        is_binary: bool,
        line: &[u8],
    ) -> Option<Vec<u8>> {
        let is_over = if is_export { line.is_empty() } else { !line.starts_with(b"    ") };
        let is_long = || {
            fields.len() > MOST || fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > LONGEST
        };
        if is_over || is_long() {
            let mut message = of_fields(&fields);
            if !line.is_empty() {
                let next = self.take(line);
                message.extend_from_slice(b"\n");
                message.extend(next.unwrap_or_else(|| line.to_vec()));
            }
            return Some(message);
        }
        let text = if is_export { line } else { line.trim_ascii_start() };
        let name = memchr::memchr(b'=', text).unwrap_or(text.len());
        let (name, value) = text.split_at_checked(name)?;
        let is_name = !name.is_empty()
            && name.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_');
        // A value of several lines comes after its length, which is in eight bytes.
        let is_length = is_export && is_name && value.is_empty();
        match value.get(1..).filter(|_| is_name) {
            Some(value) => fields.push((name.to_vec(), value.to_vec())),
            None if is_length => fields.push((name.to_vec(), Vec::new())),
            None => {
                let start = line.get(..line.len().min(8)).unwrap_or_default().iter().rposition(|byte| *byte == 0);
                let start = start.map_or(0, |last| last + 1);
                let (_, value) = fields.last_mut()?;
                match is_binary {
                    true => value.extend_from_slice(line.get(start..).unwrap_or_default()),
                    false => value.extend([b"\n".as_slice(), if is_export { line } else { text }].concat()),
                }
            }
        }
        self.open = Some(Open::Fields { fields, is_export, is_binary: is_length });
        Some(Vec::new())
    }
}

/// The message of journald in the words of syslog.
fn of_fields(fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let value = |names: &[&[u8]]| {
        let value = |name: &[u8]| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_slice());
        names.iter().find_map(|name| value(name))
    };
    let time = value(&[b"time"]).map(Cow::Borrowed).or_else(|| {
        let micros = std::str::from_utf8(value(&[b"__REALTIME_TIMESTAMP"])?).ok()?.parse().ok()?;
        Some(Cow::Owned(seconds(micros).into_bytes()))
    });
    let program = value(&[b"SYSLOG_IDENTIFIER", b"_COMM"]).map(String::from_utf8_lossy);
    let process = value(&[b"SYSLOG_PID", b"_PID"]).map(String::from_utf8_lossy);
    let message = value(&[b"MESSAGE"]).unwrap_or_default();
    let time = time.map(|time| [&time, b" ".as_slice()].concat()).unwrap_or_default();
    [time.as_slice(), head(program.as_deref(), process.as_deref()).as_bytes(), message].concat()
}

/// Seconds since 1970.
fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// `host vsftpd[7]: `, as syslog writes it.
fn head(program: Option<&str>, process: Option<&str>) -> String {
    match (program, process) {
        (Some(program), Some(process)) => format!("host {program}[{process}]: "),
        _ => String::new(),
    }
}

/// `<30>1 2026-11-21T14:17:21.123456+00:00 host vsftpd 7 - - FTP command: ...` (RFC 5424 §6).
fn syslog(line: &[u8]) -> Option<Vec<u8>> {
    let end = line.iter().take(5).position(|byte| *byte == b'>')?;
    let (priority, rest) = (line.get(1..end)?, line.get(end + 1..)?.strip_prefix(b"1 ")?);
    let mut words = rest.splitn(6, |byte| *byte == b' ');
    let (time, _, program, process) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (_, data) = (words.next()?, words.next()?);
    let is_number = priority.iter().all(u8::is_ascii_digit);
    let message = match data {
        [b'-', message @ ..] if is_number => message,
        [b'[', ..] if is_number => data.get(memchr::memmem::find(data, b"] ")? + 1..)?,
        _ => return None,
    };
    // Messages in the older form begin with one more blank.
    let message = message.strip_prefix(b" ").unwrap_or(message);
    let message = message.strip_prefix(b" ").unwrap_or(message);
    let message = message.strip_prefix("\u{feff}".as_bytes()).unwrap_or(message);
    let [program, process] = [program, process].map(String::from_utf8_lossy);
    let head = match &*process {
        "-" => format!("host {program}: "),
        process => head(Some(&program), Some(process)),
    };
    Some([time, b" ", head.as_bytes(), message].concat())
}

/// The line in a JSON record of journald, rsyslog, a container, or of rclone, with its process.
fn message(line: &[u8]) -> Option<Vec<u8>> {
    const NAMES: [&str; 5] = ["\"MESSAGE\"", "\"log\"", "\"message\"", "\"msg\"", "\"event\""];
    if !line.starts_with(b"{") || !line.ends_with(b"}") {
        return None;
    }
    let name = NAMES.iter().find(|name| memchr::memmem::find(line, name.as_bytes()).is_some())?;
    let record: Value = serde_json::from_slice(line).ok()?;
    // `tracing` writes the message among the fields of an event.
    let fields = record.get("fields").unwrap_or(&record);
    let text = |name: &str| match fields.get(name).or_else(|| record.get(name))? {
        Value::String(text) => Some(Cow::Borrowed(text.as_bytes())),
        Value::Number(number) => Some(Cow::Owned(number.to_string().into_bytes())),
        // journald writes bytes that are not text as numbers.
        Value::Array(bytes) => {
            bytes.iter().map(|byte| u8::try_from(byte.as_u64()?).ok()).collect::<Option<_>>().map(Cow::Owned)
        }
        _ => None,
    };
    let string = |name: &str| record.get(name).and_then(Value::as_str);
    let any = |names: &[&str]| names.iter().find_map(|name| text(name));
    // rclone writes the direction as the object that a message is about.
    if let (Some(object), Some(message)) = (string("object"), string("msg")) {
        return Some(format!("{} {object}: {message}", string("time").unwrap_or_default()).trim_start().into());
    }
    if let Some(said) = of_ftp_srv(&record) {
        return Some(said);
    }
    let message = text(name.trim_matches('"'))?;
    let logger = string("logger").or_else(|| string("name")).or_else(|| string("target")).unwrap_or_default();
    let logger = if logger.starts_with("aioftp.") { format!("{logger}: ") } else { String::new() };
    let program = any(&["SYSLOG_IDENTIFIER", "program", "programname", "appname", "app-name", "ident", "_COMM"]);
    let process = any(&["SYSLOG_PID", "procid", "pid", "_PID"]);
    let [program, process] =
        [&program, &process].map(|word| word.as_ref().map(|word| String::from_utf8_lossy(word).into_owned()));
    let time =
        ["time", "timestamp", "ts", "@timestamp"].iter().find_map(|name| string(name)).map(|time| format!("{time} "));
    let time = time.or_else(|| Some(format!("{} ", seconds(string("__REALTIME_TIMESTAMP")?.parse().ok()?))));
    // rsyslog counts the blank after the program as a part of the message.
    let message = message.strip_prefix(b" ").filter(|_| text("procid").is_some()).unwrap_or(&message);
    let head = head(program.as_deref(), process.as_deref());
    Some([time.unwrap_or_default().as_bytes(), head.as_bytes(), logger.as_bytes(), message].concat())
}

/// ftp-srv writes a reply as the message of `Reply`, and a command as an object of `Handle command`.
fn of_ftp_srv(record: &Value) -> Option<Vec<u8>> {
    let string = |name: &str| record.get(name).and_then(Value::as_str);
    let (mark, said) = match string("msg")? {
        "Reply" => ("Response", string("message")?),
        "Handle command" => ("Command", record.pointer("/command/raw")?.as_str()?),
        _ => return None,
    };
    let head = format!("{} {}", string("time").unwrap_or_default(), head(Some("ftp-srv"), string("id")));
    Some(said.lines().map(|line| format!("{head}{mark}: {line}\n")).collect::<String>().into_bytes())
}

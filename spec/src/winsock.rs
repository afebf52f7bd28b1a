//! The table of the 10000 series: Windows Sockets errors that clients print as if they were replies.

use std::io::ErrorKind;

use crate::name::Names;
use crate::reading::{Document, Refused, Row, Unique, consists_of, nearest, shown};

/// A validated table of Windows Sockets errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winsock {
    /// The errors, in the order of the text.
    pub errors: Vec<WinsockError>,
}

/// A row of `[[winsock]]`: an error of Windows Sockets, and everything known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WinsockError {
    /// The number, 10000 to 11999.
    pub code: u32,
    /// The name of the variant, in CamelCase.
    pub name: String,
    /// Microsoft's constant, such as `WSAETIMEDOUT`.
    pub constant: String,
    /// Microsoft's text for it.
    pub text: String,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The variant of [`std::io::ErrorKind`] with the same meaning, if there is one.
    pub error_kind: Option<String>,
}

impl Winsock {
    /// Reads and validates a table.
    ///
    /// # Errors
    ///
    /// All faults of the table at once.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut document = Document::parse(text)?;
        let mut codes = Unique::default();
        let mut constants = Unique::default();
        let mut names = Names::of("errors");
        let errors = document.some_rows("winsock", "add a row for each error", |row| {
            let code = code(row, &mut codes);
            let name = names.read(row);
            let constant = constant(row, &mut constants);
            let text = row.line("text");
            let doc = row.prose("doc");
            let error_kind = error_kind(row);
            Some(WinsockError {
                code: code?,
                name: name?,
                constant: constant?,
                text: text?.value.to_owned(),
                doc: doc?,
                error_kind,
            })
        });
        document.finish(Some(Self { errors }))
    }
}

fn code(row: &mut Row<'_>, codes: &mut Unique) -> Option<u32> {
    let cell = row.integer("code")?;
    let Ok(code @ 10_000..12_000) = u32::try_from(cell.value) else {
        row.refuse(cell.at, format!("`code` is {}, but an error of this series is 10000 to 11999", cell.value));
        return None;
    };
    codes.insert(row, "code", &code.to_string(), cell.at);
    Some(code)
}

fn constant(row: &mut Row<'_>, constants: &mut Unique) -> Option<String> {
    let cell = row.line("constant")?;
    let rest = cell.value.strip_prefix("WSA").unwrap_or_default();
    if rest.is_empty() || !consists_of(rest, |c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_') {
        let remedy = "a constant is `WSA` and more capital letters, such as `WSAETIMEDOUT`";
        row.refuse(cell.at, format!("`constant` is {}; {remedy}", shown(cell.value)));
        return None;
    }
    constants.insert(row, "constant", cell.value, cell.at);
    Some(cell.value.to_owned())
}

fn error_kind(row: &mut Row<'_>) -> Option<String> {
    let cell = row.optional_line("error_kind")?;
    if !ERROR_KINDS.contains(&cell.value) {
        let remedy = match nearest(cell.value, ERROR_KINDS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write a variant of `std::io::ErrorKind`".to_owned(),
        };
        row.refuse(cell.at, format!("unknown error kind {}; {remedy}", shown(cell.value)));
    }
    Some(cell.value.to_owned())
}

/// Lists the names of the kinds. Each is also used as a value, so that the compiler checks the name.
macro_rules! error_kinds {
    ($($name:ident)+) => {
        const ERROR_KINDS: &[&str] = &[$(stringify!($name)),+];
        const _: &[ErrorKind] = &[$(ErrorKind::$name),+];
    };
}

// The kinds that are stable in every supported compiler.
error_kinds! {
    NotFound PermissionDenied ConnectionRefused ConnectionReset HostUnreachable NetworkUnreachable ConnectionAborted
    NotConnected AddrInUse AddrNotAvailable NetworkDown BrokenPipe AlreadyExists WouldBlock NotADirectory
    IsADirectory DirectoryNotEmpty ReadOnlyFilesystem StaleNetworkFileHandle InvalidInput InvalidData TimedOut
    WriteZero StorageFull NotSeekable QuotaExceeded FileTooLarge ResourceBusy ExecutableFileBusy Deadlock
    CrossesDevices TooManyLinks ArgumentListTooLong Interrupted Unsupported UnexpectedEof OutOfMemory Other
}

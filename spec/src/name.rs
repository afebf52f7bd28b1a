//! Names that become Rust identifiers.

use crate::reading::{Position, Row, consists_of, shown};

/// Converts the name of a variant into the name of a function.
///
/// ```
/// use ftp_codes_spec::snake_case;
///
/// assert_eq!(snake_case("FileSystem"), "file_system");
/// assert_eq!(snake_case("NeedTLSFirst"), "need_tls_first");
/// assert_eq!(snake_case("Ipv6Address"), "ipv6_address");
/// ```
pub fn snake_case(camel: &str) -> String {
    let mut snake = String::new();
    let mut before = None;
    let mut chars = camel.chars().peekable();
    while let Some(c) = chars.next() {
        // A capital begins a word, except inside an acronym.
        let begins = match before {
            None => false,
            Some(before) if char::is_uppercase(before) => chars.peek().is_some_and(|c| c.is_lowercase()),
            Some(_) => true,
        };
        if c.is_uppercase() && begins {
            snake.push('_');
        }
        for c in c.to_lowercase() {
            snake.push(c);
        }
        before = Some(c);
    }
    snake
}

/// The names of one or more tables that share a namespace.
pub(crate) struct Names {
    /// What the names belong to, in the words of a message.
    owners: &'static str,
    /// Each name in snake case, as it is written, and where.
    taken: Vec<(String, String, Position)>,
}

impl Names {
    pub(crate) fn of(owners: &'static str) -> Self {
        Self { owners, taken: Vec::new() }
    }

    /// Reads the `name` of a row.
    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Option<String> {
        let cell = row.line("name")?;
        let (name, at, owners) = (cell.value, cell.at, self.owners);
        if let Some(remedy) = misfit(name) {
            row.refuse(at, format!("name {} cannot be used; {remedy}", shown(name)));
            return None;
        }
        let snake = snake_case(name);
        match self.taken.iter().find(|(other, ..)| *other == snake) {
            // Classes and groups are read one after the other, so the other position may be later in the text.
            Some((_, other, first)) if other == name => {
                row.refuse(
                    at,
                    format!("duplicate name `{name}` among the {owners}, also at {first}; rename one of them"),
                );
            }
            Some((_, other, first)) => {
                row.refuse(
                    at,
                    format!(
                        "name `{name}` collides with `{other}` at {first}: both become `{snake}`; rename one of them"
                    ),
                );
            }
            None => self.taken.push((snake, name.to_owned(), at)),
        }
        Some(name.to_owned())
    }
}

/// Why a name cannot be a variant, and what to write instead.
fn misfit(name: &str) -> Option<&'static str> {
    let capital = name.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    match name {
        _ if !capital || !consists_of(name, |c| c.is_ascii_alphanumeric()) => {
            Some("a name is a capital letter A to Z, then letters and digits, such as `NotLoggedIn`")
        }
        // The only keyword with a capital letter.
        "Self" => Some("it is a Rust keyword; choose another name"),
        // A variant hides a constant of the same name, and every enum of codes has this one.
        "ALL" => Some("it would hide the constant `ALL`; choose another name, such as `All`"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{misfit, snake_case};

    #[test]
    fn words() {
        let cases = [
            ("", ""),
            ("A", "a"),
            ("Syntax", "syntax"),
            ("PositivePreliminary", "positive_preliminary"),
            ("FTPCode", "ftp_code"),
            ("FtpCode", "ftp_code"),
            ("CodeFTP", "code_ftp"),
            ("ABc", "a_bc"),
            ("Sha256Sum", "sha256_sum"),
            ("X2", "x2"),
        ];
        for (camel, snake) in cases {
            assert_eq!(snake_case(camel), snake);
        }
    }

    #[test]
    fn identifiers() {
        for name in ["A", "NotLoggedIn", "X25", "FTPCode", "All", "Selfish"] {
            assert_eq!(misfit(name), None, "{name}");
        }
        for name in
            ["", "a", "notLoggedIn", "Not_Logged", "2Fast", "Not Logged", "É", "Né", "Self", "ALL", "A-B", "A\n"]
        {
            assert!(misfit(name).is_some(), "{name}");
        }
    }
}

//! `Secrets`: the passwords of a session, which a report must not show.

use std::collections::VecDeque;

use ftp_codes::Command;

/// What is shown in place of a secret.
const HIDDEN: &str = "****";

/// Verbs whose argument is a secret: passwords, accounts, and the envelopes of RFC 2228, which may contain them.
const VERBS: [&str; 6] = ["PASS", "ACCT", "ADAT", "MIC", "CONF", "ENC"];

/// What follows `SITE` where a password is set or given.
const SITE: [&str; 6] = ["PASS", "PASSWD", "PSWD", "CHPASS", "GPASS", "CPWD"];

/// Users whose password is not a secret, and often an everyday word (RFC 1635).
const ANONYMOUS: [&str; 2] = ["anonymous", "ftp"];

/// How many secrets of a session are remembered.
const MOST: usize = 8;

/// From this length on, a secret is hidden inside of words too.
const LONG: usize = 4;

/// The secrets that a client has sent.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    /// Whether the server waits for a secret. People who type commands themselves may forget the verb.
    pub(super) is_asked: bool,
    user: String,
    known: VecDeque<String>,
}

impl Secrets {
    /// A command line without its secret, which is remembered.
    pub(super) fn command(&mut self, line: &str) -> String {
        let (verb, argument) = word(line);
        if verb.eq_ignore_ascii_case("USER") {
            argument.trim().clone_into(&mut self.user);
        }
        let is_bare = std::mem::take(&mut self.is_asked) && Command::from_line(line.as_bytes()).is_none();
        let secret = match site(verb, argument) {
            _ if is_bare => line,
            Some(secret) => secret,
            None if is_among(&VERBS, verb) => argument,
            None => "",
        };
        if secret.is_empty() {
            return self.text(line);
        }
        self.learn(secret.trim());
        let shown = line.get(..line.len() - secret.len()).unwrap_or_default();
        format!("{shown}{HIDDEN}")
    }

    /// A text without the secrets that were sent before it: servers repeat the lines that they do not understand.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = without_quoted(text);
        for secret in &self.known {
            text = without(&text, secret);
        }
        text
    }

    fn learn(&mut self, secret: &str) {
        let is_anonymous = is_among(&ANONYMOUS, &self.user);
        // The name of the user is shown already, and hiding it elsewhere would say what the password is.
        if secret.is_empty() || is_anonymous || secret == self.user || self.known.iter().any(|known| known == secret) {
            return;
        }
        self.known.truncate(MOST - 1);
        self.known.push_front(secret.to_owned());
    }
}

fn is_among(words: &[&str], word: &str) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The first word, and what follows the blanks after it.
fn word(line: &str) -> (&str, &str) {
    let (word, rest) = line.trim_start().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    (word, rest.trim_start())
}

/// The secret in the argument of `SITE`.
fn site<'l>(verb: &str, argument: &'l str) -> Option<&'l str> {
    let (subcommand, secret) = word(argument);
    (verb.eq_ignore_ascii_case("SITE") && is_among(&SITE, subcommand)).then_some(secret)
}

/// `'PASS x': command not understood`, also if `x` was never seen.
fn without_quoted(text: &str) -> String {
    const PASS: &str = "pass ";
    let is_quote = |character: char| "'\"`‘’“”<>[]()".contains(character);
    let lower = text.to_ascii_lowercase();
    let quoted =
        lower.match_indices(PASS).find(|(at, _)| lower.get(..*at).is_some_and(|head| head.ends_with(is_quote)));
    let Some((at, _)) = quoted else { return text.to_owned() };
    let (shown, secret) = text.split_at_checked(at + PASS.len()).unwrap_or((text, ""));
    // The last quotation mark, because there may be some in the password.
    let rest = secret.rfind(is_quote).and_then(|end| secret.get(end..)).unwrap_or_default();
    format!("{shown}{HIDDEN}{rest}")
}

/// The text without a secret, in upper or lower case: if it is short, only where it is a word.
fn without(text: &str, secret: &str) -> String {
    let (lower, sought) = (text.to_ascii_lowercase(), secret.to_ascii_lowercase());
    let (mut shown, mut end) = (String::new(), 0);
    for (at, _) in lower.match_indices(&sought) {
        let after = at + sought.len();
        let is_word = !lower.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric))
            && !lower.get(after..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
        if is_word || secret.chars().count() >= LONG {
            shown.push_str(text.get(end..at).unwrap_or_default());
            shown.push_str(HIDDEN);
            end = after;
        }
    }
    shown.push_str(text.get(end..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_of_a_password_command_is_hidden() {
        for (line, shown) in [
            ("PASS hunter2", "PASS ****"),
            ("pass  two words ", "pass  ****"),
            (" PASS x", " PASS ****"),
            ("PASS", "PASS"),
            ("ACCT 12", "ACCT ****"),
            ("ADAT c2VjcmV0", "ADAT ****"),
            ("SITE PSWD old new", "SITE PSWD ****"),
            ("SITE CHMOD 644 pass", "SITE CHMOD 644 pass"),
            ("RETR pass word", "RETR pass word"),
            ("", ""),
        ] {
            assert_eq!(Secrets::default().command(line), shown);
        }
    }

    #[test]
    fn a_line_that_is_not_a_command_is_hidden_where_a_password_is_due() {
        let shown = |line: &str| Secrets { is_asked: true, ..Secrets::default() }.command(line);
        assert_eq!(
            [shown("hunter2"), shown("my secret"), shown("PASS x"), shown("QUIT")].join(","),
            "****,****,PASS ****,QUIT"
        );
        assert_eq!(Secrets::default().command("XYZZY"), "XYZZY");
    }

    #[test]
    fn a_password_is_hidden_where_it_is_repeated() {
        let mut secrets = Secrets::default();
        secrets.command("USER demo");
        secrets.command("PASS hunter2");
        assert_eq!(secrets.text("xhunter2x HUNTER2: is `hunter2`"), "x****x ****: is `****`");
        assert_eq!(secrets.command("CWD /hunter2"), "CWD /****");
        secrets.command("PASS a");
        assert_eq!(secrets.text("a file; a"), "**** file; ****");
        assert_eq!(secrets.text("an ä data"), "an ä data");
    }

    #[test]
    fn a_password_that_was_not_seen_is_hidden_in_quotation_marks() {
        let secrets = Secrets::default();
        assert_eq!(secrets.text("'PASS it's': not understood"), "'PASS ****': not understood");
        assert_eq!(secrets.text("\"pass x"), "\"pass ****");
        assert_eq!(secrets.text("send PASS now"), "send PASS now");
    }

    #[test]
    fn what_everybody_knows_is_not_a_secret() {
        for user in ["ftp", "Anonymous"] {
            let mut secrets = Secrets::default();
            secrets.command(&format!("USER {user}"));
            assert_eq!(secrets.command("PASS ftp"), "PASS ****");
            assert_eq!(secrets.text("an ftp server"), "an ftp server");
        }
        let mut secrets = Secrets::default();
        secrets.command("USER demo");
        secrets.command("PASS demo");
        assert_eq!(secrets.text("demo is logged in"), "demo is logged in");
    }
}

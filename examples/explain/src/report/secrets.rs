//! `Secrets`: the passwords of a session, which a report must not show.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use ftp_codes::Command;

/// What is shown in place of a secret.
const HIDDEN: &str = "****";

/// Verbs whose argument is a secret: passwords, accounts, and the envelopes of RFC 2228, which may contain them.
const VERBS: [&str; 6] = ["PASS", "ACCT", "ADAT", "MIC", "CONF", "ENC"];

/// What follows `SITE` where a password is set or given.
const SITE: [&str; 6] = ["PASS", "PASSWD", "PSWD", "CHPASS", "GPASS", "CPWD"];

/// Verbs that are found in a text that is not a command line.
const MARKS: [&str; 3] = ["PASS", "ACCT", "ADAT"];

/// Users whose password is not a secret, and often an everyday word (RFC 1635).
const ANONYMOUS: [&str; 2] = ["anonymous", "ftp"];

/// From this length on, a secret is hidden inside of words too.
const LONG: usize = 4;

/// What a client has said of itself.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    /// Whether the server waits for a secret. People who type commands themselves may forget the verb.
    pub(super) is_asked: bool,
    user: String,
    known: Known,
}

/// The secrets that were seen last.
#[derive(Debug, Default)]
pub(super) struct Known(VecDeque<String>);

impl Secrets {
    /// The secret in a command line that has one. It is remembered, and so is the name of the user.
    pub(super) fn find<'l>(&mut self, line: &'l str, command: Option<Command>) -> Option<Secret<'l>> {
        let is_asked = std::mem::take(&mut self.is_asked);
        if !may_have_secret(command) {
            return None;
        }
        let (verb, argument) = word(line);
        if verb.eq_ignore_ascii_case("USER") {
            argument.trim().clone_into(&mut self.user);
        }
        let is_bare = is_asked && command.is_none() && !verb.bytes().all(|byte| byte.is_ascii_uppercase());
        let secret = if is_bare { Some(Secret { line, at: 0..line.len() }) } else { Secret::find(line) };
        if let Some(secret) = secret.as_ref().filter(|secret| !self.is_known_to_all(secret.text())) {
            self.known.learn(secret.text());
        }
        secret
    }

    /// The secret that was sent last.
    pub(super) fn latest(&self) -> Option<&str> {
        self.known.0.front().map(String::as_str)
    }

    /// Whether a text may have secrets in it. Most have none, and this is quick to tell.
    pub(super) fn may_change(&self, text: &[u8]) -> bool {
        !self.known.0.is_empty() || marks(text).next().is_some()
    }

    /// A command line that was sent before.
    pub(super) fn sent<'l>(&self, line: &'l str, command: Option<Command>) -> Cow<'l, str> {
        let secret = Some(line).filter(|_| may_have_secret(command)).and_then(Secret::find);
        secret.map_or_else(|| self.known.hide(line), |secret| secret.hidden().into())
    }

    /// A text without the secrets that were sent before it: servers repeat the lines that they do not understand.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        over(self.known.hide(text), |text| without_commands(text, true))
    }

    /// Hiding the name of the user elsewhere would say what the password is.
    fn is_known_to_all(&self, secret: &str) -> bool {
        secret == self.user || is_among(&ANONYMOUS, &self.user)
    }
}

impl Known {
    /// How many secrets are remembered.
    const MOST: usize = 32;

    /// No password is longer. A longer one is hidden where it is sent, but not searched for elsewhere.
    const LONGEST: usize = 256;

    /// Remembers a secret. What a program writes in place of one, such as `XXXX` or `<*>`, is not a secret.
    pub(super) fn learn(&mut self, secret: &str) {
        let is_telling = |character: char| character.is_alphanumeric() && !matches!(character, 'x' | 'X');
        if secret.len() > Self::LONGEST || !secret.contains(is_telling) || self.0.iter().any(|known| known == secret) {
            return;
        }
        self.0.truncate(Self::MOST - 1);
        self.0.push_front(secret.to_owned());
    }

    /// A line of an input, in whatever form it shows a command.
    pub(super) fn line<'l>(&self, line: &'l str) -> Cow<'l, str> {
        over(over(self.hide(line), without_credentials), |line| without_commands(line, false))
    }

    fn hide<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let is_in = |secret: &&String| {
            let mut parts = text.as_bytes().windows(secret.len());
            parts.any(|part| part.eq_ignore_ascii_case(secret.as_bytes()))
        };
        let found = self.0.iter().filter(is_in);
        found.fold(Cow::Borrowed(text), |text, secret| over(text, |text| without(text, secret)))
    }
}

/// A secret in a command line.
#[derive(Debug)]
pub(super) struct Secret<'l> {
    line: &'l str,
    at: Range<usize>,
}

impl<'l> Secret<'l> {
    fn find(line: &'l str) -> Option<Self> {
        let (verb, argument) = word(line);
        let secret = match word(argument) {
            _ if is_among(&VERBS, verb) => argument,
            (subcommand, secret) if verb.eq_ignore_ascii_case("SITE") && is_among(&SITE, subcommand) => secret,
            // `USER joe:secret@host`, for a proxy.
            _ if verb.eq_ignore_ascii_case("USER") => {
                let (login, _) = argument.rsplit_once('@')?;
                let (user, secret) = login.split_once(':')?;
                let start = line.len() - argument.len() + user.len() + 1;
                return Some(Self { line, at: start..start + secret.len() });
            }
            _ => "",
        };
        (!secret.is_empty()).then(|| Self { line, at: line.len() - secret.len()..line.len() })
    }

    /// The secret itself.
    pub(super) fn text(&self) -> &'l str {
        self.line.get(self.at.clone()).unwrap_or_default().trim()
    }

    /// The line without it.
    pub(super) fn hidden(&self) -> String {
        let (before, after) = (self.line.get(..self.at.start), self.line.get(self.at.end..));
        [before.unwrap_or_default(), HIDDEN, after.unwrap_or_default()].concat()
    }

    /// A line of an input that shows this command in another form, such as `Command [pass] [secret]`. `None` if it does not
    /// show the secret.
    pub(super) fn hidden_in(&self, line: &str) -> Option<String> {
        let (verb, secret) = (word(self.line).0.to_ascii_lowercase(), self.text());
        let verb = line.to_ascii_lowercase().find(&verb)? + verb.len();
        let start = line.rfind(secret).filter(|start| *start >= verb && !secret.is_empty())?;
        let (before, after) = (line.get(..start)?, line.get(start + secret.len()..)?);
        Some([before, HIDDEN, after].concat())
    }
}

/// A text to which nothing is done if nothing is hidden in it.
fn over<'t>(text: Cow<'t, str>, change: impl FnOnce(&str) -> Option<String>) -> Cow<'t, str> {
    change(&text).map_or(text, Cow::Owned)
}

/// Whether the argument of this command may be a secret, or the whole line if it is not known.
pub(super) fn may_have_secret(command: Option<Command>) -> bool {
    use Command::{Acct, Adat, Conf, Enc, Mic, Pass, Site, User};
    matches!(command, None | Some(Pass | Acct | Adat | Mic | Conf | Enc | Site | User))
}

fn is_among(words: &[&str], word: &str) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The first word, and what follows the blanks after it.
fn word(line: &str) -> (&str, &str) {
    let (word, rest) = line.trim_start().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    (word, rest.trim_start())
}

/// Where verbs begin, and the arguments after them: `PASS x`, and `[pass] [x]`.
fn marks(text: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    memchr::memchr2_iter(b' ', b'\t', text).filter_map(|blank| {
        let (head, tail) = text.split_at_checked(blank)?;
        let (head, end) = match head.strip_suffix(b"]").filter(|_| tail.get(1) == Some(&b'[')) {
            Some(head) => (head, blank + 2),
            None => (head, blank + 1),
        };
        let verb = head.last_chunk::<4>()?;
        let is_mark = MARKS.iter().any(|mark| verb.eq_ignore_ascii_case(mark.as_bytes()));
        is_mark.then(|| (head.len() - verb.len(), end))
    })
}

/// `'PASS x': command not understood`, also if `x` was never seen. In a line that need not be a reply, a command in capitals
/// may also begin a line, or follow what a program puts before it: `> PASS x`, `FTP: PASS x`.
fn without_commands(text: &str, is_reply: bool) -> Option<String> {
    let is_quote = |character: char| "'\"`‘’“”<>[]()".contains(character);
    let (at, end) = marks(text.as_bytes()).find(|(at, end)| {
        let (head, verb) = (text.get(..*at).unwrap_or_default(), text.get(*at..*end).unwrap_or_default());
        let argument = text.get(*end..).unwrap_or_default();
        let is_sent = !is_reply && !verb.contains(char::is_lowercase) && may_precede(head) && !is_list(argument);
        (head.ends_with(is_quote) || is_sent) && !argument.trim().is_empty() && !argument.starts_with(HIDDEN)
    })?;
    let (shown, secret) = text.split_at_checked(end)?;
    let is_quoted = text.get(..at).is_some_and(|head| head.ends_with(is_quote) && !head.ends_with('>'));
    // The last quotation mark, because there may be some in the password.
    let rest = secret.rfind(is_quote).filter(|_| is_quoted).and_then(|end| secret.get(end..));
    Some([shown, HIDDEN, rest.unwrap_or_default()].concat())
}

/// Whether a program may print this before a command: no words, as in `send USER; PASS follows`, and not the code of a reply.
fn may_precede(head: &str) -> bool {
    let last = head.trim_end();
    let word = last.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_apart = last.len() < head.len();
    let is_prose = |character: char| match is_apart {
        true => character.is_alphabetic() || ",;.!?".contains(character),
        // Right before it, tcpdump prints headers of the packet as whatever characters they are.
        false => character.is_uppercase(),
    };
    !is_code && !last.ends_with(is_prose)
}

/// Whether what follows a verb are others, as in a list of commands.
fn is_list(argument: &str) -> bool {
    Command::from_verb(word(argument).0.trim_end_matches('*').as_bytes()).is_some()
}

/// `ftp://joe:secret@host/` and `USER joe:secret@host` without the password.
fn without_credentials(text: &str) -> Option<String> {
    ["://", "USER "].iter().find_map(|mark| {
        let start = text.find(mark)? + mark.len();
        let is_end = |character: char| character.is_whitespace() || "/'\"<>".contains(character);
        let login = text.get(start..)?.split(is_end).next()?.rsplit_once('@')?.0;
        let (user, secret) = login.split_once(':')?;
        let (before, after) = (text.get(..start + user.len() + 1)?, text.get(start + user.len() + 1 + secret.len()..)?);
        Some([before, HIDDEN, after].concat())
    })
}

/// The text without a secret, in upper or lower case: if it is short, only where it is a word.
fn without(text: &str, secret: &str) -> Option<String> {
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
    (end > 0).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'l>(secrets: &mut Secrets, line: &'l str) -> Option<Secret<'l>> {
        secrets.find(line, Command::from_line(line.as_bytes()).map(|(command, _)| command))
    }

    /// A command line as it is shown.
    fn command(secrets: &mut Secrets, line: &str) -> String {
        match find(secrets, line) {
            Some(secret) => secret.hidden(),
            None => secrets.text(line).into_owned(),
        }
    }

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
            ("USER joe:hunter2@proxy@host", "USER joe:****@host"),
            ("USER joe@host:21", "USER joe@host:21"),
            ("", ""),
        ] {
            assert_eq!(command(&mut Secrets::default(), line), shown);
        }
    }

    #[test]
    fn a_line_that_is_not_a_command_is_hidden_where_a_password_is_due() {
        let shown = |line: &str| command(&mut Secrets { is_asked: true, ..Secrets::default() }, line);
        assert_eq!(
            [shown("hunter2"), shown("my secret"), shown("PASS x"), shown("QUIT")].join(","),
            "****,****,PASS ****,QUIT"
        );
        assert_eq!([shown("XYZZY"), command(&mut Secrets::default(), "xyzzy")].join(","), "XYZZY,xyzzy");
    }

    #[test]
    fn a_password_is_hidden_where_it_is_repeated() {
        let mut secrets = Secrets::default();
        find(&mut secrets, "USER demo");
        find(&mut secrets, "PASS hunter2");
        assert_eq!(secrets.text("xhunter2x HUNTER2: is `hunter2`"), "x****x ****: is `****`");
        assert_eq!(command(&mut secrets, "CWD /hunter2"), "CWD /****");
        assert_eq!(secrets.sent("PASS hunter2", Some(Command::Pass)), "PASS ****");
        find(&mut secrets, "PASS a");
        assert_eq!(secrets.text("a file; a"), "**** file; ****");
        assert_eq!(secrets.text("an ä data"), "an ä data");
    }

    #[test]
    fn a_password_that_was_not_seen_is_hidden_in_quotation_marks() {
        let secrets = Secrets::default();
        assert_eq!(secrets.text("'PASS it's': not understood"), "'PASS ****': not understood");
        assert_eq!(secrets.text("\"pass x"), "\"pass ****");
        assert_eq!(secrets.text("send PASS now"), "send PASS now");
        assert_eq!(secrets.text("PASS comes after USER"), "PASS comes after USER");
    }

    #[test]
    fn what_everybody_knows_is_not_a_secret() {
        for user in ["ftp", "Anonymous"] {
            let mut secrets = Secrets::default();
            find(&mut secrets, &format!("USER {user}"));
            assert_eq!(command(&mut secrets, "PASS ftp"), "PASS ****");
            assert_eq!(secrets.text("an ftp server"), "an ftp server");
        }
        let mut secrets = Secrets::default();
        find(&mut secrets, "USER demo");
        find(&mut secrets, "PASS demo");
        assert_eq!(secrets.text("demo is logged in"), "demo is logged in");
        for mask in ["XXXX", "<*>", "...."] {
            find(&mut secrets, &format!("PASS {mask}"));
            assert_eq!(secrets.text("xxxx <*> ...."), "xxxx <*> ....");
        }
    }

    #[test]
    fn a_line_of_a_log_is_shown_without_its_password() {
        for (line, shown) in [
            ("> PASS x y", "> PASS ****"),
            ("14:16 IP a > b: length 12: FTP: PASS wrong", "14:16 IP a > b: length 12: FTP: PASS ****"),
            ("*cmd* 'PASS it's'", "*cmd* 'PASS ****'"),
            ("debug(2): b'PASS x\\r\\n'", "debug(2): b'PASS ****'"),
            ("T 127.0.0.1:2 -> 127.0.0.1:21 [AP] #4 PASS x..", "T 127.0.0.1:2 -> 127.0.0.1:21 [AP] #4 PASS ****"),
            ("E..4.T@.....mePASS x", "E..4.T@.....mePASS ****"),
            ("{\"text\":\"PASS x\\r\\n\"}", "{\"text\":\"PASS ****\"}"),
            ("Command [pass] [x]", "Command [pass] [****]"),
            ("52346\t\tPASS\tx", "52346\t\tPASS\t****"),
            ("C: ACCT x", "C: ACCT ****"),
            ("get ftp://joe:p@ss@[::1]:21/a@b:c", "get ftp://joe:****@[::1]:21/a@b:c"),
            ("> USER joe:p@ss@host", "> USER joe:****@host"),
            ("> USER joe@host:21", "> USER joe@host:21"),
            ("open ftp://joe@host/", "open ftp://joe@host/"),
            ("530 Log in with USER and PASS first.", "530 Log in with USER and PASS first."),
            ("< 503 PASS comes after USER", "< 503 PASS comes after USER"),
            (" PASS ACCT* CWD", " PASS ACCT* CWD"),
            ("334 Go on; ADAT must follow.", "334 Go on; ADAT must follow."),
            ("a COMPASS shows", "a COMPASS shows"),
            ("> PASS ****", "> PASS ****"),
            ("> PASS ", "> PASS "),
        ] {
            assert_eq!(Known::default().line(line), shown);
        }
    }

    #[test]
    fn a_password_is_hidden_in_any_form_of_its_command() {
        let secret = Secret::find("PASS demo").map(|secret| {
            (secret.hidden_in("demo: Command [pass] [demo]"), secret.hidden_in("[demo]"), secret.hidden_in("pass ****"))
        });
        assert_eq!(secret, Some((Some("demo: Command [pass] [****]".to_owned()), None, None)));
    }
}

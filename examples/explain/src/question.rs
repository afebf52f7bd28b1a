//! `Question`: what an argument asks about.

use std::fmt;
use std::str::FromStr;

use ftp_codes::{Class, CodeSet, Command, Group, RawCode, ReplyCode, WinsockError};

use crate::conversation::{Conversations, Judgement, Key, Seen, What};
use crate::log;
use crate::reply::Reply;

/// What can be explained.
#[derive(Clone, Debug)]
pub(crate) enum Question {
    /// A number.
    Code(RawCode),
    /// The numbers with some digits in common.
    Mask(Mask),
    /// An error that is not a reply.
    Winsock(WinsockError),
    /// A command.
    Command(Command),
    /// Several patterns of the crate, joined by `|`, and ranges.
    Pattern(Pattern),
    /// What a server said.
    Reply(Reply),
    /// Words: what they are found in, the best first.
    Words(String, Vec<Hit>),
}

/// Something in which words are found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hit {
    /// A reply code.
    Code(ReplyCode),
    /// A command.
    Command(Command),
    /// An error that is not a reply.
    Winsock(WinsockError),
}

impl Question {
    /// What a reply answers, if it answers the command.
    pub(crate) fn judgement(&self, command: Option<Command>) -> Judgement {
        let (Self::Reply(reply), Some(_)) = (self, command) else { return Judgement::default() };
        let seen = Seen { connection: Key::default(), time: None, line: 0, what: What::Reply(reply.clone()) };
        Conversations::new(command).take(&seen).judgement
    }
}

impl Question {
    /// Reads the arguments of the command line: each is a question, or a word of one that is asked in words.
    pub(crate) fn read_all(arguments: &[String]) -> Vec<Result<Self, String>> {
        let mut questions = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        let are_words = arguments.iter().any(|argument| is_word(argument) && argument.parse::<Self>().is_err());
        for argument in arguments {
            // Lowercase verbs are also words: `no such user`.
            if are_words && is_word(argument) && !argument.bytes().any(|byte| byte.is_ascii_uppercase()) {
                words.push(argument);
                continue;
            }
            questions.extend(Self::of_words(&std::mem::take(&mut words)));
            questions.push(argument.parse());
        }
        questions.extend(Self::of_words(&words));
        questions
    }

    /// What is found by words; `None` if there are none.
    fn of_words(words: &[&str]) -> Option<Result<Self, String>> {
        let text = words.join(" ");
        match search(&text) {
            _ if words.is_empty() => None,
            hits if hits.is_empty() => Some(Err(unknown(&text))),
            hits => Some(Ok(Self::Words(text, hits))),
        }
    }
}

/// Whether an argument can be a word of a question.
fn is_word(argument: &str) -> bool {
    let letters = argument.bytes().filter(u8::is_ascii_alphabetic).count();
    letters > 1 && argument.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-'?.,".contains(&byte))
}

impl FromStr for Question {
    /// The fault, in words that name the remedy.
    type Err = String;

    fn from_str(argument: &str) -> Result<Self, String> {
        let text = argument.trim();
        if text.is_empty() {
            return Err("an empty argument is not a reply code; write three digits, as in `421`".to_owned());
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return number(text);
        }
        if let Some(mask) = Mask::read(text) {
            return if mask.is_possible() { Ok(Self::Mask(mask)) } else { Err(impossible(text)) };
        }
        if text.contains('|') || text.contains("..") && text.starts_with(|first: char| first.is_ascii_digit()) {
            return Pattern::read(text).map(Self::Pattern);
        }
        if let Some(command) = Command::from_verb(text.as_bytes()) {
            return Ok(Self::Command(command));
        }
        if let Some(named) = named(text) {
            return Ok(named);
        }
        if let Some(reply) = log::reply(argument.as_bytes()) {
            return Ok(Self::Reply(reply));
        }
        if text.contains(' ') {
            return match search(text) {
                hits if hits.is_empty() => Err(unknown(text)),
                hits => Ok(Self::Words(text.to_owned(), hits)),
            };
        }
        Err(unknown(text))
    }
}

/// What people say, and the standards do not, and the codes that servers send then.
const EVERYDAY: &[(&[&str], &[ReplyCode])] = &[
    (
        &[
            "login failed",
            "login incorrect",
            "wrong password",
            "bad password",
            "authentication failed",
            "no such user",
            "unknown user",
        ],
        &[ReplyCode::NotLoggedIn, ReplyCode::InvalidUsernameOrPassword],
    ),
    (
        &["permission denied", "access denied", "no access", "no such file", "does not exist", "read only"],
        &[ReplyCode::FileUnavailable, ReplyCode::FileNameNotAllowed],
    ),
    (&["disk full", "no space", "quota"], &[ReplyCode::InsufficientStorage, ReplyCode::ExceededStorageAllocation]),
    (&["timeout", "timed out", "idle", "hangs"], &[ReplyCode::ServiceNotAvailable, ReplyCode::CantOpenDataConnection]),
    (&["too many", "busy", "shutdown", "shutting down"], &[ReplyCode::ServiceNotAvailable]),
    (&["open data connection", "firewall", "connection refused"], &[ReplyCode::CantOpenDataConnection]),
    (&["connection reset", "connection lost", "interrupted"], &[ReplyCode::TransferAborted]),
    (&["unknown command", "invalid command", "not understood"], &[ReplyCode::CommandUnrecognized]),
    (&["not supported", "unsupported"], &[ReplyCode::CommandNotImplemented, ReplyCode::ParameterNotImplemented]),
    (&["tls required", "encryption required"], &[ReplyCode::RequestDeniedByPolicy, ReplyCode::NotLoggedIn]),
    (&["certificate"], &[ReplyCode::ClientCertificateRequired, ReplyCode::NetworkProtocolNotSupported]),
];

/// What the words are found in, the best first.
fn search(text: &str) -> Vec<Hit> {
    const MOST: usize = 10;
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 1).collect();
    let phrase = words.join(" ");
    let score = |texts: &[(&str, usize)]| -> usize {
        let found = |word: &str, text: &str| spaced(text).split(' ').any(|known| is_alike(known, word));
        let of_word = |word: &str| texts.iter().filter(|(text, _)| found(word, text)).map(|(_, weight)| *weight).max();
        let all: Vec<usize> = words.iter().filter_map(|word| of_word(word)).collect();
        let of_phrase = texts.iter().filter(|(text, _)| words.len() > 1 && spaced(text).contains(&phrase));
        let is_enough = !words.is_empty() && all.len() * 2 > words.len();
        if is_enough { all.iter().sum::<usize>() + of_phrase.map(|(_, weight)| weight * 10).sum::<usize>() } else { 0 }
    };
    let everyday = EVERYDAY.iter().filter(|(phrases, _)| phrases.iter().any(|known| phrase.contains(known)));
    let everyday: Vec<ReplyCode> = everyday.flat_map(|(_, codes)| codes.iter().copied()).collect();
    let codes = ReplyCode::ALL.iter().map(|code| {
        let rank = everyday.iter().position(|known| known == code).map_or(0, |place| 1000 - 10 * place.min(50));
        let texts = [(code.name(), 8), (code.text(), 6), (code.summary(), 6), (code.description(), 1)];
        (score(&texts) + rank, Hit::Code(*code))
    });
    let commands = Command::ALL.iter().map(|command| {
        (score(&[(command.verb(), 8), (command.title(), 6), (command.description(), 1)]), Hit::Command(*command))
    });
    let errors = WinsockError::ALL.iter().map(|error| {
        let texts = [(error.name(), 8), (error.constant(), 8), (error.text(), 6), (error.description(), 1)];
        (score(&texts), Hit::Winsock(*error))
    });
    let mut hits: Vec<(usize, Hit)> = codes.chain(errors).chain(commands).filter(|(score, _)| *score > 0).collect();
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    // What mentions the words by the way is not what was asked for.
    let best = hits.first().map_or(0, |(score, _)| *score);
    hits.into_iter().filter(|(score, _)| score * 4 >= best).map(|(_, hit)| hit).take(MOST).collect()
}

/// Lowercase words separated by one blank, including those of a name such as `NotLoggedIn`.
fn spaced(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 8);
    let mut was_lower = false;
    for letter in text.chars() {
        let is_apart = !letter.is_alphanumeric() || was_lower && letter.is_uppercase();
        if is_apart && !words.ends_with(' ') {
            words.push(' ');
        }
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        }
        was_lower = letter.is_lowercase();
    }
    words
}

/// Whether two words are the same, or forms of one: `timeout` and `time`, `failed` and `failure`.
fn is_alike(known: &str, word: &str) -> bool {
    const STEM: usize = 4;
    let common = known.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    known == word || common >= STEM.max(word.len().min(known.len()).saturating_sub(2)) && common + 4 >= known.len()
}

fn number(text: &str) -> Result<Question, String> {
    match text.len() {
        3 => match text.parse() {
            Ok(code) => Ok(Question::Code(code)),
            Err(_) => Err(impossible(text)),
        },
        5 => match text.parse().ok().and_then(WinsockError::from_code) {
            Some(error) => Ok(Question::Winsock(error)),
            None => Err(format!(
                "`{text}` is not a listed error of Windows Sockets; listed are {}",
                list(WinsockError::ALL.iter().map(|error| error.code().to_string()))
            )),
        },
        _ => Err(format!("`{text}` is not a reply code; a reply code has three digits, as in `421`")),
    }
}

/// What has this name. Case, and marks between the words, do not matter.
fn named(text: &str) -> Option<Question> {
    let wanted = plain(text);
    let is_wanted = |name: &str| plain(name) == wanted;
    let code = ReplyCode::ALL.iter().copied().find(|code| is_wanted(code.name()));
    let class = || Class::ALL.iter().copied().find(|class| is_wanted(class.name()));
    let group = || Group::ALL.iter().copied().find(|group| is_wanted(group.name()));
    let winsock =
        || WinsockError::ALL.iter().copied().find(|error| is_wanted(error.name()) || is_wanted(error.constant()));
    code.map(|code| Question::Code(code.raw()))
        .or_else(|| class().map(|class| Question::Mask(class.into())))
        .or_else(|| group().map(|group| Question::Mask(group.into())))
        .or_else(|| winsock().map(Question::Winsock))
}

fn plain(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '-' | '_')).flat_map(char::to_lowercase).collect()
}

fn impossible(text: &str) -> String {
    let digits = list(Class::ALL.iter().map(|class| class.digit().to_string()));
    format!("`{text}` is not a reply code; its first digit would be one of {digits}")
}

fn unknown(text: &str) -> String {
    let wanted = plain(text);
    let names = ReplyCode::ALL.iter().map(|code| code.name()).chain(WinsockError::ALL.iter().map(|error| error.name()));
    let near = list(names.filter(|name| plain(name).contains(&wanted)).map(|name| format!("`{name}`")));
    if near.is_empty() {
        format!(
            "nothing is known about `{text}`, and no file has this name; write a file, a code, a mask, a name, a command, \
             a reply, or words that describe it, as in `vsftpd.log`, `421`, `2xx`, `NotLoggedIn` or `file not found`"
        )
    } else {
        format!("`{text}` is only part of a name; write one of {near}")
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// Three digits, each of which may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask([Option<u8>; 3]);

impl Mask {
    /// Reads `2xx`, `x3x`, `55X`, and also `2yz` and `x3z`, as in the RFCs. Returns `None` if the text is not a mask.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let [first, second, third] = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
        Some(Self([digit(first)?, digit(second)?, digit(third)?]))
    }

    /// What the first digit means; `None` if it is open, or means nothing.
    pub(crate) fn class(self) -> Option<Class> {
        let [first, ..] = self.0;
        Class::from_digit(first?)
    }

    /// What the second digit means; `None` if it is open, or means nothing.
    pub(crate) fn group(self) -> Option<Group> {
        let [_, second, _] = self.0;
        Group::from_digit(second?)
    }

    /// Whether a reply code could look like this at all.
    pub(crate) fn is_possible(self) -> bool {
        let [first, ..] = self.0;
        first.is_none() || self.class().is_some()
    }

    /// The listed codes that look like this.
    pub(crate) fn codes(self) -> CodeSet {
        ReplyCode::ALL.iter().copied().filter(|code| self.matches(*code)).collect()
    }

    fn matches(self, code: ReplyCode) -> bool {
        self.0.into_iter().zip(code.digits()).all(|(wanted, digit)| wanted.is_none_or(|wanted| wanted + b'0' == digit))
    }
}

/// A digit, or a letter that leaves it open; `None` for anything else.
fn digit(byte: u8) -> Option<Option<u8>> {
    match byte {
        b'0'..=b'9' => Some(Some(byte - b'0')),
        b'x' | b'X' | b'y' | b'Y' | b'z' | b'Z' => Some(None),
        _ => None,
    }
}

impl From<Class> for Mask {
    fn from(class: Class) -> Self {
        Self([Some(class.digit()), None, None])
    }
}

impl From<Group> for Mask {
    fn from(group: Group) -> Self {
        Self([None, Some(group.digit()), None])
    }
}

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = self.0.map(|digit| digit.map_or('x', |digit| char::from(b'0' + digit)));
        f.pad(&String::from_iter(letters))
    }
}

/// What the patterns of `match_code!` match: numbers, masks, names and ranges, joined by `|`.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    text: String,
    codes: CodeSet,
}

impl Pattern {
    fn read(text: &str) -> Result<Self, String> {
        let mut codes = CodeSet::EMPTY;
        for part in text.split('|') {
            codes = codes.union(alternative(part.trim())?);
        }
        Ok(Self { text: text.split('|').map(str::trim).collect::<Vec<_>>().join(" | "), codes })
    }

    /// The listed codes that it matches.
    pub(crate) fn codes(&self) -> CodeSet {
        self.codes
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// The listed codes that one alternative of a pattern matches.
fn alternative(text: &str) -> Result<CodeSet, String> {
    if let Some((first, last)) = text.split_once("..") {
        let bound = |text: &str| text.trim().parse::<RawCode>().map_err(|_| impossible(text.trim()));
        let last = last
            .strip_prefix('=')
            .ok_or_else(|| format!("`{text}` has no end; write `{}..={}`", first.trim(), last.trim()))?;
        let (first, last) = (bound(first)?, bound(last)?);
        if first > last {
            return Err(format!("`{text}` is empty; write the smaller number first"));
        }
        return Ok(ReplyCode::ALL.iter().copied().filter(|code| (first..=last).contains(&code.raw())).collect());
    }
    match text.parse::<Question>()? {
        Question::Code(code) => Ok(code.listed().into_iter().collect()),
        Question::Mask(mask) => Ok(mask.codes()),
        _ => {
            Err(format!("`{text}` is not a pattern; write a code, a mask, a name or a range, as in `2xx | 331..=336`"))
        }
    }
}

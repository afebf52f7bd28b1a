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
    /// An error that is no reply.
    Winsock(WinsockError),
    /// A command.
    Command(Command),
    /// What a server said.
    Reply(Reply),
}

impl Question {
    /// What a reply answers, if it answers the command.
    pub(crate) fn judgement(&self, command: Option<Command>) -> Judgement {
        let (Self::Reply(reply), Some(_)) = (self, command) else { return Judgement::default() };
        let seen = Seen { connection: Key::default(), time: None, line: 0, what: What::Reply(reply.clone()) };
        Conversations::new(command).take(&seen).judgement
    }
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
        if let Some(command) = Command::from_verb(text.as_bytes()) {
            return Ok(Self::Command(command));
        }
        if let Some(named) = named(text) {
            return Ok(named);
        }
        match log::reply(argument.as_bytes()) {
            Some(reply) => Ok(Self::Reply(reply)),
            None => Err(unknown(text)),
        }
    }
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
            "`{text}` is not a code, a mask, a name or a reply; write one of these, as in `421`, `2xx` or `NotLoggedIn`"
        )
    } else {
        format!("`{text}` is not the whole of a name; write one of {near}")
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// Three digits, each of which may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask([Option<u8>; 3]);

impl Mask {
    /// Reads `2xx`, `x3x`, `55X`; also `2yz` and `x3z`, as the RFCs write it. `None` if the text is no mask.
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

//! Conversations: what tshark and ssldump print of a connection, packet by packet and without addresses.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Shared;
use super::dump::{bytes_of_hex, words};
use crate::conversation::{Key, Side};
use crate::log::format::{Line, Said, Sink, What};

/// No address is longer.
const LONGEST: usize = 64;

/// The connection that is followed.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The addresses of both ends. The first one is that of the client unless the port of the other says something else.
    nodes: [Vec<u8>; 2],
    /// Who has sent the packet that is shown.
    from: usize,
    /// How many bytes of it are still to come, in the form for text.
    left: usize,
    form: Form,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Text,
    Hex,
    Raw,
    Yaml,
    /// ssldump, whose packets are between lines.
    Lines,
}

/// `Follow: tcp,ascii`, then `Node 0: 127.0.0.1:40894` and `Node 1: 127.0.0.1:21`, then what both have said.
pub(in crate::log) fn follow(state: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    let form = match line.whole {
        b"Follow: tcp,ascii" | b"Follow: tcp,utf-8" => Form::Text,
        b"Follow: tcp,hex" => Form::Hex,
        b"Follow: tcp,raw" => Form::Raw,
        b"peers:" => Form::Yaml,
        _ => return false,
    };
    state.packet.follow = Some(State { form, ..State::default() });
    true
}

/// `New TCP connection #1: 127.0.0.1(32882) <-> 127.0.0.1(21)`, then `0.0050 (0.0050)  S>C` and what was said.
pub(in crate::log) fn ssldump(state: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    if !line.whole.starts_with(b"New TCP connection #") {
        return false;
    }
    state.packet.follow = Some(State { form: Form::Lines, ..State::default() });
    true
}

/// The next line.
pub(super) fn more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(follow) = &mut state.packet.follow else { return false };
    let text = line.whole;
    let node = |mark: &[u8]| text.strip_prefix(mark).map(<[u8]>::to_vec);
    if let Some(address) = node(b"Node 0: ") {
        follow.nodes[0] = address;
        return true;
    }
    if let Some(address) = node(b"Node 1: ") {
        follow.nodes[1] = address;
        return true;
    }
    let is_rule = text.len() > 60 && text.iter().all(|byte| *byte == b'=');
    if is_rule {
        state.packet.follow = None;
        return true;
    }
    let bytes = match follow.form {
        Form::Text => follow.text(text),
        Form::Yaml => follow.yaml(text),
        Form::Lines => follow.line(text),
        Form::Hex | Form::Raw => {
            follow.from = usize::from(text.starts_with(b"\t"));
            let text = text.trim_ascii_start();
            match follow.form {
                Form::Raw => bytes_of_hex(text),
                _ => text.get(10..).and_then(words),
            }
        }
    };
    let follow = &*follow;
    let [first, second] = &follow.nodes;
    let (source, target) = if follow.from == 0 { (first, second) } else { (second, first) };
    match bytes {
        Some(bytes) if follow.form == Form::Lines => {
            let side = if follow.from == 0 { Side::Client } else { Side::Server };
            sink(Said::from(What::Bytes(side, bytes.into())).on(Key::default()));
        }
        Some(bytes) => {
            let (source, target) = (source.clone(), target.clone());
            state.packet.bytes(&source, &target, bytes, sink);
        }
        None => {}
    }
    true
}

impl State {
    /// A number, after a tab if the second node has sent it, says how many bytes follow. CR LF ends a line.
    fn text(&mut self, text: &[u8]) -> Option<Vec<u8>> {
        if self.left == 0 {
            let (from, digits) = text.strip_prefix(b"\t").map_or((0, text), |digits| (1, digits));
            (self.from, self.left) = (from, std::str::from_utf8(digits).ok()?.parse().ok()?);
            return None;
        }
        let is_ended = self.left >= text.len() + 2;
        self.left = self.left.saturating_sub(text.len() + 2);
        Some(if is_ended { [text, b"\r\n"].concat() } else { text.to_vec() })
    }

    /// `    peer: 1`, and two lines later `      MjIwICh2c0ZUUGQgMy4wLjMpDQo=`.
    fn yaml(&mut self, text: &[u8]) -> Option<Vec<u8>> {
        let value = text.trim_ascii_start();
        match value.iter().position(|byte| *byte == b':') {
            Some(colon) => {
                let (name, value) = value.split_at_checked(colon)?;
                let value = value.get(2..)?;
                match name {
                    b"- peer" => self.from = usize::from(value == b"1"),
                    b"peer" => self.from = usize::from(value == b"1"),
                    b"host" => *self.nodes.get_mut(self.from)? = value.to_vec(),
                    b"port" => {
                        let node = self.nodes.get_mut(self.from)?;
                        node.truncate(LONGEST);
                        node.extend_from_slice(&[b":", value].concat());
                    }
                    _ => {}
                }
                None
            }
            None => STANDARD.decode(value).ok(),
        }
    }

    /// `0.0050 (0.0050)  S>C`, then the lines between two rules.
    fn line(&mut self, text: &[u8]) -> Option<Vec<u8>> {
        let is_rule = text.len() > 60 && text.iter().all(|byte| *byte == b'-');
        match self.left {
            0 if text.ends_with(b"S>C") => self.from = 1,
            0 if text.ends_with(b"C>S") => self.from = 0,
            0 if is_rule => self.left = 1,
            0 => {}
            _ if is_rule => self.left = 0,
            _ => return Some([text, b"\r\n"].concat()),
        }
        None
    }
}

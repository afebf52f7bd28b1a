//! `Step`: something that was seen, as an item of a sequence diagram.

use ftp_codes::exchange::{Request, Verdict};
use ftp_codes::wire::Lossy;
use ftp_codes::{Class, Command, code_matches};
use maud::{Markup, html};

use super::talk::{Talk, Waiting};
use super::trouble::{Kind, Trouble};
use super::words::{Foreign, badge, because, duration, number, with_code};
use crate::conversation::{Entry, Fault, Judgement, Side, What};
use crate::reply::{Extent, Reply};
use crate::report::Unit;
use crate::report::words::Statement;

/// How many lines of a reply are shown, and how many characters of each.
const LINES: usize = 100;
const CHARACTERS: usize = 400;

/// More lines than this that are not longer are shown in columns: features, and the commands that a server lists.
const LIST: usize = 8;
const SHORT: usize = 30;

/// A longer pause is worth noticing, in microseconds. Many logs have the time in seconds.
const PAUSE: i64 = 1_000_000;

/// An item, and what went wrong in it.
#[derive(Debug, Default)]
pub(super) struct Step {
    /// The classes of the element.
    class: String,
    message: Markup,
    /// Whether it is about what is missing at the end, which is in no line.
    is_end: bool,
    /// What happens to the data connection, and whether it begins here.
    data: Option<&'static str>,
    is_first: bool,
    pub(super) troubles: Vec<Trouble>,
    /// The command line that was sent or is answered, if it was seen.
    pub(super) sent: Option<String>,
    /// What the server said in its first line.
    pub(super) said: String,
}

impl Step {
    /// What was seen on this connection; `None` if it is not worth an item.
    pub(super) fn of(entry: &Entry<'_>, talk: &mut Talk) -> Option<Self> {
        let judgement = &entry.judgement;
        Some(match &entry.seen.what {
            What::Command(line) => Self::of_command(line, entry.seen.line, judgement, talk),
            What::Reply(reply) => Self::of_reply(reply, judgement, talk),
            What::Fault(fault) => Self::of_fault(fault),
            What::Connected(peers) => {
                talk.peers = *peers;
                Self::event("The client connects.")
            }
            What::DataOpened(side) => {
                let is_first = !std::mem::replace(&mut talk.is_busy, true);
                let words = match side {
                    Some(Side::Client) => "The client opens a data connection.",
                    Some(Side::Server) => "The server opens a data connection.",
                    None => "A data connection is opened.",
                };
                Self { data: Some("open"), is_first, ..Self::event(words) }
            }
            What::DataClosed(octets) => {
                talk.is_busy = false;
                let words = match octets {
                    Some(octets) => format!("The data connection is closed after {octets} octets."),
                    None => "The data connection is closed.".to_owned(),
                };
                Self { data: Some("closed"), ..Self::event(&words) }
            }
            What::Protected => {
                talk.waiting = None;
                Self::event("TLS begins. The rest of the connection cannot be seen.")
            }
            What::Closed(side) => Self::event(match side {
                Some(Side::Client) => "The client closes the connection.",
                Some(Side::Server) => "The server closes the connection.",
                None => "The connection is closed.",
            }),
            What::Lost(side, octets) => {
                talk.waiting = None;
                let octets = number(usize::try_from(*octets).unwrap_or(usize::MAX), "octet is", "octets are");
                Self::event(&format!("{octets} missing from what the {} sent.", side.name()))
            }
            What::Gap => {
                talk.waiting = None;
                Self::event("Some replies are not in the log.")
            }
            What::Hidden => {
                talk.waiting = None;
                return None;
            }
        })
    }

    /// A command that was not answered when the connection or the input ended.
    pub(super) fn of_end(waiting: &Waiting) -> Self {
        let trouble = Trouble { kind: Kind::Unanswered, code: None, request: Some(waiting.request.clone()) };
        let message = html! { p { code { (Foreign(&waiting.sent)) } " was not answered before the end." } };
        let (troubles, sent) = (vec![trouble], Some(waiting.sent.clone()));
        Self { class: "event cut".to_owned(), message, is_end: true, troubles, sent, ..Self::default() }
    }

    /// The item, of which `number` is the name. `at` is how long nothing happened before, and when it happened.
    pub(super) fn markup(
        self,
        number: usize,
        (unit, line): (Unit, usize),
        at: (Option<i64>, &str),
        is_busy: bool,
    ) -> Markup {
        let (pause, clock) = at;
        let busy = match (is_busy, self.data) {
            (true, _) if self.is_first => " busy first",
            (true, _) => " busy",
            (false, Some(_)) => " busy last",
            (false, None) => "",
        };
        html! {
            li id=(format!("s{number}")) class=(format!("{}{busy}", self.class)) {
                div.at {
                    @if !clock.is_empty() { span { (clock) } " " }
                    @if let Some(pause) = pause.filter(|pause| *pause > PAUSE) { strong { "after " (duration(pause)) } " " }
                    @if line > 0 && !self.is_end { small { (unit.names().0) " " (line) } }
                }
                div.said { (self.message) }
                @if let Some(data) = self.data { div.data { b { "Data " } (data) } }
            }
        }
    }

    fn event(words: &str) -> Self {
        Self { class: "event".to_owned(), message: html! { p { (words) } }, ..Self::default() }
    }

    fn of_command(line: &[u8], number: usize, judgement: &Judgement, talk: &mut Talk) -> Self {
        let line = cut(&Lossy(line).to_cow());
        if judgement.command() == Some(Command::User) {
            talk.user = line.split_once(' ').map(|(_, user)| user.trim().to_owned());
        }
        let request = judgement.request();
        // Few clients wait for the reply to these.
        let is_left = matches!(judgement.command(), Some(Command::Quit | Command::Abor));
        talk.waiting =
            request.clone().filter(|_| !is_left).map(|request| Waiting { request, sent: line.clone(), line: number });
        let kind = judgement.verdict.and_then(Kind::of);
        let troubles = kind.map(|kind| Trouble { kind, code: None, request: request.clone() }).into_iter().collect();
        talk.asked = request;
        let message = html! {
            p.message { b { "Client " } code { (Foreign(&line)) } }
            (verdict(judgement))
        };
        Self { class: "client".to_owned(), message, troubles, sent: Some(line), ..Self::default() }
    }

    fn of_reply(reply: &Reply, judgement: &Judgement, talk: &mut Talk) -> Self {
        let code = reply.code();
        let lines: Vec<String> = reply.lines().iter().take(LINES).map(|line| cut(line)).collect();
        let more = reply.lines().len().saturating_sub(LINES);
        let request = judgement.request();
        let mut troubles = Vec::new();
        let mut trouble = |kind| troubles.push(Trouble { kind, code: Some(code), request: request.clone() });
        judgement.verdict.and_then(Kind::of).map(&mut trouble);
        if !reply.is_complete() {
            trouble(Kind::Unfinished);
        }
        if matches!(code.class(), Class::TransientNegative | Class::PermanentNegative) {
            trouble(Kind::Failed);
        }
        if code.class() != Class::PositivePreliminary {
            talk.waiting = None;
        }
        let was_busy = talk.is_busy;
        let data = data(reply, judgement, talk);
        let is_first = talk.is_busy && !was_busy;
        let name = code.listed().map_or("not a listed code", |listed| listed.name());
        // In most diagrams the reply to a command is below it.
        let other = request.filter(|request| talk.asked.as_ref() != Some(request) && judgement.command().is_some());
        let statement = reply.payload(judgement.command()).filter(|_| !reply.is_multiline()).and_then(Statement::of);
        let statement = statement.map(|statement| cut(&statement.words));
        let (first, rest) = lines.split_first().map_or(("", lines.as_slice()), |(first, rest)| (first, rest));
        let message = html! {
            p.message { b { "Server " } (badge(code)) " " (Foreign(first)) }
            @if !rest.is_empty() {
                pre.list[is_list(rest)] { @for (position, line) in rest.iter().enumerate() { @if position > 0 { "\n" } (Foreign(line)) } }
            }
            @if more > 0 { p.note { (number(more, "more line", "more lines")) } }
            p.note {
                (name)
                @if let Some(request) = other { ", to " code { (Foreign(&request)) } }
                @if let Some(statement) = statement { ": " (with_code(&statement)) }
            }
            @if !reply.is_complete() { p.cut { strong { "The last line is missing." } } }
            (verdict(judgement))
            @for unanswered in &judgement.unanswered {
                p.note { code { (Foreign(unanswered)) } " has no final reply." }
            }
        };
        let said = if reply.extent() == Extent::Code { "" } else { first };
        let sent = judgement.sent.as_deref().filter(|_| !troubles.is_empty()).map(cut);
        let class = format!("server k{}", code.class().digit());
        Self { class, message, is_end: false, data, is_first, troubles, sent, said: said.trim().to_owned() }
    }

    fn of_fault(fault: &Fault) -> Self {
        let kind = fault.error.kind();
        let side = if fault.side == Side::Client { "client" } else { "server" };
        let message = html! {
            p.broken { strong { "Not FTP" } ", sent by the " (side) ": " (kind) " (" (kind.name()) " at byte " (fault.offset) ")" }
        };
        let trouble = Trouble { kind: Kind::fault(fault.side, kind), code: None, request: None };
        Self { class: format!("{side} fault"), message, troubles: vec![trouble], ..Self::default() }
    }
}

fn is_list(lines: &[String]) -> bool {
    lines.len() > LIST && lines.iter().filter(|line| line.chars().count() > SHORT).count() <= lines.len() / 8
}

/// What a reply says about a transfer: 125 and 150 begin it, and the next reply that is not preliminary ends it.
fn data(reply: &Reply, judgement: &Judgement, talk: &mut Talk) -> Option<&'static str> {
    let request = judgement.request?;
    if !is_transfer(request) {
        return None;
    }
    if reply.code().class() != Class::PositivePreliminary {
        return std::mem::take(&mut talk.is_busy).then_some("end");
    }
    if !code_matches!(reply.code(), TransferStarting | FileStatusOkay) {
        return None;
    }
    talk.is_busy = true;
    Some(match request.command()? {
        Command::Stor | Command::Stou | Command::Appe => "to the server",
        _ => "to the client",
    })
}

/// Whether it is a command that may use a data connection.
fn is_transfer(request: Request) -> bool {
    request.command().is_some() && !request.replies().preliminary.is_empty()
}

/// Which rule speaks against it; nothing if it is permitted.
fn verdict(judgement: &Judgement) -> Markup {
    html! {
        @match judgement.verdict {
            Some(Verdict::Broken(rule)) => { p.broken { strong { "Broken rule" } ": " (because(rule)) } }
            Some(Verdict::Tolerated(rule)) => { p.tolerated { strong { "Not recommended" } ": " (because(rule)) } }
            Some(Verdict::Permitted) | None => {}
        }
    }
}

/// The beginning of a text that is too long to be shown.
fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

//! `Troubles`: what went wrong in an input, the worst first, with links to where it happened.

use std::collections::BTreeMap;

use ftp_codes::RawCode;
use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::wire::DecodeErrorKind;
use maud::{Markup, html};

use super::words::{Foreign, badge, because, number};
use crate::conversation::Side;
use crate::report::Unit;

/// How many troubles of a kind are listed, and how many places of each.
const LISTED: usize = 100;
const PLACES: usize = 12;

/// A kind of trouble, with a command and a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trouble {
    pub(super) kind: Kind,
    /// The code; `None` if the trouble is not in a reply.
    pub(super) code: Option<RawCode>,
    /// The command that is answered, or that was sent.
    pub(super) request: Option<String>,
}

/// What can go wrong, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A rule was broken, by the server if it is one of replies.
    Broken(Rule),
    /// Bytes that are not a reply or a command line: whether the client sent them, and the name of the fault.
    Fault(bool, &'static str),
    /// The last line of a reply is missing.
    Unfinished,
    /// The connection, or the input, ends before a command is answered.
    Unanswered,
    /// The server could not do what it was asked for.
    Failed,
    /// A recommendation was not followed.
    Tolerated(Rule),
}

impl Kind {
    /// What is wrong with a verdict.
    pub(super) fn of(verdict: Verdict) -> Option<Self> {
        match verdict {
            Verdict::Permitted => None,
            Verdict::Tolerated(rule) => Some(Self::Tolerated(rule)),
            Verdict::Broken(rule) => Some(Self::Broken(rule)),
        }
    }

    /// Bytes that are not what they should be.
    pub(super) fn fault(side: Side, kind: DecodeErrorKind) -> Self {
        Self::Fault(side == Side::Client, kind.name())
    }

    /// The class of its element.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Broken(_) | Self::Fault(..) => "broken",
            Self::Unfinished | Self::Unanswered => "cut",
            Self::Failed => "failed",
            Self::Tolerated(_) => "tolerated",
        }
    }
}

/// Where something went wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What the number of a line counts.
    pub(super) unit: Unit,
    /// The line of the input; 0 if it has none.
    pub(super) line: usize,
    pub(super) connection: usize,
    /// The number of the step, if the page shows it.
    pub(super) step: Option<usize>,
}

/// How often something went wrong, and where.
#[derive(Debug, Default)]
struct Places {
    count: usize,
    first: Vec<Place>,
    /// What was sent, and what the server said, the first time.
    sent: Option<String>,
    said: String,
}

/// How often a kind of trouble was seen.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    /// How many are listed, each with its places, and how often others were seen.
    listed: usize,
    unlisted: usize,
}

/// Everything that went wrong.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    /// Each with the command and the code.
    exact: BTreeMap<Trouble, Places>,
    kinds: BTreeMap<Kind, Count>,
}

impl Troubles {
    /// Something went wrong.
    pub(super) fn add(&mut self, trouble: Trouble, place: Place, sent: Option<&str>, said: &str) {
        let count = self.kinds.entry(trouble.kind).or_default();
        count.all += 1;
        if !self.exact.contains_key(&trouble) {
            if count.listed == LISTED {
                count.unlisted += 1;
                return;
            }
            count.listed += 1;
        }
        let places = self.exact.entry(trouble).or_default();
        places.count += 1;
        if places.count == 1 {
            places.sent = sent.map(str::to_owned);
            said.clone_into(&mut places.said);
        }
        if places.first.len() < PLACES {
            places.first.push(place);
        }
    }

    /// How often what is of these kinds went wrong.
    pub(super) fn count(&self, wanted: impl Fn(Kind) -> bool) -> usize {
        self.kinds.iter().filter(|(kind, _)| wanted(**kind)).map(|(_, count)| count.all).sum()
    }

    /// The list; `is_single` if the input has one connection only.
    pub(super) fn list(&self, is_single: bool) -> Markup {
        if self.kinds.is_empty() {
            return Markup::default();
        }
        html! {
            ul.troubles {
                @for (kind, count) in &self.kinds {
                    @for (trouble, places) in self.exact.iter().filter(|(trouble, _)| trouble.kind == *kind) {
                        li class=(kind.class()) {
                            p { (trouble.words(places)) }
                            p.places { (places.links(is_single)) }
                        }
                    }
                    @if count.unlisted > 0 {
                        li class=(kind.class()) {
                            p { "The same " (number(count.unlisted, "more time", "more times")) " with other commands or codes" }
                        }
                    }
                }
            }
        }
    }
}

impl Trouble {
    /// A sentence.
    fn words(&self, Places { count, sent, said, .. }: &Places) -> Markup {
        let line = sent.as_deref().filter(|_| *count == 1).or(self.request.as_deref());
        let sent = html! { @if let Some(line) = line { code { (Foreign(line)) } } @else { "a line" } };
        let to = html! { @if line.is_some() { " to " (sent) } };
        let name = self.code.and_then(|code| code.listed()).map(|listed| listed.name());
        html! {
            @match (self.kind, self.code) {
                (Kind::Broken(rule), Some(code)) => {
                    strong { "The server broke a rule" } " with " (badge(code)) (to) ": " (because(rule))
                }
                (Kind::Broken(rule), None) => {
                    strong { "The client broke a rule" } " with " (sent) ": " (because(rule))
                }
                (Kind::Tolerated(rule), Some(code)) => {
                    strong { "Not recommended" } ": the server sent " (badge(code)) (to) ": " (because(rule))
                }
                (Kind::Tolerated(rule), None) => {
                    strong { "Not recommended" } ": the client sent " (sent) ": " (because(rule))
                }
                (Kind::Fault(true, fault), _) => {
                    strong { "The client sent something that is not a command line" } ": " (fault)
                }
                (Kind::Fault(false, fault), _) => {
                    strong { "The server sent something that is not a reply" } ": " (fault)
                }
                (Kind::Unfinished, Some(code)) => { strong { "The last line is missing" } " of " (badge(code)) (to) }
                (Kind::Failed, Some(code)) => {
                    (badge(code)) " " strong { (name.unwrap_or_else(|| code.class().text())) } (to)
                    @if !said.is_empty() { ": " q { (Foreign(said)) } }
                }
                (Kind::Unanswered | Kind::Unfinished | Kind::Failed, _) => {
                    strong { "No reply" } (to) " before the end"
                }
            }
        }
    }
}

impl Places {
    /// How often, and a link to each place.
    fn links(&self, is_single: bool) -> Markup {
        let more = self.count.saturating_sub(self.first.len());
        html! {
            @if self.count > 1 { (self.count) " times: " }
            @for (position, place) in self.first.iter().enumerate() {
                @if position > 0 { ", " }
                @match place.step {
                    Some(step) => { a href=(format!("#s{step}")) { (place.words(is_single)) } }
                    None => { (place.words(is_single)) }
                }
            }
            @if more > 0 { ", and " (more) " more" }
        }
    }
}

impl Place {
    fn words(&self, is_single: bool) -> String {
        match (self.line, self.step) {
            (0, _) if !is_single => format!("connection {}", self.connection),
            (0, Some(step)) => format!("step {step}"),
            (0, None) => "not shown".to_owned(),
            (line, _) => format!("{} {line}", self.unit.names().0),
        }
    }
}

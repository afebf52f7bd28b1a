//! `Lanes`: the connections of a client whose log does not tell them apart.
//!
//! A greeting where none can be is that of one more connection. From then on, a reply belongs to a connection that waits for
//! one like it, and a command to one that can send it, first of all to the one that was answered last: a client goes on as
//! soon as it has its reply.

use std::collections::VecDeque;

use ftp_codes::exchange::{Exchange, Request};
use ftp_codes::{Class, Command, RawCode, ReplyCode};

use crate::conversation::Side;
use crate::log::draft::code_of;

/// The connections that one process has.
#[derive(Debug, Default)]
pub(in crate::log) struct Lanes {
    lanes: Vec<Lane>,
    /// The connection of a reply that has begun, and its code.
    open: Option<(usize, RawCode)>,
    /// How many things were said.
    clock: usize,
}

/// What is known of a connection.
#[derive(Debug, Default)]
struct Lane {
    /// The commands that wait for a reply.
    waiting: VecDeque<Exchange>,
    /// The last command, and the last reply.
    command: Option<Command>,
    reply: Option<RawCode>,
    /// Whether the last command was `EPSV ALL`.
    is_all: bool,
    /// When something was last said.
    at: usize,
    /// Whether another connection began while this one was silent. It may have been closed.
    is_stale: bool,
}

/// Where something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::log) struct Placed {
    /// The number of the connection.
    pub(in crate::log) lane: usize,
    /// Whether the connection has just begun, and is not the first one.
    pub(in crate::log) is_new: bool,
    /// Whether it could not be said which one it is.
    pub(in crate::log) is_guess: bool,
}

impl Lanes {
    /// No client has more connections at the same time.
    const MOST: usize = 32;
    /// If there are more, one that was silent when another began has probably been closed.
    const MOST_SILENT: usize = 8;

    /// The connection on which a side has said a line.
    pub(in crate::log) fn place(&mut self, side: Side, text: &[u8]) -> Placed {
        self.clock += 1;
        if self.lanes.is_empty() {
            self.lanes.push(Lane::default());
        }
        let placed = match side {
            Side::Server => self.reply(text),
            Side::Client => Placed { lane: self.command(text), is_new: false, is_guess: false },
        };
        if let Some(lane) = self.lanes.get_mut(placed.lane) {
            (lane.at, lane.is_stale) = (self.clock, false);
        }
        placed
    }

    fn reply(&mut self, text: &[u8]) -> Placed {
        let on = |lane| Placed { lane, is_new: false, is_guess: false };
        let code = code_of(text);
        if let Some((lane, opened)) = self.open {
            let is_line = text.get(3) != Some(&b'-');
            // The reply of another connection may come before its end.
            let other = code.filter(|code| is_line && *code != opened).and_then(|code| self.awaiting(code, Some(lane)));
            if let (Some(other), Some(code)) = (other, code) {
                if let Some(lane) = self.lanes.get_mut(other) {
                    lane.take(code);
                }
                return on(other);
            }
            if code == Some(opened) && is_line {
                self.open = None;
            }
            return on(lane);
        }
        let Some(code) = code else { return on(self.latest()) };
        let placed = match self.awaiting(code, None) {
            Some(lane) => on(lane),
            None if code == ReplyCode::ServiceReady.raw() => self.greeting(),
            None => Placed { is_guess: self.lanes.len() > 1, ..on(self.busiest()) },
        };
        if text.get(3) == Some(&b'-') {
            self.open = Some((placed.lane, code));
        }
        if let Some(lane) = self.lanes.get_mut(placed.lane) {
            lane.take(code);
        }
        placed
    }

    /// The connection that waits for a reply like this, and has waited for the longest time.
    fn awaiting(&self, code: RawCode, except: Option<usize>) -> Option<usize> {
        if let ([lane], None) = (self.lanes.as_slice(), except) {
            return lane.answered(code).map(|_| 0);
        }
        let lanes = self.lanes.iter().enumerate().filter(|(place, _)| Some(*place) != except);
        let awaiting = lanes.filter_map(|(place, lane)| Some((lane.awaits(code)?, lane.at, place)));
        awaiting.min().map(|(_, _, lane)| lane)
    }

    /// A connection begins.
    fn greeting(&mut self) -> Placed {
        let is_first = self.lanes.iter().all(|lane| lane.reply.is_none());
        if is_first {
            return Placed { lane: 0, is_new: false, is_guess: false };
        }
        for lane in &mut self.lanes {
            lane.is_stale |= lane.waiting.is_empty();
        }
        // Some clients do not show the reply to QUIT.
        let has_many = self.lanes.len() > 4;
        let is_closed = |lane: &Lane| (has_many || lane.waiting.is_empty()) && lane.command == Some(Command::Quit);
        let free = self.lanes.iter().position(is_closed).unwrap_or(self.lanes.len());
        let oldest = self.lanes.iter().enumerate().min_by_key(|(_, lane)| (!lane.is_stale, lane.at));
        let (oldest, is_stale) = oldest.map_or((0, false), |(place, lane)| (place, lane.is_stale));
        let most = if is_stale { Self::MOST_SILENT } else { Self::MOST };
        let lane = if free < most { free } else { oldest };
        if lane == self.lanes.len() {
            self.lanes.push(Lane::default());
        } else if let Some(lane) = self.lanes.get_mut(lane) {
            *lane = Lane::default();
        }
        Placed { lane, is_new: true, is_guess: false }
    }

    fn command(&mut self, text: &[u8]) -> usize {
        let command = Command::from_line(text).map(|(command, _)| command);
        // Better than the last one that was answered is one in which the command follows from that answer.
        let rank = |lane: &Lane| (lane.waiting.is_empty(), !lane.is_stale, lane.is_followed_by(command), lane.at);
        let is_meanwhile = matches!(command, Some(Command::Abor | Command::Quit | Command::Stat));
        let best = match self.lanes.len() {
            1 => 0,
            _ => self.lanes.iter().enumerate().max_by_key(|(_, lane)| rank(lane)).map_or(0, |(place, _)| place),
        };
        let is_stale = self.lanes.get(best).is_some_and(|lane| lane.is_stale);
        let place = if is_meanwhile && is_stale { self.latest() } else { best };
        if let Some(lane) = self.lanes.get_mut(place) {
            let is_all = text.last_chunk().is_some_and(|end: &[u8; 4]| end.eq_ignore_ascii_case(b" ALL"));
            (lane.command, lane.is_all) = (command, is_all);
            if lane.waiting.len() < Self::MOST {
                lane.waiting.push_back(Exchange::of(Request::from(command)));
            }
        }
        place
    }

    /// The connection on which something was last said.
    fn latest(&self) -> usize {
        self.lanes.iter().enumerate().max_by_key(|(_, lane)| lane.at).map_or(0, |(place, _)| place)
    }

    /// The connection that has waited for the longest time; the last one if none waits.
    fn busiest(&self) -> usize {
        let waiting = self.lanes.iter().enumerate().filter(|(_, lane)| !lane.waiting.is_empty());
        waiting.min_by_key(|(_, lane)| lane.at).map_or_else(|| self.latest(), |(place, _)| place)
    }
}

impl Lane {
    /// Whether it waits for a reply like this, and for how many others: a command that has few replies is meant first.
    fn awaits(&self, code: RawCode) -> Option<usize> {
        let exchange = self.waiting.get(self.answered(code)?)?;
        let is_early = self.command == Some(Command::User) && code.class() == Class::PositiveCompletion;
        let is_negative = |code: RawCode| matches!(code.class(), Class::TransientNegative | Class::PermanentNegative);
        let others = match exchange.request().command() {
            _ if is_negative(code) => 0,
            _ if is_early => usize::MAX,
            None => 2,
            Some(_) => exchange.expects().iter().filter(|code| !is_negative(code.raw())).count(),
        };
        Some(others)
    }

    /// Which of the commands that wait a reply answers.
    fn answered(&self, code: RawCode) -> Option<usize> {
        let is_greeting = code == ReplyCode::ServiceReady.raw();
        // It is permitted in reply to EPSV, but what servers send is a greeting, unless it is to `EPSV ALL`.
        let is_like = |exchange: &Exchange| {
            let is_of_epsv = exchange.request().command() == Some(Command::Epsv);
            exchange.judge(code).is_permitted() && !(is_greeting && is_of_epsv && !self.is_all)
        };
        self.waiting.iter().position(is_like)
    }

    fn take(&mut self, code: RawCode) {
        self.reply = Some(code);
        // What was sent before it got no answer.
        self.waiting.drain(..self.answered(code).unwrap_or_default());
        if code.class() != Class::PositivePreliminary {
            self.waiting.pop_front();
        } else if let Some(exchange) = self.waiting.front_mut() {
            exchange.reply(code);
        }
    }

    /// Whether a command is one that a client sends after the last reply.
    fn is_followed_by(&self, command: Option<Command>) -> bool {
        use Command::{Acct, Appe, Eprt, Epsv, List, Mlsd, Nlst, Pass, Pasv, Port, Rest, Retr, Rnto, Stor, Stou, User};
        let is_data = matches!(command, Some(Appe | List | Mlsd | Nlst | Rest | Retr | Stor | Stou));
        let is_ready = matches!(self.command, Some(Eprt | Epsv | Pasv | Port | Rest));
        let is_intermediate = self.reply.is_some_and(|code| code.class() == Class::PositiveIntermediate);
        match command {
            Some(User) => self.command.is_none(),
            Some(Pass) => is_intermediate && self.command == Some(User),
            Some(Acct) => is_intermediate && matches!(self.command, Some(Pass | User)),
            Some(Rnto) => is_intermediate && self.command == Some(Command::Rnfr),
            _ => self.command.is_some() && is_data == is_ready && (!is_intermediate || self.command == Some(Rest)),
        }
    }
}

//! All 600 numbers as the first reply to everything, after a preliminary reply and after the end, against a model made of
//! lists of numbers.

use ftp_codes::exchange::{Exchange, Request, Step, Verdict};
use ftp_codes::{CodeSet, Command, CommandKind, ReplyCode, Standing};

use crate::{code, requests};

/// What the table lists, as numbers.
struct Model {
    request: Request,
    first: Vec<u16>,
    after_preliminary: Vec<u16>,
    /// What may come only after a preliminary reply.
    secondary: Vec<u16>,
    only_secondary_completion: bool,
    markers: Vec<u16>,
    lists_332: bool,
}

fn numbers(sets: &[CodeSet]) -> Vec<u16> {
    sets.iter().flat_map(|set| set.iter().map(ReplyCode::code)).collect()
}

impl Model {
    fn new(request: Request) -> Self {
        let row = request.replies();
        let mut first = numbers(&[row.preliminary, row.completion, row.intermediate, row.failure, row.error]);
        first.push(421);
        let mut anytime = vec![421];
        if request != Request::Connection {
            first.extend([332, 533, 631, 632, 633]);
            anytime.extend([631, 632, 633]);
        }
        if let Some(command) = request.command() {
            first.extend(numbers(&[command.general_replies()]));
        }
        let secondary = numbers(&[row.marker, row.secondary_completion, row.secondary_failure]);
        let mut after_preliminary = secondary.clone();
        after_preliminary.extend(anytime);
        if row.preliminary.is_empty() {
            after_preliminary.clone_from(&first);
        }
        let only_secondary_completion = row.completion.is_empty() && !row.secondary_completion.is_empty();
        let markers = numbers(&[row.marker]);
        let lists_332 = numbers(&[row.all()]).contains(&332);
        Self { request, first, after_preliminary, secondary, only_secondary_completion, markers, lists_332 }
    }

    /// `permitted`, `tolerated` or `broken`, if the replies in `due` are those that may come now.
    fn verdict(&self, due: &[u16], begun: bool, number: u16) -> &'static str {
        let digit = number / 100;
        let is_negative = digit == 4 || digit == 5;
        if due.contains(&number) {
            return "permitted";
        }
        if !begun && (self.secondary.contains(&number) || self.only_secondary_completion && digit == 2) {
            return if is_negative { "tolerated" } else { "broken" };
        }
        if begun && digit == 1 && !self.markers.iter().any(|marker| marker / 10 == number / 10) {
            return "broken";
        }
        let command = self.request.command();
        let is_standard = match self.request {
            Request::Unknown => false,
            _ => command.is_none_or(|command| command.standing() == Standing::Standard),
        };
        // That any command may get 332 does not make another 3xx tolerable.
        let says_something = |due: &&u16| **due != 332 || self.lists_332;
        if is_standard && !is_negative && !due.iter().filter(says_something).any(|due| due / 100 == digit) {
            return "broken";
        }
        let is_security = command.is_some_and(|command| command.kind() == CommandKind::Security);
        if is_security { "broken" } else { "tolerated" }
    }

    fn check(&self, exchange: &Exchange, due: &[u16], begun: bool) {
        let expected: Vec<u16> = numbers(&[exchange.expects()]);
        for number in 100..700 {
            let mut exchange = *exchange;
            let judged = exchange.reply(code(number));
            let name = self.request;
            assert_eq!(judged.verdict.name(), self.verdict(due, begun, number), "{number} to {name}, begun: {begun}");
            assert_eq!(judged.verdict == Verdict::Permitted, expected.contains(&number), "{number} to {name}");
            assert_eq!(judged.step.name(), self.step(number), "{number} to {name}");
        }
    }

    fn step(&self, number: u16) -> &'static str {
        match (number, number / 100) {
            (221 | 421, _) => "closing",
            (_, 2) if self.request == Request::Command(Command::Quit) => "closing",
            (_, 1) => "wait",
            (_, 2) => "done",
            (_, 3) => "send",
            (_, 4) => "failed-for-now",
            (_, 5) => "failed-for-good",
            _ => "decode",
        }
    }
}

#[test]
fn as_first_reply() {
    for request in requests() {
        let model = Model::new(request);
        model.check(&Exchange::of(request), &model.first, false);
    }
}

#[test]
fn after_a_preliminary_reply() {
    for request in requests() {
        let model = Model::new(request);
        for preliminary in [199, 150, 120] {
            let mut exchange = Exchange::of(request);
            exchange.reply(code(preliminary));
            model.check(&exchange, &model.after_preliminary, true);
        }
    }
}

#[test]
fn after_the_end() {
    for request in requests() {
        let mut over = Exchange::of(request);
        over.reply(code(500));
        for number in 100..700 {
            let judged = over.reply(code(number));
            let envelopes = if request == Request::Connection { 0..0 } else { 631..634 };
            let may = number == 421 || envelopes.contains(&number);
            assert_eq!(judged.verdict.is_permitted(), may, "{number} to {request}");
            assert_eq!(judged.verdict.is_broken(), !may);
            assert_eq!(judged.step.name(), Model::new(request).step(number));
            assert!(over.is_over());
        }
    }
}

/// After a 3xx that the table does not list for the command, the first sequence of the command follows. Any command may
/// require an account (RFC 959 §4.1.1).
#[test]
fn the_next_command_after_another_code() {
    let next = |command, number| Exchange::new(command).reply(code(number)).step;
    for number in [350, 399] {
        assert_eq!(next(Command::User, number), Step::Send(&[Command::Pass]), "{number}");
        assert_eq!(next(Command::Noop, number), Step::Send(&[]), "{number}");
    }
    for command in [Command::User, Command::Rnfr, Command::Noop] {
        assert_eq!(next(command, 332), Step::Send(&[Command::Acct]), "{command}");
    }
}

/// The commands that must follow are those of the table, for a code that it lists.
#[test]
fn the_next_command() {
    for &command in Command::ALL {
        for (codes, next) in command.sequences() {
            for listed in codes.iter() {
                assert_eq!(Exchange::new(command).reply(listed.raw()).step, Step::Send(next), "{listed} to {command}");
            }
        }
    }
}

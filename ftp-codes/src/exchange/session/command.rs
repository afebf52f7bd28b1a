//! Whether a command is sent at the right time.

use super::connection::Closing;
use super::reading::{Reading, Sent, goes_beside_a_transfer};
use crate::Command;
use crate::exchange::request::Request;
use crate::exchange::rule::Rule;
use crate::exchange::step::Step;
use crate::exchange::verdict::Verdict;

impl<const N: usize> Reading<N> {
    /// The verdict on a command that is sent now.
    pub(super) fn verdict_on(&self, request: Request, sent: &[Option<Sent>; N]) -> Verdict {
        let first = self.waiting(sent).next();
        let has_begun = first.is_some_and(|(_, exchange)| exchange.has_begun());
        let before = self.connection.newest;
        let due = due(before);
        if needs_another(request) && before.is_some_and(|before| !is_in_sequence(request, before)) {
            Verdict::Broken(Rule::OutOfSequence)
        } else if has_begun && !goes_beside_a_transfer(request) {
            Verdict::Broken(Rule::BeforeCompletion)
        } else if self.connection.closing == Closing::Quit {
            Verdict::Tolerated(Rule::AfterQuit)
        } else if first.is_some() && !has_begun {
            Verdict::Tolerated(Rule::NotWaited)
        } else if !due.is_empty() && !is_one_of(request, due) && !leaves(request) {
            Verdict::Tolerated(Rule::Abandoned)
        } else {
            Verdict::Permitted
        }
    }
}

/// `ACCT` is not among them: it may come at any time (RFC 959 §4.1.1).
const fn needs_another(request: Request) -> bool {
    matches!(request, Request::Command(Command::Pass | Command::Rnto | Command::Adat))
}

/// Whether the command before it waits for the reply that makes this one due, or has got it. A password may follow a
/// user name that needs none: 202 answers it (RFC 959 §5.4).
fn is_in_sequence(request: Request, (before, step): (Request, Option<Step>)) -> bool {
    let is_named = before == Request::Command(Command::User);
    match step {
        Some(Step::Done) => is_named && request == Request::Command(Command::Pass),
        None | Some(Step::Send(_)) => {
            let sequences = before.command().map_or(&[][..], Command::sequences);
            sequences.iter().any(|(_, next)| is_one_of(request, next))
        }
        Some(_) => false,
    }
}

/// The commands of which one must follow the last reply.
const fn due(before: Option<(Request, Option<Step>)>) -> &'static [Command] {
    match before {
        Some((_, Some(Step::Send(commands)))) => commands,
        _ => &[],
    }
}

/// A sequence may be left to end the session, or to begin it again.
const fn leaves(request: Request) -> bool {
    matches!(request, Request::Command(Command::Quit | Command::Rein | Command::Abor))
}

fn is_one_of(request: Request, commands: &[Command]) -> bool {
    request.command().is_some_and(|command| commands.contains(&command))
}

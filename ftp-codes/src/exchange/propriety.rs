//! Whether a command is sent at the right time.

use super::attribution::goes_beside_a_transfer;
use super::queue::Queue;
use super::request::Request;
use super::rule::Rule;
use super::verdict::Verdict;
use crate::Command;

/// `due`: the commands of which one must follow the last reply. `closing`: the server has said that it leaves.
pub(super) fn verdict<const N: usize>(request: Request, waiting: &Queue<N>, due: &[Command], closing: bool) -> Verdict {
    let beside = goes_beside_a_transfer(request);
    let begun = waiting.front().is_some_and(|first| first.has_begun());
    if needs_another(request) && !is_one_of(request, due) && !is_announced(request, waiting) {
        Verdict::Broken(Rule::OutOfSequence)
    } else if begun && !beside {
        Verdict::Broken(Rule::BeforeCompletion)
    } else if closing {
        Verdict::Tolerated(Rule::AfterClosing)
    } else if !waiting.is_empty() && !begun {
        Verdict::Tolerated(Rule::NotWaited)
    } else if !due.is_empty() && !is_one_of(request, due) && !leaves(request) {
        Verdict::Tolerated(Rule::Abandoned)
    } else {
        Verdict::Permitted
    }
}

/// `ACCT` is not among them: it may come at any time (RFC 959 §4.1.1).
const fn needs_another(request: Request) -> bool {
    matches!(request, Request::Command(Command::Pass | Command::Rnto | Command::Adat))
}

/// A sequence may be left to end the session, or to begin it again.
const fn leaves(request: Request) -> bool {
    matches!(request, Request::Command(Command::Quit | Command::Rein | Command::Abor))
}

fn is_one_of(request: Request, due: &[Command]) -> bool {
    request.command().is_some_and(|command| due.contains(&command))
}

/// Whether the command before it waits for the very reply that makes it due.
fn is_announced<const N: usize>(request: Request, waiting: &Queue<N>) -> bool {
    let before = waiting.iter().next_back().and_then(|last| last.request().command());
    let sequences = before.map_or(&[][..], Command::sequences);
    sequences.iter().any(|(_, next)| is_one_of(request, next))
}

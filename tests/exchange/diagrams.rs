//! Every command and every sequence of first digits up to four replies, against the diagrams of RFC 959 §6.
//!
//! The numbers are `x99`: neither they nor any code with the same first two digits is listed. So whatever the diagrams call
//! an error is broken, and the rest is tolerated, because a server may use another code.

use ftp_codes::exchange::{Exchange, Request, Rule, Step, Verdict};

use crate::{code, requests};

const DEPTH: u32 = 4;

/// The commands of the first diagram, in which 1yz is an error.
const FIRST_DIAGRAM: &str =
    "ABOR ALLO DELE CWD CDUP SMNT HELP MODE NOOP PASV QUIT SITE PORT SYST STAT RMD MKD PWD STRU TYPE";
/// Those of the second diagram, in which the client waits after 1yz.
const SECOND_DIAGRAM: &str = "APPE LIST NLST REIN RETR STOR STOU";

#[derive(Clone, Copy, PartialEq)]
enum State {
    Begin,
    Wait,
    End,
}

fn verb(request: Request) -> &'static str {
    request.command().map_or("", |command| command.verb())
}

fn is_in(list: &str, request: Request) -> bool {
    list.split(' ').any(|listed| listed == verb(request))
}

/// Whether the command is in a diagram.
fn is_drawn(request: Request) -> bool {
    is_in(FIRST_DIAGRAM, request) || is_in(SECOND_DIAGRAM, request) || is_in("RNFR RNTO REST USER PASS ACCT", request)
}

/// What the diagrams call an error.
fn is_error(request: Request, digit: u16) -> bool {
    match digit {
        1 => !is_in(SECOND_DIAGRAM, request),
        2 => is_in("RNFR REST", request),
        // Servers use `SITE` to copy files, so the table permits 3yz for it.
        3 => !is_in("RNFR REST USER PASS SITE", request),
        _ => false,
    }
}

/// What must be sent after a 3yz, by the diagrams.
fn next(request: Request) -> &'static [&'static str] {
    match verb(request) {
        "USER" => &["PASS"],
        "PASS" => &["ACCT"],
        "RNFR" => &["RNTO"],
        "REST" => &["RETR", "STOR", "APPE"],
        _ => &[],
    }
}

fn check_step(request: Request, digit: u16, step: Step) {
    match (digit, step) {
        (2, Step::Closing) => assert_eq!(verb(request), "QUIT"),
        (1, Step::Wait) | (2, Step::Done) | (4, Step::FailedForNow) | (5, Step::FailedForGood) | (6, Step::Decode) => {}
        (3, Step::Send(commands)) if is_drawn(request) && verb(request) != "SITE" => {
            assert_eq!(commands.iter().map(|command| command.verb()).collect::<Vec<_>>(), next(request));
        }
        (3, Step::Send(_)) => {}
        _ => panic!("{digit}yz to {request}: {step:?}"),
    }
    assert!(digit != 2 || verb(request) != "QUIT" || step == Step::Closing);
}

fn check_verdict(request: Request, state: State, digit: u16, verdict: Verdict) {
    let is_transfer = is_in(SECOND_DIAGRAM, request) && verb(request) != "REIN";
    let expected = match (state, digit) {
        (State::End, _) => Verdict::Broken(Rule::AfterEnd),
        (State::Wait, 1) => Verdict::Broken(Rule::SecondPreliminary),
        // Commands of later RFCs are in no diagram.
        _ if !is_drawn(request) => return assert_ne!(verdict, Verdict::Permitted),
        (_, digit) if is_error(request, digit) => Verdict::Broken(Rule::WrongClass),
        // The diagrams permit it, but §5.4 lists it after a preliminary reply.
        (State::Begin, 2) if is_transfer => Verdict::Broken(Rule::MissingPreliminary),
        _ => Verdict::Tolerated(Rule::OtherCode),
    };
    assert_eq!(verdict, expected, "{digit}yz to {request}");
}

#[test]
fn every_sequence_of_first_digits() {
    for request in requests() {
        for sequence in 0..6_u16.pow(DEPTH) {
            let mut exchange = Exchange::of(request);
            let mut state = State::Begin;
            for reply in 0..DEPTH {
                let digit = sequence / 6_u16.pow(reply) % 6 + 1;
                let judged = exchange.reply(code(digit * 100 + 99));
                check_step(request, digit, judged.step);
                check_verdict(request, state, digit, judged.verdict);
                state = match (state, digit) {
                    (State::End, _) => State::End,
                    (state, 6) => state,
                    (_, 1) => State::Wait,
                    _ => State::End,
                };
                assert_eq!(exchange.has_begun(), state == State::Wait);
                assert_eq!(exchange.is_over(), state == State::End);
            }
        }
    }
}

#[test]
fn the_diagrams_show_33_commands() {
    assert_eq!(requests().filter(|request| is_drawn(*request)).count(), 33);
}

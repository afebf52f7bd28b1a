//! Simulated sessions.
//!
//! A server draws its replies from the table that RFC 959 prints in §5.4, and a client either waits for each of them or sends
//! up to four commands at once. Then one reply is lost, doubled, swapped with the next one or replaced by a wrong code, or a
//! stray one is added: see `traffic`.
//!
//! Not every such change is a fault: a code may be replaced by another one that the command can get as well, and nobody
//! can see which of two equal replies is missing. So `reference`, which knows nothing of the session, finds the fault: the
//! first reply for which no assignment of all replies so far to the commands that were sent, in their order, follows the
//! table. A code that later documents added to a command (`rfc959_additions.tsv`) is not a fault either.
//!
//! To simulate other sessions:
//!
//! ```text
//! FTP_SEEDS=10000..20000 cargo test --release --test session simulation -- --nocapture
//! ```

mod reference;
#[path = "../../support/rfc959.rs"]
mod table;
mod traffic;

use std::collections::BTreeMap;
use std::ops::Range;

use ftp_codes::Command;
use ftp_codes::exchange::{Rule, Session, Verdict};

use self::reference::Reference;
use self::table::{Row, amended, rfc959};
use self::traffic::{Chance, FAULTS, Fault, Message, Simulation, spoil};
use crate::code;

/// How many sessions are simulated for each client and each fault.
const SESSIONS: u64 = 2_000;

/// How many replies late a fault may be reported.
const LATEST: usize = 2;

/// How many replies after the fault was reported the session must be in step again.
const RECOVERY: usize = 5;

/// The verdict on each message, and whether the session is in step after it; how many commands wait at the end.
fn verdicts(messages: &[Message]) -> (Vec<(Verdict, bool)>, usize) {
    let mut session = Session::new();
    let judge = |message: &Message| {
        let verdict = match message {
            Message::Command(verb) => session.command(Command::from_verb(verb.as_bytes())).expect("there is room"),
            Message::Reply(number) => session.reply(code(*number)).verdict,
        };
        (verdict, session.is_in_step())
    };
    let verdicts = messages.iter().map(judge).collect();
    (verdicts, session.waiting().count())
}

/// The seeds of the sessions: `SESSIONS` of them, or those of `FTP_SEEDS`.
fn seeds() -> Range<u64> {
    let Ok(range) = std::env::var("FTP_SEEDS") else { return 0..SESSIONS };
    let ends = range.split_once("..").and_then(|(first, end)| Some(first.parse().ok()?..end.parse().ok()?));
    ends.expect("FTP_SEEDS is a range like 10000..20000")
}

fn simulated(table: &BTreeMap<String, Row>, most: usize, seed: u64) -> Vec<Message> {
    Simulation::new(table, seed).session(most)
}

/// One and four commands at once.
const CLIENTS: [usize; 2] = [1, 4];

#[test]
fn a_session_without_a_fault_is_not_blamed() {
    let table = rfc959();
    let reference = Reference { table: table.clone() };
    for most in CLIENTS {
        for seed in seeds() {
            let messages = simulated(&table, most, seed);
            assert_eq!(reference.first_fault(&messages), None, "{most} {seed}: {messages:?}");
            for (place, (message, (verdict, _))) in messages.iter().zip(verdicts(&messages).0).enumerate() {
                let is_innocent = match message {
                    Message::Reply(_) => verdict.is_permitted(),
                    // RFC 959 §5.4 advises clients to wait for each reply, and §6 shows what follows a 3yz.
                    Message::Command(_) => {
                        matches!(verdict.rule(), None | Some(Rule::Abandoned))
                            || most > 1 && verdict == Verdict::Tolerated(Rule::NotWaited)
                    }
                };
                assert!(is_innocent, "{most} {seed}, {place}: {verdict}: {messages:?}");
            }
        }
    }
}

/// What became of the faults of one kind.
#[derive(Default, Debug)]
struct Tally {
    undetectable: usize,
    /// How many replies late the report is.
    reported: [usize; LATEST + 1],
    /// How many replies after the report the session blames the last one.
    quiet: [usize; RECOVERY + 1],
    failures: Vec<String>,
}

#[test]
fn one_fault_is_reported_where_it_is() {
    let table = rfc959();
    let mut reference = Reference { table: amended(&table) };
    // No session is protected.
    for row in reference.table.values_mut() {
        row.first.retain(|number| *number < 600);
        row.last.retain(|number| *number < 600);
    }
    let mut tallies: BTreeMap<(usize, Fault), Tally> = BTreeMap::new();
    for most in CLIENTS {
        for fault in FAULTS {
            let tally = tallies.entry((most, fault)).or_default();
            for seed in seeds() {
                let messages = spoil(&simulated(&table, most, seed), fault, &mut Chance::new(!seed));
                check(&reference, &messages, &format!("{most} {fault:?} {seed}"), tally);
            }
        }
    }
    for ((most, fault), tally) in &tallies {
        let Tally { undetectable, reported, quiet, .. } = tally;
        println!("{most} at once, {fault:?}: {undetectable} undetectable, reported {reported:?}, quiet {quiet:?}");
        assert!(*undetectable < seeds().count() / 2, "hardly any session has a fault that can be detected");
    }
    let failures: Vec<&String> = tallies.values().flat_map(|tally| &tally.failures).collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

fn check(reference: &Reference, messages: &[Message], name: &str, tally: &mut Tally) {
    let (verdicts, waiting) = verdicts(messages);
    let replies: Vec<usize> =
        (0..messages.len()).filter(|place| matches!(messages[*place], Message::Reply(_))).collect();
    let blamed: Vec<usize> = (0..replies.len()).filter(|reply| !verdicts[replies[*reply]].0.is_permitted()).collect();
    let context = |reply: usize| {
        let around = replies[reply].saturating_sub(10)..(replies[reply] + 10).min(messages.len());
        let judged =
            messages[around.clone()].iter().zip(&verdicts[around]).map(|(message, (verdict, _))| match message {
                Message::Command(verb) => verb.clone(),
                Message::Reply(number) if verdict.is_permitted() => number.to_string(),
                Message::Reply(number) => format!("{number}!{}", verdict.rule().expect("a rule").name()),
            });
        judged.collect::<Vec<_>>().join(" ")
    };
    let Some(place) = reference.first_fault(messages) else {
        tally.undetectable += 1;
        if let Some(first) = blamed.first() {
            tally.failures.push(format!("{name}: blamed without a fault: {}", context(*first)));
        }
        return;
    };
    let fault = replies.binary_search(&place).expect("the place of a reply");
    let Some(first) = blamed.first() else {
        return tally.failures.push(format!("{name}: not reported: {}", context(fault)));
    };
    if *first < fault || *first > fault + LATEST {
        return tally.failures.push(format!("{name}: reported {first}, not {fault}: {}", context(fault)));
    }
    tally.reported[first - fault] += 1;
    let last = blamed.last().copied().unwrap_or(*first);
    if last > first + RECOVERY {
        return tally.failures.push(format!("{name}: still blames at {last}: {}", context(fault)));
    }
    tally.quiet[last - first] += 1;
    let mut recovery = *first..replies.len().min(first + RECOVERY + 1);
    if recovery.len() > RECOVERY && !recovery.any(|reply| verdicts[replies[reply]].1) {
        tally.failures.push(format!("{name}: not in step: {}", context(fault)));
    }
    if waiting > 0 {
        tally.failures.push(format!("{name}: {waiting} are still waiting at the end: {}", context(fault)));
    }
}

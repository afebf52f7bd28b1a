//! Simulated sessions. A server draws its replies from the table that RFC 959 prints in §5.4, a client waits for each of
//! them or sends up to four commands at once. Then one reply is lost, doubled, swapped with the next, replaced by a wrong
//! code, or a stray one is added.
//!
//! Not every such change is a fault: a code may be replaced by another one that the command can get as well, and nobody
//! can see that one of two equal replies is missing. So a [`Reference`] that knows nothing of the session reads the
//! changed replies: as long as some assignment of all of them to the commands that were sent so far, in their order,
//! follows the table, nothing is wrong; the first reply for which there is none is the place of the fault. A code that
//! was added to a command since (`rfc959_additions.tsv`) is not wrong either.
//!
//! To simulate other sessions:
//!
//! ```text
//! FTP_SEEDS=10000..20000 cargo test --release --test session simulation -- --nocapture
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ftp_codes::exchange::{Rule, Session, Verdict};
use ftp_codes::{Command, ReplyCode};

use crate::code;

const SESSIONS: u64 = 2_000;

/// How many replies after its place a fault may be reported.
const LATEST: usize = 2;

/// How many replies after the fault was reported the session must be in step again.
const RECOVERY: usize = 5;

/// A generator of numbers, the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("it is below a usize")
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// The replies to a command: those that may come first, and those that may follow a preliminary one.
#[derive(Clone, Default)]
struct Row {
    preliminary: Vec<u16>,
    first: Vec<u16>,
    marker: Vec<u16>,
    last: Vec<u16>,
}

/// RFC 959 §5.4, by verb. The greeting has none.
fn rfc959() -> BTreeMap<String, Row> {
    let lines = include_str!("../data/rfc959_sequences.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').chain([""; 8]).collect();
        let numbers = |places: &[usize]| -> Vec<u16> {
            let cells = places.iter().flat_map(|place| cells[*place].split(' '));
            cells.filter_map(|cell| cell.parse().ok()).collect()
        };
        let marker = cells[1].split(' ').filter_map(|cell| cell.strip_prefix('(')?.strip_suffix(')')?.parse().ok());
        let row = Row {
            preliminary: numbers(&[1]),
            first: numbers(&[4, 5, 6, 7]),
            marker: marker.collect(),
            last: numbers(&[2, 3]),
        };
        (if cells[0] == "(connect)" { String::new() } else { cells[0].to_owned() }, row)
    };
    lines.map(row).collect()
}

/// The same, and what is permitted beyond it.
fn amended(table: &BTreeMap<String, Row>) -> BTreeMap<String, Row> {
    let mut table = table.clone();
    let lines = include_str!("../data/rfc959_additions.tsv").lines().filter(|line| !line.starts_with('#'));
    for cells in lines.map(|line| line.split('\t').collect::<Vec<_>>()) {
        let numbers = |cell: &str| -> Vec<u16> {
            let numbers = cell.split(' ').filter_map(|cell| cell.parse().ok());
            // No session is protected.
            numbers.filter(|number| *number < 600).collect()
        };
        let is_meant = |verb: &str| match cells[0] {
            "(any)" => !verb.is_empty(),
            "(connect)" => verb.is_empty(),
            added => verb == added,
        };
        for (_, row) in table.iter_mut().filter(|(verb, _)| is_meant(verb)) {
            row.first.extend(numbers(cells[1]));
            let (markers, last): (Vec<u16>, Vec<u16>) = numbers(cells[2]).into_iter().partition(|number| *number < 200);
            row.marker.extend(markers);
            row.last.extend(last);
        }
    }
    table
}

/// What crosses the wire. A verb is a command.
#[derive(Clone, Debug, PartialEq)]
enum Message {
    Command(String),
    Reply(u16),
}

/// Reads replies with the table in hand: in how many ways they can be assigned to the commands.
struct Reference {
    table: BTreeMap<String, Row>,
}

/// How many exchanges are over, whether the next has begun, and which of those after it have been answered.
type State = (usize, bool, BTreeSet<usize>);

impl Reference {
    /// The place of the first reply, counted in messages, that no assignment explains.
    fn first_fault(&self, messages: &[Message]) -> Option<usize> {
        let mut verbs = vec![String::new()];
        let mut states = BTreeSet::from([(0, false, BTreeSet::new())]);
        for (place, message) in messages.iter().enumerate() {
            match message {
                Message::Command(verb) => verbs.push(verb.clone()),
                Message::Reply(number) => {
                    states = states.iter().flat_map(|state| self.after(state, &verbs, *number)).collect();
                    if states.is_empty() {
                        return Some(place);
                    }
                }
            }
        }
        None
    }

    fn after(&self, (over, begun, early): &State, verbs: &[String], number: u16) -> Vec<State> {
        let Some(verb) = verbs.get(*over) else { return Vec::new() };
        let row = &self.table[verb];
        let after = |over: usize, early: &BTreeSet<usize>| {
            let next = (over..).find(|place| !early.contains(place)).expect("they end");
            (next, false, early.iter().copied().filter(|place| *place > next).collect())
        };
        let mut states = Vec::new();
        if !begun {
            states.extend(row.preliminary.contains(&number).then(|| (*over, true, early.clone())));
            states.extend(row.first.contains(&number).then(|| after(over + 1, early)));
            return states;
        }
        states.extend(row.marker.contains(&number).then(|| (*over, true, early.clone())));
        states.extend(row.last.contains(&number).then(|| after(over + 1, early)));
        // `ABOR`, `STAT` and `QUIT` may be answered before the end of a transfer (RFC 959 §4.1). They are urgent and
        // overtake what waits. `USER` and `REIN` may be sent then (§4.1.1), and are read after what was sent before. A
        // transfer that was aborted with success is over: no rule requires that it gets a reply of its own.
        let is_transfer = !["", "REIN"].contains(&verb.as_str());
        let mut is_next = true;
        for (place, other) in verbs.iter().enumerate().skip(over + 1).filter(|_| is_transfer) {
            let is_urgent = ["ABOR", "STAT", "QUIT"].contains(&other.as_str());
            let goes_beside = is_urgent || is_next && ["USER", "REIN"].contains(&other.as_str());
            is_next &= goes_beside || early.contains(&place);
            if goes_beside && !early.contains(&place) && self.table[other].first.contains(&number) {
                let early: BTreeSet<usize> = early.iter().copied().chain([place]).collect();
                states.extend((other == "ABOR" && number / 100 == 2).then(|| after(over + 1, &early)));
                states.push((*over, true, early));
            }
        }
        states
    }
}

/// A client and a server that keep to the rules.
struct Simulation<'t> {
    table: &'t BTreeMap<String, Row>,
    chance: Chance,
    messages: Vec<Message>,
}

impl Simulation<'_> {
    /// A session of a client that sends up to so many commands at once.
    fn session(mut self, most: usize) -> Vec<Message> {
        self.answer("");
        for _ in 0..16 {
            let mut verbs = Vec::new();
            let count = 1 + self.chance.below(most);
            while verbs.len() < count {
                verbs.extend(self.commands());
            }
            if most == 1 {
                verbs.iter().for_each(|verb| self.waits(verb));
            } else {
                self.sends_at_once(&verbs);
            }
        }
        self.messages
    }

    /// A command, or a sequence. Those that need another are sent after it only.
    fn commands(&mut self) -> Vec<&'static str> {
        const ALONE: [&str; 27] = [
            "USER", "ACCT", "CWD", "CDUP", "SMNT", "REIN", "PORT", "PASV", "MODE", "TYPE", "STRU", "ALLO", "STOR",
            "STOU", "RETR", "LIST", "NLST", "APPE", "DELE", "RMD", "MKD", "PWD", "ABOR", "SYST", "STAT", "HELP",
            "NOOP",
        ];
        const SEQUENCES: [&[&str]; 4] = [&["USER", "PASS"], &["RNFR", "RNTO"], &["REST", "RETR"], &["SITE"]];
        match self.chance.below(4) {
            0 => self.chance.one_of(&SEQUENCES).to_vec(),
            _ => vec![self.chance.one_of(&ALONE)],
        }
    }

    fn waits(&mut self, verb: &str) {
        // What must follow is not sent after a refusal.
        let is_refused = matches!(self.messages.last(), Some(Message::Reply(number)) if *number >= 400);
        if is_refused && ["PASS", "RNTO"].contains(&verb) {
            return;
        }
        self.messages.push(Message::Command(verb.to_owned()));
        let place = self.messages.len();
        self.answer(verb);
        let begins = matches!(self.messages[place], Message::Reply(number) if number < 200);
        if begins && verb != "REIN" && self.chance.below(3) == 0 {
            self.interrupts(place);
        }
    }

    /// The client asks for the status of a transfer, or aborts it.
    fn interrupts(&mut self, begun: usize) {
        let end = self.messages.pop().expect("a transfer has an end");
        self.messages.truncate(begun + 1);
        if self.chance.below(2) == 0 {
            self.messages.push(Message::Command("STAT".to_owned()));
            self.answer("STAT");
            self.messages.push(end);
        } else {
            // RFC 959 §4.1.3: the transfer has ended, or it ends with 426.
            self.messages.push(Message::Command("ABOR".to_owned()));
            let aborted = if self.chance.below(2) == 0 { Message::Reply(426) } else { Message::Reply(226) };
            self.messages.extend([aborted, Message::Reply(226)]);
        }
    }

    fn sends_at_once(&mut self, verbs: &[&'static str]) {
        self.messages.extend(verbs.iter().map(|verb| Message::Command((*verb).to_owned())));
        verbs.iter().for_each(|verb| self.answer(verb));
    }

    /// Whatever the table lists. A shutdown would end the session.
    fn answer(&mut self, verb: &str) {
        let row = &self.table[verb];
        let goes_on = |codes: &[u16]| codes.iter().copied().filter(|number| *number != 421).collect::<Vec<_>>();
        let (first, last) = (goes_on(&row.first), goes_on(&row.last));
        // Most commands succeed.
        let good: Vec<u16> = first.iter().copied().filter(|number| *number < 400).collect();
        let first = if good.is_empty() || self.chance.below(3) == 0 { first } else { good };
        if row.preliminary.is_empty() || !first.is_empty() && self.chance.below(3) == 0 {
            let number = self.chance.one_of(&first);
            return self.messages.push(Message::Reply(number));
        }
        let begin = self.chance.one_of(&row.preliminary);
        self.messages.push(Message::Reply(begin));
        if !row.marker.is_empty() && self.chance.below(4) == 0 {
            let marker = self.chance.one_of(&row.marker);
            self.messages.push(Message::Reply(marker));
        }
        let end = self.chance.one_of(&last);
        self.messages.push(Message::Reply(end));
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Lost,
    Doubled,
    Swapped,
    Wrong,
    Stray,
}

const FAULTS: [Fault; 5] = [Fault::Lost, Fault::Doubled, Fault::Swapped, Fault::Wrong, Fault::Stray];

/// The messages with one reply changed. Replies are swapped only if both commands were sent before, because no server
/// answers what it has not received. A client does not go on with a sequence whose beginning was refused.
fn spoil(messages: &[Message], fault: Fault, chance: &mut Chance) -> Vec<Message> {
    let mut messages = messages.to_vec();
    let is_reply = |place: &usize| matches!(messages[*place], Message::Reply(_));
    let replies: Vec<usize> = (0..messages.len()).filter(is_reply).collect();
    // After the greeting, and with replies to come.
    let candidates = &replies[1..replies.len() - 11];
    let pairs: Vec<usize> = candidates.iter().copied().filter(|place| is_reply(&(place + 1))).collect();
    let place =
        if fault == Fault::Swapped && !pairs.is_empty() { chance.one_of(&pairs) } else { chance.one_of(candidates) };
    let any = chance.one_of(ReplyCode::ALL).code();
    match fault {
        Fault::Lost => drop(messages.remove(place)),
        Fault::Doubled => messages.insert(place, messages[place].clone()),
        Fault::Swapped if pairs.is_empty() => {}
        Fault::Swapped => messages.swap(place, place + 1),
        Fault::Wrong => {
            messages[place] = Message::Reply(any);
            let goes_on =
                |message: &Message| matches!(message, Message::Command(verb) if verb == "RNTO" || verb == "PASS");
            if any >= 400 && messages.get(place + 1).is_some_and(goes_on) {
                messages.drain(place + 1..place + 3);
            }
        }
        Fault::Stray => messages.insert(place, Message::Reply(any)),
    }
    messages
}

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
    Simulation { table, chance: Chance(seed), messages: Vec::new() }.session(most)
}

/// One and four commands at once.
const CLIENTS: [usize; 2] = [1, 4];

#[test]
fn nobody_is_blamed_who_keeps_to_the_rules() {
    let table = rfc959();
    let reference = Reference { table: table.clone() };
    for most in CLIENTS {
        for seed in seeds() {
            let messages = simulated(&table, most, seed);
            assert_eq!(reference.first_fault(&messages), None, "{most} {seed}: {messages:?}");
            for (place, (message, (verdict, _))) in messages.iter().zip(verdicts(&messages).0).enumerate() {
                let is_innocent = match message {
                    Message::Reply(_) => verdict.is_permitted(),
                    // RFC 959 §5.4 advises to wait for each reply, and §6 draws what follows a 3yz.
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
    /// By how many replies the report is late.
    reported: [usize; LATEST + 1],
    /// By how many replies after the report the session has finished blaming.
    quiet: [usize; RECOVERY + 1],
    failures: Vec<String>,
}

#[test]
fn one_fault_is_reported_where_it_is() {
    let table = rfc959();
    let reference = Reference { table: amended(&table) };
    let mut tallies: BTreeMap<(usize, Fault), Tally> = BTreeMap::new();
    for most in CLIENTS {
        for fault in FAULTS {
            let tally = tallies.entry((most, fault)).or_default();
            for seed in seeds() {
                let messages = spoil(&simulated(&table, most, seed), fault, &mut Chance(!seed));
                check(&reference, &messages, &format!("{most} {fault:?} {seed}"), tally);
            }
        }
    }
    for ((most, fault), tally) in &tallies {
        let Tally { undetectable, reported, quiet, .. } = tally;
        println!("{most} at once, {fault:?}: {undetectable} undetectable, reported {reported:?}, quiet {quiet:?}");
        assert!(*undetectable < seeds().count() / 2, "hardly any fault is looked for");
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
        let told =
            messages[around.clone()].iter().zip(&verdicts[around]).map(|(message, (verdict, _))| match message {
                Message::Command(verb) => verb.clone(),
                Message::Reply(number) if verdict.is_permitted() => number.to_string(),
                Message::Reply(number) => format!("{number}!{}", verdict.rule().expect("a rule").name()),
            });
        told.collect::<Vec<_>>().join(" ")
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

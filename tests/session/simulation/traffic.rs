//! The messages of a client and a server, and faults in them.

use std::collections::BTreeMap;

use ftp_codes::ReplyCode;

use super::table::Row;

/// A generator of random numbers, the same in every run (SplitMix64).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

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

/// What is sent: a command by its verb, or a reply by its number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Message {
    Command(String),
    Reply(u16),
}

/// A client and a server that keep to the rules.
pub(super) struct Simulation<'t> {
    table: &'t BTreeMap<String, Row>,
    chance: Chance,
    messages: Vec<Message>,
}

impl<'t> Simulation<'t> {
    pub(super) fn new(table: &'t BTreeMap<String, Row>, seed: u64) -> Self {
        Self { table, chance: Chance(seed), messages: Vec::new() }
    }

    /// A session of a client that sends up to `most` commands at once.
    pub(super) fn session(mut self, most: usize) -> Vec<Message> {
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

    /// A command, or a sequence. A command that needs another one is sent only after it.
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

    /// Answers with replies that the table lists, except for 421, which would end the session.
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
pub(super) enum Fault {
    Lost,
    Doubled,
    Swapped,
    Wrong,
    Stray,
}

pub(super) const FAULTS: [Fault; 5] = [Fault::Lost, Fault::Doubled, Fault::Swapped, Fault::Wrong, Fault::Stray];

/// The messages with one reply changed. Replies are swapped only if both commands were sent before, because no server
/// answers what it has not received. A client does not go on with a sequence whose beginning was refused.
pub(super) fn spoil(messages: &[Message], fault: Fault, chance: &mut Chance) -> Vec<Message> {
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

//! Finds faults with the table alone.

use std::collections::{BTreeMap, BTreeSet};

use super::table::Row;
use super::traffic::Message;

/// Finds all ways in which replies can be assigned to commands by the table.
pub(super) struct Reference {
    pub(super) table: BTreeMap<String, Row>,
}

/// How many exchanges are over, whether the next has begun, and which of those after it have been answered.
type State = (usize, bool, BTreeSet<usize>);

impl Reference {
    /// The index of the first reply, among all messages, that no assignment explains.
    pub(super) fn first_fault(&self, messages: &[Message]) -> Option<usize> {
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

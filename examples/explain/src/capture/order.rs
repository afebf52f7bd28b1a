//! `Order`: the segments of a connection in the order in which they were sent.
//!
//! A segment is passed on when every octet before it was seen, and every octet of the other side that it acknowledges:
//! so a reply never comes before its command, whatever the recording has done to the packets. What comes twice is passed
//! on once. Where so much waits that the octets between will not come any more, they are reported as lost.

use super::packet::Moment;
use super::segment::Segment;

/// How many segments may wait for others. Packets that overtake each other are near each other.
const MOST: usize = 8;

/// One of the two ends of a connection, as the place in an array.
pub(crate) type Direction = usize;

/// The other end.
pub(crate) const fn other(direction: Direction) -> Direction {
    1 - direction
}

/// Something that one end has sent.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Who sent it.
    pub(crate) from: Direction,
    /// When it was seen.
    pub(crate) moment: Moment,
    /// What it is.
    pub(crate) what: Sent,
}

/// What one end sends.
#[derive(Clone, Debug)]
pub(crate) enum Sent {
    /// Octets.
    Bytes(Vec<u8>),
    /// So many octets that are not in the recording.
    Lost(u64),
    /// It will send nothing more.
    End,
}

/// Both directions of a connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    ends: [End; 2],
    waiting: Vec<Waiting>,
}

/// What is known of one end.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    /// The sequence number of the next octet.
    next: Option<u32>,
    /// Whether any packet of this end was recorded.
    is_heard: bool,
    has_ended: bool,
}

/// A segment that came too early.
#[derive(Clone, Debug)]
struct Waiting {
    from: Direction,
    moment: Moment,
    sequence: u32,
    acknowledged: Option<u32>,
    is_fin: bool,
    payload: Vec<u8>,
    cut: usize,
}

/// How far the second number is after the first, which is less than half of all numbers away (RFC 9293 §3.4).
const fn distance(from: u32, to: u32) -> i64 {
    to.wrapping_sub(from) as i32 as i64
}

/// The number that comes so many octets later. A connection counts its octets modulo 2³².
fn advanced(sequence: u32, octets: usize) -> u32 {
    sequence.wrapping_add(u32::try_from(octets & 0xffff_ffff).unwrap_or_default())
}

impl Order {
    /// Takes the next segment of the recording, which is not a reset.
    pub(crate) fn push(&mut self, from: Direction, segment: &Segment<'_>, moment: Moment, pieces: &mut Vec<Piece>) {
        let mut sequence = segment.sequence;
        let [first, second] = &mut self.ends;
        let (end, peer) = if from == 0 { (first, second) } else { (second, first) };
        end.is_heard = true;
        if segment.is_syn {
            sequence = sequence.wrapping_add(1);
        }
        // If that is not SYN, the beginning was not recorded.
        end.next = end.next.or(Some(sequence));
        peer.next = peer.next.or(segment.acknowledged);
        if segment.len() == 0 && !segment.is_fin {
            return;
        }
        self.waiting.push(Waiting {
            from,
            moment,
            sequence,
            acknowledged: segment.acknowledged,
            is_fin: segment.is_fin,
            payload: segment.payload.to_vec(),
            cut: segment.cut,
        });
        self.pass_on(pieces);
        while self.waiting.len() > MOST {
            self.give_up(pieces);
        }
    }

    /// No more segments will come.
    pub(crate) fn finish(&mut self, pieces: &mut Vec<Piece>) {
        while !self.waiting.is_empty() {
            self.give_up(pieces);
        }
    }

    /// Passes on what waits for nothing.
    fn pass_on(&mut self, pieces: &mut Vec<Piece>) {
        while let Some(place) = self.waiting.iter().position(|segment| self.is_due(segment)) {
            let segment = self.waiting.remove(place);
            self.deliver(segment, pieces);
        }
    }

    fn is_due(&self, segment: &Waiting) -> bool {
        let is_seen = |end: Option<&End>, sequence: u32| {
            end.and_then(|end| end.next).is_none_or(|next| distance(next, sequence) <= 0)
        };
        let peer = self.ends.get(other(segment.from)).filter(|peer| peer.is_heard);
        is_seen(self.ends.get(segment.from), segment.sequence)
            && segment.acknowledged.is_none_or(|acknowledged| is_seen(peer, acknowledged))
    }

    fn deliver(&mut self, segment: Waiting, pieces: &mut Vec<Piece>) {
        let Waiting { from, moment, sequence, is_fin, payload, cut, .. } = segment;
        let Some(end) = self.ends.get_mut(from) else { return };
        let mut push = |what| pieces.push(Piece { from, moment, what });
        let next = end.next.unwrap_or(sequence);
        let known = usize::try_from(distance(sequence, next)).unwrap_or_default();
        let length = payload.len().saturating_add(cut);
        if known < length {
            let new = payload.get(known..).unwrap_or_default();
            if !new.is_empty() {
                push(Sent::Bytes(new.to_vec()));
            }
            if cut > 0 {
                push(Sent::Lost(u64::try_from((length - known).min(cut)).unwrap_or(u64::MAX)));
            }
            end.next = Some(advanced(sequence, length));
        }
        if is_fin && known <= length && !end.has_ended {
            end.has_ended = true;
            end.next = Some(advanced(sequence, length).wrapping_add(1));
            push(Sent::End);
        }
    }

    /// Reports what the oldest segment waits for as lost.
    fn give_up(&mut self, pieces: &mut Vec<Piece>) {
        let Some(oldest) = self.waiting.first() else { return };
        let moment = oldest.moment;
        let is_ahead = |from: Direction, sequence: u32| {
            let next = self.ends.get(from).and_then(|end| end.next)?;
            u64::try_from(distance(next, sequence)).ok().filter(|octets| *octets > 0)
        };
        let (from, hole) = match is_ahead(oldest.from, oldest.sequence) {
            Some(octets) => (oldest.from, octets),
            None => {
                let from = other(oldest.from);
                (from, oldest.acknowledged.and_then(|sequence| is_ahead(from, sequence)).unwrap_or_default())
            }
        };
        // Another segment may begin within the hole.
        let others = self.waiting.iter().filter(|segment| segment.from == from);
        let hole = others.filter_map(|segment| is_ahead(from, segment.sequence)).fold(hole, u64::min).max(1);
        pieces.push(Piece { from, moment, what: Sent::Lost(hole) });
        if let Some(end) = self.ends.get_mut(from) {
            end.next = end.next.map(|next| advanced(next, usize::try_from(hole).unwrap_or_default()));
        }
        self.pass_on(pieces);
    }
}

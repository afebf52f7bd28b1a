//! The replies a command may be answered with, in their parts.

use crate::part::Part;

/// Replies, each with its part: what RFC 959 §5.4 prints for a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    replies: Vec<(Part, u16)>,
}

impl Sequence {
    /// The codes of a part, in the order of the text.
    pub fn codes(&self, part: Part) -> impl Iterator<Item = u16> {
        self.replies.iter().filter(move |reply| reply.0 == part).map(|reply| reply.1)
    }

    /// Whether a code is of a part.
    pub fn has(&self, part: Part, code: u16) -> bool {
        self.replies.contains(&(part, code))
    }

    /// Every reply with its part, in the order of [`Part::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Part, u16)> {
        self.replies.iter().copied()
    }

    /// These replies and others.
    pub(crate) fn with<'s>(&'s self, others: impl Iterator<Item = &'s Self>) -> Self {
        let mut all = self.clone();
        for other in others {
            other.iter().for_each(|reply| all.insert(reply));
        }
        all
    }

    /// Puts a reply behind those of its part.
    fn insert(&mut self, reply: (Part, u16)) {
        let place = self.replies.partition_point(|other| other.0 <= reply.0);
        self.replies.insert(place, reply);
    }
}

impl FromIterator<(Part, u16)> for Sequence {
    fn from_iter<I: IntoIterator<Item = (Part, u16)>>(replies: I) -> Self {
        let mut sequence = Self::default();
        replies.into_iter().for_each(|reply| sequence.insert(reply));
        sequence
    }
}

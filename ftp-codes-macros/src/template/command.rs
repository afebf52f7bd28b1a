/// A command of FTP.
///
/// More commands may be listed in a later version. A verb in any case, and a command line, are read by
/// [`from_verb`](Self::from_verb) and [`from_line`](Self::from_line).
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
)]
#[non_exhaustive]
#[repr(u8)]
pub enum Command {
    $VARIANTS
}

impl Command {
    /// Every command, in the order of the table. It grows with the table: do not write its length down.
    pub const ALL: [Self; $COUNT] = [$ALL];

    /// The verbs as numbers, sorted, each with its command.
    pub(crate) const KEYS: [(u64, Self); $COUNT] = [$KEYS];
}

$COLUMNS
$REPLIES

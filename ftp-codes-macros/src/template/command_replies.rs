impl Command {
    /// The replies that are permitted: those that its own RFC lists, and those added later.
    ///
    /// What a server may say to every command is not among them: see [`Replies::ANY`].
    #[must_use]
    pub const fn replies(self) -> &'static Replies {
        static PERMITTED: [Replies; $COUNT] = [$PERMITTED];
        &PERMITTED[self as usize]
    }

    /// The replies that its own RFC lists, in RFC 959 §5.4 or the like.
    #[must_use]
    pub const fn listed_replies(self) -> &'static Replies {
        static LISTED: [Replies; $COUNT] = [$LISTED];
        &LISTED[self as usize]
    }

    /// The replies that were added later, and where that is written.
    #[must_use]
    pub const fn added_replies(self) -> &'static [(CodeSet, &'static str)] {
        static ADDED: [&[(CodeSet, &str)]; $COUNT] = [$ADDED];
        ADDED[self as usize]
    }

    /// Intermediate replies, and the commands of which one must follow.
    #[must_use]
    pub const fn sequences(self) -> &'static [(CodeSet, &'static [Self])] {
        static NEXT: [&[(CodeSet, &[Command])]; $COUNT] = [$NEXT];
        NEXT[self as usize]
    }
}

impl Replies {
    /// What a server may say when a client connects.
    pub const GREETING: Self = $GREETING;

    /// What a server may say to a command that it does not know, or cannot take as it is.
    pub const UNKNOWN: Self = $UNKNOWN;

    /// What a server may say to every command, and where that is written.
    pub const ANY: &'static [(Self, &'static str)] = &[$ANY];
}

const _: () = {
    struct Row {
        verb: &'static str,
        title: &'static str,
        syntax: &'static str,
        description: &'static str,
        kind: CommandKind,
        standing: Standing,
        defined_in: &'static str,
        amended_in: &'static [&'static str],
    }

    static ROWS: [Row; $COUNT] = [$ROWS];

    impl Command {
        const fn row(self) -> &'static Row {
            &ROWS[self as usize]
        }

        /// What is sent, in capital letters: `RETR`.
        #[must_use]
        pub const fn verb(self) -> &'static str {
            self.row().verb
        }

        /// What the standard calls it, in small letters: `retrieve`.
        #[must_use]
        pub const fn title(self) -> &'static str {
            self.row().title
        }

        /// The command with its arguments, in the notation of its RFC.
        #[must_use]
        pub const fn syntax(self) -> &'static str {
            self.row().syntax
        }

        /// What it does, in our own words (Markdown).
        #[must_use]
        pub const fn description(self) -> &'static str {
            self.row().description
        }

        /// What it is about.
        #[must_use]
        pub const fn kind(self) -> CommandKind {
            self.row().kind
        }

        /// How well it is founded.
        #[must_use]
        pub const fn standing(self) -> Standing {
            self.row().standing
        }

        /// Where it is defined.
        #[must_use]
        pub const fn defined_in(self) -> &'static str {
            self.row().defined_in
        }

        /// Where else the standards speak of it.
        #[must_use]
        pub const fn amended_in(self) -> &'static [&'static str] {
            self.row().amended_in
        }
    }
};

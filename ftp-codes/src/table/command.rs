/// `Command`, and the `Replies` that each command may get.
#[doc(hidden)]
#[macro_export]
macro_rules! __command {
    (
        $(#[$attribute:meta])*
        [$count:literal] $variants:tt $all:tt
        keys $keys:tt
        columns { $($columns:tt)* }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Command $variants

        impl Command {
            /// Every command, in the order of the table.
            pub const ALL: &'static [Self] = &$all;

            /// The verbs as numbers in ascending order, each with its command.
            pub(crate) const KEYS: &'static [(u64, Self)] = &$keys;

            /// The index in [`ALL`](Self::ALL).
            const fn position(self) -> usize {
                self as usize
            }
        }

        $crate::__columns! { Command [$count] $($columns)* }
    };
}

/// `Replies`: a set of codes for each part.
#[doc(hidden)]
#[macro_export]
macro_rules! __replies {
    (
        $(#[$attribute:meta])* { $($(#[$part_attribute:meta])* $part:ident $variant:ident)* }
        greeting $greeting:tt
        unknown $unknown:tt
        any $any:tt
        next $next:tt
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct Replies {
            $($(#[$part_attribute])* pub $part: CodeSet,)*
        }

        impl Replies {
            /// No replies.
            const NONE: Self = Self { $($part: CodeSet::EMPTY),* };

            /// What a server may send when a client connects.
            pub const GREETING: Self = Self $greeting;

            /// What a server may answer to a command that it does not know, or does not accept as it was sent.
            pub const UNKNOWN: Self = Self $unknown;

            /// What a server may answer to any command, and the sources.
            pub const ANY: &'static [(Self, &'static str)] = &$any;

            /// The intermediate replies that any command may get, each with the commands that may follow.
            pub(crate) const NEXT: &'static [(CodeSet, &'static [Command])] = $next;

            /// The codes of a part.
            #[must_use]
            pub const fn part(&self, part: Part) -> CodeSet {
                match part {
                    $(Part::$variant => self.$part,)*
                }
            }
        }
    };
}

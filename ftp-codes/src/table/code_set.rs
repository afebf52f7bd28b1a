/// `CodeSet`: a set of listed codes, with a bit for each in the order of `ReplyCode::ALL`.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_set {
    ($(#[$attribute:meta])* [$count:literal] $(groups $group:ident)?) => {
        $(#[$attribute])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
            ::core::default::Default,
        )]
        pub struct CodeSet([u64; ($count as usize).div_ceil(64)]);

        /// An iterator over the codes of a [`CodeSet`] in the order of their numbers, created by [`CodeSet::iter`].
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct CodeSetIter(CodeSet);

        const _: () = {
            use ::core::convert::Into;
            use ::core::fmt;
            use ::core::option::Option::{self, None, Some};

            impl CodeSet {
                const WORDS: usize = ($count as usize).div_ceil(64);

                /// Every listed code.
                pub const ALL: Self = Self::new(ReplyCode::ALL);

                /// The listed codes of a class.
                #[must_use]
                pub const fn of_class(class: Class) -> Self {
                    static SETS: [CodeSet; 10] = {
                        let mut sets = [CodeSet::EMPTY; 10];
                        let mut rest = ReplyCode::ALL;
                        while let [code, others @ ..] = rest {
                            let digit = code.class() as usize;
                            sets[digit] = sets[digit].with(*code);
                            rest = others;
                        }
                        sets
                    };
                    SETS[class as usize]
                }

                $(
                    /// The listed codes of a group.
                    #[must_use]
                    pub const fn of_group(group: $group) -> Self {
                        static SETS: [CodeSet; 10] = {
                            let mut sets = [CodeSet::EMPTY; 10];
                            let mut rest = ReplyCode::ALL;
                            while let [code, others @ ..] = rest {
                                let digit = code.group() as usize;
                                sets[digit] = sets[digit].with(*code);
                                rest = others;
                            }
                            sets
                        };
                        SETS[group as usize]
                    }
                )?

                /// Returns `true` if the code is in the set. A code that is not listed is in no set.
                ///
                /// In constants, use [`contains_listed`](Self::contains_listed).
                #[inline]
                #[must_use]
                pub fn contains(self, code: impl Into<RawCode>) -> bool {
                    match Into::<RawCode>::into(code).listed() {
                        Some(code) => self.contains_listed(code),
                        None => false,
                    }
                }

                #[inline]
                const fn index(code: ReplyCode) -> usize {
                    code.position()
                }

                #[inline]
                const fn code_at(index: usize) -> Option<ReplyCode> {
                    if index < ReplyCode::ALL.len() { Some(ReplyCode::ALL[index]) } else { None }
                }
            }

            #[automatically_derived]
            impl fmt::Debug for CodeSet {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_set().entries(self.iter()).finish()
                }
            }
        };
        $crate::__set! { CodeSet, CodeSetIter, ReplyCode, contains_listed }
    };
}

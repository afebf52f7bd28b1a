#[automatically_derived]
impl $PRIVATE::Table<ReplyCode> for $PRIVATE::TableId<$ID> {
    type Set = CodeSet;
}

impl CodeSet {
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn __from_words(words: [u64; $WORDS]) -> Self {
        Self(words)
    }
}

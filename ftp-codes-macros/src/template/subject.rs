#[automatically_derived]
impl $PRIVATE::Code<$ID> for $SUBJECT {
    type Domain = $PRIVATE::$DOMAIN;

    #[inline]
    fn number(&self) -> u16 {
        self.code()
    }
}

// The methods of `AnyValue` once more, because those of a trait cannot be called in a constant. The bounds on
// what follows from other bounds keep notes about these methods out of the errors.
impl $SUBJECT {
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub const fn __number<const ID: u64>(&self) -> u16
    where
        Self: $PRIVATE::Subject<ID>,
        <Self as $PRIVATE::Subject<ID>>::Domain: ::core::marker::Sized,
    {
        self.code()
    }

    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub const fn __listed_number<const ID: u64>(&self) -> u16
    where
        Self: $PRIVATE::Subject<ID>,
        <Self as $PRIVATE::Subject<ID>>::Domain: $PRIVATE::IsListed,
        <<Self as $PRIVATE::Subject<ID>>::Domain as $PRIVATE::IsListed>::Proof: ::core::marker::Sized,
    {
        self.code()
    }

    #[doc(hidden)]
    #[inline(always)]
    pub const fn __can_be<const NUMBER: u16, const ID: u64>(&self)
    where
        Self: $PRIVATE::Subject<ID>,
        <Self as $PRIVATE::Subject<ID>>::Domain: $PRIVATE::Holds<NUMBER>,
        <<Self as $PRIVATE::Subject<ID>>::Domain as $PRIVATE::Holds<NUMBER>>::Proof: ::core::marker::Sized,
    {
    }

    #[doc(hidden)]
    #[inline(always)]
    pub const fn __can_be_unlisted<const ID: u64>(&self)
    where
        Self: $PRIVATE::Subject<ID>,
        <Self as $PRIVATE::Subject<ID>>::Domain: $PRIVATE::HoldsUnlisted,
        <<Self as $PRIVATE::Subject<ID>>::Domain as $PRIVATE::HoldsUnlisted>::Proof: ::core::marker::Sized,
    {
    }
}

#[automatically_derived]
impl ::core::ops::Not for CodeSet {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        self.complement()
    }
}

/// The codes of a [`CodeSet`], in the order of their numbers.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct CodeSetIter(CodeSet);

#[automatically_derived]
impl ::core::iter::Iterator for CodeSetIter {
    type Item = ReplyCode;

    #[inline]
    fn next(&mut self) -> ::core::option::Option<ReplyCode> {
        let code = self.0.first()?;
        self.0.remove(code);
        ::core::option::Option::Some(code)
    }

    #[inline]
    fn size_hint(&self) -> (usize, ::core::option::Option<usize>) {
        (self.0.len(), ::core::option::Option::Some(self.0.len()))
    }
}

#[automatically_derived]
impl ::core::iter::ExactSizeIterator for CodeSetIter {}

#[automatically_derived]
impl ::core::iter::FusedIterator for CodeSetIter {}

#[automatically_derived]
impl ::core::iter::IntoIterator for CodeSet {
    type Item = ReplyCode;
    type IntoIter = CodeSetIter;

    #[inline]
    fn into_iter(self) -> CodeSetIter {
        self.iter()
    }
}

#[automatically_derived]
impl ::core::iter::IntoIterator for &CodeSet {
    type Item = ReplyCode;
    type IntoIter = CodeSetIter;

    #[inline]
    fn into_iter(self) -> CodeSetIter {
        self.iter()
    }
}

#[automatically_derived]
impl ::core::iter::Extend<ReplyCode> for CodeSet {
    fn extend<I: ::core::iter::IntoIterator<Item = ReplyCode>>(&mut self, codes: I) {
        for code in codes {
            self.insert(code);
        }
    }
}

#[automatically_derived]
impl ::core::iter::FromIterator<ReplyCode> for CodeSet {
    fn from_iter<I: ::core::iter::IntoIterator<Item = ReplyCode>>(codes: I) -> Self {
        let mut set = Self::EMPTY;
        <Self as ::core::iter::Extend<ReplyCode>>::extend(&mut set, codes);
        set
    }
}

#[automatically_derived]
impl ::core::convert::From<ReplyCode> for CodeSet {
    #[inline]
    fn from(code: ReplyCode) -> Self {
        Self::EMPTY.with(code)
    }
}

#[automatically_derived]
impl ::core::fmt::Debug for CodeSet {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[automatically_derived]
impl ::core::ops::$OPERATOR for CodeSet {
    type Output = Self;

    #[inline]
    fn $METHOD(self, other: Self) -> Self {
        self.$OPERATION(other)
    }
}

#[automatically_derived]
impl ::core::ops::$ASSIGN for CodeSet {
    #[inline]
    fn $ASSIGN_METHOD(&mut self, other: Self) {
        *self = self.$OPERATION(other);
    }
}

#[doc = $PAGE]
#[inline]
#[must_use]
pub const fn $NAME(mut self, other: Self) -> Self {
    let mut word = 0;
    while word < self.0.len() {
        self.0[word] = self.0[word] $SIGN other.0[word];
        word += 1;
    }
    self
}

//! Samples: bytes to be sent and to come back as they are.

/// Every byte there is, twice; line ends of all kinds; what Telnet would change; and no end of line at the end.
pub(super) fn every_byte() -> Vec<u8> {
    let all = || 0..=u8::MAX;
    let line_ends = b"\r\n\n\r\r\0\r\r\n\xFF\xFF\xFF\xF4\xFF\xF2ABOR\r\n226 no reply\r\n".repeat(3);
    all().chain(all().rev()).chain(line_ends).chain(noise(100_000)).chain([b'.']).collect()
}

/// More bytes than the systems on the way can hold, so that a transfer is still running when it is to be ended.
pub(super) fn large() -> Vec<u8> {
    noise(16 << 20).collect()
}

/// Bytes without a pattern, the same each time (xorshift, Marsaglia 2003).
fn noise(len: usize) -> impl Iterator<Item = u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    })
    .flatten()
    .take(len)
}

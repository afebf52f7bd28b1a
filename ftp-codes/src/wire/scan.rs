//! Finding line feeds, a block at a time.
//!
//! A block is compared with the line feed byte by byte, which the compiler turns into vector instructions. The result
//! is gathered into a word with one bit for each byte.

use core::ops::ControlFlow;

/// Visits the line feeds from `from` on, in order, until `visit` breaks off; positions count from the start of `bytes`.
///
/// Each byte is looked at once, or twice where two words overlap at the end.
#[inline(always)]
pub(crate) fn each_line_feed<B>(
    bytes: &[u8],
    from: usize,
    mut visit: impl FnMut(usize) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut base = from;
    while let Some(rest @ [_, ..]) = bytes.get(base..) {
        let (mut mask, width) = line_feeds(rest);
        while mask != 0 {
            visit(base + mask.trailing_zeros() as usize)?;
            mask &= mask - 1;
        }
        base += width;
    }
    ControlFlow::Continue(())
}

/// The line feeds at the start of the bytes, with bit `i` for byte `i`, and the number of bytes that this covers.
#[inline(always)]
pub(crate) fn line_feeds(bytes: &[u8]) -> (u64, usize) {
    match bytes.first_chunk() {
        Some(block) => (mask(block), 64),
        None => (mask_short(bytes), bytes.len()),
    }
}

/// The first line feed from `from` on.
///
/// It branches where [`mask`] computes: line lengths repeat, and a predicted branch costs less than the
/// chain of operations that a mask is.
#[inline]
pub(crate) fn first_line_feed(bytes: &[u8], from: usize) -> Option<usize> {
    let mut rest = skip_blocks::<32>(bytes.get(from..)?, is_line_feed);
    while let Some((word, others)) = rest.split_first_chunk() {
        let found = line_feeds_in(*word);
        if found != 0 {
            return Some(bytes.len() - rest.len() + found.trailing_zeros() as usize / 8);
        }
        rest = others;
    }
    let found = rest.iter().position(|byte| is_line_feed(*byte))?;
    Some(bytes.len() - rest.len() + found)
}

/// The first NUL or carriage return.
pub(crate) fn first_nul_or_return(bytes: &[u8]) -> Option<usize> {
    let rest = skip_blocks::<8>(skip_blocks::<32>(bytes, is_nul_or_return), is_nul_or_return);
    let found = rest.iter().position(|byte| is_nul_or_return(*byte))?;
    Some(bytes.len() - rest.len() + found)
}

/// The rest after the blocks that contain nothing that is wanted.
#[inline(always)]
fn skip_blocks<const N: usize>(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> &[u8] {
    let mut rest = bytes;
    while let Some((block, others)) = rest.split_first_chunk::<N>() {
        if block.iter().fold(false, |found, byte| found | is_wanted(*byte)) {
            break;
        }
        rest = others;
    }
    rest
}

#[inline]
fn is_nul_or_return(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\r')
}

#[inline]
fn is_line_feed(byte: u8) -> bool {
    byte == b'\n'
}

/// One bit for each line feed of a block.
#[inline(always)]
fn mask(block: &[u8; 64]) -> u64 {
    /// Bit `i` for each byte of word `i`.
    const WORD: [u8; 64] = {
        let mut bits = [1; 64];
        let mut rest: &mut [u8] = &mut bits;
        let mut word = 0;
        while let Some((first, others)) = rest.split_first_chunk_mut::<8>() {
            *first = [1 << word; 8];
            (rest, word) = (others, word + 1);
        }
        bits
    };
    let mut found = [0; 64];
    for ((found, byte), bit) in found.iter_mut().zip(block).zip(&WORD) {
        *found = if *byte == b'\n' { *bit } else { 0 };
    }
    let mut words: &[u8] = &found;
    let mut columns = 0;
    while let Some((word, rest)) = words.split_first_chunk() {
        columns |= u64::from_le_bytes(*word);
        words = rest;
    }
    if columns & columns.wrapping_sub(1) != 0 {
        return transpose(columns);
    }
    // Most lines are longer than half a block: moving one bit is faster than moving all of them.
    let at = columns.trailing_zeros();
    u64::from(columns != 0) << (at % 8 * 8 + at / 8 % 8)
}

/// Transposes a square of eight times eight bits: bit `i` of byte `j` becomes bit `j` of byte `i`.
#[inline]
const fn transpose(mut square: u64) -> u64 {
    let mut swap = (square ^ (square >> 7)) & 0x00AA_00AA_00AA_00AA;
    square ^= swap ^ (swap << 7);
    swap = (square ^ (square >> 14)) & 0x0000_CCCC_0000_CCCC;
    square ^= swap ^ (swap << 14);
    swap = (square ^ (square >> 28)) & 0x0000_0000_F0F0_F0F0;
    square ^ swap ^ (swap << 28)
}

/// The same for less than 64 bytes, word by word; the last two words overlap.
#[inline(never)]
fn mask_short(bytes: &[u8]) -> u64 {
    let Some(last) = bytes.last_chunk() else {
        let bits = bytes.iter().zip(0..8).map(|(byte, i)| u64::from(*byte == b'\n') << i);
        return bits.fold(0, |mask, bit| mask | bit);
    };
    let mut mask = mask_word(*last) << (bytes.len() - 8);
    let (mut words, mut shift) = (bytes, 0);
    while let Some((word, rest)) = words.split_first_chunk() {
        mask |= mask_word(*word) << shift;
        (words, shift) = (rest, shift + 8);
    }
    mask
}

/// The same for a word.
#[inline]
const fn mask_word(word: [u8; 8]) -> u64 {
    /// Moves the lowest bit of byte `i` to bit `56 + i`.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    (line_feeds_in(word) >> 7).wrapping_mul(GATHER) >> 56
}

/// The highest bit of each byte that is a line feed.
#[inline]
const fn line_feeds_in(word: [u8; 8]) -> u64 {
    const LINE_FEEDS: u64 = u64::from_le_bytes([b'\n'; 8]);
    const LOW_BITS: u64 = u64::from_le_bytes([0x7F; 8]);
    let other = u64::from_le_bytes(word) ^ LINE_FEEDS;
    // The highest bit of a byte stays clear if the byte is zero; no carry leaves a byte.
    !(((other & LOW_BITS) + LOW_BITS) | other | LOW_BITS)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use core::ops::ControlFlow;
    use std::vec::Vec;

    use super::{each_line_feed, first_line_feed, first_nul_or_return};

    #[test]
    fn finds_what_a_plain_search_finds() {
        for len in 0..200_usize {
            for step in 1..70 {
                // The other byte differs from a line feed in its highest bit only.
                let bytes: Vec<u8> = (0..len).map(|i| if i % step == 0 { b'\n' } else { b'\n' + 0x80 }).collect();
                for from in [0, 1, 7, 63, 64, len, len + 1] {
                    let mut found = Vec::new();
                    let flow = each_line_feed(&bytes, from, |at| {
                        found.push(at);
                        ControlFlow::<()>::Continue(())
                    });
                    assert!(flow.is_continue());
                    let plain: Vec<_> = (from..len).filter(|i| i % step == 0).collect();
                    assert_eq!(found, plain, "{len} bytes, every {step}, from {from}");
                }
                assert_eq!(first_line_feed(&bytes, 1), (1..len).find(|i| i % step == 0));
            }
        }
    }

    #[test]
    fn finds_the_first_nul_or_return() {
        for len in 0..100 {
            let mut bytes = std::vec![b'\n'; len];
            assert_eq!(first_nul_or_return(&bytes), None);
            for at in (0..len).rev() {
                bytes.splice(at..=at, [if at % 2 == 0 { b'\0' } else { b'\r' }]);
                assert_eq!(first_nul_or_return(&bytes), Some(at));
            }
        }
    }
}

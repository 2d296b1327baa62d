//! Feature keys: cheap mixing of 64-bit values.

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xc2b2_ae3d_27d4_eb4f;
const THIRD: u64 = 0x1656_67b1_9e37_79f9;
const LAST: u64 = 0xd6e8_feb8_6659_fd93;

/// Spreads the bits of `value` over all 64.
#[inline(always)]
pub fn spread(value: u64) -> u64 {
    let mixed = (value ^ (value >> 32)).wrapping_mul(LAST);
    mixed ^ (mixed >> 32)
}

/// The key of a template with one value. Values should be spread already (see [`text`] and [`number`]).
#[inline(always)]
pub fn one(template: u64, a: u64) -> u64 {
    spread(template.wrapping_mul(LAST).wrapping_add(a.wrapping_mul(FIRST)))
}

/// The key of a template with two values; their order matters.
#[inline(always)]
pub fn two(template: u64, a: u64, b: u64) -> u64 {
    let mixed = a.wrapping_mul(FIRST).wrapping_add(b.rotate_left(23).wrapping_mul(SECOND));
    spread(template.wrapping_mul(LAST).wrapping_add(mixed))
}

/// The key of a template with three values; their order matters.
#[inline(always)]
pub fn three(template: u64, a: u64, b: u64, c: u64) -> u64 {
    let mixed = a
        .wrapping_mul(FIRST)
        .wrapping_add(b.rotate_left(23).wrapping_mul(SECOND))
        .wrapping_add(c.rotate_left(41).wrapping_mul(THIRD));
    spread(template.wrapping_mul(LAST).wrapping_add(mixed))
}

/// A spread value for a small number.
#[inline(always)]
pub fn number(value: u64) -> u64 {
    spread(value.wrapping_add(1).wrapping_mul(FIRST))
}

/// The start of a text's hash, for [`push`].
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a text grown by one byte.
#[inline(always)]
pub fn push(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// A spread value for a text: FNV-1a, then [`spread`].
pub fn text(text: &str) -> u64 {
    spread(text.bytes().fold(EMPTY, push))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_template_change_the_key() {
        let (a, b) = (text("harbour"), text("ferry"));
        assert_ne!(two(1, a, b), two(1, b, a));
        assert_ne!(two(1, a, b), two(2, a, b));
        assert_ne!(one(1, a), two(1, a, 0).wrapping_add(1));
    }
}

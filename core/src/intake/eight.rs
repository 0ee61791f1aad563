//! Bytes eight at a time, without copying a short rest: the rest is read over again what came before it.

/// Calls `each` for every eight bytes, the last ones perhaps partly twice; a shorter cell is repeated to eight.
pub fn words(bytes: &[u8], mut each: impl FnMut(u64)) {
    let (chunks, rest) = bytes.as_chunks::<8>();
    chunks.iter().for_each(|chunk| each(u64::from_le_bytes(*chunk)));
    if !rest.is_empty() {
        each(last(bytes));
    }
}

fn last(bytes: &[u8]) -> u64 {
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    match bytes {
        [a, b, c] => u64::from(u32::from_le_bytes([*a, *b, *c, *a])) * 0x1_0000_0001,
        [a, b] => u64::from(u16::from_le_bytes([*a, *b])) * 0x0001_0001_0001_0001,
        [a] => u64::from(*a) * 0x0101_0101_0101_0101,
        _ => 0,
    }
}

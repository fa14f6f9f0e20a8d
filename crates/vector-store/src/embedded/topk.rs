//! The best `k` of many scores, in a fixed order.

/// Score and ordinal packed so that a greater key is a better result: higher score first, then lower ordinal.
/// The score's bits are mapped to integers of the same order (sign bit flipped for positives, all bits for
/// negatives), so that comparing keys is one integer comparison.
fn key(score: f32, ordinal: usize) -> u64 {
    let bits = (score + 0.0).to_bits();
    let ordered = if bits >> 31 == 0 { bits | 0x8000_0000 } else { !bits };
    u64::from(ordered) << 32 | u64::from(!(ordinal as u32))
}

/// Collects scored ordinals and returns the best.
pub(super) struct TopK {
    keys: Vec<u64>,
}

impl TopK {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        TopK { keys: Vec::with_capacity(capacity) }
    }

    pub(super) fn push(&mut self, score: f32, ordinal: usize) {
        self.keys.push(key(score, ordinal));
    }

    /// The best `limit` ordinals with their scores, best first.
    pub(super) fn best(mut self, limit: usize) -> impl Iterator<Item = (usize, f32)> {
        if self.keys.len() > limit && limit > 0 {
            self.keys.select_nth_unstable_by(limit - 1, |a, b| b.cmp(a));
        }
        self.keys.truncate(limit);
        self.keys.sort_unstable_by(|a, b| b.cmp(a));
        self.keys.into_iter().map(|key| {
            let ordered = (key >> 32) as u32;
            let bits = if ordered >> 31 == 1 { ordered & 0x7fff_ffff } else { !ordered };
            (!(key as u32) as usize, f32::from_bits(bits))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_sorting_everything(scores in prop::collection::vec(-2.0_f32..2.0, 0..200), limit in 0_usize..50) {
            let mut expected: Vec<(usize, f32)> = scores.iter().copied().enumerate().collect();
            expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            expected.truncate(limit);
            let mut top = TopK::with_capacity(scores.len());
            for (ordinal, score) in scores.iter().enumerate() {
                top.push(*score, ordinal);
            }
            prop_assert_eq!(top.best(limit).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn ties_go_to_the_lower_ordinal_and_both_zeros_are_one() {
        let mut top = TopK::with_capacity(3);
        for (ordinal, score) in [0.0, -0.0, 0.0].into_iter().enumerate() {
            top.push(score, ordinal);
        }
        assert_eq!(top.best(2).map(|(ordinal, _)| ordinal).collect::<Vec<_>>(), [0, 1]);
    }
}

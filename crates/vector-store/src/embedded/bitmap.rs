//! Sets of films by ordinal, one bit each.

/// A set of ordinals below a fixed bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// Every ordinal below `len`.
    pub(super) fn full(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let (Some(last), used @ 1..) = (words.last_mut(), len % 64) {
            *last = (1 << used) - 1;
        }
        Bitmap { words }
    }

    /// The given ordinals, of those below `len`.
    pub(super) fn of(len: usize, ordinals: impl IntoIterator<Item = u32>) -> Self {
        let mut words = vec![0; len.div_ceil(64)];
        for ordinal in ordinals.into_iter().filter(|ordinal| (*ordinal as usize) < len) {
            words[ordinal as usize / 64] |= 1 << (ordinal % 64);
        }
        Bitmap { words }
    }

    /// Keeps only ordinals that `other` has too.
    pub(super) fn intersect(&mut self, other: &Bitmap) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Removes the ordinals of `other`.
    pub(super) fn subtract(&mut self, other: &Bitmap) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Keeps the ordinals whose value in `column` satisfies the predicate. Every value is compared, without
    /// branches, so that the compiler can vectorise the comparison.
    pub(super) fn retain<T: Copy>(&mut self, column: &[T], keep: impl Fn(T) -> bool) {
        for (word, values) in self.words.iter_mut().zip(column.chunks(64)) {
            let passing = values.iter().enumerate().fold(0, |bits, (at, v)| bits | u64::from(keep(*v)) << at);
            *word &= passing;
        }
    }

    /// True for an ordinal of the set.
    pub(super) fn contains(&self, ordinal: u32) -> bool {
        self.words.get(ordinal as usize / 64).is_some_and(|word| word >> (ordinal % 64) & 1 == 1)
    }

    pub(super) fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The ordinals, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_set_holds_exactly_its_bound() {
        for len in [0, 1, 63, 64, 65, 200] {
            let full = Bitmap::full(len);
            assert_eq!(full.count() as usize, len);
            assert_eq!(full.iter().collect::<Vec<_>>(), (0..len).collect::<Vec<_>>());
        }
    }

    #[test]
    fn set_operations() {
        let mut set = Bitmap::of(100, [3, 64, 99, 100]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 99]);
        set.subtract(&Bitmap::of(100, [64]));
        set.intersect(&Bitmap::of(100, [3, 64]));
        assert_eq!(set.iter().collect::<Vec<_>>(), [3]);
        let mut all = Bitmap::full(100);
        all.retain(&(0..100).collect::<Vec<u32>>(), |value| value % 50 == 7);
        assert_eq!(all.iter().collect::<Vec<_>>(), [7, 57]);
    }
}

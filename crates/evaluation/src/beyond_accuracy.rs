//! What a set of recommendation lists is like besides being right. Lists in, one number out.
//!
//! Herlocker, Konstan, Terveen & Riedl, "Evaluating collaborative filtering recommender systems", ACM TOIS 22(1),
//! 2004, §4.2 (coverage); Abdollahpouri, Burke & Mobasher, "Managing popularity bias in recommender systems with
//! personalized re-ranking", FLAIRS 2019 (average popularity of what is recommended).

use std::collections::{BTreeMap, BTreeSet};

use cinerag_domain::MovieId;

/// The share of the catalogue's films that are in at least one list, 0–1. 0 for an empty catalogue.
pub fn coverage<'a>(lists: impl IntoIterator<Item = &'a [MovieId]>, films: usize) -> f64 {
    let shown: BTreeSet<MovieId> = lists.into_iter().flatten().copied().collect();
    if films == 0 { 0.0 } else { shown.len() as f64 / films as f64 }
}

/// The mean popularity percentile of what is recommended, 0–1: the mean over the lists of the mean over a list's
/// films of the share of films that are less popular. 1 recommends nothing but the most popular film; a random
/// choice has about ½. `None` when no list has a film. Films without a count have 0.
pub fn popularity_percentile<'a>(
    lists: impl IntoIterator<Item = &'a [MovieId]>,
    counts: &BTreeMap<MovieId, u32>,
    films: usize,
) -> Option<f64> {
    let mut sorted: Vec<u32> = counts.values().copied().collect();
    sorted.resize(films.max(sorted.len()), 0);
    sorted.sort_unstable();
    let percentile = |id: &MovieId| {
        let count = counts.get(id).copied().unwrap_or(0);
        sorted.partition_point(|other| *other < count) as f64 / sorted.len() as f64
    };
    let of_list = |list: &'a [MovieId]| crate::bootstrap::mean(list.iter().map(percentile));
    crate::bootstrap::mean(lists.into_iter().filter_map(of_list))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn by_hand() {
        let lists = [vec![1, 2], vec![2]].map(|ids| ids.into_iter().map(MovieId).collect::<Vec<_>>());
        let slices = || lists.iter().map(Vec::as_slice);
        assert!((coverage(slices(), 8) - 0.25).abs() < 1e-12);
        // of four films, film 1 has three less popular ones, film 2 two, and films 3 and 4 nobody knows
        let counts = BTreeMap::from([(MovieId(1), 9), (MovieId(2), 5)]);
        let percentile = popularity_percentile(slices(), &counts, 4).expect("a mean");
        // the lists have means of .625 and .5
        assert!((percentile - 0.5625).abs() < 1e-12);
        assert_eq!(popularity_percentile([], &counts, 4), None);
    }

    proptest! {
        #[test]
        fn both_are_shares(
            lists in prop::collection::vec(prop::collection::vec(0_u32..50, 0..9), 0..9),
            counts in prop::collection::btree_map(0_u32..50, 0_u32..9, 0..50),
        ) {
            let lists: Vec<Vec<MovieId>> =
                lists.into_iter().map(|list| list.into_iter().map(MovieId).collect()).collect();
            let counts = counts.into_iter().map(|(id, count)| (MovieId(id), count)).collect();
            prop_assert!((0.0..=1.0).contains(&coverage(lists.iter().map(Vec::as_slice), 50)));
            let bias = popularity_percentile(lists.iter().map(Vec::as_slice), &counts, 50);
            prop_assert!(bias.is_none_or(|bias| (0.0..1.0).contains(&bias)));
        }
    }
}

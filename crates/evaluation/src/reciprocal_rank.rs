//! Reciprocal rank: how far down is the first right film? Ranking and judgements in, 0–1 out.
//!
//! Voorhees, "The TREC-8 Question Answering Track Report", 1999: 1 / rank of the first right answer, 0 when
//! there is none among the first k. MRR@k is the mean over the queries of a set, which is what a report
//! shows.

use cinerag_domain::MovieId;

use crate::Judgements;

/// 1 / rank of the first relevant film among the first `k`, or 0.
pub fn reciprocal_rank_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    let place = ranking.iter().take(k).position(|id| judgements.is_relevant(*id));
    place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_relevant_film_decides() {
        // relevant at ranks 3 and 4: 1/3; cut at 2: 0
        let judgements = Judgements::binary([3, 4].map(MovieId));
        let ranking = [1, 2, 3, 4].map(MovieId);
        assert!((reciprocal_rank_at(&ranking, &judgements, 10) - 1.0 / 3.0).abs() < 1e-12);
        assert!(reciprocal_rank_at(&ranking, &judgements, 2).abs() < 1e-12);
    }
}

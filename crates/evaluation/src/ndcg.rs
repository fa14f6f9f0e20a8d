//! nDCG@k: are the best films at the top? Ranking and graded judgements in, 0–1 out.
//!
//! Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002:
//!
//! ```text
//! DCG@k = Σ_{i=1..k} gain(i) / log2(i + 1)        nDCG@k = DCG@k / DCG@k of the ideal ranking
//! ```
//!
//! The gain is the grade itself, as in that paper and in `trec_eval`; not 2^grade − 1 (Burges et al., ICML
//! 2005), which weighs high grades more. For grades of 0 and 1 both are the same. The paper leaves the ranks
//! below the logarithm's base undiscounted; log2(i + 1) is the form that has become usual since, and
//! discounts from rank 2 on.

use cinerag_domain::MovieId;

use crate::Judgements;

/// nDCG of the first `k` films. 0 when no film is relevant.
pub fn ndcg_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    let ideal = dcg(judgements.ideal_grades().into_iter().take(k));
    if ideal == 0.0 {
        return 0.0;
    }
    dcg(judgements.grades_along(ranking).take(k)) / ideal
}

/// The discounted cumulated gain of grades, best place first.
pub(crate) fn dcg(grades: impl Iterator<Item = u8>) -> f64 {
    grades.enumerate().map(|(place, grade)| f64::from(grade) / (place as f64 + 2.0).log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graded_ranking_by_hand() {
        // grades along the ranking: 3, 2, 3, 0, 1, 2
        let judgements: Judgements =
            [(1, 3), (2, 2), (3, 3), (4, 0), (5, 1), (6, 2)].map(|(id, grade)| (MovieId(id), grade)).into();
        let ranking = [1, 2, 3, 4, 5, 6].map(MovieId);
        // DCG@6  = 3/1 + 2/1.58496 + 3/2 + 0 + 1/2.58496 + 2/2.80735
        //        = 3 + 1.26186 + 1.5 + 0.38685 + 0.71241 = 6.86113
        // ideal: 3, 3, 2, 2, 1, 0 = 3 + 1.89279 + 1 + 0.86135 + 0.38685 = 7.14099
        assert!((ndcg_at(&ranking, &judgements, 6) - 6.86113 / 7.14099).abs() < 1e-5);
        // @2: (3 + 1.26186) / (3 + 1.89279)
        assert!((ndcg_at(&ranking, &judgements, 2) - 4.26186 / 4.89279).abs() < 1e-5);
    }

    #[test]
    fn the_usual_textbook_example() {
        // the example that encyclopaedias give: grades 3, 2, 3, 0, 1, 2 returned; 3 and 2 exist and were missed.
        // They print DCG 6.861, ideal DCG 8.740, nDCG 0.785
        let judgements: Judgements = [(1, 3), (2, 2), (3, 3), (4, 0), (5, 1), (6, 2), (7, 3), (8, 2)]
            .map(|(id, g)| (MovieId(id), g))
            .into();
        let ranking = [1, 2, 3, 4, 5, 6].map(MovieId);
        assert!((dcg(judgements.grades_along(&ranking).take(6)) - 6.861).abs() < 5e-4);
        assert!((dcg(judgements.ideal_grades().into_iter().take(6)) - 8.740).abs() < 5e-4);
        assert!((ndcg_at(&ranking, &judgements, 6) - 0.785).abs() < 5e-4);
    }

    #[test]
    fn one_relevant_film_at_rank_three_is_a_half() {
        // (1 / log2(4)) / (1 / log2(2)) = 1/2
        let judgements = Judgements::binary([MovieId(9)]);
        assert!((ndcg_at(&[7, 8, 9].map(MovieId), &judgements, 10) - 0.5).abs() < 1e-12);
        assert!(ndcg_at(&[7, 8, 9].map(MovieId), &judgements, 2).abs() < 1e-12);
    }
}

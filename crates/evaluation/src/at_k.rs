//! Precision, capped R-precision, recall and success among the first k films. Ranking and judgements in, 0–1 out.
//!
//! Precision and recall: Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, §8.3–8.4.
//! Success (is there any right film?): Craswell & Hawking, "Overview of the TREC-2004 Web Track", 2004. For
//! queries with one right film, as in known-item search, success@k equals recall@k.
//!
//! A film is relevant when its grade is above 0.

use cinerag_domain::MovieId;

use crate::Judgements;

/// Relevant films among the first `k`, over `k`. A ranking shorter than `k` is not forgiven, as in
/// `trec_eval`; so the most that can be had is R/k when only R < k films are relevant. 0 for k = 0.
pub fn precision_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    if k == 0 { 0.0 } else { relevant_among(ranking, judgements, k) as f64 / k as f64 }
}

/// R-precision, capped at `k`: relevant films among the first min(k, R), over min(k, R), with R the number of
/// relevant films. R-precision (Buckley & Voorhees, "Evaluating evaluation measure stability", SIGIR 2000) asks
/// whether the first R places hold the R right films; the cap keeps to what somebody sees, so that a query
/// with 300 right answers is judged by the first page like one with 3. A perfect ranking has 1 whatever R is.
/// 0 when no film is relevant, and for k = 0.
pub fn r_precision_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    precision_at(ranking, judgements, k.min(judgements.relevant_count()))
}

/// Relevant films among the first `k`, over all relevant films. 0 when no film is relevant.
pub fn recall_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    match judgements.relevant_count() {
        0 => 0.0,
        relevant => relevant_among(ranking, judgements, k) as f64 / relevant as f64,
    }
}

/// 1 when a relevant film is among the first `k`, else 0.
pub fn success_at(ranking: &[MovieId], judgements: &Judgements, k: usize) -> f64 {
    if relevant_among(ranking, judgements, k) > 0 { 1.0 } else { 0.0 }
}

fn relevant_among(ranking: &[MovieId], judgements: &Judgements, k: usize) -> usize {
    judgements.grades_along(ranking).take(k).filter(|grade| *grade > 0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_three_relevant_films_among_five() {
        // relevant: 2, 4, 99; ranks 2 and 4 found
        let judgements = Judgements::binary([2, 4, 99].map(MovieId));
        let ranking = [1, 2, 3, 4].map(MovieId);
        let values = |k| {
            let at = [precision_at, recall_at, success_at].map(|measure| measure(&ranking, &judgements, k));
            at.map(|value| (value * 60.0).round() as u32)
        };
        assert_eq!(values(1), [0, 0, 0]);
        // @2: 1/2, 1/3, 1 (in sixtieths)
        assert_eq!(values(2), [30, 20, 60]);
        // @5: 2/5 although only four films came, 2/3, 1
        assert_eq!(values(5), [24, 40, 60]);
    }

    #[test]
    fn r_precision_looks_no_deeper_than_there_are_right_films() {
        // R = 3; ranks 2 and 4 are right. @10: first 3, one right, 1/3; @2: first 2, one right, 1/2
        let judgements = Judgements::binary([2, 4, 99].map(MovieId));
        let ranking = [1, 2, 3, 4].map(MovieId);
        assert!((r_precision_at(&ranking, &judgements, 10) - 1.0 / 3.0).abs() < 1e-12);
        assert!((r_precision_at(&ranking, &judgements, 2) - 0.5).abs() < 1e-12);
        assert!(r_precision_at(&ranking, &judgements, 0).abs() < 1e-12);
    }
}

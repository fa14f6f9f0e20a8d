//! Average precision: precision at each relevant film, averaged. Ranking and judgements in, 0–1 out.
//!
//! The non-interpolated form of TREC (Buckley & Voorhees, "Evaluating evaluation measure stability", SIGIR
//! 2000; Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, §8.4):
//!
//! ```text
//! AP = 1/R · Σ_{i: film at rank i is relevant} precision@i        R = number of relevant films
//! ```
//!
//! A relevant film that was not found adds 0. MAP is the mean of AP over the queries of a set, which is what
//! a report shows.

use cinerag_domain::MovieId;

use crate::Judgements;

/// AP over the whole ranking given. 0 when no film is relevant.
pub fn average_precision(ranking: &[MovieId], judgements: &Judgements) -> f64 {
    let relevant = judgements.relevant_count();
    if relevant == 0 {
        return 0.0;
    }
    let places = judgements.grades_along(ranking).zip(1_usize..).filter(|(grade, _)| *grade > 0);
    let sum: f64 = places.zip(1_usize..).map(|((_, rank), found)| found as f64 / rank as f64).sum();
    sum / relevant as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_at_one_three_and_never() {
        // relevant: 1, 3, 99; ranks of them: 1, 3, not found. AP = (1/1 + 2/3 + 0) / 3 = 5/9
        let judgements = Judgements::binary([1, 3, 99].map(MovieId));
        let ap = average_precision(&[1, 2, 3, 4].map(MovieId), &judgements);
        assert!((ap - 5.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn a_film_listed_twice_counts_once() {
        // ranks of 1: 1 and 2; only the first counts: (1/1 + 0) / 2
        let judgements = Judgements::binary([1, 2].map(MovieId));
        assert!((average_precision(&[1, 1].map(MovieId), &judgements) - 0.5).abs() < 1e-12);
    }
}

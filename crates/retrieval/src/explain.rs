//! Stage "explain": the evidence for each hit.

use cinerag_analysis::{Terms, fold, term_id};
use cinerag_domain::{Candidate, Explanation, MovieCard, Reason, SparseVector};

use crate::fuse::reciprocal_rank;

/// Reasons that the record itself bears out: query words in the title, a director's name, a genre, the year.
/// A film that shares no such word and was found by its meaning says so.
pub(crate) fn reasons(
    terms: &Terms,
    query: &SparseVector,
    candidate: &Candidate,
    card: &MovieCard,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let asked = |word: &String| query.indices.binary_search(&term_id(word)).is_ok();
    let mut reason = |kind: &str, text: String| reasons.push(Reason { kind: kind.to_owned(), text });
    if candidate.sparse.is_some() {
        if terms.of_prose(&card.title).iter().any(asked) {
            reason("title", format!("title: {}", card.title));
        }
        for name in &card.directors {
            let words = terms.of_name(name);
            if !words.is_empty() && words.iter().all(asked) {
                reason("person", format!("directed by {name}"));
            }
        }
        for genre in &card.genres {
            if terms.of_name(genre.name()).iter().all(asked) {
                reason("genre", genre.name().to_owned());
            }
        }
        if let Some(year) = card.year.filter(|year| asked(&fold(&year.to_string()))) {
            reason("year", year.to_string());
        }
    }
    if reasons.is_empty() && candidate.dense.is_some() {
        reasons.push(Reason { kind: "meaning".to_owned(), text: "close in meaning".to_owned() });
    }
    reasons
}

/// How the candidate came by its score.
pub(crate) fn explanation(candidate: &Candidate, dense_weight: f32) -> Explanation {
    let share = |place: Option<cinerag_domain::RankedScore>, weight: f32| {
        place.map_or(0.0, |place| weight * reciprocal_rank(place.rank) / reciprocal_rank(1))
    };
    Explanation {
        candidate: *candidate,
        dense_share: share(candidate.dense, dense_weight),
        sparse_share: share(candidate.sparse, 1.0 - dense_weight),
    }
}

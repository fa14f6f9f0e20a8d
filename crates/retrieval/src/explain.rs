//! Stage "explain": the evidence for each hit.

use cinerag_analysis::{Terms, term_id};
use cinerag_domain::{Candidate, Explanation, Genre, MovieCard, Reason, SparseVector};

use crate::fuse;

/// Finds the evidence. Built once, so that the genres' terms are computed once.
pub(crate) struct Explainer {
    terms: Terms,
    /// Term ids of each genre's name, in [`Genre`] order.
    genres: Vec<Vec<u32>>,
}

impl Default for Explainer {
    fn default() -> Self {
        let terms = Terms::default();
        let ids = |genre: &Genre| terms.of_name(genre.name()).iter().map(|word| term_id(word)).collect();
        Explainer { genres: Genre::ALL.iter().map(ids).collect(), terms }
    }
}

impl Explainer {
    /// Reasons that the record itself bears out: query words in the title, a director's name, a genre, the year.
    /// A film that shares no such word and was found by its meaning says so.
    pub(crate) fn reasons(
        &self,
        query: &SparseVector,
        candidate: &Candidate,
        card: &MovieCard,
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let mut reason = |kind: &str, text: String| reasons.push(Reason { kind: kind.to_owned(), text });
        let asked_id = |id: &u32| query.indices.binary_search(id).is_ok();
        let asked = |word: &String| asked_id(&term_id(word));
        if candidate.sparse.is_some() {
            if self.terms.of_prose(&card.title).iter().any(asked) {
                reason("title", format!("title: {}", card.title));
            }
            for name in &card.directors {
                let words = self.terms.of_name(name);
                if !words.is_empty() && words.iter().all(asked) {
                    reason("person", format!("directed by {name}"));
                }
            }
            for genre in card.genres.iter().filter(|genre| self.genres[**genre as usize].iter().all(asked_id))
            {
                reason("genre", genre.name().to_owned());
            }
            if let Some(year) = card.year.map(|year| year.to_string()).filter(asked) {
                reason("year", year);
            }
        }
        if reasons.is_empty() && candidate.dense.is_some() {
            reasons.push(Reason { kind: "meaning".to_owned(), text: "close in meaning".to_owned() });
        }
        reasons
    }
}

/// How the candidate came by its score.
pub(crate) fn explanation(candidate: &Candidate, dense_weight: f32) -> Explanation {
    let share = |place: Option<cinerag_domain::RankedScore>, weight: f32| {
        place.map_or(0.0, |place| fuse::share(place.rank, weight))
    };
    Explanation {
        candidate: *candidate,
        dense_share: share(candidate.dense, dense_weight),
        sparse_share: share(candidate.sparse, 1.0 - dense_weight),
    }
}

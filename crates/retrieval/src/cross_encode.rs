//! Stage "cross-encode", off unless a cross-encoder is configured: the first candidates → the same ones, reordered by a
//! model that reads each film beside the query.
//!
//! Nogueira and Cho, "Passage re-ranking with BERT" (2019). One pass per film is expensive, so only the first [`DEPTH`]
//! are read; the others keep their places.

use cinerag_domain::{MovieCard, MovieId, SearchMode, SearchRequest, SortOrder};
use cinerag_ports::{CrossEncodeError, CrossEncoder, IndexSnapshot, StoreError};
use cinerag_query::QueryPlan;

use crate::rank::Ranked;

/// Candidates that are read.
pub(crate) const DEPTH: usize = 20;

/// True when reordering can help: there is a theme to compare films with, the mode uses meaning, and the page shows
/// some of the first films by relevance. `pinned` films come before them: a requested title is the answer, whatever its
/// synopsis says.
pub(crate) fn is_of_use(request: &SearchRequest, plan: &QueryPlan, titles: usize, pinned: usize) -> bool {
    plan.has_theme()
        && titles == 0
        && request.mode != SearchMode::Keyword
        && request.sort == SortOrder::Relevance
        && (request.offset as usize) < DEPTH + pinned
}

/// Reorders the first candidates among themselves; equal scores keep the order they had. Their scores become the
/// cross-encoder's estimates of relevance, the logistic of its log-odds, scaled into the span above the first film that
/// was not read, so that scores fall down the whole list.
///
/// `Ok(false)` when the cross-encoder failed, which is logged and leaves everything as it was.
pub(crate) async fn cross_encode(
    encoder: &dyn CrossEncoder,
    index: &IndexSnapshot,
    plan: &QueryPlan,
    ranked: &mut [Ranked],
) -> Result<bool, StoreError> {
    let least = ranked.get(DEPTH).map_or(0.0, |film| film.candidate.score.clamp(0.0, 1.0));
    let read = ranked.len().min(DEPTH);
    let first = &mut ranked[..read];
    let ids: Vec<MovieId> = first.iter().map(|film| film.candidate.id).collect();
    let cards = index.own_store().cards(&ids).await?;
    let documents: Vec<String> =
        cards.iter().map(|card| card.as_ref().map(document).unwrap_or_default()).collect();
    let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
    let query = plan.report.corrected.as_deref().unwrap_or(&plan.report.text);
    match scores(encoder, query, &documents) {
        Ok(scores) => {
            for (film, score) in first.iter_mut().zip(scores) {
                film.cross_encoded = Some(score);
                film.candidate.score = least + (1.0 - least) * logistic(score);
            }
            // by log-odds: far from 0 their logistics are equal
            first.sort_by(|a, b| b.cross_encoded.unwrap_or(0.0).total_cmp(&a.cross_encoded.unwrap_or(0.0)));
            Ok(true)
        }
        Err(error) => {
            tracing::warn!(code = error.code(), %error, "first films not cross-encoded, order unchanged");
            Ok(false)
        }
    }
}

/// One finite score per document, or an error.
fn scores(encoder: &dyn CrossEncoder, query: &str, documents: &[&str]) -> Result<Vec<f32>, CrossEncodeError> {
    let scores = encoder.scores(query, documents)?;
    if scores.len() == documents.len() && scores.iter().all(|score| score.is_finite()) {
        return Ok(scores);
    }
    Err(CrossEncodeError::Failed(format!("{} usable scores expected, got {scores:?}", documents.len())))
}

/// What is read of a film: `Title (Year). Overview`.
fn document(card: &MovieCard) -> String {
    let mut document = card.title.clone();
    if let Some(year) = card.year {
        document.extend([" (", &year.to_string(), ")"]);
    }
    if let Some(overview) = &card.overview {
        document.extend([". ", overview]);
    }
    document
}

/// Log-odds → probability.
fn logistic(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_what_the_card_has() {
        let mut card = MovieCard {
            id: MovieId(1),
            title: "Metropolis".into(),
            year: None,
            genres: Vec::new(),
            runtime_minutes: None,
            directors: Vec::new(),
            rating: None,
            poster_path: None,
            overview: None,
        };
        assert_eq!(document(&card), "Metropolis");
        (card.year, card.overview) = (Some(1927), Some("A city of masters and workers.".into()));
        assert_eq!(document(&card), "Metropolis (1927). A city of masters and workers.");
    }

    proptest::proptest! {
        #[test]
        fn the_logistic_is_a_probability_that_rises(a in -200.0_f32..200.0, b in -200.0_f32..200.0) {
            let (low, high) = (logistic(a.min(b)), logistic(a.max(b)));
            assert!((0.0..=1.0).contains(&low) && low <= high && high <= 1.0);
            assert!((logistic(a) + logistic(-a) - 1.0).abs() < 1e-6);
        }
    }
}

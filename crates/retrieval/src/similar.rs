//! Films like a film: nearest by its stored vector, never by a re-embedded title.

use cinerag_domain::{Filters, MovieCard, MovieId};
use cinerag_ports::{DENSE_DOCUMENT, QueryVector, StoreError, VectorQuery, VectorStore};

/// The films nearest to a film, itself left out, with the cosine as score; `None` when no film has this id.
pub async fn similar(
    store: &dyn VectorStore,
    id: MovieId,
    filters: &Filters,
    limit: usize,
) -> Result<Option<Vec<(MovieCard, f32)>>, StoreError> {
    let Some(vector) = store.dense_vector(DENSE_DOCUMENT, id).await? else { return Ok(None) };
    let mut filters = filters.clone();
    filters.exclude_ids.push(id);
    let query = VectorQuery { name: DENSE_DOCUMENT.into(), vector: QueryVector::Dense(vector), limit };
    let nearest = store.query_batch(&[query], &filters).await?.into_iter().next().unwrap_or_default();
    let ids: Vec<MovieId> = nearest.iter().map(|scored| scored.id).collect();
    let cards = store.cards(&ids).await?;
    let scores = nearest.iter().map(|scored| scored.score);
    Ok(Some(cards.into_iter().zip(scores).filter_map(|(card, score)| Some((card?, score))).collect()))
}

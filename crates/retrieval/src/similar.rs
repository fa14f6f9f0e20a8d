//! Films like a film: by its stored vectors, by shared people and subjects, and by co-ratings. Its title is never
//! embedded.

use std::sync::Arc;

use cinerag_domain::{Degradation, Filters, Hit, MovieId};
use cinerag_ports::{DENSE_DOCUMENT, Embedder, IndexSnapshot, SPARSE_CONCEPTS, SPARSE_TRAITS, StoreError};
use cinerag_query::Tweak;

use crate::diversify::{Contender, VARIETY, VARIETY_OF_OTHERS, contenders, diversify};
use crate::evidence;
use crate::linear::SIMILAR;
use crate::pool::{Profile, gather};
use crate::tweak::{Tweaker, constrain};

/// Films to find.
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarRequest {
    /// The film they should be like.
    pub id: MovieId,
    /// In which ways they should differ from it.
    pub but: Vec<Tweak>,
    /// What they must be.
    pub filters: Filters,
    /// How many.
    pub limit: usize,
}

/// Films found.
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarAnswer {
    /// Best first, variety considered; the score is what the model gave, 0–1.
    pub hits: Vec<Hit>,
    /// What was unavailable during the request.
    pub degraded: Vec<Degradation>,
}

/// Finds films like a film. Built once.
pub struct SimilarEngine {
    embedder: Option<Arc<dyn Embedder>>,
    tweaker: Tweaker,
}

impl SimilarEngine {
    /// The embedder is only used when a request has tweaks of meaning; without one, such tweaks are ignored and the answer
    /// says that it is degraded.
    pub fn new(embedder: Option<Arc<dyn Embedder>>) -> Self {
        SimilarEngine { embedder, tweaker: Tweaker::default() }
    }

    /// The films like a film, without the film itself; `None` when no film has this id. A remote store is asked in two
    /// rounds, those of [`gather`].
    pub async fn similar(
        &self,
        index: &IndexSnapshot,
        request: &SimilarRequest,
    ) -> Result<Option<SimilarAnswer>, StoreError> {
        let Some(mut profile) = profile_of(index, request.id).await? else { return Ok(None) };
        let mut filters = request.filters.clone();
        filters.exclude_ids.push(request.id);
        if let Some(like) = index.own_store().signals(&[request.id]).await?.into_iter().flatten().next() {
            constrain(&mut filters, &request.but, &like);
        }
        let embedder = self.embedder.as_deref();
        index.note(self.tweaker.apply(&mut profile, &request.but, embedder, &index.info()));

        let pool = gather(index, &profile, &filters).await?;
        let scored = pool.iter().map(|film| (film.id, SIMILAR.share(&film.features))).collect();
        let contenders = contenders(index, scored, request.limit).await?;
        let is_moved = request.but.iter().any(Tweak::is_of_meaning);
        let variety = if is_moved { VARIETY_OF_OTHERS } else { VARIETY };
        let chosen = diversify(contenders, variety, request.limit);
        let hits = with_reasons(index, request.id, &profile, chosen).await?;
        Ok(Some(SimilarAnswer { hits, degraded: index.degraded() }))
    }
}

async fn with_reasons(
    index: &IndexSnapshot,
    like: MovieId,
    profile: &Profile,
    chosen: Vec<Contender>,
) -> Result<Vec<Hit>, StoreError> {
    let Some(like) = index.catalogue().movie(like).await? else { return Ok(Vec::new()) };
    let ids: Vec<MovieId> = chosen.iter().map(|contender| contender.card.id).collect();
    let others = index.catalogue().movies(&ids).await?;
    let mut hits = Vec::with_capacity(chosen.len());
    for (contender, other) in chosen.into_iter().zip(others) {
        let co_rating = profile.co_rated.get(&contender.card.id).copied().unwrap_or_default();
        let mut reasons = match other {
            Some(other) => evidence::reasons(&like, &profile.traits, &other, co_rating),
            None => Vec::new(),
        };
        if reasons.is_empty() {
            reasons.push(evidence::close_in_meaning());
        }
        hits.push(Hit { card: contender.card, score: contender.score, reasons, explanation: None });
    }
    Ok(hits)
}

/// The profile of a film; `None` when no film has this id. It is stored data, which the snapshot's own store has: no
/// round trip to a remote one.
pub async fn profile_of(index: &IndexSnapshot, id: MovieId) -> Result<Option<Profile>, StoreError> {
    let store = index.own_store();
    let Some(meaning) = store.dense_vector(DENSE_DOCUMENT, id).await? else { return Ok(None) };
    let traits = store.sparse_vector(SPARSE_TRAITS, id).await?.unwrap_or_default();
    let concepts = store.sparse_vector(SPARSE_CONCEPTS, id).await?.unwrap_or_default();
    let lists = index.co_ratings().co_rated(&[id]).await?;
    let co_rated = lists.into_iter().flatten().map(|other| (other.id, other.score)).collect();
    Ok(Some(Profile { meaning: Some(meaning), traits, concepts, co_rated, ..Profile::default() }))
}

//! Films like a film: near by its stored vectors, by whom it shares people and subjects with, and by who likes it.
//! Never by a re-embedded title.

use std::sync::Arc;

use cinerag_domain::{Degradation, Filters, Hit, IndexInfo, MovieId};
use cinerag_ports::{DENSE_DOCUMENT, Embedder, SPARSE_TRAITS, StoreError};
use cinerag_query::Tweak;

use crate::diversify::{Contender, MMR_LAMBDA, contenders, diversify};
use crate::linear::SIMILAR;
use crate::pool::{Profile, Sources, gather};
use crate::tweak::{Tweaker, constrain};
use crate::{embed, evidence};

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
    /// Parts that were away.
    pub degraded: Vec<Degradation>,
}

/// Finds films like a film. Built once.
pub struct SimilarEngine {
    sources: Sources,
    embedder: Option<Arc<dyn Embedder>>,
    tweaker: Tweaker,
}

impl SimilarEngine {
    /// The embedder is only asked when a request has tweaks of meaning; without one the answer to such a request is
    /// made without them and says that it is degraded.
    pub fn new(sources: Sources, embedder: Option<Arc<dyn Embedder>>) -> Self {
        SimilarEngine { sources, embedder, tweaker: Tweaker::default() }
    }

    /// The films like a film, itself left out; `None` when no film has this id.
    pub async fn similar(&self, request: &SimilarRequest) -> Result<Option<SimilarAnswer>, StoreError> {
        let sources = self.sources.of_request().await;
        let store = &*sources.store;
        let Some(mut profile) = profile_of(&sources, request.id).await? else { return Ok(None) };
        let mut filters = request.filters.clone();
        filters.exclude_ids.push(request.id);
        if let Some(like) = store.signals(&[request.id]).await?.into_iter().flatten().next() {
            constrain(&mut filters, &request.but, &like);
        }
        let mut degraded = self.tweak(&mut profile, &request.but, &store.info());

        let pool = gather(store, &profile, &filters).await?;
        let scored = pool.iter().map(|film| (film.id, SIMILAR.share(&film.features))).collect();
        let contenders = contenders(store, scored, request.limit).await?;
        let chosen = diversify(contenders, MMR_LAMBDA, request.limit);
        let hits = self.with_reasons(request.id, &profile, chosen).await?;
        degraded.extend(sources.degradation());
        Ok(Some(SimilarAnswer { hits, degraded }))
    }

    /// Moves the profile's meaning; what could not be done is named.
    fn tweak(&self, profile: &mut Profile, but: &[Tweak], index: &IndexInfo) -> Vec<Degradation> {
        if !but.iter().any(Tweak::is_of_meaning) {
            return Vec::new();
        }
        let (Some(embedder), Some(meaning)) = (self.embedder.as_deref(), &profile.meaning) else {
            return vec![Degradation::Embedder];
        };
        let moved =
            embed::check_model(embedder, index).and_then(|()| self.tweaker.moved(meaning, but, embedder));
        match moved {
            Ok(moved) => {
                profile.meaning = Some(moved);
                Vec::new()
            }
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "tweak not embedded, similar films without it");
                vec![Degradation::Embedder]
            }
        }
    }

    async fn with_reasons(
        &self,
        like: MovieId,
        profile: &Profile,
        chosen: Vec<Contender>,
    ) -> Result<Vec<Hit>, StoreError> {
        let Some(like) = self.sources.catalogue.movie(like).await? else { return Ok(Vec::new()) };
        let ids: Vec<MovieId> = chosen.iter().map(|contender| contender.card.id).collect();
        let others = self.sources.catalogue.movies(&ids).await?;
        let mut hits = Vec::with_capacity(chosen.len());
        for (contender, other) in chosen.into_iter().zip(others) {
            let together = profile.liked_together.get(&contender.card.id).copied().unwrap_or_default();
            let mut reasons = match other {
                Some(other) => evidence::reasons(&like, &profile.traits, &other, together),
                None => Vec::new(),
            };
            if reasons.is_empty() {
                reasons.push(evidence::close_in_meaning());
            }
            hits.push(Hit { card: contender.card, score: contender.score, reasons, explanation: None });
        }
        Ok(hits)
    }
}

/// What films like this one are near to; `None` when no film has this id.
pub async fn profile_of(sources: &Sources, id: MovieId) -> Result<Option<Profile>, StoreError> {
    let Some(meaning) = sources.store.dense_vector(DENSE_DOCUMENT, id).await? else { return Ok(None) };
    let traits = sources.store.sparse_vector(SPARSE_TRAITS, id).await?.unwrap_or_default();
    let lists = sources.co_ratings.liked_together(&[id]).await?;
    let liked_together = lists.into_iter().flatten().map(|other| (other.id, other.score)).collect();
    Ok(Some(Profile { meaning: Some(meaning), traits, liked_together }))
}

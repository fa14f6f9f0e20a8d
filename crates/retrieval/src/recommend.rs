//! Liked and disliked films → recommended films, each with the liked film it came from.
//!
//! What somebody likes is one profile: the sum of the co-ratings of the liked films minus those of the disliked ones,
//! the mean of their vectors likewise, and the sum of their traits. With a query, the films are those that the query
//! finds, and taste and query count equally.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{
    DEFAULT_SEMANTIC_RATIO, Degradation, Filters, Hit, IndexInfo, Movie, MovieId, SparseVector,
};
use cinerag_ports::{
    CacheLookup, DENSE_DOCUMENT, EmbedError, Embedder, IndexSnapshot, QueryVectorCache, SPARSE_CONCEPTS,
    SPARSE_TRAITS, Scored, StoreError, UserRating,
};

use crate::diversify::{Contender, VARIETY, contenders, diversify, dot};
use crate::embed::TextEmbedder;
use crate::linear::{RECOMMEND, SIMILAR};
use crate::pool::{Profile, features, gather};
use crate::rank::pool_features::PoolMatches;
use crate::{embed, evidence, fuse, retrieve};

/// Weight of a disliked film, relative to a liked one.
const DISLIKE_WEIGHT: f32 = 0.5;
/// Weight of the query, relative to taste.
const QUERY_WEIGHT: f32 = 0.5;

/// What somebody likes, and what they want.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecommendRequest {
    /// Films they like. Unknown ids are ignored and listed in the answer.
    pub liked: Vec<MovieId>,
    /// Films they dislike. Unknown ids are ignored and listed in the answer.
    pub disliked: Vec<MovieId>,
    /// What it should be about, if anything; cleaned text.
    pub query: Option<String>,
    /// Constraints on the films.
    pub filters: Filters,
    /// How many.
    pub limit: usize,
}

/// A film that may be liked.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// The film.
    pub hit: Hit,
    /// The liked film that is the strongest reason, with its title; none without a known liked film.
    pub because: Option<(MovieId, String)>,
}

/// Films that may be liked.
#[derive(Debug, Clone, PartialEq)]
pub struct RecommendAnswer {
    /// Best first, variety considered; the score is what the model gave, 0–1.
    pub hits: Vec<Recommendation>,
    /// Unknown ids of the request, ascending.
    pub unknown_ids: Vec<MovieId>,
    /// What was unavailable during the request.
    pub degraded: Vec<Degradation>,
}

/// Recommends films. Built once.
pub struct Recommender {
    embedder: Option<Arc<dyn Embedder>>,
    vectors: Option<Arc<dyn QueryVectorCache>>,
    terms: Terms,
}

/// What is stored of a film that somebody likes or dislikes.
struct Rated {
    id: MovieId,
    meaning: Vec<f32>,
    traits: SparseVector,
    concepts: SparseVector,
    neighbours: Vec<Scored>,
}

/// Somebody's taste, ready for a search.
pub struct Taste {
    liked: Vec<Rated>,
    /// What films should be similar to.
    pub profile: Profile,
    unknown_ids: Vec<MovieId>,
}

impl Recommender {
    /// The embedder is only asked when a request has a query; without one the query is matched by its words.
    pub fn new(embedder: Option<Arc<dyn Embedder>>) -> Self {
        Recommender { embedder, vectors: None, terms: Terms::default() }
    }

    /// Takes the vectors of queries that were embedded before from a cache.
    #[must_use]
    pub fn with_query_vectors(mut self, cache: Arc<dyn QueryVectorCache>) -> Self {
        self.vectors = Some(cache);
        self
    }

    /// Films for a user of the data set, from their ratings, without the rated films; `None` when there is no such
    /// user.
    pub async fn for_user(
        &self,
        index: &IndexSnapshot,
        user: u32,
        filters: Filters,
        limit: usize,
    ) -> Result<Option<RecommendAnswer>, StoreError> {
        let Some(ratings) = index.user_ratings().ratings_of(user).await? else { return Ok(None) };
        let mut request = of_ratings(&ratings, filters);
        request.limit = limit;
        self.recommend(index, &request).await.map(Some)
    }

    /// Films for somebody with these likes and dislikes, without the liked and disliked films themselves. A remote store
    /// is asked in two rounds: which films, then how they compare with the taste.
    pub async fn recommend(
        &self,
        index: &IndexSnapshot,
        request: &RecommendRequest,
    ) -> Result<RecommendAnswer, StoreError> {
        let taste = taste(index, &request.liked, &request.disliked).await?;
        let mut filters = request.filters.clone();
        filters.exclude_ids.extend(request.liked.iter().chain(&request.disliked));
        let scored = match &request.query {
            None => by_taste(index, &taste, &filters).await?,
            Some(query) => self.by_query(index, query, &taste, filters).await?,
        };
        let contenders = contenders(index, scored, request.limit).await?;
        let chosen = diversify(contenders, VARIETY, request.limit);
        let hits = with_reasons(index, &taste.liked, chosen).await?;
        Ok(RecommendAnswer { hits, unknown_ids: taste.unknown_ids, degraded: index.degraded() })
    }

    /// Films that the query finds, scored by query and taste.
    async fn by_query(
        &self,
        index: &IndexSnapshot,
        query: &str,
        taste: &Taste,
        mut filters: Filters,
    ) -> Result<Vec<(MovieId, f32)>, StoreError> {
        let dense = self.query_vector(index, query).await;
        let ratio = if dense.is_some() { DEFAULT_SEMANTIC_RATIO } else { 0.0 };
        let sparse = query_vector(&self.terms, query);
        let lists = retrieve::retrieve(index, dense.as_deref(), Some(&sparse), None, &filters).await?;
        let found = fuse::fuse(&lists, ratio);
        filters.only_ids = Some(found.iter().map(|candidate| candidate.id).collect());
        let pool = features(index, &taste.profile, &filters).await?;
        let tastes: BTreeMap<MovieId, f32> =
            pool.iter().map(|film| (film.id, RECOMMEND.share(&film.features))).collect();
        let scored = found.iter().filter_map(|candidate| {
            let taste = tastes.get(&candidate.id)?;
            Some((candidate.id, QUERY_WEIGHT * candidate.score + (1.0 - QUERY_WEIGHT) * taste))
        });
        Ok(scored.collect())
    }

    /// The query's vector; none, noted in the snapshot, when it could not be computed.
    async fn query_vector(&self, index: &IndexSnapshot, query: &str) -> Option<Vec<f32>> {
        match self.embedded(&index.info(), query).await {
            Some(Ok(lookup)) => {
                index.note(lookup.is_unavailable.then_some(Degradation::Cache));
                return Some(lookup.found);
            }
            Some(Err(error)) => {
                tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
            }
            None => {}
        }
        index.note([Degradation::Embedder]);
        None
    }

    /// The query's vector, unless there is no embedder.
    async fn embedded(
        &self,
        index: &IndexInfo,
        query: &str,
    ) -> Option<Result<CacheLookup<Vec<f32>>, EmbedError>> {
        let embedder = self.embedder.as_deref()?;
        if let Err(error) = embed::check_model(embedder, index) {
            return Some(Err(error));
        }
        let texts = TextEmbedder { embedder, cache: self.vectors.as_deref() };
        Some(texts.mean(&cinerag_query::condense(query)).await)
    }
}

async fn with_reasons(
    index: &IndexSnapshot,
    liked: &[Rated],
    chosen: Vec<Contender>,
) -> Result<Vec<Recommendation>, StoreError> {
    let mut records: BTreeMap<MovieId, Option<Movie>> = BTreeMap::new();
    let ids: Vec<MovieId> = chosen.iter().map(|contender| contender.card.id).collect();
    let others = index.catalogue().movies(&ids).await?;
    let mut hits = Vec::with_capacity(chosen.len());
    for (contender, other) in chosen.into_iter().zip(others) {
        let id = contender.card.id;
        let mut reasons = Vec::new();
        let mut because = None;
        if let Some((source, co_rating)) = most_telling(liked, id, &contender.vector, &contender.traits) {
            if let Entry::Vacant(place) = records.entry(source.id) {
                place.insert(index.catalogue().movie(source.id).await?);
            }
            if let (Some(Some(record)), Some(other)) = (records.get(&source.id), &other) {
                reasons = evidence::reasons(record, &source.traits, other, co_rating);
                because = Some((source.id, record.card.title.clone()));
            }
        }
        if reasons.is_empty() {
            let fallback =
                if because.is_some() { evidence::close_in_meaning() } else { evidence::well_known() };
            reasons.push(fallback);
        }
        let hit = Hit { card: contender.card, score: contender.score, reasons, explanation: None };
        hits.push(Recommendation { hit, because });
    }
    Ok(hits)
}

/// A user's ratings as a request, without the rated films.
pub fn of_ratings(ratings: &[UserRating], mut filters: Filters) -> RecommendRequest {
    let chosen = |passes: &dyn Fn(&UserRating) -> bool| -> Vec<MovieId> {
        ratings.iter().filter(|rating| passes(rating)).map(|rating| rating.movie).collect()
    };
    let mut liked = chosen(&UserRating::is_liked);
    if liked.is_empty() {
        // critical users still like some films better than others
        let mean = ratings.iter().map(|rating| rating.rating).sum::<f32>() / ratings.len().max(1) as f32;
        liked = chosen(&|rating| rating.rating >= mean);
    }
    let mut disliked = chosen(&UserRating::is_disliked);
    disliked.retain(|id| !liked.contains(id));
    filters.exclude_ids.extend(ratings.iter().map(|rating| rating.movie));
    RecommendRequest { liked, disliked, filters, ..RecommendRequest::default() }
}

/// Films near a taste, scored by the model.
pub async fn by_taste(
    index: &IndexSnapshot,
    taste: &Taste,
    filters: &Filters,
) -> Result<Vec<(MovieId, f32)>, StoreError> {
    let pool = gather(index, &taste.profile, filters).await?;
    Ok(pool.iter().map(|film| (film.id, RECOMMEND.share(&film.features))).collect())
}

/// Looks up the liked and disliked films and combines them.
pub async fn taste(
    index: &IndexSnapshot,
    liked: &[MovieId],
    disliked: &[MovieId],
) -> Result<Taste, StoreError> {
    let mut unknown = BTreeSet::new();
    let liked = rated(index, liked, &mut unknown).await?;
    let disliked = rated(index, disliked, &mut unknown).await?;
    let mut co_rated: BTreeMap<MovieId, f32> = BTreeMap::new();
    let mut meaning: Vec<f32> = Vec::new();
    let mut traits: BTreeMap<u32, f32> = BTreeMap::new();
    for (films, weight) in [(&liked, 1.0), (&disliked, -DISLIKE_WEIGHT)] {
        let each = weight / films.len().max(1) as f32;
        for film in films {
            for other in &film.neighbours {
                *co_rated.entry(other.id).or_default() += weight * other.score;
            }
            meaning.resize(film.meaning.len(), 0.0);
            meaning.iter_mut().zip(&film.meaning).for_each(|(sum, x)| *sum += each * x);
        }
    }
    for (term, value) in liked.iter().flat_map(|film| film.traits.iter()) {
        *traits.entry(term).or_default() += value;
    }
    // likes and dislikes that cancel out have no direction
    let length = dot(&meaning, &meaning).sqrt();
    let meaning = (length > 1e-6).then(|| meaning.iter().map(|x| x / length).collect());
    let length = traits.values().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let traits = SparseVector::from_pairs(traits.into_iter().map(|(term, x)| (term, x / length)));
    let profile = if liked.is_empty() {
        Profile { co_rated, ..Profile::default() }
    } else {
        let each = 1.0 / liked.len() as f32;
        let concepts = liked.iter().flat_map(|film| film.concepts.iter().map(|(term, x)| (term, each * x)));
        let concepts = SparseVector::from_pairs(concepts);
        Profile { meaning, traits, concepts, co_rated, ..Profile::default() }
    };
    Ok(Taste { liked, profile, unknown_ids: unknown.into_iter().collect() })
}

/// What the snapshot's own store has of each film, each once; unknown ids are collected.
async fn rated(
    index: &IndexSnapshot,
    ids: &[MovieId],
    unknown: &mut BTreeSet<MovieId>,
) -> Result<Vec<Rated>, StoreError> {
    let ids: Vec<MovieId> = ids.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let lists = index.co_ratings().co_rated(&ids).await?;
    let store = index.own_store();
    let meanings = store.dense_vectors(DENSE_DOCUMENT, &ids).await?;
    let traits = store.sparse_vectors(SPARSE_TRAITS, &ids).await?;
    let concepts = store.sparse_vectors(SPARSE_CONCEPTS, &ids).await?;
    let mut rated = Vec::with_capacity(ids.len());
    let stored = meanings.into_iter().zip(traits).zip(concepts);
    for ((id, neighbours), ((meaning, traits), concepts)) in ids.into_iter().zip(lists).zip(stored) {
        match meaning {
            None => drop(unknown.insert(id)),
            Some(meaning) => {
                let (traits, concepts) = (traits.unwrap_or_default(), concepts.unwrap_or_default());
                rated.push(Rated { id, meaning, traits, concepts, neighbours });
            }
        }
    }
    Ok(rated)
}

/// The liked film that a film is most like, scored as similar films are, with the co-rating strength of the two.
fn most_telling<'a>(
    liked: &'a [Rated],
    id: MovieId,
    meaning: &[f32],
    traits: &SparseVector,
) -> Option<(&'a Rated, f32)> {
    let scored = liked.iter().map(|film| {
        let co_rating = film.neighbours.iter().find(|other| other.id == id).map_or(0.0, |other| other.score);
        let matches = PoolMatches {
            meaning: dot(&film.meaning, meaning),
            co_ratings: co_rating,
            traits: film.traits.dot(traits),
            ..PoolMatches::default()
        };
        (SIMILAR.points(&matches.features()), film, co_rating)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.id.cmp(&a.1.id)));
    best.map(|(_, film, co_rating)| (film, co_rating))
}

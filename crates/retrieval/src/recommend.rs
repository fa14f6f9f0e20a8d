//! Liked and disliked films → films that go with them, each with the liked film it came from.
//!
//! What somebody likes is one profile: the sum of the co-ratings of the liked films less those of the disliked ones,
//! the mean of their vectors likewise, and the sum of their traits. With a query, films are those that the query
//! finds, and taste decides among them as much as the query does.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{
    DEFAULT_SEMANTIC_RATIO, Degradation, Filters, Hit, IndexInfo, Movie, MovieId, SparseVector,
};
use cinerag_ports::{
    DENSE_DOCUMENT, EmbedError, Embedder, Looked, QueryVectorCache, SPARSE_TRAITS, Scored, StoreError,
    UserRating, UserRatings, VectorStore,
};

use crate::diversify::{Contender, MMR_LAMBDA, contenders, diversify, dot};
use crate::embed::TextEmbedder;
use crate::linear::{RECOMMEND, SIMILAR};
use crate::pool::{Profile, Sources, features, gather};
use crate::rank::pool_features::PoolMatches;
use crate::{embed, evidence, fuse, retrieve};

/// How much a disliked film counts against a liked one.
const DISLIKE_WEIGHT: f32 = 0.5;
/// How much the query counts against taste.
const QUERY_WEIGHT: f32 = 0.5;

/// What is known of somebody, and what they want.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecommendRequest {
    /// Films they like. Those that are not in the index are passed over and named in the answer.
    pub liked: Vec<MovieId>,
    /// Films they dislike, likewise.
    pub disliked: Vec<MovieId>,
    /// What it should be about, if anything; clean text.
    pub query: Option<String>,
    /// What the films must be.
    pub filters: Filters,
    /// How many.
    pub limit: usize,
}

/// A film that may be liked.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// The film.
    pub hit: Hit,
    /// The liked film that speaks most for it, with its title; none when nothing liked is known.
    pub because: Option<(MovieId, String)>,
}

/// Films that may be liked.
#[derive(Debug, Clone, PartialEq)]
pub struct RecommendAnswer {
    /// Best first, variety considered; the score is what the model gave, 0–1.
    pub hits: Vec<Recommendation>,
    /// Ids of the request that are no film's, ascending.
    pub unknown_ids: Vec<MovieId>,
    /// Parts that were away.
    pub degraded: Vec<Degradation>,
}

/// Recommends films. Built once.
pub struct Recommender {
    sources: Sources,
    ratings: Arc<dyn UserRatings>,
    embedder: Option<Arc<dyn Embedder>>,
    vectors: Option<Arc<dyn QueryVectorCache>>,
    terms: Terms,
}

/// What is stored of a film that somebody likes or dislikes.
struct Rated {
    id: MovieId,
    meaning: Vec<f32>,
    traits: SparseVector,
    together: Vec<Scored>,
}

/// Somebody's taste as it is looked for.
pub struct Taste {
    liked: Vec<Rated>,
    /// What films should be near to.
    pub profile: Profile,
    unknown_ids: Vec<MovieId>,
}

impl Recommender {
    /// The embedder is only asked when a request has a query; without one the query is matched by its words.
    pub fn new(sources: Sources, ratings: Arc<dyn UserRatings>, embedder: Option<Arc<dyn Embedder>>) -> Self {
        Recommender { sources, ratings, embedder, vectors: None, terms: Terms::default() }
    }

    /// Embeds queries that were embedded before without the model.
    #[must_use]
    pub fn with_query_vectors(mut self, kept: Arc<dyn QueryVectorCache>) -> Self {
        self.vectors = Some(kept);
        self
    }

    /// Films for a user of the data set, by what they rated, without what they rated; `None` when there is no such
    /// user.
    pub async fn for_user(
        &self,
        user: u32,
        filters: Filters,
        limit: usize,
    ) -> Result<Option<RecommendAnswer>, StoreError> {
        let Some(ratings) = self.ratings.ratings_of(user).await? else { return Ok(None) };
        let mut request = of_ratings(&ratings, filters);
        request.limit = limit;
        self.recommend(&request).await.map(Some)
    }

    /// Films for somebody with these likes and dislikes, all of which are left out.
    pub async fn recommend(&self, request: &RecommendRequest) -> Result<RecommendAnswer, StoreError> {
        let sources = self.sources.of_request().await;
        let taste = taste(&sources, &request.liked, &request.disliked).await?;
        let mut filters = request.filters.clone();
        filters.exclude_ids.extend(request.liked.iter().chain(&request.disliked));
        let mut degraded = Vec::new();
        let scored = match &request.query {
            None => by_taste(&sources, &taste, &filters).await?,
            Some(query) => self.by_query(&*sources.store, query, &taste, filters, &mut degraded).await?,
        };
        let contenders = contenders(&*sources.store, scored, request.limit).await?;
        let chosen = diversify(contenders, MMR_LAMBDA, request.limit);
        let hits = with_reasons(&sources, &taste.liked, chosen).await?;
        degraded.extend(sources.degradation());
        Ok(RecommendAnswer { hits, unknown_ids: taste.unknown_ids, degraded })
    }

    /// Films that the query finds, scored by query and taste alike.
    async fn by_query(
        &self,
        store: &dyn VectorStore,
        query: &str,
        taste: &Taste,
        mut filters: Filters,
        degraded: &mut Vec<Degradation>,
    ) -> Result<Vec<(MovieId, f32)>, StoreError> {
        let dense = self.query_vector(&store.info(), query, degraded).await;
        let ratio = if dense.is_some() { DEFAULT_SEMANTIC_RATIO } else { 0.0 };
        let sparse = query_vector(&self.terms, query);
        let lists = retrieve::retrieve(store, dense.as_deref(), Some(&sparse), &filters).await?;
        let found = fuse::fuse(&lists.dense, &lists.sparse, ratio);
        filters.only_ids = Some(found.iter().map(|candidate| candidate.id).collect());
        let pool = features(store, &taste.profile, &filters).await?;
        let tastes: BTreeMap<MovieId, f32> =
            pool.iter().map(|film| (film.id, RECOMMEND.share(&film.features))).collect();
        let scored = found.iter().filter_map(|candidate| {
            let taste = tastes.get(&candidate.id)?;
            Some((candidate.id, QUERY_WEIGHT * candidate.score + (1.0 - QUERY_WEIGHT) * taste))
        });
        Ok(scored.collect())
    }

    /// The query's vector; none, with the reason in `degraded`, when it could not be made.
    async fn query_vector(
        &self,
        index: &IndexInfo,
        query: &str,
        degraded: &mut Vec<Degradation>,
    ) -> Option<Vec<f32>> {
        match self.embedded(index, query).await {
            Some(Ok(looked)) => {
                degraded.extend(looked.is_away.then_some(Degradation::Cache));
                return Some(looked.found);
            }
            Some(Err(error)) => {
                tracing::warn!(code = error.code(), %error, "query not embedded, by its words");
            }
            None => {}
        }
        degraded.push(Degradation::Embedder);
        None
    }

    /// The query's vector, unless there is no embedder.
    async fn embedded(&self, index: &IndexInfo, query: &str) -> Option<Result<Looked<Vec<f32>>, EmbedError>> {
        let embedder = self.embedder.as_deref()?;
        if let Err(error) = embed::check_model(embedder, index) {
            return Some(Err(error));
        }
        let texts = TextEmbedder { embedder, kept: self.vectors.as_deref() };
        Some(texts.mean(&cinerag_query::condense(query)).await)
    }
}

async fn with_reasons(
    sources: &Sources,
    liked: &[Rated],
    chosen: Vec<Contender>,
) -> Result<Vec<Recommendation>, StoreError> {
    let mut records: BTreeMap<MovieId, Option<Movie>> = BTreeMap::new();
    let ids: Vec<MovieId> = chosen.iter().map(|contender| contender.card.id).collect();
    let others = sources.catalogue.movies(&ids).await?;
    let mut hits = Vec::with_capacity(chosen.len());
    for (contender, other) in chosen.into_iter().zip(others) {
        let id = contender.card.id;
        let mut reasons = Vec::new();
        let mut because = None;
        if let Some((source, together)) = most_telling(liked, id, &contender.vector, &contender.traits) {
            if let Entry::Vacant(place) = records.entry(source.id) {
                place.insert(sources.catalogue.movie(source.id).await?);
            }
            if let (Some(Some(record)), Some(other)) = (records.get(&source.id), &other) {
                reasons = evidence::reasons(record, &source.traits, other, together);
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

/// A user's ratings as a request, everything rated left out.
pub fn of_ratings(ratings: &[UserRating], mut filters: Filters) -> RecommendRequest {
    let chosen = |keep: &dyn Fn(&UserRating) -> bool| -> Vec<MovieId> {
        ratings.iter().filter(|rating| keep(rating)).map(|rating| rating.movie).collect()
    };
    let mut liked = chosen(&UserRating::is_liked);
    if liked.is_empty() {
        // somebody hard to please still likes some films better than others
        let mean = ratings.iter().map(|rating| rating.rating).sum::<f32>() / ratings.len().max(1) as f32;
        liked = chosen(&|rating| rating.rating >= mean);
    }
    let mut disliked = chosen(&UserRating::is_disliked);
    disliked.retain(|id| !liked.contains(id));
    filters.exclude_ids.extend(ratings.iter().map(|rating| rating.movie));
    RecommendRequest { liked, disliked, filters, ..RecommendRequest::default() }
}

/// Films near to a taste, scored by the model.
pub async fn by_taste(
    sources: &Sources,
    taste: &Taste,
    filters: &Filters,
) -> Result<Vec<(MovieId, f32)>, StoreError> {
    let pool = gather(&*sources.store, &taste.profile, filters).await?;
    Ok(pool.iter().map(|film| (film.id, RECOMMEND.share(&film.features))).collect())
}

/// Looks up what is liked and disliked, and sums it up.
pub async fn taste(sources: &Sources, liked: &[MovieId], disliked: &[MovieId]) -> Result<Taste, StoreError> {
    let mut unknown = BTreeSet::new();
    let liked = rated(sources, liked, &mut unknown).await?;
    let disliked = rated(sources, disliked, &mut unknown).await?;
    let mut liked_together: BTreeMap<MovieId, f32> = BTreeMap::new();
    let mut meaning: Vec<f32> = Vec::new();
    let mut traits: BTreeMap<u32, f32> = BTreeMap::new();
    for (films, weight) in [(&liked, 1.0), (&disliked, -DISLIKE_WEIGHT)] {
        let each = weight / films.len().max(1) as f32;
        for film in films {
            for other in &film.together {
                *liked_together.entry(other.id).or_default() += weight * other.score;
            }
            meaning.resize(film.meaning.len(), 0.0);
            meaning.iter_mut().zip(&film.meaning).for_each(|(sum, x)| *sum += each * x);
        }
    }
    for (term, value) in liked.iter().flat_map(|film| film.traits.iter()) {
        *traits.entry(term).or_default() += value;
    }
    // a taste for nothing in particular has no direction
    let length = dot(&meaning, &meaning).sqrt();
    let meaning = (length > 1e-6).then(|| meaning.iter().map(|x| x / length).collect());
    let length = traits.values().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let traits = SparseVector::from_pairs(traits.into_iter().map(|(term, x)| (term, x / length)));
    let profile = if liked.is_empty() {
        Profile { liked_together, ..Profile::default() }
    } else {
        Profile { meaning, traits, liked_together }
    };
    Ok(Taste { liked, profile, unknown_ids: unknown.into_iter().collect() })
}

/// What is stored of each film, each once; ids that are no film's are noted.
async fn rated(
    sources: &Sources,
    ids: &[MovieId],
    unknown: &mut BTreeSet<MovieId>,
) -> Result<Vec<Rated>, StoreError> {
    let ids: Vec<MovieId> = ids.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let lists = sources.co_ratings.liked_together(&ids).await?;
    let meanings = sources.store.dense_vectors(DENSE_DOCUMENT, &ids).await?;
    let traits = sources.store.sparse_vectors(SPARSE_TRAITS, &ids).await?;
    let mut rated = Vec::with_capacity(ids.len());
    for (((id, together), meaning), traits) in ids.into_iter().zip(lists).zip(meanings).zip(traits) {
        match meaning {
            None => drop(unknown.insert(id)),
            Some(meaning) => {
                rated.push(Rated { id, meaning, traits: traits.unwrap_or_default(), together });
            }
        }
    }
    Ok(rated)
}

/// The liked film that a film is most like, as films like a film are scored, with how strongly the two are liked
/// together.
fn most_telling<'a>(
    liked: &'a [Rated],
    id: MovieId,
    meaning: &[f32],
    traits: &SparseVector,
) -> Option<(&'a Rated, f32)> {
    let scored = liked.iter().map(|film| {
        let together = film.together.iter().find(|other| other.id == id).map_or(0.0, |other| other.score);
        let matches = PoolMatches {
            meaning: dot(&film.meaning, meaning),
            co_ratings: together,
            traits: film.traits.dot(traits),
            ..PoolMatches::default()
        };
        (SIMILAR.points(&matches.features()), film, together)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.id.cmp(&a.1.id)));
    best.map(|(_, film, together)| (film, together))
}

//! The read path over the fakes: what each mode draws on, what degrades, what is cached.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::Stage::{self, Cache, Embed, Explain, Fuse, Rerank, Respond, Retrieve, Understand};
use cinerag_domain::{
    Degradation, FacetField, Filters, MovieId, ReasonKind, SearchMode, SearchRequest, SortOrder,
};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{BrokenEmbedder, HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{CacheTier, Embedder, IndexContents, IndexPublisher, IndexSnapshot, SPARSE_BM25};
use cinerag_query::parse_tweak;
use cinerag_retrieval::recommend::RecommendRequest;
use cinerag_retrieval::similar::{SimilarAnswer, SimilarRequest};
use cinerag_retrieval::{
    CacheStatus, Recommender, RerankModel, SearchEngine, SearchOutcome, SimilarEngine, browse,
};

/// Eighty made-up films whose vectors are attributed to the embedder of these tests.
fn contents() -> IndexContents {
    let mut contents = sample_contents(80, 3);
    contents.origin.model = HashEmbedder::new(19).fingerprint().clone();
    // words that every film has, so that searches for them find films
    for word in ["whales", "sea"] {
        contents.vocabulary.words.insert(word.into(), 80);
    }
    for point in &mut contents.points {
        point.sparse.insert(SPARSE_BM25.to_owned(), query_vector(&Terms::default(), "whales sea"));
    }
    for (n, point) in contents.points.iter_mut().enumerate() {
        // the sample's numbers would put them all into one series
        point.movie.card.title =
            format!("Film {}{}", char::from(b'a' + n as u8 / 26), char::from(b'a' + n as u8 % 26));
    }
    contents
}

/// A snapshot of them.
fn index() -> IndexSnapshot {
    static STORE: LazyLock<MemoryStore> = LazyLock::new(store);
    STORE.snapshot_now()
}

fn store() -> MemoryStore {
    let store = MemoryStore::default();
    store.publish(&contents()).expect("publish");
    store
}

fn engine(embedder: Option<Arc<dyn Embedder>>) -> SearchEngine {
    SearchEngine::new(
        embedder,
        RerankModel::shipped().expect("weights"),
        Arc::new(MapAnswerCache::default()),
        Arc::new(ManualClock::stepping(Duration::from_micros(10))),
    )
}

fn hash_embedder() -> Arc<dyn Embedder> {
    Arc::new(HashEmbedder::new(19))
}

fn request(text: &str) -> SearchRequest {
    SearchRequest { explain: true, ..SearchRequest::plain(text, 10) }
}

async fn search(engine: &SearchEngine, request: &SearchRequest) -> SearchOutcome {
    engine.search(&index(), request).await.expect("an answer")
}

fn ids(outcome: &SearchOutcome) -> Vec<MovieId> {
    outcome.answer.hits.iter().map(|hit| hit.card.id).collect()
}

#[tokio::test]
async fn hybrid_draws_on_meaning_and_runs_every_stage() {
    let outcome = search(&engine(Some(hash_embedder())), &request("whales at sea")).await;
    assert_eq!(outcome.answer.hits.len(), 10);
    assert!(outcome.answer.degraded.is_empty());
    let stages: Vec<Stage> = outcome.timings.0.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(stages, [Cache, Understand, Embed, Retrieve, Fuse, Rerank, Respond, Explain]);
    for hit in &outcome.answer.hits {
        assert!(!hit.reasons.is_empty(), "every hit has a reason");
        let explanation = hit.explanation.as_ref().expect("asked for");
        assert!(explanation.features.iter().any(|feature| feature.name == "dense"));
    }
}

#[tokio::test]
async fn a_broken_embedder_costs_quality_and_is_named() {
    for embedder in [None, Some(Arc::new(BrokenEmbedder::default()) as Arc<dyn Embedder>)] {
        let engine = engine(embedder);
        for _ in 0..2 {
            let outcome = search(&engine, &request("whales")).await;
            assert_eq!(outcome.answer.degraded, [Degradation::Embedder]);
            assert_eq!(outcome.cache, CacheStatus::Miss, "a degraded answer is not cached");
        }
    }
}

#[tokio::test]
async fn another_models_vectors_are_not_compared() {
    let other: Arc<dyn Embedder> = Arc::new(HashEmbedder::new(20));
    let outcome = search(&engine(Some(other)), &request("whales")).await;
    assert_eq!(outcome.answer.degraded, [Degradation::Embedder]);
}

#[tokio::test]
async fn keyword_mode_needs_no_embedder() {
    let mut keyword = request("whales");
    keyword.mode = SearchMode::Keyword;
    let outcome = search(&engine(None), &keyword).await;
    assert!(outcome.answer.degraded.is_empty());
}

#[tokio::test]
async fn equal_requests_are_computed_once_and_others_are_not_mixed_up() {
    let engine = engine(Some(hash_embedder()));
    let first = search(&engine, &request("the sea")).await;
    let second = search(&engine, &request("the sea")).await;
    assert_eq!([first.cache, second.cache], [CacheStatus::Miss, CacheStatus::Hit(CacheTier::Memory)]);
    assert_eq!(first.answer, second.answer);
    let mut other = request("the sea");
    other.filters.year.from = Some(1990);
    assert_eq!(search(&engine, &other).await.cache, CacheStatus::Miss);
}

#[tokio::test]
async fn pages_fit_together_and_the_total_does_not_move() {
    let engine = engine(Some(hash_embedder()));
    let mut whole = request("the sea");
    whole.limit = 30;
    let whole = search(&engine, &whole).await;
    let mut paged = Vec::new();
    for offset in [0, 10, 20] {
        let page = search(&engine, &SearchRequest { offset, ..request("the sea") }).await;
        assert_eq!(page.answer.total, whole.answer.total);
        paged.extend(ids(&page));
    }
    assert_eq!(paged, ids(&whole));
    let past = search(&engine, &SearchRequest { offset: 1_000, ..request("the sea") }).await;
    assert!(past.answer.hits.is_empty());
}

#[tokio::test]
async fn sorts_order_the_candidates_and_facets_count_them() {
    let engine = engine(Some(hash_embedder()));
    let mut sorted = request("the sea");
    (sorted.sort, sorted.limit) = (SortOrder::Year, 50);
    sorted.filters.year.from = Some(1950);
    sorted.facets = vec![FacetField::Decade];
    let outcome = search(&engine, &sorted).await;
    let years: Vec<u16> = outcome.answer.hits.iter().filter_map(|hit| hit.card.year).collect();
    assert!(years.len() > 10 && years.is_sorted_by(|a, b| a >= b) && years.iter().all(|year| *year >= 1950));
    let counted: u32 = outcome.answer.facets[0].counts.iter().map(|count| count.count).sum();
    assert_eq!(counted, outcome.answer.total);
}

async fn similar(embedder: Option<Arc<dyn Embedder>>, id: MovieId, but: &str) -> Option<SimilarAnswer> {
    let engine = SimilarEngine::new(embedder);
    let request = SimilarRequest { id, but: parse_tweak(but), filters: Filters::default(), limit: 12 };
    engine.similar(&index(), &request).await.expect("answer")
}

#[tokio::test]
async fn similar_films_leave_the_film_itself_out_and_say_why() {
    let id = contents().points[1].movie.card.id;
    let found = similar(None, id, "").await.expect("known");
    assert!(found.hits.len() > 3 && found.hits.iter().all(|hit| hit.card.id != id));
    assert!(found.hits.iter().all(|hit| !hit.reasons.is_empty() && (0.0..=1.0).contains(&hit.score)));
    assert!(found.degraded.is_empty(), "without a tweak no embedder is needed");
    assert!(similar(None, MovieId(1), "").await.is_none());
}

#[tokio::test]
async fn co_rated_films_are_similar_and_say_so() {
    let contents = contents();
    let id = contents.points[1].movie.card.id;
    let strongest = contents.tastes.co_rated[&id][0].id;
    let found = similar(None, id, "").await.expect("known");
    let hit = found.hits.iter().find(|hit| hit.card.id == strongest).expect("among the similar films");
    assert!(hit.reasons.iter().any(|reason| reason.kind == ReasonKind::Liked), "{:?}", hit.reasons);
}

#[tokio::test]
async fn a_tweak_of_meaning_needs_an_embedder_and_one_of_years_does_not() {
    let id = contents().points[3].movie.card.id;
    for broken in [None, Some(Arc::new(BrokenEmbedder::default()) as Arc<dyn Embedder>)] {
        let found = similar(broken, id, "darker").await.expect("known");
        assert_eq!(found.degraded, [Degradation::Embedder]);
        assert!(!found.hits.is_empty(), "still an answer");
    }
    assert!(similar(Some(hash_embedder()), id, "darker").await.expect("known").degraded.is_empty());
    let year = contents().points[3].movie.card.year.expect("a year");
    let newer = similar(None, id, "newer").await.expect("known");
    assert!(newer.degraded.is_empty() && !newer.hits.is_empty());
    assert!(newer.hits.iter().all(|hit| hit.card.year.is_some_and(|other| other >= year + 5)));
}

fn recommender(embedder: Option<Arc<dyn Embedder>>) -> Recommender {
    Recommender::new(embedder)
}

#[tokio::test]
async fn recommendations_come_from_a_liked_film_and_repeat_none() {
    let films = contents().points;
    let ids =
        |range: std::ops::Range<usize>| films[range].iter().map(|point| point.facts.id).collect::<Vec<_>>();
    let request = RecommendRequest {
        liked: [ids(1..4), vec![MovieId(4_000_000)]].concat(),
        disliked: ids(5..7),
        limit: 10,
        ..RecommendRequest::default()
    };
    let answer = recommender(None).recommend(&index(), &request).await.expect("answer");
    assert_eq!(answer.unknown_ids, [MovieId(4_000_000)]);
    assert!(answer.degraded.is_empty() && answer.hits.len() > 3);
    for recommendation in &answer.hits {
        let id = recommendation.hit.card.id;
        assert!(!request.liked.contains(&id) && !request.disliked.contains(&id));
        let (because, title) = recommendation.because.as_ref().expect("a liked film");
        assert!(request.liked.contains(because));
        assert!(films.iter().any(|point| point.facts.id == *because && point.movie.card.title == *title));
        assert!(!recommendation.hit.reasons.is_empty());
    }
}

#[tokio::test]
async fn filters_hold_and_a_query_without_a_model_is_matched_by_words() {
    let mut request = RecommendRequest {
        liked: vec![contents().points[1].facts.id],
        query: Some("whales at sea".into()),
        limit: 5,
        ..RecommendRequest::default()
    };
    request.filters.year.from = Some(1960);
    let answer = recommender(None).recommend(&index(), &request).await.expect("answer");
    assert_eq!(answer.degraded, [Degradation::Embedder]);
    let answer = recommender(Some(hash_embedder())).recommend(&index(), &request).await.expect("answer");
    assert!(answer.degraded.is_empty() && !answer.hits.is_empty());
    assert!(answer.hits.iter().all(|found| found.hit.card.year.is_some_and(|year| year >= 1960)));
}

#[tokio::test]
async fn a_user_is_not_shown_what_they_rated() {
    let ratings = &contents().tastes.ratings[&2];
    let answer =
        recommender(None).for_user(&index(), 2, Filters::default(), 8).await.expect("answer").expect("known");
    assert!(!answer.hits.is_empty());
    let rated = |id: MovieId| ratings.iter().any(|rating| rating.movie == id);
    assert!(answer.hits.iter().all(|found| !rated(found.hit.card.id)));
    assert!(recommender(None).for_user(&index(), 4, Filters::default(), 8).await.expect("answer").is_none());
}

#[tokio::test]
async fn likes_give_rows_of_their_own() {
    let (engine, index) = (SimilarEngine::new(None), index());
    let ids: Vec<MovieId> = contents().points[1..7].iter().map(|point| point.facts.id).collect();
    let rows = browse::because_rows(&index, &engine, &ids, 5).await.expect("rows");
    assert!(index.degraded().is_empty(), "{:?}", index.degraded());
    assert!((1..=3).contains(&rows.len()));
    let mut shown: Vec<MovieId> = rows.iter().flat_map(|row| row.cards.iter().map(|card| card.id)).collect();
    assert!(shown.iter().all(|id| !ids.contains(id)));
    let all = shown.len();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), all, "a film is in one row only");
}

#[tokio::test]
async fn rows_show_a_film_once_and_are_never_nearly_empty() {
    let hidden = contents().points[0].facts.id;
    let rows = browse::rows(&index(), vec![hidden], 6).await.expect("rows");
    let mut shown: Vec<MovieId> = rows.iter().flat_map(|row| row.cards.iter().map(|card| card.id)).collect();
    let all = shown.len();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), all);
    assert!(!shown.contains(&hidden));
    assert!(rows.len() > 3 && rows.iter().all(|row| (4..=6).contains(&row.cards.len())));
}

//! What every vector store must do, against a brute-force reference over the sample.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, Genre, GenreSet, MovieId, Span, SparseVector, decade_of, runtime_bucket,
};

use super::sample::{DIMENSION, SplitMix64, sample_contents};
use crate::{
    DENSE_DOCUMENT, IndexContents, ListOrder, Point, Published, QueryVector, SPARSE_BM25, SPARSE_CONCEPTS,
    SPARSE_TRAITS, Scored, StoreError, VectorQuery, VectorStore,
};

/// A store that the suite can publish to.
#[async_trait]
pub trait StoreUnderTest: Send + Sync {
    /// Publishes and switches.
    async fn publish(&self, contents: &IndexContents) -> Published;
    /// A reader of the current version.
    async fn reader(&self) -> Box<dyn VectorStore>;
}

/// Runs the suite; panics with what differs.
pub async fn vector_store(under_test: &dyn StoreUnderTest) {
    let contents = sample_contents(300, 7);
    let first = under_test.publish(&contents).await;
    assert!(first.changed, "a first publication changes what is current");
    let store = under_test.reader().await;
    assert_eq!(store.info().movies, 300);
    assert_eq!(store.info().fingerprint, first.info.fingerprint);
    ranks_exactly(&*store, &contents).await;
    lists_and_counts(&*store, &contents).await;
    counts_facets(&*store, &contents).await;
    gives_payload(&*store, &contents).await;
    refuses_what_it_cannot_do(&*store).await;
    switches(under_test, first).await;
}

/// Every kind of constraint alone, some together, and one that nothing meets.
fn filters() -> Vec<Filters> {
    let genre = |genre: Genre| -> GenreSet { [genre].into_iter().collect() };
    let none = Filters::default;
    vec![
        none(),
        Filters { genres: genre(Genre::Drama), ..none() },
        Filters { exclude_genres: genre(Genre::Action), ..none() },
        Filters { people: vec!["actor 3".into()], ..none() },
        Filters { people: vec!["actor 3".into(), "actor 4".into()], ..none() },
        Filters { people: vec!["nobody".into()], ..none() },
        Filters { exclude_people: vec!["director 2".into()], ..none() },
        Filters { cast: vec!["actor 3".into()], ..none() },
        Filters { cast: vec!["director 2".into()], ..none() },
        Filters { directors: vec!["director 2".into()], ..none() },
        Filters { writers: vec!["writer 2".into()], ..none() },
        Filters { countries: vec!["FR".into(), "JP".into(), "XX".into()], ..none() },
        Filters { countries: vec!["XX".into()], ..none() },
        Filters { exclude_topics: vec!["topic3".into(), "topic5".into(), "nosuch".into()], ..none() },
        Filters { topics: vec!["topic3".into(), "topic5".into(), "nosuch".into()], ..none() },
        Filters { topics: vec!["nosuch".into()], ..none() },
        Filters { studios: vec!["studio 2".into(), "nosuch".into()], ..none() },
        Filters { exclude_studios: vec!["studio 2".into()], ..none() },
        Filters { series: vec!["series 3".into()], ..none() },
        Filters { certificates: vec!["PG".into(), "R".into()], ..none() },
        Filters { exclude_certificates: vec!["R".into()], ..none() },
        Filters { spoken_languages: vec!["hi".into()], ..none() },
        Filters { exclude_languages: vec!["fr".into(), "xx".into()], ..none() },
        Filters { only_ids: Some(vec![MovieId(10), MovieId(16), MovieId(11)]), ..none() },
        Filters { only_ids: Some(Vec::new()), ..none() },
        Filters { language: Some("fr".into()), ..none() },
        Filters { language: Some("xx".into()), ..none() },
        Filters { year: Span { from: Some(1950), to: Some(1979) }, ..none() },
        Filters { year: Span { from: None, to: Some(1979) }, ..none() },
        Filters { runtime_minutes: Span { from: Some(120), to: None }, ..none() },
        Filters { rating_from: Some(6.5), ..none() },
        Filters { rating_to: Some(6.5), ..none() },
        Filters { exclude_countries: vec!["US".into()], ..none() },
        Filters { exclude_years: Span { from: Some(1990), to: Some(1999) }, ..none() },
        Filters { exclude_years: Span { from: None, to: Some(1999) }, ..none() },
        Filters { exclude_ids: vec![MovieId(10), MovieId(13), MovieId(999_999)], ..none() },
        Filters {
            genres: genre(Genre::Comedy),
            year: Span { from: Some(1960), to: None },
            rating_from: Some(3.0),
            ..none()
        },
    ]
}

async fn ranks_exactly(store: &dyn VectorStore, contents: &IndexContents) {
    let mut random = SplitMix64(99);
    for filters in filters() {
        let raw: Vec<f32> = (0..DIMENSION).map(|_| random.below(2001) as f32 / 1000.0 - 1.0).collect();
        let norm = raw.iter().map(|x| x * x).sum::<f32>().sqrt();
        let dense: Vec<f32> = raw.iter().map(|x| x / norm).collect();
        let sparse = SparseVector::from_pairs((0..5).map(|_| (random.below(70) as u32 * 71, 1.0)));
        let queries = [
            VectorQuery { name: DENSE_DOCUMENT.into(), vector: QueryVector::Dense(dense.clone()), limit: 25 },
            VectorQuery { name: SPARSE_BM25.into(), vector: QueryVector::Sparse(sparse.clone()), limit: 25 },
            VectorQuery {
                name: SPARSE_BM25.into(),
                vector: QueryVector::Sparse(SparseVector::default()),
                limit: 9,
            },
        ];
        let lists = store.query_batch(&queries, &filters).await.expect("a valid batch is answered");
        assert_eq!(lists.len(), 3, "one list a query");
        let dot =
            |point: &Point| point.dense[DENSE_DOCUMENT].iter().zip(&dense).map(|(a, b)| a * b).sum::<f32>();
        assert_ranked(&lists[0], &reference(contents, &filters, 25, |point| Some(dot(point))), &filters);
        let shared =
            |point: &Point| Some(point.sparse[SPARSE_BM25].dot(&sparse)).filter(|score| *score > 0.0);
        assert_ranked(&lists[1], &reference(contents, &filters, 25, shared), &filters);
        assert!(lists[2].is_empty(), "a query without terms matches nothing");
    }
}

/// The exact ranking, by comparing every film.
fn reference(
    contents: &IndexContents,
    filters: &Filters,
    limit: usize,
    score: impl Fn(&Point) -> Option<f32>,
) -> Vec<Scored> {
    let admitted = contents.points.iter().filter(|point| filters.admits(&point.facts));
    let mut scored: Vec<Scored> = admitted
        .filter_map(|point| score(point).map(|score| Scored { id: point.movie.card.id, score }))
        .collect();
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    scored.truncate(limit);
    scored
}

/// Equal scores place by place, and equal films where scores differ by more than rounding.
fn assert_ranked(found: &[Scored], expected: &[Scored], filters: &Filters) {
    assert_eq!(found.len(), expected.len(), "length of the list under {filters:?}");
    for (at, (found, wanted)) in found.iter().zip(expected).enumerate() {
        assert!(
            (found.score - wanted.score).abs() < 1e-5,
            "score {at} under {filters:?}: {found:?}, {wanted:?}"
        );
        let tied =
            expected.iter().any(|other| other.id == found.id && (other.score - wanted.score).abs() < 1e-5);
        let at_the_cut = (expected[expected.len() - 1].score - found.score).abs() < 1e-5;
        assert!(tied || at_the_cut, "place {at} under {filters:?}: {found:?}, expected {wanted:?}");
    }
}

async fn lists_and_counts(store: &dyn VectorStore, contents: &IndexContents) {
    for filters in filters() {
        let admitted: Vec<&Point> =
            contents.points.iter().filter(|point| filters.admits(&point.facts)).collect();
        assert_eq!(store.count(&filters).await.expect("count"), admitted.len() as u32, "{filters:?}");
        for order in [ListOrder::Rating, ListOrder::Year, ListOrder::Popularity] {
            let key = |point: &Point| match order {
                ListOrder::Rating => point.movie.quality,
                ListOrder::Year => f32::from(point.facts.year.unwrap_or(0)),
                ListOrder::Popularity => point.movie.popularity,
            };
            let mut sorted = admitted.clone();
            sorted.sort_by(|a, b| key(b).total_cmp(&key(a)).then(a.facts.id.cmp(&b.facts.id)));
            let expected: Vec<MovieId> = sorted.iter().skip(5).take(20).map(|point| point.facts.id).collect();
            let found = store.list(&filters, None, order, 5, 20).await.expect("list");
            assert_eq!(found, expected, "{order:?} under {filters:?}");
        }
    }
    let some = [MovieId(10), MovieId(16), MovieId(11)];
    let found = store.list(&Filters::default(), Some(&some), ListOrder::Year, 0, 10).await.expect("list");
    assert_eq!(found.len(), 2, "only films of the set, and 11 is none");
}

async fn counts_facets(store: &dyn VectorStore, contents: &IndexContents) {
    let among: Vec<MovieId> = contents.points.iter().step_by(3).map(|point| point.facts.id).collect();
    for filters in filters() {
        for among in [None, Some(&among[..])] {
            let facets = store.facets(FacetField::ALL, &filters, among).await.expect("facets");
            let set = contents.points.iter().filter(|point| {
                filters.admits(&point.facts) && among.is_none_or(|ids| ids.contains(&point.facts.id))
            });
            let set: Vec<&Point> = set.collect();
            let expected: Vec<Facet> = FacetField::ALL.iter().map(|field| tally(*field, &set)).collect();
            assert_eq!(facets, expected, "{filters:?}");
        }
    }
}

fn tally(field: FacetField, set: &[&Point]) -> Facet {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for point in set {
        let facts = &point.facts;
        let values: Vec<String> = match field {
            FacetField::Genres => facts.genres.iter().map(|genre| genre.name().to_owned()).collect(),
            FacetField::Decade => facts.year.map(decade_of).into_iter().collect(),
            FacetField::Language => facts.language.clone().into_iter().collect(),
            FacetField::Runtime => {
                facts.runtime_minutes.map(|m| runtime_bucket(m).to_owned()).into_iter().collect()
            }
            FacetField::Rating => vec![(facts.rating.floor() as u32).to_string()],
            FacetField::Studio
            | FacetField::Series
            | FacetField::Certificate
            | FacetField::Country
            | FacetField::SpokenLanguage => {
                let names = field.names().map(|names| facts.names(names).to_vec()).unwrap_or_default();
                names.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
            }
        };
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    Facet::from_tally(field, counts)
}

async fn gives_payload(store: &dyn VectorStore, contents: &IndexContents) {
    let point = &contents.points[42];
    let id = point.movie.card.id;
    let cards = store.cards(&[MovieId(1), id]).await.expect("cards");
    assert_eq!(cards, [None, Some(point.movie.card.clone())], "in the order of the ids, unknown ones absent");
    let signals = store.signals(&[MovieId(1), id]).await.expect("signals");
    assert_eq!(signals, [None, Some(point.signals())]);
    let vector = store.dense_vector(DENSE_DOCUMENT, id).await.expect("vector").expect("stored");
    assert!(vector.iter().zip(&point.dense[DENSE_DOCUMENT]).all(|(a, b)| (a - b).abs() < 1e-6));
    assert_eq!(store.dense_vector(DENSE_DOCUMENT, MovieId(1)).await.expect("absence is no error"), None);
    let several = [contents.points[9].facts.id, MovieId(1), id, id];
    let vectors = store.dense_vectors(DENSE_DOCUMENT, &several).await.expect("vectors");
    assert_eq!(vectors[1], None);
    assert_eq!([&vectors[2], &vectors[3]], [&Some(vector.clone()), &Some(vector)], "in the order of the ids");
    for name in [SPARSE_TRAITS, SPARSE_CONCEPTS] {
        let found = store.sparse_vectors(name, &several).await.expect("vectors");
        let stored = |at: usize| Some(contents.points[at].sparse[name].clone());
        assert_eq!(found, [stored(9), None, stored(42), stored(42)], "{name}");
    }
    for name in [SPARSE_BM25, SPARSE_TRAITS, SPARSE_CONCEPTS] {
        for point in contents.points.iter().step_by(7) {
            let vector = store.sparse_vector(name, point.facts.id).await.expect("vector");
            assert_eq!(vector.as_ref(), Some(&point.sparse[name]), "{name} of film {}", point.facts.id);
        }
        assert_eq!(store.sparse_vector(name, MovieId(1)).await.expect("absence is no error"), None);
    }
    let unknown = store.sparse_vector("nosuch", id).await;
    assert!(matches!(unknown, Err(StoreError::UnknownVector(_))), "{unknown:?}");
}

async fn refuses_what_it_cannot_do(store: &dyn VectorStore) {
    let ask = |name: &str, components: usize| VectorQuery {
        name: name.into(),
        vector: QueryVector::Dense(vec![0.5; components]),
        limit: 3,
    };
    let unknown = store.query_batch(&[ask("nosuch", DIMENSION)], &Filters::default()).await;
    assert!(matches!(unknown, Err(StoreError::UnknownVector(_))), "{unknown:?}");
    let short = store.query_batch(&[ask(DENSE_DOCUMENT, 3)], &Filters::default()).await;
    assert!(matches!(short, Err(StoreError::Dimension { got: 3, .. })), "{short:?}");
}

async fn switches(under_test: &dyn StoreUnderTest, first: Published) {
    let again = under_test.publish(&sample_contents(300, 7)).await;
    assert!(!again.changed, "publishing what is current changes nothing");
    assert_eq!(again.info.fingerprint, first.info.fingerprint);
    let other = under_test.publish(&sample_contents(20, 8)).await;
    assert!(other.changed && other.info.fingerprint != first.info.fingerprint);
    assert_eq!(under_test.reader().await.info().movies, 20, "readers see the new index");
}

//! Scored films → a varied list.
//!
//! Maximal marginal relevance: Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering
//! documents and producing summaries", SIGIR 1998. The next film is the one with the greatest
//!
//! ```text
//! λ · score(d) − (1 − λ) · max over the chosen c of cos(d, c)
//! ```
//!
//! Two more rules: at most a few films of a series in every ten places, and a film that the catalogue has twice, by title
//! and year, is listed once.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::{fold, series_stem, term_id};
use cinerag_domain::{MovieCard, MovieId, SparseVector};
use cinerag_ports::{DENSE_DOCUMENT, IndexSnapshot, SPARSE_TRAITS, StoreError, TraitKind, trait_term};

/// How a list is varied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variety {
    /// λ: how much the score counts against novelty.
    pub lambda: f32,
    /// Most films of one series among any ten places counted from the top.
    pub series_cap: usize,
}

/// For films like a film and for recommendations.
pub const VARIETY: Variety = Variety { lambda: 0.95, series_cap: 3 };
/// For films that should differ from the example, as its sequels rarely do.
pub const VARIETY_OF_OTHERS: Variety = Variety { series_cap: 1, ..VARIETY };
/// Films considered for each place of the list.
const POOL_A_PLACE: usize = 3;
/// Fewest films considered: a series may fill the first places of the pool.
const MIN_POOL: usize = 50;

/// A candidate for a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Contender {
    /// What is shown of it.
    pub card: MovieCard,
    /// Its score, 0–1.
    pub score: f32,
    /// Its dense vector.
    pub vector: Vec<f32>,
    /// Its traits, among them the series that its other titles belong to.
    pub traits: SparseVector,
}

/// The best of the scored films, best first, with what [`diversify`] needs, from the snapshot's own store.
pub(crate) async fn contenders(
    index: &IndexSnapshot,
    mut scored: Vec<(MovieId, f32)>,
    limit: usize,
) -> Result<Vec<Contender>, StoreError> {
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored.truncate((limit * POOL_A_PLACE).max(MIN_POOL));
    let ids: Vec<MovieId> = scored.iter().map(|(id, _)| *id).collect();
    let store = index.own_store();
    let cards = store.cards(&ids).await?;
    let vectors = store.dense_vectors(DENSE_DOCUMENT, &ids).await?;
    let traits = store.sparse_vectors(SPARSE_TRAITS, &ids).await?;
    let records = cards.into_iter().zip(vectors).zip(traits);
    let contender = |((_, score), ((card, vector), traits))| {
        let traits: Option<SparseVector> = traits;
        Some(Contender { card: card?, score, vector: vector?, traits: traits.unwrap_or_default() })
    };
    Ok(scored.into_iter().zip(records).filter_map(contender).collect())
}

/// Chooses at most `limit` of the contenders. Pure; ties go to the earlier contender.
pub fn diversify(contenders: Vec<Contender>, variety: Variety, limit: usize) -> Vec<Contender> {
    let Variety { lambda, series_cap } = variety;
    let series = series(&contenders);
    let mut left: Vec<Waiting> = contenders.into_iter().zip(series).map(Waiting::new).collect();
    let mut chosen: Vec<Contender> = Vec::new();
    let mut in_series: BTreeMap<u32, usize> = BTreeMap::new();
    let mut films: BTreeSet<(String, Option<u16>)> = BTreeSet::new();
    while chosen.len() < limit {
        let cap = series_cap * (1 + chosen.len() / 10);
        let open = |waiting: &Waiting| {
            let full = |series: &u32| in_series.get(series).is_some_and(|count| *count >= cap);
            !waiting.series.iter().any(full) && !films.contains(&waiting.film)
        };
        let marginal =
            |waiting: &Waiting| lambda * waiting.contender.score - (1.0 - lambda) * waiting.nearest.max(0.0);
        let mut best: Option<(usize, f32)> = None;
        for (at, waiting) in left.iter().enumerate().filter(|(_, waiting)| open(waiting)) {
            let value = marginal(waiting);
            if best.is_none_or(|(_, most)| value > most) {
                best = Some((at, value));
            }
        }
        let Some((at, _)) = best else { break };
        let taken = left.remove(at);
        for waiting in &mut left {
            waiting.nearest = waiting.nearest.max(dot(&waiting.contender.vector, &taken.contender.vector));
        }
        taken.series.iter().for_each(|series| *in_series.entry(*series).or_default() += 1);
        films.insert(taken.film);
        chosen.push(taken.contender);
    }
    chosen
}

struct Waiting {
    contender: Contender,
    /// Terms of the series it belongs to.
    series: Vec<u32>,
    film: (String, Option<u16>),
    /// Cosine with the most similar film chosen so far.
    nearest: f32,
}

impl Waiting {
    fn new((contender, series): (Contender, Vec<u32>)) -> Self {
        let title = fold(&contender.card.title);
        Waiting { series, film: (title, contender.card.year), nearest: 0.0, contender }
    }
}

/// Shortest stem, in bytes, by which a longer title joins its series: "Rocky Balboa", but not "It Follows".
const MIN_PREFIX_BYTES: usize = 5;

/// The series of each film, among those that the titles of all films name: by its own title ("Rocky II"), by a title that
/// begins the same ("Rocky Balboa"), or by another title of the film ("The Empire Strikes Back").
fn series(contenders: &[Contender]) -> Vec<Vec<u32>> {
    let stem = |contender: &Contender| series_stem(&contender.card.title).unwrap_or_default();
    let stems: Vec<String> = contenders.iter().map(stem).collect();
    let term = |stem: &String| term_id(&trait_term(TraitKind::Series, stem));
    let named: BTreeMap<&str, u32> =
        stems.iter().filter(|stem| !stem.is_empty()).map(|stem| (stem.as_str(), term(stem))).collect();
    let terms: BTreeSet<u32> = named.values().copied().collect();
    let of = |(contender, own): (&Contender, &String)| {
        let ends = own.match_indices(' ').map(|(at, _)| at).filter(|at| *at >= MIN_PREFIX_BYTES);
        let begins = ends.chain([own.len()]).filter_map(|end| named.get(&own[..end]).copied());
        let by_another_title = contender.traits.indices.iter().copied().filter(|term| terms.contains(term));
        let mut series: Vec<u32> = begins.chain(by_another_title).collect();
        series.sort_unstable();
        series.dedup();
        series
    };
    contenders.iter().zip(&stems).map(of).collect()
}

/// Dot product, summed in eight lanes so that the compiler can use wide registers.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (wide_a, rest_a) = a.as_chunks::<8>();
    let (wide_b, rest_b) = b.as_chunks::<8>();
    for (a, b) in wide_a.iter().zip(wide_b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().sum::<f32>() + rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::sample_contents;
    use proptest::prelude::*;

    use super::*;

    fn contenders(titles: &[String], scores: &[f32]) -> Vec<Contender> {
        let points = sample_contents(titles.len() as u32, 4).points;
        let films = points.into_iter().zip(titles).zip(scores);
        let contender = |((mut point, title), score): ((cinerag_ports::Point, &String), &f32)| {
            point.movie.card.title.clone_from(title);
            let vector = point.dense[DENSE_DOCUMENT].clone();
            Contender { card: point.movie.card, score: *score, vector, traits: SparseVector::default() }
        };
        let mut all: Vec<Contender> = films.map(contender).collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score));
        all
    }

    #[test]
    fn a_series_does_not_fill_the_list() {
        let rockies = ["", " II", " III", " IV", " V", " VI"].map(|part| format!("Rocky{part}"));
        let others = (0..12).map(|n| format!("Another {}", char::from(b'a' + n)));
        let titles: Vec<String> = rockies.into_iter().chain(others).collect();
        let scores: Vec<f32> = (0..titles.len()).map(|n| 0.9 - n as f32 / 40.0).collect();
        let list = diversify(contenders(&titles, &scores), Variety { lambda: 1.0, ..VARIETY }, 14);
        let rockies = |list: &[Contender]| list.iter().filter(|c| c.card.title.starts_with("Rocky")).count();
        assert_eq!([rockies(&list[..10]), rockies(&list)], [3, 6], "three of the first ten, more after");
        assert_eq!(list[0].card.title, "Rocky");
        let others = diversify(contenders(&titles, &scores), VARIETY_OF_OTHERS, 10);
        assert_eq!(rockies(&others), 1);
    }

    #[test]
    fn a_series_is_known_by_other_titles_and_by_beginnings() {
        let titles = ["Star Wars", "The Empire Strikes Back", "Rocky", "Rocky Balboa", "Her", "Her Smell"];
        let mut films = contenders(&titles.map(String::from), &[0.9, 0.8, 0.7, 0.6, 0.5, 0.4]);
        films[1].traits = SparseVector::from_pairs([(term_id("series:star wars"), 1.0)]);
        let series = series(&films);
        let shared = |a: usize, b: usize| series[a].iter().any(|term| series[b].contains(term));
        assert!(shared(0, 1) && shared(2, 3), "{series:?}");
        assert!(!shared(4, 5), "a short word begins too many titles");
        assert!(!shared(0, 2));
    }

    #[test]
    fn a_film_that_is_there_twice_comes_once() {
        let mut twins = contenders(&["Emma".into(), "Emma".into(), "Clueless".into()], &[0.9, 0.8, 0.1]);
        for twin in &mut twins {
            twin.card.year = Some(1996);
        }
        let titles: Vec<String> =
            diversify(twins, VARIETY, 3).into_iter().map(|contender| contender.card.title).collect();
        assert_eq!(titles, ["Emma", "Clueless"]);
    }

    #[test]
    fn what_repeats_the_chosen_waits() {
        let mut three = contenders(&["A film".into(), "B film".into(), "C film".into()], &[0.9, 0.89, 0.8]);
        let first = three[0].vector.clone();
        three[1].vector.clone_from(&first);
        three[2].vector = first.iter().map(|x| -x).collect();
        let order = |lambda| -> Vec<char> {
            let list = diversify(three.clone(), Variety { lambda, ..VARIETY }, 3);
            list.iter().filter_map(|contender| contender.card.title.chars().next()).collect()
        };
        assert_eq!(order(0.7), ['A', 'C', 'B']);
        assert_eq!(order(1.0), ['A', 'B', 'C']);
    }

    proptest! {
        #[test]
        fn all_are_films_of_the_pool_each_once(
            scores in prop::collection::vec(0.0_f32..1.0, 1..40),
            lambda in 0.0_f32..=1.0,
            limit in 0_usize..50,
        ) {
            let titles: Vec<String> = (0..scores.len()).map(|n| format!("Film {}", n / 2)).collect();
            let pool = contenders(&titles, &scores);
            let list = diversify(pool.clone(), Variety { lambda, ..VARIETY }, limit);
            let mut ids: Vec<MovieId> = list.iter().map(|contender| contender.card.id).collect();
            prop_assert!(ids.len() <= limit);
            prop_assert!(ids.iter().all(|id| pool.iter().any(|contender| contender.card.id == *id)));
            // "Film 7" belongs to the series "film": at most three in ten
            prop_assert!(list.len() <= VARIETY.series_cap * (1 + list.len() / 10));
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), list.len());
        }

        #[test]
        fn the_lanes_add_up(a in prop::collection::vec(-1.0_f32..1.0, 0..50)) {
            let plain: f32 = a.iter().map(|x| x * x).sum();
            prop_assert!((dot(&a, &a) - plain).abs() < 1e-4);
        }
    }
}

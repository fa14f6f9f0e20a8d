//! The weights of search's reranking, learned from judged queries.
//!
//! Each style of asking has weights of its own and is learned from the queries that are read in that style.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cinerag_domain::{MovieId, SearchRequest};
use cinerag_evaluation::{Measure, parse};
use cinerag_query::MAX_CHARS;
use cinerag_retrieval::RerankFeature;
use cinerag_retrieval::linear::{Feature, ModelFile};
use cinerag_retrieval::rank::model::RerankFile;
use comfy_table::Table;

use super::learning::{Example, Recipe, points, spreads};
use super::publish;
use crate::cache_args::CacheArgs;
use crate::engine::Parts;
use crate::folders::Folders;

type Query = Example<RerankFeature>;

/// The penalty is for features of unit spread; smaller ones measured the same and moved weights more between folds.
const RECIPE: Recipe = Recipe {
    folds: 5,
    penalty: 5.0,
    decimals: 2,
    depth: 50,
    measures: &[
        Measure::ReciprocalRank(50),
        Measure::Success(10),
        Measure::Ndcg(10),
        Measure::AveragePrecision,
    ],
};
/// Points that are not learned, by style. Words of the title: no judged query names a title by a part of it. Concepts: graded
/// lists of hundreds of films teach the fit caution, and cross-validated it served requests less well than these.
const HELD_POINTS: [(&str, RerankFeature, f32); 5] = [
    ("request", RerankFeature::Title, 1.0),
    ("request", RerankFeature::Concepts, 3.0),
    ("request", RerankFeature::LeastConcept, 1.0),
    ("request", RerankFeature::NearConcepts, 4.0),
    ("request", RerankFeature::UnwantedConcepts, -2.0),
];

/// Learns, judges, prints, and writes the weights learned from all when a file is given.
pub fn rerank(folders: &Folders, sets: &[PathBuf], write: Option<&Path>) -> Result<()> {
    ensure!(!sets.is_empty(), "give the judged queries to learn from with --queries FILE…");
    let parts = Parts::open(folders, NonZeroUsize::MIN, &CacheArgs::NONE)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let by_style = runtime.block_on(examples(&parts, sets))?;
    let mut file = RerankFile::default();
    for (style, examples) in &by_style {
        println!("{style}: {} queries\n{}", examples.len(), judged(style, examples)?);
        file.0.insert((*style).to_owned(), served(style, examples));
    }
    publish(&file, write)
}

/// The candidates of every query, by the style that the query is read in. A set's queries count as much as another's.
async fn examples(parts: &Parts, sets: &[PathBuf]) -> Result<BTreeMap<&'static str, Vec<Query>>> {
    let index = parts.source.snapshot().await;
    let mut by_style: BTreeMap<&'static str, Vec<Query>> = BTreeMap::new();
    for path in sets {
        let shown = path.display().to_string();
        let queries = parse(&fs::read_to_string(path).context(shown.clone())?).context(shown)?;
        for query in queries {
            let text: String = query.text.chars().take(MAX_CHARS).collect();
            let text = cinerag_query::clean(&text).with_context(|| format!("query {}", query.id))?;
            let request = SearchRequest::plain(text, 50);
            let (style, candidates) = parts.engine.candidates(&index, &request).await?;
            // listings and examples are ordered by other means
            if candidates.iter().any(|(_, features)| features.values().iter().any(|value| *value != 0.0)) {
                let examples = by_style.entry(style.name()).or_default();
                let fold = examples.len() % RECIPE.folds;
                examples.push(Example { fold, query, candidates });
            }
        }
    }
    Ok(by_style)
}

/// What is held of a style.
fn held(style: &str) -> impl Iterator<Item = (RerankFeature, f32)> {
    let of_style = HELD_POINTS.iter().filter(move |(own, ..)| *own == style);
    of_style.map(|(_, feature, points)| (*feature, *points))
}

/// The spread of each feature; infinite for those that are not learned.
fn scales(style: &str, examples: &[Query]) -> Vec<f64> {
    let mut scales = spreads(examples);
    let unlearned = held(style).map(|(feature, _)| feature).chain([RerankFeature::Title]);
    unlearned.for_each(|feature| scales[feature.place()] = f64::INFINITY);
    scales
}

/// Weights learned from questions, with what is held.
fn with_held(style: &str, mut weights: Vec<f64>) -> Vec<f64> {
    held(style).for_each(|(feature, points)| weights[feature.place()] = f64::from(points));
    weights
}

/// The order as it is served, by weights learned from the other folds, and by such weights without each feature.
fn judged(style: &str, examples: &[Query]) -> Result<Table> {
    let scales = scales(style, examples);
    let as_served: Vec<Vec<MovieId>> = examples
        .iter()
        .map(|example| example.candidates.iter().take(RECIPE.depth).map(|(id, _)| *id).collect())
        .collect();
    let crossed = |scales: &[f64]| {
        let by_fold = RECIPE.learned_by_fold(examples, scales).into_iter();
        let by_fold: Vec<Vec<f64>> = by_fold.map(|weights| with_held(style, weights)).collect();
        RECIPE.ranked(examples, &by_fold)
    };
    let mut systems =
        vec![("as served".to_owned(), as_served), ("learned, cross-validated".to_owned(), crossed(&scales))];
    for feature in RerankFeature::ALL.iter().filter(|feature| scales[feature.place()].is_finite()) {
        let mut without = scales.clone();
        without[feature.place()] = f64::INFINITY;
        systems.push((format!("  without {}", feature.name()), crossed(&without)));
    }
    RECIPE.judged(style, examples, systems)
}

/// The weights learned from all. The midpoint is the mean of what right candidates score.
fn served(style: &str, examples: &[Query]) -> ModelFile {
    let weights = with_held(style, RECIPE.learned(examples.iter(), &scales(style, examples)));
    let right: Vec<f64> = examples
        .iter()
        .flat_map(|example| {
            let is_right = |(id, _): &&(MovieId, _)| example.grade(*id) > 0;
            example.candidates.iter().filter(is_right).map(|(_, features)| points(features, &weights))
        })
        .collect();
    let midpoint = right.iter().sum::<f64>() / right.len().max(1) as f64;
    let named: BTreeMap<String, f32> = RECIPE.named::<RerankFeature>(&weights).collect();
    ModelFile {
        learned: format!("`cinerag train rerank` on {} queries", examples.len()),
        midpoint: Some(RECIPE.rounded(midpoint)),
        weights: named,
    }
}

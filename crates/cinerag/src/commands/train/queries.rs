//! The weights of search's reranking, learned from judged queries.
//!
//! Each style of asking has weights of its own and is learned from the queries that are read in that style. A request has
//! many good answers of several grades, so its weights are learned from graded lists; of a chat or a story one film is
//! right, so theirs are learned from choices.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cinerag_domain::{MovieId, SearchRequest};
use cinerag_evaluation::coordinate_ascent::{self, GradedList};
use cinerag_evaluation::{Measure, parse};
use cinerag_query::MAX_CHARS;
use cinerag_retrieval::RerankFeature;
use cinerag_retrieval::linear::{Feature, Features, ModelFile};
use cinerag_retrieval::rank::model::RerankFile;
use comfy_table::Table;

use super::learning::{Example, Recipe, spreads};
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
/// The style that is learned from graded lists.
const GRADED: &str = "request";
/// Weights that those start from, which ship; 0 for features that requests do not have.
const START: [(RerankFeature, f64); 13] = [
    (RerankFeature::Dense, 3.0),
    (RerankFeature::Plot, 2.5),
    (RerankFeature::Words, 0.3),
    (RerankFeature::Title, 1.0),
    (RerankFeature::Subjects, 1.0),
    (RerankFeature::Concepts, 3.0),
    (RerankFeature::LeastConcept, 0.5),
    (RerankFeature::NearConcepts, 6.0),
    (RerankFeature::UnwantedConcepts, -4.0),
    (RerankFeature::Fame, 2.0),
    (RerankFeature::Quality, 1.5),
    (RerankFeature::Genres, 0.5),
    (RerankFeature::UnusualFormat, -0.25),
];
/// Weights of concepts in the other styles, which are not learned: one right film a query teaches the fit nothing steady about
/// hundreds of concepts, and cross-validated it did worse than these.
const HELD: [(&str, RerankFeature, f64); 4] = [
    ("chat", RerankFeature::Concepts, 1.0),
    ("chat", RerankFeature::NearConcepts, 4.0),
    ("story", RerankFeature::Concepts, 0.5),
    ("story", RerankFeature::NearConcepts, 1.0),
];
/// Features of concepts.
const OF_CONCEPTS: [RerankFeature; 4] = [
    RerankFeature::Concepts,
    RerankFeature::LeastConcept,
    RerankFeature::NearConcepts,
    RerankFeature::UnwantedConcepts,
];
/// Rounds over the weights: more of them suit the lists that are learned from and no others.
const ROUNDS: usize = 2;
/// Films of a graded list that count.
const TOP: usize = 10;

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

/// How the weights of a style are learned.
struct Learner<'a> {
    style: &'a str,
    /// The spread of each feature; infinite for those that are not learned.
    scales: Vec<f64>,
}

impl<'a> Learner<'a> {
    fn new(style: &'a str, examples: &[Query]) -> Self {
        let mut scales = spreads(examples);
        // no judged query names a title by a part of it
        scales[RerankFeature::Title.place()] = f64::INFINITY;
        if style != GRADED {
            for feature in OF_CONCEPTS {
                scales[feature.place()] = f64::INFINITY;
            }
        }
        Learner { style, scales }
    }

    /// The learner without a feature.
    fn without(&self, feature: RerankFeature) -> Self {
        let mut scales = self.scales.clone();
        scales[feature.place()] = f64::INFINITY;
        Learner { style: self.style, scales }
    }

    fn learned<'b>(&self, examples: impl Iterator<Item = &'b Query>) -> Vec<f64> {
        if self.style != GRADED {
            let mut weights = RECIPE.learned(examples, &self.scales);
            for (_, feature, weight) in HELD.iter().filter(|(style, ..)| *style == self.style) {
                weights[feature.place()] = *weight;
            }
            return weights;
        }
        let lists: Vec<GradedList> = examples.map(graded).collect();
        let mut start = vec![0.0; RerankFeature::ALL.len()];
        let is_used = |feature: &RerankFeature| {
            self.scales[feature.place()].is_finite() || *feature == RerankFeature::Title
        };
        for (feature, weight) in START.iter().filter(|(feature, _)| is_used(feature)) {
            start[feature.place()] = *weight;
        }
        coordinate_ascent::fit(&lists, &start, ROUNDS, TOP)
    }

    /// The answer to each question, by weights learned from the other folds.
    fn crossed(&self, examples: &[Query]) -> Vec<Vec<MovieId>> {
        let others = |fold: usize| examples.iter().filter(move |example| example.fold != fold);
        let by_fold: Vec<Vec<f64>> = (0..RECIPE.folds).map(|fold| self.learned(others(fold))).collect();
        RECIPE.ranked(examples, &by_fold)
    }
}

/// The judged candidates of a question.
fn graded(example: &Query) -> GradedList {
    let judgements = &example.query.judgements;
    let row = |features: &Features<RerankFeature>| features.values().iter().map(|x| f64::from(*x)).collect();
    let judged = example.candidates.iter();
    let judged = judged.filter_map(|(id, features)| Some((judgements.judged(*id)?, row(features))));
    let (grades, features) = judged.unzip();
    GradedList { features, grades, judged: judgements.ideal_grades() }
}

/// The order as it is served, by weights learned from the other folds, and by such weights without each feature.
fn judged(style: &str, examples: &[Query]) -> Result<Table> {
    let learner = Learner::new(style, examples);
    let as_served: Vec<Vec<MovieId>> = examples
        .iter()
        .map(|example| example.candidates.iter().take(RECIPE.depth).map(|(id, _)| *id).collect())
        .collect();
    let mut systems = vec![
        ("as served".to_owned(), as_served),
        ("learned, cross-validated".to_owned(), learner.crossed(examples)),
    ];
    for feature in RerankFeature::ALL.iter().filter(|feature| learner.scales[feature.place()].is_finite()) {
        systems.push((format!("  without {}", feature.name()), learner.without(*feature).crossed(examples)));
    }
    RECIPE.judged(style, examples, systems)
}

/// The weights learned from all.
fn served(style: &str, examples: &[Query]) -> ModelFile {
    let weights = Learner::new(style, examples).learned(examples.iter());
    let named: BTreeMap<String, f32> = RECIPE.named::<RerankFeature>(&weights).collect();
    ModelFile {
        learned: format!("`cinerag train rerank` on {} queries", examples.len()),
        midpoint: Some(RECIPE.midpoint(examples, &weights)),
        weights: named,
    }
}

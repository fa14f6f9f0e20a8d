//! `cinerag train rerank`: the weights of search's reranking, learned from judged queries.
//!
//! Each style of asking has weights of its own and is learned from the queries that are read in that style. They are
//! judged by cross-validation: a query is ranked by weights learned from the other folds.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cinerag_domain::{MovieId, SearchRequest};
use cinerag_evaluation::conditional_logit::{Choice, fit};
use cinerag_evaluation::{Bootstrap, JudgedQuery, Measure, SetReport, parse, summarise};
use cinerag_query::MAX_CHARS;
use cinerag_retrieval::rank::model::{ModelFile, StyleWeights};
use cinerag_retrieval::{FEATURES, FeatureVector};
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use crate::cache_args::CacheArgs;
use crate::engine::Parts;
use crate::folders::Folders;

const N: usize = FEATURES.len();
const FOLDS: usize = 5;
/// μ of the fit over features of unit spread; smaller ones measured the same and moved weights more between folds.
const PENALTY: f64 = 5.0;
/// Points for words of the title, which are not learned: of the judged queries none names a title by a part of it.
const TITLE_POINTS: [(&str, f32); 1] = [("request", 1.0)];
const MEASURES: [Measure; 4] =
    [Measure::ReciprocalRank(50), Measure::Success(10), Measure::Ndcg(10), Measure::AveragePrecision];

/// A judged query with its candidates.
struct Example {
    query: JudgedQuery,
    candidates: Vec<(MovieId, [f64; N])>,
}

/// Learns, judges, tells, and writes the weights learned from all when a file is given.
pub fn run(folders: &Folders, sets: &[PathBuf], write: Option<&Path>) -> Result<()> {
    ensure!(!sets.is_empty(), "give the judged queries to learn from with --queries FILE…");
    let parts = Parts::open(folders, NonZeroUsize::MIN, &CacheArgs::NONE)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let by_style = runtime.block_on(examples(&parts, sets))?;
    let mut file = ModelFile::default();
    for (style, examples) in &by_style {
        println!("{style}: {} queries\n{}", examples.len(), judged(style, examples)?);
        file.0.insert((*style).to_owned(), served(style, examples));
    }
    let json = serde_json::to_string_pretty(&file)? + "\n";
    if let Some(path) = write {
        fs::write(path, json).with_context(|| path.display().to_string())
    } else {
        println!("{json}");
        Ok(())
    }
}

/// The candidates of every query, by the style that the query is read in. A set's queries count as much as another's.
async fn examples(parts: &Parts, sets: &[PathBuf]) -> Result<BTreeMap<&'static str, Vec<Example>>> {
    let index = parts.source.snapshot().await;
    let mut by_style: BTreeMap<&'static str, Vec<Example>> = BTreeMap::new();
    for path in sets {
        let shown = path.display().to_string();
        let queries = parse(&fs::read_to_string(path).context(shown.clone())?).context(shown)?;
        for query in queries {
            let text: String = query.text.chars().take(MAX_CHARS).collect();
            let text = cinerag_query::clean(&text).with_context(|| format!("query {}", query.id))?;
            let request = SearchRequest::plain(text, 50);
            let (style, candidates) = parts.engine.candidates(&index, &request).await?;
            let features =
                |(id, FeatureVector(features)): (MovieId, FeatureVector)| (id, features.map(f64::from));
            let candidates: Vec<(MovieId, [f64; N])> = candidates.into_iter().map(features).collect();
            // listings and examples are ordered by other means
            if candidates.iter().any(|(_, features)| features.iter().any(|value| *value != 0.0)) {
                by_style.entry(style.name()).or_default().push(Example { query, candidates });
            }
        }
    }
    Ok(by_style)
}

/// Spread of each feature over all candidates, so that the penalty weighs all alike.
fn spreads(examples: &[Example]) -> [f64; N] {
    let all = || examples.iter().flat_map(|example| &example.candidates);
    let count = all().count().max(1) as f64;
    std::array::from_fn(|n| {
        if FEATURES[n] == "title" {
            return f64::INFINITY;
        }
        let mean = all().map(|(_, features)| features[n]).sum::<f64>() / count;
        let variance = all().map(|(_, features)| (features[n] - mean).powi(2)).sum::<f64>() / count;
        if variance > 1e-9 { variance.sqrt() } else { f64::INFINITY }
    })
}

fn learned<'a>(examples: impl Iterator<Item = &'a Example>, spreads: &[f64; N]) -> [f64; N] {
    let choices: Vec<Choice<N>> = examples
        .map(|example| Choice {
            features: example
                .candidates
                .iter()
                .map(|(_, features)| std::array::from_fn(|n| features[n] / spreads[n]))
                .collect(),
            relevance: example
                .candidates
                .iter()
                .map(|(id, _)| f64::from(example.query.judgements.grade(*id)))
                .collect(),
        })
        .collect();
    let weights = fit(&choices, PENALTY);
    std::array::from_fn(|n| weights[n] / spreads[n])
}

fn points(features: &[f64; N], weights: &[f64; N]) -> f64 {
    features.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

fn ranking(example: &Example, weights: &[f64; N]) -> Vec<MovieId> {
    let mut scored: Vec<(f64, MovieId)> =
        example.candidates.iter().map(|(id, features)| (points(features, weights), *id)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(50).map(|(_, id)| id).collect()
}

/// The order as it is served, weights learned from the other folds, and without each feature in turn.
fn judged(style: &str, examples: &[Example]) -> Result<Table> {
    let spreads = spreads(examples);
    let crossed = |silent: Option<usize>| -> Vec<Vec<MovieId>> {
        let mut spreads = spreads;
        if let Some(silent) = silent {
            spreads[silent] = f64::INFINITY;
        }
        let by_fold: Vec<[f64; N]> = (0..FOLDS)
            .map(|fold| {
                let others = examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
                learned(others.map(|(_, example)| example), &spreads)
            })
            .collect();
        examples.iter().enumerate().map(|(at, example)| ranking(example, &by_fold[at % FOLDS])).collect()
    };
    let as_served: Vec<Vec<MovieId>> = examples
        .iter()
        .map(|example| example.candidates.iter().take(50).map(|(id, _)| *id).collect())
        .collect();
    let mut table = Table::new();
    let names = MEASURES.iter().map(|measure| measure.name());
    table.load_style(UTF8_FULL_CONDENSED).set_header(std::iter::once(style.to_owned()).chain(names));
    let mut add = |name: String, rankings: &[Vec<MovieId>]| -> Result<()> {
        let answers = examples.iter().map(|example| &example.query).zip(rankings.iter().map(Vec::as_slice));
        let report: SetReport = summarise(&name, answers, &MEASURES, &Bootstrap::default())?;
        let cells = report.measures.iter().map(|m| format!("{:.3} ({:.3} – {:.3})", m.mean, m.low, m.high));
        table.add_row(std::iter::once(name).chain(cells));
        Ok(())
    };
    add("as served".into(), &as_served)?;
    add("learned, cross-validated".into(), &crossed(None))?;
    for (at, name) in FEATURES.iter().enumerate().filter(|(at, _)| spreads[*at].is_finite()) {
        add(format!("  without {name}"), &crossed(Some(at)))?;
    }
    Ok(table)
}

/// The weights learned from all. The midpoint is the mean of what right candidates score.
fn served(style: &str, examples: &[Example]) -> StyleWeights {
    let weights = learned(examples.iter(), &spreads(examples));
    let right: Vec<f64> = examples
        .iter()
        .flat_map(|example| {
            let is_right = |(id, _): &&(MovieId, [f64; N])| example.query.judgements.grade(*id) > 0;
            example.candidates.iter().filter(is_right).map(|(_, features)| points(features, &weights))
        })
        .collect();
    let midpoint = right.iter().sum::<f64>() / right.len().max(1) as f64;
    let rounded = |value: f64| ((value * 100.0).round() / 100.0) as f32;
    let named = FEATURES.iter().map(|name| (*name).to_owned()).zip(weights.map(rounded));
    let held = TITLE_POINTS.iter().filter(|(held, _)| *held == style);
    let held = held.map(|(_, points)| ("title".to_owned(), *points));
    let weights = named.filter(|(_, weight)| *weight != 0.0).chain(held).collect();
    StyleWeights { midpoint: rounded(midpoint), weights }
}

//! Evaluates an engine on the shipped sets of judged queries.

use cinerag_aws::AwsError;
use cinerag_aws::dynamodb::evaluations::{Evaluation, Evaluations};
use cinerag_domain::{MovieId, SearchRequest};
use cinerag_evaluation::{Bootstrap, EmptySet, JudgedQuery, Measure, SetReport, parse, summarise};
use cinerag_ports::{IndexSnapshot, StoreError, WallClock};
use cinerag_published_index::PublishedIndexError;
use cinerag_query::MAX_CHARS;
use cinerag_retrieval::SearchEngine;
use serde_json::{Value, json};

/// The sets: name and JSON lines. They are judged on the 9,742 films of MovieLens. With other films, figures of two indexes
/// can be compared, but mean nothing by themselves.
const SETS: [(&str, &str); 4] = [
    ("discovery", include_str!("../../../data/eval/discovery.jsonl")),
    ("facts-person", include_str!("../../../data/eval/facts-person.jsonl")),
    ("facts-title-typo", include_str!("../../../data/eval/facts-title-typo.jsonl")),
    ("facts-genre-decade", include_str!("../../../data/eval/facts-genre-decade.jsonl")),
];
/// Films per query, as many as the deepest measure needs.
const DEPTH: u32 = 50;

/// Why an index could not be evaluated.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// The index could not be opened.
    #[error(transparent)]
    Index(#[from] PublishedIndexError),
    /// The index failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A shipped set is invalid.
    #[error("set {set}: {reason}")]
    Set {
        /// Its name.
        set: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A shipped set is empty.
    #[error(transparent)]
    Empty(#[from] EmptySet),
    /// The figures could not be recorded.
    #[error(transparent)]
    Record(#[from] AwsError),
}

/// Measures every set, records the figures and returns them.
pub async fn recorded(
    engine: &SearchEngine,
    index: &IndexSnapshot,
    evaluations: &Evaluations,
    clock: &dyn WallClock,
) -> Result<Value, EvaluateError> {
    let info = index.info();
    let mut sets = Vec::new();
    for (name, lines) in SETS {
        let unusable = |reason: String| EvaluateError::Set { set: name, reason };
        let queries = parse(lines).map_err(|error| unusable(error.to_string()))?;
        let rankings = rankings(engine, index, &queries).await?;
        let answers = queries.iter().zip(rankings.iter().map(Vec::as_slice));
        sets.push(figures(&summarise(name, answers, Measure::STANDARD, &Bootstrap::default())?));
    }
    let report = json!({ "model": info.model, "data": info.data, "movies": info.movies, "sets": sets });
    let index = info.fingerprint.0.clone();
    evaluations.record(&Evaluation { index, at_ms: clock.unix_ms(), report: report.clone() }).await?;
    Ok(report)
}

async fn rankings(
    engine: &SearchEngine,
    index: &IndexSnapshot,
    queries: &[JudgedQuery],
) -> Result<Vec<Vec<MovieId>>, EvaluateError> {
    let mut rankings = Vec::with_capacity(queries.len());
    for query in queries {
        let text: String = query.text.chars().take(MAX_CHARS).collect();
        let outcome = engine.search(index, &SearchRequest::plain(text, DEPTH)).await?;
        rankings.push(outcome.answer.hits.iter().map(|hit| hit.card.id).collect());
    }
    Ok(rankings)
}

/// The means with their intervals, without the values of single queries.
fn figures(report: &SetReport) -> Value {
    let measures = report.measures.iter().map(|measure| {
        (measure.name.clone(), json!({ "mean": measure.mean, "low": measure.low, "high": measure.high }))
    });
    json!({ "set": report.set, "queries": report.n, "measures": measures.collect::<serde_json::Map<_, _>>() })
}

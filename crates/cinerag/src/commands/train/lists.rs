//! The weights of plain lists: graded lists in, weights out.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cinerag_domain::SearchRequest;
use cinerag_evaluation::{Measure, parse};
use cinerag_retrieval::linear::{Feature, ModelFile};
use cinerag_retrieval::rank::list_features::{LIST, ListFeature};

use super::learning::{Example, Recipe, Weights, spreads};
use super::publish;
use crate::cache_args::CacheArgs;
use crate::engine::Parts;
use crate::folders::Folders;

const RECIPE: Recipe = Recipe {
    folds: 6,
    penalty: 1.0,
    decimals: 2,
    depth: 50,
    measures: &[Measure::Ndcg(10), Measure::AveragePrecision],
};

/// Learns, judges, prints, and writes the weights learned from all when a file is given.
pub fn list(folders: &Folders, sets: &[PathBuf], write: Option<&Path>) -> Result<()> {
    ensure!(!sets.is_empty(), "give the judged lists to learn from with --queries data/eval/lists.jsonl");
    let parts = Parts::open(folders, NonZeroUsize::MIN, &CacheArgs::NONE)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let examples = runtime.block_on(examples(&parts, sets))?;
    ensure!(examples.len() >= RECIPE.folds, "{} plain lists are too few to learn from", examples.len());
    let scales = spreads(&examples);
    let by_fame = one(&[(ListFeature::Fame, 0.6), (ListFeature::Quality, 0.2)]);
    let served: Weights = LIST.weights().values().iter().map(|weight| f64::from(*weight)).collect();
    let ranked = |weights: &Weights| RECIPE.ranked(&examples, &vec![weights.clone(); RECIPE.folds]);
    let crossed = RECIPE.ranked(&examples, &RECIPE.learned_by_fold(&examples, &scales));
    let systems = vec![
        ("fame and quality".to_owned(), ranked(&by_fame)),
        ("as served".to_owned(), ranked(&served)),
        ("learned, cross-validated".to_owned(), crossed),
    ];
    println!("{}", RECIPE.judged("lists", &examples, systems)?);
    let weights = RECIPE.learned(examples.iter(), &scales);
    let file = ModelFile {
        learned: format!("`cinerag train list` on {} lists", examples.len()),
        midpoint: Some(RECIPE.midpoint(&examples, &weights)),
        weights: RECIPE.named::<ListFeature>(&weights).collect(),
    };
    publish(&file, write)
}

/// The films of every list with their features.
async fn examples(parts: &Parts, sets: &[PathBuf]) -> Result<Vec<Example<ListFeature>>> {
    let index = parts.source.snapshot().await;
    let mut examples = Vec::new();
    for path in sets {
        let shown = path.display().to_string();
        let queries = parse(&fs::read_to_string(path).context(shown.clone())?).context(shown)?;
        for query in queries {
            let text = cinerag_query::clean(&query.text).with_context(|| format!("query {}", query.id))?;
            let request = SearchRequest::plain(text, 50);
            let candidates = parts.engine.listed(&index, &request).await?;
            if candidates.is_empty() {
                println!("{} is no plain list: {}", query.id, query.text);
                continue;
            }
            let fold = examples.len() % RECIPE.folds;
            examples.push(Example { fold, query, candidates });
        }
    }
    Ok(examples)
}

/// Weights of some features alone.
fn one(weighed: &[(ListFeature, f64)]) -> Weights {
    let mut weights = vec![0.0; ListFeature::ALL.len()];
    for (feature, weight) in weighed {
        weights[feature.place()] = *weight;
    }
    weights
}

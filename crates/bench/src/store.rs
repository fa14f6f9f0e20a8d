//! The index: its size, what opening it costs, what a query of it costs, and whether it misses anything.
//!
//! - `index_bytes`: the artefact. `index_open_cpu_ms`: mapping it and checking all of it, with its pages in
//!   memory; every cold start pays it.
//! - `store_hybrid_top100_cpu_ms`: the dense and the sparse list of one query through `VectorStore::query_batch`,
//!   100 films each, a genre and years asked for in half of the queries. Beside it the same with no filter, with
//!   a filter always, and each list alone. Floor of the dense list: its dot products alone, over rows that lie
//!   end to end, nothing ranked. One thread; each sample is the mean over all queries.
//! - `store_dense_recall_at_100`: share of the 100 films given that are among the 100 best by a computation in
//!   f64, over the same queries; a film that ties with the hundredth counts as among them.

use std::fs;
use std::num::NonZeroUsize;

use anyhow::{Context, Result};
use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{Filters, Genre, Span};
use cinerag_embedding::MiniLm;
use cinerag_ports::{DENSE_DOCUMENT, Embedder, QueryVector, SPARSE_BM25, VectorQuery, VectorStore};
use cinerag_vector_store::EmbeddedIndex;
use cinerag_vector_store::embedded::POINTER_FILE;
use tokio::runtime::Runtime;

use crate::brute_force::Films;
use crate::queries::queries;
use crate::report::{Measure, Samples, ms};
use crate::{Setup, cpu_time};

const QUERIES: usize = 200;
const LIMIT: usize = 100;
const GENRES: [Genre; 6] =
    [Genre::Drama, Genre::Comedy, Genre::Thriller, Genre::Action, Genre::Romance, Genre::SciFi];

/// What the store is asked at once.
type Asked = (Vec<VectorQuery>, Filters);

/// All of it.
pub fn measure(setup: &Setup) -> Result<Vec<Measure>> {
    let folder = setup.state_dir.join("index");
    let mut measures = opening(setup)?;

    let index = EmbeddedIndex::open_current(&folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let asked = vectors(setup)?;
    let filter = |nth: usize| Filters {
        genres: [GENRES[nth % GENRES.len()]].into_iter().collect(),
        year: Span { from: Some(1970 + 5 * (nth % 6) as u16), to: Some(1995 + 5 * (nth % 6) as u16) },
        ..Filters::default()
    };
    let set = |part: &dyn Fn(&[VectorQuery; 2]) -> Vec<VectorQuery>, filtered: &dyn Fn(usize) -> bool| {
        let one = |(nth, both)| (part(both), if filtered(nth) { filter(nth) } else { Filters::default() });
        asked.iter().enumerate().map(one).collect::<Vec<Asked>>()
    };
    let both = |both: &[VectorQuery; 2]| both.to_vec();
    let dense = |[dense, _]: &[VectorQuery; 2]| vec![dense.clone()];
    let variants: [(&str, Vec<Asked>); 5] = [
        ("store_hybrid_top100_cpu_ms", set(&both, &|nth| nth % 2 == 1)),
        ("store_hybrid_unfiltered_top100_cpu_ms", set(&both, &|_| false)),
        ("store_hybrid_filtered_top100_cpu_ms", set(&both, &|_| true)),
        ("store_dense_top100_cpu_ms", set(&dense, &|_| false)),
        ("store_sparse_top100_cpu_ms", set(&|[_, sparse]| vec![sparse.clone()], &|_| false)),
    ];
    let films = runtime.block_on(Films::of(&index))?;
    let query_vectors: Vec<&[f32]> = asked.iter().filter_map(|[dense, _]| components(dense)).collect();
    let (mut samples, mut floor) = (vec![Samples::default(); variants.len()], Samples::default());
    for round in 0..=setup.repetitions(25, 8) {
        // one after the other in each round, so that a slow moment falls on all alike; the first only warms
        for ((_, asked), samples) in variants.iter().zip(&mut samples) {
            let took = pass(&runtime, &index, asked)?;
            if round > 0 {
                samples.push(took);
            }
        }
        let cpu = cpu_time::own()?;
        for vector in &query_vectors {
            films.scan(vector);
        }
        if round > 0 {
            floor.push(ms(cpu_time::own()?.saturating_sub(cpu)) / QUERIES as f64);
        }
    }
    for ((name, _), samples) in variants.iter().zip(&samples) {
        let measure = Measure::median(*name, samples, "ms");
        measures.push(match *name {
            "store_hybrid_top100_cpu_ms" => measure.at_most(0.5),
            "store_dense_top100_cpu_ms" => measure.floor(floor.median()),
            _ => measure,
        });
    }

    let mut recall = 0.0;
    for (queries, filters) in set(&dense, &|nth| nth % 2 == 1) {
        let lists = runtime.block_on(index.query_batch(&queries, &filters))?;
        let given = lists.first().context("no list")?;
        let vector = queries.first().and_then(components).context("no vector")?;
        recall += films.recall(vector, &filters, given, LIMIT) / QUERIES as f64;
    }
    measures.push(Measure::one("store_dense_recall_at_100", recall, "ratio").at_least(1.0 - 1e-9));
    Ok(measures)
}

fn opening(setup: &Setup) -> Result<Vec<Measure>> {
    let folder = setup.state_dir.join("index");
    let pointer = fs::read_to_string(folder.join(POINTER_FILE))
        .with_context(|| format!("no index in {}", folder.display()))?;
    let bytes = fs::metadata(folder.join(pointer.trim_end()))?.len();
    EmbeddedIndex::open_current(&folder)?; // reads it into the page cache
    let mut samples = Samples::default();
    for _ in 0..setup.repetitions(100, 30) {
        let cpu = cpu_time::own()?;
        let _open = EmbeddedIndex::open_current(&folder)?;
        samples.push(ms(cpu_time::own()?.saturating_sub(cpu)));
    }
    Ok(vec![
        Measure::one("index_bytes", bytes as f64, "bytes"),
        Measure::median("index_open_cpu_ms", &samples, "ms").at_most(5.0),
    ])
}

/// The dense and the sparse query of each text, made as a search makes them.
fn vectors(setup: &Setup) -> Result<Vec<[VectorQuery; 2]>> {
    let (model, terms) = (MiniLm::load(&setup.model_dir, NonZeroUsize::MIN)?, Terms::default());
    let query = |name: &str, vector| VectorQuery { name: name.to_owned(), vector, limit: LIMIT };
    let both = |text: &String| -> Result<[VectorQuery; 2]> {
        Ok([
            query(DENSE_DOCUMENT, QueryVector::Dense(model.embed(text)?)),
            query(SPARSE_BM25, QueryVector::Sparse(query_vector(&terms, text))),
        ])
    };
    queries(QUERIES).iter().map(both).collect()
}

/// CPU milliseconds a query, over all of them once.
fn pass(runtime: &Runtime, index: &dyn VectorStore, asked: &[Asked]) -> Result<f64> {
    let cpu = cpu_time::own()?;
    for (queries, filters) in asked {
        std::hint::black_box(runtime.block_on(index.query_batch(queries, filters))?);
    }
    Ok(ms(cpu_time::own()?.saturating_sub(cpu)) / asked.len() as f64)
}

fn components(query: &VectorQuery) -> Option<&[f32]> {
    match &query.vector {
        QueryVector::Dense(vector) => Some(vector),
        QueryVector::Sparse(_) => None,
    }
}

//! Stage "embed": passages → one query vector.

use cinerag_domain::IndexInfo;
use cinerag_ports::{EmbedError, Embedder};

/// The unit-length mean of the passages' vectors.
pub(crate) fn query_vector(embedder: &dyn Embedder, passages: &[String]) -> Result<Vec<f32>, EmbedError> {
    let mut sum = vec![0.0_f32; embedder.dimension()];
    for passage in passages {
        for (total, component) in sum.iter_mut().zip(embedder.embed(passage)?) {
            *total += component;
        }
    }
    let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    Ok(sum.into_iter().map(|x| x / norm).collect())
}

/// Vectors of different models have nothing to say to each other.
pub(crate) fn check_model(embedder: &dyn Embedder, index: &IndexInfo) -> Result<(), EmbedError> {
    if *embedder.fingerprint() == index.model {
        return Ok(());
    }
    Err(EmbedError::Failed(format!(
        "the index was built with model {}, this one is {}; run `cinerag ingest`",
        index.model.short(),
        embedder.fingerprint().short()
    )))
}

//! Stage "embed": passages → one query vector.

use std::sync::{Arc, OnceLock};

use cinerag_domain::IndexInfo;
use cinerag_ports::{CacheLookup, EmbedError, Embedder, EmbeddingKey, QueryVectorCache};
use cinerag_query::{QueryPlan, Style};
use xxhash_rust::xxh3::Xxh3;

/// How far a query vector is moved from unwanted content.
const UNWANTED_SHARE: f32 = 0.3;
/// How far a description is moved from what all descriptions say; measured on the development descriptions.
const TELLING_SHARE: f32 = 0.3;

/// What descriptions of any film say. The mean of their vectors is subtracted from each description: a film whose
/// synopsis mentions memory and television is not a match for that alone.
const TELLING: [&str; 8] = [
    "I remember a movie where",
    "Does anyone know the name of this film? Please help me find it.",
    "I saw this movie on TV when I was a kid and I can't remember the title.",
    "What is this movie called?",
    "There is a scene where a man",
    "I think it was a movie from the 90s",
    "A movie I watched a long time ago",
    "It's a film about",
];

/// Computes query vectors. Built once; what all descriptions say is embedded with the first one.
#[derive(Default)]
pub(crate) struct QueryEmbedder {
    telling: OnceLock<Vec<f32>>,
}

/// Computes vectors of texts, or takes them from a cache.
pub(crate) struct TextEmbedder<'a> {
    pub(crate) embedder: &'a dyn Embedder,
    pub(crate) cache: Option<&'a dyn QueryVectorCache>,
}

impl TextEmbedder<'_> {
    /// The vectors in the order of the texts, and whether the cache was unavailable.
    async fn vectors(&self, texts: &[&str]) -> Result<CacheLookup<Vec<Arc<[f32]>>>, EmbedError> {
        let embed = |text: &&str| self.embedder.embed(text).map(Arc::from);
        let Some(cache) = self.cache else {
            let found = texts.iter().map(embed).collect::<Result<_, _>>()?;
            return Ok(CacheLookup { found, is_unavailable: false });
        };
        let keys: Vec<EmbeddingKey> = texts.iter().map(|text| key(self.embedder, text)).collect();
        let lookup = cache.vectors(&keys).await;
        let (mut vectors, mut new) = (Vec::with_capacity(texts.len()), Vec::new());
        for ((key, text), found) in keys.into_iter().zip(texts).zip(lookup.found) {
            let known = found.filter(|vector| vector.len() == self.embedder.dimension());
            let vector = match known {
                Some(vector) => vector,
                None => embed(text).inspect(|vector| new.push((key, Arc::clone(vector))))?,
            };
            vectors.push(vector);
        }
        if !new.is_empty() {
            cache.put_vectors(&new).await;
        }
        Ok(CacheLookup { found: vectors, is_unavailable: lookup.is_unavailable })
    }

    /// The unit-length mean of the passages' vectors, and whether the cache was unavailable.
    pub(crate) async fn mean(&self, passages: &[String]) -> Result<CacheLookup<Vec<f32>>, EmbedError> {
        let texts: Vec<&str> = passages.iter().map(String::as_str).collect();
        let CacheLookup { found, is_unavailable } = self.vectors(&texts).await?;
        let mut sum = vec![0.0; self.embedder.dimension()];
        for vector in &found {
            add(&mut sum, vector, 1.0);
        }
        normalise(&mut sum);
        Ok(CacheLookup { found: sum, is_unavailable })
    }
}

impl QueryEmbedder {
    /// The weighted sum of the passages' vectors, moved from unwanted content and, for a description, from what all
    /// descriptions say; and whether the cache was unavailable. The vector is near unit length but not normalised,
    /// since only the candidates of one query are compared.
    pub(crate) async fn query_vector(
        &self,
        texts: &TextEmbedder<'_>,
        plan: &QueryPlan,
    ) -> Result<CacheLookup<Vec<f32>>, EmbedError> {
        let passages = plan.passages.iter().map(|passage| passage.text.as_str());
        let all: Vec<&str> = passages.chain(plan.unwanted.iter().map(String::as_str)).collect();
        let CacheLookup { found, is_unavailable } = texts.vectors(&all).await?;
        let (passages, unwanted) = found.split_at(plan.passages.len());
        let mut sum = vec![0.0; texts.embedder.dimension()];
        let whole: f32 = plan.passages.iter().map(|passage| passage.weight).sum();
        for (passage, vector) in plan.passages.iter().zip(passages) {
            add(&mut sum, vector, passage.weight / whole.max(f32::MIN_POSITIVE));
        }
        normalise(&mut sum);
        for vector in unwanted {
            add(&mut sum, vector, -UNWANTED_SHARE / unwanted.len() as f32);
        }
        if plan.style == Style::Story {
            add(&mut sum, self.telling(texts.embedder)?, -TELLING_SHARE);
        }
        Ok(CacheLookup { found: sum, is_unavailable })
    }

    fn telling(&self, embedder: &dyn Embedder) -> Result<&[f32], EmbedError> {
        if let Some(vector) = self.telling.get() {
            return Ok(vector);
        }
        let mut sum = vec![0.0; embedder.dimension()];
        for text in TELLING {
            add(&mut sum, &embedder.embed(text)?, 1.0);
        }
        normalise(&mut sum);
        Ok(self.telling.get_or_init(|| sum))
    }
}

/// Model and text, hashed: another model never finds an old vector.
fn key(embedder: &dyn Embedder, text: &str) -> EmbeddingKey {
    let mut hash = Xxh3::new();
    hash.update(embedder.fingerprint().0.as_bytes());
    hash.update(&[0]);
    hash.update(text.as_bytes());
    hash.digest128()
}

/// Scales a vector to unit length.
pub(crate) fn normalise(vector: &mut [f32]) {
    let norm = norm(vector);
    for x in vector {
        *x /= norm;
    }
}

/// Adds a vector times a weight.
pub(crate) fn add(sum: &mut [f32], vector: &[f32], weight: f32) {
    for (total, component) in sum.iter_mut().zip(vector) {
        *total += weight * component;
    }
}

/// L2 norm, never 0.
pub(crate) fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
}

/// Vectors of different models cannot be compared.
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

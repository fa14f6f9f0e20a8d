//! Stage "embed": passages → one query vector.

use std::sync::OnceLock;

use cinerag_domain::IndexInfo;
use cinerag_ports::{EmbedError, Embedder};
use cinerag_query::{QueryPlan, Style};

/// How far a query moves away from what is not wanted.
const UNWANTED_SHARE: f32 = 0.3;
/// How far a description moves away from what every description says; measured on the development descriptions.
const TELLING_SHARE: f32 = 0.3;

/// What descriptions of any film say. The mean of their vectors is what such texts have in common, so that it is
/// taken out of each: films whose synopsis speaks of memory and television are not what is meant.
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

/// Makes query vectors. Built once; what all descriptions share is embedded when the first one comes.
#[derive(Default)]
pub(crate) struct QueryEmbedder {
    telling: OnceLock<Vec<f32>>,
}

impl QueryEmbedder {
    /// The weighted sum of the passages' vectors, moved away from what is not wanted and, for a description, from what
    /// all descriptions say. Near unit length and not normalised: the candidates of one query are compared with each
    /// other. None when the plan has no passage.
    pub(crate) fn query_vector(
        &self,
        embedder: &dyn Embedder,
        plan: &QueryPlan,
    ) -> Result<Option<Vec<f32>>, EmbedError> {
        if plan.passages.is_empty() {
            return Ok(None);
        }
        let mut sum = vec![0.0; embedder.dimension()];
        let whole: f32 = plan.passages.iter().map(|passage| passage.weight).sum();
        for passage in &plan.passages {
            add(&mut sum, &embedder.embed(&passage.text)?, passage.weight / whole.max(f32::MIN_POSITIVE));
        }
        normalise(&mut sum);
        for text in &plan.unwanted {
            add(&mut sum, &embedder.embed(text)?, -UNWANTED_SHARE / plan.unwanted.len() as f32);
        }
        if plan.style == Style::Story {
            add(&mut sum, self.telling(embedder)?, -TELLING_SHARE);
        }
        Ok(Some(sum))
    }

    fn telling(&self, embedder: &dyn Embedder) -> Result<&[f32], EmbedError> {
        if let Some(vector) = self.telling.get() {
            return Ok(vector);
        }
        let vector = text_vector(embedder, &TELLING)?;
        Ok(self.telling.get_or_init(|| vector))
    }
}

/// The unit-length mean of the passages' vectors.
pub(crate) fn text_vector<T: AsRef<str>>(
    embedder: &dyn Embedder,
    passages: &[T],
) -> Result<Vec<f32>, EmbedError> {
    let mut sum = vec![0.0; embedder.dimension()];
    for passage in passages {
        add(&mut sum, &embedder.embed(passage.as_ref())?, 1.0);
    }
    normalise(&mut sum);
    Ok(sum)
}

/// Makes a vector of unit length.
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

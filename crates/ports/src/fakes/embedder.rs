//! Embedders without a model.

use cinerag_domain::Fingerprint;

use crate::{EmbedError, Embedder};

/// Sums a pseudo-random unit direction for each word, so that texts that share words are near.
pub struct HashEmbedder {
    dimension: usize,
    fingerprint: Fingerprint,
}

impl HashEmbedder {
    /// Vectors of `dimension` components.
    pub fn new(dimension: usize) -> Self {
        HashEmbedder { dimension, fingerprint: Fingerprint(format!("hash-{dimension}")) }
    }
}

impl Embedder for HashEmbedder {
    fn embed(&self, text: &str) -> Result<Vec<f32>, EmbedError> {
        let mut sum = vec![0.0_f32; self.dimension];
        for word in std::iter::once("").chain(text.split_whitespace()) {
            let mut hash = word
                .bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            for component in &mut sum {
                hash = hash.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *component += (hash >> 40) as f32 / (1 << 23) as f32 - 1.0;
            }
        }
        let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
        Ok(sum.into_iter().map(|x| x / norm).collect())
    }

    fn dimension(&self) -> usize {
        self.dimension
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }
}

/// Fails every time.
pub struct BrokenEmbedder(Fingerprint);

impl Default for BrokenEmbedder {
    fn default() -> Self {
        BrokenEmbedder(Fingerprint("broken".into()))
    }
}

impl Embedder for BrokenEmbedder {
    fn embed(&self, _text: &str) -> Result<Vec<f32>, EmbedError> {
        Err(EmbedError::Failed("broken on purpose".into()))
    }

    fn dimension(&self) -> usize {
        4
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.0
    }
}

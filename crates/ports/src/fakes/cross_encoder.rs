//! Cross-encoders without a model.

use std::collections::BTreeSet;

use cinerag_domain::Fingerprint;

use crate::{CrossEncodeError, CrossEncoder};

/// Scores a document by how many of its words, each counted once, are the query's.
pub struct OverlapCrossEncoder(Fingerprint);

impl Default for OverlapCrossEncoder {
    fn default() -> Self {
        OverlapCrossEncoder(Fingerprint("overlap".into()))
    }
}

impl CrossEncoder for OverlapCrossEncoder {
    fn scores(&self, query: &str, documents: &[&str]) -> Result<Vec<f32>, CrossEncodeError> {
        let asked = words(query);
        Ok(documents.iter().map(|document| words(document).intersection(&asked).count() as f32).collect())
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.0
    }
}

/// Lower-case words without their punctuation.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Fails every time.
pub struct BrokenCrossEncoder(Fingerprint);

impl Default for BrokenCrossEncoder {
    fn default() -> Self {
        BrokenCrossEncoder(Fingerprint("broken".into()))
    }
}

impl CrossEncoder for BrokenCrossEncoder {
    fn scores(&self, _query: &str, _documents: &[&str]) -> Result<Vec<f32>, CrossEncodeError> {
        Err(CrossEncodeError::Failed("broken on purpose".into()))
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.0
    }
}

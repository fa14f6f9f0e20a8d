//! Prefix → completions.

use async_trait::async_trait;
use cinerag_domain::Suggestion;

use crate::StoreError;

/// Completes what is being typed.
#[async_trait]
pub trait Suggester: Send + Sync {
    /// At most `limit` suggestions, each once, by their best key and within each of these steps best known first:
    /// keys that equal `folded_prefix`; that start with it; that start with it when spaces are left out on both
    /// sides; that start with something one edit from it, when it has 4 letters or more, and 5 when the first
    /// letter differs; that start with something two edits from it and with its first letter, when it has 8 or more.
    /// Edits and letters are those of [`crate::Lexicon::near_phrases`]. The prefix is folded like the keys are. Stores
    /// need not return the keys.
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError>;
}

//! Prefix → completions.

use async_trait::async_trait;
use cinerag_domain::Suggestion;

use crate::StoreError;

/// Completes what is being typed.
#[async_trait]
pub trait Suggester: Send + Sync {
    /// At most `limit` suggestions, each once, by their best key, best known first within each of these steps: keys
    /// equal to `folded_prefix`; keys that start with it; that start with it when spaces are ignored on both sides;
    /// that start with something one edit from it, if it has 4 letters or more, or 5 when the first letter differs;
    /// that start with something two edits from it and with its first letter, if it has 8 or more. Edits and letters
    /// are those of [`crate::Lexicon::near_phrases`]. The prefix is folded like the keys. Stores need not return the
    /// keys.
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError>;
}

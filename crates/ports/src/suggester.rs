//! Prefix → completions.

use async_trait::async_trait;
use cinerag_domain::Suggestion;

use crate::StoreError;

/// Completes what is being typed.
#[async_trait]
pub trait Suggester: Send + Sync {
    /// The best-known suggestions that have a key starting with `folded_prefix`, at most `limit`, each once;
    /// a key that equals the prefix comes before all others. The prefix is folded like the keys are.
    /// Stores need not give the keys back.
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError>;
}

//! Text analysis: the one way in which text becomes comparable, shared by both journeys.
//!
//! In: text as people and data sets write it. Out: [`fold`]ed text (for names, titles, prefixes), [`terms`]
//! (stemmed, for BM25) and [`term_id`]s (for sparse vectors); [`lexicon`] has the words that this takes. Whatever changes here changes the index:
//! [`VERSION`] is part of the template version.

mod fold;
pub mod lexicon;
mod series;
mod terms;

pub use fold::fold;
pub use lexicon::article_first;
pub use series::series_stem;
pub use terms::{Terms, query_vector, term_id};

/// Changes whenever equal text may give other terms or ids than before.
pub const VERSION: &str = "analysis-1";

//! The plan: what retrieval asks the embedder and the store for.

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{QueryReport, SparseVector};

use crate::condense::condense;

/// A query made ready for retrieval.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryPlan {
    /// How the query was read, for the answer.
    pub report: QueryReport,
    /// Texts to embed; their mean is the query vector. At least one.
    pub passages: Vec<String>,
    /// Terms for sparse retrieval; empty when the text has no word that could match.
    pub sparse: SparseVector,
}

/// Makes plans. Built once, shared by all requests.
#[derive(Default)]
pub struct Planner {
    terms: Terms,
}

impl Planner {
    /// Plans a [`clean`](crate::clean)ed text. Pure: equal texts give equal plans.
    pub fn plan(&self, text: &str) -> QueryPlan {
        QueryPlan {
            report: QueryReport { text: text.to_owned(), ..QueryReport::default() },
            passages: condense(text),
            sparse: query_vector(&self.terms, text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_has_passages_and_terms() {
        let plan = Planner::default().plan("robots in love");
        assert_eq!(plan.passages, ["robots in love"]);
        assert_eq!(plan.sparse.indices.len(), 3);
        assert_eq!(plan.report.text, "robots in love");
    }
}

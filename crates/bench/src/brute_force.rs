//! The dense search once more, as simply as it can be written: what is right, and what it must cost at least.

use std::hint::black_box;

use anyhow::{Context, Result};
use cinerag_analysis::Terms;
use cinerag_domain::{FilterFacts, Filters};
use cinerag_ports::{Catalogue, DENSE_DOCUMENT, ListOrder, Scored, VectorStore};
use cinerag_vector_store::EmbeddedIndex;
use simsimd::SpatialSimilarity;

/// Scores nearer to each other than this are ties: sums of 384 f32 products differ by less than this from exact.
const TIE: f64 = 1e-6;

/// Numbers in a cache line.
const LINE: usize = 16;

/// Every film: what filters look at, and the stored vector.
pub struct Films {
    facts: Vec<FilterFacts>,
    /// Row-major, from `start`, which lies on a cache line as it does in the artefact: a scan of rows that
    /// straddle lines is a third slower, and no floor.
    rows: Vec<f32>,
    start: usize,
    dimension: usize,
}

impl Films {
    /// Out of the index, through its ports.
    pub async fn of(index: &EmbeddedIndex) -> Result<Self> {
        let info = index.info();
        let terms = Terms::default();
        let dimension = info.dimension as usize;
        let rows = vec![0.0; info.movies as usize * dimension + LINE];
        let start = rows.as_ptr().align_offset(LINE * size_of::<f32>());
        let mut films = Films { facts: Vec::new(), rows, start, dimension };
        for id in index.list(&Filters::default(), None, ListOrder::Year, 0, usize::MAX).await? {
            let film =
                index.movie(id).await?.with_context(|| format!("film {id} is listed and not there"))?;
            let vector = index.dense_vector(DENSE_DOCUMENT, id).await?;
            films.facts.push(film.filter_facts(cinerag_analysis::fold, |topic| terms.of_prose(topic)));
            let vector = vector.with_context(|| format!("film {id} has no vector"))?;
            let at = start + (films.facts.len() - 1) * dimension;
            films.rows.get_mut(at..at + dimension).context("more films than said")?.copy_from_slice(&vector);
        }
        Ok(films)
    }

    fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.rows[self.start..].chunks_exact(self.dimension)
    }

    /// One dot product a film, and nothing else.
    pub fn scan(&self, query: &[f32]) {
        for row in self.rows() {
            black_box(f32::dot(row, query));
        }
    }

    /// Share of the best `limit` admitted films that were given.
    pub fn recall(&self, query: &[f32], filters: &Filters, given: &[Scored], limit: usize) -> f64 {
        let exact =
            |row: &[f32]| row.iter().zip(query).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
        let admitted = self.facts.iter().zip(self.rows()).filter(|(facts, _)| filters.admits(facts));
        let mut scored: Vec<_> = admitted.map(|(facts, row)| (facts.id, exact(row))).collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let wanted = scored.len().min(limit);
        let Some((_, last)) = wanted.checked_sub(1).and_then(|at| scored.get(at)) else { return 1.0 };
        let among_best: std::collections::HashSet<_> =
            scored.iter().take_while(|(_, score)| *score >= last - TIE).map(|(id, _)| *id).collect();
        let found = given.iter().filter(|film| among_best.contains(&film.id)).count();
        found.min(wanted) as f64 / wanted as f64
    }
}

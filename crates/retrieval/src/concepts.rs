//! Stage "retrieve", concepts: what films should be like → sparse queries, and how well films match them.
//!
//! Concepts come from a request's words, and from its vector, for which a classifier says what it asks for. Each named
//! wish is a query of its own, so that ranking can prefer a film with all of them to a film with only much of the
//! first.

use cinerag_domain::{IndexInfo, MovieId, SparseVector};
use cinerag_genome::{ConceptNumber, Concepts};
use cinerag_ports::{IndexSnapshot, QueryVector, SPARSE_CONCEPTS, Scored, StoreError, VectorQuery};
use cinerag_query::{ConceptWish, QueryPlan};

/// Most concepts taken from the request's vector.
const MOST_LIKELY: usize = 10;
/// Probability of these concepts in all from which they count in full; less means that the request may ask for anything.
const SURE: f32 = 0.3;
/// Greatest gap between the cosine of the nearest concept and that of a named one; with a greater gap the name is not
/// meant.
const FARTHEST_BEHIND: f32 = 0.3;
/// Weight of the opposite of something unwanted, as if the request were near it.
const CONTRARY_WEIGHT: f32 = 0.4;
/// Weight in the list of concepts that are only near, relative to named ones.
const NEAR_SHARE: f32 = 1.0;
/// Least strength at which a concept is given as a reason.
const EVIDENT_STRENGTH: f32 = 0.4;
/// Most named wishes, each a query.
const MOST_NAMED: usize = 6;

/// The concepts of a request as sparse queries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct WishedConcepts {
    /// What the words name, a query for each wish; the weights of one add up to 1.
    named: Vec<SparseVector>,
    /// What the request most likely asks for, with weights of at most 1 in all.
    near: SparseVector,
    /// What films should not be like.
    unwanted: SparseVector,
    /// Cosine of the nearest concept.
    pub(crate) best_cosine: f32,
}

/// How a film matches them, each 0–1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct ConceptMatches {
    /// Mean over the named wishes.
    pub(crate) named: f32,
    /// The least of the named wishes.
    pub(crate) least: f32,
    /// Weighted mean over the concepts that the request is near to.
    pub(crate) near: f32,
    /// Sum over the unwanted concepts, at most 1.
    pub(crate) unwanted: f32,
}

impl WishedConcepts {
    /// The wishes of a plan, with its query vector if there is one.
    pub(crate) fn of(plan: &QueryPlan, dense: Option<&[f32]>, index: &IndexInfo) -> Self {
        let concepts = Concepts::shipped();
        let wanted = plan.concepts.iter().filter(|wish| wish.is_wanted);
        let unwanted = plan.concepts.iter().filter(|wish| !wish.is_wanted);
        let unwanted: Vec<ConceptNumber> = unwanted.flat_map(|wish| wish.numbers.iter().copied()).collect();
        let vector = dense.filter(|_| concepts.model() == index.model.0);
        let vector = vector.map(|vector| {
            let mut unit = vector.to_vec();
            crate::embed::normalise(&mut unit);
            unit
        });
        let vector = vector.as_deref();
        let near = vector.map(|vector| concepts.near(vector, 1)).unwrap_or_default();
        let best_cosine = near.first().map_or(0.0, |best| best.cosine);
        // "faith" in "restores my faith in people" is not what the request is about
        let is_meant = |wish: &&ConceptWish| {
            let cosine =
                |number: &ConceptNumber| vector.map_or(1.0, |vector| concepts.cosine(*number, vector));
            wish.numbers.iter().any(|number| cosine(number) >= best_cosine - FARTHEST_BEHIND)
        };
        let named = wanted.filter(is_meant).take(MOST_NAMED);
        let named = named.map(|wish| shared(&wish.numbers, concepts)).collect();
        let likely = vector.map(|vector| concepts.likely(vector, MOST_LIKELY));
        let mut likely = likely.unwrap_or_default();
        likely.retain(|likely| !unwanted.contains(&likely.number));
        let whole = likely.iter().map(|likely| likely.probability).sum::<f32>().max(SURE);
        let near = likely.iter();
        let near = near.filter_map(|near| Some((concepts.term(near.number)?, near.probability / whole)));
        let contrary = unwanted.iter().filter_map(|number| concepts.get(*number));
        let contrary = contrary.flat_map(|concept| &concept.opposites);
        let contrary = contrary.filter_map(|number| Some((concepts.term(*number)?, CONTRARY_WEIGHT)));
        WishedConcepts {
            named,
            near: SparseVector::from_pairs(near.filter(|(_, weight)| *weight > 0.0).chain(contrary)),
            unwanted: SparseVector::from_pairs(
                unwanted.iter().filter_map(|number| Some((concepts.term(*number)?, 1.0))),
            ),
            best_cosine,
        }
    }

    /// True when the request asks for no concept.
    pub(crate) fn is_empty(&self) -> bool {
        self.named.is_empty() && self.near.is_empty()
    }

    /// The films' concept vectors, from the snapshot's own store as records are: they only explain, which is not worth
    /// another round trip to a remote store. Empty vectors when nothing was wished.
    pub(crate) async fn strengths(
        &self,
        index: &IndexSnapshot,
        ids: &[MovieId],
    ) -> Result<Vec<SparseVector>, StoreError> {
        if self.is_empty() {
            return Ok(vec![SparseVector::default(); ids.len()]);
        }
        let vectors = index.parts().store.sparse_vectors(SPARSE_CONCEPTS, ids).await?;
        Ok(vectors.into_iter().map(Option::unwrap_or_default).collect())
    }

    /// The wished concepts that a film has, strongest evidence first, as shown to people; `strengths` is the film's
    /// concept vector.
    pub(crate) fn evidence(&self, strengths: &SparseVector) -> Vec<String> {
        let concepts = Concepts::shipped();
        let strength =
            |term: u32| strengths.indices.binary_search(&term).map_or(0.0, |at| strengths.values[at]);
        let asked = self.named.iter().flat_map(SparseVector::iter).chain(self.near.iter());
        let mut met: Vec<(f32, u32)> = asked
            .filter(|(term, _)| strength(*term) >= EVIDENT_STRENGTH)
            .map(|(term, weight)| (weight * strength(term), term))
            .collect();
        met.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut shown: Vec<String> = Vec::new();
        for text in met.iter().filter_map(|(_, term)| concepts.shown(concepts.of_term(*term)?)) {
            if !shown.contains(&text) {
                shown.push(text);
            }
        }
        shown
    }

    /// The query for the list of films with the wished concepts; its score is a mean strength.
    pub(crate) fn list_query(&self) -> SparseVector {
        let whole = self.named.len() as f32 + NEAR_SHARE * total(&self.near);
        let share = 1.0 / whole.max(f32::MIN_POSITIVE);
        let named = self.named.iter().flat_map(|wish| wish.iter().map(move |(term, w)| (term, share * w)));
        let near = self.near.iter().map(|(term, w)| (term, share * NEAR_SHARE * w));
        SparseVector::from_pairs(named.chain(near))
    }

    /// The queries whose scores [`WishedConcepts::matches`] reads.
    pub(crate) fn queries(&self, limit: usize) -> Vec<VectorQuery> {
        let all = self.named.iter().chain([&self.near, &self.unwanted]);
        let query = |vector: &SparseVector| VectorQuery {
            name: SPARSE_CONCEPTS.to_owned(),
            vector: QueryVector::Sparse(vector.clone()),
            limit,
        };
        all.map(query).collect()
    }

    /// How a film matches, by the answers to the queries, each sorted by id.
    pub(crate) fn matches(&self, answers: &[Vec<Scored>], id: MovieId) -> ConceptMatches {
        let (named, rest) = answers.split_at(self.named.len().min(answers.len()));
        let score = |list: &Vec<Scored>| crate::candidates::score_of(list, id);
        let scores: Vec<f32> = named.iter().map(score).collect();
        let near = rest.first().map_or(0.0, score) / total(&self.near).max(f32::MIN_POSITIVE);
        ConceptMatches {
            named: scores.iter().sum::<f32>() / scores.len().max(1) as f32,
            least: scores.iter().copied().reduce(f32::min).unwrap_or(0.0),
            // weak nearness means little, however well a film matches
            near: near * total(&self.near).min(1.0),
            unwanted: rest.get(1).map_or(0.0, score).min(1.0),
        }
    }
}

/// The concepts that words may mean, as one query with equal weights.
fn shared(numbers: &[ConceptNumber], concepts: &Concepts) -> SparseVector {
    let share = 1.0 / numbers.len().max(1) as f32;
    SparseVector::from_pairs(numbers.iter().filter_map(|number| Some((concepts.term(*number)?, share))))
}

fn total(vector: &SparseVector) -> f32 {
    vector.values.iter().sum()
}

#[cfg(test)]
mod tests {
    use cinerag_ports::fakes::index_info;

    use super::*;

    fn plan(wishes: &[(&str, bool)]) -> QueryPlan {
        let wish = |(id, is_wanted): &(&str, bool)| ConceptWish {
            numbers: Concepts::shipped().number(id).into_iter().collect(),
            is_wanted: *is_wanted,
            is_said: false,
        };
        QueryPlan { concepts: wishes.iter().map(wish).collect(), ..QueryPlan::default() }
    }

    #[test]
    fn a_film_with_all_wishes_has_the_greater_least() {
        let wished = WishedConcepts::of(
            &plan(&[("cosy", true), ("christmas", true), ("gore", false)]),
            None,
            &index_info(1, 2000),
        );
        let list = |pairs: &[(u32, f32)]| -> Vec<Scored> {
            pairs.iter().map(|(id, score)| Scored { id: MovieId(*id), score: *score }).collect()
        };
        let answers = [list(&[(1, 0.8), (2, 1.0)]), list(&[(1, 0.6)]), list(&[]), list(&[(2, 0.5)])];
        assert_eq!(wished.queries(10).len(), answers.len());
        let [both, one] = [1, 2].map(|id| wished.matches(&answers, MovieId(id)));
        assert!(both.least > one.least && (both.named - 0.7).abs() < 1e-6);
        assert!(one.unwanted > 0.0 && both.unwanted == 0.0);
        assert!((total(&wished.list_query()) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn without_wishes_nothing_is_asked() {
        assert!(WishedConcepts::of(&QueryPlan::default(), None, &index_info(1, 2000)).is_empty());
    }
}

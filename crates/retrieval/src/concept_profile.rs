//! What films are like, as a profile for finding similar ones: the concepts they share, and how the answer should
//! differ.

use cinerag_domain::{IndexInfo, SparseVector};
use cinerag_genome::Concepts;
use cinerag_ports::EmbedError;
use cinerag_query::{Tweak, concepts_named};

use crate::embed::norm;

/// Concepts taken for a description by its embedding.
const MOST_LIKELY: usize = 5;
/// Least probability of such a concept.
const LEAST_PROBABILITY: f32 = 0.05;

/// Cosine of two films' concepts; 0 where one has none.
pub(crate) fn cosine(a: &SparseVector, b: &SparseVector) -> f32 {
    a.dot(b) / (norm(&a.values) * norm(&b.values)).max(f32::MIN_POSITIVE)
}

/// Least cosine at which a film counts as like the examples.
const ALIKE: f32 = 0.5;

/// How far a film lies from the examples in the direction of the tweaks, −1–1, weighted by its [`cosine`] with them.
/// Unlike films gain nothing: every tragedy is darker than a comedy.
pub(crate) fn moved(moves: &SparseVector, examples: &SparseVector, film: &SparseVector, cosine: f32) -> f32 {
    let distance = (moves.dot(film) - moves.dot(examples)).clamp(-1.0, 1.0);
    if distance > 0.0 { distance * (cosine / ALIKE).min(1.0) } else { distance }
}

/// The concepts that tweaks move towards (positive) and away from (negative); the weights of each tweak add up to 1 on
/// either side. Words that name no concept are embedded.
pub(crate) fn moves(
    tweaks: &[Tweak],
    index: &IndexInfo,
    embed: impl Fn(&str) -> Result<Vec<f32>, EmbedError>,
) -> Result<SparseVector, EmbedError> {
    let mut pairs = Vec::new();
    for tweak in tweaks {
        let (toward, away) = match tweak {
            Tweak::Direction(direction) => (Some(direction.toward), Some(direction.away)),
            Tweak::Toward(words) => (Some(words.as_str()), None),
            Tweak::Away(words) | Tweak::Without(words) => (None, Some(words.as_str())),
            Tweak::Older | Tweak::Newer | Tweak::Shorter | Tweak::Longer => (None, None),
        };
        for (words, sign) in [(toward, 1.0), (away, -1.0)] {
            let Some(words) = words else { continue };
            let concepts = concepts_of(words, index, &embed)?;
            let whole: f32 = concepts.values.iter().sum();
            pairs.extend(concepts.iter().map(|(term, weight)| (term, sign * weight / whole)));
        }
    }
    Ok(SparseVector::from_pairs(pairs))
}

/// The concepts that a description names; if none, those that it most likely means.
fn concepts_of(
    words: &str,
    index: &IndexInfo,
    embed: impl Fn(&str) -> Result<Vec<f32>, EmbedError>,
) -> Result<SparseVector, EmbedError> {
    let concepts = Concepts::shipped();
    let named = concepts_named(words);
    if !named.is_empty() {
        return Ok(SparseVector::from_pairs(
            named.into_iter().filter_map(|number| Some((concepts.term(number)?, 1.0))),
        ));
    }
    if concepts.model() != index.model.0 {
        return Ok(SparseVector::default());
    }
    let likely = concepts.likely(&embed(words)?, MOST_LIKELY).into_iter();
    let likely = likely.filter(|concept| concept.probability >= LEAST_PROBABILITY);
    let weighted = likely.filter_map(|concept| Some((concepts.term(concept.number)?, concept.probability)));
    Ok(SparseVector::from_pairs(weighted))
}

#[cfg(test)]
mod tests {
    use cinerag_genome::concept_term;
    use cinerag_ports::fakes::index_info;
    use cinerag_query::parse_tweak;

    use super::*;

    fn weight(moves: &SparseVector, id: &str) -> f32 {
        moves.iter().find(|(term, _)| *term == concept_term(id)).map_or(0.0, |(_, weight)| weight)
    }

    #[test]
    fn darker_moves_towards_the_dark() {
        let unavailable = |_: &str| Err(EmbedError::Failed("unavailable".to_owned()));
        let moves =
            moves(&parse_tweak("darker"), &index_info(1, 2000), unavailable).expect("nothing to embed");
        assert!(weight(&moves, "dark") > 0.0 && weight(&moves, "bleak") > 0.0, "{moves:?}");
        assert!(weight(&moves, "light-hearted") < 0.0, "{moves:?}");
    }

    #[test]
    fn a_move_is_measured_from_the_examples() {
        let moves = SparseVector::from_pairs([(1, 1.0), (2, -1.0)]);
        let film = |one: f32, two: f32| SparseVector::from_pairs([(1, one), (2, two)]);
        let distance = |examples: &SparseVector, film: &SparseVector| {
            moved(&moves, examples, film, cosine(examples, film))
        };
        assert!((distance(&film(0.2, 0.5), &film(0.9, 0.5)) - 0.7).abs() < 1e-6);
        assert!(distance(&film(0.2, 0.0), &film(0.2, 0.9)) < 0.0);
        assert!((cosine(&film(1.0, 1.0), &film(0.5, 0.5)) - 1.0).abs() < 1e-6);
        assert!(cosine(&film(1.0, 1.0), &SparseVector::default()).abs() < 1e-6);
    }
}

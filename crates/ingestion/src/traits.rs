//! Films → sparse vectors of traits: who worked on it, what it is about, its genres, its series.
//!
//! Where BM25 counts words, a trait is a whole name: "person:tom hanks", "topic:time travel". Rare traits weigh more,
//! by inverse document frequency (Spärck Jones, "A statistical interpretation of term specificity", 1972):
//!
//! ```text
//! w(t,d) = share(t,d) · ln(N / df(t)),   then divided by the vector's length
//! ```
//!
//! A trait that only one film has is left out, since it relates to no other film.

use std::collections::{BTreeMap, HashMap};

use cinerag_analysis::{fold, series_stem, term_id};
use cinerag_domain::{Movie, SparseVector};
use cinerag_ports::{TraitKind, trait_term};

/// Most billed actors that count; the first counts most.
const MAX_CAST: usize = 12;

/// The vector of each film, in order; of length 1, or empty for a film that shares nothing.
pub(crate) fn trait_vectors(movies: &[Movie]) -> Vec<SparseVector> {
    let documents: Vec<BTreeMap<u32, f32>> = movies.iter().map(shares).collect();
    let mut frequencies: HashMap<u32, u32> = HashMap::new();
    for document in &documents {
        for term in document.keys() {
            *frequencies.entry(*term).or_default() += 1;
        }
    }
    let vector = |document: &BTreeMap<u32, f32>| {
        let shared = document.iter().filter(|(term, _)| frequencies[*term] > 1);
        let idf = |term: &u32| (movies.len() as f32 / frequencies[term] as f32).ln();
        let weighed: Vec<(u32, f32)> = shared.map(|(term, share)| (*term, share * idf(term))).collect();
        let norm = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        let weighed = weighed.into_iter().filter(|(_, weight)| *weight > 0.0);
        SparseVector::from_pairs(weighed.map(|(term, weight)| (term, weight / norm)))
    };
    documents.iter().map(vector).collect()
}

/// How much each trait counts for the film: the director and the lead fully, smaller parts less. The greater of two
/// parts in a film counts.
fn shares(movie: &Movie) -> BTreeMap<u32, f32> {
    let (card, details) = (&movie.card, &movie.details);
    let mut shares: BTreeMap<u32, f32> = BTreeMap::new();
    let mut add = |kind: TraitKind, name: &str, share: f32| {
        let folded = fold(name);
        if !folded.is_empty() {
            let most = shares.entry(term_id(&trait_term(kind, &folded))).or_default();
            *most = most.max(share);
        }
    };
    card.directors.iter().for_each(|name| add(TraitKind::Person, name, 1.0));
    details.writers.iter().for_each(|name| add(TraitKind::Person, name, 0.6));
    for (place, member) in details.cast.iter().take(MAX_CAST).enumerate() {
        add(TraitKind::Person, &member.name, 1.0 / (1.0 + place as f32 / 3.0));
    }
    let topics = details.keywords.iter().chain(&details.tags).chain(&details.moods);
    topics.for_each(|topic| add(TraitKind::Topic, topic, 1.0));
    card.genres.iter().for_each(|genre| add(TraitKind::Genre, genre.name(), 1.0));
    let titles = std::iter::once(&card.title).chain(&details.alternative_titles);
    titles.filter_map(|title| series_stem(title)).for_each(|stem| add(TraitKind::Series, &stem, 1.0));
    shares
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{CastMember, Genre};
    use cinerag_ports::conformance::sample_contents;

    use super::*;

    fn movies() -> Vec<Movie> {
        let mut movies: Vec<Movie> =
            sample_contents(4, 1).points.into_iter().map(|point| point.movie).collect();
        for (movie, (title, director, keyword)) in movies.iter_mut().zip([
            ("Rocky", "A", "boxing"),
            ("Rocky II", "B", "boxing"),
            ("Alien", "A", "space"),
            ("Her", "C", "love"),
        ]) {
            movie.card.title = title.into();
            movie.card.directors = vec![director.into()];
            movie.card.genres = vec![Genre::Drama];
            movie.details = cinerag_domain::MovieDetails {
                keywords: vec![keyword.into()],
                cast: vec![CastMember { name: format!("Only In {title}"), character: None }],
                ..Default::default()
            };
        }
        movies
    }

    #[test]
    fn the_formula_by_hand() {
        let vectors = trait_vectors(&movies());
        // of Rocky's traits the director, the keyword and the series are shared with one film of four each, and the
        // genre is everybody's: ln 1 = 0
        let third = 1.0 / 3.0_f32.sqrt();
        assert_eq!(vectors[0].indices.len(), 3);
        assert!(vectors[0].values.iter().all(|weight| (weight - third).abs() < 1e-6), "{:?}", vectors[0]);
        // Rocky II shares keyword and series and has nothing else
        assert!((vectors[0].dot(&vectors[1]) - 2.0 * third / 2.0_f32.sqrt()).abs() < 1e-6);
        assert!((vectors[0].dot(&vectors[2]) - third).abs() < 1e-6, "the director");
        assert!(vectors[3].is_empty(), "Her shares nothing");
    }
}

//! Applies tweaks such as "but darker" and "but older" to a profile.
//!
//! Meaning is moved by an offset, as word vectors are in Mikolov, Yih and Zweig, "Linguistic regularities in
//! continuous space word representations", NAACL 2013: with e(·) the embedding of a phrase,
//!
//! ```text
//! v = x + α · (e(toward) − e(away)) / ‖e(toward) − e(away)‖     a pair of opposites
//! v = x ± α · e(words)                                          one description, nearer or, by a smaller α, farther
//! ```
//!
//! Years and running times are constraints, measured from the film that the answer is like.

use std::collections::BTreeMap;

use cinerag_analysis::Terms;
use cinerag_domain::{Degradation, Filters, Genre, IndexInfo, Signals};
use cinerag_ports::{EmbedError, Embedder};
use cinerag_query::Tweak;
use parking_lot::Mutex;

use crate::concept_profile;
use crate::embed::{self, add, norm};
use crate::pool::Profile;

/// α for a pair of opposites. On the 60 best-known films, at 4, "darker" lowers the share of comedies and children's
/// films among ten similar ones from .28 to .06 but replaces two thirds of the films; at 0.6 it changes almost nothing.
/// 3 retains more of the original list.
pub const DIRECTION_STRENGTH: f32 = 3.0;
/// α for a free description.
pub const TEXT_STRENGTH: f32 = 2.0;
/// α for what a free description excludes. Lower than for what it asks for: a phrase has no clear opposite, and at 2
/// the answers no longer had anything to do with the film.
pub const AWAY_STRENGTH: f32 = 0.7;
/// "Older" and "newer" are this many years or more.
const YEARS_APART: u16 = 5;
/// "Shorter" and "longer" are this many minutes or more.
const MINUTES_APART: u16 = 10;
/// Most cached phrases: the known ones, with room for repeated free ones.
const MAX_CACHED: usize = 256;

/// Caches the embeddings of phrases, since many requests ask for "darker".
#[derive(Default)]
pub struct Tweaker {
    cache: Mutex<BTreeMap<String, Vec<f32>>>,
}

impl Tweaker {
    /// The vector moved by every tweak of meaning; not of unit length, so that the tweaks weigh against the original.
    /// Without such tweaks it is unchanged, and nothing is embedded.
    pub fn moved(
        &self,
        vector: &[f32],
        tweaks: &[Tweak],
        embedder: &dyn Embedder,
    ) -> Result<Vec<f32>, EmbedError> {
        let mut moved = vector.to_vec();
        for tweak in tweaks {
            match tweak {
                Tweak::Direction(direction) => {
                    let toward = self.embedding(direction.toward, embedder)?;
                    let away = self.embedding(direction.away, embedder)?;
                    let offset: Vec<f32> = toward.iter().zip(&away).map(|(t, a)| t - a).collect();
                    add(&mut moved, &offset, DIRECTION_STRENGTH / norm(&offset));
                }
                Tweak::Toward(words) => add(&mut moved, &self.embedding(words, embedder)?, TEXT_STRENGTH),
                Tweak::Away(words) | Tweak::Without(words) => {
                    add(&mut moved, &self.embedding(words, embedder)?, -AWAY_STRENGTH);
                }
                Tweak::Older | Tweak::Newer | Tweak::Shorter | Tweak::Longer => {}
            }
        }
        Ok(moved)
    }

    /// Moves a profile's vector and concepts by the tweaks of meaning. Returns the part that was unavailable, in which
    /// case the tweaks are ignored. Without such tweaks, or a vector to move, nothing is embedded.
    pub(crate) fn apply(
        &self,
        profile: &mut Profile,
        tweaks: &[Tweak],
        embedder: Option<&dyn Embedder>,
        index: &IndexInfo,
    ) -> Option<Degradation> {
        let meaning = profile.meaning.as_ref().filter(|_| tweaks.iter().any(Tweak::is_of_meaning))?;
        let Some(embedder) = embedder else { return Some(Degradation::Embedder) };
        let applied = embed::check_model(embedder, index).and_then(|()| {
            let meaning = self.moved(meaning, tweaks, embedder)?;
            let moves = concept_profile::moves(tweaks, index, |words| self.embedding(words, embedder))?;
            Ok::<_, EmbedError>((meaning, moves))
        });
        match applied {
            Ok((meaning, moves)) => {
                profile.meaning = Some(meaning);
                profile.moves = moves;
                None
            }
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "tweak not embedded, ignored");
                Some(Degradation::Embedder)
            }
        }
    }

    fn embedding(&self, phrase: &str, embedder: &dyn Embedder) -> Result<Vec<f32>, EmbedError> {
        let cache = || self.cache.lock();
        if let Some(vector) = cache().get(phrase) {
            return Ok(vector.clone());
        }
        let vector = embedder.embed(phrase)?;
        let mut cache = cache();
        if cache.len() < MAX_CACHED {
            cache.insert(phrase.to_owned(), vector.clone());
        }
        Ok(vector)
    }
}

/// Narrows the filters by the tweaks that are constraints. Unknown facts of the film constrain nothing, and a narrower
/// filter of the caller stays.
pub fn constrain(filters: &mut Filters, tweaks: &[Tweak], like: &Signals) {
    for tweak in tweaks {
        match (tweak, like.year, like.runtime_minutes) {
            (Tweak::Older, Some(year), _) => lower_to(&mut filters.year.to, year.saturating_sub(YEARS_APART)),
            (Tweak::Newer, Some(year), _) => raise_to(&mut filters.year.from, year + YEARS_APART),
            (Tweak::Shorter, _, Some(minutes)) => {
                lower_to(&mut filters.runtime_minutes.to, minutes.saturating_sub(MINUTES_APART));
            }
            (Tweak::Longer, _, Some(minutes)) => {
                raise_to(&mut filters.runtime_minutes.from, minutes + MINUTES_APART);
            }
            (Tweak::Without(words), _, _) => match words.parse::<Genre>() {
                Ok(genre) => filters.exclude_genres = filters.exclude_genres.iter().chain([genre]).collect(),
                Err(_) => filters.exclude_topics.extend(Terms::default().of_prose(words)),
            },
            _ => {}
        }
    }
}

fn lower_to(end: &mut Option<u16>, value: u16) {
    *end = Some(end.map_or(value, |known| known.min(value)));
}

fn raise_to(end: &mut Option<u16>, value: u16) {
    *end = Some(end.map_or(value, |known| known.max(value)));
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{GenreSet, MovieId, Span};
    use cinerag_ports::fakes::{BrokenEmbedder, HashEmbedder};
    use cinerag_query::parse_tweak;
    use proptest::prelude::*;

    use super::*;
    use crate::diversify::dot;

    fn like() -> Signals {
        Signals {
            id: MovieId(1),
            year: Some(1995),
            runtime_minutes: None,
            genres: GenreSet::default(),
            quality: 7.0,
            popularity: 0.9,
        }
    }

    #[test]
    fn constraints_are_measured_from_the_film() {
        let mut filters = Filters { year: Span { from: None, to: Some(1980) }, ..Filters::default() };
        constrain(&mut filters, &parse_tweak("older and shorter"), &like());
        assert_eq!(filters.year, Span { from: None, to: Some(1980) }, "the caller's is narrower");
        assert!(filters.runtime_minutes.is_open(), "its length is not known");
        let mut filters = Filters::default();
        constrain(&mut filters, &parse_tweak("newer, without horror, no robots"), &like());
        assert_eq!(filters.year.from, Some(2000));
        assert_eq!(filters.exclude_genres, [Genre::Horror].into_iter().collect());
        assert_eq!(filters.exclude_topics, ["robot"]);
    }

    #[test]
    fn constraints_alone_embed_nothing() {
        let (tweaker, broken) = (Tweaker::default(), BrokenEmbedder::default());
        assert_eq!(
            tweaker.moved(&[1.0, 0.0], &parse_tweak("older"), &broken).expect("as it was"),
            [1.0, 0.0]
        );
        assert!(tweaker.moved(&[1.0, 0.0], &parse_tweak("darker"), &broken).is_err());
    }

    proptest! {
        #[test]
        fn a_tweak_brings_what_it_names_nearer_and_its_opposite_farther(words in "[a-z]{3,9}( [a-z]{3,9}){0,2}") {
            let (tweaker, embedder) = (Tweaker::default(), HashEmbedder::new(48));
            let film = embedder.embed("a film about nothing").expect("a vector");
            let wanted = embedder.embed(&words).expect("a vector");
            let near = |tweak: Tweak| {
                let moved = tweaker.moved(&film, &[tweak], &embedder).expect("moved");
                dot(&moved, &wanted) - dot(&film, &wanted)
            };
            prop_assert!((near(Tweak::Toward(words.clone())) - TEXT_STRENGTH).abs() < 1e-4);
            prop_assert!((near(Tweak::Away(words.clone())) + AWAY_STRENGTH).abs() < 1e-4);
        }
    }
}

//! The features of films of a [`pool`](crate::pool), for similar films and for recommendations.

use crate::linear::{Features, features};

features! {
    /// The features of films that may match a profile, each about 0–1.
    pub enum PoolFeature {
        /// Cosine of the composite documents.
        Meaning = "meaning",
        /// How strongly liking the profile's films predicts liking this one, compressed.
        CoRatings = "co_ratings",
        /// Cosine of people, keywords, genres and series.
        Traits = "traits",
        /// Cosine of what the films are like, as concepts.
        Concepts = "concepts",
        /// How far it lies in the direction of the tweaks, −1–1.
        Moved = "moved",
        /// How widely it is known.
        Popularity = "popularity",
        /// How well it is liked, over 10.
        Quality = "quality",
    }
}

/// What is known about a film of the pool.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct PoolMatches {
    pub(crate) meaning: f32,
    /// Summed strength of the co-ratings.
    pub(crate) co_ratings: f32,
    pub(crate) traits: f32,
    pub(crate) concepts: f32,
    pub(crate) moved: f32,
    pub(crate) popularity: f32,
    /// The shrunken mean rating, 0–10.
    pub(crate) quality: f32,
}

impl PoolMatches {
    /// The features that models weigh.
    pub(crate) fn features(&self) -> Features<PoolFeature> {
        Features::from_fn(|feature| match feature {
            PoolFeature::Meaning => self.meaning,
            PoolFeature::CoRatings => compressed(self.co_ratings),
            PoolFeature::Traits => self.traits,
            PoolFeature::Concepts => self.concepts,
            PoolFeature::Moved => self.moved,
            PoolFeature::Popularity => self.popularity,
            PoolFeature::Quality => self.quality / 10.0,
        })
    }
}

/// A summed strength as a feature: its logarithm, so that doubling a weak strength adds as much as doubling a strong
/// one; 0 for none and 1 for a sum of 1. Negative sums stay negative.
///
/// ```text
/// sign(s) · ln(1 + |s| / s₀) / ln(1 + 1 / s₀),   s₀ = 0.02, a weak neighbour's strength
/// ```
pub(crate) fn compressed(strength: f32) -> f32 {
    const WEAK: f32 = 0.02;
    (strength.abs() / WEAK).ln_1p().copysign(strength) / (1.0 / WEAK).ln_1p()
}

//! The few numbers of a film that ranking reads.

use serde::{Deserialize, Serialize};

use crate::{GenreSet, MovieId};

/// What reranking reads of a candidate, cheap to fetch by the hundred.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Signals {
    /// The film.
    pub id: MovieId,
    /// Year of release.
    pub year: Option<u16>,
    /// Running time in minutes.
    pub runtime_minutes: Option<u16>,
    /// Its genres.
    pub genres: GenreSet,
    /// How well it is liked, 0–10 (see [`Movie::quality`](crate::Movie)).
    pub quality: f32,
    /// How widely it is known, 0–1.
    pub popularity: f32,
}

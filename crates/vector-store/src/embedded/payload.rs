//! Stored records: cards for lists, details for a film's own page, each read only when asked for.

use cinerag_domain::{Movie, MovieCard, MovieDetails};
use cinerag_ports::StoreError;
use serde::de::DeserializeOwned;

use super::artefact::Artefact;
use super::columns::Columns;
use super::names::Items;

/// Postcard-encoded records in ordinal order.
pub(super) struct Payload {
    cards: Items,
    details: Items,
}

impl Payload {
    pub(super) fn open(artefact: &Artefact, movies: usize) -> Result<Self, StoreError> {
        let payload =
            Payload { cards: Items::open(artefact, "cards")?, details: Items::open(artefact, "details")? };
        if [payload.cards.len(artefact), payload.details.len(artefact)] != [movies, movies] {
            return Err(artefact.corrupt(format!("payload does not hold {movies} films")));
        }
        Ok(payload)
    }

    pub(super) fn card(&self, artefact: &Artefact, ordinal: usize) -> Result<MovieCard, StoreError> {
        decode(artefact, self.cards.get(artefact, ordinal))
    }

    pub(super) fn movie(
        &self,
        artefact: &Artefact,
        columns: &Columns,
        ordinal: usize,
    ) -> Result<Movie, StoreError> {
        let details: MovieDetails = decode(artefact, self.details.get(artefact, ordinal))?;
        Ok(Movie {
            card: self.card(artefact, ordinal)?,
            details,
            popularity: artefact.values(columns.popularity)[ordinal],
            quality: artefact.values(columns.quality)[ordinal],
        })
    }
}

/// Reads one postcard value.
pub(super) fn decode<T: DeserializeOwned>(artefact: &Artefact, bytes: &[u8]) -> Result<T, StoreError> {
    postcard::from_bytes(bytes)
        .map_err(|error| artefact.corrupt(format!("a stored record is unreadable: {error}")))
}

//! The film columns: one value a film, in ordinal order.

use cinerag_domain::{GenreSet, MovieId, Signals};
use cinerag_ports::StoreError;

use super::artefact::{Artefact, Column};
use super::names::{Items, NamedSets};

/// Ordinal-ordered values that filters, orders and facets read.
pub(super) struct Columns {
    /// MovieLens ids, ascending.
    pub(super) ids: Column<u32>,
    /// Genre sets.
    pub(super) genres: Column<u32>,
    /// Position in `languages` plus one; 0 when unknown.
    pub(super) language: Column<u16>,
    /// Year of release; 0 when unknown.
    pub(super) year: Column<u16>,
    /// Running time in minutes; 0 when unknown.
    pub(super) runtime: Column<u16>,
    /// What `rating_from` compares with, 0–10.
    pub(super) rating: Column<f32>,
    /// What sorting by rating sorts by, 0–10.
    pub(super) quality: Column<f32>,
    /// What sorting by popularity sorts by, 0–1.
    pub(super) popularity: Column<f32>,
    /// Language codes, sorted.
    pub(super) languages: Items,
    /// Films by whoever took part, folded.
    pub(super) people: NamedSets,
    /// Films by whoever is in the cast.
    pub(super) cast: NamedSets,
    /// Films by director.
    pub(super) directors: NamedSets,
    /// Films by country of production.
    pub(super) countries: NamedSets,
    /// Films by term of their keywords, tags and moods.
    pub(super) topics: NamedSets,
}

impl Columns {
    pub(super) fn open(artefact: &Artefact, movies: usize) -> Result<Self, StoreError> {
        let columns = Columns {
            ids: artefact.column_of("ids", movies)?,
            genres: artefact.column_of("genres", movies)?,
            language: artefact.column_of("language", movies)?,
            year: artefact.column_of("year", movies)?,
            runtime: artefact.column_of("runtime", movies)?,
            rating: artefact.column_of("rating", movies)?,
            quality: artefact.column_of("quality", movies)?,
            popularity: artefact.column_of("popularity", movies)?,
            languages: Items::open(artefact, "languages")?,
            people: NamedSets::open(artefact, "people")?,
            cast: NamedSets::open(artefact, "cast")?,
            directors: NamedSets::open(artefact, "directors")?,
            countries: NamedSets::open(artefact, "countries")?,
            topics: NamedSets::open(artefact, "topics")?,
        };
        if !artefact.values(columns.ids).is_sorted_by(|a, b| a < b) {
            return Err(artefact.corrupt("film ids are not ascending"));
        }
        Ok(columns)
    }

    /// The film's place in the columns.
    pub(super) fn ordinal(&self, artefact: &Artefact, id: MovieId) -> Option<usize> {
        artefact.values(self.ids).binary_search(&id.0).ok()
    }

    /// The film at a place in the columns.
    pub(super) fn id(&self, artefact: &Artefact, ordinal: usize) -> MovieId {
        MovieId(artefact.values(self.ids)[ordinal])
    }

    /// What reranking reads of the film at a place in the columns.
    pub(super) fn signals(&self, artefact: &Artefact, ordinal: usize) -> Signals {
        let known = |value: u16| (value != 0).then_some(value);
        Signals {
            id: self.id(artefact, ordinal),
            year: known(artefact.values(self.year)[ordinal]),
            runtime_minutes: known(artefact.values(self.runtime)[ordinal]),
            genres: GenreSet(artefact.values(self.genres)[ordinal]),
            quality: artefact.values(self.quality)[ordinal],
            popularity: artefact.values(self.popularity)[ordinal],
        }
    }
}

//! The film columns: one value per film, in ordinal order.

use cinerag_domain::{GenreSet, MovieId, NameField, Signals};
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
    /// The rating that `rating_from` compares with, 0–10.
    pub(super) rating: Column<f32>,
    /// The quality that sorting by rating uses, 0–10.
    pub(super) quality: Column<f32>,
    /// The popularity that sorting by popularity uses, 0–1.
    pub(super) popularity: Column<f32>,
    /// Language codes, sorted.
    pub(super) languages: Items,
    /// Films by the names of each [`NameField`].
    names: Vec<NamedSets>,
}

impl Columns {
    pub(super) fn open(artefact: &Artefact, movies: usize) -> Result<Self, StoreError> {
        let names = NameField::ALL.iter().map(|field| NamedSets::open(artefact, field.name()));
        let names = names.collect::<Result<_, _>>()?;
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
            names,
        };
        if !artefact.values(columns.ids).is_sorted_by(|a, b| a < b) {
            return Err(artefact.corrupt("film ids are not ascending"));
        }
        Ok(columns)
    }

    /// Films by the names of a field.
    pub(super) fn names(&self, field: NameField) -> NamedSets {
        self.names[field as usize]
    }

    /// The film's ordinal in the columns.
    pub(super) fn ordinal(&self, artefact: &Artefact, id: MovieId) -> Option<usize> {
        artefact.values(self.ids).binary_search(&id.0).ok()
    }

    /// The film at an ordinal.
    pub(super) fn id(&self, artefact: &Artefact, ordinal: usize) -> MovieId {
        MovieId(artefact.values(self.ids)[ordinal])
    }

    /// The signals that reranking reads, of the film at an ordinal.
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

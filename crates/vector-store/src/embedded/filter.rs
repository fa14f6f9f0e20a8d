//! Filters → the set of admitted films. `None` means that every film is admitted.

use cinerag_domain::{Demand, Filters, GenreSet, MovieId, NameField, Span};

use super::artefact::Artefact;
use super::bitmap::Bitmap;
use super::columns::Columns;

/// Evaluates a filter over the columns; agrees with [`Filters::admits`] on every film.
pub(super) fn admitted(artefact: &Artefact, columns: &Columns, filters: &Filters) -> Option<Bitmap> {
    if filters.is_empty() {
        return None;
    }
    let movies = artefact.values(columns.ids).len();
    let mut set = Bitmap::full(movies);
    // the films that have any of some names
    let with = |field: NameField, names: &[String]| {
        let ordinals = names.iter().flat_map(|name| columns.names(field).ordinals(artefact, name));
        Bitmap::of(movies, ordinals.copied())
    };
    for (field, demand, names) in filters.names() {
        match demand {
            _ if names.is_empty() => {}
            Demand::All => names.chunks(1).for_each(|name| set.intersect(&with(field, name))),
            Demand::Any => set.intersect(&with(field, names)),
            Demand::None => set.subtract(&with(field, names)),
        }
    }
    if !filters.genres.is_empty() || !filters.exclude_genres.is_empty() {
        let (wanted, unwanted) = (filters.genres, filters.exclude_genres);
        set.retain(artefact.values(columns.genres), |bits| {
            GenreSet(bits).contains_all(wanted) && !GenreSet(bits).intersects(unwanted)
        });
    }
    // in the column a language is its position among the names, from 1; 0 is unknown
    let in_column = |code: &String| {
        columns.languages.position(artefact, code.as_bytes()).map_or(u16::MAX, |at| at as u16 + 1)
    };
    if let Some(wanted) = filters.language.as_ref().map(in_column) {
        set.retain(artefact.values(columns.language), |language| language == wanted);
    }
    if !filters.exclude_languages.is_empty() {
        let unwanted: Vec<u16> = filters.exclude_languages.iter().map(in_column).collect();
        set.retain(artefact.values(columns.language), |language| {
            language != 0 && !unwanted.contains(&language)
        });
    }
    retain_span(&mut set, artefact.values(columns.year), filters.year);
    retain_span(&mut set, artefact.values(columns.runtime), filters.runtime_minutes);
    if !filters.exclude_years.is_open() {
        let unwanted = filters.exclude_years;
        set.retain(artefact.values(columns.year), |year| year == 0 || !unwanted.admits(Some(year)));
    }
    if let Some(least) = filters.rating_from {
        set.retain(artefact.values(columns.rating), |rating| rating >= least);
    }
    if let Some(most) = filters.rating_to {
        set.retain(artefact.values(columns.rating), |rating| rating <= most);
    }
    if !filters.exclude_ids.is_empty() {
        set.subtract(&of_ids(artefact, columns, &filters.exclude_ids));
    }
    if let Some(ids) = &filters.only_ids {
        set.intersect(&of_ids(artefact, columns, ids));
    }
    Some(set)
}

/// The films with these ids; unknown ids are ignored.
pub(super) fn of_ids(artefact: &Artefact, columns: &Columns, ids: &[MovieId]) -> Bitmap {
    let ordinals = ids.iter().filter_map(|id| columns.ordinal(artefact, *id)).map(|ordinal| ordinal as u32);
    Bitmap::of(artefact.values(columns.ids).len(), ordinals)
}

/// Retains known values inside the span; 0 stands for unknown and passes only an open span.
fn retain_span(set: &mut Bitmap, column: &[u16], span: Span<u16>) {
    if !span.is_open() {
        let (from, to) = (span.from.unwrap_or(1).max(1), span.to.unwrap_or(u16::MAX));
        set.retain(column, |value| value >= from && value <= to);
    }
}

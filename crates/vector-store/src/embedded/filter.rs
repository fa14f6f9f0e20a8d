//! Filters → the set of admitted films. `None` means that every film is admitted.

use cinerag_domain::{Filters, GenreSet, MovieId, Span};

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
    for name in &filters.people {
        set.intersect(&movies_of(artefact, columns, name, movies));
    }
    for name in &filters.exclude_people {
        set.subtract(&movies_of(artefact, columns, name, movies));
    }
    if !filters.genres.is_empty() || !filters.exclude_genres.is_empty() {
        let (wanted, unwanted) = (filters.genres, filters.exclude_genres);
        set.retain(artefact.values(columns.genres), |bits| {
            GenreSet(bits).contains_all(wanted) && !GenreSet(bits).intersects(unwanted)
        });
    }
    if let Some(code) = &filters.language {
        let wanted =
            columns.languages.position(artefact, code.as_bytes()).map_or(u16::MAX, |at| at as u16 + 1);
        set.retain(artefact.values(columns.language), |language| language == wanted);
    }
    retain_span(&mut set, artefact.values(columns.year), filters.year);
    retain_span(&mut set, artefact.values(columns.runtime), filters.runtime_minutes);
    if let Some(least) = filters.rating_from {
        set.retain(artefact.values(columns.rating), |rating| rating >= least);
    }
    if !filters.exclude_ids.is_empty() {
        set.subtract(&of_ids(artefact, columns, &filters.exclude_ids));
    }
    Some(set)
}

/// The films with these ids; unknown ids are passed over.
pub(super) fn of_ids(artefact: &Artefact, columns: &Columns, ids: &[MovieId]) -> Bitmap {
    let ordinals = ids.iter().filter_map(|id| columns.ordinal(artefact, *id)).map(|ordinal| ordinal as u32);
    Bitmap::of(artefact.values(columns.ids).len(), ordinals)
}

fn movies_of(artefact: &Artefact, columns: &Columns, name: &str, movies: usize) -> Bitmap {
    let person = columns.people.position(artefact, name.as_bytes());
    let ordinals = person.map_or(&[][..], |at| columns.people_movies.ordinals(artefact, at));
    Bitmap::of(movies, ordinals.iter().copied())
}

/// Keeps known values inside the span; 0 stands for unknown and passes only an open span.
fn retain_span(set: &mut Bitmap, column: &[u16], span: Span<u16>) {
    if !span.is_open() {
        let (from, to) = (span.from.unwrap_or(1).max(1), span.to.unwrap_or(u16::MAX));
        set.retain(column, |value| value >= from && value <= to);
    }
}

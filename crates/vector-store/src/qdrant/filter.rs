//! Filters → the server's conditions.

use cinerag_domain::{Demand, Filters, MovieId, Span};
use qdrant_client::qdrant::{Condition, Filter, Range};

use super::schema;

/// Conditions that agree with [`Filters::admits`] on every film and leave the manifest out; `None` when no film can
/// pass, which servers need not be asked about.
pub(super) fn conditions(filters: &Filters, among: Option<&[MovieId]>) -> Option<Filter> {
    let mut must = Vec::new();
    let mut must_not = vec![Condition::has_id([schema::MANIFEST_ID])];
    must.extend(filters.genres.iter().map(|genre| carries(schema::GENRES, genre.name())));
    let unwanted = filters.exclude_genres.iter().map(|genre| genre.name().to_owned());
    must_not.extend(carries_any(schema::GENRES, unwanted.collect()));
    for (field, demand, names) in filters.names() {
        match demand {
            Demand::All => must.extend(names.iter().map(|name| carries(field.name(), name))),
            Demand::Any => must.extend(carries_any(field.name(), names.to_vec())),
            Demand::None => must_not.extend(carries_any(field.name(), names.to_vec())),
        }
    }
    must.extend(filters.language.as_ref().map(|code| carries(schema::LANGUAGE, code)));
    if let Some(unwanted) = carries_any(schema::LANGUAGE, filters.exclude_languages.clone()) {
        must_not.extend([unwanted, Condition::is_empty(schema::LANGUAGE)]);
    }
    // films without the field are in no range, as unknown values are in no closed span
    must.extend(within(schema::YEAR, filters.year));
    must.extend(within(schema::RUNTIME, filters.runtime_minutes));
    must.extend(filters.rating_from.map(|least| {
        let range = Range { gte: Some(f64::from(least)), ..Range::default() };
        Condition::range(schema::RATING, range)
    }));
    if !filters.exclude_ids.is_empty() {
        must_not.push(one_of(&filters.exclude_ids));
    }
    for ids in [filters.only_ids.as_deref(), among].into_iter().flatten() {
        if ids.is_empty() {
            return None;
        }
        must.push(one_of(ids));
    }
    Some(Filter { must, must_not, ..Filter::default() })
}

fn carries(field: &str, value: &str) -> Condition {
    Condition::matches(field, value.to_owned())
}

fn carries_any(field: &str, values: Vec<String>) -> Option<Condition> {
    (!values.is_empty()).then(|| Condition::matches(field, values))
}

fn within(field: &str, span: Span<u16>) -> Option<Condition> {
    let range = Range { gte: span.from.map(f64::from), lte: span.to.map(f64::from), ..Range::default() };
    (!span.is_open()).then(|| Condition::range(field, range))
}

fn one_of(ids: &[MovieId]) -> Condition {
    Condition::has_id(ids.iter().map(|id| u64::from(id.0)))
}

//! Filters → the server's conditions.
//!
//! Conditions on text are written out as exact keywords: the client's `Condition::matches` turns a string with white
//! space into a full-text match, which finds other films and has no index here.

use cinerag_domain::{Demand, Filters, MovieId, Span};
use qdrant_client::qdrant::condition::ConditionOneOf;
use qdrant_client::qdrant::r#match::MatchValue;
use qdrant_client::qdrant::{Condition, FieldCondition, Filter, Match, Range, RepeatedStrings};

use super::schema;

/// Conditions that agree with [`Filters::admits`] on every film and exclude the manifest; `None` when no film can pass, so
/// that the server need not be asked.
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
    must_not.extend(within(schema::YEAR, filters.exclude_years));
    if filters.rating_from.is_some() || filters.rating_to.is_some() {
        let (gte, lte) = (filters.rating_from.map(f64::from), filters.rating_to.map(f64::from));
        must.push(Condition::range(schema::RATING, Range { gte, lte, ..Range::default() }));
    }
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

/// The field has this value.
fn carries(field: &str, value: &str) -> Condition {
    exactly(field, MatchValue::Keyword(value.to_owned()))
}

/// The field has one of these values; none without values.
fn carries_any(field: &str, values: Vec<String>) -> Option<Condition> {
    (!values.is_empty()).then(|| exactly(field, MatchValue::Keywords(RepeatedStrings { strings: values })))
}

fn exactly(field: &str, value: MatchValue) -> Condition {
    let field = FieldCondition {
        key: field.to_owned(),
        r#match: Some(Match { match_value: Some(value) }),
        ..FieldCondition::default()
    };
    Condition { condition_one_of: Some(ConditionOneOf::Field(field)) }
}

fn within(field: &str, span: Span<u16>) -> Option<Condition> {
    let range = Range { gte: span.from.map(f64::from), lte: span.to.map(f64::from), ..Range::default() };
    (!span.is_open()).then(|| Condition::range(field, range))
}

fn one_of(ids: &[MovieId]) -> Condition {
    Condition::has_id(ids.iter().map(|id| u64::from(id.0)))
}

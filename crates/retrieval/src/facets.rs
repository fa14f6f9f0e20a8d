//! Stage "respond": the facets of an answer. A field whose filter wants any of the given values is counted without that filter,
//! so that the values beside a chosen one stay to choose from. The filter by genres wants all that are given, so genres
//! are counted among the films that have them.

use cinerag_domain::{Facet, FacetField, Filters, MovieId, Span};
use cinerag_ports::{IndexSnapshot, StoreError};
use futures_util::future::try_join_all;

/// Counts each field over the films that pass the other fields' filters, limited to those in `among` if given.
pub(crate) async fn count(
    index: &IndexSnapshot,
    fields: &[FacetField],
    filters: &Filters,
    among: Option<&[MovieId]>,
) -> Result<Vec<Facet>, StoreError> {
    // fields that are counted under the same filters are one question
    let mut questions: Vec<(Filters, Vec<FacetField>)> = Vec::new();
    for field in fields {
        let opened = without(filters, *field);
        match questions.iter_mut().find(|(other, _)| *other == opened) {
            Some((_, fields)) => fields.push(*field),
            None => questions.push((opened, vec![*field])),
        }
    }
    let asked =
        questions.iter().map(|(filters, fields)| index.ask(|store| store.facets(fields, filters, among)));
    let mut facets: Vec<Facet> = try_join_all(asked).await?.into_iter().flatten().collect();
    facets.sort_by_key(|facet| fields.iter().position(|field| *field == facet.field));
    Ok(facets)
}

/// The filters without the one that chooses a value of the field.
fn without(filters: &Filters, field: FacetField) -> Filters {
    let mut open = filters.clone();
    match field {
        FacetField::Genres => {}
        FacetField::Decade => open.year = Span::default(),
        FacetField::Language => open.language = None,
        FacetField::Runtime => open.runtime_minutes = Span::default(),
        FacetField::Rating => (open.rating_from, open.rating_to) = (None, None),
        FacetField::Studio => open.studios.clear(),
        FacetField::Series => open.series.clear(),
        FacetField::Certificate => open.certificates.clear(),
        FacetField::Country => open.countries.clear(),
        FacetField::SpokenLanguage => open.spoken_languages.clear(),
    }
    open
}

#[cfg(test)]
mod tests {
    use cinerag_domain::Genre;
    use cinerag_ports::IndexPublisher;
    use cinerag_ports::conformance::sample_contents;
    use cinerag_ports::fakes::MemoryStore;

    use super::*;

    #[tokio::test]
    async fn a_chosen_value_leaves_the_others_to_choose_from() {
        let store = MemoryStore::default();
        store.publish(&sample_contents(300, 7)).expect("published");
        let index = store.snapshot_now();
        let of =
            async |filters: &Filters| count(&index, FacetField::ALL, filters, None).await.expect("facets");
        let drama = Filters { genres: [Genre::Drama].into_iter().collect(), ..Filters::default() };
        let french = Filters { language: Some("fr".into()), ..drama.clone() };
        let (before, after) = (of(&drama).await, of(&french).await);
        let of_field = |facets: &[Facet], field| facets.iter().find(|facet| facet.field == field).cloned();
        let fields: Vec<FacetField> = after.iter().map(|facet| facet.field).collect();
        assert_eq!(fields, FacetField::ALL, "in the order asked");
        assert_eq!(of_field(&before, FacetField::Language), of_field(&after, FacetField::Language));
        assert_ne!(of_field(&before, FacetField::Decade), of_field(&after, FacetField::Decade));
        assert!(of_field(&after, FacetField::Genres).is_some_and(|genres| genres.counts[0].value == "Drama"));
    }
}

//! Facet counts over a set of films.

use cinerag_domain::{Facet, FacetField, Genre, decade_of, runtime_bucket};

use super::artefact::Artefact;
use super::bitmap::Bitmap;
use super::columns::Columns;

/// Counts the films of `set` over one field. Films whose value is unknown are not counted.
pub(super) fn count(artefact: &Artefact, columns: &Columns, field: FacetField, set: &Bitmap) -> Facet {
    match field {
        FacetField::Genres => {
            let bits = artefact.values(columns.genres);
            let mut tally = [0_u32; 32];
            for ordinal in set.iter() {
                let mut rest = bits[ordinal];
                while rest != 0 {
                    tally[rest.trailing_zeros() as usize] += 1;
                    rest &= rest - 1;
                }
            }
            let named = Genre::ALL.iter().map(|genre| (genre.name().to_owned(), tally[*genre as usize]));
            Facet::from_tally(field, named)
        }
        FacetField::Language => tallied(field, set, artefact.values(columns.language), |code| match code {
            0 => None,
            code => {
                let name = columns.languages.get(artefact, code as usize - 1);
                Some(String::from_utf8_lossy(name).into_owned())
            }
        }),
        FacetField::Decade => {
            tallied(field, set, artefact.values(columns.year), |year| (year != 0).then(|| decade_of(year)))
        }
        FacetField::Runtime => tallied(field, set, artefact.values(columns.runtime), |minutes| {
            (minutes != 0).then(|| runtime_bucket(minutes).to_owned())
        }),
        FacetField::Rating => {
            let ratings = artefact.values(columns.rating);
            let mut tally = [0_u32; 11];
            for ordinal in set.iter() {
                tally[ratings[ordinal].clamp(0.0, 10.0) as usize] += 1;
            }
            Facet::from_tally(
                field,
                (0..).zip(tally).map(|(points, count): (u32, u32)| (points.to_string(), count)),
            )
        }
        FacetField::Studio
        | FacetField::Series
        | FacetField::Certificate
        | FacetField::Country
        | FacetField::SpokenLanguage => {
            let tally = field.names().map(|names| columns.names(names).tally(artefact, set));
            Facet::from_tally(field, tally.unwrap_or_default())
        }
    }
}

/// Counts raw 16-bit values first and formats them afterwards, so that each distinct value is formatted once.
fn tallied(field: FacetField, set: &Bitmap, column: &[u16], word: impl Fn(u16) -> Option<String>) -> Facet {
    let mut values: Vec<u16> = set.iter().map(|ordinal| column[ordinal]).collect();
    values.sort_unstable();
    let mut tally: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    for run in values.chunk_by(|a, b| a == b) {
        if let Some(name) = word(run[0]) {
            *tally.entry(name).or_default() += run.len() as u32;
        }
    }
    Facet::from_tally(field, tally)
}

//! Contents → sections → artefact bytes. Equal contents give equal bytes.

use std::collections::BTreeMap;

use cinerag_domain::{Fingerprint, NameField};
use cinerag_ports::{DENSE_PLOT, IndexContents, Point, PublishError};
use serde::Serialize;

use super::format::Sections;
use super::lexicon::LexiconSections;
use super::suggest::Suggestions;
use super::{dense, sparse, tastes};
use crate::manifest::Manifest;

/// True for a vector that only reranks a few hundred candidates, for which 8 bits are enough: a fifth of the bytes to
/// check at every cold start.
pub(super) fn is_coded(name: &str) -> bool {
    name == DENSE_PLOT
}

/// Arranges the contents in sections.
pub(super) fn artefact(contents: &IndexContents) -> Result<(Vec<u8>, Fingerprint), PublishError> {
    let points = &contents.points;
    let manifest = Manifest::of(contents)?;
    let mut sections = Sections::default();
    let json = serde_json::to_vec(&manifest).map_err(|error| PublishError::Invalid(error.to_string()))?;
    sections.add("manifest", &json);
    add_columns(&mut sections, points);
    for field in NameField::ALL {
        add_named_sets(&mut sections, field, points);
    }
    for name in &manifest.dense {
        let vectors = points.iter().map(|point| point.dense[name].as_slice());
        dense::add_sections(&mut sections, name, is_coded(name), vectors);
    }
    for name in &manifest.sparse {
        add_inverted_file(&mut sections, name, points);
        if sparse::READ_BACK.contains(&name.as_str()) {
            sparse::add_forward_file(&mut sections, name, points);
        }
    }
    tastes::add_sections(&mut sections, points, &contents.tastes);
    Suggestions::add(&mut sections, &contents.suggestions)?;
    LexiconSections::add(&mut sections, &contents.vocabulary)?;
    let cards = points.iter().map(|point| encode(&point.movie.card)).collect::<Result<Vec<_>, _>>()?;
    sections.add_items("cards", cards);
    let details = points.iter().map(|point| encode(&point.movie.details)).collect::<Result<Vec<_>, _>>()?;
    sections.add_items("details", details);
    Ok(sections.into_artefact())
}

fn add_columns(sections: &mut Sections, points: &[Point]) {
    let mut languages: Vec<&str> =
        points.iter().filter_map(|point| point.facts.language.as_deref()).collect();
    languages.sort_unstable();
    languages.dedup();
    let language = |point: &Point| {
        let code = point.facts.language.as_deref()?;
        languages.binary_search(&code).ok().map(|at| at as u16 + 1)
    };
    let shorts = |value: &dyn Fn(&Point) -> Option<u16>| {
        points.iter().map(|p| value(p).unwrap_or(0)).collect::<Vec<_>>()
    };
    let floats = |value: &dyn Fn(&Point) -> f32| points.iter().map(value).collect::<Vec<_>>();
    sections.add("ids", &points.iter().map(|point| point.movie.card.id.0).collect::<Vec<_>>());
    sections.add("genres", &points.iter().map(|point| point.facts.genres.0).collect::<Vec<_>>());
    sections.add("language", &shorts(&language));
    sections.add("year", &shorts(&|point| point.facts.year));
    sections.add("runtime", &shorts(&|point| point.facts.runtime_minutes));
    sections.add("rating", &floats(&|point| point.facts.rating));
    sections.add("quality", &floats(&|point| point.movie.quality));
    sections.add("popularity", &floats(&|point| point.movie.popularity));
    sections.add_items("languages", &languages);
}

fn add_named_sets(sections: &mut Sections, field: NameField, points: &[Point]) {
    let mut sets: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (ordinal, point) in (0..).zip(points) {
        for name in point.facts.names(field) {
            let set = sets.entry(name).or_default();
            // a record may name a country twice
            if set.last() != Some(&ordinal) {
                set.push(ordinal);
            }
        }
    }
    let name = field.name();
    sections.add_items(name, sets.keys());
    let (starts, movies) = flatten(sets.values());
    sections.add(&format!("{name}.movies.starts"), &starts);
    sections.add(&format!("{name}.movies"), &movies);
}

fn add_inverted_file(sections: &mut Sections, name: &str, points: &[Point]) {
    let mut postings: BTreeMap<u32, (Vec<u32>, Vec<f32>)> = BTreeMap::new();
    for (ordinal, point) in (0..).zip(points) {
        for (term, weight) in point.sparse[name].iter() {
            let (ordinals, weights) = postings.entry(term).or_default();
            ordinals.push(ordinal);
            weights.push(weight);
        }
    }
    let (starts, ordinals) = flatten(postings.values().map(|(ordinals, _)| ordinals));
    let weights: Vec<f32> = postings.values().flat_map(|(_, weights)| weights.iter().copied()).collect();
    sections.add(&format!("sparse/{name}.terms"), &postings.keys().copied().collect::<Vec<_>>());
    sections.add(&format!("sparse/{name}.starts"), &starts);
    sections.add(&format!("sparse/{name}"), &ordinals);
    sections.add(&format!("sparse/{name}.weights"), &weights);
}

/// Lists end to end, and where each begins.
fn flatten<'a>(lists: impl IntoIterator<Item = &'a Vec<u32>>) -> (Vec<u32>, Vec<u32>) {
    let (mut starts, mut flat) = (vec![0], Vec::new());
    for list in lists {
        flat.extend_from_slice(list);
        starts.push(flat.len() as u32);
    }
    (starts, flat)
}

pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, PublishError> {
    postcard::to_stdvec(value)
        .map_err(|error| PublishError::Invalid(format!("a record cannot be encoded: {error}")))
}

//! Contents → sections → artefact bytes. Equal contents give equal bytes.

use std::collections::BTreeMap;

use cinerag_domain::{Fingerprint, IndexInfo, MovieId};
use cinerag_ports::{DENSE_PLOT, IndexContents, Point, PublishError};
use serde::{Deserialize, Serialize};

use super::format::Sections;
use super::lexicon::LexiconSections;
use super::suggest::Suggestions;
use super::{dense, sparse, tastes};

/// What the artefact says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    model: Fingerprint,
    template: String,
    data: Fingerprint,
    data_name: String,
    movies: u32,
    dimension: u32,
    newest_year: u16,
    /// Names of the dense vectors.
    pub(super) dense: Vec<String>,
    /// Names of the sparse vectors.
    pub(super) sparse: Vec<String>,
}

impl Manifest {
    pub(super) fn info(&self, fingerprint: Fingerprint) -> IndexInfo {
        IndexInfo {
            fingerprint,
            model: self.model.clone(),
            template: self.template.clone(),
            data: self.data.clone(),
            data_name: self.data_name.clone(),
            movies: self.movies,
            dimension: self.dimension,
            newest_year: self.newest_year,
        }
    }
}

/// True for a vector that only reranks a few hundred candidates, for which 8 bits are enough: a fifth of the bytes to
/// check at every cold start.
pub(super) fn is_coded(name: &str) -> bool {
    name == DENSE_PLOT
}

/// Lays the contents out.
pub(super) fn artefact(contents: &IndexContents) -> Result<(Vec<u8>, Fingerprint), PublishError> {
    let points = &contents.points;
    let manifest = manifest(contents)?;
    let mut sections = Sections::default();
    let json = serde_json::to_vec(&manifest).map_err(|error| PublishError::Invalid(error.to_string()))?;
    sections.add("manifest", &json);
    add_columns(&mut sections, points);
    add_named_sets(&mut sections, "people", points, |point| &point.facts.people);
    add_named_sets(&mut sections, "cast", points, |point| &point.facts.cast);
    add_named_sets(&mut sections, "directors", points, |point| &point.facts.directors);
    add_named_sets(&mut sections, "countries", points, |point| &point.facts.countries);
    add_named_sets(&mut sections, "topics", points, |point| &point.facts.topics);
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

/// Checks that the contents are a whole, and describes them.
fn manifest(contents: &IndexContents) -> Result<Manifest, PublishError> {
    let invalid = |reason: String| Err(PublishError::Invalid(reason));
    let Some(first) = contents.points.first() else {
        return invalid("there is no film to index".into());
    };
    let dimension = first.dense.values().next().map_or(0, Vec::len);
    for pair in contents.points.windows(2) {
        if pair[0].movie.card.id >= pair[1].movie.card.id {
            return invalid(format!("film {} is out of order or there twice", pair[1].movie.card.id));
        }
    }
    for point in &contents.points {
        let id = point.movie.card.id;
        if !point.dense.keys().eq(first.dense.keys()) || !point.sparse.keys().eq(first.sparse.keys()) {
            return invalid(format!("film {id} does not have the vectors that the first film has"));
        }
        // NaN fails the comparison too
        let is_unit = |vector: &Vec<f32>| (dense::norm(vector) - 1.0).abs() <= dense::NORM_TOLERANCE;
        if !point.dense.values().all(|vector| vector.len() == dimension && is_unit(vector)) {
            return invalid(format!(
                "film {id} has a dense vector that is not {dimension} numbers of length 1"
            ));
        }
    }
    let films: Vec<MovieId> = contents.points.iter().map(|point| point.movie.card.id).collect();
    if let Some(mistake) = contents.tastes.mistake(&films) {
        return invalid(mistake);
    }
    Ok(Manifest {
        model: contents.source.model.clone(),
        template: contents.source.template.clone(),
        data: contents.source.data.clone(),
        data_name: contents.source.data_name.clone(),
        movies: contents.points.len() as u32,
        dimension: dimension as u32,
        newest_year: contents.points.iter().filter_map(|point| point.facts.year).max().unwrap_or(0),
        dense: first.dense.keys().cloned().collect(),
        sparse: first.sparse.keys().cloned().collect(),
    })
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

fn add_named_sets(
    sections: &mut Sections,
    name: &str,
    points: &[Point],
    names: impl Fn(&Point) -> &[String],
) {
    let mut sets: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (ordinal, point) in (0..).zip(points) {
        for name in names(point) {
            let set = sets.entry(name).or_default();
            // a country may stand twice in a record
            if set.last() != Some(&ordinal) {
                set.push(ordinal);
            }
        }
    }
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

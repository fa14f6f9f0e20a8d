//! READ PATH, query understanding: words of a request → the concepts they name.
//!
//! Two ways lead from words to a concept: a phrasing that stands in the request word for word, and a vector of the
//! request that is near the mean vector of a concept's phrasings. A mean does better than the nearest single phrasing: of
//! phrasings that were left out, it puts 57 % at their own concept, the nearest one 53 %.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cinerag_analysis::fold;
use serde::{Deserialize, Serialize};

use crate::concept_term;
use crate::source::{ConceptRow, GenomeSource};

/// The file that ships, written by `cinerag train concepts`.
const SHIPPED: &[u8] = include_bytes!("../model/concepts.bin");

/// A concept by its place in [`Concepts`].
pub type ConceptNumber = u16;

/// The concepts as a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConceptsFile {
    /// Fingerprint of the files that the concepts were read from.
    pub source: String,
    /// Fingerprint of the embedding model that the vectors are of.
    pub model: String,
    /// In the order of their numbers.
    pub concepts: Vec<StoredConcept>,
    /// Folded phrasings, sorted, each with its concepts.
    pub phrasings: Vec<(String, Vec<ConceptNumber>)>,
    /// Components of every vector.
    pub dimension: u16,
    /// The mean vector of each concept's phrasings, of length 1 and times 127.
    pub vectors: Vec<i8>,
}

/// What of a concept the read path needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredConcept {
    /// Its id ("cosy").
    pub id: String,
    /// The group it belongs to ("mood").
    pub facet: String,
    /// Its name, as people are shown it.
    pub label: String,
    /// Concepts that say the contrary.
    pub opposites: Vec<ConceptNumber>,
}

/// A concept near a vector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearConcept {
    /// Which.
    pub number: ConceptNumber,
    /// Cosine with the mean of its phrasings.
    pub cosine: f32,
}

/// Why a file is no set of concepts.
#[derive(Debug, thiserror::Error)]
pub enum ConceptsError {
    /// Other bytes.
    #[error("the concepts are not readable: {0}; write them with `cinerag train concepts`")]
    Unreadable(#[from] postcard::Error),
    /// Parts that do not fit together.
    #[error("the concepts do not fit together: {0}; write them with `cinerag train concepts`")]
    Inconsistent(String),
}

impl ConceptsError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ConceptsError::Unreadable(_) => "concepts_unreadable",
            ConceptsError::Inconsistent(_) => "concepts_inconsistent",
        }
    }
}

/// The concepts, ready for lookups.
#[derive(Debug, Default)]
pub struct Concepts {
    file: ConceptsFile,
    terms: Vec<u32>,
}

impl ConceptsFile {
    /// The file for these concepts. `embed` gives the vector of a phrasing, of length 1, by the model of this
    /// fingerprint.
    ///
    /// # Errors
    /// What `embed` answers.
    pub fn build<E>(
        source: &GenomeSource,
        model: &str,
        dimension: usize,
        mut embed: impl FnMut(&str) -> Result<Vec<f32>, E>,
    ) -> Result<Self, E> {
        let rows = &source.concepts;
        let numbers: BTreeMap<&str, ConceptNumber> =
            (0..).zip(rows).map(|(n, row)| (row.id.as_str(), n)).collect();
        let mut phrasings: BTreeMap<String, Vec<ConceptNumber>> = BTreeMap::new();
        let mut vectors = Vec::with_capacity(rows.len() * dimension);
        for (number, row) in (0..).zip(rows) {
            let mut mean = vec![0.0; dimension];
            for phrasing in row.phrasings.iter().chain([&row.label]) {
                let concepts = phrasings.entry(fold(phrasing)).or_default();
                if !concepts.contains(&number) {
                    concepts.push(number);
                }
                mean.iter_mut().zip(embed(phrasing)?).for_each(|(sum, x)| *sum += x);
            }
            let norm = mean.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            vectors.extend(mean.iter().map(|x| (x / norm * 127.0).round() as i8));
        }
        let concept = |row: &ConceptRow| StoredConcept {
            id: row.id.clone(),
            facet: row.facet.clone(),
            label: row.label.clone(),
            opposites: row.opposites.iter().filter_map(|id| numbers.get(id.as_str()).copied()).collect(),
        };
        Ok(ConceptsFile {
            source: source.concepts_fingerprint.0.clone(),
            model: model.to_owned(),
            concepts: rows.iter().map(concept).collect(),
            phrasings: phrasings.into_iter().collect(),
            dimension: dimension as u16,
            vectors,
        })
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`ConceptsError::Unreadable`] when it cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ConceptsError> {
        Ok(postcard::to_stdvec(self)?)
    }
}

impl Concepts {
    /// The concepts that ship. A test reads them, so the fallback, none, is never used.
    pub fn shipped() -> &'static Concepts {
        static CONCEPTS: LazyLock<Concepts> = LazyLock::new(|| Concepts::parse(SHIPPED).unwrap_or_default());
        &CONCEPTS
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`ConceptsError`] says what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, ConceptsError> {
        let file: ConceptsFile = postcard::from_bytes(bytes)?;
        let count = file.concepts.len();
        if file.vectors.len() != count * usize::from(file.dimension) {
            let found = file.vectors.len();
            return Err(ConceptsError::Inconsistent(format!("{count} concepts with {found} components")));
        }
        let is_known = |number: &ConceptNumber| usize::from(*number) < count;
        let of_phrasings = file.phrasings.iter().flat_map(|(_, numbers)| numbers);
        if !of_phrasings.chain(file.concepts.iter().flat_map(|c| &c.opposites)).all(is_known) {
            return Err(ConceptsError::Inconsistent("a concept that is not there".to_owned()));
        }
        let terms = file.concepts.iter().map(|concept| concept_term(&concept.id)).collect();
        Ok(Concepts { file, terms })
    }

    /// What is stored of a concept.
    pub fn get(&self, number: ConceptNumber) -> Option<&StoredConcept> {
        self.file.concepts.get(usize::from(number))
    }

    /// Its sparse term.
    pub fn term(&self, number: ConceptNumber) -> Option<u32> {
        self.terms.get(usize::from(number)).copied()
    }

    /// A concept as people are shown it, with the group it belongs to: "mood: cosy".
    pub fn shown(&self, number: ConceptNumber) -> Option<String> {
        let concept = self.get(number)?;
        Some(format!("{}: {}", facet_name(&concept.facet), concept.label))
    }

    /// The concept of an id.
    pub fn number(&self, id: &str) -> Option<ConceptNumber> {
        self.file.concepts.iter().position(|concept| concept.id == id).map(|at| at as ConceptNumber)
    }

    /// The concept of a sparse term.
    pub fn of_term(&self, term: u32) -> Option<ConceptNumber> {
        self.terms.iter().position(|own| *own == term).map(|at| at as ConceptNumber)
    }

    /// The concepts that a folded phrase names; none for most phrases.
    pub fn named(&self, phrase: &str) -> &[ConceptNumber] {
        let at = self.file.phrasings.binary_search_by(|(own, _)| own.as_str().cmp(phrase));
        at.map_or(&[], |at| &self.file.phrasings[at].1)
    }

    /// True when a phrasing starts with these whole words, and goes on or ends there.
    pub fn has_phrasing_starting(&self, words: &str) -> bool {
        let from = self.file.phrasings.partition_point(|(own, _)| own.as_str() < words);
        let starts = |(own, _): &(String, _)| {
            own.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        // keys that go on with a letter stand after those that go on with a space
        self.file.phrasings.get(from).is_some_and(starts)
    }

    /// Fingerprint of the embedding model whose vectors can be compared with [`Concepts::near`].
    pub fn model(&self) -> &str {
        &self.file.model
    }

    /// Cosine of a concept with a vector of length 1; 0 for a vector of another model.
    pub fn cosine(&self, number: ConceptNumber, vector: &[f32]) -> f32 {
        let dimension = usize::from(self.file.dimension);
        let codes = self.file.vectors.chunks_exact(dimension.max(1)).nth(usize::from(number));
        codes.filter(|codes| codes.len() == vector.len()).map_or(0.0, |codes| dot(codes, vector))
    }

    /// The concepts nearest to a vector of length 1, nearest first.
    pub fn near(&self, vector: &[f32], limit: usize) -> Vec<NearConcept> {
        let dimension = usize::from(self.file.dimension);
        if dimension == 0 || vector.len() != dimension {
            return Vec::new();
        }
        let rows = (0..).zip(self.file.vectors.chunks_exact(dimension));
        let mut near: Vec<NearConcept> =
            rows.map(|(number, codes)| NearConcept { number, cosine: dot(codes, vector) }).collect();
        near.sort_by(|a, b| b.cosine.total_cmp(&a.cosine));
        near.truncate(limit);
        near
    }
}

/// A stored vector with one of length 1.
fn dot(codes: &[i8], vector: &[f32]) -> f32 {
    codes.iter().zip(vector).map(|(code, x)| f32::from(*code) * x).sum::<f32>() / 127.0
}

/// A facet as people are shown it.
fn facet_name(facet: &str) -> &str {
    match facet {
        "after-effect" => "feeling",
        "genre-blend" => "kind",
        "people-behind" => "made by",
        "season-occasion" => "occasion",
        "setting-era" | "setting-milieu" | "setting-place" => "setting",
        "content" => "contains",
        "source" => "based on",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn row(id: &str, phrasings: &[&str], opposites: &[&str]) -> ConceptRow {
        ConceptRow {
            id: id.into(),
            facet: "mood".into(),
            label: id.into(),
            definition: String::new(),
            phrasings: phrasings.iter().map(|&text| text.into()).collect(),
            opposites: opposites.iter().map(|&text| text.into()).collect(),
            neighbours: Vec::new(),
            keywords: Vec::new(),
            tags: Vec::new(),
        }
    }

    fn concepts() -> Concepts {
        let rows = [
            row("cosy", &["Cozy", "snug"], &["bleak"]),
            row("bleak", &["no hope", "no hope left"], &["cosy"]),
        ];
        let embed =
            |text: &str| Ok::<_, ()>(if text.starts_with("no") { vec![0.0, 1.0] } else { vec![1.0, 0.0] });
        let none = || cinerag_domain::Fingerprint(String::new());
        let source = GenomeSource {
            concepts: rows.to_vec(),
            labels: Vec::new(),
            concepts_fingerprint: none(),
            fingerprint: none(),
        };
        let file = ConceptsFile::build(&source, "m", 2, embed).expect("built");
        Concepts::parse(&file.to_bytes().expect("bytes")).expect("read")
    }

    #[test]
    fn phrasings_name_their_concepts() {
        let concepts = concepts();
        assert_eq!(concepts.named("cozy"), [0]);
        assert_eq!(concepts.named("no hope left"), [1]);
        assert!(concepts.named("no").is_empty() && concepts.has_phrasing_starting("no"));
        assert!(!concepts.has_phrasing_starting("no ho") && !concepts.has_phrasing_starting("x"));
        assert_eq!(concepts.get(1).map(|bleak| bleak.opposites.as_slice()), Some(&[0][..]));
        assert_eq!(concepts.of_term(concept_term("bleak")), Some(1));
    }

    #[test]
    fn the_nearest_comes_first() {
        let near = concepts().near(&[0.6, 0.8], 1);
        assert_eq!(near.len(), 1);
        assert!(near[0].number == 0 || near[0].number == 1);
        assert!(concepts().near(&[1.0], 3).is_empty(), "vectors of another model");
    }

    #[test]
    fn the_shipped_concepts_are_whole() {
        let concepts = Concepts::parse(SHIPPED).expect("concepts");
        assert!(concepts.file.concepts.len() >= 350);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/genome");
        let source = GenomeSource::read(&folder).expect("the genome");
        let stale = "data/genome has changed: run `cinerag train concepts --write crates/genome/model`";
        assert_eq!(concepts.file.source, source.concepts_fingerprint.0, "{stale}");
        assert!(!concepts.named("tearjerker").is_empty());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let file = ConceptsFile { vectors: vec![1], ..ConceptsFile::default() };
        assert_eq!(
            Concepts::parse(&file.to_bytes().expect("bytes")).expect_err("refused").code(),
            "concepts_inconsistent"
        );
    }
}

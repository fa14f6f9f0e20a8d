//! READ PATH, query understanding: words of a request → the concepts they name.
//!
//! Three ways lead from words to concepts. A phrasing stands in the request word for word. A classifier of the request's
//! vector, learned from phrasings and from whole requests, says what it most likely asks for. And the cosine with the mean
//! vector of a concept's phrasings says whether it is about anything of that kind at all.

mod file;

use std::sync::LazyLock;

use crate::concept_term;

pub use file::{ConceptsError, ConceptsFile, StoredConcept};

/// The file that ships, written by `cinerag train concepts`.
const SHIPPED: &[u8] = include_bytes!("../model/concepts.bin");

/// A concept by its place in [`Concepts`].
pub type ConceptNumber = u16;

/// A concept near a vector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearConcept {
    /// Which.
    pub number: ConceptNumber,
    /// Cosine with the mean of its phrasings.
    pub cosine: f32,
}

/// A concept that a request asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelyConcept {
    /// Which.
    pub number: ConceptNumber,
    /// How likely; those of all concepts add up to 1.
    pub probability: f32,
}

/// The concepts, ready for lookups.
#[derive(Debug, Default)]
pub struct Concepts {
    file: ConceptsFile,
    terms: Vec<u32>,
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
        Concepts::of(postcard::from_bytes(bytes)?)
    }

    /// The concepts of a file's content.
    ///
    /// # Errors
    /// [`ConceptsError::Inconsistent`] when parts of it do not fit together.
    pub fn of(file: ConceptsFile) -> Result<Self, ConceptsError> {
        let count = file.concepts.len();
        let whole = count * usize::from(file.dimension);
        let found = file.vectors.len();
        if found != whole || ![0, whole].contains(&file.weights.len()) {
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

    /// What a request with a vector of length 1 most likely asks for, the likeliest first. Empty for a vector of another
    /// model and without a classifier.
    pub fn likely(&self, vector: &[f32], limit: usize) -> Vec<LikelyConcept> {
        let dimension = usize::from(self.file.dimension);
        if dimension == 0 || vector.len() != dimension {
            return Vec::new();
        }
        let rows = self.file.weights.chunks_exact(dimension);
        let scores: Vec<f32> = rows.map(|codes| sum(codes, vector) * self.file.weight_scale).collect();
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let whole: f32 = shares.iter().sum();
        let likely =
            |(number, share): (ConceptNumber, f32)| LikelyConcept { number, probability: share / whole };
        let mut likely: Vec<LikelyConcept> = (0..).zip(shares).map(likely).collect();
        if likely.len() > limit && limit > 0 {
            likely.select_nth_unstable_by(limit - 1, |a, b| b.probability.total_cmp(&a.probability));
        }
        likely.truncate(limit);
        likely.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        likely
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
    sum(codes, vector) / 127.0
}

/// The dot product; several sums at once, so that the compiler may add eight products at a time.
fn sum(codes: &[i8], vector: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0.0_f32; LANES];
    for (codes, values) in codes.chunks_exact(LANES).zip(vector.chunks_exact(LANES)) {
        for (sum, (code, value)) in sums.iter_mut().zip(codes.iter().zip(values)) {
            *sum += f32::from(*code) * value;
        }
    }
    let rest = codes.len() - codes.len() % LANES;
    let rest = codes[rest..].iter().zip(&vector[rest..]).map(|(code, value)| f32::from(*code) * value);
    sums.iter().sum::<f32>() + rest.sum::<f32>()
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
    use crate::source::{ConceptRow, GenomeSource};

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
            requests: Vec::new(),
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
    fn the_likeliest_comes_first() {
        let none = concepts();
        assert!(none.likely(&[1.0, 0.0], 2).is_empty(), "no classifier");
        let weights = [vec![2.0, 0.0], vec![0.0, 4.0]];
        let concepts = Concepts::of(none.file.with_classifier(&weights)).expect("fits");
        let likely = concepts.likely(&[0.0, 1.0], 1);
        assert_eq!(likely.len(), 1);
        // 1 / (1 + e⁻⁴)
        assert!(likely[0].number == 1 && (likely[0].probability - 0.982).abs() < 1e-3, "{likely:?}");
        assert!(concepts.likely(&[1.0], 3).is_empty(), "a vector of another model");
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

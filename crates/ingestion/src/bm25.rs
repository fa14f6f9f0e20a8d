//! Films → sparse vectors of BM25 weights with a weight per field (BM25F).
//!
//! Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004:
//!
//! ```text
//! tf'(t,d) = Σ_f  w_f · tf(t,f,d) / (1 − b_f + b_f · len(f,d) / avglen(f))
//! w(t,d)   = idf(t) · tf' · (k1 + 1) / (k1 + tf'),     idf(t) = ln(1 + (N − df + ½) / (df + ½))
//! ```
//!
//! The whole weight is computed here, so that a query's score is a plain dot product in every store.

use std::collections::{BTreeMap, HashMap};

use cinerag_analysis::{Terms, term_id};
use cinerag_domain::{Movie, SparseVector};

/// Saturation: the customary 1.2 (Robertson and Zaragoza 2009, §3.5.1).
const K1: f32 = 1.2;

/// How much a field counts, and how much its length matters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldWeight {
    /// The field.
    pub name: &'static str,
    /// `w_f`.
    pub weight: f32,
    /// `b_f`: 0 ignores length, 1 normalises by it fully. Names in a long list count as much as in a short one.
    pub length_normalisation: f32,
}

/// The fields. Titles, people and years are understood before they are searched ([`SPARSE_TITLE`](cinerag_ports),
/// filters), so they count for little here: in a description, "Jack" and "1999" are rarely the actor and the year. The
/// weights were chosen on the development descriptions. In the order of [`field_texts`].
pub const FIELDS: [FieldWeight; 7] = [
    FieldWeight { name: "title", weight: 1.5, length_normalisation: 0.6 },
    FieldWeight { name: "people", weight: 0.5, length_normalisation: 0.2 },
    FieldWeight { name: "characters", weight: 1.0, length_normalisation: 0.2 },
    FieldWeight { name: "genres", weight: 1.5, length_normalisation: 0.2 },
    FieldWeight { name: "keywords", weight: 1.5, length_normalisation: 0.3 },
    FieldWeight { name: "tags", weight: 1.2, length_normalisation: 0.3 },
    FieldWeight { name: "prose", weight: 1.0, length_normalisation: 0.75 },
];

/// Terms of each field of each film, and from them the vectors; also the pairs of terms that share an id.
pub(crate) struct SparseEncoder {
    documents: Vec<[Vec<u32>; FIELDS.len()]>,
    /// Terms of the display titles.
    titles: Vec<Vec<u32>>,
    average_lengths: [f32; FIELDS.len()],
    document_frequencies: HashMap<u32, u32>,
    /// Pairs of different terms with equal ids.
    pub(crate) collisions: u32,
}

impl SparseEncoder {
    /// Collects the frequencies and lengths of the whole collection.
    pub(crate) fn of(movies: &[Movie]) -> Self {
        let terms = Terms::default();
        let mut names: BTreeMap<u32, String> = BTreeMap::new();
        let mut collisions = 0;
        let mut ids = |words: Vec<String>| -> Vec<u32> {
            let mut id_of = |word: String| {
                let id = term_id(&word);
                match names.get(&id) {
                    Some(known) if *known != word => collisions += 1,
                    Some(_) => {}
                    None => drop(names.insert(id, word)),
                }
                id
            };
            words.into_iter().map(&mut id_of).collect()
        };
        let documents: Vec<[Vec<u32>; FIELDS.len()]> =
            movies.iter().map(|movie| field_terms(&terms, movie).map(&mut ids)).collect();
        let titles = movies.iter().map(|movie| ids(terms.of_name(&movie.card.title))).collect();
        let mut average_lengths = [0.0; FIELDS.len()];
        let mut document_frequencies = HashMap::new();
        for document in &documents {
            for (average, field) in average_lengths.iter_mut().zip(document) {
                *average += field.len() as f32 / documents.len() as f32;
            }
            for id in distinct(document.iter().flatten().copied().collect()) {
                *document_frequencies.entry(id).or_insert(0) += 1;
            }
        }
        SparseEncoder { documents, titles, average_lengths, document_frequencies, collisions }
    }

    /// The vector of the film at a position of the collection.
    pub(crate) fn vector(&self, at: usize) -> SparseVector {
        let mut frequencies: BTreeMap<u32, f32> = BTreeMap::new();
        for ((field, terms), average) in FIELDS.iter().zip(&self.documents[at]).zip(self.average_lengths) {
            let b = field.length_normalisation;
            let length = 1.0 - b + b * terms.len() as f32 / average.max(f32::MIN_POSITIVE);
            for id in terms {
                *frequencies.entry(*id).or_default() += field.weight / length;
            }
        }
        let weighed = |(id, tf): (u32, f32)| (id, self.idf(id) * tf * (K1 + 1.0) / (K1 + tf));
        SparseVector::from_pairs(frequencies.into_iter().map(weighed))
    }

    /// The words of the display title of the film at a position; rare ones weigh more, and the weights add up to 1.
    pub(crate) fn title_vector(&self, at: usize) -> SparseVector {
        let words = distinct(self.titles[at].clone());
        let sum: f32 = words.iter().map(|id| self.idf(*id)).sum();
        SparseVector::from_pairs(words.into_iter().map(|id| (id, self.idf(id) / sum.max(f32::MIN_POSITIVE))))
    }

    /// The words of keywords, moods and tags of the film at a position, each weighing its rarity.
    pub(crate) fn subjects_vector(&self, at: usize) -> SparseVector {
        let is_of_subjects = |field: &FieldWeight| matches!(field.name, "keywords" | "tags");
        let fields = FIELDS.iter().zip(&self.documents[at]).filter(|(field, _)| is_of_subjects(field));
        let words = distinct(fields.flat_map(|(_, words)| words.iter().copied()).collect());
        SparseVector::from_pairs(words.into_iter().map(|id| (id, self.idf(id))))
    }

    fn idf(&self, id: u32) -> f32 {
        let df = self.document_frequencies.get(&id).copied().unwrap_or(0) as f32;
        (1.0 + (self.documents.len() as f32 - df + 0.5) / (df + 0.5)).ln()
    }
}

/// Alternative titles whose words count. Records have dozens, which are looked up as whole titles and would make words of
/// titles common.
const MAX_ALTERNATIVE_TITLES: usize = 3;

/// The terms of each field, in the order of [`FIELDS`].
fn field_terms(terms: &Terms, movie: &Movie) -> [Vec<String>; FIELDS.len()] {
    let (card, details) = (&movie.card, &movie.details);
    let names = |names: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        names.flat_map(|name| terms.of_name(name)).collect()
    };
    let others = details.alternative_titles.iter().take(MAX_ALTERNATIVE_TITLES);
    let titles = std::iter::once(&card.title).chain(&details.original_title).chain(others);
    let people = card.directors.iter().chain(&details.writers).map(String::as_str);
    let people = people.chain(details.cast.iter().map(|member| member.name.as_str()));
    let prose = [&card.overview, &details.tagline];
    [
        distinct(names(&mut titles.map(String::as_str))),
        names(&mut people.into_iter()),
        names(&mut details.cast.iter().filter_map(|member| member.character.as_deref())),
        names(&mut card.genres.iter().map(|genre| genre.name())),
        details.keywords.iter().chain(&details.moods).flat_map(|keyword| terms.of_prose(keyword)).collect(),
        details.tags.iter().flat_map(|tag| terms.of_prose(tag)).collect(),
        prose.into_iter().flatten().flat_map(|text| terms.of_prose(text)).collect(),
    ]
}

/// A word that is in three spellings of one title is still one word of the title.
fn distinct<W: Ord>(mut words: Vec<W>) -> Vec<W> {
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use cinerag_analysis::query_vector;
    use cinerag_ports::conformance::sample_contents;

    use super::*;

    fn movies() -> Vec<Movie> {
        let mut movies: Vec<Movie> =
            sample_contents(3, 1).points.into_iter().map(|point| point.movie).collect();
        for (movie, (title, overview)) in movies.iter_mut().zip([
            ("The Iron Giant", "A boy befriends a robot."),
            ("Robot", "A giant city of machines, a long text about nothing in particular."),
            ("Boyhood", "Twelve years."),
        ]) {
            movie.card.title = title.into();
            movie.card.overview = Some(overview.into());
        }
        movies
    }

    #[test]
    fn the_formula_by_hand() {
        let movies = movies();
        let encoder = SparseEncoder::of(&movies);
        // "boyhood" stands once, in one title of one word; titles have (3 + 1 + 1) / 3 words on average
        let length = 1.0 - 0.6 + 0.6 * 1.0 / (5.0 / 3.0);
        let tf = 1.5 / length;
        let idf = (1.0_f32 + (3.0 - 1.0 + 0.5) / 1.5).ln();
        let expected = idf * tf * 2.2 / (1.2 + tf);
        let vector = encoder.vector(2);
        let found = vector.dot(&query_vector(&Terms::default(), "boyhood"));
        assert!((found - expected).abs() < 1e-5, "{found} {expected}");
        assert_eq!(encoder.collisions, 0);
    }

    #[test]
    fn subjects_are_keywords_moods_and_tags() {
        let mut movies = movies();
        movies[0].details.keywords = vec!["time travel".into()];
        movies[0].details.tags = vec!["travel".into(), "bleak".into()];
        let encoder = SparseEncoder::of(&movies);
        let (subjects, terms) = (encoder.subjects_vector(0), Terms::default());
        assert_eq!(subjects.indices.len(), 3, "one word once");
        let of = |text: &str| subjects.dot(&query_vector(&terms, text));
        assert!(of("bleak travels") > of("bleak") && of("bleak") > 0.0);
        assert!(of("giant").abs() < f32::EPSILON, "a word of the title is none of them");
    }

    #[test]
    fn a_title_counts_more_than_prose() {
        let movies = movies();
        let encoder = SparseEncoder::of(&movies);
        let query = query_vector(&Terms::default(), "robots");
        let scores: Vec<f32> = (0..3).map(|at| encoder.vector(at).dot(&query)).collect();
        assert!(scores[1] > scores[0] && scores[0] > 0.0 && scores[2] == 0.0, "{scores:?}");
    }
}

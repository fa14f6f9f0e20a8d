//! WRITE PATH, concepts: a film's record and vectors → the features that concepts are learned over.
//!
//! Four groups, scaled so that a plain dot product weighs them as cross-validation found best: the two vectors of the
//! film's texts, a few numbers, names and topics that several films share, and the words of the synopsis by tf-idf.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::{fold, term_id};
use cinerag_domain::Movie;
use serde::{Deserialize, Serialize};

/// Numbers in a film's features: popularity, quality, runtime, year.
pub const NUMBERS: usize = 4;

/// Scale of both dense vectors.
const DENSE_SCALE: f32 = 4.0;
/// Scale of the numbers: √2.
const NUMBER_SCALE: f32 = std::f32::consts::SQRT_2;
/// Length of the vector of a synopsis' words: √6.
const WORDS_LENGTH: f32 = 2.449_489_8;
/// Most billed actors that count.
const MAX_CAST: usize = 6;
/// Letters of the shortest word that counts.
const MIN_LETTERS: usize = 3;

/// The names, topics and words that are features, with the number of films that have each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureSpace {
    /// Films that were counted.
    films: u32,
    /// Hashes of the features, ascending. A feature's number is its place.
    #[serde(with = "crate::gaps")]
    terms: Vec<u32>,
    /// How many films have each.
    film_counts: Vec<u32>,
}

/// What is known of one film, as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct FilmFeatures {
    /// The vector of the document, then the one of the plot.
    pub dense: Vec<f32>,
    /// Popularity, quality, runtime, year.
    pub numbers: [f32; NUMBERS],
    /// Numbers of features, ascending, each with its value.
    pub sparse: Vec<(u16, f32)>,
}

/// A group of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Topic,
    Genre,
    Language,
    Country,
    Decade,
    Director,
    Cast,
    Word,
}

impl Group {
    const fn name(self) -> &'static str {
        match self {
            Group::Topic => "topic",
            Group::Genre => "genre",
            Group::Language => "language",
            Group::Country => "country",
            Group::Decade => "decade",
            Group::Director => "director",
            Group::Cast => "cast",
            Group::Word => "word",
        }
    }

    /// Films that must share a feature of this group.
    const fn min_films(self) -> u32 {
        match self {
            Group::Director => 2,
            Group::Cast => 4,
            Group::Word => 8,
            _ => 5,
        }
    }

    /// The value of a feature that the film has; of a word, before tf-idf.
    const fn value(self) -> f32 {
        match self {
            Group::Genre | Group::Language | Group::Decade => 0.7,
            Group::Country => 0.5,
            Group::Director => std::f32::consts::SQRT_2,
            Group::Topic | Group::Cast | Group::Word => 1.0,
        }
    }
}

impl FeatureSpace {
    /// The features that enough of these films share.
    pub fn of(movies: &[Movie]) -> Self {
        let mut counts: BTreeMap<u32, (Group, u32)> = BTreeMap::new();
        for movie in movies {
            for (term, group) in terms(movie) {
                counts.entry(term).or_insert((group, 0)).1 += 1;
            }
        }
        counts.retain(|_, (group, films)| *films >= group.min_films());
        FeatureSpace {
            films: movies.len() as u32,
            terms: counts.keys().copied().collect(),
            film_counts: counts.values().map(|(_, films)| *films).collect(),
        }
    }

    /// How many features there are beside vectors and numbers.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// True without any.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How many of the counted films have a feature.
    pub fn film_count(&self, feature: u16) -> u32 {
        self.film_counts.get(usize::from(feature)).copied().unwrap_or(0)
    }

    /// True when every feature can have a number and a count.
    pub(crate) fn is_consistent(&self) -> bool {
        self.terms.len() == self.film_counts.len() && u16::try_from(self.terms.len()).is_ok()
    }

    /// The features of a film.
    pub fn features(&self, movie: &Movie, document: &[f32], plot: &[f32]) -> FilmFeatures {
        let mut sparse: Vec<(u16, f32)> = Vec::new();
        let mut words: Vec<(u16, f32)> = Vec::new();
        for (term, group) in terms(movie) {
            let Ok(number) = self.terms.binary_search(&term) else { continue };
            if group == Group::Word {
                let idf = (self.films as f32 / self.film_counts[number] as f32).ln();
                words.push((number as u16, idf));
            } else {
                sparse.push((number as u16, group.value()));
            }
        }
        let norm = words.iter().map(|(_, idf)| idf * idf).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        sparse.extend(words.iter().map(|(number, idf)| (*number, idf / norm * WORDS_LENGTH)));
        sparse.sort_by_key(|(number, _)| *number);
        let dense = document.iter().chain(plot).map(|x| x * DENSE_SCALE).collect();
        FilmFeatures { dense, numbers: numbers(movie).map(|x| x * NUMBER_SCALE), sparse }
    }
}

impl FilmFeatures {
    /// The dot product of two films' features: how alike the films are.
    pub fn dot(&self, other: &FilmFeatures) -> f32 {
        let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let (mut a, mut b) = (self.sparse.iter().peekable(), other.sparse.iter().peekable());
        let mut shared = 0.0;
        while let (Some((first, x)), Some((second, y))) = (a.peek(), b.peek()) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    shared += x * y;
                    a.next();
                    b.next();
                }
            }
        }
        shared + product(&self.dense, &other.dense) + product(&self.numbers, &other.numbers)
    }
}

/// Popularity, quality, runtime and year, each about as wide as the others.
fn numbers(movie: &Movie) -> [f32; NUMBERS] {
    let runtime = movie.card.runtime_minutes.map_or(0.0, |minutes| f32::from(minutes.min(200)) / 100.0);
    let year = f32::from(movie.card.year.unwrap_or(1990));
    [movie.popularity, (movie.quality - 6.0) / 2.0, runtime, (year - 1985.0) / 30.0]
}

/// Everything that could be a feature of the film, each once, by its hash.
fn terms(movie: &Movie) -> BTreeMap<u32, Group> {
    let (card, details) = (&movie.card, &movie.details);
    let mut terms = BTreeMap::new();
    let mut add = |group: Group, name: &str| {
        let folded = fold(name);
        if !folded.is_empty() {
            terms.insert(term_id(&format!("{}:{folded}", group.name())), group);
        }
    };
    let topics = details.keywords.iter().chain(&details.tags).chain(&details.moods);
    topics.for_each(|topic| add(Group::Topic, topic));
    card.genres.iter().for_each(|genre| add(Group::Genre, genre.name()));
    details.language.iter().for_each(|code| add(Group::Language, code));
    details.countries.iter().for_each(|code| add(Group::Country, code));
    card.year.iter().for_each(|year| add(Group::Decade, &(year / 10).to_string()));
    card.directors.iter().for_each(|name| add(Group::Director, name));
    details.cast.iter().take(MAX_CAST).for_each(|member| add(Group::Cast, &member.name));
    let overview = fold(card.overview.as_deref().unwrap_or_default());
    let is_counted = |word: &&str| word.len() >= MIN_LETTERS && word.chars().all(char::is_alphabetic);
    let words: BTreeSet<&str> = overview.split(' ').filter(is_counted).collect();
    for word in words {
        add(Group::Word, word);
    }
    terms
}

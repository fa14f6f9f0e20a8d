//! Every reading of every run of words in the query, and the set of them that explains the query best.
//!
//! Readings compete by weight: a word belongs to at most one. The best set of runs that do not overlap is weighted
//! interval scheduling (Kleinberg and Tardos, "Algorithm Design", §6.1), linear in the readings.

use std::ops::Range;

use cinerag_domain::{MovieId, SortOrder, Span};
use cinerag_ports::Lexicon;

use crate::absent::absentees;
use crate::belonging;
use crate::crew::crew;
use crate::famous::FamousFilm;
use crate::grammar::{durations, facts, genres, longest_of, places, ratings, standing, years};
use crate::lexicon::{GenreWords, Language, Place, weights};
use crate::names::{self, Film, Person};
use crate::tokens::Token;

/// What a run of words may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reading {
    Years(Span<u16>),
    Runtime(Span<u16>),
    Rating(Span<f32>),
    /// A requested order, and whether it is reversed: oldest first.
    Order(SortOrder, bool),
    /// How many films are asked for.
    Count(u32),
    /// Says nothing about the films.
    Idle,
    Genre(GenreWords),
    Place(Place),
    Person(Person),
    /// A studio, as shown.
    Studio(String),
    /// A series by the words that name it, and its films.
    Series(String, Vec<MovieId>),
    /// Certificates, any of which is meant.
    Certificates(Vec<&'static str>),
    /// A language spoken, ISO 639-1.
    Spoken(&'static str),
    Character(String),
    Topic(String),
    /// Films named as examples.
    Like(Vec<Film>),
    /// What follows is not wanted.
    Negation,
    /// Somebody well known who is not in the catalogue; as shown.
    AbsentPerson(String),
    /// A well-known film as an example that is not in the catalogue.
    AbsentFilm(FamousFilm),
    /// Somebody named by a job that records do not have, and what they are here otherwise.
    Crew(&'static str, Option<Person>),
}

/// A run of words with a reading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    /// All of its words, including cues.
    pub(crate) tokens: Range<usize>,
    /// The words that name it.
    pub(crate) core: Range<usize>,
    pub(crate) reading: Reading,
    weight: f32,
}

impl Segment {
    pub(crate) fn new(
        tokens: Range<usize>,
        core: Range<usize>,
        reading: Reading,
        weight_per_word: f32,
    ) -> Self {
        let weight = weight_per_word * tokens.len() as f32;
        Segment { tokens, core, reading, weight }
    }
}

impl Segment {
    /// True when these words are in it and it names what the catalogue or its records lack.
    pub(crate) fn says_what_is_missing(&self, words: &Range<usize>) -> bool {
        matches!(self.reading, Reading::AbsentPerson(_) | Reading::AbsentFilm(_) | Reading::Crew(..))
            && self.tokens.start < words.end
            && words.start < self.tokens.end
    }
}

/// The segments that explain the query best, in order. `newest` is the year of the newest film.
pub(crate) fn segments(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    newest: u16,
) -> Vec<Segment> {
    let mut found: Vec<Segment> =
        (0..tokens.len()).flat_map(|at| closed(language, tokens, at, newest)).collect();
    // words in quotation marks are searched as they are
    found.retain(|segment| !tokens[segment.tokens.clone()].iter().any(|token| token.is_quoted));
    found.extend(names::people(language, tokens, lexicon));
    found.extend(names::examples(language, tokens, lexicon));
    found.extend(names::subjects(language, tokens, lexicon));
    found.extend(absentees(language, tokens, lexicon));
    found.extend(crew(language, tokens, lexicon));
    found.extend(belonging::studios(language, tokens, lexicon));
    found.extend(belonging::all_of_series(language, tokens, lexicon));
    schedule(tokens.len(), found)
}

/// Readings of the closed vocabulary at a position.
fn closed(language: &Language, tokens: &[Token], at: usize, newest: u16) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut add = |words: usize, reading: Reading, weight: f32| {
        found.push(Segment::new(at..at + words, at..at + words, reading, weight));
    };
    if let Some(read) = years::years(language, tokens, at, newest)
        && !years::is_setting(language, tokens, at)
        && !years::is_of_event(language, tokens, at, read.words)
    {
        add(read.words, Reading::Years(read.value), weights::YEARS);
    }
    if let Some(read) = years::adjective(language, tokens, at, newest)
        && (is_before_film(language, tokens, at + read.words)
            || is_before_last_genre(language, tokens, at + read.words))
    {
        add(read.words, Reading::Years(read.value), weights::OLD_FILMS);
    }
    if let Some(read) = durations::runtime(language, tokens, at) {
        add(read.words, Reading::Runtime(read.value), weights::RUNTIME);
    }
    if let Some(read) = durations::adjective(language, tokens, at)
        && is_before_film(language, tokens, at + read.words)
    {
        add(read.words, Reading::Runtime(read.value), weights::SHORT_OR_LONG);
    }
    if let Some(read) = ratings::rating(language, tokens, at) {
        add(read.words, Reading::Rating(read.value), weights::RATING);
    }
    if let Some(read) = ratings::order(language, tokens, at) {
        add(read.words, Reading::Order(read.value.0, read.value.1), weights::ORDER);
    }
    if let Some(read) = ratings::count(language, tokens, at) {
        add(read.words, Reading::Count(read.value), weights::COUNT);
    }
    let is_about = at.checked_sub(1).is_some_and(|at| standing(tokens, at, language.requests.subject_cues));
    if let Some(words) = longest_of(tokens, at, language.requests.idle_phrases)
        && !is_about
        && words < tokens.len()
    {
        add(words, Reading::Idle, weights::IDLE);
    }
    if let Some(read) = genres::genre(language, tokens, at) {
        add(read.words, Reading::Genre(read.value), weights::GENRE);
    }
    if let Some(read) = places::place(language, tokens, at) {
        add(read.words, Reading::Place(read.value), weights::PLACE);
    }
    if let Some(read) = facts::certificates(language, tokens, at) {
        add(read.words, Reading::Certificates(read.value), weights::CERTIFICATE);
    }
    if let Some(read) = facts::spoken(language, tokens, at) {
        add(read.words, Reading::Spoken(read.value), weights::SPOKEN);
    }
    if let Some(words) = language.negation(tokens, at)
        && !standing(tokens, at + words, language.negations.undone_by)
    {
        add(words, Reading::Negation, weights::NEGATION);
    }
    found
}

/// True when a word for films follows, with at most two words of genre or origin between.
pub(crate) fn is_before_film(language: &Language, tokens: &[Token], mut at: usize) -> bool {
    for _ in 0..3 {
        let Some(token) = tokens.get(at) else { return false };
        if language.is_film_word(&token.word) {
            return true;
        }
        let genre = genres::genre(language, tokens, at);
        let place = places::place(language, tokens, at);
        match (genre, place) {
            (Some(genre), _) if language.is_plural(&tokens[at + genre.words - 1].word) => return true,
            (Some(genre), _) => at += genre.words,
            (None, Some(place)) => at += place.words,
            (None, None) => return false,
        }
    }
    false
}

/// True when a genre follows, and nothing after it: "old sci-fi".
fn is_before_last_genre(language: &Language, tokens: &[Token], at: usize) -> bool {
    genres::genre(language, tokens, at).is_some_and(|genre| at + genre.words == tokens.len())
}

/// The heaviest set of segments that do not overlap; a word that no segment takes weighs nothing.
fn schedule(words: usize, found: Vec<Segment>) -> Vec<Segment> {
    let mut best: Vec<(f32, Option<usize>)> = vec![(0.0, None); words + 1];
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); words + 1];
    for (at, segment) in found.iter().enumerate() {
        ending[segment.tokens.end].push(at);
    }
    for end in 1..=words {
        best[end] = (best[end - 1].0, None);
        for at in &ending[end] {
            let weight = best[found[*at].tokens.start].0 + found[*at].weight;
            if weight > best[end].0 {
                best[end] = (weight, Some(*at));
            }
        }
    }
    let (mut chosen, mut end) = (Vec::new(), words);
    while end > 0 {
        match best[end].1 {
            Some(at) => {
                chosen.push(at);
                end = found[at].tokens.start;
            }
            None => end -= 1,
        }
    }
    chosen.sort_unstable_by_key(|at| found[*at].tokens.start);
    let mut rest: Vec<Option<Segment>> = found.into_iter().map(Some).collect();
    chosen.into_iter().filter_map(|at| rest[at].take()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(start: usize, words: usize, weight: f32) -> Segment {
        Segment::new(start..start + words, start..start + words, Reading::Negation, weight)
    }

    proptest! {
        #[test]
        fn the_schedule_is_the_heaviest(
            raw in prop::collection::vec((0_usize..8, 1_usize..4, 1_u8..9), 0..10),
        ) {
            let found: Vec<Segment> = raw.iter().map(|(start, words, w)| segment(*start, *words, f32::from(*w))).collect();
            let overlaps = |a: &Segment, b: &Segment| a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end;
            let heaviest = (0_u32..1 << found.len()).filter_map(|set| {
                let chosen: Vec<&Segment> = (0..found.len()).filter(|at| set >> at & 1 == 1).map(|at| &found[at]).collect();
                let clash = chosen.iter().enumerate().any(|(at, a)| chosen[..at].iter().any(|b| overlaps(a, b)));
                (!clash).then(|| chosen.iter().map(|segment| segment.weight).sum::<f32>())
            }).fold(0.0, f32::max);
            let chosen = schedule(11, found);
            prop_assert!(chosen.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
            prop_assert!((chosen.iter().map(|segment| segment.weight).sum::<f32>() - heaviest).abs() < 1e-3);
        }
    }
}

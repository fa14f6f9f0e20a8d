//! Films → the vocabulary: phrases with what each may mean, and words with how many films have them.

mod characters;
mod identifiers;
mod names;
mod plain_words;
mod series;
mod spelt_titles;
mod studios;
mod title_forms;

use std::collections::{BTreeMap, HashMap};

use cinerag_analysis::fold;
use cinerag_domain::Movie;
use cinerag_ports::{Meaning, Vocabulary};

pub(crate) use plain_words::plain_words;

use crate::topics::{topics, topics_of};

/// The vocabulary of the films, the same for the same films in the same order.
pub(crate) fn vocabulary(movies: &[Movie]) -> Vocabulary {
    let mut phrases: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    let words = words(movies);
    let titles = title_forms::meanings(movies);
    let of_series = series::meanings(movies, &titles);
    let short = title_forms::abbreviations(movies, &titles, |word| words.contains_key(word));
    let meanings = titles
        .into_iter()
        .chain(of_series)
        .chain(short)
        .chain(identifiers::meanings(movies))
        .chain(names::meanings(movies))
        .chain(characters::meanings(movies))
        .chain(topic_meanings(movies));
    for (phrase, meaning) in meanings {
        phrases.entry(phrase).or_default().push(meaning);
    }
    let plain_words = plain_words();
    for (phrase, meaning) in studios::meanings(movies, &phrases, &plain_words) {
        phrases.entry(phrase).or_default().push(meaning);
    }
    for meanings in phrases.values_mut() {
        // stable: equally well-known meanings stay in the order in which they were found
        meanings.sort_by(|a, b| known(b).partial_cmp(&known(a)).unwrap_or(std::cmp::Ordering::Equal));
    }
    Vocabulary { phrases, words, plain_words }
}

/// The key for best known first: titles and people by popularity, then characters and topics, of which only the number
/// of films is known.
fn known(meaning: &Meaning) -> (f32, u32) {
    match meaning {
        Meaning::Title { popularity, .. } | Meaning::Person { popularity, .. } => (*popularity, 0),
        Meaning::Studio { movie_count, .. } => (-1.5, *movie_count),
        Meaning::Character { movie_count, .. } | Meaning::Topic { movie_count, .. } => (-1.0, *movie_count),
        // the series of the records comes before groups that only share a name
        Meaning::Series { .. } => (-2.0, 0),
    }
}

/// Keywords, tags and moods, counted by film.
fn topic_meanings(movies: &[Movie]) -> impl Iterator<Item = (String, Meaning)> {
    topics(movies)
        .into_iter()
        .map(|(folded, topic)| (folded, Meaning::Topic { name: topic.name, movie_count: topic.movie_count }))
}

/// Every folded word of the records, counted by film.
fn words(movies: &[Movie]) -> BTreeMap<String, u32> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for movie in movies {
        let texts: Vec<String> = texts(movie).map(fold).collect();
        let mut words: Vec<&str> = texts.iter().flat_map(|text| text.split(' ')).collect();
        words.sort_unstable();
        words.dedup();
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(counts.insert(word.to_owned(), 1)),
            }
        }
    }
    counts.into_iter().collect()
}

/// All text of a film's record.
fn texts(movie: &Movie) -> impl Iterator<Item = &str> {
    let (card, details) = (&movie.card, &movie.details);
    let one = [
        Some(&card.title),
        details.original_title.as_ref(),
        details.tagline.as_ref(),
        card.overview.as_ref(),
    ];
    let cast = details.cast.iter().flat_map(|member| [Some(&member.name), member.character.as_ref()]);
    let lists = details.alternative_titles.iter().chain(&card.directors).chain(&details.writers);
    let texts = one.into_iter().chain(cast).flatten().chain(lists).chain(topics_of(movie));
    texts.map(String::as_str).chain(card.genres.iter().map(|genre| genre.name()))
}

/// A film for the tests with only a title.
#[cfg(test)]
pub(crate) fn film(id: u32, title: &str) -> Movie {
    let mut movie = cinerag_ports::conformance::sample_contents(1, 1).points.remove(0).movie;
    movie.card.id = cinerag_domain::MovieId(id);
    title.clone_into(&mut movie.card.title);
    movie.card.directors = Vec::new();
    movie.card.overview = None;
    movie.details = cinerag_domain::MovieDetails::default();
    movie
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{CastMember, Genre};

    use super::*;

    #[test]
    fn a_word_counts_once_a_film_wherever_it_stands() {
        let mut first = film(1, "Dream, Dream");
        first.card.overview = Some("A dream of snow.".into());
        first.card.genres = vec![Genre::SciFi];
        first.details.cast =
            vec![CastMember { name: "Zoë Kazan".into(), character: Some("Ruby Sparks".into()) }];
        let mut second = film(2, "Snow");
        second.details.tags = vec!["DREAM".into()];
        let words = words(&[first, second]);
        let count = |word: &str| words.get(word).copied().unwrap_or(0);
        assert_eq!(["dream", "snow", "zoe", "ruby", "sci", "wood"].map(count), [2, 2, 1, 1, 1, 0]);
    }

    #[test]
    fn the_best_known_meaning_comes_first() {
        let (mut obscure, mut known) = (film(1, "Heat"), film(2, "Heat"));
        (obscure.popularity, known.popularity) = (0.2, 0.9);
        known.details.keywords = vec!["heat".into()];
        let vocabulary = vocabulary(&[obscure, known]);
        let ids: Vec<Option<u32>> = vocabulary.phrases["heat"]
            .iter()
            .map(|meaning| match meaning {
                Meaning::Title { id, .. } => Some(id.0),
                _ => None,
            })
            .collect();
        assert_eq!(ids, [Some(2), Some(1), None], "and what has no popularity last");
    }
}

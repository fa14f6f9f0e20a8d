//! Keywords, tags and moods → topics, counted by film.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::fold;
use cinerag_domain::Movie;

/// Longest topic, in words; longer ones are sentences that nobody searches for.
const MAX_WORDS: usize = 4;

/// A keyword, tag or mood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Topic {
    /// As first written.
    pub(crate) name: String,
    /// Films that have it.
    pub(crate) movie_count: u32,
}

/// Every topic by folded name.
pub(crate) fn topics(movies: &[Movie]) -> BTreeMap<String, Topic> {
    let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
    for movie in movies {
        let mut of_this_film = BTreeSet::new();
        for name in topics_of(movie) {
            let folded = fold(name);
            let is_short = !folded.is_empty() && folded.split(' ').count() <= MAX_WORDS;
            if is_short && of_this_film.insert(folded.clone()) {
                let new = || Topic { name: name.clone(), movie_count: 0 };
                topics.entry(folded).or_insert_with(new).movie_count += 1;
            }
        }
    }
    topics
}

/// The topics of one film.
pub(crate) fn topics_of(movie: &Movie) -> impl Iterator<Item = &String> {
    movie.details.keywords.iter().chain(&movie.details.tags).chain(&movie.details.moods)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::film;

    #[test]
    fn topics_are_counted_by_film_and_sentences_left_out() {
        let mut first = film(1, "One");
        first.details.keywords = vec!["Time Travel".into(), "time-travel".into()];
        first.details.moods = vec!["not available from any library".into()];
        let mut second = film(2, "Two");
        second.details.tags = vec!["time travel".into()];
        let topic = Topic { name: "Time Travel".into(), movie_count: 2 };
        assert_eq!(topics(&[first, second]), BTreeMap::from([("time travel".to_owned(), topic)]));
    }
}

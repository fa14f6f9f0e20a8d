//! Films → completions for the search box: titles, people, genres.

use std::collections::BTreeMap;

use cinerag_analysis::fold;
use cinerag_domain::{Genre, Movie, Suggestion, SuggestionKind};

/// Everybody and everything a prefix may complete to, in a fixed order.
pub(crate) fn suggestions(movies: &[Movie]) -> Vec<Suggestion> {
    let titles = movies.iter().map(title);
    titles
        .chain(people(movies))
        .chain(genres(movies))
        .filter(|suggestion| !suggestion.keys.is_empty())
        .collect()
}

/// A film is found by the start of any of its titles, and by the start of any word of its main title.
fn title(movie: &Movie) -> Suggestion {
    let card = &movie.card;
    let others = movie.details.original_title.iter().chain(&movie.details.alternative_titles);
    let mut keys = from_each_word(&fold(&card.title));
    keys.extend(others.map(|name| fold(name)));
    Suggestion {
        kind: SuggestionKind::Title { id: card.id, year: card.year },
        text: card.title.clone(),
        keys: without_repeats(keys),
        weight: movie.popularity,
    }
}

/// Weighed by the films they are in: a person in many well-known films is meant more often.
fn people(movies: &[Movie]) -> Vec<Suggestion> {
    let mut known: BTreeMap<String, (&str, u32, f32)> = BTreeMap::new();
    for movie in movies {
        let names = movie.card.directors.iter().chain(&movie.details.writers);
        let names = names.chain(movie.details.cast.iter().map(|member| &member.name));
        let mut counted: Vec<String> = Vec::new();
        for name in names {
            let folded = fold(name);
            if folded.is_empty() || counted.contains(&folded) {
                continue;
            }
            let (_, count, fame) = known.entry(folded.clone()).or_insert((name, 0, 0.0));
            *count += 1;
            *fame += movie.popularity * movie.popularity;
            counted.push(folded);
        }
    }
    let most = known.values().map(|(_, _, fame)| *fame).fold(1.0, f32::max);
    let suggestion = |(folded, (name, movie_count, fame)): (String, (&str, u32, f32))| Suggestion {
        kind: SuggestionKind::Person { movie_count },
        text: name.to_owned(),
        keys: without_repeats(from_each_word(&folded)),
        weight: (fame / most).sqrt(),
    };
    known.into_iter().map(suggestion).collect()
}

/// The genres that the catalogue has, ahead of any film.
fn genres(movies: &[Movie]) -> Vec<Suggestion> {
    let present = |genre: &&Genre| movies.iter().any(|movie| movie.card.genres.contains(genre));
    let suggestion = |genre: &Genre| Suggestion {
        kind: SuggestionKind::Genre { genre: *genre },
        text: genre.name().to_owned(),
        keys: vec![fold(genre.name())],
        weight: 1.5,
    };
    Genre::ALL.iter().filter(present).map(suggestion).collect()
}

/// `"no country for old men"` → itself, `"country for old men"`, … without starting at a function word.
fn from_each_word(folded: &str) -> Vec<String> {
    let starts = folded.match_indices(' ').map(|(at, _)| at + 1);
    let worth = |start: &usize| {
        let word = folded[*start..].split(' ').next().unwrap_or_default();
        word.chars().count() > 3 || word.chars().all(|c| c.is_ascii_digit())
    };
    std::iter::once(0).chain(starts.filter(worth)).map(|start| folded[start..].to_owned()).collect()
}

fn without_repeats(keys: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(keys.len());
    for key in keys {
        if !key.is_empty() && !kept.contains(&key) {
            kept.push(key);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found_by_its_telling_words() {
        assert_eq!(
            from_each_word("no country for old men"),
            ["no country for old men", "country for old men"]
        );
        assert_eq!(from_each_word("blade runner 2049"), ["blade runner 2049", "runner 2049", "2049"]);
        assert_eq!(from_each_word(""), [""]);
    }

    #[test]
    fn the_same_person_under_two_spellings_is_one() {
        let mut movies: Vec<Movie> = cinerag_ports::conformance::sample_contents(2, 1)
            .points
            .into_iter()
            .map(|point| point.movie)
            .collect();
        for (movie, name) in movies.iter_mut().zip(["Penélope Cruz", "Penelope Cruz"]) {
            movie.card.directors = vec![name.into(), name.into()];
        }
        let all = suggestions(&movies);
        let cruz: Vec<_> = all.iter().filter(|s| s.keys.contains(&"penelope cruz".to_owned())).collect();
        assert_eq!(cruz.len(), 1);
        assert_eq!(cruz[0].kind, SuggestionKind::Person { movie_count: 2 });
    }
}

//! Films → completions for the search box: titles, people, genres.

use cinerag_analysis::fold;
use cinerag_domain::{Genre, Movie, Suggestion, SuggestionKind};

use crate::people::people;

/// Everybody and everything a prefix may complete to, in a fixed order.
pub(crate) fn suggestions(movies: &[Movie]) -> Vec<Suggestion> {
    let titles = movies.iter().map(title);
    titles
        .chain(everybody(movies))
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

/// Weighed by how widely they are known.
fn everybody(movies: &[Movie]) -> impl Iterator<Item = Suggestion> {
    people(movies).into_iter().map(|(folded, person)| Suggestion {
        kind: SuggestionKind::Person { movie_count: person.movie_count },
        text: person.name,
        keys: without_repeats(from_each_word(&folded)),
        weight: person.popularity,
    })
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
}

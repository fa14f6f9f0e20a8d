//! Films → completions for the search box: titles, people, genres, themes.

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::GENRE_NAMES;
use cinerag_domain::{Genre, Movie, Suggestion, SuggestionKind};

use crate::people::people;
use crate::topics::topics;

/// Films that must share a topic to make it a theme: with fewer there is too little to choose from.
const MIN_THEME_MOVIES: u32 = 20;

/// Everything a prefix may complete to, in a fixed order.
pub(crate) fn suggestions(movies: &[Movie]) -> Vec<Suggestion> {
    let titles = movies.iter().map(title);
    titles
        .chain(everybody(movies))
        .chain(genres(movies))
        .chain(themes(movies))
        .filter(|suggestion| !suggestion.keys.is_empty())
        .collect()
}

/// A film is found by the start of any of its titles, and by the start of any word of its main title.
fn title(movie: &Movie) -> Suggestion {
    let card = &movie.card;
    let others = movie.details.original_title.iter().chain(&movie.details.alternative_titles);
    let mut keys = from_each_word(&fold(&card.title));
    keys.extend(others.map(|name| fold(name)));
    keys.extend(joined(&card.title));
    Suggestion {
        kind: SuggestionKind::Title {
            id: card.id,
            year: card.year,
            genres: card.genres.clone(),
            poster_path: card.poster_path.clone(),
        },
        text: card.title.clone(),
        keys: without_repeats(keys),
        weight: movie.popularity,
    }
}

/// Weighted by how widely they are known.
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
        keys: std::iter::once(fold(genre.name())).chain(spelt_out(*genre).map(str::to_owned)).collect(),
        weight: 1.5,
    };
    Genre::ALL.iter().filter(present).map(suggestion).collect()
}

/// A genre's name in full, where it is abbreviated.
fn spelt_out(genre: Genre) -> Option<&'static str> {
    GENRE_NAMES.iter().find(|(known, _)| *known == genre).map(|(_, name)| *name)
}

/// The topics that many films share, weighted by how many; genres are excluded.
fn themes(movies: &[Movie]) -> impl Iterator<Item = Suggestion> {
    let mut themes = topics(movies);
    themes.retain(|folded, topic| {
        topic.movie_count >= MIN_THEME_MOVIES && !Genre::ALL.iter().any(|genre| fold(genre.name()) == *folded)
    });
    let most = themes.values().map(|topic| topic.movie_count).max().unwrap_or(1);
    themes.into_iter().map(move |(folded, topic)| Suggestion {
        kind: SuggestionKind::Theme { movie_count: topic.movie_count },
        text: topic.name,
        keys: without_repeats(from_each_word(&folded)),
        weight: (topic.movie_count as f32 / most as f32).sqrt(),
    })
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

/// A short title of several parts as one word: "WALL·E" is "walle", "X-Men" is "xmen".
fn joined(title: &str) -> Option<String> {
    let first = title.split(' ').next().unwrap_or_default();
    let folded = fold(first);
    folded.contains(' ').then(|| {
        let rest = fold(title.strip_prefix(first).unwrap_or_default());
        format!("{} {rest}", folded.replace(' ', "")).trim_end().to_owned()
    })
}

fn without_repeats(keys: Vec<String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::with_capacity(keys.len());
    for key in keys {
        if !key.is_empty() && !unique.contains(&key) {
            unique.push(key);
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::film;

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
    fn a_topic_that_many_films_share_is_a_theme() {
        let mut movies: Vec<Movie> = (0..MIN_THEME_MOVIES).map(|n| film(n, "Film")).collect();
        for movie in &mut movies {
            movie.details.keywords = vec!["time travel".into(), "Drama".into()];
        }
        movies[0].details.tags = vec!["paradox".into()];
        let themes: Vec<Suggestion> = themes(&movies).collect();
        let expected = Suggestion {
            kind: SuggestionKind::Theme { movie_count: MIN_THEME_MOVIES },
            text: "time travel".into(),
            keys: vec!["time travel".into(), "travel".into()],
            weight: 1.0,
        };
        assert_eq!(themes, [expected], "and neither a genre nor what one film has");
    }
}

//! Queries that name films in other ways than by title: an id, a question about a film, a series.

use cinerag_domain::MovieId;
use cinerag_ports::Lexicon;

use crate::belonging::film_of_series;
use crate::grammar::longest_of;
use crate::lexicon::Language;
use crate::names::{self, Film};
use crate::tokens::{Token, phrase};

/// Words of addresses and ids after which a number is a TMDB id.
const TMDB: [&str; 2] = ["tmdb", "themoviedb"];
/// Digits of an IMDb id.
const IMDB_DIGITS: std::ops::RangeInclusive<usize> = 6..=9;
/// Most films of a series.
const MOST_OF_SERIES: usize = 40;

/// The film of an IMDb or TMDB id, alone, with a prefix, or inside an address.
pub(crate) fn identified(words: &[Token], lexicon: &dyn Lexicon) -> Vec<Film> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let imdb = words.iter().find(|token| {
        let digits = token.word.strip_prefix("tt");
        digits.is_some_and(|digits| is_digits(digits) && IMDB_DIGITS.contains(&digits.len()))
    });
    if let Some(id) = imdb {
        return names::films(lexicon, &id.word);
    }
    let Some(at) = words.iter().position(|token| TMDB.contains(&token.word.as_str())) else {
        return Vec::new();
    };
    let number = words[at..].iter().find(|token| is_digits(&token.word));
    number.map_or_else(Vec::new, |number| names::films(lexicon, &format!("tmdb {}", number.word)))
}

/// The films that a question is about: "who directed the thing", "cast of heat".
pub(crate) fn asked_about(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Vec<Film> {
    let requests = &language.requests;
    let Some(opening) = longest_of(words, 0, requests.questions) else { return Vec::new() };
    let rest = &words[opening..];
    let ending = (1..=2).filter_map(|back| rest.len().checked_sub(back)).find_map(|start| {
        let words = longest_of(rest, start, requests.question_ends)?;
        (start > 0 && start + words == rest.len()).then_some(start)
    });
    let stretches = [Some(rest.len()), ending].into_iter().flatten().filter(|end| *end > 0);
    // "show me comedy" asks for comedies, whatever film has that title
    let names_films = |stretch: &&[Token]| stretch.len() > 1 || !names::is_common(language, &stretch[0].word);
    let found = stretches.map(|end| &rest[..end]).filter(names_films);
    found
        .map(|stretch| names::films(lexicon, &phrase(stretch)))
        .find(|films| !films.is_empty())
        .unwrap_or_default()
}

/// The films of a series that is asked for, oldest first: "harry potter movies in order", "the godfather trilogy".
/// With a place in it, the film there: "the third alien film".
pub(crate) fn series_asked(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Vec<MovieId> {
    if let Some(film) = film_of_series(language, words, lexicon) {
        return vec![film];
    }
    let is_idle = |token: &Token| language.is_filler(&token.word) && token.word != "it";
    let mut start = words.iter().position(|token| !is_idle(token)).unwrap_or(0);
    // "movies in the alien series"
    if words.get(start).is_some_and(|token| language.is_film_word(&token.word))
        && words
            .get(start + 1)
            .is_some_and(|token| language.facts.before_series.contains(&token.word.as_str()))
    {
        start += 2;
        start += usize::from(words.get(start).is_some_and(|token| language.is_article(&token.word)));
    }
    for end in (start + 1..words.len()).rev() {
        let is_last = end + 1 == words.len();
        let is_all = is_last
            && words[..start].iter().any(|token| language.requests.all_words.contains(&token.word.as_str()))
            && language.is_film_word(&words[end].word);
        let asks =
            is_all || longest_of(words, end, language.requests.series_words) == Some(words.len() - end);
        if !asks {
            continue;
        }
        let films = names::series(lexicon, &phrase(&words[start..end]));
        if !films.is_empty() {
            return films.into_iter().take(MOST_OF_SERIES).collect();
        }
    }
    Vec::new()
}

//! Queries made of a small catalogue, checked against its records.

use cinerag_domain::{CastMember, Genre, MovieCard, MovieDetails};

use super::*;
use crate::qrels;

const GENRES: [[Genre; 2]; 4] = [
    [Genre::Comedy, Genre::Romance],
    [Genre::Comedy, Genre::Drama],
    [Genre::Horror, Genre::Thriller],
    [Genre::Thriller, Genre::Crime],
];

/// 240 films of 1930 to 2009, twelve actors and twelve directors, five lengths and four languages.
fn films() -> Vec<Movie> {
    (0..240_u16).map(film).collect()
}

fn film(n: u16) -> Movie {
    let at = usize::from(n);
    let member = |name: String| CastMember { name, character: None };
    let short = ["M", "Up", "Her", "Rope"][at % 4];
    let is_short = n.is_multiple_of(6);
    let title = if is_short { format!("{short}{}", n / 24) } else { format!("The Voyage Number {n}") };
    let card = MovieCard {
        id: MovieId(u32::from(n) + 1),
        title: title.chars().take(if is_short { 4 } else { 99 }).collect(),
        year: Some(1930 + n / 3),
        genres: GENRES[at % 4].to_vec(),
        runtime_minutes: (!n.is_multiple_of(7)).then(|| 55 + 35 * (n % 5)),
        directors: vec![format!("Director Surname{}", at / 20)],
        rating: None,
        poster_path: None,
        overview: None,
    };
    let details = MovieDetails {
        language: Some(["en", "fr", "ja", "de"][at / 3 % 4].to_owned()),
        cast: vec![member(format!("Actress Lastname{}", at / 20)), member("Director Surname1".to_owned())],
        ..MovieDetails::default()
    };
    Movie { card, details, popularity: f32::from(n) / 240.0, quality: 5.0 }
}

#[test]
fn every_kind_makes_queries_that_the_parser_reads() {
    let films = films();
    for kind in Kind::ALL {
        let queries = generate(*kind, &films, 1, 10);
        assert_eq!(queries.len(), 10, "{}", kind.name());
        let lines: Vec<String> =
            queries.iter().map(|query| serde_json::to_string(query).expect("plain data")).collect();
        let read = qrels::parse(&lines.join("\n")).expect("the form of judged queries");
        assert_eq!(read.len(), 10, "ids are different");
        let answers: std::collections::BTreeSet<_> = queries.iter().map(|query| &query.relevant).collect();
        assert_eq!(answers.len(), 10, "answers are different: {queries:?}");
    }
}

#[test]
fn an_equal_seed_gives_equal_queries_and_another_does_not() {
    let films = films();
    for kind in Kind::ALL {
        assert_eq!(generate(*kind, &films, 5, 8), generate(*kind, &films, 5, 8));
        assert_ne!(generate(*kind, &films, 5, 8), generate(*kind, &films, 6, 8), "{}", kind.name());
    }
}

/// The films that answer, by another way than the generator's: reading the query with a plain eye.
fn right<'a>(films: &'a [Movie], query: &FactQuery) -> Vec<&'a Movie> {
    films.iter().filter(|film| query.relevant.contains(&film.card.id)).collect()
}

#[test]
fn a_decade_and_a_genre_hold_for_right_films_and_no_others() {
    let films = films();
    for query in generate(Kind::GenreDecade, &films, 2, 20) {
        let right = right(&films, &query);
        let digits: String = query.query.chars().filter(char::is_ascii_digit).collect();
        let number: u16 = digits.parse().expect("a decade");
        let from = if number < 100 { 1900 + number } else { number };
        let words = wording::GENRES.iter().find(|words| {
            query.query.contains(words.films) || query.query.ends_with(&format!("s {}", words.name))
        });
        let genre = words.expect("a genre").genre;
        let fits = |film: &Movie| {
            film.card.year.is_some_and(|year| year / 10 * 10 == from) && film.card.genres.contains(&genre)
        };
        assert!(right.iter().all(|film| fits(film)), "{}", query.query);
        assert_eq!(right.len(), films.iter().filter(|film| fits(film)).count(), "{}", query.query);
    }
}

#[test]
fn a_limit_in_minutes_is_read_as_it_is_said() {
    let films = films();
    for query in generate(Kind::Runtime, &films, 3, 30) {
        let lengths: Vec<u16> =
            right(&films, &query).iter().map(|film| film.card.runtime_minutes.expect("known")).collect();
        let limit: u16 = query.query.split(' ').find_map(|word| word.parse().ok()).unwrap_or(0);
        if query.query.contains(" under ") {
            assert!(lengths.iter().all(|length| *length < limit), "{}", query.query);
        }
        if query.query.contains(" or less") {
            assert!(lengths.contains(&limit) || lengths.iter().all(|length| *length < limit));
        }
        if query.query.contains("three hours") || query.query.contains("3 hours") {
            assert!(lengths.iter().all(|length| *length > 180), "{}", query.query);
        }
    }
}

#[test]
fn acting_and_directing_are_told_apart() {
    let films = films();
    // this person is in every cast and has directed 20 films
    for query in generate(Kind::Director, &films, 4, 20) {
        assert_eq!(query.relevant.len(), 20, "{}", query.query);
    }
    for query in generate(Kind::Person, &films, 4, 20) {
        let everywhere = query.query.contains("Director Surname1");
        assert_eq!(query.relevant.len(), if everywhere { 240 } else { 20 }, "{}", query.query);
    }
}

#[test]
fn a_negation_takes_films_away_and_leaves_none_of_them() {
    let films = films();
    for query in generate(Kind::NegatedGenre, &films, 6, 15) {
        let genres = |film: &Movie| film.card.genres.clone();
        let named: Vec<Genre> = wording::GENRES
            .iter()
            .filter(|words| query.query.contains(words.films) || query.query.ends_with(words.name))
            .map(|words| words.genre)
            .collect();
        assert!(named.len() >= 2, "{} names two genres: {named:?}", query.query);
        for film in right(&films, &query) {
            assert!(!named.iter().all(|genre| genres(film).contains(genre)), "{}", query.query);
        }
    }
}

#[test]
fn a_slip_is_never_a_title_or_a_name_of_its_own() {
    let films = films();
    let pool = Pool::of(&films);
    for kind in [Kind::TitleTypo, Kind::PersonTypo] {
        for query in generate(kind, &films, 8, 20) {
            assert!(!pool.is_taken(&query.query), "{}", query.query);
        }
    }
}

#[test]
fn short_titles_are_short() {
    let films = films();
    for query in generate(Kind::ShortTitle, &films, 9, 8) {
        assert!(right(&films, &query).iter().all(|film| film.card.title.chars().count() <= 4));
    }
}

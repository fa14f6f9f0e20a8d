//! Queries by what a film is: genre, year, length, language.
//!
//! Genres are those of the record, the language is the original one, and a film whose year or length is unknown
//! is right for no query about it.

use cinerag_analysis::lexicon::en::language_name;
use cinerag_domain::{Genre, Movie};

use super::Drawn;
use super::pool::Pool;
use super::wording::{Decade, GENRES, LANGUAGES};
use crate::random::{Draw, SplitMix64};

/// What the films are called, and which they are: one time in three any film, else a genre's.
struct Subject {
    films: &'static str,
    genre: Option<Genre>,
}

impl Subject {
    fn any(random: &mut SplitMix64) -> Self {
        match random.pick(GENRES).filter(|_| random.below(3) > 0) {
            Some(words) => Subject { films: words.films, genre: Some(words.genre) },
            None => Subject { films: if random.below(2) == 0 { "films" } else { "movies" }, genre: None },
        }
    }

    fn holds(&self, film: &Movie) -> bool {
        self.genre.is_none_or(|genre| film.card.genres.contains(&genre))
    }
}

pub(super) fn genre_decade(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let (words, decade) = (random.pick(GENRES)?, Decade::any(random));
    let (films, name, said) = (words.films, words.name, &decade.said);
    let query = match turn % 4 {
        0 => format!("{said} {name}"),
        1 => format!("{films} from the {said}"),
        2 => format!("{films} of the {said}"),
        _ => format!("{said} {films}"),
    };
    Some(pool.ask(query, |film| film.card.genres.contains(&words.genre) && decade.holds(film.card.year)))
}

const SHORT_MINUTES: [u16; 7] = [60, 70, 75, 80, 85, 90, 100];
const LONG_MINUTES: [u16; 6] = [120, 130, 140, 150, 160, 180];
const HOURS: [(&str, u16); 4] = [("two", 120), ("2", 120), ("three", 180), ("3", 180)];

pub(super) fn runtime(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let subject = Subject::any(random);
    let films = subject.films;
    let (short, long) = (*random.pick(&SHORT_MINUTES)?, *random.pick(&LONG_MINUTES)?);
    let (hours, of_hours) = *random.pick(&HOURS)?;
    let (query, minutes) = match turn % 6 {
        0 => (format!("{films} under {short} minutes"), 0..=short - 1),
        1 => (format!("{films} over {hours} hours"), of_hours + 1..=u16::MAX),
        2 => (format!("{films} shorter than {short} minutes"), 0..=short - 1),
        3 => (format!("{films} of at least {long} minutes"), long..=u16::MAX),
        4 => (format!("{films} longer than {long} minutes"), long + 1..=u16::MAX),
        _ => (format!("{films} of {short} minutes or less"), 0..=short),
    };
    Some(pool.ask(query, |film| {
        subject.holds(film) && film.card.runtime_minutes.is_some_and(|length| minutes.contains(&length))
    }))
}

pub(super) fn language(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let (subject, decade) = (Subject::any(random), Decade::any(random));
    let code = *random.pick(&LANGUAGES)?;
    let name = language_name(code)?;
    let (films, said, small) = (subject.films, &decade.said, name.to_lowercase());
    let (query, any_year) = match turn % 5 {
        0 => (format!("{small} {films}"), true),
        1 => (format!("{films} in {name}"), true),
        2 => (format!("{name} language {films}"), true),
        3 => (format!("{small}-language {films} from the {said}"), false),
        _ => (format!("{films} in {small} from the {said}"), false),
    };
    Some(pool.ask(query, |film| {
        let spoken = film.details.language.as_deref() == Some(code);
        spoken && subject.holds(film) && (any_year || decade.holds(film.card.year))
    }))
}

/// Least share of the films that the negation must exclude: below it, the negation would ask nothing.
const LEAST_TAKEN_AWAY: f64 = 0.1;

pub(super) fn negated(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let (wanted, unwanted) = (random.pick(GENRES)?, random.pick(GENRES)?);
    let decade = Decade::any(random);
    let any_year = random.below(2) == 0;
    let films = if any_year { wanted.films.to_owned() } else { format!("{} {}", decade.said, wanted.films) };
    let query = match turn % 5 {
        0 => format!("{films} without {}", unwanted.name),
        1 => format!("{films} that are not {}", unwanted.name),
        2 => format!("{films} but no {}", unwanted.films),
        3 => format!("{films}, not {}", unwanted.films),
        _ => format!("{films} that aren't {}", unwanted.films),
    };
    let wanted =
        |film: &Movie| film.card.genres.contains(&wanted.genre) && (any_year || decade.holds(film.card.year));
    let drawn = pool.ask(query, |film| wanted(film) && !film.card.genres.contains(&unwanted.genre));
    let all = pool.matching(wanted).len() as f64;
    (drawn.relevant.len() as f64 <= all * (1.0 - LEAST_TAKEN_AWAY)).then_some(drawn)
}

pub(super) fn year(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Drawn {
    let subject = Subject::any(random);
    let films = subject.films;
    let from = 1930 + random.below(85) as u16;
    let to = from + 1 + random.below(9) as u16;
    let (early, late) = (1925 + random.below(35) as u16, 2005 + random.below(11) as u16);
    let (query, years) = match turn % 6 {
        0 => (format!("{films} from {from}"), from..=from),
        1 => (format!("{from}-{to} {films}"), from..=to),
        2 => (format!("{films} released in {from}"), from..=from),
        3 => (format!("{films} between {from} and {to}"), from..=to),
        4 => (format!("{films} before {early}"), 0..=early - 1),
        _ => (format!("{films} after {late}"), late + 1..=u16::MAX),
    };
    pool.ask(query, |film| subject.holds(film) && film.card.year.is_some_and(|year| years.contains(&year)))
}

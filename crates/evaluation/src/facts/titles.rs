//! Queries for one film by its title.
//!
//! Every film of that title is right, under whichever of its titles; with the year, those of the year.

use cinerag_domain::Movie;

use super::Drawn;
use super::pool::{Pool, folded, titles_of};
use super::typo::one_slip;
use crate::random::{Draw, SplitMix64};

pub(super) fn title(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let film = *random.pick(&pool.titles)?;
    let (title, year) = (&film.card.title, film.card.year?);
    let (query, year) = match turn % 5 {
        0 => (title.clone(), None),
        1 => (title.to_lowercase(), None),
        2 => (format!("{title} ({year})"), Some(year)),
        3 => (format!("{} {year}", title.to_lowercase()), Some(year)),
        _ => (format!("the movie {title}"), None),
    };
    (title.chars().count() > 4).then(|| called(pool, query, title, year))
}

pub(super) fn short_title(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let film = *random.pick(&pool.short_titles)?;
    let (title, year) = (&film.card.title, film.card.year?);
    let (query, year) = match turn % 5 {
        0 => (title.clone(), None),
        1 => (title.to_lowercase(), None),
        2 => (format!("{title} ({year})"), Some(year)),
        3 => (format!("the film {title}"), None),
        _ => (format!("{title} movie"), None),
    };
    Some(called(pool, query, title, year))
}

/// Least letters of a title to slip in: one wrong of fewer can make another word.
const LETTERS: usize = 6;

pub(super) fn title_typo(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let title = &random.pick(&pool.titles)?.card.title;
    let spelt = if turn.is_multiple_of(2) { title.to_lowercase() } else { title.clone() };
    let slipped = one_slip(&spelt, random)?;
    if title.chars().filter(|c| c.is_alphabetic()).count() < LETTERS || pool.is_taken(&slipped) {
        return None;
    }
    let query = match turn % 4 {
        0 | 1 => slipped,
        2 => format!("{slipped} film"),
        _ => format!("the movie {slipped}"),
    };
    Some(called(pool, query, title, None))
}

fn called(pool: &Pool<'_>, query: String, title: &str, year: Option<u16>) -> Drawn {
    let wanted = folded(title);
    let right = |film: &Movie| {
        (year.is_none() || film.card.year == year) && titles_of(film).any(|title| folded(title) == wanted)
    };
    Drawn { query, relevant: pool.matching(right), fewest: 1 }
}

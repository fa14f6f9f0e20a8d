//! Films that were asked for: how the request was read, and a few sentences for each.

use cinerag_domain::{Genre, Reason, ReasonKind};
use cinerag_ports::{Prompt, QuotedFilm};

use super::{genre_in_words, listed};
use crate::sentences::sentences;

/// Films spoken of.
const MOST_FILMS: usize = 4;
/// Genres named of a film.
const MOST_GENRES: usize = 2;
/// Reasons named of a film.
const MOST_REASONS: usize = 2;

/// Genres that are no word for a film themselves: "a war film", but "a drama".
#[rustfmt::skip]
const OF_FILMS: &[&str] =
    &["action", "adventure", "animation", "crime", "fantasy", "horror", "mystery", "romance", "sci-fi", "war"];

/// The paragraphs of the answer.
pub(super) fn recommended(prompt: &Prompt) -> Vec<String> {
    let films: Vec<&QuotedFilm> =
        prompt.films.iter().filter(|film| !film.is_mentioned).take(MOST_FILMS).collect();
    if films.is_empty() {
        return vec![nothing(prompt)];
    }
    let mut paragraphs = vec![opening(prompt, films.len())];
    paragraphs.extend(films.iter().enumerate().map(|(at, film)| sentence_of(film, at, films.len())));
    paragraphs
}

fn opening(prompt: &Prompt, count: usize) -> String {
    let what = match prompt.understood.as_slice() {
        [] => String::new(),
        parts => format!("I looked for films by this: {}. ", parts.join("; ")),
    };
    let given_up = match prompt.relaxed.as_slice() {
        [] => String::new(),
        parts => {
            format!("No film here has all of it, so I passed over: {}. ", parts.join("; ").to_lowercase())
        }
    };
    let found = match count {
        1 => "This one fits:",
        _ => "These come closest, the best first:",
    };
    format!("{what}{given_up}{found}")
}

fn nothing(prompt: &Prompt) -> String {
    match prompt.understood.as_slice() {
        [] => "No film in this catalogue fits that. Try other words, or fewer of them.".to_owned(),
        parts => format!(
            "I looked for films by this: {}. No film in this catalogue fits. Try fewer conditions, or other words.",
            parts.join("; ")
        ),
    }
}

/// "Start with Her [106920], a drama and romance from 2013 by Spike Jonze. It stars … From its description: …"
fn sentence_of(film: &QuotedFilm, at: usize, count: usize) -> String {
    let (card, id) = (&film.movie.card, film.id());
    let lead = match at {
        0 if count > 1 => "Start with ",
        _ if at + 1 == count && count > 2 => "And then there is ",
        _ => "",
    };
    let mut parts = vec![format!("{lead}{} [{id}]{}.", card.title, kind(film))];
    let evidence = evidence(&film.reasons);
    if !evidence.is_empty() {
        parts.push(format!("It {} [{id}].", listed(&evidence)));
    }
    let subjects = subjects(&film.reasons);
    if !subjects.is_empty() {
        parts.push(format!("Among its subjects [{id}]: {}.", listed(&subjects)));
    }
    parts.extend(short_synopsis(film).map(|text| format!("In short [{id}]: {text}")));
    parts.join(" ")
}

/// ", a drama and romance from 2013 by Spike Jonze".
fn kind(film: &QuotedFilm) -> String {
    let card = &film.movie.card;
    let genres: Vec<String> = card
        .genres
        .iter()
        .filter(|genre| !matches!(genre, Genre::Imax | Genre::Children))
        .take(MOST_GENRES)
        .map(|genre| genre_in_words(*genre))
        .collect();
    let what = match genres.as_slice() {
        [only] if OF_FILMS.contains(&only.as_str()) => {
            format!("{} {only} film", article(only))
        }
        [only] => format!("{} {only}", article(only)),
        [first, second] => format!("a film of {first} and {second}"),
        _ => "a film".to_owned(),
    };
    let year = card.year.map(|year| format!(" from {year}")).unwrap_or_default();
    let by = match card.directors.as_slice() {
        [] => String::new(),
        names => format!(" by {}", listed(names)),
    };
    format!(", {what}{year}{by}")
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// What the record has of what was asked, as ends of a sentence that begins with "It".
fn evidence(reasons: &[Reason]) -> Vec<String> {
    let said = reasons.iter().filter_map(|reason| {
        let text = reason.text.as_str();
        match reason.kind {
            ReasonKind::Person if text.starts_with("stars ") => Some(text.to_owned()),
            ReasonKind::Person if text.starts_with("written by ") => Some(format!("was {text}")),
            ReasonKind::Person if text.starts_with("with ") => Some(format!("has {}", &text[5..])),
            ReasonKind::Character => Some(format!("has {text}")),
            ReasonKind::Topic | ReasonKind::Language => Some(format!("is {text}")),
            ReasonKind::Runtime => Some(format!("runs {text}")),
            ReasonKind::Rating => Some(format!("is {text} viewers")),
            ReasonKind::Liked => Some("is liked by the same people".to_owned()),
            ReasonKind::Series => Some("is of the same series".to_owned()),
            _ => None,
        }
    });
    said.take(MOST_REASONS).collect()
}

/// The subjects that were asked for and that the record has.
fn subjects(reasons: &[Reason]) -> Vec<&str> {
    let keywords = reasons.iter().filter(|reason| reason.kind == ReasonKind::Keyword);
    keywords.filter_map(|reason| reason.text.strip_prefix("about ")).take(MOST_REASONS).collect()
}

/// The sentence of the synopsis that was found for the request, whole, or else the first one.
fn short_synopsis(film: &QuotedFilm) -> Option<String> {
    let all = sentences(film.movie.card.overview.as_deref()?);
    let closest = film.reasons.iter().find(|reason| reason.kind == ReasonKind::Overview);
    let shown = closest.map(|reason| reason.text.trim_matches('…').trim());
    let whole = shown.and_then(|shown| all.iter().find(|sentence| sentence.contains(shown)));
    whole.or(all.first()).map(|sentence| sentence.trim().to_owned())
}

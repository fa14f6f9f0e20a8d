//! Questions about one film, answered from its record.

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::language_name;
use cinerag_domain::{CastMember, ReasonKind};
use cinerag_ports::{FactAsked, Prompt, QuotedFilm};

use super::{genre_in_words, listed};
use crate::sentences::sentences;

/// Actors named of a film.
const MOST_CAST: usize = 4;
/// Films named that come close to a title which nobody has.
const MOST_CLOSE: usize = 3;
/// Sentences quoted from a synopsis.
const MOST_SENTENCES: usize = 3;

/// The paragraphs of the answer.
pub(super) fn described(prompt: &Prompt) -> Vec<String> {
    let is_asked = |film: &&QuotedFilm| film.reasons.iter().any(|reason| reason.kind == ReasonKind::Title);
    let Some(film) = prompt.films.first().filter(is_asked) else { return not_there(prompt) };
    let said: Vec<String> = prompt.facts.iter().map(|fact| said(*fact, film, &prompt.message)).collect();
    vec![said.join(" ")]
}

fn not_there(prompt: &Prompt) -> Vec<String> {
    let close: Vec<String> = prompt
        .films
        .iter()
        .take(MOST_CLOSE)
        .map(|film| format!("{} [{}]", film.movie.card.title, film.id()))
        .collect();
    let closest = match close.as_slice() {
        [] => String::new(),
        [only] => format!(" What comes closest is {only}."),
        several => format!(" What comes closest: {}.", listed(several)),
    };
    vec![format!("No film of that name is in this catalogue.{closest}")]
}

fn said(fact: FactAsked, film: &QuotedFilm, message: &str) -> String {
    let (card, details) = (&film.movie.card, &film.movie.details);
    let named = format!("{} [{}]", card.title, film.id());
    let unknown = |what: &str| format!("The record of {named} does not say {what}.");
    match fact {
        FactAsked::Directors if card.directors.is_empty() => unknown("who directed it"),
        FactAsked::Directors => format!("{named} was directed by {}.", listed(&card.directors)),
        FactAsked::Writers if details.writers.is_empty() => unknown("who wrote it"),
        FactAsked::Writers => format!("{named} was written by {}.", listed(&details.writers)),
        FactAsked::Cast if details.cast.is_empty() => unknown("who is in it"),
        FactAsked::Cast => cast(film, &named, message),
        FactAsked::Year => match card.year {
            Some(year) => format!("{named} is from {year}."),
            None => unknown("when it was released"),
        },
        FactAsked::Runtime => match card.runtime_minutes {
            Some(minutes) if minutes >= 60 => {
                format!("{named} runs {minutes} minutes, which is {}.", hours(minutes))
            }
            Some(minutes) => format!("{named} runs {minutes} minutes."),
            None => unknown("how long it is"),
        },
        FactAsked::Rating => match card.rating {
            Some(rating) => {
                let voices = if rating.count == 1 {
                    "one viewer".to_owned()
                } else {
                    format!("{} viewers", rating.count)
                };
                format!("{named} is rated {:.1} of 10 by {voices}.", rating.average)
            }
            None => unknown("how it was rated"),
        },
        FactAsked::Genres if card.genres.is_empty() => unknown("which genres it has"),
        FactAsked::Genres => {
            let genres: Vec<String> = card.genres.iter().map(|genre| genre_in_words(*genre)).collect();
            format!("{named} is listed under {}.", listed(&genres))
        }
        FactAsked::Language => match details.language.as_deref().and_then(language_name) {
            Some(language) => format!("{named} is in {language}."),
            None => unknown("in which language it is"),
        },
        FactAsked::Story => story(film, &named).unwrap_or_else(|| unknown("what happens in it")),
    }
}

/// "2 hours and 22 minutes".
fn hours(minutes: u16) -> String {
    let count = |number: u16, unit: &str| format!("{number} {unit}{}", if number == 1 { "" } else { "s" });
    match (minutes / 60, minutes % 60) {
        (hours, 0) => count(hours, "hour"),
        (hours, rest) => format!("{} and {}", count(hours, "hour"), count(rest, "minute")),
    }
}

/// Who plays the character that the message names, or whom the actor that it names plays; else who is in it.
fn cast(film: &QuotedFilm, named: &str, message: &str) -> String {
    let asked = format!(" {} ", fold(message));
    let title = fold(&film.movie.card.title);
    let is_asked = |name: &str| {
        let folded = fold(name);
        let mut words =
            folded.split(' ').filter(|word| word.len() > 2 && !title.split(' ').any(|other| other == *word));
        words.any(|word| asked.contains(&format!(" {word} ")))
    };
    let cast = &film.movie.details.cast;
    let role = |member: &CastMember| match &member.character {
        Some(character) => format!("{} as {character}", member.name),
        None => member.name.clone(),
    };
    let meant = cast
        .iter()
        .find(|member| member.character.as_deref().is_some_and(is_asked) || is_asked(&member.name));
    match meant {
        Some(CastMember { name, character: Some(character) }) => {
            format!("In {named}, {name} plays {character}.")
        }
        Some(member) => format!("{named} has {} in it.", member.name),
        None => {
            let billed: Vec<String> = cast.iter().take(MOST_CAST).map(role).collect();
            format!("{named} stars {}.", listed(&billed))
        }
    }
}

fn story(film: &QuotedFilm, named: &str) -> Option<String> {
    let card = &film.movie.card;
    let quoted: Vec<String> = sentences(card.overview.as_deref()?)
        .into_iter()
        .take(MOST_SENTENCES)
        .map(|sentence| cited_at_its_end(sentence.trim(), film))
        .collect();
    let year = card.year.map(|year| format!(", from {year}")).unwrap_or_default();
    let by = if card.directors.is_empty() {
        String::new()
    } else {
        format!(", directed by {}", listed(&card.directors))
    };
    Some(format!("Here is {named}{year}{by}. {}", quoted.join(" ")))
}

/// "It ends well [356]."
fn cited_at_its_end(sentence: &str, film: &QuotedFilm) -> String {
    let bare = sentence.trim_end_matches(['.', '!', '?', '…', '"', '”', '’', '\'']);
    format!("{bare} [{}]{}", film.id(), &sentence[bare.len()..])
}

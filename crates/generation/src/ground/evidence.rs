//! Everything that an answer may say: the records of the films that were found, and what the request was read as.

use std::collections::BTreeSet;

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::language_name;
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::QuotedFilm;

/// A film that may be named and cited.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: MovieId,
    pub(super) year: Option<u16>,
    /// Folded titles, as words, longest first.
    pub(super) titles: Vec<Vec<String>>,
    /// Only named in the request: "films like Alien" says nothing of it.
    pub(super) is_mentioned: bool,
    /// The mark that the display title ends with ("Airplane!").
    pub(super) mark: Option<char>,
}

/// The evidence for one answer.
#[derive(Debug)]
pub(crate) struct Evidence {
    pub(super) films: Vec<Known>,
    /// Everything that the records say, folded, between spaces.
    text: String,
    numbers: BTreeSet<String>,
}

impl Evidence {
    /// From the films that the answer may speak of and the words that the request was read as: values that come from
    /// the catalogue, never the caller's own words.
    pub(crate) fn new(films: &[QuotedFilm], understood: &[String]) -> Self {
        let mut evidence = Evidence {
            films: films.iter().map(known).collect(),
            text: " ".to_owned(),
            numbers: BTreeSet::new(),
        };
        for film in films {
            evidence.record(&film.movie);
            for reason in &film.reasons {
                evidence.add(&reason.text);
            }
        }
        for text in understood {
            evidence.add(text);
        }
        evidence
    }

    fn record(&mut self, movie: &Movie) {
        let (card, details) = (&movie.card, &movie.details);
        let cast = details.cast.iter();
        let names = cast.flat_map(|member| std::iter::once(&member.name).chain(&member.character));
        let lists = [&card.directors, &details.writers, &details.keywords, &details.tags, &details.moods];
        let texts = [&card.overview, &details.tagline, &details.original_title];
        let all = std::iter::once(&card.title)
            .chain(&details.alternative_titles)
            .chain(names)
            .chain(lists.into_iter().flatten())
            .chain(texts.into_iter().flatten());
        for text in all {
            self.add(text);
        }
        for genre in &card.genres {
            self.add(genre.name());
        }
        if let Some(name) = details.language.as_deref().and_then(language_name) {
            self.add(name);
        }
        if let Some(year) = card.year {
            self.numbers.extend([
                year.to_string(),
                (year / 10 * 10).to_string(),
                format!("{}", year / 10 * 10 % 100),
            ]);
        }
        if let Some(minutes) = card.runtime_minutes {
            self.numbers.extend([minutes.to_string(), (minutes % 60).to_string()]);
        }
        if let Some(rating) = card.rating {
            self.numbers.extend([format!("{:.1}", rating.average), format!("{:.0}", rating.average)]);
            // the scale
            self.numbers.extend([rating.count.to_string(), "10".to_owned()]);
        }
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(&fold(text));
        // a phrase must not go on from one field to the next
        self.text.push_str(" | ");
        self.numbers.extend(numbers(text).map(|(_, number)| number.to_owned()));
    }

    /// True when the records have this folded phrase.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.text.contains(&format!(" {phrase} "))
    }

    /// True when some record, or the request as it was read, has the number.
    pub(super) fn has_number(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    pub(super) fn film(&self, id: MovieId) -> Option<&Known> {
        self.films.iter().find(|film| film.id == id)
    }
}

fn known(film: &QuotedFilm) -> Known {
    let (card, details) = (&film.movie.card, &film.movie.details);
    let names =
        std::iter::once(&card.title).chain(&details.original_title).chain(&details.alternative_titles);
    let mut titles: Vec<Vec<String>> = Vec::new();
    for name in names {
        let short = name.split_once(": ").map(|(short, _)| short);
        for form in [Some(name.as_str()), short].into_iter().flatten() {
            let words: Vec<String> = fold(form).split(' ').map(str::to_owned).collect();
            if !words.iter().all(String::is_empty) && !titles.contains(&words) {
                titles.push(words);
            }
        }
    }
    titles.sort_by_key(|words| usize::MAX - words.len());
    let mark = card.title.chars().next_back().filter(|last| matches!(last, '!' | '?' | '.'));
    Known { id: card.id, year: card.year, titles, is_mentioned: film.is_mentioned, mark }
}

/// The numbers in a text with where they stand; a decimal point between digits belongs to its number, a comma that
/// groups thousands does not count.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let digits = |from: usize| text[from..].chars().take_while(char::is_ascii_digit).count();
        let mut end = from + digits(from);
        if text[end..].starts_with('.') && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
        at = end;
        Some((from, &text[from..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_points() {
        let found: Vec<&str> = numbers("8.3 by 329, in the 1990s. 12.").map(|(_, number)| number).collect();
        assert_eq!(found, ["8.3", "329", "1990", "12"]);
    }
}

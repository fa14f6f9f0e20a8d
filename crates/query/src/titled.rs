//! A title with its year, as lists and catalogues write it: "Heat (1995)", "Thing, The (1982)", "Hate (Haine, La)
//! (1995)". Such a query asks for that film, whatever else its words may mean.

use cinerag_analysis::{article_first, fold};
use cinerag_ports::Lexicon;

use crate::names::{self, Film};

/// Years by which two sources may differ for one film.
const YEARS_APART: u16 = 1;

/// The films of this title and year; empty when the text does not end in a year or there is no such film.
pub(crate) fn titled_with_year(text: &str, lexicon: &dyn Lexicon) -> Vec<Film> {
    let Some((name, year)) = trailing_year(text.trim()) else { return Vec::new() };
    let mut films: Vec<Film> = Vec::new();
    for phrase in phrases(name) {
        for film in names::films(lexicon, &phrase) {
            let fits = film.year.is_some_and(|made| made.abs_diff(year) <= YEARS_APART);
            if fits && !films.iter().any(|other| other.id == film.id) {
                films.push(film);
            }
        }
    }
    films.sort_by_key(|film| film.year != Some(year));
    films
}

/// What stands before a year at the end, in brackets or bare.
fn trailing_year(text: &str) -> Option<(&str, u16)> {
    let bare = text.strip_suffix(')').unwrap_or(text);
    let at = bare
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let year: u16 = bare[at..].parse().ok().filter(|year| (1880..=2050).contains(year))?;
    let name = bare[..at].trim_end_matches(['(', '[', ',', '-', ' ']);
    (bare.len() - at == 4 && !name.is_empty()).then_some((name, year))
}

/// The names in a name: the whole, what stands before brackets, and what stands in each; articles in front.
fn phrases(name: &str) -> Vec<String> {
    let parts = name.split(['(', ')']).map(|part| part.trim().trim_start_matches("a.k.a. "));
    let all = std::iter::once(name).chain(parts);
    let mut phrases: Vec<String> = all
        .flat_map(|part| [fold(part), article_first(part).map_or_else(String::new, |title| fold(&title))])
        .collect();
    let mut seen: Vec<String> = Vec::new();
    phrases.retain(|phrase| {
        let is_new = !phrase.is_empty() && !seen.contains(phrase);
        seen.push(phrase.clone());
        is_new
    });
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_taken_off_the_end() {
        assert_eq!(trailing_year("Heat (1995)"), Some(("Heat", 1995)));
        assert_eq!(trailing_year("the matrix 1999"), Some(("the matrix", 1999)));
        assert_eq!(trailing_year("2001: A Space Odyssey (1968)"), Some(("2001: A Space Odyssey", 1968)));
        assert_eq!(trailing_year("1984"), None);
        assert_eq!(trailing_year("blade runner 20495"), None);
        assert_eq!(trailing_year("amélie"), None);
    }

    #[test]
    fn catalogues_put_articles_behind() {
        assert_eq!(
            phrases("Hate (Haine, La)"),
            ["hate haine la", "la hate haine", "hate", "haine la", "la haine"]
        );
        assert_eq!(phrases("Atalante, L'"), ["atalante l", "latalante"]);
    }
}

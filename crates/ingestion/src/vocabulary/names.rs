//! People → the phrases they are called by: whole names, and surnames of the best known.

use std::collections::BTreeMap;

use cinerag_analysis::lexicon::en::GENERATIONS;
use cinerag_domain::Movie;
use cinerag_ports::Meaning;

use crate::people::{Person, people};

/// How many of the best-known people are known by their surnames.
const KNOWN_BY_SURNAME: usize = 2_000;
/// Most people that one surname may mean.
const MAX_BEARERS: usize = 3;
/// Words that belong to the surname after them.
const PARTICLES: [&str; 12] = ["de", "del", "di", "da", "du", "la", "le", "van", "von", "der", "bin", "st"];
/// Shortest surname that is a phrase, in letters.
const MIN_SURNAME_LETTERS: usize = 4;

/// Whole names, and the surnames of the best known.
pub(super) fn meanings(movies: &[Movie]) -> Vec<(String, Meaning)> {
    let people = people(movies);
    let meaning = |person: &Person, is_surname| Meaning::Person {
        name: person.name.clone(),
        is_surname,
        acted: person.acted,
        directed: person.directed,
        wrote: person.wrote,
        popularity: person.popularity,
    };
    let mut best_known: Vec<(&String, &Person)> = people.iter().collect();
    best_known.sort_by(|a, b| b.1.popularity.total_cmp(&a.1.popularity).then(a.0.cmp(b.0)));
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut surnames = Vec::new();
    for (folded, person) in best_known.into_iter().take(KNOWN_BY_SURNAME) {
        for surname in surname(folded).into_iter().chain(surname_with_particle(folded)) {
            let count = bearers.entry(surname).or_default();
            *count += 1;
            surnames.extend((*count <= MAX_BEARERS).then(|| (surname.to_owned(), meaning(person, true))));
        }
    }
    let whole = people.iter().map(|(folded, person)| (folded.clone(), meaning(person, false)));
    // "Robert Downey" is Robert Downey Jr. if nobody else has the name
    let bare = people.iter().filter_map(|(folded, person)| {
        let (bare, generation) = folded.rsplit_once(' ')?;
        let is_free = GENERATIONS.contains(&generation) && bare.contains(' ') && !people.contains_key(bare);
        is_free.then(|| (bare.to_owned(), meaning(person, false)))
    });
    whole.chain(bare).chain(surnames).collect()
}

/// The last word of a folded name of several, generations left out.
fn surname(folded: &str) -> Option<&str> {
    let (_, rest) = folded.split_once(' ')?;
    let last = rest.rsplit(' ').find(|word| !GENERATIONS.contains(word))?;
    (last.chars().count() >= MIN_SURNAME_LETTERS).then_some(last)
}

/// The last two words of a folded name when the first of them is a particle: "de niro".
fn surname_with_particle(folded: &str) -> Option<&str> {
    let last = folded.rfind(' ')?;
    let start = folded[..last].rfind(' ')? + 1;
    PARTICLES.contains(&&folded[start..last]).then(|| &folded[start..])
}

#[cfg(test)]
mod tests {
    use super::super::film;
    use super::*;

    #[test]
    fn a_surname_means_its_three_best_known_bearers() {
        let mut movies: Vec<Movie> = (1..=5).map(|n| film(n, "Film")).collect();
        for (n, movie) in (1_u8..).zip(&mut movies) {
            movie.popularity = f32::from(n) / 5.0;
            movie.card.directors = vec![format!("{} Coppola", ["A", "B", "C", "D", "E"][n as usize - 1])];
        }
        movies[0].details.writers = vec!["Cher".into(), "Bong Joon Ho".into(), "Robert Downey Jr.".into()];
        let all = meanings(&movies);
        let of = |phrase: &str| {
            let names = all.iter().filter(|(known, _)| known == phrase).map(|(_, meaning)| match meaning {
                Meaning::Person { name, is_surname, .. } => (name.as_str(), *is_surname),
                _ => unreachable!("people only"),
            });
            names.collect::<Vec<_>>()
        };
        assert_eq!(of("coppola"), [("E Coppola", true), ("D Coppola", true), ("C Coppola", true)]);
        assert_eq!(of("a coppola"), [("A Coppola", false)]);
        assert_eq!(of("cher"), [("Cher", false)], "a name of one word is whole");
        assert_eq!(of("ho"), [], "too short");
        assert_eq!(of("downey"), [("Robert Downey Jr.", true)]);
        assert_eq!(surname_with_particle("robert de niro"), Some("de niro"));
        assert_eq!(of("robert downey"), [("Robert Downey Jr.", false)]);
    }
}

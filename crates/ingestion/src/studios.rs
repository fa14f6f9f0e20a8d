//! Production companies → the names that people know them by: "Twentieth Century Fox Film Corporation" is 20th Century
//! Fox.
//!
//! Companies with several names in records are in a table. Of others the form of company is left out ("Inc.") and what
//! stands in brackets; spellings that fold alike become the most frequent one.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use cinerag_analysis::fold;
use cinerag_domain::Movie;

mod table;

pub(crate) use table::{STUDIOS, Studio};

/// Most studios of a film.
const MAX_STUDIOS: usize = 8;
/// Forms of companies, folded, which say nothing at the end of a name.
const FORMS: [&str; 16] = [
    "corporation",
    "corp",
    "company",
    "co",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "gmbh",
    "sa",
    "srl",
    "spa",
    "ag",
    "kg",
    "bv",
];

static BY_NAME: LazyLock<HashMap<String, &'static Studio>> = LazyLock::new(|| {
    let named = |studio: &'static Studio| {
        let names = studio.companies.iter().chain(studio.called).copied().chain([studio.name]);
        names.map(move |name| (fold(name), studio))
    };
    STUDIOS.iter().flat_map(named).collect()
});

/// The studios of a film by the names that people know them by, each once.
pub(crate) fn studios<'a>(companies: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for company in companies {
        let name = known_as(company);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(MAX_STUDIOS);
    names
}

/// The name that a company is known by.
fn known_as(company: &str) -> String {
    if let Some(studio) = BY_NAME.get(&fold(company)) {
        return studio.name.to_owned();
    }
    let bare = company.split(" (").next().unwrap_or(company).trim();
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    while words.len() > 1
        && words.last().is_some_and(|last| FORMS.contains(&fold(last).replace(' ', "").as_str()))
    {
        words.pop();
    }
    let bare = words.join(" ");
    let bare = bare.trim_end_matches([',', '&', '.']).trim();
    BY_NAME.get(&fold(bare)).map_or_else(|| bare.to_owned(), |studio| studio.name.to_owned())
}

/// Spellings that fold alike become the most frequent one.
pub(crate) fn unite_studios(movies: &mut [Movie]) {
    let mut spellings: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
    for name in movies.iter().flat_map(|movie| &movie.details.studios) {
        *spellings.entry(fold(name)).or_default().entry(name.clone()).or_default() += 1;
    }
    let frequent = |spellings: BTreeMap<String, usize>| {
        // of equally frequent ones the first in the alphabet
        spellings.into_iter().rev().max_by_key(|(_, count)| *count).map(|(name, _)| name).unwrap_or_default()
    };
    let chosen: HashMap<String, String> = spellings
        .into_iter()
        .filter(|(_, all)| all.len() > 1)
        .map(|(key, all)| (key, frequent(all)))
        .collect();
    for name in movies.iter_mut().flat_map(|movie| &mut movie.details.studios) {
        if let Some(spelling) = chosen.get(&fold(name)) {
            name.clone_from(spelling);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_known_by_the_names_of_studios() {
        let names = |companies: &[&str]| studios(companies.iter().copied());
        assert_eq!(names(&["Pixar Animation Studios", "Walt Disney Pictures"]), ["Pixar", "Disney"]);
        assert_eq!(names(&["Columbia Pictures Corporation", "Columbia Pictures"]), ["Columbia Pictures"]);
        assert_eq!(names(&["Metro-Goldwyn-Mayer (MGM)", "MGM"]), ["MGM"]);
        assert_eq!(names(&["Odd Goat Co., Ltd."]), ["Odd Goat"]);
        assert_eq!(names(&["Hammer Film Productions"]), ["Hammer"]);
        assert_eq!(names(&["", "  "]), Vec::<String>::new());
    }

    #[test]
    fn spellings_become_the_most_frequent_one() {
        let mut movies: Vec<Movie> = (1..=3).map(|id| crate::vocabulary::film(id, "Film")).collect();
        for (movie, name) in movies.iter_mut().zip(["Odd Goat", "Odd-Goat", "Odd Goat"]) {
            movie.details.studios = vec![name.to_owned()];
        }
        unite_studios(&mut movies);
        assert!(movies.iter().all(|movie| movie.details.studios == ["Odd Goat"]));
    }
}

//! Credits → one spelling for each person: "Kar-Wai Wong" and "Wong Kar-Wai" are the same man.
//!
//! Records write some names with the family name first and others with it last. Names of the same words are one person
//! when one order is credited far more often, when nobody else has one of the words, or when they have three words or
//! more, which two people rarely share.

use std::collections::{BTreeMap, HashMap};

use cinerag_analysis::fold;
use cinerag_domain::Movie;

/// How many times more often the usual order must be credited when a name has two words.
const TIMES_AS_OFTEN: u32 = 4;

/// Writes every person's name as most records do.
pub(crate) fn unite_spellings(movies: &mut [Movie]) {
    let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for movie in &*movies {
        for name in names(movie) {
            let folded = fold(name);
            if folded.contains(' ') {
                *counts.entry(sorted_words(&folded)).or_default().entry(folded).or_default() += 1;
            }
        }
    }
    let mut bearers: HashMap<String, u32> = HashMap::new();
    for word in counts.keys().flat_map(|words| words.split(' ')) {
        *bearers.entry(word.to_owned()).or_default() += 1;
    }
    counts.retain(|_, spellings| spellings.len() > 1);
    let mut usual: HashMap<String, String> = HashMap::new();
    for (words, spellings) in counts {
        let Some((most, times)) = spellings.iter().max_by_key(|(_, times)| **times) else { continue };
        for (spelling, count) in &spellings {
            // a word that nobody else has belongs to one person
            let is_own = words.split(' ').any(|word| bearers.get(word) == Some(&1));
            let is_same = is_own || words.matches(' ').count() >= 2 || *times >= count * TIMES_AS_OFTEN;
            if spelling != most && is_same {
                usual.insert(spelling.clone(), most.clone());
            }
        }
    }
    let mut written: HashMap<String, String> = HashMap::new();
    for name in movies.iter().flat_map(names) {
        let folded = fold(name);
        if usual.values().any(|most| *most == folded) {
            written.entry(folded).or_insert_with(|| name.clone());
        }
    }
    for movie in movies {
        let details = &mut movie.details;
        let cast = details.cast.iter_mut().map(|member| &mut member.name);
        for name in movie.card.directors.iter_mut().chain(&mut details.writers).chain(cast) {
            if let Some(better) = usual.get(&fold(name)).and_then(|most| written.get(most)) {
                name.clone_from(better);
            }
        }
    }
}

fn names(movie: &Movie) -> impl Iterator<Item = &String> {
    let cast = movie.details.cast.iter().map(|member| &member.name);
    movie.card.directors.iter().chain(&movie.details.writers).chain(cast)
}

fn sorted_words(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::film;

    #[test]
    fn orders_of_one_name_are_one_person() {
        let mut movies: Vec<Movie> = (1..=6).map(|id| film(id, "Film")).collect();
        for (movie, name) in movies.iter_mut().zip(["Wong Kar-Wai", "Wong Kar-wai", "Kar-Wai Wong"]) {
            movie.card.directors = vec![name.into()];
        }
        movies[3].details.writers = vec!["James Dean".into(), "James Mason".into(), "Dean Martin".into()];
        movies[4].details.writers = vec!["Dean James".into()];
        unite_spellings(&mut movies);
        assert_eq!(movies[2].card.directors, ["Wong Kar-Wai"]);
        assert_eq!(movies[4].details.writers, ["Dean James"], "two people, as far as records say");
    }
}

//! Credits → people: what they did on which films, and how widely they are known.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::fold;
use cinerag_domain::Movie;

/// Somebody in the credits.
#[derive(Default)]
pub(crate) struct Person {
    /// As first credited.
    pub(crate) name: String,
    /// Films they acted in.
    pub(crate) acted: u32,
    /// Films they directed.
    pub(crate) directed: u32,
    /// Films they wrote.
    pub(crate) wrote: u32,
    /// Films they worked on, in any role.
    pub(crate) movie_count: u32,
    /// How widely they are known, 0–1: the root of the summed squares of their films' popularity, relative to
    /// the greatest. A person in many well-known films is meant more often.
    pub(crate) popularity: f32,
}

/// Everybody by folded name; spellings that fold alike are one person.
pub(crate) fn people(movies: &[Movie]) -> BTreeMap<String, Person> {
    let mut people: BTreeMap<String, Person> = BTreeMap::new();
    for movie in movies {
        let directed = movie.card.directors.iter().map(|name| (Role::Directed, name));
        let wrote = movie.details.writers.iter().map(|name| (Role::Wrote, name));
        let acted = movie.details.cast.iter().map(|member| (Role::Acted, &member.name));
        let (mut in_this_role, mut of_this_film) = (BTreeSet::new(), BTreeSet::new());
        for (role, name) in directed.chain(wrote).chain(acted) {
            let folded = fold(name);
            if folded.is_empty() || !in_this_role.insert((role, folded.clone())) {
                continue;
            }
            let person = people.entry(folded.clone()).or_default();
            match role {
                Role::Directed => person.directed += 1,
                Role::Wrote => person.wrote += 1,
                Role::Acted => person.acted += 1,
            }
            if person.name.is_empty() {
                name.clone_into(&mut person.name);
            }
            if of_this_film.insert(folded) {
                person.movie_count += 1;
                person.popularity += movie.popularity * movie.popularity;
            }
        }
    }
    let most = people.values().map(|person| person.popularity).fold(1.0, f32::max);
    for person in people.values_mut() {
        person.popularity = (person.popularity / most).sqrt();
    }
    people
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Directed,
    Wrote,
    Acted,
}

#[cfg(test)]
mod tests {
    use cinerag_domain::CastMember;

    use super::*;
    use crate::vocabulary::film;

    #[test]
    fn roles_are_counted_and_spellings_meet() {
        let (mut first, mut second) = (film(1, "One"), film(2, "Two"));
        first.card.directors = vec!["Penélope Cruz".into(), "Penelope Cruz".into()];
        first.details.writers = vec!["Penélope Cruz".into()];
        second.details.cast = vec![CastMember { name: "Penelope Cruz".into(), character: None }];
        let people = people(&[first, second]);
        let cruz = &people["penelope cruz"];
        assert_eq!((people.len(), cruz.name.as_str()), (1, "Penélope Cruz"));
        assert_eq!([cruz.acted, cruz.directed, cruz.wrote, cruz.movie_count], [1, 1, 1, 2]);
    }
}

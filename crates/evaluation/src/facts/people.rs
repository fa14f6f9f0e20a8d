//! Queries by who took part.
//!
//! The template says in what part: "starring X" means the cast, "directed by X" the director, and "X movies"
//! either. Names are compared as the records spell them; two people of one name are one.

use cinerag_domain::Movie;

use super::pool::{Pool, folded};
use super::typo::one_slip;
use super::wording::{Decade, GENRES};
use super::{Drawn, FEWEST_RELEVANT};
use crate::random::{Draw, SplitMix64};

/// A part in a film.
#[derive(Clone, Copy)]
enum Part {
    Cast,
    Director,
    Either,
}

impl Part {
    fn taken_by(self, name: &str, film: &Movie) -> bool {
        let in_cast = || film.details.cast.iter().any(|member| member.name == name);
        let directed = || film.card.directors.iter().any(|director| director == name);
        match self {
            Part::Cast => in_cast(),
            Part::Director => directed(),
            Part::Either => in_cast() || directed(),
        }
    }
}

const PERSON: [(&str, Part); 6] = [
    ("films with {}", Part::Cast),
    ("{} movies", Part::Either),
    ("starring {}", Part::Cast),
    ("movies with {} in the cast", Part::Cast),
    ("anything starring {}", Part::Cast),
    ("films that {} acted in", Part::Cast),
];

pub(super) fn person(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let name = random.pick(&pool.actors)?;
    let (template, part) = PERSON[turn % PERSON.len()];
    Some(pool.ask(template.replace("{}", name), |film| part.taken_by(name, film)))
}

const DIRECTOR: [&str; 5] = [
    "directed by {}",
    "{} films as director",
    "movies by director {}",
    "films that {} directed",
    "everything {} directed",
];

pub(super) fn director(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let name = random.pick(&pool.directors)?;
    let query = DIRECTOR[turn % DIRECTOR.len()].replace("{}", name);
    Some(pool.ask(query, |film| Part::Director.taken_by(name, film)))
}

const PERSON_DECADE: [(&str, Part); 5] = [
    ("{name} movies from the {decade}", Part::Either),
    ("{decade} films with {name}", Part::Cast),
    ("movies starring {name} made in the {decade}", Part::Cast),
    ("starring {name}, {decade}", Part::Cast),
    ("{decade} {name} movies", Part::Either),
];

pub(super) fn person_decade(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let (name, decade) = (random.pick(&pool.actors)?, Decade::any(random));
    let (template, part) = PERSON_DECADE[turn % PERSON_DECADE.len()];
    let query = template.replace("{name}", name).replace("{decade}", &decade.said);
    Some(pool.ask(query, |film| decade.holds(film.card.year) && part.taken_by(name, film)))
}

const DIRECTOR_GENRE: [&str; 4] = [
    "{films} directed by {name}",
    "{films} by director {name}",
    "{films} from director {name}",
    "{films} that {name} directed",
];

pub(super) fn director_genre(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let (name, words) = (random.pick(&pool.directors)?, random.pick(GENRES)?);
    let template = DIRECTOR_GENRE[turn % DIRECTOR_GENRE.len()];
    let query = template.replace("{name}", name).replace("{films}", words.films);
    let drawn = pool
        .ask(query, |film| film.card.genres.contains(&words.genre) && Part::Director.taken_by(name, film));
    // a genre that all of the director's films have asks nothing
    let all = pool.matching(|film| Part::Director.taken_by(name, film));
    (drawn.relevant.len() < all.len()).then_some(drawn)
}

const PERSON_TYPO: [(&str, Part); 4] = [
    ("movies with {}", Part::Cast),
    ("{} movies", Part::Either),
    ("starring {}", Part::Cast),
    ("{}", Part::Either),
];

/// Least letters of a name: one wrong of fewer can make another name.
const LETTERS: usize = 8;

pub(super) fn person_typo(pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
    let name = random.pick(&pool.actors)?;
    let slipped = one_slip(&name.to_lowercase(), random)?;
    if folded(name).chars().count() < LETTERS || pool.is_taken(&slipped) {
        return None;
    }
    let (template, part) = PERSON_TYPO[turn % PERSON_TYPO.len()];
    let relevant = pool.matching(|film| part.taken_by(name, film));
    Some(Drawn { query: template.replace("{}", &slipped), relevant, fewest: FEWEST_RELEVANT })
}

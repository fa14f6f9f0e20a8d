//! Why a film is suggested beside another: only what the two records share.

use cinerag_analysis::{fold, series_stem, term_id};
use cinerag_domain::{Movie, Reason, ReasonKind, SparseVector};
use cinerag_ports::{TraitKind, trait_term};

/// Least co-rating strength that is worth a mention.
const MIN_CO_RATING: f32 = 0.01;
/// Most actors and subjects mentioned.
const MAX_NAMED: usize = 2;
/// Keywords that say how a film was made or labelled, not what it is about.
const NO_SUBJECTS: [&str; 12] = [
    "aftercreditsstinger",
    "duringcreditsstinger",
    "woman director",
    "sequel",
    "remake",
    "imax",
    "3d",
    "black and white",
    "short film",
    "independent film",
    "anime",
    "live action remake",
];

/// Reasons why `other` matches `like`, strongest first. `traits` is the trait vector of `like`, whose weights rank its
/// subjects; `co_rating` is the strength with which the same people like both.
pub(crate) fn reasons(like: &Movie, traits: &SparseVector, other: &Movie, co_rating: f32) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut reason = |kind: ReasonKind, text: String| reasons.push(Reason::new(kind, text));
    let people = shared_people(like, other);
    let subjects = shared_subjects(like, traits, other);
    let same_title = fold(&like.card.title) == fold(&other.card.title);
    let of_other = stems(other);
    let same_series = stems(like).iter().any(|stem| of_other.contains(stem));
    if same_title {
        reason(ReasonKind::Title, "has the same title".to_owned());
    } else if same_series && !(people.directors.is_empty() && people.cast.is_empty() && subjects.is_empty()) {
        reason(ReasonKind::Series, "of the same series".to_owned());
    }
    if let Some(name) = people.directors.first() {
        reason(ReasonKind::Person, format!("directed by {name} too"));
    }
    if !people.cast.is_empty() {
        reason(ReasonKind::Person, format!("with {}", people.cast.join(" and ")));
    }
    if !subjects.is_empty() {
        reason(ReasonKind::Topic, format!("also about {}", subjects.join(" and ")));
    }
    if co_rating >= MIN_CO_RATING {
        reason(ReasonKind::Liked, "liked by the same people".to_owned());
    }
    reasons
}

/// The series that a film may belong to by any of its titles.
fn stems(movie: &Movie) -> Vec<String> {
    let titles = std::iter::once(&movie.card.title).chain(&movie.details.alternative_titles);
    titles.filter_map(|title| series_stem(title)).collect()
}

/// For a film that shares none of these and was found by its text.
pub(crate) fn close_in_meaning() -> Reason {
    Reason::new(ReasonKind::Meaning, "close in meaning")
}

/// For a film that is recommended because most people know it.
pub(crate) fn well_known() -> Reason {
    Reason::new(ReasonKind::Popular, "widely known and liked")
}

struct SharedPeople<'a> {
    directors: Vec<&'a str>,
    cast: Vec<&'a str>,
}

fn shared_people<'a>(like: &'a Movie, other: &Movie) -> SharedPeople<'a> {
    let directors = like.card.directors.iter().filter(|name| other.card.directors.contains(name));
    let in_other = |name: &str| other.details.cast.iter().any(|member| member.name == name);
    let cast = like.details.cast.iter().map(|member| member.name.as_str()).filter(|name| in_other(name));
    SharedPeople { directors: directors.map(String::as_str).collect(), cast: cast.take(MAX_NAMED).collect() }
}

fn shared_subjects<'a>(like: &'a Movie, traits: &SparseVector, other: &Movie) -> Vec<&'a str> {
    let all = |movie: &'a Movie| movie.details.keywords.iter().chain(&movie.details.moods);
    let in_other =
        |subject: &String| other.details.keywords.contains(subject) || other.details.moods.contains(subject);
    let is_subject =
        |subject: &String| !NO_SUBJECTS.contains(&subject.as_str()) && !subject.starts_with("based on");
    let weight = |subject: &str| {
        let id = term_id(&trait_term(TraitKind::Topic, &fold(subject)));
        traits.indices.binary_search(&id).map_or(0.0, |at| traits.values[at])
    };
    let shared = all(like).filter(|subject| is_subject(subject) && in_other(subject));
    let mut shared: Vec<(f32, &str)> = shared.map(|subject| (weight(subject), subject.as_str())).collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    shared.dedup();
    shared.into_iter().take(MAX_NAMED).map(|(_, subject)| subject).collect()
}

#[cfg(test)]
mod tests {
    use cinerag_domain::CastMember;
    use cinerag_ports::conformance::sample_contents;

    use super::*;

    fn movie(title: &str, director: &str, cast: &[&str], keywords: &[&str]) -> Movie {
        let mut movie = sample_contents(1, 1).points.remove(0).movie;
        movie.card.title = title.into();
        movie.card.directors = vec![director.into()];
        let member = |name: &&str| CastMember { name: (*name).into(), character: None };
        movie.details.cast = cast.iter().map(member).collect();
        movie.details.keywords = keywords.iter().map(|&keyword| keyword.into()).collect();
        movie
    }

    fn texts(like: &Movie, other: &Movie, co_rating: f32) -> Vec<String> {
        let rare = term_id("topic:dreams");
        let traits = SparseVector::from_pairs([(rare, 0.9), (term_id("topic:paris"), 0.1)]);
        reasons(like, &traits, other, co_rating).into_iter().map(|reason| reason.text).collect()
    }

    #[test]
    fn only_what_is_shared_is_said() {
        let like = movie("Inception", "Christopher Nolan", &["A", "B", "C"], &["paris", "dreams", "sequel"]);
        let nolan = movie("Memento", "Christopher Nolan", &["D"], &["sequel"]);
        assert_eq!(texts(&like, &nolan, 0.0), ["directed by Christopher Nolan too"]);
        let other = movie("Paprika", "Satoshi Kon", &["C", "B"], &["dreams", "paris"]);
        assert_eq!(
            texts(&like, &other, 0.2),
            ["with B and C", "also about dreams and paris", "liked by the same people"]
        );
        assert_eq!(texts(&like, &movie("Her", "Spike Jonze", &["Z"], &[]), 0.0), Vec::<String>::new());
    }

    #[test]
    fn a_series_needs_more_than_a_word_in_common() {
        let rocky = movie("Rocky", "A", &["Sylvester Stallone"], &[]);
        let second = movie("Rocky II", "B", &["Sylvester Stallone"], &[]);
        assert_eq!(texts(&rocky, &second, 0.0), ["of the same series", "with Sylvester Stallone"]);
        assert!(texts(&rocky, &movie("Rocky: The Musical", "C", &[], &[]), 0.0).is_empty());
        assert_eq!(texts(&rocky, &movie("Rocky", "C", &[], &[]), 0.0), ["has the same title"]);
    }
}

//! Constraints that a query's words put on the films, and the order in which they are dropped.

use cinerag_domain::{Filters, Genre, MovieId, Role, Span};

/// A constraint read from the words, with the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// What it requires.
    pub rule: Rule,
    /// The words it came from.
    pub text: String,
}

/// What a constraint requires of a film.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Has the genre.
    Genre(Genre),
    /// Does not have the genre.
    ExcludeGenre(Genre),
    /// They worked on it; folded name, and their role if the query gives one or they only have one.
    Person(String, Option<Role>),
    /// They did not work on it; folded name.
    ExcludePerson(String),
    /// Has none of these terms among its topics.
    ExcludeTopics(Vec<String>),
    /// Original language, ISO 639-1.
    Language(String),
    /// Any original language but this one, ISO 639-1.
    ExcludeLanguage(String),
    /// One of these countries, ISO 3166-1 alpha-2.
    Countries(Vec<String>),
    /// None of these countries, ISO 3166-1 alpha-2.
    ExcludeCountries(Vec<String>),
    /// Made by the studio; folded name.
    Studio(String),
    /// Not made by the studio; folded name.
    ExcludeStudio(String),
    /// One of these films: those of a series.
    Films(Vec<MovieId>),
    /// One of these certificates.
    Certificates(Vec<String>),
    /// None of these certificates.
    ExcludeCertificates(Vec<String>),
    /// Spoken in the film, ISO 639-1.
    SpokenLanguage(String),
    /// Is none of these films.
    ExcludeFilms(Vec<MovieId>),
    /// Years of release.
    Years(Span<u16>),
    /// Not released in these years.
    ExcludeYears(Span<u16>),
    /// Running time in minutes.
    Runtime(Span<u16>),
    /// Rating, 0–10.
    Rating(Span<f32>),
}

impl Rule {
    /// When it is dropped if too few films are left, lowest first; exclusions are never dropped.
    pub(crate) fn strength(&self) -> Option<u8> {
        match self {
            Rule::Rating(_) => Some(0),
            Rule::Runtime(_) => Some(1),
            Rule::Countries(_) => Some(2),
            Rule::Language(_) | Rule::SpokenLanguage(_) | Rule::Certificates(_) => Some(3),
            Rule::Genre(_) => Some(4),
            Rule::Years(_) => Some(5),
            Rule::Person(..) | Rule::Studio(_) | Rule::Films(_) => Some(6),
            Rule::ExcludeGenre(_)
            | Rule::ExcludePerson(_)
            | Rule::ExcludeTopics(_)
            | Rule::ExcludeLanguage(_)
            | Rule::ExcludeCountries(_)
            | Rule::ExcludeStudio(_)
            | Rule::ExcludeCertificates(_)
            | Rule::ExcludeFilms(_)
            | Rule::ExcludeYears(_) => None,
        }
    }

    /// Adds the constraint to filters. The caller's parameters win.
    fn apply(&self, filters: &mut Filters, given: &Filters) {
        let add = |names: &mut Vec<String>, name: &String| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        };
        match self {
            Rule::Genre(genre) => {
                let one = std::iter::once(*genre).collect();
                if !given.exclude_genres.intersects(one) {
                    filters.genres = filters.genres.iter().chain([*genre]).collect();
                }
            }
            Rule::ExcludeGenre(genre) => {
                let one = std::iter::once(*genre).collect();
                if !given.genres.intersects(one) {
                    filters.exclude_genres = filters.exclude_genres.iter().chain([*genre]).collect();
                }
            }
            Rule::Person(name, _) if given.exclude_people.contains(name) => {}
            Rule::Person(name, Some(Role::Actor)) => add(&mut filters.cast, name),
            Rule::Person(name, Some(Role::Director)) => add(&mut filters.directors, name),
            Rule::Person(name, Some(Role::Writer)) => add(&mut filters.writers, name),
            Rule::Person(name, None) => add(&mut filters.people, name),
            Rule::ExcludePerson(name) => {
                if ![&given.people, &given.cast, &given.directors, &given.writers]
                    .iter()
                    .any(|names| names.contains(name))
                {
                    add(&mut filters.exclude_people, name);
                }
            }
            Rule::ExcludeTopics(topics) => {
                for topic in topics {
                    add(&mut filters.exclude_topics, topic);
                }
            }
            Rule::Language(code) => {
                filters.language.get_or_insert_with(|| code.clone());
            }
            Rule::ExcludeLanguage(code) if given.language.is_none() => {
                add(&mut filters.exclude_languages, code);
            }
            Rule::Countries(codes) if given.countries.is_empty() => filters.countries.clone_from(codes),
            Rule::Years(span) if given.year.is_open() => filters.year = meet(filters.year, *span),
            Rule::Runtime(span) if given.runtime_minutes.is_open() => {
                filters.runtime_minutes = meet(filters.runtime_minutes, *span);
            }
            Rule::ExcludeCountries(codes) if given.countries.is_empty() => {
                for code in codes {
                    add(&mut filters.exclude_countries, code);
                }
            }
            Rule::ExcludeFilms(films) => {
                let new = films.iter().filter(|film| !given.exclude_ids.contains(film));
                filters.exclude_ids.extend(new);
            }
            Rule::Studio(name) if given.studios.is_empty() => add(&mut filters.studios, name),
            Rule::ExcludeStudio(name) if !given.studios.contains(name) => {
                add(&mut filters.exclude_studios, name);
            }
            Rule::Films(films) => {
                let admitted =
                    |film: &&MovieId| filters.only_ids.as_ref().is_none_or(|ids| ids.contains(film));
                filters.only_ids = Some(films.iter().filter(admitted).copied().collect());
            }
            Rule::Certificates(names) if given.certificates.is_empty() => {
                filters.certificates.clone_from(names);
            }
            Rule::ExcludeCertificates(names) if given.certificates.is_empty() => {
                for name in names {
                    add(&mut filters.exclude_certificates, name);
                }
            }
            Rule::SpokenLanguage(code) if given.spoken_languages.is_empty() => {
                filters.spoken_languages = vec![code.clone()];
            }
            Rule::ExcludeYears(span) if given.year.is_open() => filters.exclude_years = *span,
            Rule::ExcludeLanguage(_)
            | Rule::Studio(_)
            | Rule::ExcludeStudio(_)
            | Rule::Certificates(_)
            | Rule::ExcludeCertificates(_)
            | Rule::SpokenLanguage(_)
            | Rule::Countries(_)
            | Rule::ExcludeCountries(_)
            | Rule::Years(_)
            | Rule::ExcludeYears(_)
            | Rule::Runtime(_) => {}
            Rule::Rating(span) => {
                filters.rating_from = filters.rating_from.or(span.from);
                filters.rating_to = filters.rating_to.or(span.to);
            }
        }
    }
}

/// The overlap of two spans.
fn meet(a: Span<u16>, b: Span<u16>) -> Span<u16> {
    Span { from: a.from.max(b.from), to: [a.to, b.to].into_iter().flatten().min() }
}

/// The caller's filters with the constraints added.
pub fn filters_with<'a>(given: &Filters, constraints: impl IntoIterator<Item = &'a Constraint>) -> Filters {
    let mut filters = given.clone();
    for constraint in constraints {
        constraint.rule.apply(&mut filters, given);
    }
    filters
}

/// The relaxation ladder: which constraints to drop, one more at each step, weakest first. The last one stays when
/// nothing else is asked, since without it any film would match.
pub fn relaxations(constraints: &[Constraint], has_theme: bool) -> Vec<Vec<usize>> {
    let mut order: Vec<(u8, usize)> = constraints
        .iter()
        .enumerate()
        .filter_map(|(at, constraint)| constraint.rule.strength().map(|strength| (strength, at)))
        .collect();
    // of equally strong ones, later words are dropped first
    order.sort_unstable_by_key(|(strength, at)| (*strength, usize::MAX - at));
    let steps = if has_theme { order.len() } else { order.len().saturating_sub(1) };
    (1..=steps).map(|dropped| order[..dropped].iter().map(|(_, at)| *at).collect()).collect()
}

#[cfg(test)]
mod tests {
    use cinerag_domain::GenreSet;

    use super::*;

    fn constraint(rule: Rule) -> Constraint {
        Constraint { rule, text: String::new() }
    }

    #[test]
    fn parameters_win() {
        let given = Filters {
            exclude_genres: std::iter::once(Genre::Horror).collect(),
            year: Span { from: Some(2000), to: None },
            language: Some("fr".into()),
            ..Filters::default()
        };
        let constraints = [
            constraint(Rule::Genre(Genre::Horror)),
            constraint(Rule::Genre(Genre::Comedy)),
            constraint(Rule::Years(Span { from: Some(1990), to: Some(1999) })),
            constraint(Rule::Language("ja".into())),
            constraint(Rule::Rating(Span { from: Some(7.5), to: None })),
        ];
        let filters = filters_with(&given, &constraints);
        assert_eq!(filters.genres, std::iter::once(Genre::Comedy).collect::<GenreSet>());
        assert_eq!(filters.year, given.year);
        assert_eq!((filters.language, filters.rating_from), (given.language, Some(7.5)));
    }

    #[test]
    fn the_weakest_gives_way_first_and_the_last_stays() {
        let constraints = [
            constraint(Rule::Person("tom hanks".into(), None)),
            constraint(Rule::ExcludeGenre(Genre::Drama)),
            constraint(Rule::Years(Span { from: Some(1950), to: Some(1959) })),
            constraint(Rule::Rating(Span { from: Some(8.0), to: None })),
        ];
        assert_eq!(relaxations(&constraints, false), [vec![3], vec![3, 2]]);
        assert_eq!(relaxations(&constraints, true).last(), Some(&vec![3, 2, 0]));
    }
}

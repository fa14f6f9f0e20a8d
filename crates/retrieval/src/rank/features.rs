//! What reranking looks at, as numbers.

use cinerag_domain::{Genre, Signals};
use cinerag_query::QueryPlan;

use crate::pool::compressed;

/// The features, in the order of [`FeatureVector`].
///
/// - `dense`, `plot`: dot product of the query vector with that of the whole document and of the plot alone
/// - `words`: BM25 score over the root of what a film with every word would score
/// - `title`: share of the title, rare words weighing more, that the query has
/// - `subjects`: share of the query's words, rare ones weighing more, that its keywords, moods and tags have
/// - `together`, in talk about tastes: how much the films that were named, or else the first candidates, are liked by
///   the same people, compressed to 0–1
/// - `fame`: −ln(1 − popularity), scaled to 0–1: the better known a film is, the more one step tells
/// - `quality`: the shrunken mean rating, −1–1
/// - `people`: share of the wished people who took part
/// - `genres`: share of the wished genres that it has
/// - `year_gap`: decades between its year and the wished years, at most 2
/// - `year_match`: 1 when its year is a wished one
/// - `after_seen`: decades by which it is younger than the year it was seen in, at most 1
/// - `odd_form`: 1 for a short or a documentary that was not asked for
pub const FEATURES: [&str; 14] = [
    "dense",
    "plot",
    "words",
    "title",
    "subjects",
    "together",
    "fame",
    "quality",
    "people",
    "genres",
    "year_gap",
    "year_match",
    "after_seen",
    "odd_form",
];

/// A candidate's features.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FeatureVector(pub [f32; FEATURES.len()]);

/// What lists and second looks found of a candidate.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Matches {
    pub(crate) dense: f32,
    pub(crate) plot: f32,
    pub(crate) bm25: f32,
    pub(crate) title: f32,
    pub(crate) subjects: f32,
    pub(crate) together: f32,
    pub(crate) people: f32,
}

/// Films shorter than this are shorts, in minutes.
const SHORT_MINUTES: u16 = 45;
/// Gap assumed of a film whose year is unknown, in years.
const UNKNOWN_GAP_YEARS: f32 = 5.0;
/// Keeps the best-known film's fame finite; its fame is 1.
const FAME_FLOOR: f32 = 0.002;

/// The features of a candidate.
pub(crate) fn features(plan: &QueryPlan, matches: &Matches, signals: &Signals) -> FeatureVector {
    let ideal = plan.terms.ideal.max(1.0).sqrt();
    let (year_gap, year_match) = year(plan, signals);
    FeatureVector([
        matches.dense,
        matches.plot,
        matches.bm25 / ideal,
        matches.title,
        matches.subjects / plan.terms.ideal.max(1.0),
        compressed(matches.together),
        fame(signals.popularity),
        (signals.quality - 5.0) / 5.0,
        matches.people,
        wished_share(plan, signals),
        year_gap,
        year_match,
        after_seen(plan, signals),
        odd_form(plan, signals),
    ])
}

/// How widely a film is known, 0–1, with the differences between famous films spread out.
pub(crate) fn fame(popularity: f32) -> f32 {
    (1.0 - popularity.clamp(0.0, 1.0) + FAME_FLOOR).ln() / FAME_FLOOR.ln()
}

fn wished_share(plan: &QueryPlan, signals: &Signals) -> f32 {
    let wished = plan.wished_genres.iter().count();
    let has =
        plan.wished_genres.iter().filter(|genre| signals.genres.intersects([*genre].into_iter().collect()));
    if wished == 0 { 0.0 } else { has.count() as f32 / wished as f32 }
}

fn year(plan: &QueryPlan, signals: &Signals) -> (f32, f32) {
    let wished = plan.wished_years;
    if wished.is_open() {
        return (0.0, 0.0);
    }
    let Some(year) = signals.year.map(f32::from) else { return (UNKNOWN_GAP_YEARS / 10.0, 0.0) };
    let below = wished.from.map_or(0.0, |from| f32::from(from) - year);
    let above = wished.to.map_or(0.0, |to| year - f32::from(to));
    let gap = below.max(above).max(0.0);
    (gap.min(20.0) / 10.0, if gap == 0.0 { 1.0 } else { 0.0 })
}

fn after_seen(plan: &QueryPlan, signals: &Signals) -> f32 {
    match (plan.seen_by, signals.year) {
        (Some(seen), Some(year)) => f32::from(year.saturating_sub(seen).min(10)) / 10.0,
        _ => 0.0,
    }
}

fn odd_form(plan: &QueryPlan, signals: &Signals) -> f32 {
    let documentary = [Genre::Documentary].into_iter().collect();
    let is_documentary =
        signals.genres.intersects(documentary) && !plan.wished_genres.intersects(documentary);
    let is_short = signals.runtime_minutes.is_some_and(|minutes| minutes < SHORT_MINUTES);
    if is_documentary || is_short { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{GenreSet, MovieId, Span};

    use super::*;

    fn film(year: u16) -> Signals {
        Signals {
            id: MovieId(1),
            year: Some(year),
            runtime_minutes: Some(100),
            genres: [Genre::Horror, Genre::Comedy].into_iter().collect(),
            quality: 7.5,
            popularity: 0.5,
        }
    }

    #[test]
    fn wishes_are_measured() {
        let plan = QueryPlan {
            wished_years: Span { from: Some(1985), to: Some(1994) },
            wished_genres: [Genre::Horror, Genre::War].into_iter().collect::<GenreSet>(),
            seen_by: Some(1996),
            ..QueryPlan::default()
        };
        let of = |year: u16| {
            let FeatureVector(all) = features(&plan, &Matches::default(), &film(year));
            [all[9], all[10], all[11], all[12]].map(|value| (value * 10.0).round() as i32)
        };
        assert_eq!(of(1990), [5, 0, 10, 0]);
        assert_eq!(of(1999), [5, 5, 0, 3]);
        assert_eq!(of(1950), [5, 20, 0, 0]);
    }

    #[test]
    fn fame_spreads_the_famous() {
        assert!(fame(0.0) < 0.001 && fame(1.0) > 0.999);
        assert!(fame(0.99) - fame(0.95) > fame(0.5) - fame(0.4));
    }
}

//! The features of reranking: candidate, plan and index → numbers that the model weighs.
//!
//! A new feature is a variant here, its computation in [`features`], and a weight in `models/rerank.json`.

use cinerag_domain::{Genre, Signals};
use cinerag_query::QueryPlan;

use super::pool_features::compressed;
use crate::concepts::ConceptMatches;
use crate::linear::{Features, features};

features! {
    /// What a candidate of a search is reranked by.
    pub enum RerankFeature {
        /// Dot product of the query vector with that of the whole document.
        Dense = "dense",
        /// The same with that of the plot alone.
        Plot = "plot",
        /// BM25 score, divided by the root of the score of a film with every word.
        Words = "words",
        /// Share of the title's words that the query has; rare words weigh more.
        Title = "title",
        /// Share of the query's words that its keywords, moods and tags have; rare words weigh more.
        Subjects = "subjects",
        /// Mean strength of the concepts that the query names.
        Concepts = "concepts",
        /// The least of these strengths.
        LeastConcept = "least_concept",
        /// Strength of the concepts that the query is near.
        NearConcepts = "near_concepts",
        /// Strength of the concepts that the query refuses.
        UnwantedConcepts = "unwanted_concepts",
        /// In chat about tastes: how much people who like the films that were named, or else the first candidates, like
        /// this one, compressed to 0–1.
        CoRatings = "co_ratings",
        /// −ln(1 − popularity), scaled to 0–1: spreads out the differences between famous films.
        Fame = "fame",
        /// The shrunken mean rating, −1–1.
        Quality = "quality",
        /// Share of the wished people who worked on it.
        People = "people",
        /// Share of the wished genres that it has.
        Genres = "genres",
        /// Decades between its year and the wished years, at most 2.
        YearGap = "year_gap",
        /// 1 when its year is a wished one.
        YearMatch = "year_match",
        /// Decades by which it is newer than the year in which it was seen, at most 1.
        AfterSeen = "after_seen",
        /// 1 for a short or a documentary that was not asked for.
        UnusualFormat = "unusual_format",
    }
}

/// A candidate's features.
pub type FeatureVector = Features<RerankFeature>;

/// How a candidate matches the query, by the retrieved lists and by the second comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Matches {
    pub(crate) dense: f32,
    pub(crate) plot: f32,
    pub(crate) bm25: f32,
    pub(crate) title: f32,
    pub(crate) subjects: f32,
    pub(crate) co_ratings: f32,
    pub(crate) people: f32,
    pub(crate) concepts: ConceptMatches,
}

/// Films shorter than this are shorts, in minutes.
const SHORT_MINUTES: u16 = 45;
/// Gap assumed of a film whose year is unknown, in years.
const UNKNOWN_GAP_YEARS: f32 = 5.0;
/// Keeps the fame of the best-known film finite: it is 1.
const FAME_FLOOR: f32 = 0.002;

/// The features of a candidate.
pub(crate) fn features(plan: &QueryPlan, matches: &Matches, signals: &Signals) -> FeatureVector {
    let ideal = plan.terms.ideal.max(1.0);
    let (year_gap, year_match) = year(plan, signals);
    Features::from_fn(|feature| match feature {
        RerankFeature::Dense => matches.dense,
        RerankFeature::Plot => matches.plot,
        RerankFeature::Words => matches.bm25 / ideal.sqrt(),
        RerankFeature::Title => matches.title,
        RerankFeature::Subjects => matches.subjects / ideal,
        RerankFeature::Concepts => matches.concepts.named,
        RerankFeature::LeastConcept => matches.concepts.least,
        RerankFeature::NearConcepts => matches.concepts.near,
        RerankFeature::UnwantedConcepts => matches.concepts.unwanted,
        RerankFeature::CoRatings => compressed(matches.co_ratings),
        RerankFeature::Fame => fame(signals.popularity),
        RerankFeature::Quality => (signals.quality - 5.0) / 5.0,
        RerankFeature::People => matches.people,
        RerankFeature::Genres => wished_share(plan, signals),
        RerankFeature::YearGap => year_gap,
        RerankFeature::YearMatch => year_match,
        RerankFeature::AfterSeen => after_seen(plan, signals),
        RerankFeature::UnusualFormat => unusual_format(plan, signals),
    })
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

fn unusual_format(plan: &QueryPlan, signals: &Signals) -> f32 {
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
            let all = features(&plan, &Matches::default(), &film(year));
            [
                RerankFeature::Genres,
                RerankFeature::YearGap,
                RerankFeature::YearMatch,
                RerankFeature::AfterSeen,
            ]
            .map(|feature| (all.get(feature) * 10.0).round() as i32)
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

//! Weights from questions, whatever the ranking: candidates with features and what is right in, weights and tables out.

use anyhow::Result;
use cinerag_domain::MovieId;
use cinerag_evaluation::conditional_logit::{Choice, fit};
use cinerag_evaluation::{Bootstrap, JudgedQuery, Measure, summarise};
use cinerag_retrieval::linear::{Feature, Features};
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

/// A question with its candidates.
pub struct Example<F: Feature> {
    /// The group that learns or judges as one.
    pub fold: usize,
    /// What is right.
    pub query: JudgedQuery,
    /// The films to order.
    pub candidates: Vec<(MovieId, Features<F>)>,
}

/// How weights are learned.
pub struct Recipe {
    /// Groups of questions: each is judged by weights learned from the others.
    pub folds: usize,
    /// μ of the fit.
    pub penalty: f64,
    /// Decimals of the weights in the file.
    pub decimals: i32,
    /// Films of an answer that are judged.
    pub depth: usize,
    /// By what they are judged.
    pub measures: &'static [Measure],
}

/// A weight for each feature, in the order of [`Feature::ALL`].
pub type Weights = Vec<f64>;

impl Recipe {
    /// The weights learned from some questions. Features are divided by their scales before the fit, so that the penalty
    /// weighs all alike; one of infinite scale is not learned and weighs 0.
    pub fn learned<'a, F: Feature>(
        &self,
        examples: impl Iterator<Item = &'a Example<F>>,
        scales: &[f64],
    ) -> Weights {
        let divided = |features: &Features<F>| {
            features.values().iter().zip(scales).map(|(value, scale)| f64::from(*value) / scale).collect()
        };
        let choices: Vec<Choice> = examples
            .map(|example| Choice {
                features: example.candidates.iter().map(|(_, features)| divided(features)).collect(),
                // the gain of nDCG, so that what is perfect counts for more than what is good
                relevance: example.candidates.iter().map(|(id, _)| gain(example.grade(*id))).collect(),
            })
            .collect();
        let weights = fit(&choices, F::ALL.len(), self.penalty);
        weights.iter().zip(scales).map(|(weight, scale)| weight / scale).collect()
    }

    /// For each fold the weights learned from the others.
    pub fn learned_by_fold<F: Feature>(&self, examples: &[Example<F>], scales: &[f64]) -> Vec<Weights> {
        let others = |fold: usize| examples.iter().filter(move |example| example.fold != fold);
        (0..self.folds).map(|fold| self.learned(others(fold), scales)).collect()
    }

    /// The answer to each question, by the weights of its fold.
    pub fn ranked<F: Feature>(&self, examples: &[Example<F>], by_fold: &[Weights]) -> Vec<Vec<MovieId>> {
        examples.iter().map(|example| example.ranked(&by_fold[example.fold], self.depth)).collect()
    }

    /// A table of how good the answers of some systems are.
    pub fn judged<F: Feature>(
        &self,
        title: &str,
        examples: &[Example<F>],
        systems: Vec<(String, Vec<Vec<MovieId>>)>,
    ) -> Result<Table> {
        let mut table = Table::new();
        let names = self.measures.iter().map(|measure| measure.name());
        table.load_style(UTF8_FULL_CONDENSED).set_header(std::iter::once(title.to_owned()).chain(names));
        for (name, rankings) in systems {
            let queries = examples.iter().map(|example| &example.query);
            let answers = queries.zip(rankings.iter().map(Vec::as_slice));
            let report = summarise(&name, answers, self.measures, &Bootstrap::default())?;
            let cells =
                report.measures.iter().map(|m| format!("{:.3} ({:.3} – {:.3})", m.mean, m.low, m.high));
            table.add_row(std::iter::once(name).chain(cells));
        }
        Ok(table)
    }

    /// The points at which a film counts as half right: the mean of what right candidates score.
    pub fn midpoint<F: Feature>(&self, examples: &[Example<F>], weights: &[f64]) -> f32 {
        let right: Vec<f64> = examples
            .iter()
            .flat_map(|example| {
                let is_right = |(id, _): &&(MovieId, Features<F>)| example.grade(*id) > 0;
                example.candidates.iter().filter(is_right).map(|(_, features)| points(features, weights))
            })
            .collect();
        self.rounded(right.iter().sum::<f64>() / right.len().max(1) as f64)
    }

    /// A number as model files have it.
    pub fn rounded(&self, value: f64) -> f32 {
        let scale = 10_f64.powi(self.decimals);
        ((value * scale).round() / scale) as f32
    }

    /// The weights by the features' names, rounded.
    pub fn named<F: Feature>(&self, weights: &[f64]) -> impl Iterator<Item = (String, f32)> {
        let names = F::ALL.iter().map(|feature| feature.name().to_owned());
        let rounded: Vec<f32> = weights.iter().map(|weight| self.rounded(*weight)).collect();
        names.zip(rounded)
    }
}

impl<F: Feature> Example<F> {
    /// How right a film is.
    pub fn grade(&self, id: MovieId) -> u8 {
        self.query.judgements.grade(id)
    }

    /// The films with most points, ties by id.
    fn ranked(&self, weights: &[f64], depth: usize) -> Vec<MovieId> {
        let mut scored: Vec<(f64, MovieId)> =
            self.candidates.iter().map(|(id, features)| (points(features, weights), *id)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(depth).map(|(_, id)| id).collect()
    }
}

/// 2^grade − 1.
fn gain(grade: u8) -> f64 {
    f64::from(grade).exp2() - 1.0
}

/// The weighted sum of features.
pub fn points<F: Feature>(features: &Features<F>, weights: &[f64]) -> f64 {
    features.values().iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum()
}

/// One scale for every feature.
pub fn unscaled<F: Feature>() -> Vec<f64> {
    vec![1.0; F::ALL.len()]
}

/// The spread of each feature over all candidates, infinite for one that never differs.
pub fn spreads<F: Feature>(examples: &[Example<F>]) -> Vec<f64> {
    let all = || examples.iter().flat_map(|example| &example.candidates);
    let count = all().count().max(1) as f64;
    let spread = |feature: &F| {
        let value = |features: &Features<F>| f64::from(features.get(*feature));
        let mean = all().map(|(_, features)| value(features)).sum::<f64>() / count;
        let variance = all().map(|(_, features)| (value(features) - mean).powi(2)).sum::<f64>() / count;
        if variance > 1e-9 { variance.sqrt() } else { f64::INFINITY }
    };
    F::ALL.iter().map(spread).collect()
}

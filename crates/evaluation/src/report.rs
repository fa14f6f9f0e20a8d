//! What a set of judged queries says of the search. Rankings and judgements in, [`SetReport`] out.

use cinerag_domain::MovieId;
use serde::{Deserialize, Serialize};

use crate::bootstrap::mean;
use crate::{
    Bootstrap, Judgements, average_precision, ndcg_at, precision_at, recall_at, reciprocal_rank_at,
    success_at,
};

/// Something to measure, with its cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// [`ndcg_at`].
    Ndcg(usize),
    /// [`average_precision()`]; its mean is MAP.
    AveragePrecision,
    /// [`reciprocal_rank_at`]; its mean is MRR@k.
    ReciprocalRank(usize),
    /// [`precision_at`].
    Precision(usize),
    /// [`recall_at`].
    Recall(usize),
    /// [`success_at`].
    Success(usize),
}

impl Measure {
    /// What every report shows, in this order. Rankings should be at least 50 long.
    pub const STANDARD: &'static [Measure] = &[
        Measure::Success(1),
        Measure::Success(10),
        Measure::Success(50),
        Measure::ReciprocalRank(50),
        Measure::Ndcg(10),
        Measure::AveragePrecision,
        Measure::Precision(10),
        Measure::Recall(10),
        Measure::Recall(50),
    ];

    /// The name of its mean in reports: "success@10", "mrr@50", "map".
    pub fn name(self) -> String {
        match self {
            Measure::Ndcg(k) => format!("ndcg@{k}"),
            Measure::AveragePrecision => "map".to_owned(),
            Measure::ReciprocalRank(k) => format!("mrr@{k}"),
            Measure::Precision(k) => format!("precision@{k}"),
            Measure::Recall(k) => format!("recall@{k}"),
            Measure::Success(k) => format!("success@{k}"),
        }
    }

    /// Its value for one query.
    pub fn of(self, ranking: &[MovieId], judgements: &Judgements) -> f64 {
        match self {
            Measure::Ndcg(k) => ndcg_at(ranking, judgements, k),
            Measure::AveragePrecision => average_precision(ranking, judgements),
            Measure::ReciprocalRank(k) => reciprocal_rank_at(ranking, judgements, k),
            Measure::Precision(k) => precision_at(ranking, judgements, k),
            Measure::Recall(k) => recall_at(ranking, judgements, k),
            Measure::Success(k) => success_at(ranking, judgements, k),
        }
    }
}

/// A measure over a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureReport {
    /// [`Measure::name`].
    pub name: String,
    /// Mean over the queries.
    pub mean: f64,
    /// Lower end of the mean's 95 % interval.
    pub low: f64,
    /// Upper end of the mean's 95 % interval.
    pub high: f64,
}

/// Every measure over a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetReport {
    /// Name of the set.
    pub set: String,
    /// How many queries it has.
    pub n: usize,
    /// One for each measure asked, in that order.
    pub measures: Vec<MeasureReport>,
}

impl SetReport {
    /// The measure of this name.
    pub fn measure(&self, name: &str) -> Option<&MeasureReport> {
        self.measures.iter().find(|measure| measure.name == name)
    }
}

/// A set without queries has no mean.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the set {0:?} has no queries: nothing to measure")]
pub struct EmptySet(pub String);

impl EmptySet {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "evaluation_set_empty"
    }
}

/// Measures a set: for each query what is right, and what search returned, best first.
pub fn summarise<'a>(
    set: &str,
    answers: impl IntoIterator<Item = (&'a Judgements, &'a [MovieId])>,
    measures: &[Measure],
    bootstrap: &Bootstrap,
) -> Result<SetReport, EmptySet> {
    let answers: Vec<_> = answers.into_iter().collect();
    let report = |measure: &Measure| {
        let values: Vec<f64> =
            answers.iter().map(|(judgements, ranking)| measure.of(ranking, judgements)).collect();
        let interval = bootstrap.interval(&values)?;
        let mean = mean(values)?;
        Some(MeasureReport { name: measure.name(), mean, low: interval.low, high: interval.high })
    };
    let reports = measures.iter().map(report).collect::<Option<Vec<_>>>();
    match reports {
        Some(measures) if !answers.is_empty() => {
            Ok(SetReport { set: set.to_owned(), n: answers.len(), measures })
        }
        _ => Err(EmptySet(set.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_two_queries_by_hand() {
        // first query: found at rank 2; second: not found
        let right = [Judgements::binary([MovieId(5)]), Judgements::binary([MovieId(6)])];
        let returned = [[4, 5].map(MovieId), [1, 2].map(MovieId)];
        let answers = right.iter().zip(returned.iter().map(<[MovieId; 2]>::as_slice));
        let report =
            summarise("tiny", answers, Measure::STANDARD, &Bootstrap::default()).expect("two queries");
        let mean = |name| (report.measure(name).expect(name).mean * 1000.0).round() as u32;
        // success@10 = (1 + 0) / 2; MRR = (1/2 + 0) / 2; precision@10 = (1/10 + 0) / 2
        assert_eq!(
            [report.n as u32, mean("success@1"), mean("success@10"), mean("mrr@50")],
            [2, 0, 500, 250]
        );
        assert_eq!([mean("precision@10"), mean("map"), mean("recall@50")], [50, 250, 500]);
        let json = serde_json::to_value(&report).expect("plain data");
        assert_eq!(json["measures"][1]["name"], "success@10");
    }

    #[test]
    fn an_empty_set_says_so() {
        let report = summarise("none", [], Measure::STANDARD, &Bootstrap::default());
        assert_eq!(report, Err(EmptySet("none".to_owned())));
        assert!(summarise("none", [], &[], &Bootstrap::default()).is_err());
    }
}

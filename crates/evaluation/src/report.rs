//! What a set of judged queries says of the search. Rankings and judgements in, [`SetReport`] out.

use cinerag_domain::MovieId;
use serde::{Deserialize, Serialize};

use crate::bootstrap::mean;
use crate::{
    Bootstrap, JudgedQuery, Judgements, average_precision, ndcg_at, precision_at, r_precision_at, recall_at,
    reciprocal_rank_at, success_at,
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
    /// [`r_precision_at`].
    RPrecision(usize),
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
        Measure::RPrecision(10),
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
            Measure::RPrecision(k) => format!("rprec@{k}"),
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
            Measure::RPrecision(k) => r_precision_at(ranking, judgements, k),
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
    /// The value for each query, in the order of [`SetReport::queries`], so that runs can be compared query
    /// by query. Empty in reports of older versions.
    #[serde(default)]
    pub values: Vec<f64>,
}

/// Every measure over a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetReport {
    /// Name of the set.
    pub set: String,
    /// How many queries it has.
    pub n: usize,
    /// Ids of the queries, in the order of the set. Empty in reports of older versions.
    #[serde(default)]
    pub queries: Vec<String>,
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

/// Measures a set: for each query what search returned, best first.
pub fn summarise<'a>(
    set: &str,
    answers: impl IntoIterator<Item = (&'a JudgedQuery, &'a [MovieId])>,
    measures: &[Measure],
    bootstrap: &Bootstrap,
) -> Result<SetReport, EmptySet> {
    let answers: Vec<_> = answers.into_iter().collect();
    let report = |measure: &Measure| {
        let values: Vec<f64> =
            answers.iter().map(|(query, ranking)| measure.of(ranking, &query.judgements)).collect();
        let interval = bootstrap.interval(&values)?;
        let mean = mean(values.iter().copied())?;
        Some(MeasureReport { name: measure.name(), mean, low: interval.low, high: interval.high, values })
    };
    let reports = measures.iter().map(report).collect::<Option<Vec<_>>>();
    let queries: Vec<String> = answers.iter().map(|(query, _)| query.id.clone()).collect();
    match reports {
        Some(measures) if !queries.is_empty() => {
            Ok(SetReport { set: set.to_owned(), n: queries.len(), queries, measures })
        }
        _ => Err(EmptySet(set.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged<const N: usize>(id: &str, relevant: [u32; N]) -> JudgedQuery {
        let judgements = Judgements::binary(relevant.map(MovieId));
        JudgedQuery { id: id.to_owned(), text: id.to_owned(), judgements }
    }

    #[test]
    fn a_set_of_two_queries_by_hand() {
        // first query: found at rank 2; second: not found
        let queries = [judged("a", [5]), judged("b", [6])];
        let returned = [[4, 5].map(MovieId), [1, 2].map(MovieId)];
        let answers = queries.iter().zip(returned.iter().map(<[MovieId; 2]>::as_slice));
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
        assert_eq!(json["queries"], serde_json::json!(["a", "b"]));
        assert_eq!(json["measures"][3]["values"], serde_json::json!([0.5, 0.0]));
    }

    #[test]
    fn a_report_without_values_is_still_read() {
        let old = r#"{"set":"s","n":1,"measures":[{"name":"map","mean":0.5,"low":0.5,"high":0.5}]}"#;
        let report: SetReport = serde_json::from_str(old).expect("the older form");
        assert!(report.queries.is_empty() && report.measures[0].values.is_empty());
    }

    #[test]
    fn values_that_a_reference_implementation_prints() {
        // the example in pytrec_eval's documentation: two queries over d1, d2, d3, sorted by their scores;
        // it prints map 1/3 and 0.58333, ndcg 0.5 and 0.69343
        let queries = [judged("q1", [2]), judged("q2", [2, 3])];
        let returned = [[3, 1, 2].map(MovieId), [1, 3, 2].map(MovieId)];
        let answers = queries.iter().zip(returned.iter().map(<[MovieId; 3]>::as_slice));
        let report = summarise("documentation", answers, Measure::STANDARD, &Bootstrap::default());
        let report = report.expect("two queries");
        let printed = [("map", [0.333_333_333, 0.583_333_333]), ("ndcg@10", [0.5, 0.693_426_404])];
        for (name, expected) in printed {
            for (value, expected) in report.measure(name).expect(name).values.iter().zip(expected) {
                assert!((value - expected).abs() < 1e-8, "{name}: {value}");
            }
        }
    }

    #[test]
    fn the_usual_example_of_a_mean_reciprocal_rank() {
        // first right answers at ranks 3, 2 and 1: (1/3 + 1/2 + 1) / 3 = 11/18
        let queries = [judged("cat", [3]), judged("torus", [2]), judged("virus", [1])];
        let returned = [1, 2, 3].map(MovieId);
        let answers = queries.iter().map(|query| (query, returned.as_slice()));
        let report = summarise("plurals", answers, Measure::STANDARD, &Bootstrap::default());
        let mrr = report.expect("three queries").measure("mrr@50").expect("measured").mean;
        assert!((mrr - 11.0 / 18.0).abs() < 1e-12);
    }

    #[test]
    fn an_empty_set_says_so() {
        let report = summarise("none", [], Measure::STANDARD, &Bootstrap::default());
        assert_eq!(report, Err(EmptySet("none".to_owned())));
        assert!(summarise("none", [], &[], &Bootstrap::default()).is_err());
    }
}

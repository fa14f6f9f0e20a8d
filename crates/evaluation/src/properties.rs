//! What holds for every ranking and every set of judgements.

use cinerag_domain::MovieId;
use proptest::prelude::*;

use crate::bootstrap::mean;
use crate::{Bootstrap, Judgements, Measure, qrels};

/// Rankings may repeat films and lack relevant ones.
fn ranking() -> impl Strategy<Value = Vec<MovieId>> {
    prop::collection::vec((0_u32..30).prop_map(MovieId), 0..40)
}

/// Between 1 and 20 films judged, at least one of them relevant.
fn grades() -> impl Strategy<Value = Vec<(u32, u8)>> {
    let grades = prop::collection::btree_map(0_u32..30, 0_u8..4, 1..20);
    let relevant =
        grades.prop_filter("no film is relevant", |grades| grades.values().any(|grade| *grade > 0));
    relevant.prop_map(|grades| grades.into_iter().collect())
}

/// By way of the parser, so that it is exercised too.
fn judgements(grades: &[(u32, u8)]) -> Judgements {
    let list: Vec<String> =
        grades.iter().map(|(id, grade)| format!("{{\"id\": {id}, \"grade\": {grade}}}")).collect();
    let line = format!("{{\"id\": \"q\", \"query\": \"q\", \"judgements\": [{}]}}", list.join(","));
    qrels::parse(&line).expect("a valid line").remove(0).judgements
}

fn every_measure(k: usize) -> [Measure; 7] {
    [
        Measure::Ndcg(k),
        Measure::AveragePrecision,
        Measure::ReciprocalRank(k),
        Measure::Precision(k),
        Measure::RPrecision(k),
        Measure::Recall(k),
        Measure::Success(k),
    ]
}

proptest! {
    #[test]
    fn values_lie_between_0_and_1(ranking in ranking(), grades in grades(), k in 0_usize..50) {
        let judgements = judgements(&grades);
        for measure in every_measure(k) {
            let value = measure.of(&ranking, &judgements);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&value), "{measure:?} is {value}");
        }
    }

    #[test]
    fn a_perfect_ranking_has_1(mut grades in grades(), beyond in 0_usize..20) {
        let judgements = judgements(&grades);
        grades.sort_by_key(|(_, grade)| std::cmp::Reverse(*grade));
        let perfect: Vec<MovieId> = grades.iter().map(|(id, _)| MovieId(*id)).collect();
        let relevant = judgements.relevant_count();
        for measure in every_measure(relevant) {
            prop_assert!((measure.of(&perfect, &judgements) - 1.0).abs() < 1e-12, "{measure:?}");
        }
        for k in 1..=relevant + beyond {
            for measure in [Measure::Ndcg(k), Measure::RPrecision(k)] {
                prop_assert!((measure.of(&perfect, &judgements) - 1.0).abs() < 1e-12, "{measure:?}");
            }
        }
    }

    #[test]
    fn moving_a_better_film_up_never_lowers_a_value(
        order in Just((0..30).map(MovieId).collect::<Vec<_>>()).prop_shuffle(),
        grades in grades(),
        (a, b) in (0_usize..30, 0_usize..30),
        k in 0_usize..35,
    ) {
        let judgements = judgements(&grades);
        let (upper, lower) = (a.min(b), a.max(b));
        let (mut worse, mut better) = (order.clone(), order);
        let upper_is_better = judgements.grade(worse[upper]) >= judgements.grade(worse[lower]);
        if upper_is_better { worse.swap(upper, lower) } else { better.swap(upper, lower) }
        for measure in every_measure(k) {
            let (worse, better) = (measure.of(&worse, &judgements), measure.of(&better, &judgements));
            prop_assert!(better >= worse - 1e-12, "{measure:?}: {better} < {worse}");
        }
    }

    #[test]
    fn order_among_the_first_k_does_not_matter_to_counting_measures(
        (ranking, shuffled) in ranking().prop_flat_map(|ranking| (Just(ranking.clone()), Just(ranking).prop_shuffle())),
        grades in grades(),
    ) {
        let judgements = judgements(&grades);
        let k = ranking.len();
        for measure in [Measure::Precision(k), Measure::Recall(k), Measure::Success(k)] {
            let difference = measure.of(&ranking, &judgements) - measure.of(&shuffled, &judgements);
            prop_assert!(difference.abs() < 1e-12, "{measure:?}");
        }
    }

    #[test]
    fn the_interval_contains_the_mean_and_repeats(
        values in prop::collection::vec(0.0..=1.0_f64, 1..60),
        seed in any::<u64>(),
    ) {
        let bootstrap = Bootstrap { resamples: 1000, seed };
        let interval = bootstrap.interval(&values).expect("values");
        let mean = mean(values.iter().copied()).expect("values");
        prop_assert!(interval.low <= mean + 1e-9 && mean <= interval.high + 1e-9, "{interval:?} {mean}");
        prop_assert_eq!(Some(interval), bootstrap.interval(&values));
    }
}

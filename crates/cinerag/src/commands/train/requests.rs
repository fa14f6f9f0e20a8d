//! Which concepts a request asks for: phrasings and written requests in, a classifier of a request's vector out.
//!
//! It is judged on written requests that it was not learned from.

use std::collections::BTreeMap;

use anyhow::Result;
use cinerag_evaluation::softmax_regression::{Example, Recipe, fit};
use cinerag_genome::GenomeSource;

/// How it is learned. Of penalties from 1e-6 to 1e-4 and 10 to 60 epochs, held-out requests were told best by these.
const RECIPE: Recipe = Recipe { penalty: 1e-5, epochs: 30, step: 0.3, batch: 256, seed: 1 };
/// Groups of requests: each is judged by a classifier learned from the others.
const FOLDS: usize = 5;
/// Concepts that are compared with those of a held-out request.
const FIRST: usize = 5;

/// Learns the weights of each concept and prints how well it recognises the concepts of held-out requests. `embed` gives a text's vector of
/// length 1.
pub fn classifier(
    source: &GenomeSource,
    mut embed: impl FnMut(&str) -> Result<Vec<f32>>,
) -> Result<Vec<Vec<f32>>> {
    let numbers: BTreeMap<&str, usize> =
        source.concepts.iter().enumerate().map(|(at, concept)| (concept.id.as_str(), at)).collect();
    let mut phrasings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, concept) in source.concepts.iter().enumerate() {
        for phrasing in concept.phrasings.iter().chain([&concept.label]) {
            phrasings.entry(phrasing).or_default().push(number);
        }
    }
    let mut of_phrasings = Vec::with_capacity(phrasings.len());
    for (phrasing, concepts) in &phrasings {
        let share = 1.0 / concepts.len() as f32;
        let targets = concepts.iter().map(|concept| (*concept, share)).collect();
        of_phrasings.push(Example { vector: embed(phrasing)?, targets });
    }
    let mut of_requests = Vec::with_capacity(source.requests.len());
    for row in &source.requests {
        let whole: f32 = row.concepts.values().map(|weight| f32::from(*weight)).sum();
        let targets = row
            .concepts
            .iter()
            .filter_map(|(id, weight)| Some((*numbers.get(id.as_str())?, f32::from(*weight) / whole)));
        of_requests.push(Example { vector: embed(&row.request)?, targets: targets.collect() });
    }
    let classes = source.concepts.len();
    report(&of_phrasings, &of_requests, classes);
    let all: Vec<Example> = of_phrasings.into_iter().chain(of_requests).collect();
    Ok(fit(&all, classes, &RECIPE))
}

/// Prints how often the likeliest concept is one that the request asks for, and how much of what it asks for is among the
/// first few.
fn report(of_phrasings: &[Example], of_requests: &[Example], classes: usize) {
    let (mut first, mut among, mut count) = (0.0, 0.0, 0_u32);
    for fold in 0..FOLDS {
        let held_out = |at: usize| at % FOLDS == fold;
        let others = of_requests.iter().enumerate().filter(|(at, _)| !held_out(*at)).map(|(_, other)| other);
        let others: Vec<Example> = of_phrasings.iter().chain(others).cloned().collect();
        let weights = fit(&others, classes, &RECIPE);
        for (_, example) in of_requests.iter().enumerate().filter(|(at, _)| held_out(*at)) {
            let score = |class: usize| -> f32 {
                weights[class].iter().zip(&example.vector).map(|(weight, x)| weight * x).sum()
            };
            let mut scores: Vec<(f32, usize)> = (0..classes).map(|class| (score(class), class)).collect();
            scores.sort_by(|a, b| b.0.total_cmp(&a.0));
            let share = |class: usize| {
                example.targets.iter().find(|(own, _)| *own == class).map_or(0.0, |(_, share)| *share)
            };
            first += if share(scores[0].1) > 0.0 { 1.0 } else { 0.0 };
            among += scores.iter().take(FIRST).map(|(_, class)| share(*class)).sum::<f32>();
            count += 1;
        }
    }
    if count > 0 {
        let mean = |sum: f32| sum / count as f32;
        println!(
            "{count} requests, held out: {:.2} have a wished concept first, {:.2} of the wishes are among the first {FIRST}",
            mean(first),
            mean(among)
        );
    }
}

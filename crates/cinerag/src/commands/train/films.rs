//! Which films have which concepts: labelled films in, a classifier for each concept out.
//!
//! Every classifier is judged and calibrated on films that it was not learned from, in the 8 bits in which it ships. The
//! one that ships is learned from all of them.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use anyhow::{Context, Result, ensure};
use cinerag_domain::MovieId;
use cinerag_embedding::{EmbeddingLog, MiniLm};
use cinerag_evaluation::calibration::Logistic;
use cinerag_evaluation::kernel_ridge::{self, KernelRidge};
use cinerag_evaluation::{Judgements, average_precision};
use cinerag_genome::{
    Calibration, Classifier, FeatureSpace, FilmFeatures, FilmModel, FilmModelFile, FilmWeights, GenomeSource,
    NUMBERS,
};
use cinerag_ingestion::film_vectors;
use cinerag_ports::Embedder;
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use crate::commands::ingest::source as catalogue;
use crate::engine::cores;
use crate::folders::Folders;
use crate::progress::Shown;

/// Groups of films: each is judged by classifiers learned from the others.
const FOLDS: usize = 5;
/// λ of the fit.
const RIDGE: f64 = 30.0;
/// What classifiers are to answer for the grades 0 to 3.
const TARGETS: [f64; 4] = [0.0, 0.4, 0.8, 1.0];
/// Names, topics and words that have a weight in a classifier.
const MAX_WEIGHTS: usize = 300;
/// Held-out average precision below which a concept relies on labels alone.
const MIN_PRECISION: f64 = 0.12;
/// Labelled films below which it does.
const MIN_LABELS: usize = 8;
/// Films of grade 2 or 3 that a concept needs, so that they alone count as right.
const MIN_STRONG: usize = 5;
/// Facts, of which a guess is worth nothing.
const FACTS: [&str; 18] = [
    "best-picture",
    "oscar-acting",
    "oscar-craft",
    "oscar-nominee",
    "foreign-oscar",
    "animated-oscar",
    "palme-dor",
    "festival-winner",
    "bafta-winner",
    "razzie",
    "black-and-white",
    "directed-by-women",
    "written-by-women",
    "actor-director",
    "debut",
    "black-filmmakers",
    "queer-filmmakers",
    "asian-diaspora",
];
/// Concepts listed as the worst.
const WORST: usize = 20;

/// The labelled films of a catalogue.
struct Sample {
    features: Vec<FilmFeatures>,
    /// For each concept the grade of each film.
    grades: Vec<Vec<u8>>,
    /// How alike films are: row i has film i with the films up to it.
    kernel: Vec<Vec<f64>>,
}

/// How a concept's classifier does on films that it was not learned from.
struct Judged {
    precision: f64,
    labels: usize,
    calibration: Calibration,
}

/// Learns the model from the labels and the catalogue of the data set, and prints how good it is.
pub fn films(folders: &Folders, source: &GenomeSource) -> Result<FilmModelFile> {
    let set = catalogue(folders)?.read()?;
    let embedder = MiniLm::load(&folders.model(), cores())?;
    let log = EmbeddingLog::open(&folders.vectors(embedder.fingerprint()), embedder.dimension())?;
    let (vectors, _) = film_vectors(&set.movies, &embedder, &log, cores(), &Shown::default())?;

    let space = FeatureSpace::of(&set.movies);
    let labels = FilmModel::of(FilmModelFile::of_labels(source, space.clone(), embedder.dimension()))?;
    let mut features = Vec::new();
    let mut grades: Vec<Vec<u8>> = vec![Vec::new(); source.concepts.len()];
    for (movie, [document, plot]) in set.movies.iter().zip(&vectors) {
        let Some(labelled) = labels.labels(movie) else { continue };
        features.push(space.features(movie, document, plot));
        for of_concept in &mut grades {
            of_concept.push(0);
        }
        for (concept, grade) in labelled {
            if let Some(last) = grades[usize::from(concept)].last_mut() {
                *last = grade;
            }
        }
    }
    ensure!(features.len() > FOLDS, "{} films of {} are labelled", features.len(), set.name);
    println!("{} of {} films labelled, {} features", features.len(), set.movies.len(), space.len());
    let kernel = kernel(&features, cores());
    let sample = Sample { features, grades, kernel };
    let judged = sample.judged(&space)?;
    report(source, &judged)?;

    let all: Vec<usize> = (0..sample.features.len()).collect();
    let weights = sample.learned(&space, &all)?;
    let classifiers = (0..).zip(weights).zip(&judged).zip(&source.concepts);
    let classifiers = classifiers.filter(|((_, judged), concept)| judged.is_good(&concept.id));
    let classifiers = classifiers.map(|(((concept, weights), judged), _)| Classifier {
        concept,
        weights,
        calibration: judged.calibration,
    });
    Ok(FilmModelFile { classifiers: classifiers.collect(), ..labels.file().clone() })
}

impl Judged {
    /// True when films that nobody labelled may get the concept.
    fn is_good(&self, concept: &str) -> bool {
        self.precision >= MIN_PRECISION && self.labels >= MIN_LABELS && !FACTS.contains(&concept)
    }
}

impl Sample {
    /// Every concept's classifier on films that it was not learned from.
    fn judged(&self, space: &FeatureSpace) -> Result<Vec<Judged>> {
        let mut scores = vec![vec![0.0; self.features.len()]; self.grades.len()];
        for fold in 0..FOLDS {
            let (held_out, others): (Vec<usize>, Vec<usize>) =
                (0..self.features.len()).partition(|film| film % FOLDS == fold);
            for (weights, scores) in self.learned(space, &others)?.iter().zip(&mut scores) {
                for film in &held_out {
                    scores[*film] = f64::from(weights.score(&self.features[*film]));
                }
            }
        }
        let judged = self.grades.iter().zip(&scores).map(|(grades, scores)| {
            let targets: Vec<f64> = grades.iter().map(|grade| TARGETS[usize::from(*grade)]).collect();
            let curve = Logistic::fit(scores, &targets);
            Judged {
                precision: precision(grades, scores),
                labels: grades.iter().filter(|grade| **grade > 0).count(),
                calibration: Calibration { slope: curve.slope as f32, intercept: curve.intercept as f32 },
            }
        });
        Ok(judged.collect())
    }

    /// The weights of every concept's classifier, learned from some of the films.
    fn learned(&self, space: &FeatureSpace, films: &[usize]) -> Result<Vec<FilmWeights>> {
        let row = |(place, film): (usize, &usize)| -> Vec<f64> {
            films[..=place].iter().map(|other| self.kernel[*film][*other]).collect()
        };
        let kernel: Vec<Vec<f64>> = films.iter().enumerate().map(row).collect();
        let target =
            |grades: &Vec<u8>| films.iter().map(|film| TARGETS[usize::from(grades[*film])]).collect();
        let targets: Vec<Vec<f64>> = self.grades.iter().map(target).collect();
        let KernelRidge { weights, .. } =
            kernel_ridge::fit(&kernel, &targets, RIDGE).context("films with features that are no numbers")?;
        Ok(weights.iter().map(|of_films| self.of_features(space, films, of_films)).collect())
    }

    /// The weights of features that weights of films come from, as they are stored.
    fn of_features(&self, space: &FeatureSpace, films: &[usize], weights: &[f64]) -> FilmWeights {
        let components = self.features.first().map_or(0, |film| film.dense.len());
        let mut dense = vec![0.0_f32; components + NUMBERS];
        let mut sparse = vec![0.0_f32; space.len()];
        for (film, weight) in films.iter().zip(weights) {
            let (film, weight) = (&self.features[*film], *weight as f32);
            let values = film.dense.iter().chain(&film.numbers);
            dense.iter_mut().zip(values).for_each(|(sum, x)| *sum += weight * x);
            film.sparse.iter().for_each(|(feature, x)| sparse[usize::from(*feature)] += weight * x);
        }
        let sparse: Vec<(u16, f32)> = (0..).zip(sparse).filter(|(_, weight)| *weight != 0.0).collect();
        FilmWeights::compress(space, &dense, &sparse, MAX_WEIGHTS)
    }
}

/// The dot products of each film's features with those of the films up to it.
fn kernel(features: &[FilmFeatures], threads: NonZeroUsize) -> Vec<Vec<f64>> {
    let row = |film: usize| -> Vec<f64> {
        features[..=film].iter().map(|other| f64::from(features[film].dot(other))).collect()
    };
    let mut rows: Vec<(usize, Vec<f64>)> = std::thread::scope(|scope| {
        let part = |first: usize| {
            let films = (first..features.len()).step_by(threads.get());
            scope.spawn(move || films.map(|film| (film, row(film))).collect::<Vec<_>>())
        };
        let parts: Vec<_> = (0..threads.get()).map(part).collect();
        let done = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
        done.flat_map(|rows| rows.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    rows.sort_unstable_by_key(|(film, _)| *film);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Average precision of films by score. Grades 2 and 3 are right, and grade 1 too where those are few.
fn precision(grades: &[u8], scores: &[f64]) -> f64 {
    let strong = grades.iter().filter(|grade| **grade >= 2).count();
    let least = if strong >= MIN_STRONG { 2 } else { 1 };
    let right = (0..).map(MovieId).zip(grades).filter(|(_, grade)| **grade >= least).map(|(film, _)| film);
    let mut ranking: Vec<(f64, MovieId)> = scores.iter().copied().zip((0..).map(MovieId)).collect();
    ranking.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ranking: Vec<MovieId> = ranking.into_iter().map(|(_, film)| film).collect();
    average_precision(&ranking, &Judgements::binary(right))
}

/// Prints held-out average precision by facet, and of the worst concepts.
fn report(source: &GenomeSource, judged: &[Judged]) -> Result<()> {
    let labelled = source.concepts.iter().zip(judged).filter(|(_, judged)| judged.labels > 0);
    let labelled: Vec<_> = labelled.collect();
    ensure!(!labelled.is_empty(), "no concept is labelled");
    let mut facets: BTreeMap<&str, Vec<(bool, f64)>> = BTreeMap::new();
    for (concept, judged) in &labelled {
        let of_facet = facets.entry(concept.facet.as_str()).or_default();
        of_facet.push((judged.is_good(&concept.id), judged.precision));
    }
    let all: Vec<(bool, f64)> = facets.values().flatten().copied().collect();
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_header([
        "facet",
        "concepts",
        "classified",
        "average precision",
    ]);
    for (facet, concepts) in facets.into_iter().chain([("all", all)]) {
        let good = concepts.iter().filter(|(is_good, _)| *is_good).count();
        let mean = concepts.iter().map(|(_, precision)| precision).sum::<f64>() / concepts.len() as f64;
        table.add_row([facet.to_owned(), concepts.len().to_string(), good.to_string(), format!("{mean:.3}")]);
    }
    println!("{table}");
    let mut worst = labelled;
    worst.sort_by(|(_, a), (_, b)| a.precision.total_cmp(&b.precision));
    let worst =
        worst.iter().take(WORST).map(|(concept, judged)| format!("{} {:.3}", concept.id, judged.precision));
    println!("worst: {}", worst.collect::<Vec<_>>().join(", "));
    Ok(())
}

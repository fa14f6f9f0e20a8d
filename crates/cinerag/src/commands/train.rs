//! `cinerag train`: the weights of films like a film, and of recommendations, learned from ratings.
//!
//! What is right is what people whose ratings were kept back like. The weights are judged on people that they were
//! not learned from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use cinerag_domain::{Filters, MovieId};
use cinerag_evaluation::conditional_logit::{Choice, fit};
use cinerag_evaluation::{Bootstrap, JudgedQuery, Judgements, Measure, summarise};
use cinerag_ports::IndexSnapshot;
use cinerag_retrieval::linear::{FEATURES, ModelFile};
use cinerag_retrieval::pool::{PoolFilm, gather};
use cinerag_retrieval::{recommend, similar};
use clap::{Args, ValueEnum};
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use crate::folders::Folders;
use crate::held_out::{RatedIndex, RatingsByUser, fold_of, leave_one_out};

/// Learns weights, judges them on people they were not learned from, and writes the weights learned from all.
#[derive(Args)]
pub struct Train {
    /// Whose weights
    #[arg(value_enum)]
    model: Model,
    /// Where to write them (crates/retrieval/models/<model>.json is built into the binary)
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// For rerank: judged queries to learn from, as `cinerag eval` reads them
    #[arg(long, value_name = "FILE", num_args = 1..)]
    queries: Vec<PathBuf>,
}

/// The models there are.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Films like a film
    Similar,
    /// Films for somebody
    Recommend,
    /// The order of search's candidates
    Rerank,
}

const N: usize = FEATURES.len();
const MEASURES: [Measure; 2] = [Measure::Ndcg(20), Measure::Recall(20)];
/// μ of the fit: a little, so that a feature that never differs gets no weight.
const PENALTY: f64 = 1.0;
/// Groups of people for films like a film: two learn, the third judges.
const FOLDS: u64 = 3;
/// Splits that recommendations are learned from; `eval-recommend` measures on others.
const LEARNING_SEEDS: [u64; 3] = [101, 102, 103];
/// How much is kept of what is learned for popularity and quality, for films like a film. A film that nobody of the
/// judging group has seen cannot be right, however alike it is; learned along, the two take up that part of the
/// judgement, and a film is not called alike for being famous. A tenth decides between films that are equally alike.
const KEPT_OF_FAME: f64 = 0.1;
/// How much is kept of what is learned for being liked together, for films like a film. That two films came out in the
/// same years and were rated by the same people in one sitting is learned as likeness; at half, films that share
/// subject and people stand beside those that share an audience.
const KEPT_OF_LIKES: f64 = 0.5;
/// The place of that feature.
const LIKED_TOGETHER: usize = 1;
/// Where fame begins among the features: popularity and quality.
const FIRST_OF_FAME: usize = 3;
/// Fewest people of a group who must like a film, for their other likes to say what goes with it.
const MIN_LIKERS: usize = 8;
/// Films that go with a film in the judgement of a group.
const RIGHT_FILMS: usize = 20;

/// One question: the candidates, what is right, and who may not both ask and learn it.
struct Example {
    fold: u64,
    pool: Vec<PoolFilm>,
    right: Judgements,
}

impl Train {
    /// Learns, judges, tells, writes.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        if self.model == Model::Rerank {
            return super::train_rerank::run(folders, &self.queries, self.write.as_deref());
        }
        let data = RatedIndex::open(folders)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let examples = runtime.block_on(async {
            match self.model {
                Model::Similar => likes_of_others(&data).await,
                Model::Recommend | Model::Rerank => likes_kept_back(&data).await,
            }
        })?;
        println!("{} questions, {:.0} candidates each", examples.len(), mean_pool(&examples));
        println!("{}", self.judged(&examples)?);
        let weights = self.served(learned(examples.iter()));
        let shown: Vec<String> =
            FEATURES.iter().zip(&weights).map(|(name, weight)| format!("{name} {weight:.3}")).collect();
        println!("learned from all, as served: {}", shown.join(", "));
        if let Some(path) = &self.write {
            let name = self.model.to_possible_value().map(|value| value.get_name().to_owned());
            let learned = format!(
                "`cinerag train {}` on {} questions from {} users' ratings",
                name.unwrap_or_default(),
                examples.len(),
                data.ratings.len()
            );
            let rounded = weights.map(|weight| ((weight * 1000.0).round() / 1000.0) as f32);
            let weights = FEATURES.iter().map(|name| (*name).to_owned()).zip(rounded).collect();
            let file = serde_json::to_string_pretty(&ModelFile { learned, weights })?;
            std::fs::write(path, file + "\n").with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

impl Train {
    /// Each feature alone, and all with weights learned from the other folds.
    fn judged(&self, examples: &[Example]) -> Result<Table> {
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED).set_header(["ranked by", "ndcg@20", "recall@20"]);
        let by_fold: Vec<[f64; N]> =
            (0..FOLDS).map(|fold| learned(examples.iter().filter(|example| example.fold != fold))).collect();
        let by_all = |adjust: &dyn Fn([f64; N]) -> [f64; N]| -> Vec<Vec<MovieId>> {
            examples.iter().map(|example| ranked(example, &adjust(by_fold[example.fold as usize]))).collect()
        };
        let mut systems: Vec<(String, Vec<Vec<MovieId>>)> =
            vec![("all, learned".into(), by_all(&|weights| weights))];
        if self.model == Model::Similar {
            systems.push(("all, as served".into(), by_all(&|weights| self.served(weights))));
        }
        for (at, name) in FEATURES.iter().enumerate() {
            let alone: [f64; N] = std::array::from_fn(|n| if n == at { 1.0 } else { 0.0 });
            let rankings = examples.iter().map(|example| ranked(example, &alone)).collect();
            systems.push((format!("{name} alone"), rankings));
        }
        for (name, rankings) in systems {
            let right: Vec<JudgedQuery> = (0_u32..)
                .zip(examples)
                .map(|(nth, example)| JudgedQuery::wordless(nth.to_string(), example.right.clone()))
                .collect();
            let answers = right.iter().zip(rankings.iter().map(Vec::as_slice));
            let report = summarise(&name, answers, &MEASURES, &Bootstrap::default())?;
            let cell = |at: usize| {
                let measure = &report.measures[at];
                format!("{:.3} ({:.3} – {:.3})", measure.mean, measure.low, measure.high)
            };
            table.add_row([name, cell(0), cell(1)]);
        }
        Ok(table)
    }

    /// The weights as they are served.
    fn served(&self, mut weights: [f64; N]) -> [f64; N] {
        if self.model == Model::Similar {
            weights[LIKED_TOGETHER] *= KEPT_OF_LIKES;
            weights[FIRST_OF_FAME..].iter_mut().for_each(|weight| *weight *= KEPT_OF_FAME);
        }
        weights
    }
}

/// For films like a film: what the likers of a film in one group like besides it, the candidates and their features
/// with the co-ratings of the other groups only.
async fn likes_of_others(data: &RatedIndex) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for fold in 0..FOLDS {
        let (judges, others): (RatingsByUser, RatingsByUser) =
            data.ratings.clone().into_iter().partition(|(user, _)| fold_of(*user, 1, FOLDS) == fold);
        let (index, _) = data.knowing_only(&others);
        let likers = likers(&judges);
        for (film, users) in likers.iter().filter(|(_, users)| users.len() >= MIN_LIKERS) {
            let right = goes_with(*film, users, &judges, &likers);
            let profile = similar::profile_of(&index, *film).await?;
            if let (Some(profile), false) = (profile, right.is_empty()) {
                let filters = Filters { exclude_ids: vec![*film], ..Filters::default() };
                let pool = gather(&index, &profile, &filters).await?;
                examples.push(Example { fold, pool, right: Judgements::binary(right) });
            }
        }
    }
    Ok(examples)
}

fn likers(ratings: &RatingsByUser) -> BTreeMap<MovieId, BTreeSet<u32>> {
    let mut likers: BTreeMap<MovieId, BTreeSet<u32>> = BTreeMap::new();
    for (user, ratings) in ratings {
        for rating in ratings.iter().filter(|rating| rating.is_liked()) {
            likers.entry(rating.movie).or_default().insert(*user);
        }
    }
    likers
}

/// The films most liked together with one by a group: greatest cosine of who likes them, shrunk where few do.
fn goes_with(
    film: MovieId,
    users: &BTreeSet<u32>,
    judges: &RatingsByUser,
    likers: &BTreeMap<MovieId, BTreeSet<u32>>,
) -> Vec<MovieId> {
    let mut together: BTreeMap<MovieId, f64> = BTreeMap::new();
    for user in users {
        for rating in judges[user].iter().filter(|rating| rating.is_liked() && rating.movie != film) {
            *together.entry(rating.movie).or_default() += 1.0;
        }
    }
    let strength = |(other, count): (MovieId, f64)| {
        let cosine = count / ((users.len() * likers[&other].len()) as f64).sqrt();
        (cosine * count / (count + 5.0), other)
    };
    let mut scored: Vec<(f64, MovieId)> =
        together.into_iter().filter(|(_, count)| *count >= 2.0).map(strength).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(RIGHT_FILMS).map(|(_, other)| other).collect()
}

/// For recommendations: the like of each user that was kept back.
async fn likes_kept_back(data: &RatedIndex) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for seed in LEARNING_SEEDS {
        let split = leave_one_out(&data.ratings, seed);
        let (index, _) = data.knowing_only(&split.training);
        for (user, film) in &split.held_out {
            let pool = pool_for(&index, &split.training, *user).await?;
            examples.push(Example {
                fold: fold_of(*user, 1, FOLDS),
                pool,
                right: Judgements::binary([*film]),
            });
        }
    }
    Ok(examples)
}

async fn pool_for(index: &IndexSnapshot, ratings: &RatingsByUser, user: u32) -> Result<Vec<PoolFilm>> {
    let request = recommend::of_ratings(&ratings[&user], Filters::default());
    let taste = recommend::taste(index, &request.liked, &request.disliked).await?;
    Ok(gather(index, &taste.profile, &request.filters).await?)
}

fn learned<'a>(examples: impl Iterator<Item = &'a Example>) -> [f64; N] {
    let choice = |example: &Example| Choice {
        features: example.pool.iter().map(|film| film.features.map(f64::from)).collect(),
        relevance: example.pool.iter().map(|film| f64::from(example.right.grade(film.id))).collect(),
    };
    fit(&examples.map(choice).collect::<Vec<_>>(), PENALTY)
}

fn ranked(example: &Example, weights: &[f64; N]) -> Vec<MovieId> {
    let score = |film: &PoolFilm| -> f64 {
        film.features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum()
    };
    let mut scored: Vec<(f64, MovieId)> = example.pool.iter().map(|film| (score(film), film.id)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(20).map(|(_, id)| id).collect()
}

fn mean_pool(examples: &[Example]) -> f64 {
    let films: usize = examples.iter().map(|example| example.pool.len()).sum();
    films as f64 / examples.len().max(1) as f64
}

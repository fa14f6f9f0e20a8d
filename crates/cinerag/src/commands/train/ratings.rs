//! The weights of films like a film, and of recommendations, learned from ratings.
//!
//! What is right is what people whose ratings were held out like. The weights are judged on people that they were not
//! learned from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use cinerag_domain::{Filters, MovieId};
use cinerag_evaluation::{JudgedQuery, Judgements, Measure};
use cinerag_ports::IndexSnapshot;
use cinerag_retrieval::linear::{Feature, ModelFile};
use cinerag_retrieval::pool::{PoolFilm, gather};
use cinerag_retrieval::rank::pool_features::PoolFeature;
use cinerag_retrieval::{recommend, similar};

use super::learning::{Example, Recipe, Weights, unscaled};
use super::publish;
use crate::folders::Folders;
use crate::held_out::{RatedIndex, RatingsByUser, fold_of, leave_one_out};

type Question = Example<PoolFeature>;

/// The folds are groups of people. The penalty is just enough that a feature that never differs gets no weight.
const RECIPE: Recipe = Recipe {
    folds: 3,
    penalty: 1.0,
    decimals: 3,
    depth: 20,
    measures: &[Measure::Ndcg(20), Measure::Recall(20)],
};
/// Splits that recommendations are learned from; `eval-recommend` measures on others.
const LEARNING_SEEDS: [u64; 3] = [101, 102, 103];
/// What of the learned weights is served for films like a film.
///
/// Popularity and quality: a film that nobody of the judging group has seen cannot be right, however alike it is; learned
/// along, the two take up that part of the judgement, and a film is not called alike for being famous. A tenth decides
/// between films that are equally alike.
///
/// Co-ratings: that two films came out in the same years and were rated by the same people in one sitting is learned as
/// likeness; at half, films that share subject and people stand beside those that share an audience.
const SERVED_SHARES: [(PoolFeature, f64); 3] =
    [(PoolFeature::CoRatings, 0.5), (PoolFeature::Popularity, 0.1), (PoolFeature::Quality, 0.1)];
/// Fewest people of a group who must like a film, for their other likes to say what goes with it.
const MIN_LIKERS: usize = 8;
/// Films that go with a film in the judgement of a group.
const RIGHT_FILMS: usize = 20;

/// Learns the weights of films like a film.
pub fn similar(folders: &Folders, write: Option<&Path>) -> Result<()> {
    let data = RatedIndex::open(folders)?;
    let examples = block_on(likes_of_others(&data))?;
    train("similar", &data, &examples, &SERVED_SHARES, write)
}

/// Learns the weights of recommendations.
pub fn recommend(folders: &Folders, write: Option<&Path>) -> Result<()> {
    let data = RatedIndex::open(folders)?;
    let examples = block_on(held_out_likes(&data))?;
    train("recommend", &data, &examples, &[], write)
}

fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().build()?.block_on(work)
}

/// Judges, learns from all, writes.
fn train(
    model: &str,
    data: &RatedIndex,
    examples: &[Question],
    served_shares: &[(PoolFeature, f64)],
    write: Option<&Path>,
) -> Result<()> {
    let served = |mut weights: Weights| {
        for (feature, share) in served_shares {
            weights[feature.place()] *= share;
        }
        weights
    };
    println!("{} questions, {:.0} candidates each", examples.len(), mean_candidates(examples));
    let by_fold = RECIPE.learned_by_fold(examples, &unscaled::<PoolFeature>());
    let mut systems = vec![("all, learned".to_owned(), RECIPE.ranked(examples, &by_fold))];
    if !served_shares.is_empty() {
        let by_fold: Vec<Weights> = by_fold.into_iter().map(served).collect();
        systems.push(("all, as served".to_owned(), RECIPE.ranked(examples, &by_fold)));
    }
    for feature in PoolFeature::ALL {
        let mut alone = vec![0.0; PoolFeature::ALL.len()];
        alone[feature.place()] = 1.0;
        let rankings = RECIPE.ranked(examples, &vec![alone; RECIPE.folds]);
        systems.push((format!("{} alone", feature.name()), rankings));
    }
    println!("{}", RECIPE.judged("ranked by", examples, systems)?);
    let weights = served(RECIPE.learned(examples.iter(), &unscaled::<PoolFeature>()));
    let (questions, users) = (examples.len(), data.ratings.len());
    let file = ModelFile {
        learned: format!("`cinerag train {model}` on {questions} questions from {users} users' ratings"),
        midpoint: None,
        weights: RECIPE.named::<PoolFeature>(&weights).collect(),
    };
    publish(&file, write)
}

/// For films like a film: what people of one group who like a film also like, the candidates and their features with
/// the co-ratings of the other groups only.
async fn likes_of_others(data: &RatedIndex) -> Result<Vec<Question>> {
    let mut examples = Vec::new();
    for fold in 0..RECIPE.folds {
        let (judges, others): (RatingsByUser, RatingsByUser) =
            data.ratings.clone().into_iter().partition(|(user, _)| fold_of_user(*user) == fold);
        let (index, _) = data.knowing_only(&others);
        let likers = likers(&judges);
        for (film, users) in likers.iter().filter(|(_, users)| users.len() >= MIN_LIKERS) {
            let right = goes_with(*film, users, &judges, &likers);
            let profile = similar::profile_of(&index, *film).await?;
            if let (Some(profile), false) = (profile, right.is_empty()) {
                let filters = Filters { exclude_ids: vec![*film], ..Filters::default() };
                let pool = gather(&index, &profile, &filters).await?;
                examples.push(question(examples.len(), fold, pool, Judgements::binary(right)));
            }
        }
    }
    Ok(examples)
}

fn fold_of_user(user: u32) -> usize {
    fold_of(user, 1, RECIPE.folds as u64) as usize
}

fn question(nth: usize, fold: usize, pool: Vec<PoolFilm>, right: Judgements) -> Question {
    let query = JudgedQuery::wordless(nth.to_string(), right);
    Example { fold, query, candidates: pool.into_iter().map(|film| (film.id, film.features)).collect() }
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

/// The films that a group likes most along with one: greatest cosine of who likes them, shrunk where few do.
fn goes_with(
    film: MovieId,
    users: &BTreeSet<u32>,
    judges: &RatingsByUser,
    likers: &BTreeMap<MovieId, BTreeSet<u32>>,
) -> Vec<MovieId> {
    let mut shared: BTreeMap<MovieId, f64> = BTreeMap::new();
    for user in users {
        for rating in judges[user].iter().filter(|rating| rating.is_liked() && rating.movie != film) {
            *shared.entry(rating.movie).or_default() += 1.0;
        }
    }
    let strength = |(other, count): (MovieId, f64)| {
        let cosine = count / ((users.len() * likers[&other].len()) as f64).sqrt();
        (cosine * count / (count + 5.0), other)
    };
    let mut scored: Vec<(f64, MovieId)> =
        shared.into_iter().filter(|(_, count)| *count >= 2.0).map(strength).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(RIGHT_FILMS).map(|(_, other)| other).collect()
}

/// For recommendations: the like of each user that was held out.
async fn held_out_likes(data: &RatedIndex) -> Result<Vec<Question>> {
    let mut examples = Vec::new();
    for seed in LEARNING_SEEDS {
        let split = leave_one_out(&data.ratings, seed);
        let (index, _) = data.knowing_only(&split.training);
        for (user, film) in &split.held_out {
            let pool = pool_for(&index, &split.training, *user).await?;
            let right = Judgements::binary([*film]);
            examples.push(question(examples.len(), fold_of_user(*user), pool, right));
        }
    }
    Ok(examples)
}

async fn pool_for(index: &IndexSnapshot, ratings: &RatingsByUser, user: u32) -> Result<Vec<PoolFilm>> {
    let request = recommend::of_ratings(&ratings[&user], Filters::default());
    let taste = recommend::taste(index, &request.liked, &request.disliked).await?;
    Ok(gather(index, &taste.profile, &request.filters).await?)
}

fn mean_candidates(examples: &[Question]) -> f64 {
    let films: usize = examples.iter().map(|example| example.candidates.len()).sum();
    films as f64 / examples.len().max(1) as f64
}

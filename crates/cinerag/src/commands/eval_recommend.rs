//! `cinerag eval-recommend`: is a film that somebody likes recommended to them when their like is unknown?

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use cinerag_domain::{Filters, MovieId};
use cinerag_evaluation::{
    Bootstrap, JudgedQuery, Judgements, Measure, SetReport, coverage, popularity_percentile, summarise,
};
use cinerag_ports::{Scored, Tastes, UserRating};
use cinerag_retrieval::{Recommender, recommend};
use clap::Args;
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use crate::folders::Folders;
use crate::held_out::{LeaveOneOut, RatedIndex, RatingsByUser, leave_one_out};

/// Holds out one like of each user, recommends from the rest, and checks whether it is among 20 films; simpler
/// recommenders are measured for comparison.
#[derive(Args)]
pub struct EvalRecommend {
    /// Number of rounds, each with another like of each user held out
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=50))]
    splits: u64,
    /// Also write the report as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Films recommended to each.
const DEPTH: usize = 20;
const MEASURES: [Measure; 2] = [Measure::Recall(DEPTH), Measure::Ndcg(DEPTH)];
/// Neighbours per film in the plain item-based recommender.
const KNN_NEIGHBOURS: usize = 50;

/// The recommenders compared, the product's own last.
const SYSTEMS: [&str; 5] = ["popularity", "item-knn", "co-ratings", "learned", "learned, diverse"];

/// The answers of one recommender, user by user.
#[derive(Default)]
struct Lists(Vec<Vec<MovieId>>);

impl EvalRecommend {
    /// Measures every recommender.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let data = RatedIndex::open(folders)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let mut right = Vec::new();
        let mut lists: [Lists; SYSTEMS.len()] = std::array::from_fn(|_| Lists::default());
        for seed in 1..=self.splits {
            let split = leave_one_out(&data.ratings, seed);
            right.extend(split.held_out.iter().map(|(user, film)| {
                JudgedQuery::wordless(format!("{seed}-{user}"), Judgements::binary([*film]))
            }));
            runtime.block_on(recommend_all(&data, &split, &mut lists))?;
        }
        let counts = like_counts(&data.ratings);
        let mut reports = Vec::new();
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED).set_header([
            "recommender",
            "recall@20",
            "ndcg@20",
            "coverage",
            "popularity",
        ]);
        for (name, lists) in SYSTEMS.iter().zip(&lists) {
            let slices = || lists.0.iter().map(Vec::as_slice);
            let report = summarise(name, right.iter().zip(slices()), &MEASURES, &Bootstrap::default())?;
            let covered = coverage(slices(), data.movies.len());
            let popularity = popularity_percentile(slices(), &counts, data.movies.len()).unwrap_or_default();
            table.add_row(row(&report, covered, popularity));
            reports.push(serde_json::json!({
                "recommender": name, "n": report.n, "measures": report.measures,
                "coverage": covered, "popularity_percentile": popularity,
            }));
        }
        println!("{} likes held out, {} films each\n{table}", right.len(), DEPTH);
        println!(
            "coverage: share of the catalogue recommended to anybody; popularity: mean percentile, a random film has .5"
        );
        if let Some(path) = &self.json {
            let report = serde_json::json!({ "splits": self.splits, "recommenders": reports });
            std::fs::write(path, serde_json::to_vec_pretty(&report)?)
                .with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

fn row(report: &SetReport, covered: f64, popularity: f64) -> Vec<String> {
    let measures = report.measures.iter();
    let cells = measures.map(|m| format!("{:.3} ({:.3} – {:.3})", m.mean, m.low, m.high));
    let rest = [format!("{covered:.3}"), format!("{popularity:.3}")];
    std::iter::once(report.set.clone()).chain(cells).chain(rest).collect()
}

/// Every recommender for every user of a split.
async fn recommend_all(
    data: &RatedIndex,
    split: &LeaveOneOut,
    lists: &mut [Lists; SYSTEMS.len()],
) -> Result<()> {
    let (index, tastes) = data.knowing_only(&split.training);
    let counts = like_counts(&split.training);
    let knn = item_knn(&split.training, &counts);
    let co_ratings = pairs(&tastes);
    let recommender = Recommender::new(None);
    for user in split.held_out.keys() {
        let ratings = &split.training[user];
        let request = recommend::of_ratings(ratings, Filters::default());
        lists[0].0.push(best(counts.iter().map(|(id, count)| (*id, *count as f32)), ratings));
        lists[1].0.push(best(summed(&request.liked, |id| knn.get(&id)), ratings));
        lists[2].0.push(best(summed(&request.liked, |id| co_ratings.get(&id)), ratings));
        let taste = recommend::taste(&index, &request.liked, &request.disliked).await?;
        let scored = recommend::by_taste(&index, &taste, &request.filters).await?;
        lists[3].0.push(best(scored.into_iter(), ratings));
        let answer = recommender.for_user(&index, *user, Filters::default(), DEPTH).await?;
        let hits = answer.map(|answer| answer.hits).unwrap_or_default();
        lists[4].0.push(hits.into_iter().map(|recommendation| recommendation.hit.card.id).collect());
    }
    Ok(())
}

fn like_counts(ratings: &RatingsByUser) -> BTreeMap<MovieId, u32> {
    let mut counts = BTreeMap::new();
    for rating in ratings.values().flatten().filter(|rating| rating.is_liked()) {
        *counts.entry(rating.movie).or_default() += 1;
    }
    counts
}

/// The best films that the user has not rated.
fn best(scored: impl Iterator<Item = (MovieId, f32)>, rated: &[UserRating]) -> Vec<MovieId> {
    let is_new = |id: MovieId| rated.binary_search_by_key(&id, |rating| rating.movie).is_err();
    let mut scored: Vec<(MovieId, f32)> = scored.filter(|(id, _)| is_new(*id)).collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored.into_iter().take(DEPTH).map(|(id, _)| id).collect()
}

/// The neighbours of the liked films, strengths added up.
fn summed<'a>(
    liked: &[MovieId],
    neighbours: impl Fn(MovieId) -> Option<&'a Vec<(MovieId, f32)>>,
) -> std::collections::btree_map::IntoIter<MovieId, f32> {
    let mut sums: BTreeMap<MovieId, f32> = BTreeMap::new();
    for (other, strength) in liked.iter().filter_map(|id| neighbours(*id)).flatten() {
        *sums.entry(*other).or_default() += strength;
    }
    sums.into_iter()
}

fn pairs(tastes: &Tastes) -> BTreeMap<MovieId, Vec<(MovieId, f32)>> {
    let pairs = |list: &Vec<Scored>| list.iter().map(|other| (other.id, other.score)).collect();
    tastes.co_rated.iter().map(|(id, list)| (*id, pairs(list))).collect()
}

/// Plain item-based neighbours: the cosine of who likes two films (Sarwar et al., "Item-based collaborative
/// filtering recommendation algorithms", WWW 2001; Deshpande and Karypis, ACM TOIS 2004).
fn item_knn(
    ratings: &RatingsByUser,
    counts: &BTreeMap<MovieId, u32>,
) -> BTreeMap<MovieId, Vec<(MovieId, f32)>> {
    let liked: Vec<Vec<MovieId>> = ratings
        .values()
        .map(|ratings| ratings.iter().filter(|rating| rating.is_liked()).map(|rating| rating.movie).collect())
        .collect();
    let mut likers: BTreeMap<MovieId, Vec<usize>> = BTreeMap::new();
    for (user, films) in liked.iter().enumerate() {
        for film in films {
            likers.entry(*film).or_default().push(user);
        }
    }
    let neighbours = |(film, users): (&MovieId, &Vec<usize>)| {
        let mut shared: BTreeMap<MovieId, u32> = BTreeMap::new();
        for other in users.iter().flat_map(|user| &liked[*user]).filter(|other| *other != film) {
            *shared.entry(*other).or_default() += 1;
        }
        let cosine = |(other, count): (MovieId, u32)| {
            (other, count as f32 / (counts[film] as f32 * counts[&other] as f32).sqrt())
        };
        let mut list: Vec<(MovieId, f32)> = shared.into_iter().map(cosine).collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.truncate(KNN_NEIGHBOURS);
        (*film, list)
    };
    likers.iter().map(neighbours).collect()
}

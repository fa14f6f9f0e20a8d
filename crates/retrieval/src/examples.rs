//! "Movies like Inception and Alien but darker": a query by example films.
//!
//! What the examples have in common becomes a profile, as for films like one film; the rest of the query moves it. The
//! pool, the model and the variety are those of [`similar`](crate::similar).

use cinerag_domain::{Candidate, Filters, GenreSet, MovieId, Signals, SparseVector};
use cinerag_ports::{Embedder, IndexSnapshot, StoreError};
use cinerag_query::{QueryPlan, Tweak, parse_tweak};
use tokio::try_join;

use crate::diversify::{VARIETY, VARIETY_OF_OTHERS, contenders, diversify};
use crate::embed;
use crate::linear::SIMILAR;
use crate::narrow;
use crate::pool::{self, PoolFilm, Profile};
use crate::similar::profile_of;
use crate::tweak::{Tweaker, constrain};

/// Most films of an answer by examples.
const ANSWER_DEPTH: usize = 100;
/// Fewer films than these are no answer.
const FEW: usize = 5;
/// Places with variety: the first pages need it, and its cost grows with the square.
const VARIED_PLACES: usize = 33;

/// The result of a search by examples.
pub(crate) struct ByExample {
    /// Best first, variety considered.
    pub(crate) candidates: Vec<Candidate>,
    /// The words of the constraints that were dropped.
    pub(crate) relaxed: Vec<String>,
    /// True when the words could not be embedded, so that only the examples counted.
    pub(crate) is_degraded: bool,
}

/// Films like the plan's examples that pass the filters and differ as the plan says. The examples are read from the
/// snapshot's own store, so that a remote one is asked in two rounds: for the candidates and how many films pass, then for
/// what compares them. Only dropping constraints takes more rounds.
pub(crate) async fn by_example(
    index: &IndexSnapshot,
    tweaker: &Tweaker,
    embedder: Option<&dyn Embedder>,
    plan: &QueryPlan,
    given: &Filters,
) -> Result<ByExample, StoreError> {
    let mut profile = common_profile(index, &plan.like).await?;
    let mut tweaks = plan.tweak.as_deref().map(parse_tweak).unwrap_or_default();
    tweaks.extend(plan.passages.iter().map(|passage| Tweak::Toward(passage.text.clone())));
    // the tweak already has what it excludes
    let tweak = plan.tweak.as_deref().unwrap_or_default();
    let unwanted = plan.unwanted.iter().filter(|text| !tweak.contains(text.as_str()));
    tweaks.extend(unwanted.map(|text| Tweak::Away(text.clone())));
    let examples = index.own_store().signals(&plan.like).await?;
    let first: Option<Signals> = examples.into_iter().flatten().next();
    let constrained = |mut filters: Filters| {
        if let Some(first) = &first {
            constrain(&mut filters, &tweaks, first);
        }
        filters
    };
    let kind = of_another_kind(plan, &tweaks);
    // films of the genre differ as requested, so the nearest of them are the best
    let is_all = kind.iter().count() == tweaks.len();
    let unmoved = is_all.then(|| profile.clone());
    let is_degraded = tweaker.apply(&mut profile, &tweaks, embedder, &index.info()).is_some();
    let near_to = unmoved.as_ref().unwrap_or(&profile);
    let mut filters = constrained(narrow::strict(plan, given));
    let of_kind = of_genres(&filters, kind);
    let (narrowed, mut ids) =
        try_join!(narrow::narrow(index, plan, given), pool::candidates(index, near_to, &of_kind))?;
    if !narrowed.relaxed.is_empty() {
        filters = constrained(narrowed.filters);
        ids = pool::candidates(index, near_to, &of_genres(&filters, kind)).await?;
    }
    let mut pool = compared(index, near_to, &of_genres(&filters, kind), ids).await?;
    if pool.len() < FEW && kind != GenreSet::default() {
        let ids = pool::candidates(index, &profile, &filters).await?;
        pool = compared(index, &profile, &filters, ids).await?;
    }
    let scored = pool.iter().map(|film| (film.id, SIMILAR.share(&film.features))).collect();
    let contenders = contenders(index, scored, VARIED_PLACES).await?;
    let candidate = |film: crate::diversify::Contender| Candidate {
        id: film.card.id,
        score: film.score,
        ..Candidate::default()
    };
    let variety = if tweaks.iter().any(Tweak::is_of_meaning) { VARIETY_OF_OTHERS } else { VARIETY };
    let candidates = diversify(contenders, variety, ANSWER_DEPTH).into_iter().map(candidate).collect();
    Ok(ByExample { candidates, relaxed: narrowed.relaxed, is_degraded })
}

/// The genres that films must have to differ as requested: "like Alien but funny" asks for comedies. A request for less of
/// something, or for none of it, asks for no genre.
fn of_another_kind(plan: &QueryPlan, tweaks: &[Tweak]) -> GenreSet {
    let adds = |tweak: &Tweak| !matches!(tweak, Tweak::Away(_) | Tweak::Without(_));
    let is_asked = plan.tweak.is_some() && tweaks.iter().all(adds);
    if is_asked { plan.wished_genres } else { GenreSet::default() }
}

/// The filters with genres that a film must have as well.
fn of_genres(filters: &Filters, genres: GenreSet) -> Filters {
    Filters { genres: filters.genres.iter().chain(genres.iter()).collect(), ..filters.clone() }
}

/// The candidates that pass the filters, with their features.
async fn compared(
    index: &IndexSnapshot,
    profile: &Profile,
    filters: &Filters,
    ids: Vec<MovieId>,
) -> Result<Vec<PoolFilm>, StoreError> {
    pool::features(index, profile, &Filters { only_ids: Some(ids), ..filters.clone() }).await
}

/// The mean of the examples' profiles.
async fn common_profile(index: &IndexSnapshot, examples: &[MovieId]) -> Result<Profile, StoreError> {
    let mut profiles = Vec::with_capacity(examples.len());
    for id in examples {
        profiles.extend(profile_of(index, *id).await?);
    }
    let share = 1.0 / profiles.len().max(1) as f32;
    let mut common = Profile::default();
    let (mut traits, mut concepts) = (Vec::new(), Vec::new());
    for profile in profiles {
        if let Some(meaning) = profile.meaning {
            let sum = common.meaning.get_or_insert_with(|| vec![0.0; meaning.len()]);
            embed::add(sum, &meaning, share);
        }
        traits.extend(profile.traits.iter().map(|(id, weight)| (id, share * weight)));
        concepts.extend(profile.concepts.iter().map(|(id, weight)| (id, share * weight)));
        for (id, strength) in profile.co_rated {
            *common.co_rated.entry(id).or_default() += share * strength;
        }
    }
    common.traits = SparseVector::from_pairs(traits);
    common.concepts = SparseVector::from_pairs(concepts);
    if let Some(meaning) = &mut common.meaning {
        embed::normalise(meaning);
    }
    Ok(common)
}

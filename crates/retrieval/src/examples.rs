//! "Movies like Inception and Alien but darker": a query by example films.
//!
//! What the examples have in common becomes a profile, as for films like one film; the rest of the query moves it. The
//! pool, the model and the variety are those of [`similar`](crate::similar).

use cinerag_domain::{Candidate, Filters, GenreSet, MovieId, Signals, SparseVector};
use cinerag_ports::{Embedder, IndexSnapshot, StoreError};
use cinerag_query::{QueryPlan, Tweak, parse_tweak};

use crate::diversify::{VARIETY, VARIETY_OF_OTHERS, contenders, diversify};
use crate::embed;
use crate::linear::SIMILAR;
use crate::pool::{PoolFilm, Profile, gather};
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
    /// True when the words could not be embedded, so that only the examples counted.
    pub(crate) is_degraded: bool,
}

/// Films like the plan's examples that pass the filters and differ as the plan says.
pub(crate) async fn by_example(
    index: &IndexSnapshot,
    tweaker: &Tweaker,
    embedder: Option<&dyn Embedder>,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<ByExample, StoreError> {
    let mut profile = common_profile(index, &plan.like).await?;
    let mut tweaks = plan.tweak.as_deref().map(parse_tweak).unwrap_or_default();
    tweaks.extend(plan.passages.iter().map(|passage| Tweak::Toward(passage.text.clone())));
    // the tweak already has what it excludes
    let tweak = plan.tweak.as_deref().unwrap_or_default();
    let unwanted = plan.unwanted.iter().filter(|text| !tweak.contains(text.as_str()));
    tweaks.extend(unwanted.map(|text| Tweak::Away(text.clone())));
    let mut filters = filters.clone();
    let examples: Vec<Signals> =
        index.ask(|store| store.signals(&plan.like)).await?.into_iter().flatten().collect();
    if let Some(first) = examples.first() {
        constrain(&mut filters, &tweaks, first);
    }
    let kind = of_another_kind(plan, &tweaks);
    // films of the genre differ as was asked: of them the nearest are the best
    let is_all = kind.iter().count() == tweaks.len();
    let unmoved = is_all.then(|| profile.clone());
    let is_degraded = tweaker.apply(&mut profile, &tweaks, embedder, &index.info()).is_some();
    let pool = pool(index, (&profile, unmoved.as_ref()), &filters, kind).await?;
    let scored = pool.iter().map(|film| (film.id, SIMILAR.share(&film.features))).collect();
    let contenders = contenders(index, scored, VARIED_PLACES).await?;
    let candidate = |film: crate::diversify::Contender| Candidate {
        id: film.card.id,
        score: film.score,
        ..Candidate::default()
    };
    let variety = if tweaks.iter().any(Tweak::is_of_meaning) { VARIETY_OF_OTHERS } else { VARIETY };
    let candidates = diversify(contenders, variety, ANSWER_DEPTH).into_iter().map(candidate).collect();
    Ok(ByExample { candidates, is_degraded })
}

/// The genres that films must have to differ as was asked: "like Alien but funny" asks for comedies. What should be less or
/// without something asks for no genre.
fn of_another_kind(plan: &QueryPlan, tweaks: &[Tweak]) -> GenreSet {
    let adds = |tweak: &Tweak| !matches!(tweak, Tweak::Away(_) | Tweak::Without(_));
    let is_asked = plan.tweak.is_some() && tweaks.iter().all(adds);
    if is_asked { plan.wished_genres } else { GenreSet::default() }
}

/// The films near to the profile, or to that before it was moved, of the genres if enough of those are of them.
async fn pool(
    index: &IndexSnapshot,
    (profile, unmoved): (&Profile, Option<&Profile>),
    filters: &Filters,
    genres: GenreSet,
) -> Result<Vec<PoolFilm>, StoreError> {
    if genres != GenreSet::default() {
        let genres = filters.genres.iter().chain(genres.iter()).collect();
        let of_genres =
            gather(index, unmoved.unwrap_or(profile), &Filters { genres, ..filters.clone() }).await?;
        if of_genres.len() >= FEW {
            return Ok(of_genres);
        }
    }
    gather(index, profile, filters).await
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

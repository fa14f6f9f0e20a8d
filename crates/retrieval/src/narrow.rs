//! Stage "narrow": constraints → filters that leave enough to choose from.

use cinerag_domain::{Filters, MovieId};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};
use cinerag_query::{QueryPlan, filters_with, relaxations};

/// Films below which constraints give way: fewer than this is hardly a choice.
const HANDFUL: u32 = 5;

/// What films must pass, and what was given up for it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Narrowed {
    /// The caller's filters with the constraints that hold.
    pub(crate) filters: Filters,
    /// The words of the constraints that were given up.
    pub(crate) relaxed: Vec<String>,
    /// The films that pass every constraint, when some were given up: they come first.
    pub(crate) strict: Vec<MovieId>,
    /// How many films pass; none when it was not needed to know.
    pub(crate) count: Option<u32>,
}

/// Walks down the relaxation ladder until a handful of films is left, or to the step that leaves most.
pub(crate) async fn narrow(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    given: &Filters,
) -> Result<Narrowed, StoreError> {
    let mut given = given.clone();
    given.exclude_ids.extend(&plan.like);
    let filters = filters_with(&given, &plan.constraints);
    if plan.constraints.is_empty() {
        return Ok(Narrowed { filters, ..Narrowed::default() });
    }
    let count = index.ask(|store| store.count(&filters)).await?;
    let mut best = Narrowed { filters: filters.clone(), count: Some(count), ..Narrowed::default() };
    if count >= HANDFUL {
        return Ok(best);
    }
    for dropped in relaxations(&plan.constraints, plan.has_theme()) {
        let kept = plan.constraints.iter().enumerate().filter(|(at, _)| !dropped.contains(at));
        let wider = filters_with(&given, kept.map(|(_, constraint)| constraint));
        let count = index.ask(|store| store.count(&wider)).await?;
        if best.count.is_none_or(|least| count > least) {
            let relaxed = dropped.iter().map(|at| plan.constraints[*at].text.clone()).collect();
            best = Narrowed { filters: wider, relaxed, count: Some(count), strict: Vec::new() };
        }
        if count >= HANDFUL {
            break;
        }
    }
    if !best.relaxed.is_empty() {
        best.strict = index.ask(|store| store.list(&filters, None, ListOrder::Popularity, 0, HANDFUL as usize)).await?;
    }
    Ok(best)
}

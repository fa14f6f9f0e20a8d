//! Stage "narrow": constraints → filters that leave enough to choose from.

use cinerag_domain::{Filters, MovieId};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};
use cinerag_query::{QueryPlan, filters_with, relaxations};

/// With fewer films than this, constraints are dropped.
const HANDFUL: u32 = 5;

/// The filters to apply, and the constraints that were dropped.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Narrowed {
    /// The caller's filters with the constraints that were not dropped.
    pub(crate) filters: Filters,
    /// The words of the constraints that were dropped.
    pub(crate) relaxed: Vec<String>,
    /// The films that pass every constraint, when some were dropped: they come first.
    pub(crate) strict: Vec<MovieId>,
    /// How many films pass; 0 when there was nothing to drop and no need to count.
    pub(crate) count: u32,
}

/// The caller's filters with every constraint.
pub(crate) fn strict(plan: &QueryPlan, given: &Filters) -> Filters {
    filters_with(&without_examples(plan, given), &plan.constraints)
}

/// Drops constraints, least important first, until a handful of films is left, or takes the step that leaves most. For
/// a listing, the films that pass are counted in any case.
pub(crate) async fn narrow(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    given: &Filters,
) -> Result<Narrowed, StoreError> {
    let filters = strict(plan, given);
    if plan.constraints.is_empty() && plan.has_theme() {
        return Ok(Narrowed { filters, ..Narrowed::default() });
    }
    let count = index.ask(|store| store.count(&filters)).await?;
    let mut best = Narrowed { filters: filters.clone(), count, ..Narrowed::default() };
    if count >= HANDFUL {
        return Ok(best);
    }
    let given = without_examples(plan, given);
    for dropped in relaxations(&plan.constraints, plan.has_theme()) {
        let rest = plan.constraints.iter().enumerate().filter(|(at, _)| !dropped.contains(at));
        let wider = filters_with(&given, rest.map(|(_, constraint)| constraint));
        let count = index.ask(|store| store.count(&wider)).await?;
        if count > best.count {
            let relaxed = dropped.iter().map(|at| plan.constraints[*at].text.clone()).collect();
            best = Narrowed { filters: wider, relaxed, count, strict: Vec::new() };
        }
        if count >= HANDFUL {
            break;
        }
    }
    if !best.relaxed.is_empty() {
        best.strict =
            index.ask(|store| store.list(&filters, None, ListOrder::Popularity, 0, HANDFUL as usize)).await?;
    }
    Ok(best)
}

fn without_examples(plan: &QueryPlan, given: &Filters) -> Filters {
    let mut given = given.clone();
    given.exclude_ids.extend(&plan.like);
    given
}

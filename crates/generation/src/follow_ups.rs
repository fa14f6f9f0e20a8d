//! Suggested follow-up questions. Each has an answer in the catalogue: facts are asked of records that have them, and a
//! change of the request is only offered when it leaves films.

use cinerag_domain::{Filters, Movie, Span};
use cinerag_ports::{FactAsked, IndexSnapshot, ListOrder, QuotedFilm, StoreError, Task};

/// Most questions offered.
const MOST: usize = 3;

/// The questions for an answer about these films.
pub(crate) async fn follow_ups(
    index: &IndexSnapshot,
    task: Task,
    asked: &[FactAsked],
    films: &[QuotedFilm],
    filters: &Filters,
) -> Result<Vec<String>, StoreError> {
    let mut found: Vec<&Movie> =
        films.iter().filter(|film| !film.is_mentioned).map(|film| &film.movie).collect();
    let best_known;
    if found.is_empty() {
        let all = Filters::default();
        let ids = index.ask(|store| store.list(&all, None, ListOrder::Popularity, 0, 2)).await?;
        best_known = index.catalogue().movies(&ids).await?;
        found = best_known.iter().flatten().collect();
        return Ok(about_nothing(&found));
    }
    let first = found[0];
    let mut questions = Vec::new();
    if task == Task::Recommend {
        questions.extend(changed(index, first, filters).await?);
    }
    questions.extend(of_record(first, asked).into_iter().take(if task == Task::Recommend { 1 } else { 2 }));
    let example = found.get(1).copied().unwrap_or(first);
    questions.push(format!("Something like {}?", example.card.title));
    questions.truncate(MOST);
    Ok(questions)
}

fn about_nothing(films: &[&Movie]) -> Vec<String> {
    let mut questions: Vec<String> = films
        .iter()
        .take(1)
        .map(|movie| format!("What should I watch after {}?", movie.card.title))
        .collect();
    questions.extend(films.last().into_iter().flat_map(|movie| of_record(movie, &[])).take(2));
    questions
}

/// One change that leaves films: made before the first one, or after it, or shorter.
async fn changed(
    index: &IndexSnapshot,
    first: &Movie,
    filters: &Filters,
) -> Result<Option<String>, StoreError> {
    let year = first.card.year.filter(|_| filters.year.is_open());
    let minutes = first.card.runtime_minutes.filter(|_| filters.runtime_minutes.is_open());
    let before =
        year.map(|year| Filters { year: Span { from: None, to: Some(year - 1) }, ..filters.clone() });
    let after = year.map(|year| Filters { year: Span { from: Some(year + 1), to: None }, ..filters.clone() });
    let shorter = minutes.map(|minutes| Filters {
        runtime_minutes: Span { from: None, to: Some(minutes - 1) },
        ..filters.clone()
    });
    let is_old = year.is_some_and(|year| year < 1980);
    let changes = [
        (before, "Something older?", !is_old),
        (after, "Something newer?", is_old),
        (shorter, "Something shorter?", true),
    ];
    for (filters, question, is_apt) in changes {
        if let Some(filters) = filters.filter(|_| is_apt)
            && index.ask(|store| store.count(&filters)).await? > 0
        {
            return Ok(Some(question.to_owned()));
        }
    }
    Ok(None)
}

/// Questions that the record answers, without those just asked.
fn of_record(movie: &Movie, asked: &[FactAsked]) -> Vec<String> {
    let title = &movie.card.title;
    let questions = [
        (FactAsked::Directors, !movie.card.directors.is_empty(), format!("Who directed {title}?")),
        (FactAsked::Cast, !movie.details.cast.is_empty(), format!("Who stars in {title}?")),
        (FactAsked::Story, movie.card.overview.is_some(), format!("What is {title} about?")),
        (FactAsked::Runtime, movie.card.runtime_minutes.is_some(), format!("How long is {title}?")),
    ];
    let fits = |(fact, is_known, _): &(FactAsked, bool, String)| *is_known && !asked.contains(fact);
    questions.into_iter().filter(fits).map(|(_, _, question)| question).collect()
}

//! Lists without a query: pages of films, genres, and the rows of the home page.

use cinerag_analysis::Terms;
use cinerag_domain::{Facet, FacetField, Filters, Genre, MovieCard, MovieId, Span};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};

use crate::facets;
use crate::similar::{SimilarAnswer, SimilarEngine, SimilarRequest};

/// A page of a listing.
#[derive(Debug, PartialEq)]
pub struct Listing {
    /// Films that pass the filters, on all pages.
    pub total: u32,
    /// This page.
    pub cards: Vec<MovieCard>,
    /// The requested facets, counted over all pages.
    pub facets: Vec<Facet>,
}

/// A page of the films that pass the filters, with the facets in `fields` counted over all of them: each without its own
/// filter where a film has one value.
pub async fn list(
    index: &IndexSnapshot,
    filters: &Filters,
    fields: &[FacetField],
    order: ListOrder,
    offset: usize,
    limit: usize,
) -> Result<Listing, StoreError> {
    let ids = index.ask(|store| store.list(filters, None, order, offset, limit)).await?;
    let cards = index.ask(|store| store.cards(&ids)).await?.into_iter().flatten().collect();
    let facets = match fields {
        [] => Vec::new(),
        _ => facets::count(index, fields, filters, None).await?,
    };
    Ok(Listing { total: index.ask(|store| store.count(filters)).await?, cards, facets })
}

/// How many films each genre has.
pub async fn genres(index: &IndexSnapshot) -> Result<Facet, StoreError> {
    let all = Filters::default();
    let mut facets = index.ask(|store| store.facets(&[FacetField::Genres], &all, None)).await?;
    Ok(facets.pop().unwrap_or(Facet { field: FacetField::Genres, counts: Vec::new() }))
}

/// A named row of the home page: a rule, evaluated on the published catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct RowRule {
    /// Stable name.
    pub name: &'static str,
    /// As shown.
    pub title: String,
    /// Which films.
    pub filters: Filters,
    /// Which of them first.
    pub order: ListOrder,
}

/// A row with its films.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// Its rule.
    pub rule: RowRule,
    /// The films, each in one row only.
    pub cards: Vec<MovieCard>,
}

/// Fewest films that make a row.
const MIN_ROW: usize = 4;

/// The rows of the home page, `limit` films each. A film is shown in the first row that fits; a row with fewer than four
/// films is left out. Films in `shown` are in no row, because they are shown elsewhere.
pub async fn rows(
    index: &IndexSnapshot,
    mut shown: Vec<MovieId>,
    limit: usize,
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    for rule in rules() {
        let filters = Filters { exclude_ids: shown.clone(), ..rule.filters.clone() };
        let ids = index.ask(|store| store.list(&filters, None, rule.order, 0, limit)).await?;
        if ids.len() >= MIN_ROW {
            let cards = index.ask(|store| store.cards(&ids)).await?.into_iter().flatten().collect();
            shown.extend(ids);
            rows.push(Row { rule, cards });
        }
    }
    Ok(rows)
}

/// Films like one that was liked.
#[derive(Debug, PartialEq)]
pub struct BecauseRow {
    /// The liked film.
    pub liked: MovieId,
    /// Its title.
    pub title: String,
    /// Films like it, each in one row only, without the liked films.
    pub cards: Vec<MovieCard>,
}

/// Most rows for liked films.
const MAX_BECAUSE: usize = 3;

/// A row for each of the first three liked films that have enough similar films, in their order. Unknown ids are ignored.
pub async fn because_rows(
    index: &IndexSnapshot,
    similar: &SimilarEngine,
    liked: &[MovieId],
    limit: usize,
) -> Result<Vec<BecauseRow>, StoreError> {
    let mut rows: Vec<BecauseRow> = Vec::new();
    let mut shown = liked.to_vec();
    for source in index.ask(|store| store.cards(liked)).await?.into_iter().flatten() {
        let filters = Filters { exclude_ids: shown.clone(), ..Filters::default() };
        let request = SimilarRequest { id: source.id, but: Vec::new(), filters, limit };
        let Some(SimilarAnswer { hits, .. }) = similar.similar(index, &request).await? else { continue };
        let is_new = rows.iter().all(|row| row.liked != source.id);
        if is_new && hits.len() >= MIN_ROW {
            let cards: Vec<MovieCard> = hits.into_iter().map(|hit| hit.card).collect();
            shown.extend(cards.iter().map(|card| card.id));
            rows.push(BecauseRow { liked: source.id, title: source.title, cards });
        }
        if rows.len() == MAX_BECAUSE {
            break;
        }
    }
    Ok(rows)
}

/// The rules, in the order of the page. They work for any catalogue: subjects are keywords of TMDB and themes of the
/// starter catalogue, and a row that finds too few films is left out.
fn rules() -> Vec<RowRule> {
    let terms = Terms::default();
    let about = |subjects: &[&str]| Filters {
        topics: subjects.iter().map(|subject| terms.of_prose(subject).join(" ")).collect(),
        ..Filters::default()
    };
    let genre = |genre: Genre| Filters { genres: [genre].into_iter().collect(), ..Filters::default() };
    let years =
        |from: u16, to: u16| Filters { year: Span { from: Some(from), to: Some(to) }, ..Filters::default() };
    let rule = |name, title: &str, filters, order| RowRule { name, title: title.to_owned(), filters, order };
    let short = Span { from: Some(40), to: Some(95) };
    let (popularity, rating) = (ListOrder::Popularity, ListOrder::Rating);
    vec![
        rule("popular", "Popular", Filters::default(), popularity),
        rule("one_night", "One night only", about(&["one night only", "one night"]), rating),
        rule("heist", "Heists", about(&["heist", "bank robbery", "jewel heist"]), popularity),
        rule("big_hearts", "Feel-good films", about(&["small people big hearts", "feel good"]), rating),
        rule(
            "elsewhere",
            "Far from Hollywood",
            Filters { exclude_languages: vec!["en".to_owned()], ..Filters::default() },
            rating,
        ),
        rule("twist", "Plot twists", about(&["twist", "twist ending", "plot twist"]), popularity),
        rule("space", "Space", about(&["space", "outer space", "spacecraft", "astronaut"]), popularity),
        rule("before_1950", "Before 1950", years(1, 1949), rating),
        rule("friends", "Unlikely friends", about(&["unlikely friendship", "unlikely friends"]), rating),
        rule("comedy", "Comedies", genre(Genre::Comedy), popularity),
        rule(
            "short_evening",
            "Under 95 minutes",
            Filters { runtime_minutes: short, ..Filters::default() },
            rating,
        ),
        rule("coming_of_age", "Growing up", about(&["coming of age"]), rating),
        rule("romance", "Romance", genre(Genre::Romance), rating),
        rule("children", "For the whole family", genre(Genre::Children), popularity),
        rule("crime", "Crime", genre(Genre::Crime), rating),
        rule("road", "On the road", about(&["road trip", "road movie"]), popularity),
        rule("science_fiction", "Science fiction", genre(Genre::SciFi), popularity),
        rule("horror", "Horror", genre(Genre::Horror), rating),
        rule("nineties", "The 1990s", years(1990, 1999), popularity),
        rule("acclaimed", "Critically acclaimed", Filters::default(), rating),
        rule("documentary", "Documentaries", genre(Genre::Documentary), rating),
    ]
}

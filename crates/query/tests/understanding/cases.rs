//! The set of cases `data/eval/understanding.jsonl`, over the names in `data/eval/understanding-names.json`.
//!
//! A case names everything that a query constrains; what it does not name must not be constrained.

use std::collections::BTreeMap;
use std::path::Path;

use cinerag_analysis::fold;
use cinerag_domain::{Filters, GenreSet, IndexInfo, MovieId, Notice, NoticeKind, SortOrder};
use cinerag_ports::fakes::MemoryLexicon;
use cinerag_ports::{Meaning, TitleForm, Vocabulary};
use cinerag_query::{Planner, QueryPlan, filters_with};
use serde::Deserialize;

use crate::vocabulary;

#[derive(Deserialize)]
struct Names {
    films: Vec<(String, u16, f32)>,
    people: Vec<(String, u32, u32, u32)>,
    words_of_many: BTreeMap<String, u32>,
    topics: Vec<(String, u32)>,
    series: Vec<(String, Vec<String>)>,
    words: String,
    plain_words: String,
}

/// A query and what is understood of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// The kind of thing that the case is about.
    #[expect(dead_code, reason = "for readers of the set")]
    kind: String,
    /// It looks like the kind and is not.
    #[serde(default)]
    trap: bool,
    #[serde(default)]
    expect: Expected,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    wants: Vec<String>,
    excludes: Vec<String>,
    years: (Option<u16>, Option<u16>),
    exclude_years: (Option<u16>, Option<u16>),
    runtime: (Option<u16>, Option<u16>),
    rating: (Option<f32>, Option<f32>),
    language: Option<String>,
    exclude_languages: Vec<String>,
    countries: Vec<String>,
    exclude_countries: Vec<String>,
    cast: Vec<String>,
    directors: Vec<String>,
    writers: Vec<String>,
    people: Vec<String>,
    exclude_people: Vec<String>,
    /// Subjects of which no film may be, as terms; compared when given.
    exclude_topics: Option<Vec<String>>,
    /// Films that must not be shown.
    exclude_films: Vec<String>,
    /// The film asked for by its title.
    title: Option<String>,
    /// Films given as examples.
    like: Vec<String>,
    order: Option<String>,
    count: Option<u32>,
    corrected: Option<String>,
    /// The words that remain to search by; compared when given.
    theme: Option<String>,
    /// What the answer must say of the request: a kind with what it is about.
    notices: Vec<String>,
    /// Words that the theme must not have.
    no_theme: Vec<String>,
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let parsed = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"));
    parsed.expect("a set in its format")
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/eval").join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()));
    text.expect("a set that can be read")
}

fn lexicon(names: &Names) -> MemoryLexicon {
    let mut phrases: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    let mut add = |phrase: String, meaning: Meaning| phrases.entry(phrase).or_default().push(meaning);
    let id = |title: &str| {
        let at = names.films.iter().position(|(name, ..)| name == title).expect("a film of the set");
        MovieId(at as u32 + 1)
    };
    for (title, year, popularity) in &names.films {
        let main = fold(title);
        let head = title.split_once(": ").map(|(head, _)| fold(head));
        let without =
            |phrase: &str| phrase.strip_prefix("the ").filter(|rest| rest.len() > 2).map(str::to_owned);
        let short = [without(&main), head.clone(), head.as_deref().and_then(without)];
        let forms = short.into_iter().flatten().map(|phrase| (phrase, TitleForm::Short));
        for (phrase, form) in [(main.clone(), TitleForm::Main)].into_iter().chain(forms) {
            let (id, text, year, popularity) = (id(title), title.clone(), Some(*year), *popularity);
            add(phrase, Meaning::Title { id, text, form, year, popularity });
        }
    }
    for (name, acted, directed, wrote) in &names.people {
        let meaning = |is_surname| Meaning::Person {
            name: name.clone(),
            is_surname,
            acted: *acted,
            directed: *directed,
            wrote: *wrote,
            popularity: 0.8,
        };
        let folded = fold(name);
        add(folded.clone(), meaning(false));
        let surname = folded.rsplit(' ').find(|word| !["jr", "sr"].contains(word)).unwrap_or_default();
        add(surname.to_owned(), meaning(true));
        if let Some(at) = folded.find(" de ") {
            add(folded[at + 1..].to_owned(), meaning(true));
        }
    }
    for (name, movie_count) in &names.topics {
        add(fold(name), Meaning::Topic { name: name.clone(), movie_count: *movie_count });
    }
    for (name, films) in &names.series {
        let films: Vec<MovieId> = films.iter().map(|title| id(title)).collect();
        let folded = fold(name);
        let short = folded.strip_prefix("the ").map(str::to_owned);
        for phrase in short.into_iter().chain([folded.clone()]) {
            add(phrase, Meaning::Series { name: name.clone(), films: films.clone() });
        }
    }
    let mut words: BTreeMap<String, u32> = names.words.split(' ').map(|word| (word.to_owned(), 20)).collect();
    words.extend(phrases.keys().flat_map(|phrase| phrase.split(' ')).map(|word| (word.to_owned(), 20)));
    words.extend(names.words_of_many.clone());
    let plain_words = names.plain_words.split(' ').map(str::to_owned).collect();
    MemoryLexicon::new(Vocabulary { phrases, words, plain_words })
}

/// What was understood, in the words of a case.
fn understood(plan: &QueryPlan, names: &Names, expected: &Expected) -> Expected {
    let filters = filters_with(&Filters::default(), &plan.constraints);
    let title = |id: &MovieId| names.films[id.0 as usize - 1].0.clone();
    let genres = |set: GenreSet| set.iter().map(|genre| genre.name().to_owned()).collect::<Vec<_>>();
    let order = plan.order.map(|order| match (order, plan.is_reversed) {
        (SortOrder::Rating, false) => "rating",
        (SortOrder::Rating, true) => "worst",
        (SortOrder::Year, false) => "newest",
        (SortOrder::Year, true) => "oldest",
        (_, false) => "popularity",
        (_, true) => "least popular",
    });
    let theme = plan.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" | ");
    let mut exclude_films: Vec<String> = filters.exclude_ids.iter().map(title).collect();
    exclude_films.sort();
    Expected {
        wants: genres(filters.genres),
        excludes: genres(filters.exclude_genres),
        years: (filters.year.from, filters.year.to),
        exclude_years: (filters.exclude_years.from, filters.exclude_years.to),
        runtime: (filters.runtime_minutes.from, filters.runtime_minutes.to),
        rating: (filters.rating_from, filters.rating_to),
        language: filters.language,
        exclude_languages: filters.exclude_languages,
        countries: filters.countries,
        exclude_countries: filters.exclude_countries,
        cast: filters.cast,
        directors: filters.directors,
        writers: filters.writers,
        people: filters.people,
        exclude_people: filters.exclude_people,
        exclude_topics: expected.exclude_topics.is_some().then_some(filters.exclude_topics),
        exclude_films,
        title: plan.titles.first().map(title),
        like: plan.like.iter().map(title).collect(),
        order: order.map(str::to_owned),
        count: plan.count,
        corrected: plan.report.corrected.clone(),
        theme: expected.theme.is_some().then_some(theme),
        notices: plan.report.notices.iter().map(notice).collect(),
        no_theme: Vec::new(),
    }
}

fn notice(notice: &Notice) -> String {
    let kind = match notice.kind {
        NoticeKind::FilmNotHere => "film",
        NoticeKind::PersonNotHere => "person",
        NoticeKind::JobNotRecorded => "job",
        NoticeKind::NothingAsked => return "nothing asked".to_owned(),
    };
    let year = notice.year.map_or_else(String::new, |year| format!(" {year}"));
    format!("{kind}: {}{year}", notice.value.as_deref().unwrap_or_default())
}

/// Name, what was wanted, what was found.
type Fields = Vec<(&'static str, String)>;

fn fields(expected: &Expected) -> Fields {
    let sorted = |names: &[String]| {
        let mut names = names.to_vec();
        names.sort();
        format!("{names:?}")
    };
    vec![
        ("wants", sorted(&expected.wants)),
        ("excludes", sorted(&expected.excludes)),
        ("years", format!("{:?}", expected.years)),
        ("exclude_years", format!("{:?}", expected.exclude_years)),
        ("runtime", format!("{:?}", expected.runtime)),
        ("rating", format!("{:?}", expected.rating)),
        ("language", format!("{:?}", expected.language)),
        ("exclude_languages", sorted(&expected.exclude_languages)),
        ("countries", sorted(&expected.countries)),
        ("exclude_countries", sorted(&expected.exclude_countries)),
        ("cast", sorted(&expected.cast)),
        ("directors", sorted(&expected.directors)),
        ("writers", sorted(&expected.writers)),
        ("people", sorted(&expected.people)),
        ("exclude_people", sorted(&expected.exclude_people)),
        ("exclude_topics", format!("{:?}", expected.exclude_topics.as_deref().map(sorted))),
        ("exclude_films", sorted(&expected.exclude_films)),
        ("title", format!("{:?}", expected.title)),
        ("like", sorted(&expected.like)),
        ("order", format!("{:?}", expected.order)),
        ("count", format!("{:?}", expected.count)),
        ("corrected", format!("{:?}", expected.corrected)),
        ("theme", format!("{:?}", expected.theme)),
        ("notices", sorted(&expected.notices)),
    ]
}

/// What is wrong with the reading of a case.
fn faults(case: &Case, plan: &QueryPlan, names: &Names) -> Vec<String> {
    let found = fields(&understood(plan, names, &case.expect));
    let wanted = fields(&case.expect);
    let differing = wanted.into_iter().zip(found).filter(|(wanted, found)| wanted != found);
    let mut faults: Vec<String> = differing
        .map(|((field, wanted), (_, found))| format!("{field}: {found}, should be {wanted}"))
        .collect();
    let theme = plan.passages.iter().map(|passage| fold(&passage.text)).collect::<Vec<_>>().join(" ");
    let unwanted = case.expect.no_theme.iter().filter(|word| theme.split(' ').any(|other| other == *word));
    faults.extend(unwanted.map(|word| format!("theme has {word:?}: {theme:?}")));
    faults
}

#[test]
fn every_case_is_understood() {
    let names: Names = read(&file("understanding-names.json"));
    let (lexicon, planner) = (lexicon(&names), Planner::default());
    let index = IndexInfo { movies: 9_742, ..vocabulary::index() };
    let mut wrong = Vec::new();
    let text = file("understanding.jsonl");
    let cases: Vec<Case> = text.lines().filter(|line| !line.is_empty()).map(read).collect();
    for case in &cases {
        let plan = planner.plan(&case.text, &lexicon, &index, false);
        let faults = faults(case, &plan, &names);
        if !faults.is_empty() {
            wrong.push(format!(
                "{}{:?}\n    {}",
                if case.trap { "trap " } else { "" },
                case.text,
                faults.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

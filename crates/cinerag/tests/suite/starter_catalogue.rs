//! The starter catalogue: its shape and breadth, its synopses and that they are our own words, its facts and that every
//! difference from the records of the same films is accounted for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::{fixture, movielens_trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("starter_catalogue::every_film_fits_the_schema", fits_the_schema),
        trial("starter_catalogue::films_are_unique_sorted_and_in_their_decade", in_order),
        trial("starter_catalogue::synopses_have_50_to_90_words", synopsis_length),
        trial("starter_catalogue::it_is_broad", breadth),
        movielens_trial("starter_catalogue::no_synopsis_shares_8_words_in_a_row_with_tmdb", own_words),
        movielens_trial("starter_catalogue::ids_are_those_of_movielens", same_ids),
        movielens_trial("starter_catalogue::differences_from_the_records_are_noted", noted_differences),
    ]
}

/// File name and film, in file order.
fn films() -> Vec<(String, Value)> {
    let folder = fixture::root().join("data/starter");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("data/starter").map(|e| e.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let mut films = Vec::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for line in fs::read_to_string(&path).expect("read").lines() {
            films.push((name.clone(), serde_json::from_str(line).expect("a JSON line")));
        }
    }
    assert!(films.len() >= 600, "{} films", films.len());
    films
}

fn texts<'a>(film: &'a Value, field: &str) -> Vec<&'a str> {
    film[field].as_array().expect(field).iter().map(|text| text.as_str().expect(field)).collect()
}

/// What a visitor can find something of.
fn breadth() {
    let films = films();
    let all = |of: &dyn Fn(&Value) -> Vec<String>| -> BTreeSet<String> {
        films.iter().flat_map(|(_, film)| of(film)).collect()
    };
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
    let countries = all(&|film| owned(texts(film, "countries")));
    assert!(countries.len() >= 25, "{countries:?}");
    let languages = all(&|film| vec![film["original_language"].to_string()]);
    assert!(languages.len() >= 20, "{languages:?}");
    assert_eq!(all(&|film| owned(texts(film, "genres"))).len(), 19, "every genre of MovieLens");
    let decades: BTreeSet<&str> = films.iter().map(|(decade, _)| decade.as_str()).collect();
    let expected: Vec<String> = (1920..=2010).step_by(10).map(|year| format!("{year}s")).collect();
    assert_eq!(decades.into_iter().collect::<Vec<_>>(), expected);

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, film) in &films {
        *counts.entry(format!("title {}", film["title"])).or_default() += 1;
        for name in texts(film, "directors") {
            *counts.entry(format!("director {name}")).or_default() += 1;
        }
        for member in film["cast"].as_array().expect("cast") {
            *counts.entry(format!("player {}", member["name"])).or_default() += 1;
        }
    }
    let many = |kind: &str, least: usize| {
        counts.iter().filter(|(name, count)| name.starts_with(kind) && **count >= least).count()
    };
    assert!(many("director", 5) >= 10 && many("player", 5) >= 20, "people with long answers");
    assert!(many("title", 2) >= 8, "remakes");
    let short = films.iter().filter(|(_, film)| film["title"].as_str().expect("title").chars().count() <= 3);
    assert!(short.count() >= 8, "short titles");
}

fn fits_the_schema() {
    let schema = fs::read(fixture::root().join("data/starter/schema.json")).expect("schema");
    let schema: Value = serde_json::from_slice(&schema).expect("schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema is a schema");
    for (file, film) in films() {
        if let Err(error) = validator.validate(&film) {
            panic!("{file}: {} {error}", film["title"]);
        }
    }
}

fn in_order() {
    let films = films();
    let ids: BTreeSet<u64> = films.iter().map(|(_, film)| film["id"].as_u64().expect("id")).collect();
    assert_eq!(ids.len(), films.len(), "ids are unique");
    for (file, film) in &films {
        let year = film["year"].as_u64().expect("year");
        assert_eq!(*file, format!("{}s", year / 10 * 10), "{}", film["title"]);
    }
    let key = |entry: &(String, Value)| {
        (entry.1["year"].as_u64().unwrap_or(0), entry.1["title"].as_str().unwrap_or("").to_lowercase())
    };
    for pair in films.windows(2) {
        assert!(key(&pair[0]).0 <= key(&pair[1]).0, "{} after {}", pair[1].1["title"], pair[0].1["title"]);
    }
}

fn synopsis_length() {
    for (file, film) in films() {
        let words = film["synopsis"].as_str().expect("synopsis").split_whitespace().count();
        assert!((50..=90).contains(&words), "{file}: {} has {words} words", film["title"]);
    }
}

/// Runs of eight words, lower case, without punctuation.
fn runs(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    words.windows(8).map(|run| run.join(" ")).collect()
}

/// TMDB's records, one a line.
fn records() -> String {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("tmdb/movies.jsonl.gz");
    let mut text = String::new();
    let file = fs::File::open(path).expect("TMDB records");
    flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).expect("gzip");
    text
}

fn own_words() {
    let text = records();
    let mut published: BTreeSet<String> = BTreeSet::new();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).expect("a record");
        published.extend(runs(record["overview"].as_str().unwrap_or_default()));
        published.extend(runs(record["tagline"].as_str().unwrap_or_default()));
    }
    assert!(published.len() > 100_000, "the check has something to compare with");
    for (file, film) in films() {
        for field in ["synopsis", "tagline"] {
            for run in runs(film[field].as_str().expect("text")) {
                assert!(!published.contains(&run), "{file}: {} shares {run:?}", film["title"]);
            }
        }
    }
}

fn same_ids() {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("ml-latest-small/links.csv");
    let text = fs::read_to_string(path).expect("links.csv");
    let row = |line: &str| line.trim().split(',').map(str::to_owned).collect::<Vec<_>>();
    let links: BTreeMap<String, Vec<String>> =
        text.lines().map(row).map(|row| (row[0].clone(), row)).collect();
    for (_, film) in films() {
        let link = links
            .get(&film["id"].to_string())
            .unwrap_or_else(|| panic!("{} is no MovieLens film", film["id"]));
        assert_eq!(film["imdb_id"], format!("tt{}", link[1]), "{}", film["title"]);
        assert_eq!(film["tmdb_id"].to_string(), link[2], "{}", film["title"]);
    }
}

/// Letters and digits, without case and diacritics: names that differ in nothing else are the same.
fn folded(name: &str) -> String {
    cinerag_analysis::fold(name).replace(' ', "")
}

/// What of a film is not as the record has it: field and our value.
fn differences(film: &Value, record: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut compare = |field: &str, theirs: Option<Value>| {
        if theirs.is_some_and(|theirs| film[field] != theirs && !film[field].is_null()) {
            found.push((field.to_owned(), film[field].clone()));
        }
    };
    let released =
        record["release_date"].as_str().and_then(|date| date.get(..4)).and_then(|year| year.parse().ok());
    compare("year", released.map(|year: u16| year.into()));
    let countries = record["release_dates"]["results"].as_array().into_iter().flatten();
    let in_us = countries.filter(|country| country["iso_3166_1"] == "US");
    let certificates = in_us.filter_map(|country| country["release_dates"][0]["certification"].as_str());
    let certificate = certificates.into_iter().find(|name| !["", "NR"].contains(name));
    compare("certificate", certificate.map(Into::into));
    let minutes = record["runtime"].as_f64().filter(|minutes| *minutes > 0.0);
    compare("runtime_minutes", minutes.map(|minutes| (minutes as u64).into()));
    compare("original_language", record["original_language"].as_str().map(Into::into));

    let names = |list: &Value| -> BTreeSet<String> {
        let list = list.as_array().into_iter().flatten();
        list.filter_map(|person| person["name"].as_str()).map(folded).collect()
    };
    let crew = record["credits"]["crew"].as_array().into_iter().flatten();
    let directed = crew.filter(|person| person["job"] == "Director");
    let directors: BTreeSet<String> =
        directed.filter_map(|person| person["name"].as_str()).map(folded).collect();
    let ours: BTreeSet<String> = texts(film, "directors").into_iter().map(folded).collect();
    if !directors.is_empty() && directors != ours {
        found.push(("directors".to_owned(), film["directors"].clone()));
    }
    let cast = names(&record["credits"]["cast"]);
    for member in film["cast"].as_array().expect("cast") {
        if !cast.is_empty() && !cast.contains(&folded(member["name"].as_str().expect("a name"))) {
            found.push(("cast".to_owned(), member["name"].clone()));
        }
    }
    found
}

/// Oscars that both sides list, by the category of the record.
const OSCARS: [(&str, &str); 18] = [
    ("BEST PICTURE", "best picture"),
    ("DIRECTING", "best director"),
    ("ACTOR IN A LEADING ROLE", "best actor"),
    ("ACTRESS IN A LEADING ROLE", "best actress"),
    ("ACTOR IN A SUPPORTING ROLE", "best supporting actor"),
    ("ACTRESS IN A SUPPORTING ROLE", "best supporting actress"),
    ("WRITING (Original Screenplay)", "best original screenplay"),
    ("WRITING (Adapted Screenplay)", "best adapted screenplay"),
    ("WRITING (Original Story)", "best story"),
    ("CINEMATOGRAPHY", "best cinematography"),
    ("INTERNATIONAL FEATURE FILM", "best foreign-language film"),
    ("ANIMATED FEATURE FILM", "best animated feature"),
    ("DOCUMENTARY (Feature)", "best documentary"),
    ("MUSIC (Original S", "best score"),
    ("FILM EDITING", "best editing"),
    ("VISUAL EFFECTS", "best visual effects"),
    ("MAKEUP AND HAIRSTYLING", "best makeup"),
    ("COSTUME DESIGN", "best costume design"),
];

/// The Oscars that one side has and the other has not, and a colour that differs.
fn differences_from_facts(film: &Value, color: Option<&str>, won: &BTreeSet<String>) -> Vec<(String, Value)> {
    let award = |category: &str| {
        let is_song = category == "MUSIC (Original Song)";
        let known = OSCARS.iter().find(|(theirs, _)| category.starts_with(theirs) && !is_song);
        let name = if is_song { Some("best song") } else { known.map(|(_, ours)| *ours) };
        name.map(|name| format!("Oscar: {name}"))
    };
    let theirs: BTreeSet<String> = won.iter().filter_map(|category| award(category)).collect();
    let ours = film["awards"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let ours: BTreeSet<String> =
        ours.filter(|name| name.starts_with("Oscar: best")).map(str::to_owned).collect();
    let mut found: Vec<(String, Value)> =
        ours.symmetric_difference(&theirs).map(|name| ("awards".to_owned(), name.clone().into())).collect();
    let of_record = color.map(|color| color.to_lowercase().replace(' ', "_"));
    if of_record.is_some_and(|theirs| film["color"] != theirs) {
        found.push(("color".to_owned(), film["color"].clone()));
    }
    found
}

/// A file of facts by film.
fn facts(name: &str) -> BTreeMap<u64, Value> {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("facts").join(name);
    let mut text = String::new();
    let file = fs::File::open(path).expect("facts");
    flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).expect("gzip");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a JSON line"));
    lines.filter_map(|line| Some((line["_movielens_id"].as_u64()?, line))).collect()
}

/// Every difference is noted with its reason in `lineage/differences.jsonl`, and nothing is noted that is none.
fn noted_differences() {
    let key = |id: &Value, field: &str, ours: &Value| format!("{id} {field} {ours}");
    let text =
        fs::read_to_string(fixture::root().join("data/starter/lineage/differences.jsonl")).expect("notes");
    let mut noted = BTreeSet::new();
    for line in text.lines() {
        let note: Value = serde_json::from_str(line).expect("a note");
        assert!(note["why"].as_str().is_some_and(|why| why.len() > 10), "no reason: {line}");
        let is_new = noted.insert(key(&note["id"], note["field"].as_str().expect("a field"), &note["ours"]));
        assert!(is_new, "noted twice: {line}");
    }
    let records_text = records();
    let records: BTreeMap<u64, Value> = records_text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a record"))
        .filter_map(|record| Some((record["_movielens_id"].as_u64()?, record)))
        .collect();
    let (colors, oscars) = (facts("facts.jsonl.gz"), facts("oscars.jsonl.gz"));
    let mut compared = 0;
    let mut found = BTreeSet::new();
    for (_, film) in films() {
        let id = film["id"].as_u64().expect("an id");
        let color = colors.get(&id).and_then(|facts| facts["color"].as_str());
        let all = oscars.get(&id).and_then(|film| film["oscars"].as_array()).into_iter().flatten();
        let won = all.filter(|oscar| oscar["won"] == true).filter_map(|oscar| oscar["category"].as_str());
        let won: BTreeSet<String> = won.map(str::to_owned).collect();
        let of_facts = differences_from_facts(&film, color, &won);
        found.extend(of_facts.iter().map(|(field, ours)| key(&film["id"], field, ours)));
        let Some(record) = records.get(&film["id"].as_u64().expect("an id")) else { continue };
        compared += 1;
        found.extend(differences(&film, record).iter().map(|(field, ours)| key(&film["id"], field, ours)));
    }
    assert!(compared >= 590, "{compared} films have a record");
    let unnoted: Vec<&String> = found.difference(&noted).collect();
    let stale: Vec<&String> = noted.difference(&found).collect();
    assert!(
        unnoted.is_empty() && stale.is_empty(),
        "not noted: {unnoted:#?}\nnoted, and no difference: {stale:#?}"
    );
}

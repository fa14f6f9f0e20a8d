//! Films that go with films, from outside: similar ones, in other ways, and recommendations.

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::fixture::{self, Server};
use crate::{movielens_trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("recommendations::without_ratings_likes_are_matched_by_what_films_are", starter_likes),
        trial("recommendations::without_ratings_there_are_no_users", starter_users),
        trial("recommendations::bad_bodies_are_problems", bad_bodies),
        trial("recommendations::liked_films_get_rows", liked_rows),
        movielens_trial("recommendations::similar_films_say_what_they_share", similar_reasons),
        movielens_trial("recommendations::no_series_fills_the_first_ten", series),
        movielens_trial("recommendations::a_tweak_moves_the_answer_its_way", tweaks),
        movielens_trial("recommendations::users_get_new_films_with_a_liked_one_as_reason", users),
        movielens_trial("recommendations::likes_held_out_are_found_better_than_by_plain_engines", held_out),
    ]
}

fn hits(answer: &Value) -> &Vec<Value> {
    answer["hits"].as_array().expect("hits")
}

fn ids(answer: &Value) -> Vec<u64> {
    hits(answer).iter().map(|hit| hit["id"].as_u64().expect("id")).collect()
}

/// POSTs a body; gives status, content type and JSON.
fn post(server: &Server, kind: &str, body: String) -> (u16, String, Value) {
    let client = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let request = client.post(format!("{}/v1/recommendations", server.url)).header("content-type", kind);
    let response = request.body(body).send().expect("an answer");
    let found = response.headers()["content-type"].to_str().expect("text").to_owned();
    (response.status().as_u16(), found, response.json().expect("JSON"))
}

fn recommended(server: &Server, body: &Value) -> Value {
    let (status, _, answer) = post(server, "application/json", body.to_string());
    assert_eq!(status, 200, "{answer}");
    answer
}

fn starter_likes() {
    let server = Server::start(fixture::starter_state());
    let answer = recommended(&server, &json!({ "liked": [356, 4_000_000], "limit": 8 }));
    assert_eq!(answer["unknown_ids"], json!([4_000_000]));
    assert_eq!(hits(&answer).len(), 8);
    for hit in hits(&answer) {
        assert_eq!(hit["because"], json!({ "id": 356, "title": "Forrest Gump" }));
        assert!(!hit["reasons"].as_array().expect("reasons").is_empty());
        assert_ne!(hit["id"], 356);
    }
    let wish =
        json!({ "liked": [356], "query": "an adventure in space", "filters": { "genres": ["Sci-Fi"] } });
    let answer = recommended(&server, &wish);
    assert_eq!(answer["degraded"], json!([]));
    assert!(!hits(&answer).is_empty());
    for hit in hits(&answer) {
        assert!(hit["genres"].as_array().expect("genres").contains(&"Sci-Fi".into()), "{hit}");
    }
}

fn starter_users() {
    let (status, _, body) = Server::start(fixture::starter_state()).get("/v1/users/1/recommendations");
    let problem: Value = serde_json::from_slice(&body).expect("a problem document");
    assert_eq!((status, &problem["code"]), (404, &"user_not_found".into()));
}

fn bad_bodies() {
    let server = Server::start(fixture::starter_state());
    for (kind, body, expected) in [
        ("application/json", "{\"liked\": [1".to_owned(), 400),
        ("application/json", "{\"liked\": [356], \"nosuch\": 1}".to_owned(), 400),
        ("text/plain", "{\"liked\": [356]}".to_owned(), 415),
        ("application/json", " ".repeat(100_000), 413),
    ] {
        let (status, found, problem) = post(&server, kind, body);
        assert_eq!(status, expected, "{problem}");
        assert_eq!(found, "application/problem+json");
        assert_eq!(problem["status"], expected);
    }
}

fn liked_rows() {
    let server = Server::start(fixture::starter_state());
    let rows = server.json("/v1/rows?limit=6&liked=356,1,4000000");
    let rows = rows["rows"].as_array().expect("rows");
    assert_eq!(rows[0]["name"], "because_356");
    assert_eq!(rows[0]["title"], "Because you liked Forrest Gump");
    let mut shown: Vec<u64> = rows.iter().flat_map(ids).collect();
    assert!(!shown.contains(&356) && !shown.contains(&1), "liked films are not shown");
    let all = shown.len();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), all, "a film is in one row only");
}

fn similar_reasons() {
    let server = Server::start(fixture::movielens_state());
    let answer = server.json("/v1/movies/79132/similar?limit=10");
    let titles: Vec<&str> = hits(&answer).iter().filter_map(|hit| hit["title"].as_str()).collect();
    assert!(titles.contains(&"Interstellar") && titles.contains(&"Memento"), "{titles:?}");
    let texts: Vec<String> = hits(&answer).iter().map(|hit| hit["reasons"].to_string()).collect();
    assert!(texts.iter().any(|text| text.contains("directed by Christopher Nolan too")), "{texts:?}");
    let source = server.json("/v1/movies/79132");
    for hit in hits(&answer) {
        let movie = server.json(&format!("/v1/movies/{}", hit["id"]));
        let names = |movie: &Value| -> Vec<String> {
            let cast = movie["cast"].as_array().expect("cast").iter();
            cast.filter_map(|member| member["name"].as_str().map(str::to_owned)).collect()
        };
        for reason in hit["reasons"].as_array().expect("reasons") {
            let text = reason["text"].as_str().expect("text");
            if let Some(people) = text.strip_prefix("with ") {
                for name in people.split(" and ").map(str::to_owned) {
                    assert!(names(&movie).contains(&name) && names(&source).contains(&name), "{text}");
                }
            }
            if let Some(name) = text.strip_prefix("directed by ").and_then(|text| text.strip_suffix(" too")) {
                let directors = |movie: &Value| movie["directors"].to_string();
                assert!(directors(&movie).contains(name) && directors(&source).contains(name), "{text}");
            }
        }
    }
}

fn series() {
    let server = Server::start(fixture::movielens_state());
    for (id, words) in [
        (1954, vec!["Rocky"]),
        (4896, vec!["Harry Potter"]),
        (260, vec!["Star Wars", "The Empire Strikes Back", "Return of the Jedi"]),
        (10, vec!["GoldenEye", "Goldfinger", "Tomorrow Never Dies"]),
        (1274, vec!["Akira"]),
    ] {
        let answer = server.json(&format!("/v1/movies/{id}/similar?limit=10"));
        assert_eq!(hits(&answer).len(), 10, "{id}");
        let titles = hits(&answer).iter().filter_map(|hit| hit["title"].as_str());
        let of_series = titles.filter(|title| words.iter().any(|word| title.starts_with(word))).count();
        assert!(of_series <= 3, "{of_series} of {words:?}: {answer}");
    }
}

/// Share of hits that have one of the genres.
fn share(answer: &Value, genres: &[&str]) -> f64 {
    let has = |hit: &&Value| {
        hit["genres"]
            .as_array()
            .expect("genres")
            .iter()
            .any(|genre| genres.contains(&genre.as_str().unwrap_or("")))
    };
    hits(answer).iter().filter(has).count() as f64 / hits(answer).len() as f64
}

fn tweaks() {
    let server = Server::start(fixture::movielens_state());
    let popular = ids(&server.json("/v1/movies?sort=popularity&limit=30"));
    let mean = |but: &str, genres: &[&str]| {
        let of = |id: &u64| {
            let answer = server.json(&format!("/v1/movies/{id}/similar?limit=10{but}"));
            assert_eq!(answer["degraded"], json!([]));
            share(&answer, genres)
        };
        popular.iter().map(of).sum::<f64>() / popular.len() as f64
    };
    for (but, genres, grows) in [
        ("darker", vec!["Comedy", "Children"], false),
        ("darker", vec!["Thriller", "Horror", "Crime"], true),
        ("funnier", vec!["Comedy"], true),
        ("for+kids", vec!["Children"], true),
        ("more+romantic", vec!["Romance"], true),
        ("without+violence", vec!["Action", "Crime", "War"], false),
    ] {
        let (plain, tweaked) = (mean("", &genres), mean(&format!("&but={but}"), &genres));
        let moved = if grows { tweaked - plain } else { plain - tweaked };
        assert!(moved > 0.02, "{but}: {genres:?} {plain:.3} → {tweaked:.3}");
    }
    let older = server.json("/v1/movies/79132/similar?but=older+and+shorter");
    assert!(!hits(&older).is_empty());
    for hit in hits(&older) {
        assert!(hit["year"].as_u64().expect("year") <= 2005, "{hit}");
        assert!(hit["runtime_minutes"].as_u64().expect("minutes") <= 138, "{hit}");
    }
}

fn users() {
    let server = Server::start(fixture::movielens_state());
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("ml-latest-small/ratings.csv");
    let mut reader = csv::Reader::from_path(path).expect("ratings.csv");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    for user in [1, 250, 414, 610] {
        let answer = server.json(&format!("/v1/users/{user}/recommendations?limit=20"));
        assert_eq!(hits(&answer).len(), 20);
        let rated = |id: u64| rows.iter().find(|row| row[0] == user.to_string() && row[1] == id.to_string());
        for hit in hits(&answer) {
            assert!(rated(hit["id"].as_u64().expect("id")).is_none(), "user {user} has seen {hit}");
            let liked = rated(hit["because"]["id"].as_u64().expect("a liked film")).expect("rated");
            assert!(liked[2].parse::<f32>().expect("stars") >= 3.5, "user {user}: {hit}");
        }
    }
    let (status, _, _) = server.get("/v1/users/611/recommendations");
    assert_eq!(status, 404);
}

fn held_out() {
    let report = tempfile::NamedTempFile::new().expect("tempfile");
    let mut eval = fixture::cinerag(fixture::movielens_state());
    eval.env("CINERAG_DATA_DIR", fixture::data_dir().expect("CINERAG_DATA_DIR"));
    fixture::succeed(eval.args(["eval-recommend", "--splits", "2", "--json"]).arg(report.path()));
    let report: Value = serde_json::from_slice(&std::fs::read(report.path()).expect("report")).expect("JSON");
    let recall = |name: &str| {
        let all = report["recommenders"].as_array().expect("recommenders");
        let found = all.iter().find(|one| one["recommender"] == name).expect("measured");
        found["measures"][0]["mean"].as_f64().expect("a mean")
    };
    let ours = recall("learned, diverse");
    assert!(ours > recall("item-knn") + 0.04 && ours > recall("popularity") + 0.1, "{report}");
    assert!(ours > 0.27, "recall@20 {ours}");
}

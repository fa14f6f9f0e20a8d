//! `cinerag serve` on the starter catalogue: every route, and every kind of bad input.

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::fixture::{self, Server};
use crate::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("server::health_is_ready_and_names_its_parts", health),
        trial("server::search_finds_by_words_and_by_meaning", search),
        trial("server::filters_sorts_pages_and_facets_agree", filters),
        trial("server::a_repeated_search_comes_from_the_cache", cache),
        trial("server::the_other_routes_answer", other_routes),
        trial("server::events_are_kept_once_whoever_serves", events),
        trial("server::bad_input_is_a_400_that_names_the_field", bad_input),
        trial("server::strange_input_that_means_something_is_answered", strange_input),
        trial("server::what_is_not_there_is_a_404", not_there),
        trial("server::a_new_index_is_picked_up_while_serving", picks_up),
        trial("server::the_site_is_compressed_kept_and_safe", site),
        trial("server::a_taken_port_is_a_clear_error", taken_port),
    ]
}

fn start() -> Server {
    Server::start(fixture::starter_state())
}

fn titles(answer: &Value) -> Vec<&str> {
    answer["hits"].as_array().expect("hits").iter().map(|hit| hit["title"].as_str().expect("title")).collect()
}

fn health() {
    let health = start().json("/v1/health");
    assert_eq!((&health["live"], &health["ready"]), (&Value::Bool(true), &Value::Bool(true)));
    assert_eq!(health["index"]["data_name"], "starter");
    assert_eq!(health["index"]["model"], health["model"]);
}

fn search() {
    let server = start();
    for (query, expected) in [
        ("forrest gump", "Forrest Gump"),
        ("hitchcock", "Psycho"),
        ("an operating system that somebody falls in love with", "Her"),
        ("toys that come alive when nobody is looking", "Toy Story"),
    ] {
        let answer = server.json(&format!("/v1/search?limit=5&q={}", query.replace(' ', "+")));
        assert!(titles(&answer).contains(&expected), "{query}: {:?}", titles(&answer));
        assert_eq!(answer["degraded"], serde_json::json!([]));
        for hit in answer["hits"].as_array().expect("hits") {
            assert!((0.0..=1.001).contains(&hit["score"].as_f64().expect("score")));
        }
    }
    let (_, headers, _) = server.get("/v1/search?q=lonely+robots");
    let timing = headers["server-timing"].to_str().expect("text").to_owned();
    for stage in ["cache", "understand", "embed", "retrieve", "fuse", "rerank", "respond", "explain"] {
        assert!(timing.contains(&format!("{stage};dur=")), "{timing}");
    }
    assert!(headers.contains_key("x-request-id"));
    let explained = server.json("/v1/search?q=space&explain=true&limit=1");
    assert!(explained["hits"][0]["explain"]["dense_rank"].is_u64());
    let keyword = server.json("/v1/search?q=hanks&mode=keyword");
    assert!(titles(&keyword).contains(&"Forrest Gump"));
}

fn filters() {
    let server = start();
    let query = "/v1/search?q=love&limit=50&genres=Drama&exclude_genres=Comedy&year_from=1950&year_to=2005";
    let answer = server.json(&format!("{query}&facets=genres,decade&sort=year"));
    let hits = answer["hits"].as_array().expect("hits");
    assert!(!hits.is_empty());
    let years: Vec<u64> = hits.iter().map(|hit| hit["year"].as_u64().expect("year")).collect();
    assert!(years.iter().all(|year| (1950..=2005).contains(year)) && years.is_sorted_by(|a, b| a >= b));
    for hit in hits {
        let genres = hit["genres"].as_array().expect("genres");
        assert!(genres.contains(&"Drama".into()) && !genres.contains(&"Comedy".into()), "{hit}");
    }
    assert_eq!(answer["total"], hits.len());
    let drama = &answer["facets"]["genres"][0];
    assert_eq!((&drama["value"], &drama["count"]), (&"Drama".into(), &answer["total"]));
    let first = server.json(&format!("{query}&limit=3").replacen("limit=50&", "", 1));
    let second = server.json(&format!("{query}&limit=3&offset=3").replacen("limit=50&", "", 1));
    let ids = |answer: &Value| -> Vec<u64> {
        answer["hits"].as_array().expect("hits").iter().map(|hit| hit["id"].as_u64().expect("id")).collect()
    };
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)), "pages do not overlap");
    let hanks = server.json("/v1/movies?people=Tom+Hanks&limit=50");
    assert!(hanks["total"].as_u64().expect("total") >= 4, "{hanks}");
}

fn cache() {
    let server = start();
    let path = "/v1/search?q=a+repeated+question";
    let [first, second] = [(); 2].map(|()| server.json(path));
    assert_eq!([&first["cache"], &second["cache"]], ["miss", "hit-memory"]);
    assert_eq!(first["hits"], second["hits"]);
    let (_, headers, _) = server.get(path);
    assert_eq!(headers["x-cache"], "hit-memory");
}

fn other_routes() {
    let server = start();
    let suggest = server.json("/v1/suggest?q=tom");
    assert!(
        suggest["hits"].as_array().expect("hits").iter().any(|hit| hit["text"] == "Tom Hanks"),
        "{suggest}"
    );
    let forrest = server.json("/v1/suggest?q=forrest+gump&limit=1");
    let movie = server.json("/v1/movies/356");
    assert_eq!(movie["title"], "Forrest Gump");
    assert_eq!(
        forrest["hits"][0]["genres"], movie["genres"],
        "a suggestion knows what its poster is drawn by"
    );
    let dramas = server.json("/v1/movies?genres=Drama&facets=genres,rating&limit=1");
    let counted = dramas["facets"]["genres"].as_array().expect("genres").iter();
    let drama = counted.clone().find(|facet| facet["value"] == "Drama").expect("Drama");
    assert_eq!(drama["count"], dramas["total"], "facets count all that the filters leave, on every page");
    assert!(counted.count() > 1 && dramas["facets"].get("decade").is_none(), "{dramas}");
    assert_eq!(movie["links"]["imdb"], "https://www.imdb.com/title/tt0109830/");
    assert!(movie["cast"].as_array().expect("cast").len() >= 5);
    let similar = server.json("/v1/movies/356/similar?limit=5");
    assert!(titles(&similar).len() == 5 && !titles(&similar).contains(&"Forrest Gump"));
    let genres = server.json("/v1/genres");
    assert!(genres["hits"].as_array().expect("hits").len() >= 17);
    let rows = server.json("/v1/rows?limit=8");
    let rows = rows["rows"].as_array().expect("rows");
    assert!(rows.len() >= 3 && rows.iter().all(|row| row["hits"].as_array().expect("hits").len() >= 4));
    assert_eq!(server.json("/v1/openapi.json")["info"]["title"], "CineRAG");
}

fn events() {
    let state = fixture::state_with_index_of(fixture::starter_state());
    let batch = json!({"events": [
        {"event_id": "a", "kind": "like", "movie_id": 1},
        {"event_id": "b", "kind": "dwell", "movie_id": 356, "dwell_ms": 1_000},
    ]});
    let server = Server::start(state.path());
    assert_eq!(server.post_json("/v1/events", &batch), json!({"accepted": 2, "duplicates": 0}));
    // one beside it over the same state folder, and one after both
    assert_eq!(
        Server::start(state.path()).post_json("/v1/events", &batch),
        json!({"accepted": 0, "duplicates": 2})
    );
    drop(server);
    assert_eq!(
        Server::start(state.path()).post_json("/v1/events", &batch),
        json!({"accepted": 0, "duplicates": 2})
    );
    let stored = std::fs::read_to_string(state.path().join("events.jsonl")).expect("the log");
    assert_eq!(stored.lines().count(), 2, "{stored}");
}

fn bad_input() {
    let server = start();
    let five_thousand = format!("/v1/search?q={}", "x".repeat(5_000));
    for (path, field) in [
        ("/v1/search", "q"),
        ("/v1/search?q=", "q"),
        ("/v1/search?q=+%20+", "q"),
        (five_thousand.as_str(), "q"),
        ("/v1/search?q=%3F%21%28%29", "q"),
        ("/v1/search?q=%F0%9F%98%80", "q"),
        ("/v1/search?q=a%00b", "q"),
        ("/v1/search?q=%FF%FE", "q"),
        ("/v1/search?q=a&q=b", "q"),
        ("/v1/search?q=a&limit=0", "limit"),
        ("/v1/search?q=a&limit=-1", "limit"),
        ("/v1/search?q=a&limit=1e9", "limit"),
        ("/v1/search?q=a&offset=1001", "offset"),
        ("/v1/search?q=a&nosuch=1", "nosuch"),
        ("/v1/search?q=a&mode=psychic", "mode"),
        ("/v1/search?q=a&sort=best", "sort"),
        ("/v1/search?q=a&semantic_ratio=2", "semantic_ratio"),
        ("/v1/search?q=a&semantic_ratio=NaN", "semantic_ratio"),
        ("/v1/search?q=a&genres=Horor", "genres"),
        ("/v1/search?q=a&facets=colour", "facets"),
        ("/v1/search?q=a&language=english", "language"),
        ("/v1/search?q=a&year_from=2000&year_to=1990", "year_from"),
        ("/v1/search?q=a&rating_from=11", "rating_from"),
        ("/v1/search?q=a&explain=maybe", "explain"),
        ("/v1/suggest?q=", "q"),
        ("/v1/suggest?q=a&limit=11", "limit"),
        ("/v1/movies/abc", "id"),
        ("/v1/movies/-1", "id"),
        ("/v1/movies/99999999999", "id"),
        ("/v1/movies/1/similar?limit=101", "limit"),
        ("/v1/movies?sort=worst", "sort"),
        ("/v1/movies?facets=shape", "facets"),
        ("/v1/rows?limit=1", "limit"),
        ("/v1/genres?x=1", "x"),
    ] {
        let (status, headers, body) = server.get(path);
        let problem: Value = serde_json::from_slice(&body).expect("a problem document");
        assert_eq!(status, 400, "{path}: {problem}");
        assert_eq!(headers["content-type"], "application/problem+json", "{path}");
        assert_eq!(problem["errors"][0]["field"], field, "{path}: {problem}");
        assert_eq!(problem["request_id"], headers["x-request-id"].to_str().expect("text"));
        assert!(problem["detail"].as_str().expect("detail").contains(field), "{problem}");
    }
    let several = server.get("/v1/search?q=&limit=0&mode=x").2;
    let several: Value = serde_json::from_slice(&several).expect("a problem document");
    assert_eq!(several["errors"].as_array().expect("errors").len(), 3, "all mistakes at once: {several}");
}

fn strange_input() {
    let server = start();
    for query in [
        "%28.%2A%29%2B%5Ba-z%5D%7B3%7D%5C",
        "%E2%80%AE%D7%A1%D7%A8%D7%98",
        "love%20%F0%9F%98%80",
        "%22%27%3B%20DROP%20TABLE%20movies%3B--",
        "9",
        "a%07b",
        "%E5%8D%83%E3%81%A8%E5%8D%83%E5%B0%8B",
    ] {
        let answer = server.json(&format!("/v1/search?q={query}"));
        assert!(answer["hits"].is_array(), "{query}");
    }
    let long = "A man remembers a train and the sea. ".repeat(100);
    let answer = server.json(&format!("/v1/search?q={}", long.trim().replace(' ', "+")));
    assert!(!titles(&answer).is_empty(), "3,700 characters are condensed");
}

fn not_there() {
    let server = start();
    for (path, code) in [
        ("/v1/movies/4000000", "movie_not_found"),
        ("/v1/movies/4000000/similar", "movie_not_found"),
        ("/v1/nosuch", "route_not_found"),
    ] {
        let (status, headers, body) = server.get(path);
        let problem: Value = serde_json::from_slice(&body).expect("a problem document");
        assert_eq!((status, &problem["code"]), (404, &code.into()), "{path}");
        assert_eq!(headers["content-type"], "application/problem+json");
    }
    let client = reqwest::blocking::Client::new();
    let posted = client.post(format!("{}/v1/search", server.url)).send().expect("an answer");
    assert_eq!(posted.status(), 405);
}

fn picks_up() {
    let state = tempfile::tempdir().expect("tempdir");
    let starter = tempfile::tempdir().expect("tempdir");
    let nineties = std::fs::read_to_string(fixture::root().join("data/starter/1990s.jsonl")).expect("read");
    let lines: Vec<&str> = nineties.lines().collect();
    let ingest = || {
        let mut command = fixture::cinerag(state.path());
        fixture::succeed(command.arg("ingest").arg("--starter-dir").arg(starter.path()));
    };
    std::fs::write(starter.path().join("1990s.jsonl"), lines[..2].join("\n")).expect("write");
    ingest();
    let server = Server::start(state.path());
    assert_eq!(server.json("/v1/movies")["total"], 2);
    std::fs::write(starter.path().join("1990s.jsonl"), lines[..5].join("\n")).expect("write");
    ingest();
    let picked_up = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        server.json("/v1/movies")["total"] == 5
    });
    assert!(picked_up, "the new index is served within ten seconds");
}

fn site() {
    let folder = tempfile::tempdir().expect("tempdir");
    std::fs::create_dir(folder.path().join("assets")).expect("folder");
    std::fs::write(folder.path().join("index.html"), "<!doctype html><title>site</title>").expect("write");
    let script = "let film = 'film';\n".repeat(500);
    std::fs::write(folder.path().join("assets/app-1a2b3c.js"), &script).expect("write");
    let server = Server::with_site(fixture::starter_state(), folder.path());
    for page in ["/", "/search?q=x", "/film/356", "/no/such/page"] {
        let (status, headers, body) = server.get(page);
        assert_eq!((status, headers["cache-control"].as_bytes()), (200, &b"no-cache"[..]), "{page}");
        assert!(body.starts_with(b"<!doctype html>"), "{page}");
        let policy = headers["content-security-policy"].to_str().expect("text");
        assert!(policy.starts_with("default-src 'self';") && !policy.contains("unsafe"), "{policy}");
        for name in ["x-content-type-options", "referrer-policy", "permissions-policy"] {
            assert!(headers.contains_key(name), "{page}: {name}");
        }
    }
    let plain = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let asked = plain.get(format!("{}/assets/app-1a2b3c.js", server.url)).header("accept-encoding", "br");
    let answer = asked.send().expect("an answer");
    assert_eq!(answer.headers()["content-encoding"], "br");
    assert_eq!(answer.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert!(answer.bytes().expect("a body").len() < script.len() / 5);
    let (status, headers, _) = server.get("/assets/app-of-an-older-build.js");
    assert_eq!((status, headers["cache-control"].as_bytes()), (404, &b"no-cache"[..]));
    assert_eq!(server.get("/v1/nothing").0, 404, "the API has its own not found");
}

fn taken_port() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("bind");
    let port = taken.local_addr().expect("address").port().to_string();
    let said = fixture::fail(fixture::cinerag(fixture::starter_state()).args(["serve", "--port", &port]));
    assert!(said.contains("cannot listen on") && said.contains("--port"), "{said}");
}

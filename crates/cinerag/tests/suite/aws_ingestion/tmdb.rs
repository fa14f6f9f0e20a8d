//! TMDB in miniature, and `ingest` that fetches from it.

use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use parking_lot::Mutex;
use serde_json::{Value, json};

use super::world::{self, World};

/// The key that it takes.
const KEY: &str = "0123456789abcdef0123456789abcdef";
/// Films of the data set, with TMDB ids a thousand higher; it does not have each tenth.
const FILMS: u32 = 300;
const THERE: u64 = 270;

/// A server, and the TMDB ids that it was asked for with the right key.
struct Tmdb {
    url: String,
    asked: Arc<Mutex<Vec<u32>>>,
}

impl Tmdb {
    /// Serves for as long as the process lives.
    fn start() -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let routes = Router::new().fallback(move |request: Request| {
            let answer = answer(&request, &log);
            async move { answer }
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        listener.set_nonblocking(true).expect("non-blocking");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                axum::serve(listener, routes).await.expect("served");
            });
        });
        Tmdb { url, asked }
    }

    fn asked(&self) -> usize {
        self.asked.lock().len()
    }
}

fn answer(request: &Request, log: &Mutex<Vec<u32>>) -> Response {
    if !request.uri().query().is_some_and(|query| query.contains(KEY)) {
        return (StatusCode::UNAUTHORIZED, "{}").into_response();
    }
    let id = request.uri().path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    log.lock().push(id);
    if id.is_multiple_of(10) {
        return (StatusCode::NOT_FOUND, "{}").into_response();
    }
    let film = json!({"id": id, "title": format!("Film {}", id - 1_000), "overview": "Somebody keeps a lighthouse."});
    film.to_string().into_response()
}

fn upload_films(world: &World) {
    let table = |header: &str, row: fn(u32) -> String| {
        let rows = (1..=FILMS).map(row).collect::<String>();
        format!("{header}\n{rows}").into_bytes()
    };
    let movies = table("movieId,title,genres", |id| format!("{id},Film {id} (1990),Drama\n"));
    let links = table("movieId,imdbId,tmdbId", |id| format!("{id},{id:07},{}\n", 1_000 + id));
    world.upload("ml-latest-small/movies.csv", &movies);
    world.upload("ml-latest-small/links.csv", &links);
    world.upload("ml-latest-small/ratings.csv", b"userId,movieId,rating,timestamp\n");
    world.upload("ml-latest-small/tags.csv", b"userId,movieId,tag,timestamp\n");
}

/// Refused, killed, gone on with, and done.
pub fn fetching() {
    let (world, tmdb) = (World::new("tmdb"), Tmdb::start());
    upload_films(&world);
    let [wrong, right] = [("wrong", "f".repeat(32)), ("right", KEY.to_owned())]
        .map(|(name, text)| world.secret(&format!("key-{name}"), &text));
    let ingest = |secret: &str| {
        let url = ("CINERAG_TMDB_URL", tmdb.url.clone());
        world.function_with("ingest", [url, ("CINERAG_TMDB_KEY_SECRET", secret.to_owned())])
    };
    let schedule = json!({"source": "aws.scheduler"});

    // the run does not wait for a key that is put right
    for (secret, code) in [("no-such-secret", "tmdb_secret_missing"), (&wrong, "tmdb_key_refused")] {
        let function = ingest(secret);
        let bare = function.hand(&schedule).expect("returned");
        assert_eq!((&bare["state"], &bare["films"]), (&json!("running"), &json!(FILMS)), "{bare}");
        assert!(bare["tmdb"].to_string().contains(code), "{bare}");
        let log = function.log();
        assert!(log.contains(code) && log.contains("WARN"), "{log}");
        assert!(![KEY, &"f".repeat(32)].iter().any(|key| log.contains(*key)), "a key is in the log: {log}");
    }
    let bare = world.function("ingest").hand(&schedule).expect("returned");
    assert_eq!((&bare["tmdb"], tmdb.asked()), (&Value::Null, 0), "without a secret nobody is asked");

    // killed after the first chunk: what it holds is part of the next run
    let first_chunk = || !world.data_keys("tmdb/fetched/").is_empty();
    let killed = ingest(&right).hand_and_kill(&schedule, first_chunk);
    assert!(killed.is_none_or(|returned| returned["run"].is_null()), "it was done before");
    let asked = tmdb.asked();
    assert!((250..FILMS as usize + 1).contains(&asked), "{asked}");
    let part = ingest(&right).hand(&schedule).expect("returned");
    assert_eq!(
        (&part["tmdb"]["skipped"], tmdb.asked()),
        (&json!(true), asked),
        "its turn is not over: {part}"
    );
    assert_ne!(part["run"], bare["run"], "{part}");

    world.let_the_turn_run_out();
    let function = ingest(&right);
    let done = function.hand(&schedule).expect("returned");
    assert_eq!((&done["tmdb"]["ended"], &done["tmdb"]["left"]), (&json!("all_asked"), &json!(0)), "{done}");
    assert_eq!(done["tmdb"]["have"], json!(THERE), "{done}; the log: {}", function.log());
    assert!(tmdb.asked() < asked + 100, "only what the first chunk lacked: {}", tmdb.asked() - asked);
    assert_ne!(done["run"], part["run"]);

    // by what it wrote it is not called again, and if it is there is nothing to do
    let (asked, written) = (tmdb.asked(), world.data_keys(""));
    for key in written.iter().filter(|key| key.starts_with("tmdb/fetched/")) {
        let ignored = function.hand(&world::uploaded(key)).expect("returned");
        assert!(ignored["ignored"].is_string(), "{key}: {ignored}");
    }
    let again = function.hand(&schedule).expect("returned");
    assert_eq!((&again["run"], &again["tmdb"]["fetched"]), (&done["run"], &json!(0)), "{again}");
    assert_eq!((tmdb.asked(), world.data_keys("")), (asked, written), "what is not there is remembered");
}

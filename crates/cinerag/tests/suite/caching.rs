//! `cinerag serve` over a real Redis: what servers share, and what an outage costs.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cinerag_cache::testing::{RedisServer, RedisTls};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::certificate::Certificate;
use crate::fixture::{self, Server};
use crate::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("caching::servers_share_answers_through_redis", shared),
        trial("caching::redis_killed_under_load_costs_no_answer", killed_under_load),
        trial("caching::over_tls_the_certificate_is_checked_and_the_password_is_sent", tls),
        trial("caching::an_address_that_is_none_is_a_clear_error", bad_address),
    ]
}

/// A request like no other: it is in no cache.
fn fresh_path() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let nth = NEXT.fetch_add(1, Ordering::Relaxed);
    assert!(nth < 1_000, "offsets end there");
    format!("/v1/search?q=lonely+robots&limit=5&offset={nth}")
}

/// What an answer says of the cache: where it came from, and whether the cache was unavailable.
fn said(server: &Server, path: &str) -> (String, bool) {
    let (status, headers, body) = server.get(path);
    let body: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(status, 200, "{path}: {body}");
    assert_eq!(body["cache"], headers["x-cache"].to_str().expect("text"), "header and body agree");
    let unavailable = match body["degraded"].as_array().expect("degraded").as_slice() {
        [] => false,
        [part] if part == "cache" => true,
        other => panic!("{path}: degraded {other:?}"),
    };
    (body["cache"].as_str().expect("text").to_owned(), unavailable)
}

/// What comes out in one of many tries: a busy machine may keep a server waiting longer than it waits for Redis.
fn eventually<T>(what: impl Fn() -> Option<T>) -> T {
    let tried = (0..100).find_map(|_| {
        let found = what();
        if found.is_none() {
            std::thread::sleep(Duration::from_millis(100));
        }
        found
    });
    tried.expect("it does within ten seconds")
}

fn outcome(cache: &str, unavailable: bool) -> (String, bool) {
    (cache.to_owned(), unavailable)
}

fn shared() {
    let redis = RedisServer::start();
    let [one, other] = [(); 2].map(|()| Server::with_redis(fixture::starter_state(), &redis.url()));
    let path = eventually(|| {
        let path = fresh_path();
        let is_kept = said(&one, &path) == outcome("miss", false);
        (is_kept && said(&other, &path) == outcome("hit-redis", false)).then_some(path)
    });
    for server in [&one, &other] {
        assert_eq!(said(server, &path), outcome("hit-memory", false));
    }
    let [a, b] = [&one, &other].map(|server| server.json(&path));
    assert_eq!((&a["hits"], &a["query"]), (&b["hits"], &b["query"]));
}

fn killed_under_load() {
    const CLIENTS: usize = 4;
    const REQUESTS: usize = 75;
    let mut redis = RedisServer::start();
    let server = Server::with_redis(fixture::starter_state(), &redis.url());
    let known =
        eventually(|| Some(fresh_path()).filter(|path| said(&server, path) == outcome("miss", false)));

    let answered = AtomicU32::new(0);
    let unavailable = std::thread::scope(|scope| {
        let client = || {
            let mut unavailable = 0;
            for _ in 0..REQUESTS {
                unavailable += usize::from(said(&server, &fresh_path()).1);
                answered.fetch_add(1, Ordering::Relaxed);
            }
            unavailable
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        while answered.load(Ordering::Relaxed) < (CLIENTS * REQUESTS / 3) as u32 {
            std::thread::sleep(Duration::from_millis(1));
        }
        redis.kill();
        clients.into_iter().map(|client| client.join().expect("every answer is a 200")).sum::<usize>()
    });
    assert!(unavailable > 0, "{unavailable} answers say that the cache was unavailable");

    assert_eq!(said(&server, &fresh_path()), outcome("miss", true));
    assert_eq!(said(&server, &known), outcome("hit-memory", false), "what memory has needs no redis");
    let health = server.json("/v1/health");
    assert_eq!(health["ready"], true, "searches work: {health}");

    redis.resume();
    let other = Server::with_redis(fixture::starter_state(), &redis.url());
    eventually(|| {
        let path = fresh_path();
        let is_back = said(&server, &path) == outcome("miss", false);
        (is_back && said(&other, &path) == outcome("hit-redis", false)).then_some(())
    });
}

fn tls() {
    let certificate = Certificate::make();
    let tls = RedisTls {
        certificate: certificate.certificate(),
        key: certificate.key(),
        password: "made-up".into(),
    };
    let redis = RedisServer::start_with_tls(&tls);
    let served = |trusted: &Certificate, password: &str| {
        let address = redis.url().replace("rediss://", &format!("rediss://:{password}@"));
        let mut command = fixture::cinerag(fixture::starter_state());
        command.env("SSL_CERT_FILE", trusted.certificate()).env("CINERAG_REDIS_URL", address);
        Server::of(command)
    };
    let [one, other] = [(); 2].map(|()| served(&certificate, "made-up"));
    eventually(|| {
        let path = fresh_path();
        let is_kept = said(&one, &path) == outcome("miss", false);
        (is_kept && said(&other, &path) == outcome("hit-redis", false)).then_some(())
    });
    // neither a server that somebody put in between nor a wrong password costs an answer, and both are logged
    for mistaken in [served(&Certificate::make(), "made-up"), served(&certificate, "another")] {
        for _ in 0..3 {
            assert_eq!(said(&mistaken, &fresh_path()), outcome("miss", true));
        }
    }
}

fn bad_address() {
    let mut command = fixture::cinerag(fixture::starter_state());
    command.args(["serve", "--port", "0"]).env("CINERAG_REDIS_URL", "http://x:secret@host");
    let said = fixture::fail(&mut command);
    assert!(said.contains("redis://host:port") && !said.contains("secret"), "{said}");
}

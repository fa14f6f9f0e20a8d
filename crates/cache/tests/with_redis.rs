//! The cache against a real Redis: what it stores, how answers age, what an outage costs.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use cinerag_cache::lifetime::Lifetimes;
use cinerag_cache::testing::RedisServer;
use cinerag_cache::{CacheError, CacheOptions, REDIS_BREAKER, REDIS_BUDGET, RedisCache, TieredCache};
use cinerag_ports::conformance::{answer_cache, query_vector_cache, sample_answer};
use cinerag_ports::fakes::ManualClock;
use cinerag_ports::{AnswerCache, CacheTier, Clock, QueryVectorCache, TierCounts};
use tokio::time::Instant;

const FAILURES_TO_OPEN: u32 = REDIS_BREAKER.failures_to_open;
const PAUSE: Duration = REDIS_BREAKER.pause;
const TTL: Duration = Duration::from_mins(10);
/// Long beside the budget of 50 ms, short beside any timeout of a network: not flaky, and not blind.
const SOON: Duration = Duration::from_secs(1);
/// What healthy servers are given here: a busy machine may keep anybody waiting for 50 ms.
const PATIENT: Duration = Duration::from_secs(10);

fn redis(url: &str, ttl: Duration) -> RedisCache {
    RedisCache::new(url, PATIENT, Lifetimes::new(ttl), Arc::new(ManualClock::default())).expect("an address")
}

/// A process: memory of its own over a shared Redis.
fn process(url: &str, clock: &Arc<ManualClock>) -> TieredCache {
    TieredCache::open(&options(url), &(Arc::clone(clock) as Arc<dyn Clock>)).expect("an address")
}

fn options(url: &str) -> CacheOptions<'_> {
    CacheOptions { memory_bytes: 1 << 20, time_to_live: TTL, redis_url: Some(url), redis_budget: PATIENT }
}

async fn put(cache: &dyn AnswerCache, key: &str) {
    cache.put(key, &Arc::new(sample_answer(key))).await;
}

/// Where an answer was found and whether it is stale; whether a tier was unavailable.
async fn look(cache: &dyn AnswerCache, key: &str) -> (Option<(CacheTier, bool)>, bool) {
    let lookup = cache.get(key).await;
    if let Some(cached) = &lookup.found {
        assert_eq!(cached.answer.query.text, key, "nobody gets another's answer");
    }
    (lookup.found.map(|cached| (cached.tier, cached.is_stale)), lookup.is_unavailable)
}

#[tokio::test]
async fn redis_conforms() {
    let server = RedisServer::start();
    answer_cache(&redis(&server.url(), TTL)).await;
    query_vector_cache(&redis(&server.url(), TTL)).await;
}

#[tokio::test]
async fn memory_over_redis_conforms() {
    let server = RedisServer::start();
    let clock = Arc::default();
    answer_cache(&process(&server.url(), &clock)).await;
    query_vector_cache(&process(&server.url(), &clock)).await;
}

#[tokio::test]
async fn an_answer_made_by_one_process_is_read_through_by_another_and_then_at_hand() {
    let (server, clock) = (RedisServer::start(), Arc::default());
    let [one, other] = [(); 2].map(|()| process(&server.url(), &clock));
    put(&one, "a").await;
    one.put_vectors(&[(7, Arc::from([0.5, 1.0]))]).await;
    assert!(other.in_memory("a").is_none());
    assert_eq!(look(&other, "a").await, (Some((CacheTier::Redis, false)), false));
    assert!(other.in_memory("a").is_some_and(|cached| !cached.is_stale && cached.tier == CacheTier::Memory));
    assert_eq!(look(&other, "a").await, (Some((CacheTier::Memory, false)), false));
    let vectors = other.vectors(&[8, 7]).await.found;
    assert_eq!(vectors, [None, Some(Arc::from([0.5, 1.0]))]);
    other.vectors(&[7]).await;

    let counts = |hits, misses| TierCounts { hits, misses, ..TierCounts::default() };
    let counted = other.counters();
    assert_eq!(counted.answers.memory.counts(), counts(1, 1), "each look once");
    assert_eq!(counted.answers.redis.counts(), counts(1, 0));
    assert_eq!(counted.vectors.memory.counts(), counts(1, 2));
    assert_eq!(counted.vectors.redis.counts(), counts(1, 1));
}

#[tokio::test]
async fn in_redis_an_answer_lives_for_its_time_spread_by_a_tenth_and_as_long_again_stale() {
    let server = RedisServer::start();
    let cache = redis(&server.url(), TTL);
    let mut lives = Vec::new();
    for n in 0..50 {
        let key = format!("key {n}");
        put(&cache, &key).await;
        let reply = server.command(&[b"PTTL", format!("cinerag:answer:{key}").as_bytes()]);
        let left: u64 = reply.strip_prefix(':').expect("a number").parse().expect("a number");
        // a slow machine may look late, never early
        assert!((1_130_000..=1_260_000).contains(&left), "{left} ms of 1,140 to 1,260 s");
        lives.push(left);
    }
    lives.sort_unstable();
    assert!(lives[49] - lives[0] > 60_000, "they are not due all at once: {lives:?}");
}

#[tokio::test]
async fn in_redis_an_answer_goes_stale_and_then_goes() {
    let server = RedisServer::start();
    let cache = redis(&server.url(), TTL);
    let key: &[u8] = b"cinerag:answer:a";
    put(&cache, "a").await;
    assert_eq!(look(&cache, "a").await.0, Some((CacheTier::Redis, false)));
    server.command(&[b"PEXPIRE", key, b"590000"]);
    assert_eq!(
        look(&cache, "a").await.0,
        Some((CacheTier::Redis, true)),
        "less is left than it is stale for"
    );
    server.command(&[b"PEXPIRE", key, b"1"]);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(look(&cache, "a").await, (None, false));
}

#[tokio::test]
async fn what_is_stale_in_memory_is_fetched_fresh_from_redis_if_another_process_made_it_anew() {
    let (server, clock) = (RedisServer::start(), Arc::new(ManualClock::default()));
    let [one, other] = [(); 2].map(|()| process(&server.url(), &clock));
    put(&one, "a").await;
    clock.advance(TTL + TTL / 5);
    assert!(one.in_memory("a").is_some_and(|cached| cached.is_stale));
    put(&other, "a").await;
    assert_eq!(look(&one, "a").await.0, Some((CacheTier::Redis, false)));
    assert!(one.in_memory("a").is_some_and(|cached| !cached.is_stale), "and is at hand again");
}

#[tokio::test]
async fn a_foreign_value_under_a_key_is_a_miss_and_no_outage() {
    let (server, clock) = (RedisServer::start(), Arc::default());
    let cache = process(&server.url(), &clock);
    let key: &[u8] = b"cinerag:answer:a";
    for (bytes, what) in [(&b""[..], "nothing"), (b"garbage", "text"), (&[1; 400], "a version and noise")] {
        server.command(&[b"SET", key, bytes, b"EX", b"1000"]);
        assert_eq!(look(&cache, "a").await, (None, false), "{what}");
    }
    server.command(&[b"DEL", key]);
    server.command(&[b"RPUSH", key, b"x"]);
    assert_eq!(look(&cache, "a").await, (None, false), "a list");
    server.command(&[b"SET", format!("cinerag:vector:{:032x}", 7).as_bytes(), b"garbage"]);
    let lookup = cache.vectors(&[7]).await;
    assert_eq!((lookup.found, lookup.is_unavailable), (vec![None], false));
    assert_eq!(cache.counters().answers.redis.counts().errors, 3, "noted, except the list");
    put(&cache, "a").await;
    assert!(look(&process(&server.url(), &clock), "a").await.0.is_some(), "and is written over");
}

#[tokio::test]
async fn an_idle_connection_that_was_closed_costs_no_hit() {
    let server = RedisServer::start();
    let cache = redis(&server.url(), TTL);
    put(&cache, "a").await;
    for _ in 0..3 {
        server.command(&[b"CLIENT", b"KILL", b"TYPE", b"normal"]);
        assert_eq!(look(&cache, "a").await, (Some((CacheTier::Redis, false)), false));
    }
}

#[tokio::test]
async fn redis_killed_in_the_middle_costs_hits_alone_and_counts_again_when_it_is_back() {
    let (mut server, clock) = (RedisServer::start(), Arc::new(ManualClock::default()));
    let cache = process(&server.url(), &clock);
    put(&cache, "a").await;
    server.kill();

    assert_eq!(look(&cache, "a").await, (Some((CacheTier::Memory, false)), false), "memory goes on");
    let started = Instant::now();
    for n in 0..u64::from(FAILURES_TO_OPEN) + 20 {
        assert_eq!(look(&cache, "b").await, (None, true), "look {n}");
    }
    assert!(started.elapsed() < SOON, "{:?} for all", started.elapsed());
    let counts = cache.counters().answers.redis.counts();
    assert_eq!((counts.errors, counts.refused), (u64::from(FAILURES_TO_OPEN), 20), "the circuit opens");
    put(&cache, "c").await;
    assert_eq!(look(&cache, "c").await, (Some((CacheTier::Memory, false)), false), "cached in memory alone");

    clock.advance(PAUSE);
    assert_eq!(look(&cache, "b").await, (None, true), "one look tries, in vain");
    assert_eq!(cache.counters().answers.redis.counts().errors, u64::from(FAILURES_TO_OPEN) + 1);

    server.resume();
    assert_eq!(look(&cache, "b").await, (None, true), "not tried yet");
    clock.advance(PAUSE);
    assert_eq!(look(&cache, "b").await, (None, false), "the circuit closes");
    put(&cache, "d").await;
    assert_eq!(look(&process(&server.url(), &clock), "d").await.0, Some((CacheTier::Redis, false)));
}

#[tokio::test]
async fn a_redis_that_accepts_and_says_nothing_is_not_waited_for() {
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("bind");
    let url = format!("redis://{}", silent.local_addr().expect("address"));
    let clock: Arc<dyn Clock> = Arc::new(ManualClock::default());
    let started = Instant::now();
    let options = CacheOptions { redis_budget: REDIS_BUDGET, ..options(&url) };
    let cache = TieredCache::open(&options, &clock).expect("an address");
    assert_eq!(look(&cache, "a").await, (None, true));
    assert!(started.elapsed() < SOON, "one look took {:?}", started.elapsed());
    put(&cache, "a").await;
    let lookup = cache.vectors(&[7]).await;
    assert!(lookup.found == [None] && lookup.is_unavailable);
    for _ in 0..100 {
        assert_eq!(look(&cache, "b").await, (None, true));
    }
    assert!(started.elapsed() < 2 * SOON, "all of them took {:?}", started.elapsed());
    assert_eq!(look(&cache, "a").await, (Some((CacheTier::Memory, false)), false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_look_at_once_over_one_connection() {
    let server = RedisServer::start();
    let cache = Arc::new(redis(&server.url(), TTL));
    for n in 0..20 {
        put(&*cache, &format!("key {n}")).await;
    }
    let looks: Vec<_> = (0..400)
        .map(|n| {
            let cache = Arc::clone(&cache);
            tokio::spawn(async move { look(&*cache, &format!("key {}", n % 20)).await })
        })
        .collect();
    for lookup in looks {
        assert_eq!(lookup.await.expect("no panic"), (Some((CacheTier::Redis, false)), false));
    }
}

#[test]
fn an_address_that_is_none_is_said_without_repeating_it() {
    for bad in ["localhost:6379", "http://x:secret@host", "redis://", "redis://host:port"] {
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::default());
        let error: CacheError = TieredCache::open(&options(bad), &clock).err().expect(bad);
        assert_eq!(error.code(), "cache_address_invalid");
        assert!(error.to_string().contains("redis://host:port") && !error.to_string().contains("secret"));
    }
}

//! The cache that all processes share, in Redis.
//!
//! Redis expires a key at the end of its life, so the time left tells how old an answer is. No clocks of two machines are
//! compared.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;
use cinerag_ports::{
    AnswerCache, CacheLookup, CacheTier, CachedAnswer, Clock, EmbeddingKey, LookEnd, QueryVectorCache,
};
use redis::{Pipeline, pipe};

use crate::codec;
use crate::connection::{CacheError, Connection, NoReply};
use crate::lifetime::{Lifetime, Lifetimes};

/// A cache in Redis.
pub struct RedisCache {
    connection: Connection,
    lifetimes: Lifetimes,
}

/// An answer, or why there is none.
pub(crate) type Found = Result<(Arc<SearchAnswer>, Lifetime), LookEnd>;

impl RedisCache {
    /// Connects on first use. `redis://[user:password@]host[:port][/database]`; `rediss://` for TLS. No lookup takes longer
    /// than `budget`.
    pub fn new(
        address: &str,
        budget: Duration,
        lifetimes: Lifetimes,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, CacheError> {
        Ok(RedisCache { connection: Connection::new(address, budget, clock)?, lifetimes })
    }

    pub(crate) async fn find(&self, key: &str) -> Found {
        let mut lookup = pipe();
        let key = answer_key(key);
        // unlike GET, MGET finds nothing where the value is not a string
        lookup.mget(&[&key]).pttl(&key);
        let ((bytes,), left): ((Option<Vec<u8>>,), i64) =
            self.connection.query(&lookup).await.map_err(end_of)?;
        let bytes = bytes.ok_or(LookEnd::Miss)?;
        // a key that does not expire is not from this cache
        let left = u64::try_from(left).map_err(|_| LookEnd::Unreadable)?;
        let answer = codec::decode(&bytes).ok_or(LookEnd::Unreadable)?;
        Ok((Arc::new(answer), self.lifetimes.left(Duration::from_millis(left))))
    }

    /// The vectors in the order of the keys, or why there is none.
    pub(crate) async fn find_vectors(&self, keys: &[EmbeddingKey]) -> Vec<Result<Arc<[f32]>, LookEnd>> {
        if keys.is_empty() {
            return Vec::new();
        }
        let mut lookup = pipe();
        lookup.mget(keys.iter().map(|key| vector_key(*key)).collect::<Vec<_>>());
        match self.connection.query::<(Vec<Option<Vec<u8>>>,)>(&lookup).await {
            Err(none) => vec![Err(end_of(none)); keys.len()],
            Ok((replies,)) => {
                let read = |reply: Option<Vec<u8>>| {
                    codec::decode_vector(&reply.ok_or(LookEnd::Miss)?).ok_or(LookEnd::Unreadable)
                };
                replies.into_iter().map(read).collect()
            }
        }
    }
}

#[async_trait]
impl AnswerCache for RedisCache {
    fn in_memory(&self, _key: &str) -> Option<CachedAnswer> {
        None
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        let found = self.find(key).await;
        let is_unavailable = found.as_ref().is_err_and(|end| end.is_unavailable());
        let cached = |(answer, life): (_, Lifetime)| CachedAnswer {
            answer,
            tier: CacheTier::Redis,
            is_stale: life.fresh.is_zero(),
        };
        CacheLookup { found: found.ok().map(cached), is_unavailable }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        let Some(bytes) = codec::encode(answer) else { return };
        let mut store = pipe();
        store.pset_ex(answer_key(key), bytes, millis(self.lifetimes.of(key).total)).ignore();
        // the connection reports a failure, and a later request misses
        let _stored_or_not = self.connection.query::<()>(&store).await;
    }
}

#[async_trait]
impl QueryVectorCache for RedisCache {
    async fn vectors(&self, keys: &[EmbeddingKey]) -> CacheLookup<Vec<Option<Arc<[f32]>>>> {
        let found = self.find_vectors(keys).await;
        let is_unavailable = found.iter().any(|found| found.as_ref().is_err_and(|end| end.is_unavailable()));
        CacheLookup { found: found.into_iter().map(Result::ok).collect(), is_unavailable }
    }

    async fn put_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]) {
        if vectors.is_empty() {
            return;
        }
        let mut store = Pipeline::with_capacity(vectors.len());
        for (key, vector) in vectors {
            let key = vector_key(*key);
            let life = self.lifetimes.of(&key).total;
            store.pset_ex(key, codec::encode_vector(vector), millis(life)).ignore();
        }
        let _stored_or_not = self.connection.query::<()>(&store).await;
    }
}

fn end_of(none: NoReply) -> LookEnd {
    match none {
        NoReply::Refused => LookEnd::Refused,
        NoReply::Failed => LookEnd::Error,
    }
}

fn millis(life: Duration) -> u64 {
    (life.as_millis() as u64).max(1)
}

fn answer_key(key: &str) -> String {
    format!("cinerag:answer:{key}")
}

fn vector_key(key: EmbeddingKey) -> String {
    format!("cinerag:vector:{key:032x}")
}

//! `cinerag serve`: the API and the site on one port.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use async_trait::async_trait;
use axum::{Router, routing};
use cinerag_api::routes::admin::{Admin, AdminKey};
use cinerag_api::routes::health::{Findings, HealthProbe};
use cinerag_api::wire::Dependency;
use cinerag_api::{finish, not_found, openapi, routes};
use cinerag_domain::{Degradation, SearchAnswer, SearchRequest};
use cinerag_event_log::FileEventLog;
use cinerag_generation::AskEngine;
use cinerag_ports::{CurrentCatalogue, Embedder, EventLog, IndexSource, TierCounts};
use cinerag_retrieval::{Recommender, SimilarEngine};
use cinerag_runtime::SystemClock;
use clap::Args;
use tokio::net::TcpListener;

use super::language_model::LanguageModel;
use crate::cache_args::CacheArgs;
use crate::engine::{Parts, cores};
use crate::folders::Folders;
use crate::local_runs::LocalRuns;
use crate::site;

/// Serves the API under /v1 and the site under /. A new ingestion is picked up while serving.
#[derive(Args)]
pub struct Serve {
    /// Port to listen on; 0 takes a free one
    #[arg(long, env = "PORT", default_value_t = 8080)]
    port: u16,
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The built site
    #[arg(long, env = "CINERAG_SITE_DIR", default_value = "frontend/dist", value_name = "DIR")]
    site_dir: PathBuf,
    /// Requests computed in parallel [default: one per core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    cache: CacheArgs,
    #[command(flatten)]
    language_model: LanguageModel,
    /// Key that requests to /v1/admin must send; without one, those routes are disabled
    #[arg(long, env = "CINERAG_ADMIN_KEY", hide_env_values = true, value_name = "KEY")]
    admin_key: Option<String>,
}

impl Serve {
    /// Serves until interrupted.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let threads = self.threads.unwrap_or_else(cores);
        let events = Arc::new(FileEventLog::at(folders.events()));
        let parts = Parts::open(folders, threads, &self.cache)?;
        let (embedder, index) = (Arc::clone(&parts.embedder), Arc::clone(&parts.index));
        let runs = LocalRuns::new(folders.clone(), embedder, index, Arc::new(SystemClock::default()));
        let admin = Admin { key: self.admin_key.clone().and_then(AdminKey::new), runs: Arc::new(runs) };
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(threads.get()).enable_all().build()?;
        runtime.block_on(self.listen(parts, events, admin))
    }

    async fn listen(&self, parts: Parts, events: Arc<dyn EventLog>, admin: Admin) -> Result<()> {
        let address = SocketAddr::new(self.host, self.port);
        let listener = TcpListener::bind(address).await;
        let listener = listener.with_context(|| {
            format!("cannot listen on {address}; choose another port with --port (make up PORT=…)")
        })?;
        // connects to a server before a request has to wait for it
        let info = parts.source.snapshot().await.info();
        let port = listener.local_addr()?.port();
        println!("CineRAG serves {} films ({}) at http://localhost:{port}", info.movies, info.data_name);
        println!("  API documentation: http://localhost:{port}/docs/");
        let router = router(parts, &self.language_model, events, admin, &self.site_dir)?;
        axum::serve(listener, router).with_graceful_shutdown(interrupted()).await.context("serving ended")
    }
}

/// Every route, and the site for all other paths.
fn router(
    parts: Parts,
    writer: &LanguageModel,
    events: Arc<dyn EventLog>,
    admin: Admin,
    folder: &std::path::Path,
) -> Result<Router> {
    let model = || Some(Arc::clone(&parts.embedder) as Arc<dyn Embedder>);
    let source = || Arc::clone(&parts.source);
    // records and completions need no vectors, so a server has no part in them
    let embedded = || Arc::clone(&parts.index) as Arc<dyn IndexSource>;
    let similar = Arc::new(SimilarEngine::new(model()));
    let mut ask = AskEngine::new(Arc::clone(&parts.engine));
    if let Some((generator, patience)) = writer.generator()? {
        ask = ask.with_generator(generator, patience);
    }
    let recommender = Recommender::new(model()).with_query_vectors(Arc::clone(&parts.cache) as _);
    let api = Router::new()
        .merge(routes::search::router(source(), Arc::clone(&parts.engine)))
        .merge(routes::ask::router(source(), Arc::new(ask)))
        .merge(routes::suggest::router(embedded()))
        .merge(routes::movie::router(Arc::new(CurrentCatalogue(embedded()))))
        .merge(routes::similar::router(source(), Arc::clone(&similar)))
        .merge(routes::recommend::router(source(), Arc::new(recommender)))
        .merge(routes::browse::router(source(), similar))
        .merge(routes::events::router(events, Arc::new(SystemClock::default())))
        .merge(routes::health::router(Arc::new(LiveProbe { parts })))
        .merge(routes::admin::router(Arc::new(admin)))
        .merge(openapi::router())
        .route("/v1/{*rest}", routing::any(not_found));
    Ok(finish(api.fallback_service(site::router(folder))))
}

/// Finds out whether searches work by making one.
struct LiveProbe {
    parts: Parts,
}

#[async_trait]
impl HealthProbe for LiveProbe {
    async fn look(&self) -> Findings {
        let request = SearchRequest::plain("a detective in love", 1);
        let index = self.parts.source.snapshot().await;
        let (ok, detail) = match self.parts.engine.search(&index, &request).await {
            Ok(outcome) => {
                let unavailable = &outcome.answer.degraded;
                let detail =
                    || format!("a test search found {} without {unavailable:?}", outcome.answer.total);
                let ok = works(&outcome.answer);
                (ok, (!ok || !unavailable.is_empty()).then(detail))
            }
            Err(error) => (false, Some(error.to_string())),
        };
        Findings {
            model: Some(self.parts.embedder.fingerprint().0.clone()),
            index: Some(index.info()),
            dependencies: vec![
                Dependency { name: "search", ok, detail },
                // an answer never depends on it, so it is always ok
                Dependency { name: "cache", ok: true, detail: Some(self.hit_rates()) },
            ],
        }
    }
}

impl LiveProbe {
    /// Hits of each tier so far, in words.
    fn hit_rates(&self) -> String {
        let answers = &self.parts.cache.counters().answers;
        let tier = |name: &str, counts: TierCounts| {
            let TierCounts { hits, stale, misses, errors, refused } = counts;
            format!("{name}: {hits} hits, {stale} stale, {misses} misses, {errors} errors, {refused} skipped")
        };
        [tier("memory", answers.memory.counts()), tier("redis", answers.redis.counts())].join("; ")
    }
}

/// True when searches work. An unavailable cache only costs time, and the embedded index answers for an unavailable
/// vector store: a process that took itself out of service then would leave nobody to answer.
fn works(answer: &SearchAnswer) -> bool {
    let is_stood_in_for = |part: &Degradation| matches!(part, Degradation::Cache | Degradation::VectorStore);
    !answer.hits.is_empty() && answer.degraded.iter().all(is_stood_in_for)
}

async fn interrupted() {
    let _ended_or_unavailable = tokio::signal::ctrl_c().await;
}

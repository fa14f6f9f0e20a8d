//! One film from TMDB's API, version 3. A TMDB id in, its [`Record`] out.
//!
//! `GET {base}/3/movie/{id}` with everything that ingestion reads in one answer, and the user's key. TMDB states an upper limit
//! of about 50 requests a second (<https://developer.themoviedb.org/docs/rate-limiting>); 40 are made at most, 8
//! of them in flight. Transient failures (429, 5xx, a broken connection) are retried, four attempts in all. No error
//! contains the key: errors carry no address, redirects are not followed, and answers are not quoted.
//!
//! Licence: TMDB's API terms of use; see the crate's documentation and [`crate::ATTRIBUTION`].

use std::sync::Arc;
use std::time::Duration;

use cinerag_resilience::{RetryPolicy, RetryVerdict};
use reqwest::header::RETRY_AFTER;
use reqwest::{Response, StatusCode, Url};
use tokio::sync::Semaphore;

use crate::pacer::Pacer;
use crate::{ApiKey, Record, http};

/// Attempts for one film, the first included.
const ATTEMPTS: u32 = 4;

/// Longest wait between two attempts. A server that asks for more is given up on.
const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// What is asked for beside the film itself, in the same request. TMDB allows 20.
pub(crate) const APPENDED: &str =
    "credits,keywords,release_dates,alternative_titles,videos,reviews,watch/providers,translations";

/// How TMDB is called.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The API's host.
    pub base_url: String,
    /// Most requests in a second, retries included.
    pub requests_per_second: u32,
    /// Most requests at once.
    pub in_flight: usize,
    /// Longest wait for a connection.
    pub connect_timeout: Duration,
    /// Longest wait for a whole answer.
    pub request_timeout: Duration,
    /// Wait before the second attempt; doubles with each further one. A longer `Retry-After` is respected.
    pub first_wait: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            base_url: "https://api.themoviedb.org".to_owned(),
            requests_per_second: 40,
            in_flight: 8,
            connect_timeout: http::CONNECT_TIMEOUT,
            request_timeout: Duration::from_secs(15),
            first_wait: Duration::from_millis(500),
        }
    }
}

/// Why a film could not be fetched. No text holds the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The settings are not valid.
    #[error("TMDB cannot be called: {0}")]
    Setup(String),
    /// 401 or 403.
    #[error(
        "TMDB refused the key; check it, or get one free of charge at https://www.themoviedb.org/settings/api"
    )]
    KeyRefused,
    /// No connection.
    #[error("no network: could not reach {host} ({reason}); the starter catalogue works without it")]
    Unreachable {
        /// Scheme, name and port.
        host: String,
        /// What the connection said.
        reason: String,
    },
    /// The connection broke, or the answer took too long.
    #[error("TMDB's answer for film {tmdb_id} did not arrive: {reason}; try again")]
    Interrupted {
        /// The film.
        tmdb_id: u32,
        /// What the connection said.
        reason: String,
    },
    /// 429, at the last attempt too.
    #[error("TMDB asks for fewer requests; try again in {} s", retry_after.map_or(60, |wait| wait.as_secs()))]
    TooManyRequests {
        /// What the server asked for.
        retry_after: Option<Duration>,
    },
    /// Any other status; 5xx at the last attempt too.
    #[error("TMDB answered {status} for film {tmdb_id}; try again later")]
    Status {
        /// The film.
        tmdb_id: u32,
        /// HTTP status.
        status: u16,
        /// What the server asked for.
        retry_after: Option<Duration>,
    },
    /// The answer is not a film.
    #[error("TMDB's answer for film {tmdb_id} is not a film record: {reason}")]
    Body {
        /// The film.
        tmdb_id: u32,
        /// What was found and what was expected.
        reason: String,
    },
}

impl ClientError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ClientError::Setup(_) => "tmdb_setup",
            ClientError::KeyRefused => "tmdb_key_refused",
            ClientError::Unreachable { .. } => "network_unreachable",
            ClientError::Interrupted { .. } => "tmdb_interrupted",
            ClientError::TooManyRequests { .. } => "tmdb_too_many_requests",
            ClientError::Status { .. } => "tmdb_status",
            ClientError::Body { .. } => "tmdb_body",
        }
    }

    /// True when the next film can be expected to fail as well.
    pub(crate) const fn concerns_every_film(&self) -> bool {
        matches!(
            self,
            ClientError::Setup(_)
                | ClientError::KeyRefused
                | ClientError::Unreachable { .. }
                | ClientError::TooManyRequests { .. }
        )
    }

    /// Whether another attempt may succeed, and how long the server asked to wait for it.
    fn verdict(&self) -> RetryVerdict {
        match self {
            ClientError::Interrupted { .. } => RetryVerdict::Retry,
            ClientError::TooManyRequests { retry_after }
            | ClientError::Status { status: 500.., retry_after, .. } => match retry_after {
                Some(wait) if *wait > LONGEST_WAIT => RetryVerdict::GiveUp,
                Some(wait) => RetryVerdict::RetryAfter(*wait),
                None => RetryVerdict::Retry,
            },
            _ => RetryVerdict::GiveUp,
        }
    }
}

/// Fetches films from TMDB. Clones share the pace and the limit of requests in flight.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    base: Url,
    key: ApiKey,
    pacer: Pacer,
    in_flight: Semaphore,
    retry: RetryPolicy,
    settings: Settings,
}

impl Client {
    /// Makes no request yet, and needs a tokio runtime only for the first film.
    pub fn new(key: ApiKey, settings: Settings) -> Result<Self, ClientError> {
        let base = Url::parse(settings.base_url.trim_end_matches('/'));
        let base = base.map_err(|error| ClientError::Setup(format!("its address is not valid: {error}")))?;
        let http = http::builder(&base)
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.request_timeout)
            // a redirect would send the key to another server
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| ClientError::Setup(http::describe(error)))?;
        let pacer = Pacer::per_second(settings.requests_per_second);
        let in_flight = Semaphore::new(settings.in_flight.max(1));
        let retry = RetryPolicy::exponential(ATTEMPTS, settings.first_wait, LONGEST_WAIT);
        Ok(Client(Arc::new(Inner { http, base, key, pacer, in_flight, retry, settings })))
    }

    /// The film's record, or `None` when TMDB has no film of this id.
    pub async fn movie(&self, tmdb_id: u32) -> Result<Option<Record>, ClientError> {
        // an error would mean that the semaphore was closed, and nobody closes it
        let _permit = self.0.in_flight.acquire().await.ok();
        let verdict = |error: &ClientError| {
            if let ClientError::TooManyRequests { retry_after } = error {
                self.0.pacer.pause(retry_after.unwrap_or(self.0.settings.first_wait).min(LONGEST_WAIT));
            }
            error.verdict()
        };
        self.0.retry.run(None, || self.attempt(tmdb_id), verdict).await
    }

    /// Most requests at once.
    pub(crate) fn in_flight(&self) -> usize {
        self.0.settings.in_flight.max(1)
    }

    async fn attempt(&self, tmdb_id: u32) -> Result<Option<Record>, ClientError> {
        let Inner { http, base, key, pacer, .. } = &*self.0;
        let mut url = base.clone();
        url.set_path(&format!("{}/3/movie/{tmdb_id}", base.path().trim_end_matches('/')));
        url.set_query(Some(&format!("append_to_response={APPENDED}")));
        pacer.wait().await;
        let response = key.sign(url, http).send().await.map_err(|error| self.transport(tmdb_id, error))?;
        match response.status() {
            StatusCode::OK => self.record(tmdb_id, response).await.map(Some),
            StatusCode::NOT_FOUND => Ok(None),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(ClientError::KeyRefused),
            StatusCode::TOO_MANY_REQUESTS => {
                Err(ClientError::TooManyRequests { retry_after: retry_after(&response) })
            }
            status => {
                let (status, retry_after) = (status.as_u16(), retry_after(&response));
                Err(ClientError::Status { tmdb_id, status, retry_after })
            }
        }
    }

    async fn record(&self, tmdb_id: u32, response: Response) -> Result<Record, ClientError> {
        let body = response.bytes().await.map_err(|error| self.transport(tmdb_id, error))?;
        Record::from_json(&body).map_err(|error| {
            let reason = self.0.key.redact(&error.to_string());
            ClientError::Body { tmdb_id, reason }
        })
    }

    fn transport(&self, tmdb_id: u32, error: reqwest::Error) -> ClientError {
        let unreachable = error.is_connect();
        let reason = self.0.key.redact(&http::describe(error));
        if unreachable {
            ClientError::Unreachable { host: self.0.base.origin().ascii_serialization(), reason }
        } else {
            ClientError::Interrupted { tmdb_id, reason }
        }
    }
}

/// The seconds of `Retry-After`. The other format, a date, is ignored: it would need a wall clock.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    seconds.trim().parse().ok().map(Duration::from_secs)
}

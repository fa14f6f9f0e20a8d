//! What TMDB has of the data set's films and the bucket does not: fetched before a run starts, and never in its way.
//!
//! Whatever goes wrong here is a warning, and the run starts with the records that there are. One process at a time fetches:
//! files are uploaded several at once, and each upload calls the function.

use std::sync::Arc;
use std::time::Duration;

use cinerag_aws::dynamodb::{
    Table,
    once::{Claim, Once},
};
use cinerag_aws::s3::Bucket;
use cinerag_aws::secrets::Secrets;
use cinerag_aws::{AwsError, Connection};
use cinerag_ports::{BlobStore, RemoteError, WallClock};
use cinerag_queued_ingestion::{LINKS, TMDB_FETCHED, TMDB_RECORDS};
use cinerag_runtime::{Settings, SettingsError, SystemClock};
use cinerag_tmdb::client::Settings as Manners;
use cinerag_tmdb::{
    ApiKey, Client, ClientError, Ended, FetchError, FetchReport, KeyError, Limits, LinksError, Places,
    fetch_missing, parse_links,
};
use serde_json::{Value, json};

/// Of the 15 minutes that the function has; the rest is for planning the run. 9,742 films take a little over four.
const BUDGET: Duration = Duration::from_mins(10);
/// After this, a process that was killed while it fetched is in nobody's way.
const TURN: Duration = Duration::from_mins(11);
const PLACES: Places<'_> =
    Places { records: TMDB_RECORDS, missing: "tmdb/missing.csv", fetched: TMDB_FETCHED };
/// What one process at a time does.
const FETCHING: &str = "fetch";

/// Who fetches them.
pub struct Records {
    secret: String,
    url: String,
    secrets: Secrets,
    data: Arc<Bucket>,
    turns: Once,
    clock: SystemClock,
}

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("there is no secret {0}; put TMDB's key into it as text, or deploy without TmdbKeySecret")]
    NoSecret(String),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(transparent)]
    Links(#[from] LinksError),
    #[error(transparent)]
    Aws(#[from] AwsError),
    #[error(transparent)]
    Remote(#[from] RemoteError),
    #[error(transparent)]
    Fetch(#[from] FetchError),
}

impl Refused {
    const fn code(&self) -> &'static str {
        match self {
            Refused::NoSecret(_) => "tmdb_secret_missing",
            Refused::Key(error) => error.code(),
            Refused::Client(error) => error.code(),
            Refused::Links(error) => error.code(),
            Refused::Aws(error) => error.code(),
            Refused::Remote(error) => error.code(),
            Refused::Fetch(error) => error.code(),
        }
    }
}

impl Records {
    /// From the settings; `None` where no secret is named.
    pub fn of(settings: &Settings, connection: &Connection) -> Result<Option<Self>, SettingsError> {
        let Some(secret) = settings.tmdb_key_secret.clone() else { return Ok(None) };
        Ok(Some(Records {
            secret,
            url: settings.tmdb_url.clone(),
            secrets: Secrets::new(connection),
            data: Arc::new(Bucket::new(connection, settings.required_data_bucket()?)),
            turns: Once::new(Table::new(connection, settings.required_table()?), "tmdb"),
            clock: SystemClock::default(),
        }))
    }

    /// Fetches what is missing and says what came of it.
    pub async fn fetch(&self) -> Value {
        match self.in_turn().await {
            Ok(Some(report)) => told(&report),
            Ok(None) => json!({ "skipped": true }),
            Err(error) => {
                let code = error.code();
                tracing::warn!(code, %error, "no records were fetched from TMDB, going on with those there are");
                json!({ "error": code })
            }
        }
    }

    /// `None` when there is nothing to fetch for, or another process is at it.
    async fn in_turn(&self) -> Result<Option<FetchReport>, Refused> {
        let Some(links) = BlobStore::get(self.data.as_ref(), LINKS).await? else { return Ok(None) };
        let links = parse_links(LINKS, &links)?;
        let now = self.clock.unix_ms();
        let holder = format!("{now}-{}", std::process::id());
        if self.turns.claim(FETCHING, &holder, now, TURN).await? != Claim::Ours {
            tracing::info!("another process is fetching from TMDB");
            return Ok(None);
        }
        let fetched = self.fetch_for(&links, now).await;
        if let Err(error) = self.turns.release(FETCHING, &holder).await {
            tracing::warn!(%error, "the turn at TMDB was not given back; it runs out by itself");
        }
        fetched.map(Some)
    }

    async fn fetch_for(&self, links: &[cinerag_tmdb::Link], now: u64) -> Result<FetchReport, Refused> {
        // read each time: a key that was put right counts at once
        let key = self.secrets.read(&self.secret).await?;
        let key = key.ok_or_else(|| Refused::NoSecret(self.secret.clone()))?;
        let manners = Manners { base_url: self.url.clone(), ..Manners::default() };
        let client = Client::new(ApiKey::new(&key)?, manners)?;
        let limits = Limits::within(BUDGET);
        Ok(fetch_missing(&client, links, self.data.as_ref(), PLACES, limits, now).await?)
    }
}

/// The report as the function returns it, and in the log.
fn told(report: &FetchReport) -> Value {
    let FetchReport { have, fetched, missing, failed, left, ended } = report;
    let ended = match ended {
        Ended::AllAsked => "all_asked",
        Ended::OutOfTime => "out_of_time",
        Ended::Stopped(stop) => {
            tracing::warn!(code = stop.code(), error = %stop, left, "TMDB could not be asked to the end");
            stop.code()
        }
    };
    tracing::info!(have, fetched, missing, failed, left, ended, "records of TMDB");
    json!({
        "have": have, "fetched": fetched, "missing": missing, "failed": failed, "left": left, "ended": ended,
    })
}

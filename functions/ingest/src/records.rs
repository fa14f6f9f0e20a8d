//! TMDB records that the bucket lacks, fetched before a run starts.
//!
//! An error here is logged as a warning, and the run starts with the existing records. Only one process fetches at a
//! time: several files may be uploaded together, and each upload invokes the function.

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
use cinerag_tmdb::client::Settings as ClientSettings;
use cinerag_tmdb::{
    ApiKey, Client, ClientError, Ended, FetchError, FetchReport, KeyError, Limits, LinksError, Places,
    fetch_missing, parse_links,
};
use serde_json::{Value, json};

/// Of the 15 minutes that the function has; the rest is for planning the run. 9,742 films take a little over four.
const BUDGET: Duration = Duration::from_mins(10);
/// When the claim of a process that was killed while fetching expires.
const CLAIM: Duration = Duration::from_mins(11);
const PLACES: Places<'_> =
    Places { records: TMDB_RECORDS, missing: "tmdb/missing.csv", fetched: TMDB_FETCHED };
/// The work that is claimed.
const FETCHING: &str = "fetch";

/// Fetches them.
pub struct Records {
    secret: String,
    url: String,
    secrets: Secrets,
    data: Arc<Bucket>,
    claims: Once,
    clock: SystemClock,
}

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("there is no secret {0}; create it with the TMDB key as text, or deploy without TmdbKeySecret")]
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
            claims: Once::new(Table::new(connection, settings.required_table()?), "tmdb"),
            clock: SystemClock::default(),
        }))
    }

    /// Fetches missing records and returns a report.
    pub async fn fetch(&self) -> Value {
        match self.fetch_once().await {
            Ok(Some(report)) => reported(&report),
            Ok(None) => json!({ "skipped": true }),
            Err(error) => {
                let code = error.code();
                tracing::warn!(code, %error, "no records were fetched from TMDB, using the existing ones");
                json!({ "error": code })
            }
        }
    }

    /// `None` when there are no films to fetch for, or another process is fetching.
    async fn fetch_once(&self) -> Result<Option<FetchReport>, Refused> {
        let Some(links) = BlobStore::get(self.data.as_ref(), LINKS).await? else { return Ok(None) };
        let links = parse_links(LINKS, &links)?;
        let now = self.clock.unix_ms();
        let holder = format!("{now}-{}", std::process::id());
        if self.claims.claim(FETCHING, &holder, now, CLAIM).await? != Claim::Ours {
            tracing::info!("another process is fetching from TMDB");
            return Ok(None);
        }
        let fetched = self.fetch_for(&links, now).await;
        if let Err(error) = self.claims.release(FETCHING, &holder).await {
            tracing::warn!(%error, "the fetching claim was not released; it will expire");
        }
        fetched.map(Some)
    }

    async fn fetch_for(&self, links: &[cinerag_tmdb::Link], now: u64) -> Result<FetchReport, Refused> {
        // read each time, so that a corrected key is used immediately
        let key = self.secrets.read(&self.secret).await?;
        let key = key.ok_or_else(|| Refused::NoSecret(self.secret.clone()))?;
        let settings = ClientSettings { base_url: self.url.clone(), ..ClientSettings::default() };
        let client = Client::new(ApiKey::new(&key)?, settings)?;
        let limits = Limits::within(BUDGET);
        Ok(fetch_missing(&client, links, self.data.as_ref(), PLACES, limits, now).await?)
    }
}

/// Logs the report and returns it as the function's result.
fn reported(report: &FetchReport) -> Value {
    let FetchReport { have, fetched, missing, failed, left, ended } = report;
    let ended = match ended {
        Ended::AllAsked => "all_asked",
        Ended::OutOfTime => "out_of_time",
        Ended::Stopped(stop) => {
            tracing::warn!(code = stop.code(), error = %stop, left, "fetching from TMDB stopped early");
            stop.code()
        }
    };
    tracing::info!(have, fetched, missing, failed, left, ended, "fetched records from TMDB");
    json!({
        "have": have, "fetched": fetched, "missing": missing, "failed": failed, "left": left, "ended": ended,
    })
}

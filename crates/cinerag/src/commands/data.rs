//! `cinerag data`: the data sets that may not be shipped, fetched by whoever uses them.

use std::path::PathBuf;

use anyhow::{Context, Result};
use cinerag_tmdb::movielens::Archive;
use cinerag_tmdb::{ATTRIBUTION, ApiKey, Client, Progress, Settings, enrich, read_links};
use clap::Args;

use crate::folders::Folders;
use crate::progress::bar;

/// Downloads MovieLens (checked by hash) and, with a TMDB key, fetches each film's record. Interrupted anywhere
/// and run again, it goes on where it stopped.
#[derive(Args)]
pub struct Data {
    /// TMDB key (free at themoviedb.org/settings/api); without it films have no synopses and casts
    #[arg(long, env = "TMDB_API_KEY", hide_env_values = true, value_name = "KEY")]
    tmdb_api_key: Option<String>,
}

impl Data {
    /// Fetches what is missing.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let folder = folders.data_dir.clone().unwrap_or_else(|| PathBuf::from("data/downloaded"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.fetch(&folder))?;
        println!("ready: CINERAG_DATA_DIR={} make up", folder.display());
        Ok(())
    }

    async fn fetch(&self, folder: &std::path::Path) -> Result<()> {
        println!(
            "MovieLens (GroupLens): research use, no commercial use, acknowledge, redistribute on the same terms"
        );
        let fetched = Archive::default().fetch(folder).await?;
        let state = if fetched.downloaded { "downloaded and checked" } else { "already there, checked" };
        println!("{}: {state}; its terms are in README.txt beside it", fetched.folder.display());

        let Some(key) = &self.tmdb_api_key else {
            println!("no TMDB_API_KEY: films come without synopses, casts and posters");
            println!("get a key at themoviedb.org/settings/api and run TMDB_API_KEY=… make data");
            return Ok(());
        };
        println!("{ATTRIBUTION}.");
        let client = Client::new(ApiKey::new(key)?, Settings::default())?;
        let links = read_links(&fetched.folder.join("links.csv"))?;
        let shown = bar("TMDB records", Some(links.len() as u64));
        let show = |progress: Progress| {
            shown.set_length(progress.total as u64);
            shown.set_position((progress.have + progress.missing + progress.failed) as u64);
        };
        let done = enrich(&client, &links, folder, &show).await;
        let done = done.context("what was fetched is stored; run the command again to continue")?;
        shown.finish_and_clear();
        println!("{}: {} records, {} fetched now", done.file.display(), done.progress.have, done.fetched);
        for failure in &done.failures {
            println!(
                "  film {}: {}; run the command again to retry",
                failure.link.movielens_id, failure.error
            );
        }
        Ok(())
    }
}

//! Film records.

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::{Catalogue, FilmRecords, RemoteError, StoreError};
use serde::{Deserialize, Serialize};

use super::Table;
use super::batch::Write;
use super::item::{Key, json_text, malformed, read};
use crate::{AwsError, Failure};

const LIST: &str = "FILMS";

/// What is written of a film; the title is for people.
#[derive(Serialize)]
struct FilmItem<'a> {
    #[serde(serialize_with = "json_text::serialize")]
    record: &'a Movie,
    title: &'a str,
}

/// What is read of a film.
#[derive(Deserialize)]
struct FilmRecord {
    #[serde(with = "json_text")]
    record: Movie,
}

/// The film records of the table.
#[derive(Debug, Clone)]
pub struct Films {
    table: Table,
}

impl Films {
    /// Those of this table.
    pub fn new(table: Table) -> Self {
        Films { table }
    }

    /// Writes records, each film once, replacing existing ones.
    pub async fn put(&self, movies: &[Movie]) -> Result<(), AwsError> {
        let put = |movie: &Movie| {
            let id = movie.card.id;
            let item =
                key(id).listed(LIST, &place(id), &FilmItem { record: movie, title: &movie.card.title });
            let refused = |reason| AwsError::new(format!("put film {id}"), Failure::Refused, reason);
            item.map(Write::Put).map_err(refused)
        };
        let writes: Result<Vec<Write>, AwsError> = movies.iter().map(put).collect();
        self.table.batch_write(&writes?).await
    }

    /// Removes records. Ids without one are ignored.
    pub async fn remove(&self, ids: &[MovieId]) -> Result<(), AwsError> {
        let writes: Vec<Write> = ids.iter().map(|id| Write::Delete(key(*id))).collect();
        self.table.batch_write(&writes).await
    }

    /// Up to `limit` ids of films in ascending order, starting at `from`. A record that was just written may not be in it
    /// yet.
    pub async fn ids(&self, from: MovieId, limit: usize) -> Result<Vec<MovieId>, AwsError> {
        let keys = self.table.listed(LIST, [&place(from), &place(MovieId(u32::MAX))], true, limit).await?;
        let id = |key: &Key| {
            let digits = key.pk.strip_prefix("FILM#").and_then(|digits| digits.parse().ok());
            digits.map(MovieId).ok_or_else(|| malformed("list films", format!("{} is no film", key.pk)))
        };
        keys.iter().map(id).collect()
    }
}

#[async_trait]
impl FilmRecords for Films {
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError> {
        let keys: Vec<Key> = movies.iter().map(|movie| key(movie.card.id)).collect();
        let found = self.table.batch_get_latest(&keys).await?;
        let mut outdated = Vec::new();
        for (movie, key) in movies.iter().zip(&keys) {
            // as text, since a record of another version of this code may not be readable
            let refused = |error: serde_json::Error| {
                AwsError::new(format!("compare {}", key.pk), Failure::Refused, error.to_string())
            };
            let wanted = serde_json::to_string(movie).map_err(refused)?;
            let stored = found.get(key).and_then(|item| item.get("record")?.as_s().ok());
            if stored != Some(&wanted) {
                outdated.push(movie.card.id);
            }
        }
        Ok(outdated)
    }

    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError> {
        Ok(Films::put(self, movies).await?)
    }

    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError> {
        Ok(Films::ids(self, MovieId(0), usize::MAX).await?)
    }

    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError> {
        Ok(Films::remove(self, ids).await?)
    }
}

#[async_trait]
impl Catalogue for Films {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let keys: Vec<Key> = ids.iter().map(|id| key(*id)).collect();
        let found = self.table.batch_get(&keys).await.map_err(store_error)?;
        let record = |key: &Key| {
            let unreadable = |reason| store_error(malformed(format!("read {}", key.pk), reason));
            let record = found.get(key).map(|item| read::<FilmRecord>(item.clone()).map_err(unreadable));
            record.transpose().map(|found| found.map(|found| found.record))
        };
        keys.iter().map(record).collect()
    }
}

fn key(id: MovieId) -> Key {
    Key::new(format!("FILM#{id}"), "RECORD")
}

/// Ten digits, so that text sorts as numbers do.
fn place(id: MovieId) -> String {
    format!("{:010}", id.0)
}

fn store_error(error: AwsError) -> StoreError {
    match error.failure {
        Failure::Malformed => StoreError::Corrupt { path: error.operation, reason: error.message },
        _ => StoreError::Unavailable(error.to_string()),
    }
}

//! Film records.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::AttributeValue;
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::{Catalogue, FilmRecords, RemoteError, StoreError};

use super::Table;
use super::batch::Write;
use super::item::{Key, from_json, json, malformed};
use crate::{AwsError, Failure};

const LIST: &str = "FILMS";

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

    /// Writes records, each film once, over those that are there.
    pub async fn put(&self, movies: &[Movie]) -> Result<(), AwsError> {
        let put = |movie: &Movie| {
            let id = movie.card.id;
            let record = json(movie)
                .map_err(|reason| AwsError::new(format!("put film {id}"), Failure::Refused, reason))?;
            let title = AttributeValue::S(movie.card.title.clone());
            Ok(Write::Put(key(id).listed(LIST.to_owned(), place(id), [("record", record), ("title", title)])))
        };
        let writes: Result<Vec<Write>, AwsError> = movies.iter().map(put).collect();
        self.table.batch_write(&writes?).await
    }

    /// Takes records away; ids that have none are passed over.
    pub async fn remove(&self, ids: &[MovieId]) -> Result<(), AwsError> {
        let writes: Vec<Write> = ids.iter().map(|id| Write::Delete(key(*id))).collect();
        self.table.batch_write(&writes).await
    }

    /// Up to `limit` ids of films in ascending order, from `from` on. A record that was written a moment ago may be
    /// missing still.
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
            // as text: what another version of this code wrote need not be readable to be another record
            let wanted = json(movie)
                .map_err(|reason| AwsError::new(format!("compare {}", key.pk), Failure::Refused, reason))?;
            if found.get(key).and_then(|item| item.get("record")) != Some(&wanted) {
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
            found.get(key).map(|item| from_json(item, "record").map_err(unreadable)).transpose()
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

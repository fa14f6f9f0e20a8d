//! Where else the current index is, as recorded in the bucket: one object beside the pointer, with the place and the
//! index. Without it an ingestion of unchanged data would do nothing, and a new server would stay empty.

use cinerag_aws::s3::{Body, Precondition};
use cinerag_domain::Fingerprint;

use crate::bucket::PREFIX;
use crate::{IndexBucket, PublishedIndexError};

const NOTE_FILE: &str = "ELSEWHERE";

impl IndexBucket {
    /// Counts an index as current only when it is in `place` as well; without a place the bucket alone counts.
    #[must_use]
    pub fn with_place(self, place: Option<String>) -> Self {
        IndexBucket { place, ..self }
    }

    /// Notes that this index is in `place`.
    pub(crate) async fn note_elsewhere(
        &self,
        place: &str,
        index: &Fingerprint,
    ) -> Result<(), PublishedIndexError> {
        let note = note(place, index);
        self.bucket.put(&key(), Body::Bytes(note.as_bytes()), Precondition::Any).await?;
        Ok(())
    }

    /// The current index, if it is everywhere where it should be.
    pub(crate) async fn current_everywhere(&self) -> Result<Option<Fingerprint>, PublishedIndexError> {
        let Some(current) = self.current().await? else { return Ok(None) };
        let Some(place) = &self.place else { return Ok(Some(current)) };
        let found = self.bucket.get(&key()).await?;
        let is_there = found.is_some_and(|found| found.bytes == note(place, &current).as_bytes());
        Ok(is_there.then_some(current))
    }
}

fn key() -> String {
    format!("{PREFIX}{NOTE_FILE}")
}

fn note(place: &str, index: &Fingerprint) -> String {
    format!("{index} {place}\n")
}

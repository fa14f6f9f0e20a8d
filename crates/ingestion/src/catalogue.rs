//! The films of a run: read, joined and named, from whichever data set.

use std::collections::BTreeMap;

use cinerag_domain::{Fingerprint, Movie};
use cinerag_ports::UserRating;
use xxhash_rust::xxh3::Xxh3;

use crate::enrich::join;
use crate::{Rejects, SourceError, movielens, starter, tmdb};

/// A file's bytes, with the path that errors should name.
pub type NamedBytes = (String, Vec<u8>);

/// The files of MovieLens, with TMDB records when there are any.
#[derive(Debug, Clone)]
pub struct MovieLensBytes {
    /// `movies.csv`.
    pub movies: NamedBytes,
    /// `links.csv`.
    pub links: NamedBytes,
    /// `ratings.csv`.
    pub ratings: NamedBytes,
    /// `tags.csv`.
    pub tags: NamedBytes,
    /// Gzipped files of TMDB records; if a film has several records, the last counts.
    pub tmdb: Vec<NamedBytes>,
}

/// The raw files of a data set.
#[derive(Debug, Clone)]
pub enum CatalogueBytes {
    /// MovieLens, enriched from TMDB.
    MovieLens(Box<MovieLensBytes>),
    /// The starter catalogue's JSON-lines files.
    Starter(Vec<NamedBytes>),
}

/// Films by ascending id, and the rejected rows.
#[derive(Debug)]
pub struct MovieSet {
    /// Name of the data set, for people.
    pub name: String,
    /// Of the raw files.
    pub fingerprint: Fingerprint,
    /// The films.
    pub movies: Vec<Movie>,
    /// What each user rated, by film id; also films that are not in the set.
    pub ratings: BTreeMap<u32, Vec<UserRating>>,
    /// Rows that were read and not used.
    pub rejects: Rejects,
}

impl CatalogueBytes {
    /// Parses and joins everything.
    pub fn read(&self) -> Result<MovieSet, SourceError> {
        let mut rejects = Rejects::default();
        let (name, movies, ratings) = match self {
            CatalogueBytes::Starter(files) => {
                ("starter", starter::read(files, &mut rejects)?, BTreeMap::new())
            }
            CatalogueBytes::MovieLens(files) => {
                let MovieLensBytes { movies, links, ratings, tags, tmdb } = files.as_ref();
                let rows = movielens::read_movies(&movies.0, &movies.1, &mut rejects)?;
                let links = movielens::read_links(&links.0, &links.1, &mut rejects)?;
                let ratings = movielens::read_ratings(&ratings.0, &ratings.1, &mut rejects)?;
                let tags = movielens::read_tags(&tags.0, &tags.1, &mut rejects)?;
                let mut records = tmdb::TmdbRecords::default();
                for (file, bytes) in tmdb {
                    records.read(file, bytes, &mut rejects)?;
                }
                let movies = join(&movies.0, rows, &links, &ratings.totals, &tags, &records, &mut rejects);
                ("movielens", movies, ratings.by_user)
            }
        };
        Ok(MovieSet { name: name.into(), fingerprint: self.fingerprint(), movies, ratings, rejects })
    }

    /// Of the raw files: their bytes, not their names.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hash = Xxh3::new();
        let mut add = |bytes: &[u8]| {
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        match self {
            CatalogueBytes::Starter(files) => files.iter().for_each(|(_, bytes)| add(bytes)),
            CatalogueBytes::MovieLens(files) => {
                let MovieLensBytes { movies, links, ratings, tags, tmdb } = files.as_ref();
                [movies, links, ratings, tags].into_iter().chain(tmdb).for_each(|(_, bytes)| add(bytes));
            }
        }
        Fingerprint::from_u128(hash.digest128())
    }
}

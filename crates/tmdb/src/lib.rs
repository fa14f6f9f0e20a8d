//! Data from outside, for the write path: the MovieLens data set and a TMDB record for each of its films.
//!
//! In: a data folder and, for TMDB, the user's key. Out: files that `ingestion` reads:
//!
//! ```text
//! <dir>/ml-latest-small/{movies,ratings,tags,links}.csv, README.txt     movielens
//! <dir>/tmdb/movies.jsonl.gz                                            enrich, over client
//! <bucket>/tmdb/fetched/…                                               fetch, over client: records that the bucket lacks
//! ```
//!
//! The product includes neither data set, because their licences do not allow it. Users fetch their own copy.
//!
//! - **MovieLens** (`GroupLens`, University of Minnesota): research use only; no commercial use without
//!   permission; acknowledge the data set in publications (Harper & Konstan, "The MovieLens Datasets: History
//!   and Context", ACM `TiiS` 5(4), 2015); redistribute only on the same terms. The terms are in `README.txt`, which
//!   is stored with the data.
//! - **TMDB**: used under the API's terms of use (<https://www.themoviedb.org/api-terms-of-use>) with the
//!   user's own key, non-commercially unless agreed otherwise. A product that shows the data must show the sentence
//!   [`ATTRIBUTION`].

pub mod client;
pub mod enrich;
pub mod fetch;
mod files;
mod http;
mod key;
pub mod links;
pub mod movielens;
mod pacer;
pub mod record;
mod store;
mod stored;

pub use client::{Client, ClientError, Settings};
pub use enrich::{EnrichError, Failure, Progress, Summary, enrich};
pub use fetch::{Ended, FetchError, FetchReport, Limits, Stop, fetch_missing};
pub use files::FileError;
pub use key::{ApiKey, KeyError};
pub use links::{Link, LinksError, parse_links, read_links};
pub use movielens::{Archive, Fetched, MovieLensError};
pub use record::Record;
pub use stored::Places;

/// The sentence that TMDB's terms require every product to show.
pub const ATTRIBUTION: &str = "This product uses the TMDB API but is not endorsed or certified by TMDB";

#[cfg(test)]
mod tests;

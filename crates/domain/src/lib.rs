//! The domain types, shared by every stage of the read path and the write path.
//!
//! In: nothing from other crates of ours. Out: [`Movie`], [`Filters`], [`SearchRequest`], [`Candidate`],
//! [`SearchAnswer`]. Pure data and the rules that belong to it; no I/O, no HTTP, no environment.

mod answer;
mod candidate;
mod degradation;
mod event;
mod facet;
mod facts;
mod filters;
mod fingerprint;
mod genre;
mod index_info;
mod movie;
mod notice;
mod request;
mod request_report;
mod signals;
mod sparse;
mod suggestion;
mod understood;

pub use answer::{Explanation, FeatureShare, Hit, QueryReport, Reason, ReasonKind, SearchAnswer};
pub use candidate::{Candidate, RankedScore};
pub use degradation::Degradation;
pub use event::{Event, EventKind};
pub use facet::{
    Facet, FacetCount, FacetField, MAX_FACET_VALUES, RUNTIME_BUCKETS_MINUTES, decade_of, runtime_bucket,
};
pub use facts::{Color, MovieFacts, Review, Trailer, TranslatedTitle, VideoSite, WatchCountry, WatchOptions};
pub use filters::{Demand, FilterFacts, Filters, NameField, Span};
pub use fingerprint::Fingerprint;
pub use genre::{Genre, GenreSet, UnknownGenre};
pub use index_info::{IndexInfo, ModelManifest};
pub use movie::{CastMember, Movie, MovieCard, MovieDetails, MovieId, Rating, series_name};
pub use notice::{Notice, NoticeKind};
pub use request::{DEFAULT_SEMANTIC_RATIO, SearchMode, SearchRequest, SortOrder};
pub use request_report::{RequestReport, Stage, StageTimings};
pub use signals::Signals;
pub use sparse::SparseVector;
pub use suggestion::{Suggestion, SuggestionKind};
pub use understood::{PartKind, Role, Understood};

//! What of the appended parts is stored: no more than ingestion reads.

use cinerag_tmdb_record::{CountryReleases, ReleaseDates, Reviews, Videos};

/// Countries whose certificates ingestion reads.
const CERTIFICATE_COUNTRIES: [&str; 2] = ["US", "GB"];
/// Trailers stored.
const MAX_TRAILERS: usize = 3;
/// Reviews stored, and characters of each.
const MAX_REVIEWS: usize = 3;
const MAX_REVIEW_CHARACTERS: usize = 600;

/// Releases in the countries whose certificates are read.
pub(super) fn release_dates(all: &mut ReleaseDates) {
    let is_read = |country: &CountryReleases| {
        country.iso_3166_1.as_deref().is_some_and(|code| CERTIFICATE_COUNTRIES.contains(&code))
    };
    all.results.retain(is_read);
}

/// A few trailers, official ones first.
pub(super) fn videos(all: &mut Videos) {
    all.results.retain(|video| video.kind.as_deref() == Some("Trailer"));
    all.results.sort_by_key(|video| !video.official);
    all.results.truncate(MAX_TRAILERS);
}

/// The beginnings of a few reviews.
pub(super) fn reviews(all: &mut Reviews) {
    all.results.truncate(MAX_REVIEWS);
    for review in &mut all.results {
        if let Some(content) = &mut review.content
            && let Some((end, _)) = content.char_indices().nth(MAX_REVIEW_CHARACTERS)
        {
            content.truncate(end);
        }
    }
}

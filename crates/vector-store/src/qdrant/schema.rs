//! The layout of an index in a collection: names of collections, vectors, payload fields and their indexes.

use std::collections::HashMap;

use cinerag_domain::{FacetField, Fingerprint, NameField};
use cinerag_ports::{IndexContents, ListOrder};
use qdrant_client::qdrant::{
    CreateCollection, Distance, FieldType, HnswConfigDiff, SparseVectorConfig, SparseVectorParams,
    VectorParams, VectorParamsMap, VectorsConfig, vectors_config,
};
use xxhash_rust::xxh3::Xxh3;

use crate::manifest::Manifest;

/// Raised with any change below or in [`super::point`], so that another layout is another collection.
const LAYOUT_VERSION: u32 = 1;

/// The id of the point that holds the manifest in its payload and no vector. Films have 32-bit ids.
pub(super) const MANIFEST_ID: u64 = 1 << 32;
/// The manifest, in the payload of that point. It is written last: a collection that has it is complete.
pub(super) const MANIFEST: &str = "manifest";

pub(super) const GENRES: &str = "genres";
pub(super) const LANGUAGE: &str = "language";
pub(super) const YEAR: &str = "year";
pub(super) const RUNTIME: &str = "runtime_minutes";
pub(super) const RATING: &str = "rating";
pub(super) const DECADE: &str = "decade";
pub(super) const RUNTIME_BUCKET: &str = "runtime_bucket";
pub(super) const RATING_POINTS: &str = "rating_points";
/// A whole [`MovieCard`](cinerag_domain::MovieCard).
pub(super) const CARD: &str = "card";
/// Whole [`Signals`](cinerag_domain::Signals).
pub(super) const SIGNALS: &str = "signals";

/// The indexed fields, which filters, facets and orders use. A server in strict mode requires the indexes.
pub(super) fn indexed() -> impl Iterator<Item = (&'static str, FieldType)> {
    NameField::ALL.into_iter().map(|field| (field.name(), FieldType::Keyword)).chain(INDEXED)
}

/// The indexed fields besides those of names.
const INDEXED: [(&str, FieldType); 11] = [
    (GENRES, FieldType::Keyword),
    (LANGUAGE, FieldType::Keyword),
    (YEAR, FieldType::Integer),
    (RUNTIME, FieldType::Integer),
    (RATING, FieldType::Float),
    (DECADE, FieldType::Keyword),
    (RUNTIME_BUCKET, FieldType::Keyword),
    (RATING_POINTS, FieldType::Keyword),
    (place_field(ListOrder::Rating), FieldType::Integer),
    (place_field(ListOrder::Year), FieldType::Integer),
    (place_field(ListOrder::Popularity), FieldType::Integer),
];

/// The field with a film's place in an order of all films. All places differ, so that no order has ties, whatever the
/// filter.
pub(super) const fn place_field(order: ListOrder) -> &'static str {
    match order {
        ListOrder::Rating => "place_by_rating",
        ListOrder::Year => "place_by_year",
        ListOrder::Popularity => "place_by_popularity",
    }
}

/// The field that a facet counts.
pub(super) const fn facet_field(field: FacetField) -> &'static str {
    match field {
        FacetField::Genres => GENRES,
        FacetField::Decade => DECADE,
        FacetField::Language => LANGUAGE,
        FacetField::Runtime => RUNTIME_BUCKET,
        FacetField::Rating => RATING_POINTS,
        FacetField::Studio => NameField::StudioNames.name(),
        FacetField::Series => NameField::SeriesNames.name(),
        FacetField::Certificate => NameField::Certificates.name(),
        FacetField::Country => NameField::Countries.name(),
        FacetField::SpokenLanguage => NameField::SpokenLanguages.name(),
    }
}

/// The fingerprint of contents in this layout.
pub(super) fn fingerprint(contents: &IndexContents) -> Fingerprint {
    use std::fmt::Write as _;

    /// Hashes formatted text as it is written, so that gigabytes of it are never in memory.
    struct Hashed(Xxh3);
    impl std::fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let mut hashed = Hashed(Xxh3::new());
    // the shortest text of a float that parses to the same float: equal texts are equal contents
    let _never_fails = write!(hashed, "{LAYOUT_VERSION} {contents:?}");
    Fingerprint::from_u128(hashed.0.digest128())
}

/// The collection of a version.
pub(super) fn collection_name(alias: &str, fingerprint: &Fingerprint) -> String {
    format!("{alias}-{fingerprint}")
}

/// The version in a collection; none for collections that are not ours.
pub(super) fn version_of<'a>(alias: &str, collection: &'a str) -> Option<&'a str> {
    let version = collection.strip_prefix(alias)?.strip_prefix('-')?;
    let is_hash = version.len() == 32 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then_some(version)
}

/// The request that creates a collection.
pub(super) fn collection(name: &str, manifest: &Manifest) -> CreateCollection {
    // dot products, since queries are only nearly of unit length and their scores are compared with stored ones
    let dense = VectorParams {
        size: u64::from(manifest.dimension),
        distance: Distance::Dot.into(),
        ..VectorParams::default()
    };
    let dense = manifest.dense.iter().map(|name| (name.clone(), dense)).collect();
    // no modifier: the stored weights are final, and the server's IDF would apply rarity twice
    let sparse = manifest.sparse.iter().map(|name| (name.clone(), SparseVectorParams::default()));
    let dense = vectors_config::Config::ParamsMap(VectorParamsMap { map: dense });
    CreateCollection {
        collection_name: name.to_owned(),
        vectors_config: Some(VectorsConfig { config: Some(dense) }),
        sparse_vectors_config: Some(SparseVectorConfig { map: sparse.collect::<HashMap<_, _>>() }),
        // lists are exact, so a graph would be of no use
        hnsw_config: Some(HnswConfigDiff { m: Some(0), ..HnswConfigDiff::default() }),
        ..CreateCollection::default()
    }
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::sample_contents;

    use super::*;

    #[test]
    fn collections_of_others_are_not_ours() {
        let hash = "0123456789abcdef0123456789abcdef";
        assert_eq!(version_of("films", &format!("films-{hash}")), Some(hash));
        for other in ["films", "films-", "films-backup", "other-0123456789abcdef0123456789abcdef"] {
            assert_eq!(version_of("films", other), None, "{other}");
        }
    }

    #[test]
    fn a_fingerprint_changes_with_any_part_of_the_contents() {
        let of = |change: fn(&mut IndexContents)| {
            let mut contents = sample_contents(20, 1);
            change(&mut contents);
            fingerprint(&contents)
        };
        let plain = of(|_| {});
        assert_eq!(plain, of(|_| {}));
        let changes: [fn(&mut IndexContents); 6] = [
            |contents| contents.origin.template.push('x'),
            |contents| contents.points[3].movie.card.title.push('x'),
            |contents| contents.points[3].dense.values_mut().for_each(|vector| vector[0] += 1e-6),
            |contents| contents.suggestions.truncate(3),
            |contents| contents.vocabulary.words.clear(),
            |contents| contents.tastes.ratings.clear(),
        ];
        for (at, change) in changes.into_iter().enumerate() {
            assert_ne!(of(change), plain, "change {at}");
        }
    }
}

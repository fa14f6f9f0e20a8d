//! The format of values in Redis: a version, a checksum, the content as postcard.
//!
//! Other releases may share the same Redis, and others can write to it: a value of another version or with a wrong checksum
//! is ignored.

use std::sync::Arc;

use cinerag_domain::SearchAnswer;
use xxhash_rust::xxh3::xxh3_64;

/// Changes whenever the types of the content do, since postcard writes no field names.
const VERSION: u8 = 4;
const CHECKSUM_BYTES: usize = size_of::<u64>();

/// An answer as bytes; none if it cannot be serialised, which does not happen with plain data.
pub(crate) fn encode(answer: &SearchAnswer) -> Option<Vec<u8>> {
    let content = postcard::to_stdvec(answer).ok()?;
    Some(framed(&content))
}

/// The answer, if the bytes are what [`encode`] gives.
pub(crate) fn decode(bytes: &[u8]) -> Option<SearchAnswer> {
    postcard::from_bytes(content(bytes)?).ok()
}

/// A vector as bytes.
pub(crate) fn encode_vector(vector: &[f32]) -> Vec<u8> {
    let content: Vec<u8> = vector.iter().flat_map(|x| x.to_le_bytes()).collect();
    framed(&content)
}

/// The vector, if the bytes are what [`encode_vector`] gives.
pub(crate) fn decode_vector(bytes: &[u8]) -> Option<Arc<[f32]>> {
    let (numbers, rest) = content(bytes)?.as_chunks();
    rest.is_empty().then(|| numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

fn framed(content: &[u8]) -> Vec<u8> {
    [&[VERSION][..], &xxh3_64(content).to_le_bytes(), content].concat()
}

fn content(bytes: &[u8]) -> Option<&[u8]> {
    let (version, rest) = bytes.split_first()?;
    let (checksum, content) = rest.split_first_chunk::<CHECKSUM_BYTES>()?;
    (*version == VERSION && u64::from_le_bytes(*checksum) == xxh3_64(content)).then_some(content)
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{
        Candidate, Degradation, Explanation, Facet, FacetField, FeatureShare, Hit, Notice, NoticeKind,
        PartKind, Reason, ReasonKind, Role, Understood,
    };
    use cinerag_ports::conformance::{sample_answer, sample_contents};
    use proptest::prelude::*;

    use super::*;

    /// An answer with something in every field.
    fn full() -> SearchAnswer {
        let mut answer = sample_answer("toys that come alive");
        answer.query.understood.push(Understood {
            kind: PartKind::Person,
            text: "hanks".into(),
            start: 1,
            end: 6,
            cut: (0, 6),
            value: Some("Tom Hanks".into()),
            from: Some(1990.0),
            to: None,
            role: Some(Role::Actor),
            movies: vec![cinerag_domain::MovieId(1)],
        });
        answer.query.notices = vec![Notice::about(NoticeKind::FilmNotHere, "Dune", Some(2021))];
        answer.facets =
            vec![Facet::from_tally(FacetField::Genres, [("Drama".to_owned(), 3), ("War".to_owned(), 1)])];
        answer.degraded = vec![Degradation::CrossEncoder];
        for point in sample_contents(20, 7).points {
            let id = point.movie.card.id;
            answer.hits.push(Hit {
                card: point.movie.card,
                score: 0.25,
                reasons: vec![Reason { highlights: vec![(0, 4)], ..Reason::new(ReasonKind::Title, "Film") }],
                explanation: Some(Explanation {
                    candidate: Candidate { id, score: 0.5, ..Candidate::default() },
                    style: "request".into(),
                    features: vec![FeatureShare { name: "dense".into(), value: 0.5, points: -1.0 }],
                }),
            });
        }
        answer
    }

    #[test]
    fn an_answer_survives_a_round_trip_and_is_compact() {
        let answer = full();
        let bytes = encode(&answer).expect("plain data");
        assert_eq!(decode(&bytes), Some(answer));
        assert!(bytes.len() < 20 * 130, "{} bytes for 20 hits", bytes.len());
    }

    #[test]
    fn damaged_bytes_are_ignored() {
        let bytes = encode(&full()).expect("plain data");
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert_eq!(decode(&flipped), None, "byte {at} flipped");
            assert_eq!(decode(&bytes[..at]), None, "cut to {at} bytes");
        }
    }

    #[test]
    fn a_change_of_the_types_changes_the_version() {
        // when this fails, the format (or the sample above) has changed: raise VERSION and update the hash
        assert_eq!(
            (VERSION, xxh3_64(&encode(&full()).expect("plain data"))),
            (4, 11_506_337_930_651_871_449)
        );
    }

    proptest! {
        #[test]
        fn a_vector_survives_a_round_trip(vector in prop::collection::vec(-1.0_f32..1.0, 0..400)) {
            let bytes = encode_vector(&vector);
            let back = decode_vector(&bytes).expect("ours");
            prop_assert_eq!(&*back, &vector[..]);
            prop_assert!(decode_vector(&bytes[..bytes.len() - 1]).is_none());
        }

        #[test]
        fn noise_is_ignored(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(decode(&bytes).is_none() && decode_vector(&bytes).is_none());
        }
    }
}

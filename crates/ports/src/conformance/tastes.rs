//! What every reader of tastes must do, against the sample it was published with.

use cinerag_domain::MovieId;

use crate::{CoRatings, IndexContents, UserRatings};

/// Runs the suite over a store that `contents` were published to; panics with what differs.
pub async fn co_ratings(store: &dyn CoRatings, contents: &IndexContents) {
    let mut ids: Vec<MovieId> = contents.points.iter().rev().map(|point| point.facts.id).collect();
    ids.insert(2, MovieId(1));
    let lists = store.co_rated(&ids).await.expect("lists");
    assert_eq!(lists.len(), ids.len(), "a list for each id, unknown ones too");
    for (id, list) in ids.iter().zip(&lists) {
        let expected = contents.tastes.co_rated.get(id).cloned().unwrap_or_default();
        assert_eq!(list.len(), expected.len(), "film {id}");
        for (found, expected) in list.iter().zip(&expected) {
            assert_eq!(found.id, expected.id, "film {id}, strongest first");
            assert!((found.score - expected.score).abs() < 1e-3, "film {id}: {found:?}, {expected:?}");
        }
    }
    assert!(lists.iter().any(|list| !list.is_empty()), "the sample has neighbours");
    assert!(store.co_rated(&[]).await.expect("no list").is_empty());
}

/// Runs the suite over a store that `contents` were published to; panics with what differs.
pub async fn user_ratings(store: &dyn UserRatings, contents: &IndexContents) {
    for user in 0..=11 {
        let found = store.ratings_of(user).await.expect("ratings");
        assert_eq!(found.as_ref(), contents.tastes.ratings.get(&user), "user {user}");
    }
    assert_eq!(store.ratings_of(u32::MAX).await.expect("absence is no error"), None);
}

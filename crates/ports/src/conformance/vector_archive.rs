//! What every archive of vectors must do.

use crate::VectorArchive;

/// Runs the suite on an empty archive of vectors of two components. Panics with what differs.
pub async fn vector_archive(archive: &dyn VectorArchive) {
    assert!(!archive.holds("one").await.expect("holds"));
    assert_eq!(archive.load().await.expect("load").get(1), None);
    let one = [(1, vec![1.0, 0.0]), (u128::MAX, vec![0.5, -0.25])];
    archive.keep("one", &one).await.expect("keep");
    archive.keep("one", &one).await.expect("keeping again is no error");
    archive.keep("two", &[(7, vec![0.0, 1.0])]).await.expect("keep");
    assert!(archive.holds("one").await.expect("holds") && !archive.holds("three").await.expect("holds"));
    let all = archive.load().await.expect("load");
    assert_eq!(all.get(u128::MAX), Some(vec![0.5, -0.25]));
    assert_eq!([all.get(1), all.get(7), all.get(2)], [Some(vec![1.0, 0.0]), Some(vec![0.0, 1.0]), None]);
    assert!(archive.keep("four", &[(8, vec![1.0])]).await.is_err(), "a vector of another length is refused");
}

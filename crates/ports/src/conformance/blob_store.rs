//! What every blob store must do.

use crate::BlobStore;

/// Runs the suite on an empty store. Panics with what differs.
pub async fn blob_store(store: &dyn BlobStore) {
    assert_eq!(store.get("a/nothing").await.expect("get"), None, "what is not there is no error");
    assert_eq!(store.list("").await.expect("list"), [""; 0]);
    for (key, bytes) in [("a/2", &b"two"[..]), ("a/1", b""), ("ab", b"x"), ("b/\u{e9} 1", b"accent")] {
        store.put(key, bytes.to_vec()).await.expect("put");
    }
    assert_eq!(store.get("a/1").await.expect("get").as_deref(), Some(&b""[..]), "empty is there");
    assert_eq!(store.get("b/\u{e9} 1").await.expect("get").as_deref(), Some(&b"accent"[..]));
    store.put("a/2", b"second".to_vec()).await.expect("put");
    assert_eq!(store.get("a/2").await.expect("get").as_deref(), Some(&b"second"[..]), "the last put counts");
    assert_eq!(store.list("a/").await.expect("list"), ["a/1", "a/2"]);
    assert_eq!(store.list("a").await.expect("list"), ["a/1", "a/2", "ab"]);
}

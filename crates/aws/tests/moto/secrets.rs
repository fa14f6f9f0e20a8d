//! Secrets.

use cinerag_aws::secrets::Secrets;
use cinerag_aws::testing;

#[tokio::test]
async fn a_secret_is_read_and_a_missing_one_is_none() {
    let connection = super::connection().await;
    testing::create_secret(&connection, "cinerag/tmdb", "k-123").await;
    let secrets = Secrets::new(&connection);
    assert_eq!(secrets.read("cinerag/tmdb").await.expect("read").as_deref(), Some("k-123"));
    assert_eq!(secrets.read("cinerag/none").await.expect("absence is no error"), None);
}

//! The stand-in for AWS that the trials share, with a table in it. Buckets are each trial's own.

use std::future::Future;
use std::sync::OnceLock;

use cinerag_aws::testing::{self, Moto};

/// Waits for what is asked of the stand-in.
pub fn wait<T>(asked: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(asked)
}

/// Name of the table.
pub fn table() -> &'static str {
    static TABLE: OnceLock<&str> = OnceLock::new();
    TABLE.get_or_init(|| {
        wait(async { testing::create_table(&Moto::shared().connection().await, "cinerag").await });
        "cinerag"
    })
}

/// What a function has to have in its environment to take the stand-in for AWS.
pub fn environment() -> [(&'static str, &'static str); 4] {
    Moto::shared().environment()
}

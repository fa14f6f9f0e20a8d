//! The adapters against moto, a stand-in for AWS. What it is known to do otherwise than AWS is tested without it, beside
//! the code.
#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

mod s3;
mod secrets;
mod sqs;

use cinerag_aws::Connection;
use cinerag_aws::testing::Moto;

/// To the stand-in that all tests here share.
async fn connection() -> Connection {
    Moto::shared().connection().await
}

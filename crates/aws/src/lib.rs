//! Adapters over AWS. The only crate with an AWS SDK in it.
//!
//! In: a [`Connection`] from the standard AWS variables. Out: [`s3`] objects, the [`dynamodb`] table, [`sqs`] messages and
//! [`secrets`], each behind its own feature, so that a function links only what it calls. Every call has a deadline, and an
//! [`AwsError`] distinguishes throttled, unavailable and missing.

mod connection;
mod error;
#[cfg(test)]
mod recorded;
mod remote;

#[cfg(feature = "bedrock")]
pub mod bedrock;
#[cfg(feature = "dynamodb")]
pub mod dynamodb;
#[cfg(feature = "s3")]
pub mod s3;
#[cfg(feature = "secrets")]
pub mod secrets;
#[cfg(feature = "sqs")]
pub mod sqs;
#[cfg(feature = "testing")]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a service for tests reports by panicking"
)]
pub mod testing;

pub use connection::Connection;
pub use error::{AwsError, Failure};

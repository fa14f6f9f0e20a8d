//! Objects of a bucket.

use std::path::Path;
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::Builder;
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ChecksumMode;
use aws_smithy_types::error::display::DisplayErrorContext;
use cinerag_resilience::Deadline;
use tokio::io::AsyncWriteExt;

use crate::connection::{ATTEMPT, OPERATION, timeouts};
use crate::{AwsError, Connection, Failure};

/// The slowest connection for large objects. Deadlines grow by a second for this many bytes.
const SLOWEST_BYTES_PER_SECOND: u64 = 4 << 20;

/// A bucket.
#[derive(Debug, Clone)]
pub struct Bucket {
    client: Client,
    name: String,
}

/// An object that fits into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Identifies this version of it.
    pub etag: String,
}

/// When a write may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition<'a> {
    /// Always.
    Any,
    /// When there is no such object.
    Absent,
    /// When the object is still this version.
    Unchanged(&'a str),
}

/// What is written.
#[derive(Debug, Clone, Copy)]
pub enum Body<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// The content of a file.
    File(&'a Path),
}

impl Bucket {
    /// The bucket of this name.
    pub fn new(connection: &Connection, name: impl Into<String>) -> Self {
        let sdk = connection.sdk();
        // only Amazon's own endpoints take bucket names as part of the host name
        let config = Builder::from(sdk).force_path_style(sdk.endpoint_url().is_some());
        Bucket { client: Client::from_conf(config.build()), name: name.into() }
    }

    /// The address of an object, for messages: `s3://bucket/key`.
    pub fn url(&self, key: &str) -> String {
        format!("s3://{}/{key}", self.name)
    }

    /// An object, or `None` when there is none with this key. For small objects: it is read into memory.
    pub async fn get(&self, key: &str) -> Result<Option<Object>, AwsError> {
        let Some(found) = self.open(key).await? else { return Ok(None) };
        let etag = found.e_tag.unwrap_or_default();
        let read = Deadline::after(OPERATION).run(found.body.collect()).await;
        let bytes = read.map_err(|_| self.too_slow(key))?.map_err(|error| self.broken_off(key, &error))?;
        Ok(Some(Object { bytes: bytes.to_vec(), etag }))
    }

    /// Writes an object to a file as it arrives, replacing the file; false when there is no such object.
    pub async fn download(&self, key: &str, file: &Path) -> Result<bool, AwsError> {
        let Some(mut found) = self.open(key).await? else { return Ok(false) };
        let bytes = u64::try_from(found.content_length.unwrap_or_default()).unwrap_or_default();
        let local = |error: std::io::Error| {
            let message = format!("{}: {error}", file.display());
            AwsError::new(format!("get {}", self.url(key)), Failure::Refused, message)
        };
        let copy = async {
            let mut target = tokio::fs::File::create(file).await.map_err(local)?;
            while let Some(part) =
                found.body.try_next().await.map_err(|error| self.broken_off(key, &error))?
            {
                target.write_all(&part).await.map_err(local)?;
            }
            target.flush().await.map_err(local)
        };
        let deadline = Deadline::after(deadline_for(OPERATION, bytes));
        deadline.run(copy).await.map_err(|_| self.too_slow(key))??;
        Ok(true)
    }

    /// Writes an object under a condition and returns its new version. If the condition does not hold, nothing is written
    /// and the error is [`Failure::ConditionFailed`].
    pub async fn put(
        &self,
        key: &str,
        body: Body<'_>,
        precondition: Precondition<'_>,
    ) -> Result<String, AwsError> {
        let operation = || format!("put {}", self.url(key));
        let refused = |reason: String| AwsError::new(operation(), Failure::Refused, reason);
        let (stream, bytes) = match body {
            Body::Bytes(bytes) => (ByteStream::from(bytes.to_vec()), bytes.len() as u64),
            Body::File(path) => {
                let shown = path.display();
                let size = tokio::fs::metadata(path).await.map(|file| file.len());
                let size = size.map_err(|error| refused(format!("{shown}: {error}")))?;
                let stream = ByteStream::from_path(path).await;
                (stream.map_err(|error| refused(format!("{shown}: {error}")))?, size)
            }
        };
        let put = self.client.put_object().bucket(&self.name).key(key).body(stream);
        let put = match precondition {
            Precondition::Any => put,
            Precondition::Absent => put.if_none_match("*"),
            Precondition::Unchanged(etag) => put.if_match(etag),
        };
        let deadlines = timeouts(deadline_for(ATTEMPT, bytes), deadline_for(OPERATION, bytes));
        let put = put.customize().config_override(Builder::new().timeout_config(deadlines));
        let put = put.send().await.map_err(|error| AwsError::from_sdk(operation(), &error))?;
        Ok(put.e_tag.unwrap_or_default())
    }

    /// Keys that start with `prefix`, in order.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>, AwsError> {
        let request = self.client.list_objects_v2().bucket(&self.name).prefix(prefix);
        let mut pages = request.into_paginator().send();
        let mut keys = Vec::new();
        while let Some(page) = pages.next().await {
            let page =
                page.map_err(|error| AwsError::from_sdk(format!("list {}", self.url(prefix)), &error))?;
            keys.extend(page.contents.unwrap_or_default().into_iter().filter_map(|object| object.key));
        }
        Ok(keys)
    }

    /// Requests an object with its checksum, which the SDK verifies as the bytes arrive.
    async fn open(&self, key: &str) -> Result<Option<GetObjectOutput>, AwsError> {
        let get = self.client.get_object().bucket(&self.name).key(key).checksum_mode(ChecksumMode::Enabled);
        match get.send().await {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.as_service_error().is_some_and(GetObjectError::is_no_such_key) => Ok(None),
            Err(error) => Err(AwsError::from_sdk(format!("get {}", self.url(key)), &error)),
        }
    }

    fn too_slow(&self, key: &str) -> AwsError {
        let operation = format!("get {}", self.url(key));
        AwsError::new(operation, Failure::Unreachable, "its content did not arrive in time")
    }

    /// For content that ended early or does not match its checksum.
    fn broken_off(&self, key: &str, error: &dyn std::error::Error) -> AwsError {
        let message = format!("its content is incomplete or damaged: {}", DisplayErrorContext(error));
        AwsError::new(format!("get {}", self.url(key)), Failure::Unreachable, message)
    }
}

/// A deadline with time for so many bytes.
fn deadline_for(deadline: Duration, bytes: u64) -> Duration {
    deadline + Duration::from_secs(bytes / SLOWEST_BYTES_PER_SECOND)
}

#[cfg(test)]
mod tests {
    //! Against recorded answers: moto accepts content that does not match its checksum.

    use super::*;
    use crate::recorded::Recorded;

    fn answering(checksum: &'static str) -> Recorded {
        let headers = [("x-amz-checksum-crc32", checksum), ("etag", "\"1\"")];
        Recorded::default().answer(&headers, "content")
    }

    async fn bucket(service: &Recorded) -> Bucket {
        Bucket::new(&Connection::recorded(service).await, "films")
    }

    #[tokio::test]
    async fn content_that_does_not_match_its_checksum_is_refused() {
        // CRC-32 of "content", and one bit off
        let right = answering("/sUwqQ==");
        assert_eq!(bucket(&right).await.get("k").await.expect("get").expect("there").bytes, b"content");
        let wrong = answering("/sUwqA==");
        let error = bucket(&wrong).await.get("k").await.expect_err("not whole");
        assert_eq!(error.failure, Failure::Unreachable, "{error}");
        let folder = tempfile::tempdir().expect("a folder");
        let wrong = answering("/sUwqA==");
        let error = bucket(&wrong).await.download("k", &folder.path().join("file")).await;
        assert!(error.expect_err("not whole").message.contains("checksum"));
    }

    #[tokio::test]
    async fn content_is_sent_with_its_checksum() {
        let service = answering("/sUwqQ==");
        bucket(&service).await.put("k", Body::Bytes(b"content"), Precondition::Any).await.expect("put");
        let sent = &service.sent()[0].headers;
        let checksum = sent.get("x-amz-checksum-crc32");
        assert!(
            checksum == Some("/sUwqQ==") || sent.get("x-amz-trailer") == Some("x-amz-checksum-crc32"),
            "{sent:?}"
        );
    }

    #[test]
    fn large_objects_get_more_time() {
        assert_eq!(deadline_for(OPERATION, 1_000), OPERATION);
        assert_eq!(deadline_for(OPERATION, 64 << 20), OPERATION + Duration::from_secs(16));
    }
}

//! One gRPC channel: a deadline on every call, and a second attempt on a fresh channel when the old one is dead.
//!
//! The generated clients are used directly: the crate's own client sends alias changes one by one, and a switch is two
//! changes that must happen in one request.

use std::future::Future;
use std::time::Duration;

use cinerag_ports::StoreError;
use cinerag_resilience::{Deadline, RetryPolicy, RetryVerdict};
use parking_lot::Mutex;
use qdrant_client::qdrant::collections_client::CollectionsClient;
use qdrant_client::qdrant::points_client::PointsClient;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, ClientTlsConfig, Endpoint};
use tonic::{Code, Request, Response, Status};

use super::server::QdrantServer;

/// The service that generated clients call.
pub(super) type Service = InterceptedService<Channel, ApiKey>;

/// Largest answer accepted. A page of cards has a few hundred kilobytes.
const MAX_ANSWER_BYTES: usize = 64 << 20;
/// Attempts for a call.
const ATTEMPTS: u32 = 2;
const RETRY: RetryPolicy = RetryPolicy::immediate(ATTEMPTS);

/// The client of the calls on points.
pub(super) fn points(service: Service) -> PointsClient<Service> {
    PointsClient::new(service).max_decoding_message_size(MAX_ANSWER_BYTES)
}

/// The client of the calls on collections.
pub(super) fn collections(service: Service) -> CollectionsClient<Service> {
    CollectionsClient::new(service).max_decoding_message_size(MAX_ANSWER_BYTES)
}

/// Adds the key to every call.
#[derive(Clone)]
pub(super) struct ApiKey(Option<MetadataValue<Ascii>>);

impl Interceptor for ApiKey {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        if let Some(key) = &self.0 {
            request.metadata_mut().insert("api-key", key.clone());
        }
        Ok(request)
    }
}

/// A server. The connection is made on the first call.
pub(super) struct Connection {
    /// For error messages.
    pub(super) url: String,
    endpoint: Endpoint,
    key: ApiKey,
    read_deadline: Duration,
    write_deadline: Duration,
    slot: Mutex<Slot>,
}

/// The channel in use. Its number distinguishes it from earlier ones, so that only one of many calls that find it dead
/// replaces it.
#[derive(Default)]
struct Slot {
    number: u64,
    channel: Option<Channel>,
}

impl Connection {
    /// Checks address and key. No call is made yet.
    pub(super) fn new(server: &QdrantServer) -> Result<Self, StoreError> {
        let url = server.url.clone();
        let refused = |reason: String| StoreError::Unavailable(format!("{url}: {reason}"));
        let endpoint = Endpoint::from_shared(url.clone()).map_err(|error| refused(error.to_string()))?;
        let endpoint = endpoint.connect_timeout(server.read_deadline).tcp_nodelay(true);
        let endpoint = match endpoint.uri().scheme_str() {
            Some("http") => endpoint,
            Some("https") => endpoint
                .tls_config(ClientTlsConfig::new().with_native_roots())
                .map_err(|error| refused(error.to_string()))?,
            _ => return Err(refused("expected an address like http://localhost:6334".into())),
        };
        let key = server.api_key.as_deref().map(str::parse).transpose();
        let mut key: Option<MetadataValue<Ascii>> =
            key.map_err(|_| refused("the API key has characters that no header can carry".into()))?;
        if let Some(key) = &mut key {
            key.set_sensitive(true);
        }
        Ok(Connection {
            endpoint,
            key: ApiKey(key),
            read_deadline: server.read_deadline,
            write_deadline: server.write_deadline,
            slot: Mutex::default(),
            url,
        })
    }

    /// Makes a call that reads.
    pub(super) async fn read<Q: Clone, A, F>(
        &self,
        message: Q,
        call: impl Fn(Service, Request<Q>) -> F,
    ) -> Result<A, StoreError>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        self.call(self.read_deadline, message, call).await
    }

    /// Makes a call that writes. It may arrive twice, so it has to be idempotent.
    pub(super) async fn write<Q: Clone, A, F>(
        &self,
        change: Q,
        call: impl Fn(Service, Request<Q>) -> F,
    ) -> Result<A, StoreError>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        self.call(self.write_deadline, change, call).await
    }

    async fn call<Q: Clone, A, F>(
        &self,
        budget: Duration,
        message: Q,
        call: impl Fn(Service, Request<Q>) -> F,
    ) -> Result<A, StoreError>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        // a channel that died while the process was frozen is silent, so each attempt gets a share of the time
        let share = budget / ATTEMPTS;
        // boxed, since messages can be large and callers' futures contain them several times
        let attempt = || Box::pin(self.attempt(share, message.clone(), &call));
        let verdict =
            |status: &Status| if is_dead(status) { RetryVerdict::Retry } else { RetryVerdict::GiveUp };
        let answer = RETRY.run(Some(Deadline::after(budget)), attempt, verdict).await;
        answer.map_err(|status| self.error(&status))
    }

    /// One attempt. The next one uses a fresh channel if this one was dead.
    async fn attempt<Q, A, F>(
        &self,
        budget: Duration,
        message: Q,
        call: impl Fn(Service, Request<Q>) -> F,
    ) -> Result<A, Status>
    where
        F: Future<Output = Result<Response<A>, Status>>,
    {
        let (channel, number) = self.channel();
        let mut request = Request::new(message);
        request.set_timeout(budget);
        let answer = call(InterceptedService::new(channel, self.key.clone()), request);
        let answer = match Deadline::after(budget).run(answer).await {
            Ok(answer) => answer.map(Response::into_inner),
            Err(exceeded) => Err(Status::deadline_exceeded(exceeded.to_string())),
        };
        answer.inspect_err(|status| {
            if is_dead(status) {
                tracing::debug!(code = ?status.code(), message = status.message(), "discarding the channel");
                self.discard(number);
            }
        })
    }

    fn channel(&self) -> (Channel, u64) {
        let mut slot = self.slot.lock();
        let number = slot.number;
        (slot.channel.get_or_insert_with(|| self.endpoint.connect_lazy()).clone(), number)
    }

    fn discard(&self, number: u64) {
        let mut slot = self.slot.lock();
        if slot.number == number {
            *slot = Slot { number: number + 1, channel: None };
        }
    }

    fn error(&self, status: &Status) -> StoreError {
        match status.code() {
            Code::NotFound => StoreError::NoIndex { path: self.url.clone() },
            code => StoreError::Unavailable(format!("{}: {code}: {}", self.url, status.message())),
        }
    }
}

/// True when the channel failed, or may have. A refused connection is Unavailable or Internal, a broken one Unknown or
/// Cancelled, depending on how far the call had come.
fn is_dead(status: &Status) -> bool {
    matches!(
        status.code(),
        Code::Internal | Code::Unavailable | Code::Cancelled | Code::Unknown | Code::DeadlineExceeded
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(server: &QdrantServer) -> String {
        Connection::new(server).err().expect("refused").to_string()
    }

    #[test]
    fn invalid_addresses_and_keys_are_refused_at_once() {
        for url in ["", "localhost:6334", "ftp://localhost", "http://"] {
            assert!(refusal(&QdrantServer::new(url)).contains(url), "{url}");
        }
        let broken = QdrantServer::new("http://localhost:6334").with_api_key(Some("line\nbreak".into()));
        let message = refusal(&broken);
        assert!(message.contains("API key") && !message.contains("break"), "{message}");
    }

    #[test]
    fn a_dead_channel_found_by_two_calls_is_replaced_once() {
        let connection = Connection::new(&QdrantServer::new("http://localhost:6334")).expect("an address");
        connection.discard(0);
        connection.discard(0);
        assert_eq!(connection.slot.lock().number, 1);
    }
}

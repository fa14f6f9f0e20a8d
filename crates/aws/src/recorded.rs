//! Recorded answers instead of a service, for cases where a stand-in differs from the service.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::{Headers, StatusCode};
use aws_smithy_types::body::SdkBody;

/// A request as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) headers: Headers,
    /// Empty for a streamed body.
    pub(crate) body: Vec<u8>,
}

/// Gives its answers in order and records requests. Clones are the same service.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorded {
    answers: Arc<Mutex<VecDeque<HttpResponse>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Recorded {
    /// Adds an answer with status 200.
    pub(crate) fn answer(self, headers: &[(&'static str, &'static str)], body: impl Into<SdkBody>) -> Self {
        let status = StatusCode::try_from(200).expect("a status");
        let mut response = HttpResponse::new(status, body.into());
        for (name, value) in headers {
            response.headers_mut().insert(*name, *value);
        }
        self.answers.lock().expect("answers").push_back(response);
        self
    }

    /// The requests so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.sent.lock().expect("requests").clone()
    }
}

impl HttpConnector for Recorded {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let body = request.body().bytes().unwrap_or_default().to_vec();
        self.sent.lock().expect("requests").push(Sent { headers: request.headers().clone(), body });
        let answer = self.answers.lock().expect("answers").pop_front();
        let missing = || ConnectorError::other("no answer was recorded for this".into(), None);
        HttpConnectorFuture::ready(answer.ok_or_else(missing))
    }
}

impl HttpClient for Recorded {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

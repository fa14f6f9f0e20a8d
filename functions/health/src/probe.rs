//! Readiness without a search: the index opens, the model is installed, and they match. This function links no model
//! runtime, so that it starts quickly. A Qdrant server that is unavailable is reported and does not affect readiness, since
//! the embedded index answers.

use async_trait::async_trait;
use cinerag_api::routes::health::{Findings, HealthProbe};
use cinerag_api::wire::Dependency;
use cinerag_published_index::NamedServer;
use cinerag_runtime::{Settings, installed_model};

/// Checks the installed index and model at each call.
pub struct InstalledProbe {
    /// Their locations.
    pub settings: Settings,
    /// The Qdrant server, if there is one.
    pub server: Option<NamedServer>,
}

#[async_trait]
impl HealthProbe for InstalledProbe {
    async fn look(&self) -> Findings {
        let index = cinerag_published_index::look(&self.settings).await.map_err(|error| error.to_string());
        let model = installed_model(&self.settings.model_dir);
        let agree = match (&index, &model) {
            (Ok(index), Ok(model)) if index.model != model.fingerprint => Err(format!(
                "the index was built with model {}, installed is {}",
                index.model, model.fingerprint
            )),
            _ => Ok(()),
        };
        let dependency = |name, state: Result<(), &String>| Dependency {
            name,
            ok: state.is_ok(),
            detail: state.err().cloned(),
        };
        let mut dependencies = vec![
            dependency("index", index.as_ref().map(|_| ())),
            dependency("embedder", model.as_ref().map(|_| ())),
            dependency("index_and_embedder_agree", agree.as_ref().copied()),
        ];
        if let Some(server) = &self.server {
            let detail = Some(server.in_words().await);
            dependencies.push(Dependency { name: "vector_store", ok: true, detail });
        }
        Findings { model: model.ok().map(|model| model.fingerprint.0), index: index.ok(), dependencies }
    }
}

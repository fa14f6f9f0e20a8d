//! The shell of a function: everything that a process needs besides its routes.
//!
//! In: the environment. Out: [`Settings`] (the only place that reads it), [`telemetry`], a [`SystemClock`],
//! and [`serve`] and [`serve_streaming`], which run a router as a Lambda function; [`serve_messages`] and
//! [`serve_events`] do so without HTTP. It does not depend on the pipeline.

pub mod settings;
pub mod telemetry;

mod clock;
mod installed_model;
mod lambda;
mod metrics;
mod parallel;
mod work;

pub use clock::SystemClock;
pub use installed_model::installed_model;
pub use lambda::{Error, serve, serve_streaming};
pub use parallel::in_parallel;
pub use settings::{GeneratorChoice, Settings, SettingsError};
pub use work::{serve_events, serve_messages};

/// Reads the settings and starts logging and counting: the first line of every function.
pub fn start() -> Result<Settings, SettingsError> {
    let settings = Settings::from_env()?;
    telemetry::init(&settings.log, telemetry::Format::Json);
    metrics::init(&settings.metrics, &settings::function_name());
    Ok(settings)
}

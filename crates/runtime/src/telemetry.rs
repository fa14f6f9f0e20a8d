//! Structured logs on standard error.

use tracing_subscriber::EnvFilter;

/// Format of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object per line, for machines.
    Json,
    /// Plain text, for people.
    Text,
}

/// Starts logging. An invalid filter becomes `info`; a second call has no effect.
pub fn init(filter: &str, format: Format) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _already_started = match format {
        // Lambda stamps each line itself
        Format::Json => builder.json().without_time().try_init(),
        Format::Text => builder.with_target(false).without_time().try_init(),
    };
}

//! What an answer must say of the request, beside how it was read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A well-known film is meant that is not in this catalogue: `value`, released in `year`.
    FilmNotHere,
    /// A well-known person is meant who is not in this catalogue: `value`.
    PersonNotHere,
    /// The records do not say who did this job, `value`: "composer".
    JobNotRecorded,
    /// The request has nothing to search by; `suggestions` can be asked.
    NothingAsked,
}

/// Something that the answer must say of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// The film, the person or the job.
    pub value: Option<String>,
    /// The film's year of release.
    pub year: Option<u16>,
    /// Requests that have answers.
    pub suggestions: Vec<String>,
}

impl Notice {
    /// A notice about something with a name.
    pub fn about(kind: NoticeKind, value: impl Into<String>, year: Option<u16>) -> Self {
        Notice { kind, value: Some(value.into()), year, suggestions: Vec::new() }
    }
}

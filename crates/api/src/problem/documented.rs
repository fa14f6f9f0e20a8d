//! The problems of each kind of route, as the contract describes them: one example for each code.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use utoipa::IntoResponses;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::{EVENTS_UNAVAILABLE, INDEX_UNAVAILABLE, Problem, SERVICE_UNAVAILABLE};

/// Declares the problems of a kind of route.
macro_rules! problems {
    ($($(#[$doc:meta])+ $name:ident: [$($problem:expr),+ $(,)?];)+) => {$(
        $(#[$doc])+
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                documented(&[$($problem,)+ internal()])
            }
        }
    )+};
}

problems! {
    /// Of routes that read the index by parameters.
    ParameterProblems: [invalid(), Problem::unavailable(INDEX_UNAVAILABLE)];
    /// Of routes about one film.
    FilmProblems: [invalid(), Problem::unknown_movie(cinerag_domain::MovieId(356)), Problem::unavailable(INDEX_UNAVAILABLE)];
    /// Of routes about one user of the data set.
    UserProblems: [invalid(), Problem::unknown_user(7), Problem::unavailable(INDEX_UNAVAILABLE)];
    /// Of routes that read the index by a JSON body.
    BodyProblems: [invalid(), too_large(), no_json(), Problem::unavailable(INDEX_UNAVAILABLE)];
    /// Of the events route.
    EventProblems: [invalid(), too_large(), no_json(), Problem::unavailable(EVENTS_UNAVAILABLE)];
    /// Of starting an ingestion.
    AdminProblems: [
        invalid(),
        Problem::no_admin_key(),
        Problem::new(StatusCode::CONFLICT, "source_missing", "there is no movies.csv"),
        Problem::not_started(),
        Problem::unavailable(SERVICE_UNAVAILABLE),
    ];
    /// Of reporting an ingestion.
    ReportProblems: [
        invalid(),
        Problem::no_admin_key(),
        Problem::unknown_run(),
        Problem::unavailable(SERVICE_UNAVAILABLE),
    ];
}

/// The problems that any path and method can be answered with, by code.
pub(crate) fn of_any_route() -> impl Iterator<Item = (String, RefOr<Response>)> {
    let statuses = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
    statuses
        .map(Problem::from_status)
        .into_iter()
        .map(|problem| (problem.code.to_owned(), response(&[&problem])))
}

fn invalid() -> Problem {
    Problem::invalid_field("limit", "must be a whole number from 1 to 50, not 0")
}

fn too_large() -> Problem {
    Problem::from_status(StatusCode::PAYLOAD_TOO_LARGE)
}

fn no_json() -> Problem {
    Problem::from_status(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

fn internal() -> Problem {
    Problem::from_status(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The responses that problems are sent as, by status.
fn documented(problems: &[Problem]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<String, Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        by_status.entry(problem.status.as_str().to_owned()).or_default().push(problem);
    }
    by_status.into_iter().map(|(status, problems)| (status, response(&problems))).collect()
}

fn response(problems: &[&Problem]) -> RefOr<Response> {
    let examples = problems.iter().map(|problem| {
        let body = serde_json::to_value(problem.body("3f9c2a61d07b84e5")).unwrap_or_default();
        (problem.code.to_owned(), RefOr::T(ExampleBuilder::new().value(Some(body)).build()))
    });
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .examples_from_iter(examples)
        .build();
    let title = problems.first().and_then(|problem| problem.status.canonical_reason()).unwrap_or("Error");
    ResponseBuilder::new().description(title).content("application/problem+json", content).build().into()
}

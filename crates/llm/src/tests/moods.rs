//! Well, slow, overrun, broken, and speaking another language.

use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::Response;
use cinerag_ports::conformance::{generator, sample_prompt, written};
use cinerag_ports::{GenerateError, Generator, Prompt, Said, Speaker};

use super::server::{KEY, done, model, patience, piece, start, status, stream};
use crate::{ChatModel, LlmSettings};

const NO_PAUSE: Duration = Duration::ZERO;

fn well(_: usize) -> Response {
    stream(vec![piece("Film 0 [10"), piece("] is warm."), done()], NO_PAUSE)
}

#[tokio::test]
async fn it_conforms() {
    let (model, _) = start(well).await;
    generator(&model).await;
}

#[tokio::test]
async fn the_rules_stand_alone_and_the_key_is_sent() {
    let (model, log) = start(well).await;
    let said = |speaker, text: &str| Said { speaker, text: text.into() };
    let turns = (0..20)
        .map(|turn| said(if turn % 2 == 0 { Speaker::User } else { Speaker::Assistant }, &turn.to_string()));
    let history = turns.chain([said(Speaker::Assistant, " ")]).collect();
    let prompt = Prompt { history, ..sample_prompt() };
    model.generate(&prompt, patience(5_000, 5_000)).await.unwrap();
    let (authorization, body) = log.lock().unwrap().remove(0);
    assert_eq!(authorization, format!("Bearer {KEY}"));
    assert_eq!((&body["model"], &body["stream"]), (&"tiny".into(), &true.into()));
    let messages = body["messages"].as_array().unwrap();
    assert_eq!((&messages[0]["role"], &messages[0]["content"]), (&"system".into(), &prompt.rules.into()));
    assert_eq!(messages.len(), 1 + 5 + 1, "the last turns that say something: {messages:?}");
    assert_eq!(messages[1]["content"], "15");
    let last = messages[6]["content"].as_str().unwrap();
    assert!(
        messages[6]["role"] == "user" && last.contains("<films>") && last.contains("letting go"),
        "{last}"
    );
}

#[tokio::test]
async fn what_may_pass_is_tried_once_more() {
    for code in [429, 500, 503, 408] {
        let (model, log) = start(move |before| if before == 0 { status(code) } else { well(before) }).await;
        assert_eq!(
            written(&model, patience(5_000, 5_000)).await,
            ("Film 0 [10] is warm.".into(), None),
            "{code}"
        );
        assert_eq!(log.lock().unwrap().len(), 2);
        let (model, log) = start(move |_| status(code)).await;
        let (_, error) = written(&model, patience(5_000, 5_000)).await;
        let error = error.unwrap();
        assert_eq!(error.code(), if code == 429 { "generator_throttled" } else { "generator_unavailable" });
        assert!(!error.to_string().contains(KEY), "{error}");
        assert_eq!(log.lock().unwrap().len(), 2, "once more, and not again");
    }
}

#[tokio::test]
async fn what_will_not_pass_is_not() {
    for code in [400, 401, 404, 422] {
        let (model, log) = start(move |_| status(code)).await;
        let error = written(&model, patience(5_000, 5_000)).await.1.unwrap();
        assert_eq!((error.code(), log.lock().unwrap().len()), ("generator_refused", 1), "{code}");
        assert!(!error.to_string().contains(KEY), "{error}");
    }
    let wait =
        |_| Response::builder().status(429).header(header::RETRY_AFTER, "30").body(Body::empty()).unwrap();
    let (model, log) = start(wait).await;
    assert_eq!(written(&model, patience(5_000, 5_000)).await.1, Some(GenerateError::Throttled));
    assert_eq!(log.lock().unwrap().len(), 1, "half a minute is not waited for");
}

#[tokio::test]
async fn nobody_there_is_unavailable() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = written(&model(url), patience(5_000, 5_000)).await.1.unwrap();
    assert_eq!(error.code(), "generator_unavailable");
}

#[tokio::test]
async fn slow_is_late() {
    let (model, _) = start(|_| stream(vec![piece("a"), done()], Duration::from_secs(30))).await;
    let (text, error) = written(&model, patience(100, 5_000)).await;
    assert_eq!(
        (text.as_str(), error.unwrap().to_string().as_str()),
        ("", "the language model had not begun after 100 ms")
    );

    let parts = (0..100).map(|_| piece("a ")).collect();
    let (model, _) = start(move |_| stream(Vec::clone(&parts), Duration::from_millis(40))).await;
    let (text, error) = written(&model, patience(5_000, 400)).await;
    assert!(text.starts_with("a ") && text.len() < 60, "{text}");
    assert_eq!(error.unwrap().code(), "generator_late");
}

#[tokio::test]
async fn what_breaks_off_says_so() {
    for end in
        [vec![], vec!["data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n".to_owned()]]
    {
        let parts: Vec<String> = std::iter::once(piece("Film 0 is")).chain(end).collect();
        let (model, _) = start(move |_| stream(parts.clone(), NO_PAUSE)).await;
        assert_eq!(
            written(&model, patience(5_000, 5_000)).await,
            ("Film 0 is".into(), Some(GenerateError::BrokenOff))
        );
    }
}

#[tokio::test]
async fn another_language_is_malformed() {
    for body in ["data: <html>\n\n", "data: {\"choices\": 7}\n\n"] {
        let (model, log) = start(move |_| stream(vec![body.to_owned()], NO_PAUSE)).await;
        let error = written(&model, patience(5_000, 5_000)).await.1.unwrap();
        assert_eq!((error.code(), log.lock().unwrap().len()), ("generator_malformed", 1), "{body}");
    }
    let html =
        |_| Response::builder().header(header::CONTENT_TYPE, "text/html").body(Body::from("<html>")).unwrap();
    let (model, _) = start(html).await;
    assert_eq!(written(&model, patience(5_000, 5_000)).await.1, Some(GenerateError::BrokenOff));
}

#[tokio::test]
async fn a_server_that_does_not_stream_is_understood() {
    let json = |_| {
        let body = "{\"choices\": [{\"message\": {\"content\": \"Warm.\"}, \"finish_reason\": \"stop\"}]}";
        Response::builder().header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap()
    };
    let (model, _) = start(json).await;
    assert_eq!(written(&model, patience(5_000, 5_000)).await, ("Warm.".into(), None));
}

#[test]
fn settings_are_checked_and_the_key_is_never_shown() {
    let settings = |url: &str, model: &str, key: &str| LlmSettings {
        url: url.into(),
        model: model.into(),
        key: Some(key.into()),
    };
    for bad in [
        settings("nowhere", "m", KEY),
        settings("ftp://x", "m", KEY),
        settings("http://x", " ", KEY),
        settings("http://x", "m", "a\nb"),
    ] {
        let error = ChatModel::new(&bad).err().unwrap().to_string();
        assert!(!error.contains(KEY) && error.starts_with("the language model cannot be called"), "{error}");
        assert!(!format!("{bad:?}").contains(KEY));
    }
    assert!(ChatModel::new(&settings("http://x/v1", "m", "")).is_ok());
}

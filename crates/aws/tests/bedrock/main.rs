//! Bedrock's event streams from a server on this machine: no local AWS speaks them.

#![cfg(feature = "testing")]
#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use cinerag_aws::Connection;
use cinerag_aws::bedrock::ConverseModel;
use cinerag_ports::conformance::{generator, sample_prompt, written};
use cinerag_ports::{GenerateError, Generator, Patience, Prompt, Said, Speaker};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// One answer of the server.
#[derive(Clone)]
enum Answer {
    /// Events, each after a pause, and whether the last chunk says that the body is whole.
    Events(Vec<Vec<u8>>, Duration),
    /// A refusal: status, code.
    Refusal(u16, &'static str),
}

type Log = Arc<Mutex<Vec<Value>>>;

/// Starts a server that gives these answers in turn, the last one ever after.
async fn start(answers: Vec<Answer>) -> (ConverseModel, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
    let log = Log::default();
    let seen = Arc::clone(&log);
    tokio::spawn(async move {
        for at in 0.. {
            let Ok((stream, _)) = listener.accept().await else { return };
            let answer = answers[at.min(answers.len() - 1)].clone();
            tokio::spawn(serve(stream, answer, Arc::clone(&seen)));
        }
    });
    let connection = Connection::to_stand_in(&endpoint).await;
    (ConverseModel::new(&connection, "a.tiny-model-v1:0"), log)
}

async fn serve(mut stream: TcpStream, answer: Answer, log: Log) {
    let mut request = Vec::new();
    let body_at = loop {
        let mut bytes = [0; 4096];
        let read = stream.read(&mut bytes).await.expect("a request");
        request.extend_from_slice(&bytes[..read]);
        if let Some(at) = request.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let head = String::from_utf8_lossy(&request[..body_at]).to_lowercase();
    assert!(head.starts_with("post /model/a.tiny-model-v1%3a0/converse-stream "), "{head}");
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let mut body = request.split_off(body_at);
    let have = body.len();
    body.resize(length, 0);
    if have < length {
        stream.read_exact(&mut body[have..]).await.expect("a body");
    }
    log.lock().expect("the log").push(serde_json::from_slice(&body).expect("JSON"));
    match answer {
        Answer::Refusal(status, code) => {
            let body = json!({"message": "no"}).to_string();
            let head = format!(
                "HTTP/1.1 {status} X\r\nx-amzn-errortype: {code}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + &body).as_bytes()).await.expect("an answer");
        }
        Answer::Events(events, pause) => {
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/vnd.amazon.eventstream\r\nconnection: close\r\n\r\n";
            stream.write_all(head.as_bytes()).await.expect("an answer");
            for event in events {
                tokio::time::sleep(pause).await;
                // whoever asked may have gone
                if stream.write_all(&event).await.is_err() {
                    return;
                }
            }
            let _gone = stream.shutdown().await;
        }
    }
}

fn framed(kind: &'static str, name: &'static str, data: &Value) -> Vec<u8> {
    let text = |value: &'static str| HeaderValue::String(value.into());
    let name_header = if kind == "event" { ":event-type" } else { ":exception-type" };
    let message = Message::new(data.to_string().into_bytes())
        .add_header(Header::new(":message-type", text(kind)))
        .add_header(Header::new(name_header, text(name)))
        .add_header(Header::new(":content-type", text("application/json")));
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("a frame");
    bytes
}

fn begun() -> Vec<u8> {
    framed("event", "messageStart", &json!({"role": "assistant"}))
}

fn piece(text: &str) -> Vec<u8> {
    framed("event", "contentBlockDelta", &json!({"contentBlockIndex": 0, "delta": {"text": text}}))
}

fn stopped(reason: &str) -> Vec<u8> {
    framed("event", "messageStop", &json!({"stopReason": reason}))
}

fn well() -> Answer {
    let metadata = framed(
        "event",
        "metadata",
        &json!({"usage": {"inputTokens": 1, "outputTokens": 2, "totalTokens": 3}, "metrics": {"latencyMs": 4}}),
    );
    Answer::Events(
        vec![begun(), piece("Film 0 [10"), piece("] is warm."), stopped("end_turn"), metadata],
        Duration::ZERO,
    )
}

fn patience(first_ms: u64, whole_ms: u64) -> Patience {
    Patience { first: Duration::from_millis(first_ms), whole: Duration::from_millis(whole_ms) }
}

#[tokio::test]
async fn it_conforms() {
    let (model, _) = start(vec![well()]).await;
    generator(&model).await;
}

#[tokio::test]
async fn turns_alternate_and_the_rules_stand_alone() {
    let (model, log) = start(vec![well()]).await;
    let said = |speaker, text: &str| Said { speaker, text: text.into() };
    let history = vec![
        said(Speaker::Assistant, "first"),
        said(Speaker::User, "a"),
        said(Speaker::User, "b"),
        said(Speaker::Assistant, "c"),
        said(Speaker::Assistant, " "),
    ];
    let prompt = Prompt { history, ..sample_prompt() };
    model.generate(&prompt, patience(5_000, 5_000)).await.expect("an answer");
    let body = log.lock().expect("the log").remove(0);
    assert_eq!(body["system"], json!([{ "text": prompt.rules }]));
    let messages = body["messages"].as_array().expect("messages");
    let roles: Vec<&str> = messages.iter().filter_map(|message| message["role"].as_str()).collect();
    assert_eq!(roles, ["user", "assistant", "user"]);
    assert_eq!(messages[0]["content"][0]["text"], "a\n\nb");
    assert!(
        messages[2]["content"][0]["text"].as_str().is_some_and(|text| text.contains("<films>")),
        "{body}"
    );
    assert_eq!(body["inferenceConfig"]["maxTokens"], 700);
}

#[tokio::test]
async fn what_may_pass_is_tried_once_more() {
    let (model, log) = start(vec![Answer::Refusal(503, "ServiceUnavailableException"), well()]).await;
    assert_eq!(written(&model, patience(10_000, 10_000)).await, ("Film 0 [10] is warm.".into(), None));
    assert_eq!(log.lock().expect("the log").len(), 2);
    let (model, log) = start(vec![Answer::Refusal(429, "ThrottlingException")]).await;
    assert_eq!(written(&model, patience(10_000, 10_000)).await.1, Some(GenerateError::Throttled));
    assert_eq!(log.lock().expect("the log").len(), 2);
}

#[tokio::test]
async fn what_will_not_pass_is_not() {
    for (status, code) in
        [(400, "ValidationException"), (403, "AccessDeniedException"), (404, "ResourceNotFoundException")]
    {
        let (model, log) = start(vec![Answer::Refusal(status, code)]).await;
        assert_eq!(
            written(&model, patience(10_000, 10_000)).await.1,
            Some(GenerateError::Refused(code.into()))
        );
        assert_eq!(log.lock().expect("the log").len(), 1, "{code}");
    }
}

#[tokio::test]
async fn slow_is_late() {
    let slow = Answer::Events(vec![begun(), piece("a"), stopped("end_turn")], Duration::from_secs(30));
    let (model, _) = start(vec![slow]).await;
    assert_eq!(
        written(&model, patience(200, 5_000)).await.1.map(|error| error.code()),
        Some("generator_late")
    );
    let steady = Answer::Events((0..100).map(|_| piece("a ")).collect(), Duration::from_millis(40));
    let (model, _) = start(vec![steady]).await;
    let (text, error) = written(&model, patience(5_000, 600)).await;
    assert!(text.starts_with("a ") && text.len() < 60, "{text}");
    assert_eq!(error.map(|error| error.code()), Some("generator_late"));
}

#[tokio::test]
async fn what_breaks_off_or_fails_within_says_so() {
    let throttled = framed("exception", "throttlingException", &json!({"message": "slower"}));
    let broken = framed("exception", "internalServerException", &json!({"message": "oh"}));
    for (end, code) in [
        (stopped("max_tokens"), "generator_broken_off"),
        (stopped("guardrail_intervened"), "generator_broken_off"),
        (Vec::new(), "generator_broken_off"),
        (throttled, "generator_throttled"),
        (broken, "generator_unavailable"),
        (
            b"this is no frame, but it is long enough to be taken for one by its length".to_vec(),
            "generator_malformed",
        ),
    ] {
        let (model, _) =
            start(vec![Answer::Events(vec![begun(), piece("Film 0 is"), end], Duration::from_millis(20))])
                .await;
        let (text, error) = written(&model, patience(10_000, 10_000)).await;
        assert_eq!((text.as_str(), error.map(|error| error.code())), ("Film 0 is", Some(code)));
    }
}

//! Writers that are unavailable, late or stop half-way.

use cinerag_domain::{Degradation, MovieId};
use cinerag_generation::{AskEvent, CorrectionKind};
use cinerag_ports::GenerateError;
use cinerag_ports::fakes::ScriptedGenerator;

use crate::catalogue::{after, answer, engine, written_by};

const QUESTION: &str = "science fiction films about space";

#[tokio::test]
async fn without_its_first_piece_the_records_answer() {
    let late = GenerateError::Late { what: "begun", after: std::time::Duration::from_secs(8) };
    for failure in [late, GenerateError::Throttled, GenerateError::Unavailable("refused".into())] {
        let failing = written_by(ScriptedGenerator::default().failing(failure));
        let (_, degraded) = answer(&failing, &after(&[], QUESTION)).await;
        let (_, plain) = answer(&engine(), &after(&[], QUESTION)).await;
        assert_eq!(degraded.text, plain.text);
        assert_eq!(degraded.closing.degraded, [Degradation::Generator]);
        assert_eq!(degraded.closing.generator, "extractive");
    }
}

#[tokio::test]
async fn what_breaks_off_ends_at_a_sentence() {
    let script = ScriptedGenerator::new(["Alien [1214] is dark. ", "Gattaca [1653] is not so"]);
    let engine = written_by(script.failing(GenerateError::BrokenOff));
    let (_, answer) = answer(&engine, &after(&[], QUESTION)).await;
    assert_eq!(answer.text, "Alien [1214] is dark.");
    assert_eq!(answer.closing.degraded, [Degradation::Generator]);
    assert_eq!(answer.closing.generator, "scripted");
    assert_eq!(answer.closing.corrections[0].kind, CorrectionKind::Unfinished);
}

#[tokio::test]
async fn sentences_come_as_they_are_written_and_each_film_is_cited_once() {
    let written = ["Alien [1214] is dark. Al", "ien [1214] is long, and Gattaca [1653] is not."];
    let engine = written_by(ScriptedGenerator::new(written));
    let mut answering =
        engine.answer(&crate::catalogue::index(), &after(&[], QUESTION)).await.expect("an answer");
    assert!(answering.films().any(|card| card.id == MovieId(1214)));
    let mut events = Vec::new();
    while let Some(event) = answering.next().await {
        events.push(event);
    }
    let text = |text: &str| AskEvent::Text(text.into());
    assert_eq!(
        events[..4],
        [
            text("Alien [1214] is dark. "),
            AskEvent::Citation(MovieId(1214)),
            text("Alien [1214] is long, and Gattaca [1653] is not."),
            AskEvent::Citation(MovieId(1653)),
        ]
    );
    assert!(matches!(events[4], AskEvent::Done(_)) && events.len() == 5);
}

#[tokio::test]
async fn small_talk_and_nothing_found_need_no_writer() {
    let script = ScriptedGenerator::new(["Alien is dark."]);
    let engine = written_by(script.clone());
    answer(&engine, &after(&[], "hello")).await;
    answer(&engine, &after(&["films with Al Pacino", ""], "only comedies")).await;
    assert!(script.prompts().is_empty());
}

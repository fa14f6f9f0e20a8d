//! Conversations: messages and answers.

use cinerag_domain::{Degradation, MovieCard};
use cinerag_generation::{AskRequest, Closing, CorrectionKind, WholeAnswer};
use cinerag_ports::{Said, Speaker};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Card;
use crate::request::{SearchText, body};

/// Who wrote a turn.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TurnRole {
    /// The user.
    User,
    /// This service.
    Assistant,
}

/// An earlier turn of the conversation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskTurn)]
pub(crate) struct AskTurnBody {
    /// Who wrote it.
    role: TurnRole,
    /// The words, with or without citations.
    #[schema(max_length = 8000)]
    text: String,
}

/// A message and the earlier turns of the conversation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskRequest)]
pub(crate) struct AskRequestBody {
    /// The message to answer.
    #[schema(value_type = String, min_length = 1, max_length = 1000, pattern = r"^[^\x00]*[\p{L}\p{N}][^\x00]*$", example = "something like Heat, but funnier")]
    message: SearchText,
    /// The earlier turns, oldest first.
    #[schema(max_items = 20)]
    history: Option<Vec<AskTurnBody>>,
}

body!(AskRequestBody);

impl From<AskRequestBody> for AskRequest {
    fn from(given: AskRequestBody) -> Self {
        let said = |turn: AskTurnBody| {
            let speaker = match turn.role {
                TurnRole::User => Speaker::User,
                TurnRole::Assistant => Speaker::Assistant,
            };
            Said { speaker, text: turn.text.replace('\0', "") }
        };
        let history = given.history.unwrap_or_default();
        AskRequest { message: given.message.0, history: history.into_iter().map(said).collect() }
    }
}

/// A correction that was made to an answer before it was sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionBody {
    /// What was corrected.
    pub kind: CorrectionKind,
    /// In how many places.
    pub count: u32,
    /// What was done, in words.
    pub detail: &'static str,
}

/// An answer that cites the films it mentions.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskBody<'a> {
    /// The words; `[356]` in them cites the film with that id.
    pub answer: &'a str,
    /// Ids of the cited films, in order of first citation.
    pub citations: Vec<u32>,
    /// The films that were found, best first.
    pub films: Vec<Card<'a>>,
    /// The fields of the `done` event.
    #[serde(flatten)]
    pub done: AskDone<'a>,
}

impl<'a> AskBody<'a> {
    /// The body of an answer.
    pub fn new(answer: &'a WholeAnswer, films: &'a [MovieCard], asked: &'a str) -> Self {
        AskBody {
            answer: &answer.text,
            citations: answer.citations.iter().map(|id| id.0).collect(),
            films: films.iter().map(Card::from).collect(),
            done: AskDone::new(&answer.closing, asked),
        }
    }
}

/// The end of an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskDone<'a> {
    /// Suggested next questions.
    pub follow_ups: &'a [String],
    /// Components that were unavailable; without `generator`, the answer is composed from the films' records.
    pub degraded: &'a [Degradation],
    /// Corrections that were made to the answer.
    pub corrections: Vec<CorrectionBody>,
    /// What wrote the answer: `extractive`, or the name of a language model.
    pub generator: &'a str,
    /// The request that the conversation amounts to, as it was searched.
    pub asked: &'a str,
}

impl<'a> AskDone<'a> {
    /// The body of the end of an answer.
    pub fn new(closing: &'a Closing, asked: &'a str) -> Self {
        let corrections = closing.corrections.iter().map(|correction| CorrectionBody {
            kind: correction.kind,
            count: correction.count,
            detail: correction.kind.says(),
        });
        AskDone {
            follow_ups: &closing.follow_ups,
            degraded: &closing.degraded,
            corrections: corrections.collect(),
            generator: &closing.generator,
            asked,
        }
    }
}

/// Data of the event `meta`.
#[derive(Debug, Serialize)]
pub struct AskMeta<'a> {
    films: Vec<Card<'a>>,
}

impl<'a> AskMeta<'a> {
    /// The films that were found.
    pub fn new(cards: &[&'a MovieCard]) -> Self {
        AskMeta { films: cards.iter().map(|card| Card::from(*card)).collect() }
    }
}

/// Data of the event `token`.
#[derive(Debug, Serialize)]
pub struct AskToken<'a> {
    /// The next piece of the answer.
    pub text: &'a str,
}

/// Data of the event `citation`.
#[derive(Debug, Serialize)]
pub struct AskCitation {
    /// The film.
    pub id: u32,
}

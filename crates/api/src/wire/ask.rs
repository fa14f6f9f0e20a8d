//! Answers in conversation.

use cinerag_domain::MovieCard;
use cinerag_generation::{Closing, WholeAnswer};
use serde::Serialize;
use utoipa::ToSchema;

use super::Card;

/// Something that was said before.
#[derive(Debug, ToSchema)]
#[schema(as = AskTurn)]
pub struct AskTurnBody {
    /// `user` or `assistant`.
    pub role: String,
    /// The words, at most 8,000 characters. Citations may be left in or out.
    pub text: String,
}

/// A message, with what was said before.
#[derive(Debug, ToSchema)]
#[schema(as = AskRequest)]
pub struct AskRequestBody {
    /// What is asked now, 1–1,000 characters.
    pub message: String,
    /// What was said before, oldest first, at most 20 turns.
    pub history: Option<Vec<AskTurnBody>>,
}

/// What was done to an answer before it was let through.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionBody {
    /// `film_not_found`, `unknown_citation`, `wrong_citation`, `missing_citation`, `wrong_year`, `unsupported_fact`,
    /// `unsupported_name`, rules, link or unfinished.
    pub kind: &'static str,
    /// In how many places.
    pub count: u32,
    /// In words.
    pub detail: &'static str,
}

/// An answer that cites the films it speaks of.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskBody<'a> {
    /// The words; `[356]` in them cites the film with that id.
    pub answer: &'a str,
    /// Ids of the cited films, in the order of their first citation.
    pub citations: Vec<u32>,
    /// The films that the answer may speak of, best first.
    pub films: Vec<Card<'a>>,
    /// What came with its end.
    #[serde(flatten)]
    pub done: AskDone<'a>,
}

impl<'a> AskBody<'a> {
    /// Words an answer for the wire.
    pub fn new(answer: &'a WholeAnswer, films: &'a [MovieCard], asked: &'a str) -> Self {
        AskBody {
            answer: &answer.text,
            citations: answer.citations.iter().map(|id| id.0).collect(),
            films: films.iter().map(Card::from).collect(),
            done: AskDone::new(&answer.closing, asked),
        }
    }
}

/// What comes with the end of an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskDone<'a> {
    /// Questions that may come next.
    pub follow_ups: &'a [String],
    /// Parts that were away; with `generator`, the answer is put together from the films' records.
    pub degraded: Vec<&'static str>,
    /// What was done to the answer before it was let through.
    pub corrections: Vec<CorrectionBody>,
    /// What wrote the answer: `extractive`, or a language model's name.
    pub generator: &'a str,
    /// The request as it stands after the conversation, in the words that were searched.
    pub asked: &'a str,
}

impl<'a> AskDone<'a> {
    /// Words the end of an answer.
    pub fn new(closing: &'a Closing, asked: &'a str) -> Self {
        let corrections = closing.corrections.iter().map(|correction| CorrectionBody {
            kind: correction.kind.name(),
            count: correction.count,
            detail: correction.kind.says(),
        });
        AskDone {
            follow_ups: &closing.follow_ups,
            degraded: closing.degraded.iter().map(|part| part.name()).collect(),
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
    /// The films that the answer may speak of.
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

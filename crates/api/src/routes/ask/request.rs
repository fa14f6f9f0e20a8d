//! The body of a question, read and checked.

use cinerag_generation::AskRequest;
use cinerag_ports::{Said, Speaker};
use serde_json::{Map, Value};

use crate::body::params_of;
use crate::params::Params;
use crate::problem::Problem;

/// Longest message, in characters.
pub(super) const MAX_MESSAGE_CHARS: usize = 1_000;
/// Most turns of a conversation that are taken.
pub(super) const MAX_TURNS: usize = 20;
/// Longest turn, in characters: our own answers are shorter.
pub(super) const MAX_TURN_CHARS: usize = 8_000;

const SPEAKERS: [(&str, Speaker); 2] = [("user", Speaker::User), ("assistant", Speaker::Assistant)];

/// Reads and checks the body.
pub(super) fn ask_request(mut object: Map<String, Value>) -> Result<AskRequest, Problem> {
    let turns = object.remove("history");
    let mut params = params_of(object, "", &["message", "history"]);
    let history = history(turns, &mut params);
    let message = params.text("message").unwrap_or_default();
    let chars = message.chars().count();
    let message = if chars > MAX_MESSAGE_CHARS {
        params.mistake("message", format!("has {chars} characters; at most {MAX_MESSAGE_CHARS} are read"));
        String::new()
    } else {
        cinerag_query::clean(&message).unwrap_or_else(|error| {
            if !params.is_mistaken("message") {
                params.mistake("message", error.to_string());
            }
            String::new()
        })
    };
    params.finish()?;
    Ok(AskRequest { message, history })
}

fn history(turns: Option<Value>, params: &mut Params) -> Vec<Said> {
    let turns = match turns {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(turns)) => turns,
        Some(_) => {
            params.mistake("history", "must be a list of turns, oldest first");
            return Vec::new();
        }
    };
    if turns.len() > MAX_TURNS {
        params.mistake("history", format!("has {} turns; at most {MAX_TURNS} are taken", turns.len()));
        return Vec::new();
    }
    turns.into_iter().enumerate().filter_map(|(at, turn)| said(at, turn, params)).collect()
}

fn said(at: usize, turn: Value, params: &mut Params) -> Option<Said> {
    let Value::Object(turn) = turn else {
        params.mistake(&format!("history[{at}]"), "must be an object with a role and a text");
        return None;
    };
    let mut fields = params_of(turn, &format!("history[{at}]."), &["role", "text"]);
    let speaker = fields.choice("role", &SPEAKERS);
    if speaker.is_none() && !fields.is_mistaken("role") {
        fields.mistake("role", "is missing; it is user or assistant");
    }
    let text = fields.text("text");
    if text.is_none() && !fields.is_mistaken("text") {
        fields.mistake("text", "is missing");
    }
    let text = text.unwrap_or_default();
    let chars = text.chars().count();
    if chars > MAX_TURN_CHARS {
        fields.mistake("text", format!("has {chars} characters; at most {MAX_TURN_CHARS} are read"));
    }
    params.take_mistakes(fields);
    Some(Said { speaker: speaker?, text: text.replace('\0', "") })
}

//! Generators that write what a test tells them to.

use std::sync::Arc;

use async_trait::async_trait;
use parking_lot::Mutex;

use crate::{GenerateError, Generator, Patience, Prompt, TextStream};

/// Writes the same pieces for every prompt, records the prompts, and fails if set to.
#[derive(Clone, Default)]
pub struct ScriptedGenerator {
    pieces: Vec<String>,
    failure: Option<GenerateError>,
    prompts: Arc<Mutex<Vec<Prompt>>>,
}

impl ScriptedGenerator {
    /// Writes these pieces and ends.
    pub fn new<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned).collect();
        ScriptedGenerator { pieces, ..ScriptedGenerator::default() }
    }

    /// Fails after its pieces; without any, before the first one.
    #[must_use]
    pub fn failing(mut self, failure: GenerateError) -> Self {
        self.failure = Some(failure);
        self
    }

    /// The prompts it was given, oldest first.
    pub fn prompts(&self) -> Vec<Prompt> {
        self.prompts.lock().clone()
    }
}

#[async_trait]
impl Generator for ScriptedGenerator {
    async fn generate(
        &self,
        prompt: &Prompt,
        _patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        self.prompts.lock().push(prompt.clone());
        match &self.failure {
            Some(failure) if self.pieces.is_empty() => Err(failure.clone()),
            failure => Ok(Box::new(Script { pieces: self.pieces.clone().into(), failure: failure.clone() })),
        }
    }

    fn name(&self) -> &'static str {
        "scripted"
    }
}

struct Script {
    pieces: std::collections::VecDeque<String>,
    failure: Option<GenerateError>,
}

#[async_trait]
impl TextStream for Script {
    async fn next(&mut self) -> Result<Option<String>, GenerateError> {
        match (self.pieces.pop_front(), self.failure.take()) {
            (Some(piece), failure) => {
                self.failure = failure;
                Ok(Some(piece))
            }
            (None, Some(failure)) => Err(failure),
            (None, None) => Ok(None),
        }
    }
}

//! An answer as it is written: pieces in, checked sentences out.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use cinerag_domain::{Degradation, MovieCard, MovieId};
use cinerag_ports::{GenerateError, Generator, IndexSnapshot, Patience, Prompt, Task, TextStream};

use crate::extractive::Extractive;
use crate::ground::{Checked, Correction, CorrectionKind, Evidence, Grounding};
use crate::sentences::Sentences;

/// Longest answer, in characters; the rest of a longer one is dropped.
const LONGEST_ANSWER: usize = 6_000;

/// The next part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum AskEvent {
    /// The next sentence, with the white space that follows it. `[356]` in it cites the film with that id.
    Text(String),
    /// A film is cited for the first time.
    Citation(MovieId),
    /// The answer is whole. Nothing comes after it.
    Done(Closing),
}

/// The end of an answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Closing {
    /// Questions that may come next; the catalogue has an answer to each.
    pub follow_ups: Vec<String>,
    /// What was unavailable during the request.
    pub degraded: Vec<Degradation>,
    /// Corrections made to the answer.
    pub corrections: Vec<Correction>,
    /// What wrote it.
    pub generator: String,
}

/// A complete answer.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeAnswer {
    /// The words; `[356]` in them cites the film with that id.
    pub text: String,
    /// The films that it cites, in the order of their first citation.
    pub citations: Vec<MovieId>,
    /// What came with its end.
    pub closing: Closing,
}

/// What an answer begins with.
pub(crate) struct Setting {
    pub(crate) prompt: Prompt,
    pub(crate) evidence: Evidence,
    pub(crate) index: IndexSnapshot,
    pub(crate) writer: Option<(Arc<dyn Generator>, Patience)>,
    pub(crate) asked: String,
    pub(crate) follow_ups: Vec<String>,
}

/// An answer that is being written. Dropping it ends the writing.
pub struct Answering {
    /// Held until the answer is out.
    index: IndexSnapshot,
    prompt: Prompt,
    asked: String,
    grounding: Grounding,
    writer: Option<(Arc<dyn Generator>, Patience)>,
    /// What writes now; none before the beginning and after the end.
    stream: Option<Box<dyn TextStream>>,
    is_extractive: bool,
    generator: String,
    sentences: Sentences,
    /// Sentences that are held until one of their answer cites a film.
    held: Vec<Checked>,
    said: usize,
    cited: BTreeSet<MovieId>,
    ready: VecDeque<AskEvent>,
    closing: Option<Closing>,
}

impl Answering {
    pub(crate) fn new(setting: Setting) -> Self {
        let Setting { prompt, evidence, index, writer, asked, follow_ups } = setting;
        let lexicon = Arc::clone(&index.parts().lexicon);
        let grounding = Grounding::new(evidence, lexicon, &prompt.rules);
        Answering {
            index,
            sentences: reader(&prompt),
            prompt,
            asked,
            grounding,
            writer,
            stream: None,
            is_extractive: false,
            generator: String::new(),
            held: Vec::new(),
            said: 0,
            cited: BTreeSet::new(),
            ready: VecDeque::new(),
            closing: Some(Closing { follow_ups, ..Closing::default() }),
        }
    }

    /// The films that the answer may speak of, best first.
    pub fn films(&self) -> impl Iterator<Item = &MovieCard> {
        self.prompt.films.iter().map(|film| &film.movie.card)
    }

    /// The request as it stands after the conversation.
    pub fn asked(&self) -> &str {
        &self.asked
    }

    /// What comes next; none after [`AskEvent::Done`].
    pub async fn next(&mut self) -> Option<AskEvent> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            self.closing.as_ref()?;
            if let Err(error) = self.go_on().await {
                self.failed(&error);
            }
        }
    }

    /// The answer once it is whole.
    pub async fn whole(mut self) -> WholeAnswer {
        let (mut text, mut citations, mut closing) = (String::new(), Vec::new(), Closing::default());
        while let Some(event) = self.next().await {
            match event {
                AskEvent::Text(piece) => text.push_str(&piece),
                AskEvent::Citation(id) => citations.push(id),
                AskEvent::Done(last) => closing = last,
            }
        }
        WholeAnswer { text: text.trim_end().to_owned(), citations, closing }
    }

    /// Takes the next piece, or begins.
    async fn go_on(&mut self) -> Result<(), GenerateError> {
        let Some(stream) = &mut self.stream else { return self.begin().await };
        if let Some(piece) = stream.next().await? {
            for sentence in self.sentences.push(&piece) {
                self.take(&sentence);
            }
            if self.said > LONGEST_ANSWER {
                self.grounding.note(CorrectionKind::Unfinished);
                self.end();
            }
            return Ok(());
        }
        if let Some(rest) = self.sentences.finish() {
            self.take(&rest);
        }
        self.end();
        Ok(())
    }

    async fn begin(&mut self) -> Result<(), GenerateError> {
        // small talk needs no model, and neither does an answer without films
        let writer =
            self.writer.take().filter(|_| self.prompt.task != Task::Greet && !self.prompt.films.is_empty());
        let Some((generator, patience)) = writer else { return self.begin_extractive().await };
        generator.name().clone_into(&mut self.generator);
        self.stream = Some(generator.generate(&self.prompt, patience).await?);
        Ok(())
    }

    async fn begin_extractive(&mut self) -> Result<(), GenerateError> {
        self.is_extractive = true;
        Extractive.name().clone_into(&mut self.generator);
        self.sentences = reader(&self.prompt);
        self.held.clear();
        let none = Patience { first: std::time::Duration::MAX, whole: std::time::Duration::MAX };
        self.stream = Some(Extractive.generate(&self.prompt, none).await?);
        Ok(())
    }

    /// Lets a sentence through, holds it, or drops it.
    fn take(&mut self, sentence: &str) {
        let Some(checked) = self.grounding.check(sentence) else { return };
        if checked.films.is_empty() && self.cited.is_empty() && self.must_cite() {
            self.held.push(checked);
            return;
        }
        for held in std::mem::take(&mut self.held) {
            self.say(held);
        }
        self.say(checked);
    }

    fn say(&mut self, checked: Checked) {
        self.said += checked.text.chars().count();
        self.ready.push_back(AskEvent::Text(checked.text));
        for id in checked.films {
            if self.cited.insert(id) {
                self.ready.push_back(AskEvent::Citation(id));
            }
        }
    }

    /// Answers about films that were found cite one.
    fn must_cite(&self) -> bool {
        !self.prompt.films.is_empty() && self.prompt.task != Task::Greet
    }

    fn failed(&mut self, error: &GenerateError) {
        tracing::warn!(code = error.code(), %error, generator = self.generator, "the answer was not written");
        if self.said > 0 {
            self.grounding.note(CorrectionKind::Unfinished);
        }
        self.index.note([Degradation::Generator]);
        self.end();
    }

    /// Closes the answer; one without a usable sentence is composed from the records instead.
    fn end(&mut self) {
        self.stream = None;
        if self.said == 0 && !self.is_extractive {
            if !self.held.is_empty() {
                self.grounding.note(CorrectionKind::Unfinished);
            }
            self.index.note([Degradation::Generator]);
            self.writer = None;
            return;
        }
        for held in std::mem::take(&mut self.held) {
            self.say(held);
        }
        if let Some(mut closing) = self.closing.take() {
            closing.degraded = self.index.degraded();
            closing.corrections = self.grounding.corrections();
            closing.generator.clone_from(&self.generator);
            self.ready.push_back(AskEvent::Done(closing));
        }
    }
}

/// Reads sentences without ending one within a title.
fn reader(prompt: &Prompt) -> Sentences {
    Sentences::keeping(prompt.films.iter().map(|film| film.movie.card.title.as_str()))
}

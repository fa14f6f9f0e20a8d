//! Answers put together from the records, with no language model: what was understood, then each film with what its
//! record says.

mod facts;
mod films;

use std::collections::VecDeque;

use async_trait::async_trait;
use cinerag_ports::{GenerateError, Generator, Patience, Prompt, Task, TextStream};

/// Writes from the records alone: at once, always the same, never anything that they do not say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extractive;

#[async_trait]
impl Generator for Extractive {
    async fn generate(
        &self,
        prompt: &Prompt,
        _patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        let paragraphs = match prompt.task {
            Task::Greet => greeting(&prompt.message),
            Task::Describe => facts::described(prompt),
            Task::Recommend => films::recommended(prompt),
        };
        let last = paragraphs.len().saturating_sub(1);
        let piece = |(at, text): (usize, String)| if at < last { format!("{text}\n\n") } else { text };
        Ok(Box::new(Paragraphs(paragraphs.into_iter().enumerate().map(piece).collect())))
    }

    fn name(&self) -> &'static str {
        "extractive"
    }
}

struct Paragraphs(VecDeque<String>);

#[async_trait]
impl TextStream for Paragraphs {
    async fn next(&mut self) -> Result<Option<String>, GenerateError> {
        Ok(self.0.pop_front())
    }
}

fn greeting(message: &str) -> Vec<String> {
    let folded = cinerag_analysis::fold(message);
    let thanks = ["thank", "thanks", "cheers", "perfect", "great", "bye", "goodbye"];
    let is_thanks = folded.split(' ').any(|word| thanks.contains(&word));
    let opening = if is_thanks { "You are welcome." } else { "Hello!" };
    vec![format!(
        "{opening} Ask for films by a mood, a plot, people or years, or ask about one film: who directed it, how long it \
         is, what it is about. Every answer is put together from the films in this catalogue, and says which ones."
    )]
}

/// "a", "a and b", "a, b and c".
fn listed<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// "drama", "science fiction": a genre inside a sentence.
fn genre_in_words(genre: cinerag_domain::Genre) -> String {
    match genre {
        cinerag_domain::Genre::SciFi => "sci-fi".to_owned(),
        cinerag_domain::Genre::FilmNoir => "film noir".to_owned(),
        cinerag_domain::Genre::Imax => "IMAX".to_owned(),
        cinerag_domain::Genre::Children => "children’s".to_owned(),
        other => other.name().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_conforms() {
        cinerag_ports::conformance::generator(&Extractive).await;
    }

    #[test]
    fn lists_read_like_lists() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}

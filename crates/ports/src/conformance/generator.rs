//! What every generator must do.

use std::time::Duration;

use cinerag_domain::{Movie, Reason, ReasonKind};

use super::sample::sample_contents;
use crate::{GenerateError, Generator, Patience, Prompt, QuotedFilm, Said, Speaker, Task};

/// A prompt about three made-up films.
pub fn sample_prompt() -> Prompt {
    let movies = sample_contents(3, 7).points.into_iter().map(|point| point.movie);
    let quoted = |movie: Movie| QuotedFilm {
        movie,
        reasons: vec![Reason::new(ReasonKind::Meaning, "close in meaning")],
        is_mentioned: false,
    };
    Prompt {
        rules: "Speak of the films below and of no others; cite each by its mark.".into(),
        task: Task::Recommend,
        facts: Vec::new(),
        understood: vec!["about letting go".into()],
        relaxed: Vec::new(),
        films: movies.map(quoted).collect(),
        history: vec![Said { speaker: Speaker::User, text: "hello".into() }],
        message: "a film about letting go".into(),
    }
}

/// The pieces for the sample prompt, and the error that ended them; panics if anything follows that error.
pub async fn written(by: &dyn Generator, patience: Patience) -> (String, Option<GenerateError>) {
    let mut stream = match by.generate(&sample_prompt(), patience).await {
        Ok(stream) => stream,
        Err(error) => return (String::new(), Some(error)),
    };
    let mut text = String::new();
    loop {
        match stream.next().await {
            Ok(Some(piece)) => text.push_str(&piece),
            Ok(None) => return (text, None),
            Err(error) => {
                assert_eq!(stream.next().await, Ok(None), "an answer that failed is over");
                return (text, Some(error));
            }
        }
    }
}

/// Runs the suite; panics with what differs.
pub async fn generator(under_test: &dyn Generator) {
    assert!(!under_test.name().is_empty(), "it has a name");
    let patience = Patience { first: Duration::from_secs(5), whole: Duration::from_secs(10) };
    let prompts = [
        sample_prompt(),
        Prompt { films: Vec::new(), history: Vec::new(), ..sample_prompt() },
        Prompt { task: Task::Describe, ..sample_prompt() },
        Prompt { task: Task::Greet, films: Vec::new(), message: "hello 😀".into(), ..sample_prompt() },
    ];
    for prompt in prompts {
        let mut stream = under_test.generate(&prompt, patience).await.expect("an answer begins");
        let mut text = String::new();
        while let Some(piece) = stream.next().await.expect("a piece") {
            assert!(!piece.is_empty(), "pieces have text");
            text.push_str(&piece);
        }
        assert!(!text.trim().is_empty(), "an answer says something: {:?}", prompt.task);
        for _ in 0..2 {
            assert_eq!(stream.next().await, Ok(None), "what has ended stays ended");
        }
    }
}

//! The tables for conversations: how one message follows up on another.

use cinerag_ports::FactAsked;

use super::{Phrases, Words};

/// Words of messages in a conversation.
#[derive(Debug)]
pub struct Conversation {
    /// Words that say hello, thanks or goodbye, and words that go with them.
    pub small_talk: Words,
    /// Words of which small talk has at least one.
    pub greetings: Words,
    /// Whole messages about the assistant itself.
    pub about_the_assistant: Words,
    /// Words at the start of a message that carry no meaning.
    pub idle: Words,
    /// Words that lead to a refinement and carry no meaning.
    pub heads: Words,
    /// Such words after a refinement.
    pub tails: Words,
    /// Whole messages that ask for other films of the same kind.
    pub more: Words,
    /// Beginnings of new requests, whatever was asked before.
    pub fresh: Words,
    /// Words for films that make a message a request rather than a refinement.
    pub film_words: Words,
    /// Genres as films, at the end of a request: "comedies".
    pub genre_plurals: Words,
    /// Openings that narrow the previous request, with their space.
    pub narrowing: Words,
    /// Openings that follow up on the previous request, whatever comes next.
    pub leading_on: Words,
    /// Questions about a film.
    pub questions: Questions,
    /// Films of an earlier answer.
    pub references: References,
}

/// Words of questions about a film.
#[derive(Debug)]
pub struct Questions {
    /// What is asked, and by which words.
    pub facts: &'static [(FactAsked, Words)],
    /// Words that questions begin with.
    pub openers: Words,
    /// Other words of questions.
    pub words: Words,
    /// Whole questions, but for the film, that ask what it is about.
    pub of_the_plot: Words,
    /// How questions about a film that is not known begin, and what they ask.
    pub beginnings: Phrases<FactAsked>,
    /// How they may end.
    pub endings: Words,
    /// What may stand before the title, with its space.
    pub before_title: Words,
    /// Words that show that such a question describes films and names no title.
    pub describing: Words,
    /// Words that stand for a film or a person, and are not a title.
    pub pronouns: Words,
}

/// Words for films of an earlier answer.
#[derive(Debug)]
pub struct References {
    /// Places in the answer, from 0.
    pub ordinals: Phrases<usize>,
    /// The last one.
    pub last: Words,
    /// Numbers as places, from 0.
    pub numbers: Phrases<usize>,
    /// What stands before such a number.
    pub before_number: Words,
    /// Words for the film under discussion.
    pub it: Words,
    /// Words after which a film is an example.
    pub like: Words,
    /// Words between "after" and a title.
    pub watching: Words,
    /// Words that ask what to see next.
    pub next: Words,
}

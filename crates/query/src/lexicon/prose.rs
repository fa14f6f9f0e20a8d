//! The tables for longer texts: how people narrate, how styles of asking differ, how answers should differ.

use super::Words;
use crate::tweak::Direction;

/// What people say about themselves while describing a film.
#[derive(Debug)]
pub struct Narration {
    /// Words of narration, which no plot needs, sorted.
    pub words: Words,
    /// Beginnings of words and whole words, between spaces, of sentences about the search for the film.
    pub search: Words,
    /// The same of sentences about watching it.
    pub watching: Words,
    /// The same of when and where.
    pub when_and_where: Words,
    /// Words that make a year in their sentence the one in which the film was seen.
    pub watched: Words,
    /// Verbs after which what was remembered begins.
    pub hedges: Words,
    /// Words with which people refer to themselves.
    pub speakers: Words,
    /// Words between a hedge and what was remembered.
    pub after_hedge: Words,
    /// "There is a scene where …".
    pub scene: SceneOpening,
    /// Words of labels in brackets that sort posts or speak of years, which are understood elsewhere.
    pub labels: Words,
}

/// The words of "there is also a scene where …", in their order; each may be missing.
#[derive(Debug)]
pub struct SceneOpening {
    /// What an opening begins with, besides `determiners`.
    pub starts: Words,
    /// Determiners that an opening may begin with.
    pub start_determiners: Words,
    /// "There", "it".
    pub subjects: Words,
    /// "Is", "was".
    pub verbs: Words,
    /// "Also", "mostly".
    pub adverbs: Words,
    /// "A", "this".
    pub determiners: Words,
    /// "Scene", "movie".
    pub scenes: Words,
    /// "Is", "where", after a scene.
    pub links: Words,
    /// "About", "which".
    pub abouts: Words,
}

/// Words that tell requests, chat and stories apart.
#[derive(Debug)]
pub struct Styles {
    /// Words of people who talk about tastes.
    pub taste: Words,
    /// Words of people who tell a plot.
    pub plot: Words,
    /// Words of people who talk about themselves.
    pub speaking: Words,
    /// Words of people who remember a film.
    pub remembering: Words,
    /// Labels of posts that search for a film.
    pub labels: Words,
}

/// "Like that, but …".
#[derive(Debug)]
pub struct Tweaks {
    /// Words of one direction; `true` goes along it, `false` against it.
    pub directions: &'static [(Direction, bool, Words)],
    /// Released before.
    pub older: Words,
    /// Released after.
    pub newer: Words,
    /// Running for less time.
    pub shorter: Words,
    /// Running for more time.
    pub longer: Words,
    /// Openings that reverse what follows, with their space; the first that fits is read.
    pub against: Words,
    /// Openings that rule out what follows, likewise.
    pub ruled_out: Words,
    /// Those of `ruled_out` that reverse a known direction: "not scary".
    pub turned_round: Words,
    /// Those of `ruled_out` that ask for less rather than none.
    pub lessened: Words,
    /// Openings without meaning, likewise.
    pub idle: Words,
    /// The opening of a comparison, which a known direction may or may not have.
    pub more: &'static str,
    /// Words that divide one wish from the next, with their spaces.
    pub dividers: Words,
}

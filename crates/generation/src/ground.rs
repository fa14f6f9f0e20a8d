//! Stage "ground": a sentence is let through only when the films that were found bear it out.
//!
//! In: one sentence as it was written. Out: the sentence, put right where that is certain, or nothing; and what was done
//! to it. The writer is not trusted: a language model may be mistaken, or do what somebody wrote into a synopsis or a
//! message. What is checked, in this order: that no rule is quoted; that there are no links; that citations
//! are of films that were found; that every film, person, name and number in it is in their records.

mod check;
mod citations;
mod evidence;
mod names;
mod tokens;

pub(crate) use check::{Checked, Grounding};
pub(crate) use evidence::Evidence;

use serde::Serialize;
use utoipa::ToSchema;

/// What was done to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A sentence named a film that was not found for the request, and was left out.
    FilmNotFound,
    /// A citation of no film that was found was left out.
    UnknownCitation,
    /// A sentence cited another film than the one it named; it cites that one now.
    WrongCitation,
    /// A film was named without its citation, which was added.
    MissingCitation,
    /// A year beside a title was not the film's, and was replaced with the record's.
    WrongYear,
    /// A sentence had a number that no record has, and was left out.
    UnsupportedFact,
    /// A sentence named somebody or something that no record names, and was left out.
    UnsupportedName,
    /// A sentence quoted the rules and was left out.
    Rules,
    /// A sentence had a link or markup, and was left out.
    Link,
    /// The rest of an answer that did not come to an end, or cited nothing, was left out.
    Unfinished,
}

impl CorrectionKind {
    /// The name in answers, logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            CorrectionKind::FilmNotFound => "film_not_found",
            CorrectionKind::UnknownCitation => "unknown_citation",
            CorrectionKind::WrongCitation => "wrong_citation",
            CorrectionKind::MissingCitation => "missing_citation",
            CorrectionKind::WrongYear => "wrong_year",
            CorrectionKind::UnsupportedFact => "unsupported_fact",
            CorrectionKind::UnsupportedName => "unsupported_name",
            CorrectionKind::Rules => "rules",
            CorrectionKind::Link => "link",
            CorrectionKind::Unfinished => "unfinished",
        }
    }

    /// What was done, in words for people. Nothing of what was left out is repeated.
    pub const fn says(self) -> &'static str {
        match self {
            CorrectionKind::FilmNotFound => "a sentence about a film that was not found here was left out",
            CorrectionKind::UnknownCitation => "a citation of no film that was found was left out",
            CorrectionKind::WrongCitation => "a citation was put right",
            CorrectionKind::MissingCitation => "a citation was added",
            CorrectionKind::WrongYear => "a year was put right from the film's record",
            CorrectionKind::UnsupportedFact => "a sentence with a number that no record has was left out",
            CorrectionKind::UnsupportedName => "a sentence with a name that no record has was left out",
            CorrectionKind::Rules => "a sentence that was not about films was left out",
            CorrectionKind::Link => "a sentence with a link was left out",
            CorrectionKind::Unfinished => "a part of the answer that cited no film was left out",
        }
    }
}

/// A kind of correction and how often it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// What was done.
    pub kind: CorrectionKind,
    /// In how many places.
    pub count: u32,
}

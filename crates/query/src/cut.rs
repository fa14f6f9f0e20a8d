//! Removing a part from a query: which words to cut, including words that only serve the part.
//!
//! "Comedies with Tom Hanks, not animated": without its negation "animated" would be asked for, and "with" would be
//! left over.

use std::ops::Range;

use cinerag_domain::{PartKind, Understood};

use crate::chart::{Reading, Segment};
use crate::lexicon::Language;
use crate::tokens::{Gap, Token};

/// Sets the cut of every part. The segments are those that the parts were made of.
pub(crate) fn add_cuts(
    language: &Language,
    parts: &mut [Understood],
    tokens: &[Token],
    segments: &[Segment],
) {
    let refused: Vec<Range<usize>> =
        parts.iter().filter(|part| is_refusal(part.kind)).map(|part| stretch(part, tokens)).collect();
    for part in parts {
        let mut cut = stretch(part, tokens);
        if cut.is_empty() || matches!(part.kind, PartKind::Theme | PartKind::Title) {
            continue;
        }
        if let Some(segment) = segments.iter().find(|segment| overlap(&segment.core, &cut)) {
            cut = cut.start.min(segment.tokens.start)..cut.end.max(segment.tokens.end);
        }
        let turns = |at: usize| tokens.get(at).is_some_and(|token| language.is_turn(&token.word));
        match part.kind {
            PartKind::Like => cut.end += usize::from(turns(cut.end)),
            PartKind::Tweak => cut.start -= usize::from(cut.start > 0 && turns(cut.start - 1)),
            kind if is_refusal(kind) => cut = with_negation(language, cut, &refused, tokens, segments),
            _ => {}
        }
        while let Some(before) = cut.start.checked_sub(1)
            && language.cues.leading.contains(&tokens[before].word.as_str())
            && tokens[cut.start].gap == Gap::Space
            && !segments.iter().any(|segment| segment.tokens.contains(&before))
        {
            cut.start = before;
        }
        part.cut = (tokens[cut.start].place.start, tokens[cut.end - 1].place.end);
    }
}

fn is_refusal(kind: PartKind) -> bool {
    matches!(
        kind,
        PartKind::ExcludeGenre
            | PartKind::ExcludePerson
            | PartKind::ExcludeStudio
            | PartKind::ExcludeCertificate
            | PartKind::ExcludeTheme
    )
}

/// The words that a part came from.
fn stretch(part: &Understood, tokens: &[Token]) -> Range<usize> {
    let inside = |token: &Token| token.place.start >= part.start && token.place.end <= part.end;
    let first = tokens.iter().position(inside).unwrap_or(0);
    let last = tokens.iter().rposition(inside).map_or(first, |last| last + 1);
    first..last
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A refused phrase with its negation; if that refuses more, with the word that joins the phrase to the rest.
fn with_negation(
    language: &Language,
    cut: Range<usize>,
    refused: &[Range<usize>],
    tokens: &[Token],
    segments: &[Segment],
) -> Range<usize> {
    let is_joint = |at: usize| tokens.get(at).is_some_and(|token| language.is_joint(&token.word));
    let previous = refused.iter().filter(|other| other.end <= cut.start).max_by_key(|other| other.end);
    if let Some(previous) = previous
        && (previous.end..cut.start).all(|at| is_joint(at) || language.is_carried(&tokens[at].word))
    {
        return previous.end..cut.end;
    }
    let next = cut.end + usize::from(is_joint(cut.end));
    if refused.iter().any(|other| other.start == next) {
        return cut.start..next;
    }
    let is_negation = |segment: &&Segment| {
        segment.reading == Reading::Negation
            && segment.tokens.end <= cut.start
            && (segment.tokens.end..cut.start).all(|at| language.is_carried(&tokens[at].word))
    };
    let negation = segments.iter().rfind(is_negation);
    negation.map_or(cut.start, |negation| negation.tokens.start)..cut.end
}

//! The style of a query, and the years that a description names.

use cinerag_domain::Span;

use crate::chart::{Reading, Segment};
use crate::lexicon::Language;
use crate::story::sentence_around;
use crate::tokens::{Gap, Token};

/// The style of asking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// A few words that say what is wanted.
    #[default]
    Request,
    /// Chat about tastes that asks for something to watch; constrains nothing.
    Chat,
    /// A description of one particular film; constrains nothing.
    Story,
}

impl Style {
    /// The name in model files and explanations.
    pub const fn name(self) -> &'static str {
        match self {
            Style::Request => "request",
            Style::Chat => "chat",
            Style::Story => "story",
        }
    }
}

/// Most words of a query that is always a request, and fewest of one that never is.
const SHORT_WORDS: usize = 14;
const LONG_WORDS: usize = 40;

/// The style of a text, by its length and by what its author speaks of.
pub(crate) fn style(language: &Language, text: &str, words: &[Token]) -> Style {
    let styles = &language.styles;
    let says = |set: &[&str]| words.iter().filter(|token| set.contains(&token.word.as_str())).count();
    let is_labelled = text.starts_with('[') || says(styles.labels) > 0;
    if words.len() <= SHORT_WORDS && !is_labelled {
        return Style::Request;
    }
    let sentences = 1 + words.iter().skip(1).filter(|token| token.gap == Gap::Stop).count();
    let speaks = says(styles.speaking) > 0;
    let remembers = is_labelled || says(styles.remembering) > 0;
    let talks = speaks && !remembers && says(styles.taste) >= 2.max(says(styles.plot));
    let is_long = words.len() > LONG_WORDS;
    if remembers || is_long && !talks {
        Style::Story
    } else if talks && (is_long || sentences > 1) {
        Style::Chat
    } else {
        Style::Request
    }
}

/// Years of release that a description names, and the year by which its author had seen the film. A year beside words
/// of watching, outside the headline, is the latter; one beside words of setting is ignored.
pub(crate) fn years_named(
    language: &Language,
    text: &str,
    words: &[Token],
    segments: &[Segment],
) -> (Span<u16>, Option<u16>) {
    let headline_end = text.find('\n').map_or(0, |end| text[..end].chars().count() as u32);
    let (mut released, mut seen_by) = (Span { from: None, to: None }, None);
    for segment in segments {
        let Reading::Years(span) = segment.reading else { continue };
        let is_headline = words[segment.core.start].place.start < headline_end;
        let sentence = sentence_around(words, segment.core.start);
        if !is_headline && sentence.iter().any(|token| language.narration.is_watching(&token.word)) {
            seen_by = seen_by.max(span.to);
        } else {
            released.from = [released.from, span.from].into_iter().flatten().min();
            released.to = released.to.max(span.to);
        }
    }
    (released, seen_by)
}

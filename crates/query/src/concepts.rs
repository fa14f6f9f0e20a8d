//! Words of a request → concepts of the film genome: "something cosy for a rainy sunday".
//!
//! A concept says what a film is like. It is a wish, not a constraint: ranking weighs it. Its words stay in the theme,
//! so that meaning and words are compared as well. A negated concept is unwanted.

use std::ops::Range;

use cinerag_domain::{PartKind, Understood};
use cinerag_genome::{ConceptNumber, Concepts};

use crate::chart::{Reading, Segment};
use crate::interpret::theme_parts;
use crate::lexicon::Language;
use crate::tokens::{Token, part, phrase, place};

/// Concepts that a part of the request names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptWish {
    /// The concepts that the words may mean.
    pub numbers: Vec<ConceptNumber>,
    /// False when films should not be like that.
    pub is_wanted: bool,
    /// The words are also a genre or a title, which already covers them.
    pub is_said: bool,
}

/// Words that name concepts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ConceptSpan {
    pub(crate) tokens: Range<usize>,
    numbers: Vec<ConceptNumber>,
}

/// Most words of a phrasing.
const LONGEST: usize = 8;

/// The phrasings in the words, from left to right, the longest first. A phrasing that begins with a negation counts
/// when the negated words are not a phrasing themselves: "no hope" is one, and "not scary" refuses "scary".
pub(crate) fn spans(tokens: &[Token], segments: &[Segment]) -> Vec<ConceptSpan> {
    let concepts = Concepts::shipped();
    let negation_at = |at: usize| {
        segments.iter().find(|segment| segment.reading == Reading::Negation && segment.tokens.start == at)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let span = longest(tokens, at, concepts);
        let refuses =
            negation_at(at).is_some_and(|negation| longest(tokens, negation.tokens.end, concepts).is_some());
        match span.filter(|_| !refuses) {
            Some(span) => {
                at = span.tokens.end;
                found.push(span);
            }
            None => at += 1,
        }
    }
    found
}

/// The concepts that the phrasings in a text name, each once.
pub fn concepts_named(text: &str) -> Vec<ConceptNumber> {
    let mut numbers: Vec<ConceptNumber> =
        spans(&crate::tokens::tokens(text), &[]).into_iter().flat_map(|span| span.numbers).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The longest phrasing that starts at a word.
fn longest(tokens: &[Token], start: usize, concepts: &Concepts) -> Option<ConceptSpan> {
    let mut longest = None;
    for end in start + 1..=tokens.len().min(start + LONGEST) {
        // a sign is not a word
        if !tokens[end - 1].word.contains(char::is_alphanumeric) {
            break;
        }
        let words = phrase(&tokens[start..end]);
        let numbers = named(&words, concepts);
        if !numbers.is_empty() {
            longest = Some(ConceptSpan { tokens: start..end, numbers: numbers.to_vec() });
        }
        if !concepts.has_phrasing_starting(&words) {
            break;
        }
    }
    longest
}

/// What a phrase names in the singular or the plural, whichever is a phrasing.
fn named<'a>(words: &str, concepts: &'a Concepts) -> &'a [ConceptNumber] {
    let exact = concepts.named(words);
    if !exact.is_empty() {
        return exact;
    }
    match words.strip_suffix('s') {
        Some(singular) => concepts.named(singular),
        None => concepts.named(&format!("{words}s")),
    }
}

/// True when a phrasing includes the negation, which then refuses nothing.
pub(crate) fn holds(spans: &[ConceptSpan], segment: &Segment) -> bool {
    segment.reading == Reading::Negation
        && spans
            .iter()
            .any(|span| span.tokens.start <= segment.tokens.start && segment.tokens.end <= span.tokens.end)
}

/// Spans → wishes, given how the rest of the query was read. Adds a part for each wanted one and removes its words from
/// the theme's parts.
pub(crate) fn wishes(
    language: &Language,
    text: &str,
    tokens: &[Token],
    spans: &[ConceptSpan],
    parts: &mut Vec<Understood>,
) -> Vec<ConceptWish> {
    let concepts = Concepts::shipped();
    let mut wishes = Vec::new();
    let mut shown: Vec<Range<usize>> = Vec::new();
    for span in spans {
        let place = place(&tokens[span.tokens.clone()]);
        let read_as = |kinds: &[PartKind]| {
            parts
                .iter()
                .any(|part| kinds.contains(&part.kind) && part.start < place.end && place.start < part.end)
        };
        if read_as(&SPOKEN_FOR) {
            continue;
        }
        let is_wanted = !read_as(&REFUSED);
        let is_said = read_as(&[PartKind::Genre, PartKind::Title]);
        wishes.push(ConceptWish { numbers: span.numbers.clone(), is_wanted, is_said });
        let first = span.numbers.first().and_then(|number| concepts.shown(*number));
        if let Some(value) = first.filter(|_| is_wanted && !is_said) {
            parts.push(Understood { value: Some(value), ..part(PartKind::Concept, text, place) });
            shown.push(span.tokens.clone());
        }
    }
    if !shown.is_empty() {
        without(language, text, tokens, &shown, parts);
        parts.sort_by_key(|part| (part.start, part.end));
    }
    wishes
}

/// What words are if they are not a wish: a constraint, a name, an example, or how the answer should differ from one.
const SPOKEN_FOR: [PartKind; 15] = [
    PartKind::Like,
    PartKind::Person,
    PartKind::ExcludePerson,
    PartKind::Character,
    PartKind::Year,
    PartKind::Runtime,
    PartKind::Rating,
    PartKind::Order,
    PartKind::Tweak,
    PartKind::ExcludeLanguage,
    PartKind::Series,
    PartKind::Certificate,
    PartKind::ExcludeCertificate,
    PartKind::ExcludeStudio,
    PartKind::SpokenLanguage,
];
/// What words are if a negation refuses them.
const REFUSED: [PartKind; 2] = [PartKind::ExcludeTheme, PartKind::ExcludeGenre];

/// Removes words from the parts of the theme; each run that remains becomes a part.
fn without(
    language: &Language,
    text: &str,
    tokens: &[Token],
    taken: &[Range<usize>],
    parts: &mut Vec<Understood>,
) {
    let is_taken = |at: usize| taken.iter().any(|range| range.contains(&at));
    let themes: Vec<Understood> = parts.extract_if(.., |part| part.kind == PartKind::Theme).collect();
    let is_theme = |at: usize| {
        let place = &tokens[at].place;
        themes.iter().any(|theme| place.start >= theme.start && place.end <= theme.end)
    };
    parts.extend(theme_parts(language, text, tokens, |at| is_theme(at) && !is_taken(at)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    fn ids(text: &str) -> Vec<Vec<String>> {
        let concepts = Concepts::shipped();
        let id = |number: &ConceptNumber| concepts.get(*number).map(|concept| concept.id.clone());
        let spans = spans(&tokens(text), &[]);
        spans.iter().map(|span| span.numbers.iter().filter_map(id).collect()).collect()
    }

    #[test]
    fn phrasings_are_found_where_they_stand() {
        assert_eq!(ids("something cosy"), [["cosy"]]);
        assert_eq!(ids("a time loop"), [["time-loop"]]);
        assert_eq!(ids("zebra"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_wish_takes_its_words_from_the_theme() {
        let text = "cosy zebra";
        let tokens = tokens(text);
        let mut parts = vec![part(PartKind::Theme, text, 0..10)];
        let wishes = wishes(&ENGLISH, text, &tokens, &spans(&tokens, &[]), &mut parts);
        assert!(wishes.len() == 1 && wishes[0].is_wanted);
        let read: Vec<(PartKind, &str)> = parts.iter().map(|part| (part.kind, part.text.as_str())).collect();
        assert_eq!(read, [(PartKind::Concept, "cosy"), (PartKind::Theme, "zebra")]);
    }

    #[test]
    fn what_is_refused_is_not_wanted() {
        let text = "cosy";
        let tokens = tokens(text);
        let mut parts = vec![part(PartKind::ExcludeTheme, text, 0..4)];
        let wishes = wishes(&ENGLISH, text, &tokens, &spans(&tokens, &[]), &mut parts);
        assert!(!wishes[0].is_wanted && parts.len() == 1);
    }
}

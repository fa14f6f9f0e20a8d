//! Long descriptions → passages that fit the model's window, and the terms that distinguish the film.
//!
//! People who describe a film they cannot name also write about themselves: when they saw it, that they cannot sleep,
//! thanks. Such sentences are dropped and the rest is condensed into passages; the first line, which people write as a
//! headline, is a passage of its own.

use std::collections::BTreeMap;

use cinerag_analysis::{Terms, fold, term_id};
use cinerag_domain::SparseVector;
use cinerag_ports::Lexicon;

use crate::condense::condense;
use crate::lexicon::Language;
use crate::terms::{QueryTerms, with_ideal};
use crate::tokens::{Gap, Token};

/// A text to embed, and how much it counts in the query vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Its share; only ratios between passages matter.
    pub weight: f32,
}

impl Passage {
    /// The only passage of a query.
    pub fn whole(text: &str) -> Self {
        Passage { text: text.to_owned(), weight: 1.0 }
    }
}

/// Share of the headline in the query vector, measured on the development descriptions.
const HEADLINE_SHARE: f32 = 0.2;
/// How many times a word of the headline counts among the terms.
const HEADLINE_COUNT: f32 = 2.0;
/// Weight of a word of narration ("scene", "guy").
const NARRATIVE_WEIGHT: f32 = 0.25;
/// Words in the shortest sentence that describes something.
const LEAST_WORDS: usize = 3;

/// A condensed description.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Story {
    pub(crate) passages: Vec<Passage>,
    pub(crate) terms: QueryTerms,
}

/// Condenses a description.
pub(crate) fn story(
    language: &Language,
    text: &str,
    terms: &Terms,
    lexicon: &dyn Lexicon,
    movies: u32,
) -> Story {
    let (labels, text) = without_labels(language, text);
    let (headline, body) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    let narration = &language.narration;
    let headline: String =
        sentences(headline).map(|sentence| narration.without_hedge(sentence)).collect::<Vec<_>>().join(" ");
    let is_content = |sentence: &&str| {
        !narration.is_about_the_search(sentence) && !narration.is_about_the_watching(sentence)
    };
    let described: Vec<&str> = sentences(body)
        .filter(is_content)
        .map(|sentence| narration.without_hedge(sentence))
        .filter(|sentence| sentence.split_whitespace().count() >= LEAST_WORDS)
        .collect();
    let body = if described.is_empty() { body.to_owned() } else { described.join(". ") };
    let labels = labels.join(", ");
    let opening = [labels.as_str(), headline.as_str()].into_iter().filter(|text| !text.is_empty());
    let opening = opening.collect::<Vec<_>>().join(". ");
    let whole: String = [opening.as_str(), body.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(". ");
    let whole = if whole.is_empty() { text.clone() } else { whole };

    let mut passages: Vec<Passage> = condense(&whole).iter().map(|text| Passage::whole(text)).collect();
    let share =
        if opening.is_empty() || passages.len() == 1 && body.is_empty() { 0.0 } else { HEADLINE_SHARE };
    let each = (1.0 - share) / passages.len() as f32;
    for passage in &mut passages {
        passage.weight = each;
    }
    if share > 0.0 {
        passages.push(Passage { text: opening.clone(), weight: share });
    }
    let vector = weighted_terms(language, &body, &opening, terms);
    let folded = fold(&whole);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    Story { terms: with_ideal(vector, &words, terms, lexicon, movies), passages }
}

/// The terms of a description. A word said twice counts more, but not twice as much: `tf · 2 / (tf + 1)`, the
/// saturation that BM25 gives query terms with k3 = 1 (Robertson and Zaragoza 2009, §3.4.3).
fn weighted_terms(language: &Language, body: &str, headline: &str, terms: &Terms) -> SparseVector {
    let mut counts: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    for (text, count) in [(body, 1.0), (headline, HEADLINE_COUNT)] {
        for word in fold(text).split(' ') {
            for term in terms.of_prose(word) {
                let weight = if language.narration.is_narrative(word) { NARRATIVE_WEIGHT } else { 1.0 };
                counts.entry(term_id(&term)).or_insert((weight, 0.0)).1 += count;
            }
        }
    }
    SparseVector::from_pairs(
        counts.into_iter().map(|(id, (weight, tf))| (id, weight * tf * 2.0 / (tf + 1.0))),
    )
}

/// Bracketed labels that say something about the film, and the text without any labels: "[TOMT][Movie][Black and
/// white]".
fn without_labels<'a>(language: &Language, text: &'a str) -> (Vec<&'a str>, String) {
    let (mut labels, mut rest) = (Vec::new(), String::with_capacity(text.len()));
    let mut left = text;
    while let Some((before, bracketed)) = left.split_once('[') {
        let Some((label, after)) = bracketed.split_once(']') else { break };
        rest.push_str(before);
        rest.push(' ');
        let words = fold(label);
        let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        let is_label = |word: &str| language.narration.labels.contains(&word) || has_digit(word);
        let says = |word: &str| language.describes(word) && !is_label(word);
        if label.chars().count() <= 80 && words.split(' ').any(|word| !word.is_empty() && says(word)) {
            labels.push(label.trim());
        }
        left = after;
    }
    rest.push_str(left);
    (labels, rest)
}

/// Sentences and lines that have a word, without surrounding marks.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', ';', '\n', '…'])
        .map(|sentence| sentence.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|sentence| sentence.chars().filter(|c| c.is_alphabetic()).count() >= 2)
}

/// The sentence that a word stands in.
pub(crate) fn sentence_around(tokens: &[Token], at: usize) -> &[Token] {
    let start = (0..=at).rev().find(|at| tokens[*at].gap == Gap::Stop).unwrap_or(0);
    let end = (at + 1..tokens.len()).find(|at| tokens[*at].gap == Gap::Stop).unwrap_or(tokens.len());
    &tokens[start..end]
}

#[cfg(test)]
mod tests {
    use cinerag_ports::fakes::MemoryLexicon;

    use super::*;
    use crate::lexicon::ENGLISH;

    const POST: &str = "[TOMT][Movie][90s][black and white] Man builds a lighthouse for whales\n\
        Hi everyone, does anyone know the name of this? I saw it on TV when I was a kid.\n\
        I think it was about a fisherman who talks to a whale. There is a scene where the lighthouse burns down. Thanks!";

    #[test]
    fn sentences_about_the_narrator_are_dropped() {
        let story = story(&ENGLISH, POST, &Terms::default(), &MemoryLexicon::default(), 100);
        assert_eq!(story.passages.len(), 2);
        assert_eq!(
            story.passages[0].text,
            "black and white. Man builds a lighthouse for whales. a fisherman who talks to a whale. \
             the lighthouse burns down"
        );
        assert_eq!(story.passages[1].text, "black and white. Man builds a lighthouse for whales");
        assert!((story.passages.iter().map(|passage| passage.weight).sum::<f32>() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_repeated_word_counts_more_but_not_twice() {
        let vector = weighted_terms(&ENGLISH, "whale whale fisherman scene", "", &Terms::default());
        let weight = |word: &str| {
            let id = term_id(&Terms::default().of_prose(word)[0]);
            vector.iter().find(|(term, _)| *term == id).map(|(_, weight)| weight)
        };
        assert_eq!(weight("fisherman"), Some(1.0));
        assert_eq!(weight("scene"), Some(NARRATIVE_WEIGHT));
        assert!(weight("whale").is_some_and(|weight| weight > 1.3 && weight < 1.4));
    }
}

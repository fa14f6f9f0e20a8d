//! Long descriptions → passages that the model reads whole, and the terms that tell the film from others.
//!
//! People who describe a film they cannot name say much about themselves: when they saw it, that they cannot sleep,
//! thanks. What is left when that is taken away is condensed into passages of the model's window; the first line,
//! which people write as a headline, counts apart.

use std::collections::BTreeMap;

use cinerag_analysis::{Terms, fold, term_id};
use cinerag_domain::SparseVector;
use cinerag_ports::Lexicon;

use crate::condense::condense;
use crate::grammar::cues;
use crate::narrator::{is_about_the_search, is_about_the_watching, is_narrative, without_hedge};
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
    /// A text that is all there is.
    pub fn whole(text: &str) -> Self {
        Passage { text: text.to_owned(), weight: 1.0 }
    }
}

/// Share of the headline in the query vector, measured on the development descriptions.
const HEADLINE_SHARE: f32 = 0.2;
/// Times that a word of the headline counts among the terms.
const HEADLINE_COUNT: f32 = 2.0;
/// Weight of a word that belongs to telling and not to the plot ("scene", "guy").
const NARRATIVE_WEIGHT: f32 = 0.25;
/// Words in the least sentence that says something.
const LEAST_WORDS: usize = 3;

/// What a description comes down to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Story {
    pub(crate) passages: Vec<Passage>,
    pub(crate) terms: QueryTerms,
}

/// Condenses a description.
pub(crate) fn story(text: &str, terms: &Terms, lexicon: &dyn Lexicon, movies: u32) -> Story {
    let (labels, text) = without_labels(text);
    let (headline, body) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    let headline: String = sentences(headline).map(without_hedge).collect::<Vec<_>>().join(" ");
    let telling = |sentence: &&str| !is_about_the_search(sentence) && !is_about_the_watching(sentence);
    let kept: Vec<&str> = sentences(body)
        .filter(telling)
        .map(without_hedge)
        .filter(|sentence| sentence.split_whitespace().count() >= LEAST_WORDS)
        .collect();
    let body = if kept.is_empty() { body.to_owned() } else { kept.join(". ") };
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
    let vector = telling_terms(&body, &opening, terms);
    let folded = fold(&whole);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    Story { terms: with_ideal(vector, &words, terms, lexicon, movies), passages }
}

/// The terms of a description. A word said twice counts more, but not twice as much: `tf · 2 / (tf + 1)`, the
/// saturation that BM25 gives query terms with k3 = 1 (Robertson and Zaragoza 2009, §3.4.3).
fn telling_terms(body: &str, headline: &str, terms: &Terms) -> SparseVector {
    let mut counts: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    for (text, count) in [(body, 1.0), (headline, HEADLINE_COUNT)] {
        for word in fold(text).split(' ') {
            for term in terms.of_prose(word) {
                let weight = if is_narrative(word) { NARRATIVE_WEIGHT } else { 1.0 };
                counts.entry(term_id(&term)).or_insert((weight, 0.0)).1 += count;
            }
        }
    }
    SparseVector::from_pairs(
        counts.into_iter().map(|(id, (weight, tf))| (id, weight * tf * 2.0 / (tf + 1.0))),
    )
}

/// Bracketed labels that say something of the film, and the text without any: "[TOMT][Movie][Black and white]".
fn without_labels(text: &str) -> (Vec<&str>, String) {
    let (mut labels, mut rest) = (Vec::new(), String::with_capacity(text.len()));
    let mut left = text;
    while let Some((before, bracketed)) = left.split_once('[') {
        let Some((label, after)) = bracketed.split_once(']') else { break };
        rest.push_str(before);
        rest.push(' ');
        let words = fold(label);
        let says = |word: &str| cues::describes(word) && !is_label(word);
        if label.chars().count() <= 80 && words.split(' ').any(|word| !word.is_empty() && says(word)) {
            labels.push(label.trim());
        }
        left = after;
    }
    rest.push_str(left);
    (labels, rest)
}

/// Words of labels that sort posts, and years, which are understood elsewhere.
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "tomt"
            | "totm"
            | "tv"
            | "show"
            | "series"
            | "solved"
            | "question"
            | "nsfw"
            | "clip"
            | "unknown"
            | "possibly"
    ) || matches!(word, "early" | "mid" | "late" | "pre" | "post" | "around" | "circa")
        || word.bytes().any(|byte| byte.is_ascii_digit())
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

    const POST: &str = "[TOMT][Movie][90s][black and white] Man builds a lighthouse for whales\n\
        Hi everyone, does anyone know the name of this? I saw it on TV when I was a kid.\n\
        I think it was about a fisherman who talks to a whale. There is a scene where the lighthouse burns down. Thanks!";

    #[test]
    fn what_tells_of_the_teller_is_dropped() {
        let told = story(POST, &Terms::default(), &MemoryLexicon::default(), 100);
        assert_eq!(told.passages.len(), 2);
        assert_eq!(
            told.passages[0].text,
            "black and white. Man builds a lighthouse for whales. a fisherman who talks to a whale. \
             the lighthouse burns down"
        );
        assert_eq!(told.passages[1].text, "black and white. Man builds a lighthouse for whales");
        assert!((told.passages.iter().map(|passage| passage.weight).sum::<f32>() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_repeated_word_counts_more_but_not_twice() {
        let vector = telling_terms("whale whale fisherman scene", "", &Terms::default());
        let weight = |word: &str| {
            let id = term_id(&Terms::default().of_prose(word)[0]);
            vector.iter().find(|(term, _)| *term == id).map(|(_, weight)| weight)
        };
        assert_eq!(weight("fisherman"), Some(1.0));
        assert_eq!(weight("scene"), Some(NARRATIVE_WEIGHT));
        assert!(weight("whale").is_some_and(|weight| weight > 1.3 && weight < 1.4));
    }
}

//! Names in a sentence that the evidence does not have: films of the catalogue that were not found, and whatever else is
//! written like a name.

use std::ops::Range;

use cinerag_ports::{Lexicon, Meaning, TitleForm};

use super::evidence::Evidence;
use super::tokens::{Word, phrase, quoted, words};

/// Longest title that is searched for, in words.
const LONGEST_TITLE: usize = 12;
/// How well known a film must be for its title to be meant where two small words could be anything.
const KNOWN_TITLE: f32 = 0.5;
/// Films whose record has a word, up to which the word is a name and no ordinary word.
const RARE_WORD: u32 = 2;

/// Words that begin sentences and name nothing, and words that join the parts of names.
#[rustfmt::skip]
const PLAIN_WORDS: &[&str] = &[
    "a", "after", "all", "also", "although", "an", "and", "another", "as", "at", "because", "before", "both", "but",
    "by", "each", "even", "every", "film", "films", "finally", "first", "for", "from", "here", "his", "how", "however",
    "i", "if", "in", "it", "its", "like", "movie", "no", "not", "of", "on", "one", "or", "other", "our", "she", "so",
    "some", "start", "still", "that", "the", "their", "then", "there", "these", "they", "this", "those", "though",
    "to", "try", "two", "until", "watch", "we", "what", "when", "where", "while", "with", "you", "your", "he", "her",
    "him", "id", "im", "ill", "youll", "is", "was", "are", "were",
];
/// Words after a title at the beginning of a sentence.
const AFTER_A_TITLE: &[&str] =
    &["be", "by", "directed", "follows", "has", "is", "starring", "stars", "tells", "was", "will"];

/// What is wrong with the names of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadName {
    /// A film that was not found, or is none.
    Film,
    /// Somebody or something that no record names.
    Other,
}

/// A film that was found and is named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its place in the evidence.
    pub(super) film: usize,
    /// Where the title stands, in bytes.
    pub(super) place: Range<usize>,
}

/// The films of the evidence that a sentence names, in order, and which words are theirs.
pub(super) fn named(sentence: &str, words: &[Word], evidence: &Evidence) -> (Vec<Named>, Vec<bool>) {
    let (mut found, mut covered) = (Vec::new(), vec![false; words.len()]);
    let quotes = quoted(sentence);
    let mut at = 0;
    while at < words.len() {
        let longest = evidence.films.iter().enumerate().flat_map(|(film, known)| {
            let fits = known.titles.iter().filter(|title| stands_at(title, words, at));
            fits.map(move |title| (title.len(), film))
        });
        let place = |length: usize| words[at].place.start..words[at + length - 1].place.end;
        let best = longest
            .filter(|(length, _)| is_meant(sentence, words, at, *length, &quotes))
            .max_by_key(|(length, film)| (*length, usize::MAX - film));
        match best {
            Some((length, film)) => {
                covered[at..at + length].fill(true);
                let mut place = place(length);
                if let Some(mark) =
                    evidence.films[film].mark.filter(|mark| sentence[place.end..].starts_with(*mark))
                {
                    place.end += mark.len_utf8();
                }
                found.push(Named { film, place });
                at += length;
            }
            None => at += 1,
        }
    }
    (found, covered)
}

fn stands_at(title: &[String], words: &[Word], at: usize) -> bool {
    words.get(at..at + title.len()).is_some_and(|stretch| stretch.iter().map(|word| &word.folded).eq(title))
}

/// True when words that are a title stand for the film: a title of one word may be a word ("Her", "Up", "It").
fn is_meant(sentence: &str, words: &[Word], at: usize, length: usize, quotes: &[Range<usize>]) -> bool {
    let place = words[at].place.start..words[at + length - 1].place.end;
    let begins = words[at].is_capital || words[at].folded.starts_with(|c: char| c.is_ascii_digit());
    if !begins {
        return false;
    }
    let follows = after_marks(&sentence[place.end..]);
    let is_marked = follows.starts_with(['(', '[']) || quotes.contains(&place);
    length > 1 && !words[at..at + length].iter().all(|word| PLAIN_WORDS.contains(&word.folded.as_str()))
        || is_marked
        || at > 0 && !is_sentence_start(sentence, place.start)
}

/// What stands after a title, its own closing marks and quotes left out.
fn after_marks(rest: &str) -> &str {
    rest.trim_start_matches(['!', '?', '.', '”', '"', '*', '_', '»']).trim_start()
}

/// True when nothing but marks and spaces stands before.
fn is_sentence_start(sentence: &str, at: usize) -> bool {
    !sentence[..at].contains(char::is_alphanumeric)
}

/// The first name that the evidence does not have.
pub(super) fn bad_name(sentence: &str, evidence: &Evidence, lexicon: &dyn Lexicon) -> Option<BadName> {
    let words = words(sentence);
    let (_, covered) = named(sentence, &words, evidence);
    bad_quote(sentence, &words, &covered, evidence, lexicon)
        .or_else(|| bad_title(sentence, &words, &covered, evidence, lexicon))
        .or_else(|| bad_capitals(sentence, &words, &covered, evidence))
        .or_else(|| bad_opening(sentence, &words, &covered, evidence, lexicon))
}

/// A stretch in quotes that is a film, or written like one, and is not among those found.
fn bad_quote(
    sentence: &str,
    words: &[Word],
    covered: &[bool],
    evidence: &Evidence,
    lexicon: &dyn Lexicon,
) -> Option<BadName> {
    quoted(sentence).into_iter().find_map(|quote| {
        let inside = |at: &usize| quote.start <= words[*at].place.start && words[*at].place.end <= quote.end;
        let inner: Vec<usize> = (0..words.len()).filter(inside).collect();
        let (first, last) = (*inner.first()?, *inner.last()?);
        let stretch = &words[first..=last];
        let folded = phrase(stretch);
        let is_ours = covered[first..=last].iter().all(|covered| *covered) || evidence.has(&folded);
        let is_name = stretch[0].is_capital || title(lexicon, &folded).is_some();
        (!is_ours && is_name).then_some(BadName::Film)
    })
}

/// A title of the catalogue that is not among the films found.
fn bad_title(
    sentence: &str,
    words: &[Word],
    covered: &[bool],
    evidence: &Evidence,
    lexicon: &dyn Lexicon,
) -> Option<BadName> {
    (0..words.len()).find_map(|start| {
        let mut said = String::new();
        for end in start + 1..=words.len().min(start + LONGEST_TITLE) {
            if covered[end - 1] {
                break;
            }
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(&words[end - 1].folded);
            if !lexicon.has_phrase_starting(&said) {
                break;
            }
            let stretch = &words[start..end];
            if let Some((form, fame)) = title(lexicon, &said)
                && !evidence.has(&said)
                && means_film(sentence, words, start..end, form, fame, lexicon)
            {
                debug_assert!(!stretch.is_empty());
                return Some(BadName::Film);
            }
        }
        None
    })
}

/// Whether words that are a title elsewhere mean that film here.
fn means_film(
    sentence: &str,
    words: &[Word],
    at: Range<usize>,
    form: TitleForm,
    fame: f32,
    lexicon: &dyn Lexicon,
) -> bool {
    let stretch = &words[at.clone()];
    let telling: Vec<&Word> =
        stretch.iter().filter(|word| !PLAIN_WORDS.contains(&word.folded.as_str())).collect();
    let after = after_marks(&sentence[stretch[stretch.len() - 1].place.end..]);
    let has_year = after.strip_prefix('(').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if has_year && stretch[0].is_capital {
        return true;
    }
    if telling.is_empty() {
        return false;
    }
    let capitals = telling.iter().all(|word| word.is_capital);
    let starts = is_sentence_start(sentence, stretch[0].place.start);
    match stretch.len() {
        1 if form == TitleForm::Short => false,
        1 if capitals && !starts => true,
        1 if capitals => {
            let next = words.get(at.end).map_or("", |word| word.folded.as_str());
            fame >= KNOWN_TITLE && (next.is_empty() || AFTER_A_TITLE.contains(&next))
        }
        1 => telling[0].folded.len() >= 4 && lexicon.word_count(&telling[0].folded) <= RARE_WORD,
        // a sentence begins with a capital whatever its first word
        _ if capitals && (!starts || telling.len() > 1) => true,
        2 => telling.len() == 2 && fame >= KNOWN_TITLE && form == TitleForm::Main,
        _ => telling.len() >= 2 && form == TitleForm::Main,
    }
}

/// The best known film that a phrase is a title of: which form, and how well it is known.
fn title(lexicon: &dyn Lexicon, phrase: &str) -> Option<(TitleForm, f32)> {
    let titles = lexicon.meanings(phrase).into_iter().filter_map(|meaning| match meaning {
        Meaning::Title { form, popularity, .. } => Some((form, popularity)),
        _ => None,
    });
    titles.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
}

/// Words with capitals that no record has: a name from somewhere else.
fn bad_capitals(sentence: &str, words: &[Word], covered: &[bool], evidence: &Evidence) -> Option<BadName> {
    let is_plain = |word: &Word| PLAIN_WORDS.contains(&word.folded.as_str());
    let mut at = 0;
    while at < words.len() {
        let mut end = at;
        while end < words.len()
            && words[end].is_capital
            && !covered[end]
            && (end == at || is_joined(sentence, words, end))
        {
            end += 1;
        }
        if end == at {
            at += 1;
            continue;
        }
        let mut from = at;
        let starts = is_clause_start(sentence, words[at].place.start);
        while from < end && is_plain(&words[from]) {
            from += 1;
        }
        // any word may begin a sentence, and only what follows it tells
        if starts && from == at && end - from == 1 {
            from = end;
        }
        let run = &words[from..end];
        let rest = if starts && from == at { &words[from + 1..end] } else { run };
        let is_known = run.is_empty()
            || evidence.has(&phrase(run))
            || !rest.is_empty() && rest.len() < run.len() && evidence.has(&phrase(rest))
            || run.iter().all(|word| evidence.has(&word.folded)) && run.len() == 1;
        if !is_known {
            return Some(BadName::Other);
        }
        at = end;
    }
    None
}

/// A word that no film's record has, at the beginning of a sentence and followed as a name is: "Gigli is …".
fn bad_opening(
    sentence: &str,
    words: &[Word],
    covered: &[bool],
    evidence: &Evidence,
    lexicon: &dyn Lexicon,
) -> Option<BadName> {
    (0..words.len().saturating_sub(1)).find_map(|at| {
        let word = &words[at];
        let is_name = word.is_capital
            && !covered[at]
            && is_clause_start(sentence, word.place.start)
            && AFTER_A_TITLE.contains(&words[at + 1].folded.as_str())
            && !PLAIN_WORDS.contains(&word.folded.as_str())
            && lexicon.word_count(&word.folded) == 0
            && !evidence.has(&word.folded);
        is_name.then_some(BadName::Other)
    })
}

/// True when only a space, hyphen, apostrophe or point of an initial divides a word from the one before it.
fn is_joined(sentence: &str, words: &[Word], at: usize) -> bool {
    matches!(&sentence[words[at - 1].place.end..words[at].place.start], " " | "-" | ". " | "." | " & ")
}

/// True at the beginning of the sentence, and after a colon or an opening quote.
fn is_clause_start(sentence: &str, at: usize) -> bool {
    let before = sentence[..at].trim_end();
    is_sentence_start(sentence, at) || before.ends_with([':', '“', '"', '—', '–', '.', '!', '?'])
}

//! Spelling: words that the catalogue does not know → what was probably meant.
//!
//! Words that the catalogue knows are never corrected. Whole titles and names are tried before single words, since
//! "leonardo dicapro" is nearer to one person than "dicapro" is to any word.

use std::ops::Range;

use cinerag_ports::{Lexicon, Meaning, NearPhrase, PhraseKind};

use crate::chart::{Reading, Segment};
use crate::grammar::standing;
use crate::lexicon::Language;
use crate::tokens::{Gap, Token, phrase, place, tokens};

/// A run of words and its replacement.
#[derive(Debug, Clone, PartialEq)]
struct Correction {
    stretch: Range<usize>,
    /// Folded.
    words: String,
    /// As shown.
    shown: String,
}

/// Words with corrected spelling.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Corrected {
    /// The words, with replacements in place of the originals.
    pub(crate) tokens: Vec<Token>,
    /// The whole text, corrected.
    pub(crate) text: String,
}

/// Fewest letters at which one edit, and two edits, are tried.
const LETTERS_FOR_ONE_EDIT: usize = 4;
const LETTERS_FOR_TWO_EDITS: usize = 8;
/// Fewest films that must have a word for it to be a correction.
const LEAST_FILMS: u32 = 3;
/// Most words of a query that is tried as a whole title or name.
const LONGEST_NAME: usize = 8;
/// Fewest letters of a query whose known words are tried as a misspelling ("dark night"), and least popularity of the
/// correction: two known words are more often meant as they are.
const LETTERS_FOR_KNOWN_WORDS: usize = 6;
const LEAST_FAME: f32 = 0.3;
/// Fewest letters of a surname that is tried as a misspelling of two known words.
const LETTERS_IN_SURNAME: usize = 3;
/// Fewest letters at which names one edit apart are the same name, whatever else the words may mean.
const LETTERS_FOR_CERTAINTY: usize = 12;

/// The corrected words, or none when nothing needs correcting. `segments` is how the uncorrected words are read.
pub(crate) fn correct(
    language: &Language,
    text: &str,
    words: &[Token],
    segments: &[Segment],
    lexicon: &dyn Lexicon,
) -> Option<Corrected> {
    let unknown: Vec<usize> =
        (0..words.len()).filter(|at| is_unknown(language, words, *at, segments, lexicon)).collect();
    let bare = without_request(language, words);
    let whole = whole_name(language, words, bare, !unknown.is_empty(), segments, lexicon);
    if let Some(correction) = whole {
        return Some(applied(text, words, &[correction]));
    }
    let mut corrections: Vec<Correction> = Vec::new();
    let unknowns = unknown.clone();
    for at in unknown {
        if corrections.iter().any(|correction| correction.stretch.contains(&at)) {
            continue;
        }
        let taken = corrections.last().map_or(0, |correction| correction.stretch.end);
        let name = name_around(language, words, at, taken, lexicon);
        let is_name_shaped = is_name_shaped(text, words, at) || neighbours_unknown(&unknowns, at);
        corrections.extend(name.or_else(|| {
            if is_name_shaped || is_made_of_known(language, &words[at].word, lexicon) {
                return None;
            }
            word(language, words, at, lexicon)
        }));
    }
    for at in 0..words.len().saturating_sub(1) {
        if corrections.is_empty()
            && standing(words, at, language.people.name_cues)
            && !is_read(segments, at + 1)
        {
            corrections.extend(cued_name(language, words, at + 1, lexicon));
        }
    }
    for at in 0..words.len().saturating_sub(1).min(LONGEST_NAME) {
        let is_free = corrections.is_empty() && !is_read(segments, at) && !is_read(segments, at + 1);
        if is_free && words[at + 1].gap == Gap::Space {
            corrections.extend(known_name(language, words, at, lexicon));
        }
    }
    (!corrections.is_empty()).then(|| applied(text, words, &corrections))
}

/// True for a word that neither the catalogue nor the grammar knows.
fn is_unknown(
    language: &Language,
    words: &[Token],
    at: usize,
    segments: &[Segment],
    lexicon: &dyn Lexicon,
) -> bool {
    let token = &words[at];
    let is_number = token.word.bytes().any(|byte| byte.is_ascii_digit());
    !is_number
        && token.word.chars().count() >= LETTERS_FOR_ONE_EDIT
        && !is_read(segments, at)
        && language.describes(&token.word)
        && !language.genres.unwanted.iter().any(|(word, ..)| *word == token.word)
        && lexicon.word_count(&token.word) == 0
        && (!token.is_possessive || lexicon.word_count(token.base()) == 0)
}

fn is_read(segments: &[Segment], at: usize) -> bool {
    segments.iter().any(|segment| segment.tokens.contains(&at))
}

/// The query without the request around it: "show me the movie …", "… movies".
fn without_request(language: &Language, words: &[Token]) -> Range<usize> {
    let asks = |token: &Token| {
        language.is_film_word(&token.word) || language.requests.around_name.contains(&token.word.as_str())
    };
    let is_article = |token: &Token| language.is_article(&token.word);
    let request = words.iter().position(|token| !asks(token) && !is_article(token)).unwrap_or(0);
    let start = words[..request].iter().rposition(asks).map_or(0, |last| last + 1);
    let end = words.iter().rposition(|token| !asks(token)).map_or(words.len(), |last| last + 1);
    start..end.max(start)
}

/// The whole query as a misspelled title or name.
fn whole_name(
    language: &Language,
    words: &[Token],
    bare: Range<usize>,
    has_unknown: bool,
    segments: &[Segment],
    lexicon: &dyn Lexicon,
) -> Option<Correction> {
    if bare.is_empty() || bare.len() > LONGEST_NAME {
        return None;
    }
    // the request around it may be a part of the title: "The Films of …"
    if [0..words.len(), bare.clone()]
        .iter()
        .any(|range| !lexicon.meanings(&phrase(&words[range.clone()])).is_empty())
    {
        return None;
    }
    let asked = phrase(&words[bare.clone()]);
    let letters = letters(&asked);
    let has_stray = words[bare.clone()].iter().any(|token| lexicon.word_count(&token.word) == 0);
    let is_read = segments.iter().any(|segment| {
        let is_surname = matches!(segment.reading, Reading::Person(_)) && segment.core.len() == 1;
        segment.tokens.start >= bare.start && !is_surname
    });
    if !has_unknown && is_read && letters < LETTERS_FOR_CERTAINTY {
        return None;
    }
    let edits = match (has_unknown, letters) {
        (true, _) => most_edits(letters),
        (false, LETTERS_FOR_KNOWN_WORDS..) if bare.len() > 1 => 1,
        (false, _) => 0,
    };
    let near = |stretch: &Range<usize>, kind: PhraseKind| {
        let found = lexicon.near_phrases(&phrase(&words[stretch.clone()]), kind, edits, 1).into_iter().next();
        let is_known = |near: &NearPhrase| {
            has_same_numbers(&asked, &near.phrase)
                && (has_unknown || has_stray || near.edits == 0 || near.popularity >= LEAST_FAME)
        };
        found.filter(is_known).map(|near| (stretch.clone(), kind, near))
    };
    // "the mupjet movie": the word for films may belong to the title
    let with_film = bare.start..bare.end + 1;
    let is_film = words.get(bare.end).is_some_and(|next| language.is_film_word(&next.word));
    let longer = if is_film { near(&with_film, PhraseKind::Title) } else { None };
    let best = [near(&bare, PhraseKind::Title), near(&bare, PhraseKind::Person), longer]
        .into_iter()
        .flatten()
        .min_by(|(_, _, a), (_, _, b)| a.edits.cmp(&b.edits).then(b.popularity.total_cmp(&a.popularity)));
    best.map(|(stretch, kind, near)| Correction {
        stretch,
        shown: shown(lexicon, &near.phrase, kind),
        words: near.phrase,
    })
}

/// A name of two or three words around an unknown word, all at or after `taken`.
fn name_around(
    language: &Language,
    words: &[Token],
    at: usize,
    taken: usize,
    lexicon: &dyn Lexicon,
) -> Option<Correction> {
    let mut best: Option<(u8, f32, Correction)> = None;
    for length in [3, 2, 1] {
        for start in (at + 1).saturating_sub(length).max(taken)..=at {
            let end = start + length;
            let Some(stretch) = words.get(start..end) else { continue };
            let particles = language.people.name_particles;
            let is_filler = |word: &str| language.is_filler(word) && !particles.contains(&word);
            if length > 1 && stretch.iter().any(|token| is_filler(&token.word)) {
                continue;
            }
            let asked = phrase(stretch);
            let title_is_cued =
                (1..=3).any(|back| start >= back && language.example_cue(words, start - back) == Some(back));
            let kinds: &[PhraseKind] = match (length, title_is_cued) {
                (1, true) => &[PhraseKind::Title],
                (1, false) => &[],
                (_, true) => &[PhraseKind::Title, PhraseKind::Person],
                (_, false) => &[PhraseKind::Person],
            };
            for kind in kinds {
                let near = lexicon.near_phrases(&asked, *kind, most_edits(letters(&asked)), 1);
                let Some(near) = near.into_iter().next() else { continue };
                if best
                    .as_ref()
                    .is_none_or(|(edits, fame, _)| (near.edits, -near.popularity) < (*edits, -*fame))
                {
                    let shown = shown(lexicon, &near.phrase, *kind);
                    let correction = Correction { stretch: start..end, words: near.phrase, shown };
                    best = Some((near.edits, near.popularity, correction));
                }
            }
        }
    }
    best.map(|(_, _, correction)| correction)
}

/// A name after "with" or "by" that is made of known words: "with brad pit".
fn cued_name(
    language: &Language,
    words: &[Token],
    start: usize,
    lexicon: &dyn Lexicon,
) -> Option<Correction> {
    let stretch = start..start + 2;
    let pair = words.get(stretch.clone())?;
    if pair.iter().any(|token| !language.describes(&token.word)) {
        return None;
    }
    let asked = phrase(pair);
    let near = lexicon.near_phrases(&asked, PhraseKind::Person, 1, 1).into_iter().next()?;
    // the first name stands as it is: two known words that are a whole name but for a letter
    let agrees = near.phrase.split(' ').next() == Some(pair[0].word.as_str());
    agrees.then(|| Correction {
        stretch,
        shown: shown(lexicon, &near.phrase, PhraseKind::Person),
        words: near.phrase,
    })
}

/// The name of somebody well known that two known words differ from by one letter: "brad pit comedies".
fn known_name(
    language: &Language,
    words: &[Token],
    start: usize,
    lexicon: &dyn Lexicon,
) -> Option<Correction> {
    let pair = &words[start..start + 2];
    let has_other_meaning = lexicon.has_phrase_starting(&phrase(pair));
    let is_short = pair[1].word.chars().count() < LETTERS_IN_SURNAME;
    if has_other_meaning || is_short || !lexicon.has_phrase_starting(&pair[0].word) {
        return None;
    }
    let found = cued_name(language, words, start, lexicon)?;
    let fame = lexicon.meanings(&found.words).into_iter().filter_map(|meaning| match meaning {
        Meaning::Person { popularity, .. } => Some(popularity),
        _ => None,
    });
    (fame.fold(0.0, f32::max) >= LEAST_FAME).then_some(found)
}

/// True when both have the same numbers: "die hard 4" is no misspelling of "die hard".
fn has_same_numbers(a: &str, b: &str) -> bool {
    let numbers = |text: &str| {
        let words = text.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    numbers(a) == numbers(b)
}

/// True for a word that is capitalised as names are, and so is not one of the catalogue's words: a capital inside a
/// query that has small letters too, or a word beside an elision ("Palme d'Or").
fn is_name_shaped(text: &str, words: &[Token], at: usize) -> bool {
    let is_mixed = words.iter().any(|token| !token.is_capital);
    let elided = |token: &Token| {
        let mut letters = text.chars().skip(token.place.start as usize).take(2);
        let first = letters.next();
        first.is_some_and(|first| matches!(first, 'd' | 'l' | 'D' | 'L'))
            && letters.next().is_some_and(|second| matches!(second, '\'' | '’'))
    };
    let beside = words.get(at + 1).is_some_and(elided) || elided(&words[at]);
    beside || at > 0 && words[at].is_capital && is_mixed
}

/// True when the word beside is unknown too: two of them are the name of somebody who is not in the catalogue.
fn neighbours_unknown(unknown: &[usize], at: usize) -> bool {
    unknown.contains(&(at + 1)) || at > 0 && unknown.contains(&(at - 1))
}

/// True for a word derived from a known one: "interwar", "noirish".
fn is_made_of_known(language: &Language, word: &str, lexicon: &dyn Lexicon) -> bool {
    let is_known = |rest: &str| rest.chars().count() > 2 && lexicon.is_word(rest);
    let mut after = language.affixes.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix));
    let mut before = language.affixes.suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix));
    after.any(is_known) || before.any(is_known)
}

/// The nearest word of the films. Ordinary words are not corrected, even if no film has them.
fn word(language: &Language, words: &[Token], at: usize, lexicon: &dyn Lexicon) -> Option<Correction> {
    let word = words[at].word.as_str();
    if lexicon.is_word(word) {
        return None;
    }
    let near = lexicon.near_words(word, most_edits(letters(word)), 8);
    let first = word.chars().next();
    let nearest = near
        .into_iter()
        // a word that understanding would ignore was not meant
        .filter(|near| near.movie_count >= LEAST_FILMS && language.describes(&near.word))
        .min_by_key(|near| (near.edits, near.word.chars().next() != first, u32::MAX - near.movie_count))?;
    // "underated" is one edit from a word that no film has, and two from one that many have
    if nearest.edits > 1 && is_near_word(word, lexicon) {
        return None;
    }
    Some(Correction { stretch: at..at + 1, shown: nearest.word.clone(), words: nearest.word })
}

/// True for a word that is one letter away from a word of the language.
fn is_near_word(word: &str, lexicon: &dyn Lexicon) -> bool {
    let at = |at: usize| word.is_char_boundary(at).then(|| word.split_at(at));
    let around = (0..=word.len()).filter_map(at);
    around.into_iter().any(|(before, after)| {
        let rest = after.chars().next().map(|first| &after[first.len_utf8()..]);
        let without = rest.map(|rest| format!("{before}{rest}"));
        without.is_some_and(|word| lexicon.is_word(&word))
            || ('a'..='z').any(|letter| {
                lexicon.is_word(&format!("{before}{letter}{after}"))
                    || rest.is_some_and(|rest| lexicon.is_word(&format!("{before}{letter}{rest}")))
            })
    })
}

fn letters(phrase: &str) -> usize {
    phrase.chars().filter(|c| *c != ' ').count()
}

fn most_edits(letters: usize) -> u8 {
    match letters {
        0..LETTERS_FOR_ONE_EDIT => 0,
        LETTERS_FOR_ONE_EDIT..LETTERS_FOR_TWO_EDITS => 1,
        _ => 2,
    }
}

/// The phrase as its bearer writes it.
fn shown(lexicon: &dyn Lexicon, words: &str, kind: PhraseKind) -> String {
    let meanings = lexicon.meanings(words);
    let name = meanings.into_iter().find_map(|meaning| match (meaning, kind) {
        (Meaning::Title { text, .. }, PhraseKind::Title) => Some(text),
        (Meaning::Person { name, .. }, PhraseKind::Person) => Some(name),
        _ => None,
    });
    name.unwrap_or_else(|| words.to_owned())
}

/// The words and the text with every correction made.
fn applied(text: &str, words: &[Token], corrections: &[Correction]) -> Corrected {
    let chars: Vec<char> = text.chars().collect();
    let (mut fixed, mut fixed_text) = (Vec::with_capacity(words.len()), String::new());
    let (mut at, mut char_at) = (0, 0);
    for correction in corrections {
        let from = place(&words[correction.stretch.clone()]);
        fixed.extend_from_slice(&words[at..correction.stretch.start]);
        fixed_text.extend(&chars[char_at..from.start as usize]);
        fixed_text.push_str(&correction.shown);
        let gap = words[correction.stretch.start].gap;
        for (nth, mut token) in tokens(&correction.words).into_iter().enumerate() {
            token.place = from.clone();
            token.gap = if nth == 0 { gap } else { token.gap };
            fixed.push(token);
        }
        at = correction.stretch.end;
        char_at = from.end as usize;
    }
    fixed.extend_from_slice(&words[at..]);
    fixed_text.extend(&chars[char_at..]);
    Corrected { tokens: fixed, text: fixed_text }
}

//! Names as people shorten and reorder them: bare surnames, family name first, generations spelt out.

use cinerag_ports::{Lexicon, Meaning};

use crate::grammar::{genres, standing, years};
use crate::lexicon::{Language, Sureness};
use crate::names::{Person, SURNAME_FAME, is_common, person};
use crate::tokens::{Gap, Token, phrase};

/// A newest year for reading years where its value does not matter.
const NO_YEAR: u16 = u16::MAX / 2;
/// Most films that may have the surname as a word without anybody of that name.
const OTHER_FILMS: u32 = 5;
/// Who is meant by a name in another order ("Kurosawa Akira", "Scott, Ridley") or with its generation spelt out
/// ("Robert Downey Junior"), and how many words it has.
pub(crate) fn rewritten(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    start: usize,
) -> Option<(Person, usize)> {
    let whole = |phrase: &str| person(lexicon, phrase, false).filter(|(_, is_surname)| !is_surname);
    for words in [4, 3, 2] {
        let Some(stretch) = tokens.get(start..start + words) else { continue };
        let word = |at: usize| stretch[at].word.as_str();
        let generation = language.people.generations.iter().find(|(long, _)| *long == word(words - 1));
        if let Some((_, short)) = generation
            && let Some((known, _)) = whole(&format!("{} {short}", phrase(&stretch[..words - 1])))
        {
            return Some((known, words));
        }
        if words == 4 || stretch.iter().any(|token| language.is_film_word(&token.word)) {
            continue;
        }
        let is_listed = stretch[1].gap == Gap::Comma;
        let orders: &[String] = &match words {
            3 => vec![
                format!("{} {} {}", word(1), word(2), word(0)),
                format!("{} {} {}", word(2), word(0), word(1)),
            ],
            _ if is_listed || words == tokens.len() || is_name_word(lexicon, word(0)) => {
                vec![format!("{} {}", word(1), word(0))]
            }
            _ => Vec::new(),
        };
        let direct = whole(&phrase(stretch));
        if let (None, Some((known, _))) = (direct, orders.iter().find_map(|order| whole(order))) {
            return Some((known, words));
        }
    }
    None
}

/// True for a surname that is rarely another word: most films that have the word involve somebody of that name.
fn is_name_word(lexicon: &dyn Lexicon, word: &str) -> bool {
    let films = lexicon.meanings(word).into_iter().map(|meaning| match meaning {
        Meaning::Person { is_surname: true, acted, directed, wrote, .. } => acted + directed + wrote,
        _ => 0,
    });
    let of_bearers: u32 = films.sum();
    of_bearers > 0 && lexicon.word_count(word) <= 2 * of_bearers + OTHER_FILMS
}

/// True for the surname of somebody well known.
fn is_known_surname(lexicon: &dyn Lexicon, word: &str) -> bool {
    lexicon.meanings(word).iter().any(|meaning| {
        matches!(meaning, Meaning::Person { is_surname: true, popularity, .. } if *popularity >= SURNAME_FAME)
    })
}

/// True for a bare surname that its neighbours confirm: another surname ("dicaprio and winslet"), years, a genre
/// ("schwarzenegger 80s").
pub(crate) fn is_made_surname(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    at: usize,
) -> bool {
    let is_name = is_name_word(lexicon, &tokens[at].word);
    let joint = |at: usize| standing(tokens, at, language.cues.list_joints);
    let next = at + 1 + usize::from(joint(at + 1));
    let previous =
        at.checked_sub(1).and_then(|before| if joint(before) { before.checked_sub(1) } else { Some(before) });
    let other = |other: usize| {
        tokens.get(other).is_some_and(|token| {
            is_known_surname(lexicon, &token.word)
                && !is_common(language, &token.word)
                && (is_name || is_name_word(lexicon, &token.word))
        })
    };
    // "scorsese de niro": the other name may have two words
    let is_whole_name = |start: usize| {
        tokens.get(start..start + 2).is_some_and(|pair| person(lexicon, &phrase(pair), false).is_some())
    };
    let beside_name = is_name && (is_whole_name(next) || at >= 2 && is_whole_name(at - 2));
    let is_pair = other(next) || previous.is_some_and(other) || beside_name;
    // "spielberg but no dinosaurs"
    let opens = !tokens[..at].iter().any(|token| language.describes(&token.word));
    let is_turned = tokens.get(at + 1).is_some_and(|token| language.is_turn(&token.word));
    let is_limited = is_name && opens && (is_turned || language.negation(tokens, at + 1).is_some());
    let part = |at: usize| {
        genres::genre(language, tokens, at).is_some_and(|read| read.value.sureness != Sureness::Mood)
            || years::years(language, tokens, at, NO_YEAR).is_some()
    };
    let ends_part = (1..=3).any(|back| {
        at.checked_sub(back).is_some_and(|start| {
            genres::genre(language, tokens, start).is_some_and(|read| read.words == back)
                || years::years(language, tokens, start, NO_YEAR).is_some_and(|read| read.words == back)
        })
    });
    is_pair || is_limited || is_name && (part(at + 1) || ends_part)
}

//! Stage "conversation": a message, with the conversation before it → what is asked.
//!
//! Nothing here guesses: the rules are a closed list and the same words always mean the same. A message is small talk, a
//! question about one film, a wish for more of the same, a refinement of what was asked before, or a request of its own.

mod follow;
mod question;
mod reference;

pub(crate) use follow::Standing;
pub(crate) use reference::Earlier;

use cinerag_analysis::fold;
use cinerag_domain::{IndexInfo, MovieId};
use cinerag_ports::{FactAsked, Lexicon};
use cinerag_query::{Planner, Tweak, parse_tweak};

/// What a message asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Move {
    /// It only says hello or thanks.
    Greet,
    /// It asks for facts of one film.
    Facts(Vec<FactAsked>, Subject),
    /// It asks for other films of the kind asked for before.
    More,
    /// It changes what was asked before; the words that say how, folded.
    Refine(String),
    /// It asks for films like one, and says the rest of it in words around its title.
    Like(Subject, String),
    /// It is a request of its own.
    Ask,
}

/// Which film a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The one that has the title.
    Film(MovieId),
    /// One of an earlier answer.
    Earlier(Earlier),
    /// No film of the catalogue has this name.
    Unknown(String),
}

/// What a message is read against.
pub struct Reader<'a> {
    /// Titles and names.
    pub lexicon: &'a dyn Lexicon,
    /// Reads constraints.
    pub planner: &'a Planner,
    /// The films there are.
    pub index: &'a IndexInfo,
}

/// Words that say hello, thanks or goodbye, and words that go with them.
#[rustfmt::skip]
const SMALL_TALK: &[&str] = &[
    "hi", "hello", "hey", "hiya", "howdy", "good", "morning", "afternoon", "evening", "there", "thanks", "thank", "you",
    "cheers", "bye", "goodbye", "ok", "okay", "cool", "great", "nice", "perfect", "lovely", "how", "are", "who", "what",
    "can", "do", "help", "please", "very", "much", "so", "a", "lot", "me", "yes", "no", "for", "the", "that", "is",
];
/// Words of which small talk has at least one.
#[rustfmt::skip]
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "hiya", "howdy", "thanks", "thank", "cheers", "bye", "goodbye", "help", "morning", "afternoon",
    "evening", "ok", "okay", "cool", "perfect",
];
const WHO_ARE_YOU: &[&str] =
    &["who are you", "what are you", "what can you do", "how are you", "what do you do"];

/// Filler words before a request.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    "ok", "okay", "and", "so", "then", "now", "please", "maybe", "well", "hmm", "hm", "oh", "great", "thanks",
    "thank you", "cool", "yes", "yeah", "nice", "can you", "could you", "show me", "give me", "find me", "i want",
    "i would like", "id like", "do you have", "have you got", "is there", "are there", "got", "any chance of", "rather",
];
/// Words before a refinement that only lead to it.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "something", "anything", "what about", "how about", "only", "just", "but", "also", "even", "a bit", "a little",
    "that is", "that are", "thats", "which is", "which are", "make it", "make them", "ones", "one", "a film", "a movie",
    "films", "movies", "with the", "the", "some", "perhaps", "instead",
];
/// Words after one.
const TAILS: &[&str] = &[
    "ones", "one", "please", "instead", "though", "too", "then", "now", "tonight", "perhaps", "maybe",
    "films", "movies",
];
/// What asks for other films of the same kind.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "else", "another", "others", "other", "more", "different", "something different", "next", "more of those",
    "more of them", "more like that", "more like those", "more like these", "more like this", "others like that", "similar",
    "what else", "any more", "any others", "anything else", "something else", "more suggestions", "more ideas", "more options",
];
/// Beginnings of new requests, regardless of what was asked before.
const FRESH: &[&str] = &["about", "like", "similar to", "where", "in which", "when", "i ", "i m ", "im "];
/// Longest message that can be a refinement, in words.
const LONGEST_REFINEMENT: usize = 12;

impl Reader<'_> {
    /// Reads a message; `has_before` when something was asked before it.
    pub fn read(&self, message: &str, has_before: bool) -> Move {
        let folded = fold(&message.replace("’s ", " ").replace("'s ", " "));
        if is_small_talk(&folded) {
            return Move::Greet;
        }
        let words: Vec<&str> = folded.split(' ').collect();
        if let Some((facts, subject)) = question::question(&words, has_before, self.lexicon) {
            return Move::Facts(facts, subject);
        }
        if let Some((subject, rest)) = reference::likeness(&words, has_before, self.lexicon) {
            return Move::Like(subject, rest);
        }
        if !has_before {
            return Move::Ask;
        }
        self.refinement(&folded).unwrap_or(Move::Ask)
    }

    fn refinement(&self, folded: &str) -> Option<Move> {
        let whole = without(folded, IDLE, &[]);
        if MORE.contains(&whole) {
            return Some(Move::More);
        }
        let core = without(whole, HEADS, TAILS);
        if core.is_empty() || MORE.contains(&core) {
            return Some(Move::More);
        }
        let is_led = core.len() < whole.len();
        if core.split(' ').count() > LONGEST_REFINEMENT
            || FRESH.iter().any(|fresh| format!("{core} ").starts_with(fresh) && !fresh.is_empty())
        {
            return None;
        }
        let names_films = whole.split(' ').any(|word| ["films", "movies", "film", "movie"].contains(&word));
        let tweaks = parse_tweak(core);
        let is_known = |tweak: &Tweak| !matches!(tweak, Tweak::Toward(_));
        if !tweaks.is_empty() && tweaks.iter().all(is_known) && (is_led || !names_films) {
            return Some(Move::Refine(core.to_owned()));
        }
        let plan = self.planner.plan(core, self.lexicon, self.index, false);
        let only_constrains = !plan.constraints.is_empty() && !plan.has_theme() && plan.titles.is_empty();
        let is_whole = names_films || core.split(' ').next_back().is_some_and(is_genre_plural);
        let turns = [
            "only ",
            "just ",
            "but ",
            "what about ",
            "how about ",
            "something ",
            "anything ",
            "with ",
            "without ",
            "no ",
            "not ",
        ]
        .iter()
        .any(|turn| whole.starts_with(turn));
        if only_constrains && (turns || !is_whole) {
            return Some(Move::Refine(core.to_owned()));
        }
        let leads_on = [
            "but ",
            "only ",
            "just ",
            "with ",
            "without ",
            "what about ",
            "how about ",
            "set in ",
            "not ",
            "no ",
        ];
        let goes_on = leads_on.iter().any(|turn| whole.starts_with(turn));
        (goes_on && plan.titles.is_empty() && !names_films).then(|| Move::Refine(core.to_owned()))
    }
}

fn is_genre_plural(word: &str) -> bool {
    [
        "comedies",
        "thrillers",
        "dramas",
        "westerns",
        "musicals",
        "documentaries",
        "romcoms",
        "noirs",
        "mysteries",
    ]
    .contains(&word)
}

fn is_small_talk(folded: &str) -> bool {
    if WHO_ARE_YOU.contains(&folded) {
        return true;
    }
    let mut words = folded.split(' ');
    words.clone().count() <= 8
        && words.clone().all(|word| SMALL_TALK.contains(&word))
        && words.any(|word| GREETINGS.contains(&word))
}

/// The words without those at both ends.
fn without<'a>(mut text: &'a str, heads: &[&str], tails: &[&str]) -> &'a str {
    loop {
        let before = text;
        for head in heads {
            if let Some(rest) = text.strip_prefix(head)
                && (rest.is_empty() || rest.starts_with(' '))
            {
                text = rest.trim_start();
            }
        }
        for tail in tails {
            if let Some(rest) = text.strip_suffix(tail)
                && (rest.is_empty() || rest.ends_with(' '))
            {
                text = rest.trim_end();
            }
        }
        if before == text {
            return text;
        }
    }
}

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
use cinerag_query::lexicon::{Conversation, ENGLISH};
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

/// The words of a conversation; answers are in English.
pub(crate) const WORDS: &Conversation = &ENGLISH.conversation;
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
        let whole = without(folded, WORDS.idle, &[]);
        if WORDS.more.contains(&whole) {
            return Some(Move::More);
        }
        let core = without(whole, WORDS.heads, WORDS.tails);
        if core.is_empty() || WORDS.more.contains(&core) {
            return Some(Move::More);
        }
        let is_led = core.len() < whole.len();
        if core.split(' ').count() > LONGEST_REFINEMENT
            || WORDS.fresh.iter().any(|fresh| format!("{core} ").starts_with(fresh) && !fresh.is_empty())
        {
            return None;
        }
        let names_films = whole.split(' ').any(|word| WORDS.film_words.contains(&word));
        let tweaks = parse_tweak(core);
        let is_known = |tweak: &Tweak| !matches!(tweak, Tweak::Toward(_));
        if !tweaks.is_empty() && tweaks.iter().all(is_known) && (is_led || !names_films) {
            return Some(Move::Refine(core.to_owned()));
        }
        let plan = self.planner.plan(core, self.lexicon, self.index, false);
        let only_constrains = !plan.constraints.is_empty() && !plan.has_theme() && plan.titles.is_empty();
        let is_whole = names_films
            || core.split(' ').next_back().is_some_and(|word| WORDS.genre_plurals.contains(&word));
        let narrows = WORDS.narrowing.iter().any(|opening| whole.starts_with(opening));
        if only_constrains && (narrows || !is_whole) {
            return Some(Move::Refine(core.to_owned()));
        }
        let goes_on = WORDS.leading_on.iter().any(|opening| whole.starts_with(opening));
        (goes_on && plan.titles.is_empty() && !names_films).then(|| Move::Refine(core.to_owned()))
    }
}

fn is_small_talk(folded: &str) -> bool {
    if WORDS.about_the_assistant.contains(&folded) {
        return true;
    }
    let mut words = folded.split(' ');
    words.clone().count() <= 8
        && words.clone().all(|word| WORDS.small_talk.contains(&word))
        && words.any(|word| WORDS.greetings.contains(&word))
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

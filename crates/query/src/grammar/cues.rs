//! Words that say what the words beside them are: requests, words for films, roles, negations, comparisons.

use cinerag_domain::Role;

use super::{Read, longest};
use crate::tokens::Token;

#[rustfmt::skip]
const FILM_WORDS: &[&str] = &[
    "movie", "movies", "film", "films", "flick", "flicks", "picture", "pictures", "cinema", "feature",
    "features", "titles", "moive", "filmography", "movi", "stuff", "ones", "one", "pic", "pics",
];

/// True for a word that means films.
pub(crate) fn is_film_word(word: &str) -> bool {
    FILM_WORDS.contains(&word)
}

/// Words that carry a request and say nothing about the film, sorted.
#[rustfmt::skip]
const FILLER: &[&str] = &[
    "a", "about", "actually", "all", "also", "am", "an", "and", "another", "any", "anything", "are", "as",
    "at", "be", "been", "can", "could", "did", "do", "does", "done", "especially", "ever", "favorite",
    "favourite", "find", "for", "from", "gimme", "give", "good", "got", "great", "has", "have",
    "having", "help", "hello", "hey", "hi", "i", "id", "ideas", "im", "in", "interested", "into", "is",
    "it", "ive", "just", "kind", "kinda", "know", "let", "like", "list", "looking", "lot", "lots",
    "made", "make", "maybe", "me", "mood", "more", "my", "name", "need", "nice", "of", "ok", "on", "or",
    "other", "please", "pls", "preferably", "really", "recommend", "recommendation", "recommendations",
    "recommended", "released", "search", "see", "seen", "show", "so", "some", "something", "sort",
    "starring", "stars", "suggest", "suggestion", "suggestions", "tell", "thanks", "that", "the", "their",
    "them", "there", "these", "thing", "things", "this", "those", "to", "too", "tonight", "try", "type",
    "very", "want", "wanna", "was", "watch",
];

#[rustfmt::skip]
const MORE_FILLER: &[&str] = &[
    "watching", "we", "well", "were", "what", "whats", "where", "which", "who", "whose", "will", "with",
    "would", "you", "your", "yeah", "yes", "yep", "nope", "sure", "okay", "hiya", "ohh", "cool", "directed", "featuring", "by", "called", "named",
];

/// True for a word that asks and does not describe.
pub(crate) fn is_filler(word: &str) -> bool {
    FILLER.contains(&word) || MORE_FILLER.contains(&word)
}

/// True for a word that says something about the films that are asked for.
pub(crate) fn describes(word: &str) -> bool {
    !is_filler(word) && !is_film_word(word)
}

/// True for a word that asks and does not describe, where it stands: "feel good" describes.
pub(crate) fn is_filler_at(tokens: &[Token], at: usize) -> bool {
    let ends_feel_good = tokens[at].word == "good" && at > 0 && tokens[at - 1].word == "feel";
    is_filler(&tokens[at].word) && !ends_feel_good
}

/// True after a word that speaks of one thing, or of somebody's: "a new …", "my best …".
pub(crate) fn is_of_one(tokens: &[Token], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1].word.as_str(), "a" | "an" | "my" | "his" | "her" | "their" | "your")
}

/// True for what "best" and "new" make somebody of, and no order.
pub(crate) fn names_a_friend(word: &str) -> bool {
    matches!(word, "friend" | "friends" | "friendship" | "man" | "mate" | "mates" | "buddy" | "buddies")
}

const ROLES: &[(&str, Role)] = &[
    ("directed by", Role::Director),
    ("director", Role::Director),
    ("directors", Role::Director),
    ("by director", Role::Director),
    ("from director", Role::Director),
    ("director is", Role::Director),
    ("filmmaker", Role::Director),
    ("film maker", Role::Director),
    ("made by", Role::Director),
    ("helmed by", Role::Director),
    ("starring", Role::Actor),
    ("staring", Role::Actor),
    ("starred", Role::Actor),
    ("stars", Role::Actor),
    ("star", Role::Actor),
    ("featuring", Role::Actor),
    ("features", Role::Actor),
    ("featured", Role::Actor),
    ("actor", Role::Actor),
    ("actors", Role::Actor),
    ("actress", Role::Actor),
    ("actresses", Role::Actor),
    ("played by", Role::Actor),
    ("acted by", Role::Actor),
    ("acting by", Role::Actor),
    ("performance by", Role::Actor),
];

/// A word before a name that says how its bearer took part.
pub(crate) fn role_before(tokens: &[Token], at: usize) -> Option<Read<Role>> {
    longest(tokens, at, ROLES).map(|read| Read { words: read.words, value: *read.value })
}

const ROLES_AFTER: &[(&str, Role)] = &[
    ("as director", Role::Director),
    ("as the director", Role::Director),
    ("direct", Role::Director),
    ("directs", Role::Director),
    ("directed", Role::Director),
    ("has directed", Role::Director),
    ("is the director", Role::Director),
    ("as a director", Role::Director),
    ("directorial", Role::Director),
    ("stars", Role::Actor),
    ("starred", Role::Actor),
    ("acts", Role::Actor),
    ("acted", Role::Actor),
    ("plays", Role::Actor),
    ("played", Role::Actor),
    ("is in", Role::Actor),
    ("appears", Role::Actor),
    ("appeared", Role::Actor),
    ("in the lead", Role::Actor),
    ("as an actor", Role::Actor),
    ("as a", Role::Actor),
    ("as the", Role::Actor),
];

/// A word after a name that says how its bearer took part.
pub(crate) fn role_after(tokens: &[Token], at: usize) -> Option<Read<Role>> {
    let bare =
        |words: &str| ["directed", "starred"].contains(&words) && super::follows(tokens, at + 1, &["by"]);
    longest(tokens, at, ROLES_AFTER)
        .filter(|_| !bare(&tokens[at].word))
        .map(|read| Read { words: read.words, value: *read.value })
}

const LIKE: &[(&str, ())] = &[
    ("like", ()),
    ("similar to", ()),
    ("such as", ()),
    ("same as", ()),
    ("in the vein of", ()),
    ("in the style of", ()),
    ("in the spirit of", ()),
    ("along the lines of", ()),
    ("reminiscent of", ()),
    ("comparable to", ()),
    ("resembling", ()),
    ("reminds me of", ()),
    ("if i liked", ()),
    ("if i loved", ()),
    ("if you liked", ()),
    ("if you loved", ()),
    ("because i liked", ()),
    ("i liked", ()),
    ("i loved", ()),
    ("i enjoyed", ()),
    ("i love", ()),
    ("i really liked", ()),
    ("i really enjoyed", ()),
    ("fan of", ()),
    ("fans of", ()),
    ("ala", ()),
    ("a la", ()),
    ("vibes of", ()),
    ("something like", ()),
    ("more like", ()),
];

/// "like", "similar to": the films named next are examples.
pub(crate) fn like(tokens: &[Token], at: usize) -> Option<usize> {
    longest(tokens, at, LIKE).map(|read| read.words)
}

const NEGATIONS: &[(&str, ())] = &[
    ("not", ()),
    ("no", ()),
    ("non", ()),
    ("without", ()),
    ("without any", ()),
    ("nothing", ()),
    ("nothing too", ()),
    ("never", ()),
    ("except", ()),
    ("except for", ()),
    ("excluding", ()),
    ("exclude", ()),
    ("excludes", ()),
    ("minus", ()),
    ("avoid", ()),
    ("avoiding", ()),
    ("skip", ()),
    ("other than", ()),
    ("apart from", ()),
    ("anything but", ()),
    ("isnt", ()),
    ("arent", ()),
    ("dont", ()),
    ("doesnt", ()),
    ("dont want", ()),
    ("do not want", ()),
    ("i dont want", ()),
    ("i do not want", ()),
    ("dont like", ()),
    ("do not like", ()),
    ("i dont like", ()),
    ("i do not like", ()),
    ("hate", ()),
    ("i hate", ()),
    ("no more", ()),
    ("not too", ()),
    ("not so", ()),
    ("not very", ()),
    ("not any", ()),
    ("not a", ()),
    ("that are not", ()),
    ("that is not", ()),
    ("that isnt", ()),
    ("that arent", ()),
    ("which are not", ()),
    ("which is not", ()),
    ("does not have", ()),
    ("do not have", ()),
    ("doesnt have", ()),
    ("dont have", ()),
    ("but no", ()),
    ("but not", ()),
    ("but without", ()),
    ("and no", ()),
    ("and not", ()),
    ("less", ()),
    ("tired of", ()),
    ("sick of", ()),
    ("free of", ()),
    ("instead of", ()),
    ("rather than", ()),
];

/// A negation: what is named next is not wanted.
pub(crate) fn negation(tokens: &[Token], at: usize) -> Option<usize> {
    longest(tokens, at, NEGATIONS).map(|read| read.words)
}

/// Words for somebody in a story, and those that go on about them.
pub(crate) fn is_somebody(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "men"
            | "woman"
            | "women"
            | "boy"
            | "boys"
            | "girl"
            | "girls"
            | "guy"
            | "guys"
            | "kid"
            | "kids"
            | "child"
            | "children"
            | "teenager"
            | "teenagers"
            | "people"
            | "couple"
            | "family"
            | "someone"
            | "somebody"
            | "who"
            | "whose"
            | "whom"
            | "where"
    )
}

/// Words that join what is listed.
pub(crate) fn is_joint(word: &str) -> bool {
    matches!(word, "or" | "and" | "nor")
}

/// Words that may stand between a negation and what it negates.
pub(crate) fn is_carried(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "any"
            | "too"
            | "very"
            | "so"
            | "really"
            | "be"
            | "starring"
            | "with"
            | "featuring"
            | "in"
            | "it"
            | "want"
            | "like"
            | "watch"
            | "see"
            | "into"
            | "by"
            | "directed"
            | "of"
            | "stuff"
            | "much"
            | "that"
            | "is"
            | "are"
            | "overly"
            | "super"
            | "involving"
            | "from"
            | "to"
            | "anything"
    )
}

/// Words after which "but" begins a wish for something different.
pub(crate) fn is_turn(word: &str) -> bool {
    matches!(word, "but" | "only" | "except" | "just" | "yet" | "although" | "though")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn roles_and_comparisons() {
        let text = tokens("directed by Ridley Scott");
        assert_eq!(role_before(&text, 0), Some(Read { words: 2, value: Role::Director }));
        assert_eq!(role_after(&tokens("directed by"), 0), None);
        assert_eq!(like(&tokens("similar to alien"), 0), Some(2));
        assert_eq!(negation(&tokens("i do not want horror"), 0), Some(4));
        assert!(is_filler("recommend") && !is_filler("robot"));
    }
}

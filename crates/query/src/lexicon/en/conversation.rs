//! English in a conversation: small talk, refinements, questions about a film, films of an earlier answer.

use cinerag_ports::FactAsked;

use crate::lexicon::{Conversation, Questions, References};

#[rustfmt::skip]
pub(super) const CONVERSATION: Conversation = Conversation {
    small_talk: &[
        "hi", "hello", "hey", "hiya", "howdy", "good", "morning", "afternoon", "evening", "there", "thanks",
        "thank", "you", "cheers", "bye", "goodbye", "ok", "okay", "cool", "great", "nice", "perfect", "lovely",
        "how", "are", "who", "what", "can", "do", "help", "please", "very", "much", "so", "a", "lot", "me", "yes",
        "no", "for", "the", "that", "is",
    ],
    greetings: &[
        "hi", "hello", "hey", "hiya", "howdy", "thanks", "thank", "cheers", "bye", "goodbye", "help", "morning",
        "afternoon", "evening", "ok", "okay", "cool", "perfect",
    ],
    about_the_assistant: &[
        "who are you", "what are you", "what can you do", "how are you", "what do you do",
    ],
    idle: &[
        "ok", "okay", "and", "so", "then", "now", "please", "maybe", "well", "hmm", "hm", "oh", "great", "thanks",
        "thank you", "cool", "yes", "yeah", "nice", "can you", "could you", "show me", "give me", "find me",
        "i want", "i would like", "id like", "do you have", "have you got", "is there", "are there", "got",
        "any chance of", "rather",
    ],
    heads: &[
        "something", "anything", "what about", "how about", "only", "just", "but", "also", "even", "a bit",
        "a little", "that is", "that are", "thats", "which is", "which are", "make it", "make them", "ones", "one",
        "a film", "a movie", "films", "movies", "with the", "the", "some", "perhaps", "instead",
    ],
    tails: &[
        "ones", "one", "please", "instead", "though", "too", "then", "now", "tonight", "perhaps", "maybe", "films",
        "movies",
    ],
    more: &[
        "else", "another", "others", "other", "more", "different", "something different", "next", "more of those",
        "more of them", "more like that", "more like those", "more like these", "more like this",
        "others like that", "similar", "what else", "any more", "any others", "anything else", "something else",
        "more suggestions", "more ideas", "more options",
    ],
    fresh: &["about", "like", "similar to", "where", "in which", "when", "i ", "i m ", "im "],
    film_words: &["films", "movies", "film", "movie"],
    genre_plurals: &[
        "comedies", "thrillers", "dramas", "westerns", "musicals", "documentaries", "romcoms", "noirs", "mysteries",
    ],
    narrowing: &[
        "only ", "just ", "but ", "what about ", "how about ", "something ", "anything ", "with ", "without ",
        "no ", "not ",
    ],
    leading_on: &[
        "but ", "only ", "just ", "with ", "without ", "what about ", "how about ", "set in ", "not ", "no ",
    ],
    questions: QUESTIONS,
    references: REFERENCES,
};

#[rustfmt::skip]
const QUESTIONS: Questions = Questions {
    facts: &[
        (FactAsked::Directors, &["directed", "director", "directors", "directs", "made by"]),
        (FactAsked::Writers, &["wrote", "writer", "writers", "written", "screenplay"]),
        (FactAsked::Cast, &["stars", "star", "starred", "starring", "cast", "actors", "actor", "acts", "acted", "plays", "played", "play"]),
        (FactAsked::Runtime, &["long", "runtime", "length", "minutes", "running"]),
        (FactAsked::Year, &["when", "year", "old", "released"]),
        (FactAsked::Rating, &["good", "rated", "rating", "worth", "score"]),
        (FactAsked::Genres, &["genre", "genres"]),
        (FactAsked::Language, &["language"]),
        (FactAsked::Story, &["about", "plot", "story", "synopsis", "happens", "happen", "more"]),
    ],
    openers: &[
        "who", "when", "how", "what", "which", "is", "was", "tell", "in", "does", "did", "and", "so", "ok", "more",
        "can", "the", "whats", "whos", "director", "cast", "plot",
    ],
    words: &[
        "are", "were", "do", "of", "to", "for", "me", "you", "please", "film", "movie", "come", "out", "came",
        "made", "from", "by", "its", "has", "have", "many", "much", "on", "time", "any", "watching", "could", "one",
        "it", "that", "this", "a", "there", "called", "us", "again", "exactly",
    ],
    of_the_plot: &["what about", "how about", "and", "tell me about"],
    beginnings: &[
        ("who directed ", FactAsked::Directors), ("who is the director of ", FactAsked::Directors),
        ("who made ", FactAsked::Directors), ("who wrote ", FactAsked::Writers), ("who stars in ", FactAsked::Cast),
        ("who starred in ", FactAsked::Cast), ("who is in ", FactAsked::Cast), ("who was in ", FactAsked::Cast),
        ("how long is ", FactAsked::Runtime), ("when was ", FactAsked::Year), ("when did ", FactAsked::Year),
        ("what year was ", FactAsked::Year), ("what year is ", FactAsked::Year),
    ],
    endings: &[" released", " made", " come out", " from"],
    before_title: &["the film ", "the movie "],
    describing: &["about", "where", "films", "movies", "film", "movie", "most", "best"],
    pronouns: &["it", "that", "this", "he", "she"],
};

#[rustfmt::skip]
const REFERENCES: References = References {
    ordinals: &[
        ("first", 0), ("1st", 0), ("second", 1), ("2nd", 1), ("third", 2), ("3rd", 2), ("fourth", 3), ("4th", 3),
        ("fifth", 4), ("5th", 4),
    ],
    last: &["last"],
    numbers: &[
        ("one", 0), ("1", 0), ("two", 1), ("2", 1), ("three", 2), ("3", 2), ("four", 3), ("4", 3), ("five", 4),
        ("5", 4),
    ],
    before_number: &["number", "film", "no"],
    it: &[
        "it", "that one", "this one", "that film", "this film", "that movie", "this movie", "the film", "the movie",
    ],
    like: &["like", "similar to", "such as"],
    watching: &["watching", "seeing"],
    next: &["watch", "see", "next", "what", "recommend", "something", "anything"],
};

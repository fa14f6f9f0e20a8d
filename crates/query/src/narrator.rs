//! What a teller says of themselves and of the telling, and not of the film.

/// Words that belong to telling; folded, sorted.
#[rustfmt::skip]
const NARRATIVE: &[&str] = &[
    "about", "actor", "actress", "again", "ago", "also", "anyone", "anything", "around", "bad", "basically",
    "beginning", "believe", "best", "came", "can", "cant", "character", "characters", "come", "comes",
    "couldnt", "didnt", "different", "doesnt", "dont", "dvd", "edit", "end", "ended", "ending", "ends",
    "even", "eventually", "ever", "film", "films", "find", "finds", "first", "forgot", "found", "get",
    "gets", "getting", "go", "goes", "going", "good", "got", "great", "guess", "guy", "guys", "happened",
    "happens", "help", "idea", "im", "isnt", "ive", "just", "kid", "kind", "kinda", "know", "knows", "last",
    "later", "like", "long", "look", "looking", "lot", "made", "main", "make", "makes", "many", "maybe",
    "memory", "more", "most", "movie", "movies", "much", "name", "netflix", "never", "new", "ok", "okay",
    "old", "one", "only", "other", "part", "parts", "people", "person", "please", "plot", "possibly",
    "pretty", "probably", "put", "puts", "really", "recall", "remember", "remembering", "right", "said",
    "saw", "say", "says", "scene", "scenes", "see", "seem", "seems", "seen", "she", "show", "shows", "some",
    "somebody", "someone", "something", "sort", "start", "started", "starts", "still", "story", "sure",
    "take", "takes", "tell", "tells", "thank", "thanks", "thats", "theater", "thing", "things", "think",
    "thought", "time", "times", "title", "told", "tomt", "took", "tries", "try", "trying", "turn", "turns",
    "tv", "two", "used", "vague", "vaguely", "very", "vhs", "want", "wanted", "wants", "wasnt", "watch",
    "watched", "watching", "way", "well", "went", "year", "years", "young", "younger",
];

/// True for a folded word that belongs to telling and not to a plot.
pub(crate) fn is_narrative(word: &str) -> bool {
    NARRATIVE.binary_search(&word).is_ok()
}

/// Phrases of sentences to the reader, each between spaces.
#[rustfmt::skip]
const SEARCH: &[&str] = &[
    " thank", " thx ", " cheers ", " please ", " help me", " any help", " any idea", " any clue",
    " any suggestion", " anyone know", " anybody know", " does anyone", " does anybody", " do you know",
    " do you guys", " name of ", " what is the name", " whats the name", " title of ", " the title",
    " looking for the", " looking for this", " driving me", " bugging me", " bothering me", " killing me",
    " tip of my tongue", " googl", " searched ", " imdb ", " reddit ", " subreddit ", " solved ", " edit ",
    " appreciate", " hi guys", " hi all", " hi everyone", " hey guys", " hey all", " hello", " sorry ",
    " my english", " vague", " thats all", " that is all", " cant remember", " cannot remember",
    " cant recall", " dont remember", " dont recall", " do not remember", " not sure", " no idea",
    " cant think", " cant find", " couldnt find", " forgot",
];
/// Words of the longest sentence that is dropped whole for talking to the reader.
const LONGEST_ASIDE: usize = 14;

/// True for a short sentence about the search for the film.
pub(crate) fn is_about_the_search(sentence: &str) -> bool {
    has_any(sentence, SEARCH) && sentence.split_whitespace().count() <= LONGEST_ASIDE
}

#[rustfmt::skip]
const WATCHING: &[&str] = &[
    " i saw ", " i watched ", " i remember watching ", " i rented ", " i caught ", " we watched ",
    " we saw ", " saw it ", " watched it ", " saw this ", " watched this ", " seen it ", " seen this ",
    " i was a kid", " i was little", " i was young", " i was younger", " years old", " we rented ",
    " i have seen ", " ive seen ", " my childhood",
];
#[rustfmt::skip]
const WHEN_AND_WHERE: &[&str] = &[
    " on tv", " on television", " on netflix", " on hbo", " on cable", " on vhs", " on dvd", " on youtube",
    " on amazon", " on hulu", " channel", " years ago", " when i was", " as a kid", " as a child",
    " in school", " in class", " in theaters", " in the theater", " in the theatre", " back in ",
    " at school", " at night", " late night", " with my ", " in the 9", " in the 8", " in the early",
    " in the late", " around 20", " around 19", " in 20", " in 19",
];
/// Words of the longest sentence that is dropped whole for telling when and where the film was seen.
const LONGEST_MEMORY: usize = 22;

/// True for a sentence about when and where the film was seen.
pub(crate) fn is_about_the_watching(sentence: &str) -> bool {
    has_any(sentence, WATCHING)
        && has_any(sentence, WHEN_AND_WHERE)
        && sentence.split_whitespace().count() <= LONGEST_MEMORY
}

/// Words which say that a year in their sentence is when the film was seen.
pub(crate) fn is_watching(word: &str) -> bool {
    matches!(
        word,
        "saw"
            | "seen"
            | "watch"
            | "watched"
            | "watching"
            | "rented"
            | "caught"
            | "viewed"
            | "aired"
            | "tv"
            | "kid"
            | "netflix"
            | "child"
            | "seeing"
    )
}

fn has_any(sentence: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", cinerag_analysis::fold(sentence));
    phrases.iter().any(|phrase| padded.contains(phrase))
}

/// Verbs after which what was remembered begins.
#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "remember", "recall", "think", "thought", "believe", "guess", "assume", "suppose", "remembering",
    "recollect", "swear", "sure", "positive", "certain", "convinced", "know",
];
/// How far into a sentence a hedge may stand.
const HEDGE_REACH: usize = 9;

/// The sentence without its opening about the telling: "I remember that there was a scene where a …" → "a …".
pub(crate) fn without_hedge(sentence: &str) -> &str {
    let words: Vec<(usize, String)> = sentence
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - sentence.as_ptr() as usize, cinerag_analysis::fold(word)))
        .collect();
    let word = |at: usize| words.get(at).map_or("", |(_, word)| word.as_str());
    let mut at = 0;
    let speaks = |word: &str| matches!(word, "i" | "im" | "ive" | "id");
    let hedge = (0..words.len().min(HEDGE_REACH)).find(|at| HEDGES.contains(&word(*at)));
    if let Some(hedge) = hedge.filter(|hedge| (0..*hedge).any(|at| speaks(word(at)))) {
        at = hedge + 1;
        while matches!(
            word(at),
            "that" | "is" | "are" | "was" | "were" | "seeing" | "watching" | "how" | "of" | "being"
        ) {
            at += 1;
        }
    }
    if matches!(word(at), "there" | "theres" | "theres a" | "it" | "its")
        || matches!(word(at), "one" | "a" | "the" | "another")
    {
        at = after_scene(&word, at).unwrap_or(at);
    }
    match words.get(at) {
        Some((start, _)) if at > 0 => &sentence[*start..],
        _ => sentence,
    }
}

/// Where the content begins after "there is a scene where", "the movie is about", "it was about"; none when these
/// words are the content.
fn after_scene<'a>(word: &impl Fn(usize) -> &'a str, start: usize) -> Option<usize> {
    let mut at = start;
    let mut skip = |words: &[&str]| {
        let stands = words.contains(&word(at));
        at += usize::from(stands);
        stands
    };
    skip(&["there", "theres", "it", "its"]);
    skip(&["is", "was", "are", "were"]);
    skip(&["also", "basically", "mostly", "mainly"]);
    skip(&["a", "one", "this", "the", "another", "some"]);
    let is_scene = skip(&["scene", "scenes", "part", "parts", "movie", "film", "story", "plot", "moment"]);
    let has_verb = skip(&["is", "was", "where", "when", "in", "that", "has", "with"]);
    let is_about = skip(&["about", "where", "which"]);
    (is_about || is_scene && has_verb).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(NARRATIVE.is_sorted());
    }

    #[test]
    fn openings_about_the_telling_go() {
        for (sentence, kept) in [
            ("I think it was about a fisherman", "a fisherman"),
            ("All I remember is that a dog saves the town", "a dog saves the town"),
            ("There is a scene where the house burns", "the house burns"),
            ("The movie is about two brothers", "two brothers"),
            ("A man walks into a bar", "A man walks into a bar"),
            ("It was raining", "It was raining"),
            ("I", "I"),
        ] {
            assert_eq!(without_hedge(sentence), kept);
        }
    }
}

//! What English-speaking people say about themselves while describing a film, and how styles of asking sound.

use crate::lexicon::{Narration, SceneOpening, Styles};

#[rustfmt::skip]
pub(super) const NARRATION: Narration = Narration {
    words: &[
        "about", "actor", "actress", "again", "ago", "also", "anyone", "anything", "around", "bad", "basically",
        "beginning", "believe", "best", "came", "can", "cant", "character", "characters", "come", "comes",
        "couldnt", "didnt", "different", "doesnt", "dont", "dvd", "edit", "end", "ended", "ending", "ends", "even",
        "eventually", "ever", "film", "films", "find", "finds", "first", "forgot", "found", "get", "gets",
        "getting", "go", "goes", "going", "good", "got", "great", "guess", "guy", "guys", "happened", "happens",
        "help", "idea", "im", "isnt", "ive", "just", "kid", "kind", "kinda", "know", "knows", "last", "later",
        "like", "long", "look", "looking", "lot", "made", "main", "make", "makes", "many", "maybe", "memory",
        "more", "most", "movie", "movies", "much", "name", "netflix", "never", "new", "ok", "okay", "old", "one",
        "only", "other", "part", "parts", "people", "person", "please", "plot", "possibly", "pretty", "probably",
        "put", "puts", "really", "recall", "remember", "remembering", "right", "said", "saw", "say", "says",
        "scene", "scenes", "see", "seem", "seems", "seen", "she", "show", "shows", "some", "somebody", "someone",
        "something", "sort", "start", "started", "starts", "still", "story", "sure", "take", "takes", "tell",
        "tells", "thank", "thanks", "thats", "theater", "thing", "things", "think", "thought", "time", "times",
        "title", "told", "tomt", "took", "tries", "try", "trying", "turn", "turns", "tv", "two", "used", "vague",
        "vaguely", "very", "vhs", "want", "wanted", "wants", "wasnt", "watch", "watched", "watching", "way", "well",
        "went", "year", "years", "young", "younger",
    ],
    search: &[
        " thank", " thx ", " cheers ", " please ", " help me", " any help", " any idea", " any clue",
        " any suggestion", " anyone know", " anybody know", " does anyone", " does anybody", " do you know",
        " do you guys", " name of ", " what is the name", " whats the name", " title of ", " the title",
        " looking for the", " looking for this", " driving me", " bugging me", " bothering me", " killing me",
        " tip of my tongue", " googl", " searched ", " imdb ", " reddit ", " subreddit ", " solved ", " edit ",
        " appreciate", " hi guys", " hi all", " hi everyone", " hey guys", " hey all", " hello", " sorry ",
        " my english", " vague", " thats all", " that is all", " cant remember", " cannot remember", " cant recall",
        " dont remember", " dont recall", " do not remember", " not sure", " no idea", " cant think", " cant find",
        " couldnt find", " forgot",
    ],
    watching: &[
        " i saw ", " i watched ", " i remember watching ", " i rented ", " i caught ", " we watched ", " we saw ",
        " saw it ", " watched it ", " saw this ", " watched this ", " seen it ", " seen this ", " i was a kid",
        " i was little", " i was young", " i was younger", " years old", " we rented ", " i have seen ",
        " ive seen ", " my childhood",
    ],
    when_and_where: &[
        " on tv", " on television", " on netflix", " on hbo", " on cable", " on vhs", " on dvd", " on youtube",
        " on amazon", " on hulu", " channel", " years ago", " when i was", " as a kid", " as a child", " in school",
        " in class", " in theaters", " in the theater", " in the theatre", " back in ", " at school", " at night",
        " late night", " with my ", " in the 9", " in the 8", " in the early", " in the late", " around 20",
        " around 19", " in 20", " in 19",
    ],
    watched: &[
        "saw", "seen", "watch", "watched", "watching", "rented", "caught", "viewed", "aired", "tv", "kid",
        "netflix", "child", "seeing",
    ],
    hedges: &[
        "remember", "recall", "think", "thought", "believe", "guess", "assume", "suppose", "remembering",
        "recollect", "swear", "sure", "positive", "certain", "convinced", "know",
    ],
    speakers: &["i", "im", "ive", "id"],
    after_hedge: &["that", "is", "are", "was", "were", "seeing", "watching", "how", "of", "being"],
    scene: SCENE,
    labels: &[
        "tomt", "totm", "tv", "show", "series", "solved", "question", "nsfw", "clip", "unknown", "possibly",
        "early", "mid", "late", "pre", "post", "around", "circa",
    ],
};

#[rustfmt::skip]
const SCENE: SceneOpening = SceneOpening {
    starts: &["there", "theres", "theres a", "it", "its"],
    start_determiners: &["one", "a", "the", "another"],
    subjects: &["there", "theres", "it", "its"],
    verbs: &["is", "was", "are", "were"],
    adverbs: &["also", "basically", "mostly", "mainly"],
    determiners: &["a", "one", "this", "the", "another", "some"],
    scenes: &["scene", "scenes", "part", "parts", "movie", "film", "story", "plot", "moment"],
    links: &["is", "was", "where", "when", "in", "that", "has", "with"],
    abouts: &["about", "where", "which"],
};

#[rustfmt::skip]
pub(super) const STYLES: Styles = Styles {
    taste: &[
        "recommend", "recommendation", "recommendations", "suggest", "suggestion", "suggestions", "favorite",
        "favourite", "mood", "genre", "genres", "prefer", "love", "loved", "like", "liked", "enjoy", "enjoyed",
        "fan", "interested", "hi", "hello", "hey", "thanks", "yes", "sure", "okay", "sounds", "great", "good",
        "awesome", "cool", "movies",
    ],
    plot: &[
        "scene", "scenes", "guy", "man", "woman", "girl", "boy", "he", "she", "they", "his", "her", "him", "ends",
        "ended", "starts", "kid", "plot", "character", "characters", "house", "kills", "killed", "father", "mother",
        "wife",
    ],
    speaking: &["i", "im", "ive", "me", "my", "hi", "hello", "hey", "yes", "thanks"],
    remembering: &["remember", "recall", "remembering"],
    labels: &["tomt", "totm"],
};

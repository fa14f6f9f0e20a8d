//! English words that say what the words beside them are: requests, films, roles, negations, examples.

use cinerag_domain::Role;

use crate::lexicon::{Cues, Examples, Job, Negations, People, Requests};

#[rustfmt::skip]
pub(super) const CUES: Cues = Cues {
    film_words: &[
        "movie", "movies", "film", "films", "flick", "flicks", "picture", "pictures", "cinema", "feature",
        "features", "titles", "moive", "filmography", "movi", "stuff", "ones", "one", "pic", "pics",
    ],
    fillers: &[
        "a", "about", "actually", "all", "also", "am", "an", "and", "another", "any", "anything", "are", "as", "at",
        "be", "been", "by", "called", "can", "cool", "could", "did", "directed", "do", "does", "done", "especially",
        "ever", "favorite", "favourite", "featuring", "find", "for", "from", "gimme", "give", "good", "got",
        "great", "has", "have", "having", "hello", "help", "hey", "hi", "hiya", "i", "id", "ideas", "im", "imdb", "in",
        "interested", "into", "is", "it", "ive", "just", "kind", "kinda", "know", "let", "like", "list", "looking",
        "lot", "lots", "made", "make", "maybe", "me", "mood", "more", "my", "name", "named", "need", "nice", "nope",
        "of", "ohh", "ok", "okay", "on", "or", "other", "please", "pls", "preferably", "really", "recommend",
        "recommendation", "recommendations", "recommended", "released", "search", "see", "seen", "show", "so",
        "some", "something", "sort", "starring", "stars", "suggest", "suggestion", "suggestions", "sure", "tell",
        "thanks", "that", "the", "their", "them", "there", "these", "thing", "things", "this", "those", "to",
        "tonight", "too", "try", "type", "very", "wanna", "want", "was", "watch", "watching", "we", "well", "were",
        "what", "whats", "where", "which", "who", "whose", "will", "with", "would", "yeah", "yep", "yes", "you",
        "your",
    ],
    describing_pairs: &[("feel", "good")],
    articles: &["the", "a"],
    definite: &["the"],
    determiners: &["a", "an", "my", "his", "her", "their", "your"],
    friends: &["friend", "friends", "friendship", "man", "mate", "mates", "buddy", "buddies"],
    joints: &["or", "and", "nor"],
    alternatives: &["or"],
    list_joints: &["and", "or"],
    turns: &["but", "only", "except", "just", "yet", "although", "though"],
    turn_after_title: &["but"],
    leading: &["from", "in", "of", "the", "with", "by", "a", "an", "set", "made", "that", "are", "is"],
    plural_endings: &["s"],
};

#[rustfmt::skip]
pub(super) const REQUESTS: Requests = Requests {
    before_title: &["watch", "find", "called"],
    around_name: &[
        "show", "me", "find", "watch", "with", "by", "starring", "a", "some", "directed", "featuring", "search",
        "for", "please", "of", "i", "want", "to", "see", "any", "all", "from",
    ],
    idle_phrases: &[
        "of all time", "of all times", "ever made", "my wife", "my husband", "my girlfriend", "my boyfriend", "my dad",
        "my father", "my mom", "my mum", "my mother", "my son", "my daughter", "my brother", "my sister", "my friend",
        "my friends", "my parents", "my partner", "my roommate", "my grandma", "my grandpa", "my grandmother",
        "my grandfather", "only watches", "only watch", "only likes", "only likes to watch", "only wants to see",
        "only wants to watch", "only wants", "only enjoys", "prefers", "watches only", "likes only", "would rather watch",
        "to watch with", "for date night",
    ],
    subject_cues: &["about", "where", "and", "a", "the"],
    questions: &[
        "who directed", "who made", "who wrote", "who stars in", "who starred in", "who is in", "who was in", "whos in",
        "who played in", "who acted in", "cast of", "the cast of", "director of", "the director of", "when was",
        "when did", "how long is", "what year was", "what year did", "what year is", "what is the rating of", "what is",
        "whats", "plot of", "the plot of", "tell me about", "rating of", "runtime of", "release date of", "length of",
        "is there a movie called", "do you have", "have you got", "i want to watch", "i want to see", "show me",
        "where can i watch", "reviews of", "trailer of", "who is the director of", "what happens in",
    ],
    question_ends: &["about", "released", "come out", "made", "rated", "streaming", "cast", "plot", "trailer", "runtime"],
    all_words: &["all", "every"],
    series_words: &[
        "series", "franchise", "saga", "trilogy", "quadrilogy", "collection", "films in order", "movies in order",
        "in order", "in chronological order", "in release order", "films in chronological order",
        "movies in chronological order", "films in release order", "movies in release order", "in order of release",
        "movies in order of release", "films in order of release", "movies by release date", "films by release date",
        "saga in order", "series in order", "movies chronologically", "films chronologically", "all movies in order",
        "movies oldest first", "films oldest first", "movies from oldest to newest",
    ],
    after_order: &["of", "first"],
    open_requests: &[
        "surprise me", "random movie", "random movies", "random film", "random films", "a random movie",
        "a random film", "give me a random movie", "anything you like", "whatever", "idk", "i dont know", "dont know",
        "dunno", "no idea", "help me choose", "help me decide", "help me pick a movie", "pick a movie", "pick a film",
        "pick one", "pick something", "choose for me", "what should i watch", "what should we watch",
        "what should i watch tonight", "what should we watch tonight", "what shall i watch", "what shall we watch",
        "what can i watch", "what to watch", "what to watch tonight", "what do i watch", "im bored", "i am bored",
        "bored", "movie night", "film night", "recommend me a movie", "you choose", "you decide", "blah", "test",
        "testing", "how are you", "good morning", "good evening", "thank you", "thank you very much",
        "who are you", "what can you do", "what is this", "how does this work",
    ],
    offers: &[
        "thrillers from the 90s", "comedies under 100 minutes", "a heist that goes wrong", "feel-good films for a rainy day",
        "science fiction about time travel", "animation for kids, not scary",
    ],
};

const fn job(name: &'static str, is_sure: bool, is_of_actors: bool) -> Job {
    Job { name, is_sure, is_of_actors }
}

const COMPOSER: Job = job("composer", true, false);
const COMPOSER_NAMED: Job = job("composer", false, false);
const CINEMATOGRAPHER: Job = job("cinematographer", true, false);
const CINEMATOGRAPHER_NAMED: Job = job("cinematographer", false, false);
// studios produce films as well
const PRODUCER: Job = job("producer", false, true);
const EDITOR: Job = job("editor", true, false);
const EDITOR_NAMED: Job = job("editor", false, false);
const COSTUME_DESIGNER: Job = job("costume designer", true, false);
const PRODUCTION_DESIGNER: Job = job("production designer", true, false);
const EFFECTS_ARTIST: Job = job("effects artist", true, false);

#[rustfmt::skip]
pub(super) const PEOPLE: People = People {
    roles_before: &[
        ("directed by", Role::Director), ("director", Role::Director), ("directors", Role::Director),
        ("by director", Role::Director), ("from director", Role::Director), ("director is", Role::Director),
        ("filmmaker", Role::Director), ("film maker", Role::Director), ("made by", Role::Director),
        ("helmed by", Role::Director), ("starring", Role::Actor), ("staring", Role::Actor),
        ("starred", Role::Actor), ("stars", Role::Actor), ("star", Role::Actor), ("featuring", Role::Actor),
        ("features", Role::Actor), ("featured", Role::Actor), ("actor", Role::Actor), ("actors", Role::Actor),
        ("actress", Role::Actor), ("actresses", Role::Actor), ("played by", Role::Actor), ("acted by", Role::Actor),
        ("acting by", Role::Actor), ("performance by", Role::Actor), ("written by", Role::Writer),
        ("screenplay by", Role::Writer), ("screenplays by", Role::Writer), ("script by", Role::Writer),
        ("scripts by", Role::Writer), ("scripted by", Role::Writer), ("writer", Role::Writer),
        ("screenwriter", Role::Writer), ("scriptwriter", Role::Writer), ("story by", Role::Writer),
        ("stories by", Role::Writer), ("penned by", Role::Writer), ("wrote by", Role::Writer),
        ("based on a script by", Role::Writer), ("from the pen of", Role::Writer), ("from writer", Role::Writer),
        ("by writer", Role::Writer), ("authored by", Role::Writer), ("adapted by", Role::Writer),
        ("by screenwriter", Role::Writer), ("dialogue by", Role::Writer), ("writing by", Role::Writer),
    ],
    roles_after: &[
        ("as director", Role::Director), ("as the director", Role::Director), ("direct", Role::Director),
        ("directs", Role::Director), ("directed", Role::Director), ("has directed", Role::Director),
        ("is the director", Role::Director), ("as a director", Role::Director), ("directorial", Role::Director),
        ("stars", Role::Actor), ("starred", Role::Actor), ("acts", Role::Actor), ("acted", Role::Actor),
        ("plays", Role::Actor), ("played", Role::Actor), ("is in", Role::Actor), ("appears", Role::Actor),
        ("appeared", Role::Actor), ("in the lead", Role::Actor), ("as an actor", Role::Actor),
        ("as a", Role::Actor), ("as the", Role::Actor), ("as writer", Role::Writer), ("as a writer", Role::Writer),
        ("as screenwriter", Role::Writer), ("wrote", Role::Writer), ("writes", Role::Writer),
        ("has written", Role::Writer), ("penned", Role::Writer), ("screenplay", Role::Writer),
        ("screenplays", Role::Writer), ("script", Role::Writer), ("scripts", Role::Writer), ("is the writer", Role::Writer),
    ],
    unrecorded_before: &[
        ("music by", COMPOSER), ("film music by", COMPOSER), ("score by", COMPOSER), ("scores by", COMPOSER),
        ("scored by", COMPOSER), ("soundtrack by", COMPOSER), ("soundtracks by", COMPOSER), ("composed by", COMPOSER),
        ("original score by", COMPOSER), ("music composed by", COMPOSER), ("composer", COMPOSER_NAMED),
        ("music from", COMPOSER_NAMED), ("songs by", COMPOSER), ("music is by", COMPOSER),
        ("cinematography by", CINEMATOGRAPHER), ("cinematographer", CINEMATOGRAPHER_NAMED),
        ("director of photography", CINEMATOGRAPHER), ("photography by", CINEMATOGRAPHER),
        ("camera by", CINEMATOGRAPHER), ("camerawork by", CINEMATOGRAPHER), ("lensed by", CINEMATOGRAPHER),
        ("shot by", CINEMATOGRAPHER_NAMED), ("filmed by", CINEMATOGRAPHER_NAMED),
        ("photographed by", CINEMATOGRAPHER_NAMED), ("produced by", PRODUCER), ("producer", PRODUCER),
        ("executive produced by", PRODUCER), ("executive producer", PRODUCER), ("from producer", PRODUCER),
        ("edited by", EDITOR), ("editing by", EDITOR), ("film editor", EDITOR), ("cut by", EDITOR_NAMED),
        ("costumes by", COSTUME_DESIGNER), ("costume design by", COSTUME_DESIGNER),
        ("costume designer", COSTUME_DESIGNER), ("production design by", PRODUCTION_DESIGNER),
        ("production designer", PRODUCTION_DESIGNER), ("effects by", EFFECTS_ARTIST),
        ("special effects by", EFFECTS_ARTIST), ("visual effects by", EFFECTS_ARTIST), ("makeup by", EFFECTS_ARTIST),
    ],
    unrecorded_after: &[
        ("score", COMPOSER), ("scores", COMPOSER), ("soundtrack", COMPOSER), ("soundtracks", COMPOSER),
        ("music", COMPOSER), ("as composer", COMPOSER), ("composed", COMPOSER), ("scored", COMPOSER),
        ("wrote the music", COMPOSER), ("wrote the score", COMPOSER), ("composed the music", COMPOSER),
        ("cinematography", CINEMATOGRAPHER), ("as cinematographer", CINEMATOGRAPHER),
        ("as director of photography", CINEMATOGRAPHER), ("was the cinematographer", CINEMATOGRAPHER),
        ("as producer", PRODUCER), ("as a producer", PRODUCER), ("produced", PRODUCER), ("productions", PRODUCER),
        ("as editor", EDITOR), ("edited", EDITOR), ("costumes", COSTUME_DESIGNER),
    ],
    generations: &[("junior", "jr"), ("senior", "sr"), ("jnr", "jr"), ("snr", "sr")],
    participles: &["directed", "starred"],
    agents: &["by"],
    director_prepositions: &["by", "from"],
    actor_prepositions: &["with"],
    vague_film_words: &["one", "ones", "features", "stuff"],
    name_cues: &["with", "by", "starring", "featuring", "director", "actor", "actress"],
    name_particles: &["de"],
    somebody: &[
        "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "guy", "guys", "kid", "kids", "child",
        "children", "teenager", "teenagers", "people", "couple", "family", "someone", "somebody", "who", "whose",
        "whom", "where",
    ],
    before_audience: &["for"],
};

#[rustfmt::skip]
pub(super) const EXAMPLES: Examples = Examples {
    cues: &[
        "like", "similar to", "such as", "same as", "in the vein of", "in the style of", "in the spirit of",
        "along the lines of", "reminiscent of", "comparable to", "resembling", "reminds me of", "if i liked",
        "if i loved", "if you liked", "if you loved", "because i liked", "i liked", "i loved", "i enjoyed",
        "i love", "i really liked", "i really enjoyed", "fan of", "fans of", "ala", "a la", "vibes of",
        "something like", "more like",
    ],
    before_title: &["the", "movie", "film"],
    demonstratives: &["that", "this", "these", "those"],
};

#[rustfmt::skip]
pub(super) const NEGATIONS: Negations = Negations {
    words: &[
        "not", "no", "non", "without", "without any", "nothing", "nothing too", "never", "except", "except for",
        "excluding", "exclude", "excludes", "minus", "avoid", "avoiding", "skip", "other than", "apart from",
        "anything but", "isnt", "arent", "dont", "doesnt", "dont want", "do not want", "i dont want",
        "i do not want", "dont like", "do not like", "i dont like", "i do not like", "hate", "i hate", "no more",
        "not too", "not so", "not very", "not any", "not a", "that are not", "that is not", "that isnt",
        "that arent", "which are not", "which is not", "does not have", "do not have", "doesnt have", "dont have",
        "but no", "but not", "but without", "and no", "and not", "less", "tired of", "sick of", "free of",
        "instead of", "rather than", "hates", "hated", "i hated", "we hate", "cant stand", "cannot stand", "can not stand",
        "couldnt stand", "dislike", "dislikes", "i dislike", "despise", "despises", "loathe", "loathes", "detest",
        "detests", "doesnt like", "does not like", "didnt like", "doesnt want", "does not want", "wont watch",
        "will not watch", "refuses to watch", "refuse to watch", "never watches", "never watch", "dont enjoy",
        "doesnt enjoy", "not a fan of", "not fans of", "not a big fan of", "not into", "isnt into", "not in the mood for",
        "no interest in", "bored of", "bored with", "fed up with", "allergic to", "anything except", "everything but",
        "everything except", "leave out", "leaving out", "as long as its not", "as long as it isnt", "cant bear",
        "cant deal with", "cant handle", "do without", "stay away from", "keep away from", "none of", "neither",
        "not overly", "not that", "nothing that is too", "nothing that",
    ],
    lessening: &["not too", "not so", "not very", "not that", "not overly", "nothing too", "less"],
    undone_by: &["only", "just", "sure", "but", "seen", "watched", "heard"],
    carried: &[
        "a", "an", "the", "any", "too", "very", "so", "really", "be", "starring", "with", "featuring", "in", "it",
        "want", "like", "watch", "see", "into", "by", "directed", "of", "stuff", "much", "that", "is", "are",
        "overly", "super", "involving", "from", "to", "anything", "about", "watches", "watching", "likes", "enjoys",
        "enjoy", "feature", "featuring", "concerning", "based", "on", "set", "which", "has", "have", "made", "more",
        "another", "these", "those", "all", "at", "films", "film", "movies", "movie",
    ],
    without: &["without"],
    with_no: &[("with", "no")],
    same_subjects: &[
        &[
            "world war ii", "world war 2", "world war two", "second world war", "wwii", "ww2", "ww ii", "nazi", "nazis",
            "holocaust", "hitler", "adolf hitler", "nazi germany",
        ],
        &["world war i", "world war 1", "world war one", "first world war", "wwi", "ww1"],
        &["vietnam", "vietnam war", "the vietnam war", "viet nam war"],
        &["superheroes", "superhero", "super hero", "super heroes", "superheros"],
        &["marvel", "marvel comic", "marvel comics", "marvel cinematic universe", "mcu"],
        &["sequel", "sequels"],
        &["remake", "remakes"],
        &["zombie", "zombies", "undead", "living dead"],
        &["vampire", "vampires", "dracula"],
        &["christmas", "xmas", "santa claus"],
        &["robot", "robots", "android", "androids", "cyborg", "cyborgs", "artificial intelligence"],
        &["dinosaur", "dinosaurs", "prehistoric"],
        &["ghost", "ghosts", "haunting", "haunted house"],
        &["shark", "sharks", "shark attack"],
        &["spider", "spiders", "tarantula"],
        &["clown", "clowns"],
        &["witch", "witches", "witchcraft"],
        &["space", "outer space", "space travel", "spacecraft", "astronaut"],
        &["drugs", "drug", "drug abuse", "drug addiction", "drug dealer"],
        &["serial killer", "serial killers", "serial murder"],
    ],
};

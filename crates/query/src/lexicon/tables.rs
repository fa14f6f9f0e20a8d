//! The tables that a language provides, and what a row of each means.
//!
//! Words and phrases are written like tokens: folded, with single spaces. Where several phrases match, the longest one
//! is read, unless a table says otherwise.

use cinerag_domain::{Genre, Role};

use super::conversation::Conversation;
use super::measures::{Durations, Numbers, Ratings, Years};
use super::prose::{Narration, Styles, Tweaks};

/// Words or phrases whose table is their only meaning.
pub type Words = &'static [&'static str];
/// Phrases, each with what it means.
pub type Phrases<T> = &'static [(&'static str, T)];

/// Everything that understanding knows about one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Words that say what their neighbours are.
    pub cues: Cues,
    /// Words around what is asked for.
    pub requests: Requests,
    /// Words beside names of people.
    pub people: People,
    /// Words before and after films given as examples.
    pub examples: Examples,
    /// Words that refuse something.
    pub negations: Negations,
    /// Genres.
    pub genres: GenreTables,
    /// Languages and countries.
    pub places: Places,
    /// Studios, series, certificates, languages spoken.
    pub facts: FactWords,
    /// Numbers in words.
    pub numbers: Numbers,
    /// Years of release.
    pub years: Years,
    /// Running times.
    pub durations: Durations,
    /// Ratings and orders.
    pub ratings: Ratings,
    /// What people say about themselves while describing a film.
    pub narration: Narration,
    /// Words that tell requests, chat and stories apart.
    pub styles: Styles,
    /// "Like that, but …".
    pub tweaks: Tweaks,
    /// Messages in a conversation.
    pub conversation: Conversation,
    /// Prefixes and suffixes that derive words from others.
    pub affixes: Affixes,
}

/// Prefixes and suffixes that derive words from others: "interwar", "noirish".
#[derive(Debug)]
pub struct Affixes {
    /// Before a word.
    pub prefixes: Words,
    /// After one.
    pub suffixes: Words,
}

/// Words that say what their neighbours are.
#[derive(Debug)]
pub struct Cues {
    /// Words that mean films.
    pub film_words: Words,
    /// Words that ask rather than describe.
    pub fillers: Words,
    /// Pairs of words whose second word describes, although it is a filler alone: "feel good".
    pub describing_pairs: Phrases<&'static str>,
    /// Articles before a title or a film word.
    pub articles: Words,
    /// The definite ones among them, which may stand before a decade.
    pub definite: Words,
    /// Words that make an adjective about one thing or person: "a new …", "my best …".
    pub determiners: Words,
    /// Words that "best" and "new" describe without asking for an order: "my best friend".
    pub friends: Words,
    /// Words that join the items of a list.
    pub joints: Words,
    /// Those that list alternatives.
    pub alternatives: Words,
    /// Those that list films or people, all of which are meant.
    pub list_joints: Words,
    /// Words that begin a wish for something different.
    pub turns: Words,
    /// The turn after a title that opens a query: "Inception but darker".
    pub turn_after_title: Words,
    /// Words that introduce a part of a query and mean nothing without it.
    pub leading: Words,
    /// Endings of plurals, by which a genre's name means films: "musicals".
    pub plural_endings: Words,
}

/// Words around what is asked for.
#[derive(Debug)]
pub struct Requests {
    /// Words that ask for one film before or after its title, besides film words.
    pub before_title: Words,
    /// Words that may open or close a request, besides film words; a misspelled title is searched without them.
    pub around_name: Words,
    /// Phrases about the asker, or praise, that say nothing about the films.
    pub idle_phrases: Words,
    /// Words after which these phrases are a subject: "about my father".
    pub subject_cues: Words,
    /// How questions about one film begin, before its title.
    pub questions: Words,
    /// How they may end, after it.
    pub question_ends: Words,
    /// Words before the name of a series that ask for all of it: "all the rocky movies".
    pub all_words: Words,
    /// Words after the name of a series that ask for its films.
    pub series_words: Words,
    /// Words before or after which an order is meant: "the best of …", "newest first".
    pub after_order: Words,
    /// Requests that ask for any film.
    pub open_requests: Words,
    /// What is offered to whoever asks for any film.
    pub offers: Words,
}

/// A job that records do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// Its name in answers.
    pub name: &'static str,
    /// True when the words mean the job whatever name follows.
    pub is_sure: bool,
    /// True for a job that actors have as well.
    pub is_of_actors: bool,
}

/// Words beside names of people.
#[derive(Debug)]
pub struct People {
    /// Words before a name, with the role they give.
    pub roles_before: Phrases<Role>,
    /// Words after a name, likewise.
    pub roles_after: Phrases<Role>,
    /// Before the name of somebody who did what records do not say.
    pub unrecorded_before: Phrases<Job>,
    /// After such a name.
    pub unrecorded_after: Phrases<Job>,
    /// Words for a generation after a name, and how names abbreviate them.
    pub generations: Phrases<&'static str>,
    /// Participles among `roles_after` that belong to the next name when an `agent` follows: "directed by".
    pub participles: Words,
    /// The words that follow them.
    pub agents: Words,
    /// Prepositions before somebody who directed, if they ever did.
    pub director_prepositions: Words,
    /// Prepositions before somebody who played.
    pub actor_prepositions: Words,
    /// Film words that say nothing about the word before them: "the brown one".
    pub vague_film_words: Words,
    /// Words before a name that may be misspelled.
    pub name_cues: Words,
    /// Fillers that are part of names: "Robert de Niro".
    pub name_particles: Words,
    /// Words for somebody in a story, and words that say more about them.
    pub somebody: Words,
    /// The word before an audience, which is not somebody in the story: "for kids".
    pub before_audience: Words,
}

/// Words before and after films given as examples.
#[derive(Debug)]
pub struct Examples {
    /// "Like", "similar to": the films named next are examples.
    pub cues: Words,
    /// Words before an example that are not part of its title.
    pub before_title: Words,
    /// Words that refer to something said before, and are not a title: "movies like that".
    pub demonstratives: Words,
}

/// Words that refuse something.
#[derive(Debug)]
pub struct Negations {
    /// Negations: what is named next is not wanted.
    pub words: Words,
    /// Those that ask for less of what is named next without ruling it out: "not too".
    pub lessening: Words,
    /// Words that undo a negation before them: "not only".
    pub undone_by: Words,
    /// Words that may stand between a negation and what it negates.
    pub carried: Words,
    /// Negations that may also be about somebody in the story: "a man without a past".
    pub without: Words,
    /// Pairs of words that are such a negation: "with no".
    pub with_no: Phrases<&'static str>,
    /// Subjects with several names; refusing one refuses all.
    pub same_subjects: &'static [Words],
}

/// How certainly a word means the genre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// Always means it: "thrillers", "sci-fi", "animated".
    Always,
    /// Means it unless it belongs to a noun: "crime", but not "crime boss"; "war", but not "war veteran".
    Alone,
    /// Means it only before a word for films: "family film", but not "a family film-makers raise".
    BeforeFilm,
    /// Suggests it: "scary", "funny".
    Mood,
}

/// Genres and the phrases that mean them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GenreWords {
    /// The genres, all of which are meant.
    pub genres: &'static [Genre],
    /// How certainly.
    pub sureness: Sureness,
    /// The phrases.
    pub phrases: Words,
}

/// Genres.
#[derive(Debug)]
pub struct GenreTables {
    /// What people call genres.
    pub words: &'static [GenreWords],
    /// Genre words that also imply an original language, ISO 639-1: "anime".
    pub languages: Phrases<&'static str>,
    /// Moods and contents that can follow "not", with the genres and topics that are then excluded.
    pub unwanted: &'static [(&'static str, &'static [Genre], Words)],
}

/// Where a film is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Its original language, ISO 639-1.
    Language(&'static str),
    /// Any original language but this one, ISO 639-1.
    NotLanguage(&'static str),
    /// One of its countries, ISO 3166-1 alpha-2.
    Country(Words),
}

/// Languages and countries.
#[derive(Debug)]
pub struct Places {
    /// Adjectives. Where a language is spoken mainly in one country, the language is meant: "French films" are in French.
    pub adjectives: Phrases<Place>,
    /// Countries as nouns, after a cue; ISO 3166-1 alpha-2.
    pub countries: Phrases<Words>,
    /// Words before a country.
    pub country_cues: Words,
    /// Words before an adjective that make it the language of the film: "in French".
    pub before_language: Words,
    /// Words after an adjective that apply it to the films: "French with …", but not "a French chef".
    pub after_adjective: Words,
}

/// Words beside studios and series, certificates, and languages spoken.
#[derive(Debug)]
pub struct FactWords {
    /// Before the name of a studio.
    pub before_studio: Words,
    /// After it, besides film words.
    pub after_studio: Words,
    /// Before the name of a series, an article aside, when a word of `after_series` follows the name or nothing does.
    pub before_series: Words,
    /// After the name of a series.
    pub after_series: Words,
    /// Places in a series, from 1.
    pub ordinals: Phrases<usize>,
    /// The last place.
    pub last: Words,
    /// Certificates.
    pub certificates: Certificates,
    /// Before a language, as its adjective: it is spoken in the film, whatever the film's own language.
    pub before_spoken: Words,
    /// After one.
    pub after_spoken: Words,
}

/// Certificates.
#[derive(Debug)]
pub struct Certificates {
    /// What people call them; where several are given, any of them is meant.
    pub phrases: Phrases<Words>,
    /// From the mildest to the strictest.
    pub ascending: Words,
    /// After a certificate: it or a milder one.
    pub or_lower: Words,
    /// Before one, likewise.
    pub at_most: Words,
}

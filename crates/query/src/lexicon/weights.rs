//! How much each kind of reading weighs against another of the same words.
//!
//! A weight counts for each word, cues included, so that of two equally certain readings the longer one wins. Only the
//! order and the sums matter: the best set of readings is the heaviest one.

/// Years and decades are unmistakable: "1994", "early 90s".
pub const YEARS: f32 = 4.0;
/// A running time has a number and a unit, and is as certain as a year.
pub const RUNTIME: f32 = 4.0;
/// A rating has a number and its scale, or a fixed phrase such as "highly rated".
pub const RATING: f32 = 4.0;
/// "Old" before films is a wish for old films, and loses to a name or title that has the word.
pub const OLD_FILMS: f32 = 2.0;
/// "Short" or "long" before films, likewise.
pub const SHORT_OR_LONG: f32 = 2.0;
/// "Best" and "new" begin many titles and names: any other reading wins.
pub const ORDER: f32 = 1.0;
/// A number of films beats the order beside it and nothing else that has the number.
pub const COUNT: f32 = 1.2;
/// A phrase without meaning loses to every reading that has one.
pub const IDLE: f32 = 1.0;
/// A genre beats a topic of the same words: "psychological thriller" is a genre first.
pub const GENRE: f32 = 2.5;
/// A language or country, likewise.
pub const PLACE: f32 = 2.5;
/// A negation loses to titles that begin with it ("No Country for Old Men"), and beats an order.
pub const NEGATION: f32 = 1.5;
/// A whole name of two words or more is rarely anything else.
pub const PERSON: f32 = 4.0;
/// A single-word name next to a cue: less certain than a whole name, more certain than a genre.
pub const PERSON_OF_ONE_WORD: f32 = 3.0;
/// Somebody well known who is not here: a name that the catalogue has wins.
pub const ABSENT: f32 = 3.9;
/// An example that is not here: it takes the words from a film of the same title that nobody knows.
pub const ABSENT_EXAMPLE: f32 = 5.1;
/// A job that records do not have, with its bearer: the words of the job belong to the name.
pub const CREW: f32 = 4.5;
/// Films named after "like": the title wins over whatever else its words may mean.
pub const EXAMPLES: f32 = 5.0;
/// A character of two words or more: less than a genre, more than a topic of the same words.
pub const CHARACTER: f32 = 2.3;
/// A topic of two words or more: it stays in the theme, so every other reading beats it except an order or a negation.
pub const TOPIC: f32 = 2.2;
/// A studio with a cue, or whose name means nothing else: as sure as a person.
pub const STUDIO: f32 = 4.0;
/// A series with the word that says so.
pub const SERIES: f32 = 4.0;
/// A certificate is a fixed phrase.
pub const CERTIFICATE: f32 = 4.5;
/// A language spoken has a cue, and beats the original language of the same words.
pub const SPOKEN: f32 = 4.0;

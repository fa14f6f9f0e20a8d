//! English: words of titles, names and prose whose meaning both journeys must agree on. All folded.

use cinerag_domain::Genre;

/// Function words, sorted. Titles and names include them ("The It Girl", "Her"), since they can be all there is; prose
/// drops them, where they only cost time.
#[rustfmt::skip]
pub(crate) const STOPWORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her",
    "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or",
    "our", "out", "s", "she", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "to", "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom",
    "whose", "will", "with", "would", "you", "your",
];

/// Articles.
pub const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// Whole numbers from zero.
#[rustfmt::skip]
pub const CARDINALS: [&str; 21] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];

/// Words that only say that a number follows: "Part Two".
pub const PART_WORDS: [&str; 5] = ["part", "episode", "chapter", "vol", "volume"];
/// Other ways to write them, which are common words too.
pub const PART_ABBREVIATIONS: [&str; 2] = ["pt", "no"];

/// What follows a surname and is none.
pub const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Words that name nobody, sorted: a character called by these alone is a role.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
    "a", "additional", "agent", "aunt", "bartender", "boss", "boy", "boyfriend", "brother", "captain", "chief",
    "commentator", "cop", "dad", "daughter", "detective", "director", "doctor", "dr", "driver", "elderly", "father",
    "female", "first", "general", "girl", "girlfriend", "grandfather", "grandma", "grandmother", "grandpa", "guard",
    "guy", "herself", "himself", "host", "husband", "inspector", "interviewer", "judge", "kid", "king", "lady",
    "lawyer", "lieutenant", "little", "major", "male", "man", "mayor", "miss", "mom", "mother", "mr", "mrs", "ms",
    "multiple", "mum", "narration", "narrator", "nurse", "officer", "old", "older", "police", "policeman",
    "president", "priest", "prince", "princess", "principal", "professor", "queen", "reporter", "secretary", "self",
    "sergeant", "sheriff", "singer", "sister", "soldier", "son", "teacher", "the", "themselves", "uncle", "various",
    "voice", "voices", "waiter", "waitress", "wife", "woman", "young", "younger",
];
/// Words that open the credit of people who play themselves or only speak.
pub const SELVES: [&str; 5] = ["himself", "herself", "themselves", "self", "narrator"];

/// What genres are called when their name is not typed.
pub const GENRE_NAMES: [(Genre, &str); 2] = [(Genre::SciFi, "science fiction"), (Genre::FilmNoir, "noir")];

/// Languages that films are made in: ISO 639-1 codes with their names, sorted.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "Arabic"), ("bn", "Bengali"), ("bs", "Bosnian"), ("cn", "Cantonese"), ("cs", "Czech"), ("da", "Danish"),
    ("de", "German"), ("el", "Greek"), ("en", "English"), ("es", "Spanish"), ("et", "Estonian"), ("fa", "Persian"),
    ("fi", "Finnish"), ("fr", "French"), ("he", "Hebrew"), ("hi", "Hindi"), ("hu", "Hungarian"), ("id", "Indonesian"),
    ("is", "Icelandic"), ("it", "Italian"), ("ja", "Japanese"), ("ko", "Korean"), ("nl", "Dutch"), ("no", "Norwegian"),
    ("pl", "Polish"), ("pt", "Portuguese"), ("ro", "Romanian"), ("ru", "Russian"), ("sr", "Serbian"), ("sv", "Swedish"),
    ("ta", "Tamil"), ("te", "Telugu"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian"), ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// True for a folded function word.
pub(crate) fn is_stopword(word: &str) -> bool {
    STOPWORDS.binary_search(&word).is_ok()
}

/// The name of a language by its ISO 639-1 code.
pub fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.binary_search_by_key(&code, |(known, _)| known).ok().map(|at| LANGUAGES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(STOPWORDS.is_sorted() && ROLES.is_sorted() && LANGUAGES.is_sorted());
        assert!(is_stopword("the") && !is_stopword("matrix"));
        assert_eq!((language_name("fr"), language_name("xx")), (Some("French"), None));
    }
}

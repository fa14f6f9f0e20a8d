//! Languages and countries.

use super::{Read, first_of, longest};
use crate::lexicon::{Language, Place};
use crate::tokens::Token;

/// An adjective of language or origin at a position, or a country after "from".
pub(crate) fn place(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Place>> {
    let places = &language.places;
    if let Some(skip) = first_of(tokens, at, places.country_cues) {
        let country = longest(tokens, at + skip, places.countries)?;
        return Some(Read { words: skip + country.words, value: Place::Country(country.value) });
    }
    longest(tokens, at, places.adjectives)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn adjectives_and_countries() {
        let read = |text: &str| place(&ENGLISH, &tokens(text), 0);
        assert_eq!(read("french comedies"), Some(Read { words: 1, value: Place::Language("fr") }));
        assert_eq!(read("south korean"), Some(Read { words: 2, value: Place::Language("ko") }));
        assert_eq!(read("from the UK"), Some(Read { words: 3, value: Place::Country(&["GB"]) }));
        assert_eq!(read("from dusk till dawn"), None);
        assert_eq!(read("france"), None);
    }
}

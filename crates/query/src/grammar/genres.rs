//! Genres and what people call them.

use super::{Read, longest_of};
use crate::lexicon::{GenreWords, Language};
use crate::tokens::Token;

/// The genre words at a position.
pub(crate) fn genre(language: &Language, tokens: &[Token], at: usize) -> Option<Read<GenreWords>> {
    let rows = language.genres.words.iter().filter_map(|row| {
        let words = longest_of(tokens, at, row.phrases)?;
        Some(Read { words, value: *row })
    });
    rows.max_by_key(|read| read.words)
}

#[cfg(test)]
mod tests {
    use cinerag_domain::Genre;

    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn the_longest_name_wins() {
        let read = genre(&ENGLISH, &tokens("romantic comedies"), 0).expect("a genre");
        assert_eq!((read.words, read.value.genres), (2, &[Genre::Romance, Genre::Comedy][..]));
        let read = genre(&ENGLISH, &tokens("sci-fi"), 0).expect("a genre");
        assert_eq!((read.words, read.value.genres), (2, &[Genre::SciFi][..]));
        assert_eq!(genre(&ENGLISH, &tokens("robots"), 0), None);
    }
}

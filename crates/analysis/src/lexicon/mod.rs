//! What both journeys know of languages: articles and numerals of titles, and one module for each language of prose.
//!
//! The index and the queries must agree on these words; whatever changes here changes the index. What only
//! understanding needs is in `cinerag_query::lexicon`.

pub mod en;

use crate::fold;

/// Roman numerals from one, as sequels write them.
#[rustfmt::skip]
pub const ROMAN_NUMERALS: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii",
    "xix", "xx",
];

/// Articles that catalogues put behind a title, folded, of every language that they list titles in.
#[rustfmt::skip]
const CATALOGUE_ARTICLES: &[&str] = &[
    "the", "a", "an", "le", "la", "les", "l", "il", "lo", "i", "gli", "der", "die", "das", "ein", "eine", "el", "los",
    "las", "un", "une", "una", "det", "den", "de", "het", "en", "ett", "o", "os", "as", "um", "uma",
];

/// `"Matrix, The"` → `"The Matrix"`; none when no article stands behind a comma.
pub fn article_first(title: &str) -> Option<String> {
    let (rest, article) = title.rsplit_once(", ")?;
    let space = if article.ends_with('\'') { "" } else { " " };
    CATALOGUE_ARTICLES.contains(&fold(article).as_str()).then(|| format!("{article}{space}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_come_first() {
        let first = |title| article_first(title).unwrap_or_default();
        assert_eq!(first("Matrix, The"), "The Matrix");
        assert_eq!(first("Avventura, L'"), "L'Avventura");
        assert_eq!(first("thing, the"), "the thing");
        assert_eq!(first("The Good, the Bad and the Ugly"), "");
    }
}

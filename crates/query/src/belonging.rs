//! Studios and series that a query names: "studio ghibli movies", "a24 horror", "in the Alien series".
//!
//! In: tokens and the catalogue's names. Out: segments. A studio whose name means something else too ("Focus", "Fox") is
//! one only beside a word that says so; a series is named by the word after it.

use std::ops::Range;

use cinerag_domain::MovieId;
use cinerag_ports::{Lexicon, Meaning};

use crate::chart::{Reading, Segment};
use crate::grammar::{genres, longest_of};
use crate::lexicon::{Language, weights};
use crate::names::{for_each_phrase, series};
use crate::tokens::{Gap, Token};

/// Words in the longest name of a studio or a series.
const LONGEST_NAME: usize = 6;

/// The readings of every stretch that names a studio.
pub(crate) fn studios(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        for_each_phrase(tokens, lexicon, start, LONGEST_NAME, &mut |end, words| {
            let studio = lexicon.meanings(words).into_iter().find_map(|meaning| match meaning {
                Meaning::Studio { name, is_distinct, .. } => Some((name, is_distinct)),
                _ => None,
            });
            let Some((name, is_distinct)) = studio else { return };
            let stretch = with_cues(language, tokens, start..end);
            // "a film noir" asks for no studio called "A. Film"
            let says_something = tokens[start..end].iter().any(|token| language.describes(&token.word));
            if !says_something && stretch == (start..end) {
                return;
            }
            if is_distinct || is_cued(language, tokens, &(start..end), &stretch) {
                found.push(Segment::new(stretch, start..end, Reading::Studio(name), weights::STUDIO));
            }
        });
    }
    found
}

/// A name with the words beside it that say that it is a studio's.
fn with_cues(language: &Language, tokens: &[Token], core: Range<usize>) -> Range<usize> {
    let facts = &language.facts;
    let before = (1..=3).rev().find(|words| {
        let start = core.start.checked_sub(*words);
        start.is_some_and(|start| longest_of(tokens, start, facts.before_studio) == Some(*words))
    });
    let after = longest_of(tokens, core.end, facts.after_studio).unwrap_or(0);
    core.start - before.unwrap_or(0)..core.end + after
}

/// True beside a cue or a film word, and for a name that opens the query before a genre: "universal horror".
fn is_cued(language: &Language, tokens: &[Token], core: &Range<usize>, stretch: &Range<usize>) -> bool {
    let next = tokens.get(core.end).filter(|next| next.gap == Gap::Space);
    let is_before_film = next.is_some_and(|next| language.is_film_word(&next.word));
    let is_before_genre = core.start == 0 && genres::genre(language, tokens, core.end).is_some();
    // "from focus" says nothing of what focus is: one word needs the film word or the studio word after it
    let follows_cue = stretch.start < core.start && (core.len() > 1 || core.end == tokens.len());
    is_before_film || is_before_genre || follows_cue || stretch.end > core.end
}

/// The readings of every stretch that names a series by a word for one: "the alien franchise from the 80s".
pub(crate) fn all_of_series(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        for_each_phrase(tokens, lexicon, start, LONGEST_NAME, &mut |end, words| {
            let Some(after) = longest_of(tokens, end, language.facts.after_series) else { return };
            let films = series(lexicon, words);
            if films.is_empty() {
                return;
            }
            let is_article = |at: usize| language.is_article(&tokens[at].word);
            let article = start - usize::from(start > 0 && is_article(start - 1));
            let before = (1..=2).rev().find(|words| {
                let at = article.checked_sub(*words);
                at.is_some_and(|at| longest_of(tokens, at, language.facts.before_series) == Some(*words))
            });
            let stretch = article - before.unwrap_or(0)..end + after;
            let reading = Reading::Series(words.to_owned(), films);
            found.push(Segment::new(stretch, start..end, reading, weights::SERIES));
        });
    }
    found
}

/// The film at a place in a series: "the third alien film", "the last rocky".
pub(crate) fn film_of_series(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Option<MovieId> {
    let facts = &language.facts;
    let start = words.iter().position(|token| !language.is_filler(&token.word))?;
    let number =
        facts.ordinals.iter().find(|(word, _)| *word == words[start].word).map(|(_, number)| *number);
    // "the newest alien films" are several, in an order
    let is_plural =
        words.last().is_some_and(|last| language.is_plural(&last.word) && language.is_film_word(&last.word));
    let is_last = facts.last.contains(&words[start].word.as_str()) && !is_plural;
    let mut rest = &words[start + 1..];
    // "the third film in the alien series"
    while let Some((first, after)) = rest.split_first()
        && (language.is_film_word(&first.word)
            || facts.before_series.contains(&first.word.as_str())
            || language.is_article(&first.word))
    {
        rest = after;
    }
    while let Some((last, before)) = rest.split_last()
        && (language.is_film_word(&last.word) || facts.after_series.contains(&last.word.as_str()))
    {
        rest = before;
    }
    if rest.is_empty() || number.is_none() && !is_last {
        return None;
    }
    let films = series(lexicon, &crate::tokens::phrase(rest));
    match number {
        Some(number) => films.get(number - 1).copied(),
        None => films.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use cinerag_ports::Vocabulary;
    use cinerag_ports::fakes::MemoryLexicon;

    use super::*;
    use crate::chart::segments;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    fn lexicon() -> MemoryLexicon {
        let studio =
            |name: &str, is_distinct| Meaning::Studio { name: name.into(), movie_count: 9, is_distinct };
        let films = vec![MovieId(1), MovieId(2), MovieId(3)];
        let phrases = [
            ("studio ghibli", studio("Studio Ghibli", true)),
            ("pixar", studio("Pixar", true)),
            ("fox", studio("20th Century Fox", false)),
            ("a film", studio("A. Film", true)),
            ("focus features", studio("Focus Features", false)),
            ("alien", Meaning::Series { name: "Alien".into(), films }),
        ];
        let phrases: BTreeMap<String, Vec<Meaning>> =
            phrases.into_iter().map(|(phrase, meaning)| (phrase.to_owned(), vec![meaning])).collect();
        MemoryLexicon::new(Vocabulary { phrases, ..Vocabulary::default() })
    }

    fn studio_of(text: &str) -> Option<String> {
        let words = tokens(text);
        segments(&ENGLISH, &words, &lexicon(), 2026).into_iter().find_map(|segment| match segment.reading {
            Reading::Studio(name) => Some(name),
            _ => None,
        })
    }

    #[test]
    fn a_studio_with_another_meaning_needs_a_cue() {
        for text in ["studio ghibli", "pixar films", "sad pixar", "movies by pixar", "no pixar"] {
            assert!(studio_of(text).is_some(), "{text}");
        }
        for text in ["fox movies", "comedies from focus features", "fox horror", "movies by fox"] {
            assert!(studio_of(text).is_some(), "{text}");
        }
        for text in ["a fox in the forest", "the fox and the hound", "from fox to hound", "a film noir"] {
            assert_eq!(studio_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_series_is_named_by_the_word_after_it() {
        let films_of = |text: &str| {
            segments(&ENGLISH, &tokens(text), &lexicon(), 2026).into_iter().find_map(|segment| match segment
                .reading
            {
                Reading::Series(_, films) => Some((segment.tokens, films.len())),
                _ => None,
            })
        };
        assert_eq!(films_of("horror in the alien series"), Some((1..5, 3)));
        assert_eq!(films_of("an alien lands"), None);
    }

    #[test]
    fn a_place_in_a_series_names_its_film() {
        let film = |text: &str| film_of_series(&ENGLISH, &tokens(text), &lexicon()).map(|id| id.0);
        assert_eq!(film("the third alien film"), Some(3));
        assert_eq!(film("2nd film in the alien series"), Some(2));
        assert_eq!(film("last alien movie"), Some(3));
        assert_eq!(film("the fourth alien"), None);
        assert_eq!(film("newest alien movies"), None);
        assert_eq!(film("first love"), None);
    }
}

//! Words of genres → constraints and wishes: "horror films", "a funny western", "westerns or musicals".
//!
//! How sure a word is of its genre, and what stands beside it, decides whether films must have the genre or should.

use std::ops::Range;

use cinerag_domain::{Genre, PartKind, Understood};

use crate::chart::{Segment, is_before_film};
use crate::constraint::{Constraint, Rule};
use crate::grammar::{Read, genres, longest, standing};
use crate::interpret::{Interpretation, Interpreter, REQUEST_WORDS};
use crate::lexicon::{GenreWords, Sureness};
use crate::tokens::Gap;

impl Interpreter<'_> {
    /// Reads a genre that is not refused.
    pub(crate) fn genre(
        &self,
        segment: &Segment,
        genres: &[Genre],
        sureness: Sureness,
        seen: &mut Interpretation,
    ) {
        let next = segment.tokens.end;
        let is_alone = self.tokens.get(next).is_none_or(|token| {
            token.gap != Gap::Space
                || self.language.is_filler(&token.word)
                || self.language.is_film_word(&token.word)
                || self.language.is_turn(&token.word)
        }) || self.stands_before_part(next);
        let before_film = is_before_film(self.language, self.tokens, next);
        let is_plural = self.language.is_plural(&self.tokens[next - 1].word);
        let alternatives = self.language.cues.alternatives;
        let or = |at: Option<usize>| at.is_some_and(|at| standing(self.tokens, at, alternatives));
        let is_choice = or(Some(next))
            || or(segment.tokens.start.checked_sub(1))
            || is_plural && self.is_among_plurals(&segment.tokens);
        let is_request = self.tokens.len() <= REQUEST_WORDS;
        let means_it = match sureness {
            Sureness::Always => is_request || before_film || is_plural,
            Sureness::Alone => is_request && is_alone || before_film,
            Sureness::BeforeFilm => before_film,
            Sureness::Mood => false,
        };
        if sureness == Sureness::BeforeFilm && !before_film {
            return;
        }
        seen.wished_genres = seen.wished_genres.iter().chain(genres.iter().copied()).collect();
        for genre in genres {
            let part = Understood { value: Some(genre.name().into()), ..self.part(PartKind::Genre, segment) };
            if means_it && !is_choice && !self.is_story {
                seen.parts.push(part);
                seen.constraints
                    .push(Constraint { rule: Rule::Genre(*genre), text: self.words(&segment.core) });
                segment.tokens.clone().for_each(|at| seen.genre_words[at] = true);
            } else if means_it || is_alone || sureness == Sureness::Always {
                seen.parts.push(part);
            }
        }
        let spoken = longest(self.tokens, segment.tokens.start, self.language.genres.languages);
        if let Some(spoken) = spoken.filter(|_| !self.is_story) {
            seen.constraints.push(Constraint {
                rule: Rule::Language(spoken.value.into()),
                text: self.words(&segment.core),
            });
        }
    }

    /// True beside another plural in a list: "westerns and musicals" asks for films of either genre.
    fn is_among_plurals(&self, stretch: &Range<usize>) -> bool {
        let plural_genre = |read: &Read<GenreWords>, at: usize| {
            self.language.is_plural(&self.tokens[at + read.words - 1].word)
        };
        let joint = |at: usize| standing(self.tokens, at, self.language.cues.list_joints);
        let follows = joint(stretch.end)
            && genres::genre(self.language, self.tokens, stretch.end + 1)
                .is_some_and(|read| plural_genre(&read, stretch.end + 1));
        let precedes = stretch.start >= 2 && joint(stretch.start - 1) && {
            let last = stretch.start - 1;
            (last.saturating_sub(3)..last).any(|at| {
                genres::genre(self.language, self.tokens, at)
                    .is_some_and(|read| at + read.words == last && plural_genre(&read, at))
            })
        };
        follows || precedes
    }
}

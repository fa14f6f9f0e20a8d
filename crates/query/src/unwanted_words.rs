//! Words that a negation refuses and that are no segment: a mood ("not scary"), or a subject ("no clowns").

use std::ops::Range;

use cinerag_domain::{PartKind, Understood};

use crate::chart::Segment;
use crate::constraint::Rule;
use crate::interpret::{Interpretation, Interpreter, REQUEST_WORDS};
use crate::tokens::{Gap, part, place};
use crate::unwanted::Negation;

impl Interpreter<'_> {
    /// Words outside all segments that are not wanted: a mood of the table, or a subject.
    pub(crate) fn unwanted_words(
        &self,
        at: usize,
        next: Option<&Segment>,
        negation: &Negation<'_>,
        seen: &mut Interpretation,
    ) -> Option<Range<usize>> {
        let first = self.tokens.get(at)?;
        let word = first.word.as_str();
        if let Some((_, genres, topics)) =
            self.language.genres.unwanted.iter().find(|(unwanted, ..)| *unwanted == word)
        {
            let stretch = at..at + 1;
            if negation.lessens
                && genres.iter().any(|genre| negation.asked.intersects(std::iter::once(*genre).collect()))
            {
                self.lessen(stretch.clone(), seen);
                return Some(stretch);
            }
            for genre in *genres {
                let part = part(PartKind::ExcludeGenre, self.text, place(&self.tokens[stretch.clone()]));
                seen.parts.push(Understood { value: Some(genre.name().into()), ..part });
                self.constrain(Rule::ExcludeGenre(*genre), &stretch, seen);
            }
            if !topics.is_empty() {
                self.refuse_topics(topics, stretch.clone(), negation, seen);
            }
            return Some(stretch);
        }
        if self.tokens.len() > REQUEST_WORDS {
            return None;
        }
        let end = self.end_of_subject(at, next, negation);
        if end <= at {
            return None;
        }
        let topic = self.terms.of_prose(&self.words(&(at..end))).join(" ");
        if topic.is_empty() {
            return None;
        }
        if negation.lessens {
            self.lessen(at..end, seen);
            return Some(at..end);
        }
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[at..end]));
        seen.parts.push(Understood { value: Some(topic.clone()), ..part });
        seen.unwanted.push(self.words(&(at..end)));
        self.constrain(Rule::ExcludeTopics(vec![topic]), &(at..end), seen);
        Some(at..end)
    }

    /// Where the words that name an unread subject end: after two words, or at the closing quotation mark.
    pub(crate) fn end_of_subject(&self, at: usize, next: Option<&Segment>, negation: &Negation<'_>) -> usize {
        let limit = next.map_or(self.tokens.len(), |segment| segment.tokens.start);
        if self.tokens[at].is_quoted {
            return (at..limit).find(|at| !self.tokens[*at].is_quoted).unwrap_or(limit);
        }
        let limit = limit.min(at + if negation.is_sign { 1 } else { 2 });
        let stops = |at: &usize| {
            !self.language.describes(&self.tokens[*at].word) || self.tokens[*at].gap == Gap::Comma
        };
        let first_stops = !self.language.describes(&self.tokens[at].word);
        if first_stops { at } else { (at + 1..limit).find(stops).unwrap_or(limit) }
    }

    /// All names of the subject named at a position, and how many words that name has.
    pub(crate) fn subject_of_many_names(&self, at: usize) -> Option<(crate::lexicon::Words, usize)> {
        let subjects = self.language.negations.same_subjects;
        let named = subjects.iter().filter_map(|names| {
            crate::grammar::longest_of(self.tokens, at, names).map(|words| (*names, words))
        });
        named.max_by_key(|(_, words)| *words)
    }

    pub(crate) fn refuse_topics(
        &self,
        topics: &[&str],
        stretch: Range<usize>,
        negation: &Negation<'_>,
        seen: &mut Interpretation,
    ) {
        if negation.lessens {
            return self.lessen(stretch, seen);
        }
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[stretch.clone()]));
        seen.parts.push(Understood { value: Some(topics.join(", ")), ..part });
        seen.unwanted.push(topics.iter().take(4).copied().collect::<Vec<_>>().join(" "));
        let terms = topics.iter().map(|topic| self.terms.of_prose(topic).join(" ")).collect();
        self.constrain(Rule::ExcludeTopics(terms), &stretch, seen);
    }
}

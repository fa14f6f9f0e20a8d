//! What a negation refuses: "no musicals", "without Adam Sandler", "crime but not gangster".
//!
//! A negation means what stands next to it: genres, people and subjects, in a list if they are listed. What it refuses
//! becomes a constraint and never part of the theme, since an embedding of "not scary" is close to "scary".

use std::ops::Range;

use cinerag_domain::{PartKind, Understood};

use crate::chart::{Reading, Segment};
use crate::constraint::{Constraint, Rule};
use crate::interpret::{Interpretation, Interpreter, REQUEST_WORDS};
use crate::tokens::{Gap, part, place};

impl Interpreter<'_> {
    /// Reads what follows a negation; gives how many of the segments behind it that took.
    pub(crate) fn negation(&self, negation: &Segment, rest: &[Segment], seen: &mut Interpretation) -> usize {
        if self.is_part_of_the_plot(negation, rest) {
            return 0;
        }
        let mut at = negation.tokens.end;
        let (mut used, mut found) = (0, false);
        loop {
            while self.tokens.get(at).is_some_and(|token| self.language.is_carried(&token.word))
                && !starts(rest, used, at)
            {
                at += 1;
            }
            let segment =
                rest.get(used).filter(|segment| segment.tokens.start <= at && at < segment.tokens.end);
            let stretch = if let Some(segment) = segment {
                if !self.unwanted_segment(segment, seen) {
                    break;
                }
                used += 1;
                segment.tokens.clone()
            } else if let Some(stretch) = self.unwanted_words(at, rest.get(used), seen) {
                stretch
            } else {
                break;
            };
            found = true;
            Self::spend(&(negation.tokens.start..stretch.end), seen);
            at = stretch.end;
            let joint = self.tokens.get(at).map_or("", |token| token.word.as_str());
            let is_joined = self.language.is_joint(joint);
            let next = at + usize::from(is_joined);
            let is_listed = is_joined || self.tokens.get(at).is_some_and(|token| token.gap == Gap::Comma);
            let goes_on = self.tokens.get(next).is_some_and(|token| {
                starts(rest, used, next)
                    && !matches!(rest[used].reading, Reading::Negation | Reading::Years(_))
                    || self.language.cues.alternatives.contains(&joint)
                    || self.language.genres.unwanted.iter().any(|(word, ..)| *word == token.word)
            });
            if !(is_listed && goes_on) {
                break;
            }
            at = next;
        }
        if found { used } else { 0 }
    }

    /// True where "without" or "with no" is about somebody in the story ("a man who wakes up with no memory") and not
    /// about the films ("thrillers without gore").
    fn is_part_of_the_plot(&self, negation: &Segment, rest: &[Segment]) -> bool {
        let start = negation.tokens.start;
        if !self.language.is_without(self.tokens, start) {
            return false;
        }
        let refused = rest.first().filter(|segment| segment.tokens.start == negation.tokens.end);
        if refused.is_some_and(|segment| matches!(segment.reading, Reading::Person(_) | Reading::Genre(_))) {
            return false;
        }
        let before = &self.tokens[..start];
        let somebody = (0..start).rfind(|at| self.language.is_somebody(before, *at));
        somebody.is_some_and(|at| !before[at..].iter().any(|token| self.language.is_film_word(&token.word)))
    }

    /// A read segment that is not wanted; false when a negation cannot mean it.
    fn unwanted_segment(&self, segment: &Segment, seen: &mut Interpretation) -> bool {
        match &segment.reading {
            Reading::Genre(words) => {
                let said = &self.tokens[segment.core.clone()];
                let mood = self
                    .language
                    .genres
                    .unwanted
                    .iter()
                    .find(|(word, ..)| said.len() == 1 && said[0].word == *word);
                // "no romantic comedies" refuses neither all romance nor all comedy, but what is both
                let refused = if words.genres.len() > 1 { &words.genres[..1] } else { words.genres };
                for genre in refused {
                    let part = Understood {
                        value: Some(genre.name().into()),
                        ..self.part(PartKind::ExcludeGenre, segment)
                    };
                    self.refuse(segment, part, Rule::ExcludeGenre(*genre), seen);
                }
                if let Some((_, _, topics)) = mood.filter(|(_, _, topics)| !topics.is_empty()) {
                    self.refuse_topics(topics, segment.core.clone(), seen);
                }
            }
            Reading::Person(person) => {
                let part = Understood {
                    value: Some(person.name.clone()),
                    ..self.part(PartKind::ExcludePerson, segment)
                };
                self.refuse(segment, part, Rule::ExcludePerson(person.folded.clone()), seen);
            }
            Reading::Topic(name) | Reading::Character(name) if self.tokens.len() <= REQUEST_WORDS => {
                let part =
                    Understood { value: Some(name.clone()), ..self.part(PartKind::ExcludeTheme, segment) };
                let topic = self.terms.of_prose(name).join(" ");
                self.refuse(segment, part, Rule::ExcludeTopics(vec![topic]), seen);
                seen.unwanted.push(name.clone());
            }
            _ => return false,
        }
        true
    }

    /// Words that no segment reads and that are not wanted: a mood of the table, or a subject.
    fn unwanted_words(
        &self,
        at: usize,
        next: Option<&Segment>,
        seen: &mut Interpretation,
    ) -> Option<Range<usize>> {
        let word = self.tokens.get(at)?.word.as_str();
        if let Some((_, genres, topics)) =
            self.language.genres.unwanted.iter().find(|(unwanted, ..)| *unwanted == word)
        {
            let stretch = at..at + 1;
            for genre in *genres {
                let part = part(PartKind::ExcludeGenre, self.text, place(&self.tokens[stretch.clone()]));
                seen.parts.push(Understood { value: Some(genre.name().into()), ..part });
                if !self.is_story {
                    let text = self.words(&stretch);
                    seen.constraints.push(Constraint { rule: Rule::ExcludeGenre(*genre), text });
                }
            }
            if !topics.is_empty() {
                self.refuse_topics(topics, stretch.clone(), seen);
            }
            return Some(stretch);
        }
        if self.tokens.len() > REQUEST_WORDS {
            return None;
        }
        let limit = next.map_or(self.tokens.len(), |segment| segment.tokens.start).min(at + 2);
        let end = (at..limit).find(|at| !self.language.describes(&self.tokens[*at].word)).unwrap_or(limit);
        if end <= at {
            return None;
        }
        let topic = self.terms.of_prose(&self.words(&(at..end))).join(" ");
        if topic.is_empty() {
            return None;
        }
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[at..end]));
        seen.parts.push(Understood { value: Some(topic.clone()), ..part });
        seen.unwanted.push(self.words(&(at..end)));
        if !self.is_story {
            seen.constraints
                .push(Constraint { rule: Rule::ExcludeTopics(vec![topic]), text: self.words(&(at..end)) });
        }
        Some(at..end)
    }

    fn refuse_topics(&self, topics: &[&str], stretch: Range<usize>, seen: &mut Interpretation) {
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[stretch.clone()]));
        seen.parts.push(Understood { value: Some(topics.join(", ")), ..part });
        seen.unwanted.push(topics.join(" "));
        if !self.is_story {
            let terms = topics.iter().map(|topic| self.terms.of_prose(topic).join(" ")).collect();
            seen.constraints
                .push(Constraint { rule: Rule::ExcludeTopics(terms), text: self.words(&stretch) });
        }
    }

    fn refuse(&self, segment: &Segment, part: Understood, rule: Rule, seen: &mut Interpretation) {
        seen.parts.push(part);
        if !self.is_story {
            seen.constraints.push(Constraint { rule, text: self.words(&segment.core) });
        }
    }
}

/// True when the next unread segment begins here.
fn starts(rest: &[Segment], used: usize, at: usize) -> bool {
    rest.get(used).is_some_and(|segment| segment.tokens.start == at)
}

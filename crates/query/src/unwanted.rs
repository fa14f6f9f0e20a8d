//! What a negation refuses: "no musicals", "without Adam Sandler", "crime but not gangster", "-romance".
//!
//! A negation applies to what follows it: genres, people, places, years and subjects, all items of a list included.
//! What it refuses becomes a constraint and never part of the theme, since an embedding of "not scary" is close to
//! "scary".

use std::ops::Range;

use cinerag_analysis::fold;
use cinerag_domain::{GenreSet, PartKind, Span, Understood};

use crate::chart::{Reading, Segment};
use crate::constraint::{Constraint, Rule};
use crate::interpret::{Interpretation, Interpreter, REQUEST_WORDS};
use crate::lexicon::Place;
use crate::refused_films::refused_films;
use crate::tokens::{Gap, is_sign, part, place};

/// Most words of a list before the word that closes it: "no war, horror or crime".
const LIST_WORDS: usize = 6;

/// A negation: what it covers.
pub(crate) struct Negation<'a> {
    /// A sign applies to the one word or name it is attached to.
    pub(crate) is_sign: bool,
    /// It asks for less of what is named without ruling it out.
    pub(crate) lessens: bool,
    /// Genres that the query asks for elsewhere.
    pub(crate) asked: GenreSet,
    pub(crate) rest: &'a [Segment],
}

impl Interpreter<'_> {
    /// Reads what follows a negation; returns how many of the next segments it used.
    pub(crate) fn negation(&self, segment: &Segment, rest: &[Segment], seen: &mut Interpretation) -> usize {
        if self.is_part_of_the_plot(segment, rest) {
            return 0;
        }
        let negation = Negation {
            is_sign: is_sign(&self.tokens[segment.tokens.start].word),
            lessens: self.language.lessens(self.tokens, segment.tokens.start),
            asked: genres_asked(segment, rest, seen),
            rest,
        };
        let mut at = segment.tokens.end;
        let (mut used, mut found) = (0, false);
        loop {
            while !negation.is_sign
                && self.tokens.get(at).is_some_and(|token| self.language.is_carried(&token.word))
                && !starts(rest, used, at)
            {
                at += 1;
            }
            let Some((stretch, taken)) = self.refused(at, used, &negation, seen) else { break };
            used += taken;
            found = true;
            Self::spend(&(segment.tokens.start..stretch.end), seen);
            at = stretch.end;
            let Some(next) = self.next_refused(at, used, &negation) else { break };
            at = next;
        }
        if found { used } else { 0 }
    }

    /// What is refused at a position: its words, and how many segments it uses.
    fn refused(
        &self,
        at: usize,
        used: usize,
        negation: &Negation<'_>,
        seen: &mut Interpretation,
    ) -> Option<(Range<usize>, usize)> {
        let rest = &negation.rest[used..];
        let inside = |end: usize| rest.iter().take_while(|segment| segment.tokens.start < end).count();
        if let Some((subject, words)) = self.subject_of_many_names(at) {
            self.refuse_topics(subject, at..at + words, negation, seen);
            return Some((at..at + words, inside(at + words)));
        }
        let first = rest.first().filter(|segment| segment.tokens.start <= at && at < segment.tokens.end);
        let is_name = first.is_some_and(|segment| {
            matches!(
                segment.reading,
                Reading::Person(_) | Reading::Genre(_) | Reading::Studio(_) | Reading::Certificates(_)
            )
        });
        if !is_name
            && let Some((films, words)) = refused_films(self.language, self.tokens, self.lexicon, at)
            && first.is_none_or(|segment| segment.tokens.end <= at + words)
            && self.tokens.len() <= REQUEST_WORDS
        {
            self.refuse_films(films, at..at + words, seen);
            return Some((at..at + words, inside(at + words)));
        }
        match first {
            Some(segment) => {
                self.unwanted_segment(segment, negation, seen).then(|| (segment.tokens.clone(), 1))
            }
            None => self.unwanted_words(at, rest.first(), negation, seen).map(|stretch| (stretch, 0)),
        }
    }

    /// The position of the next item that the same negation refuses; none at the end of its list.
    fn next_refused(&self, at: usize, used: usize, negation: &Negation<'_>) -> Option<usize> {
        if negation.is_sign {
            return None;
        }
        let token = self.tokens.get(at)?;
        let joint = token.word.as_str();
        let is_joined = self.language.is_joint(joint);
        let is_comma = token.gap == Gap::Comma;
        let next = at + usize::from(is_joined);
        let follows = self.tokens.get(next)?;
        let is_refusable = starts(negation.rest, used, next)
            && !matches!(
                negation.rest[used].reading,
                Reading::Negation | Reading::Years(_) | Reading::Runtime(_)
            )
            || self.language.genres.unwanted.iter().any(|(word, ..)| *word == follows.word);
        let goes_on = if is_joined {
            is_refusable || self.language.cues.alternatives.contains(&joint)
        } else {
            // "no war, horror or crime" is a list; after "no sequels, action movies" the refusal is over
            is_comma && is_refusable && self.closes_list(at)
        };
        goes_on.then_some(next)
    }

    /// True when the list that continues here ends in "or …" before anything else is asked.
    fn closes_list(&self, at: usize) -> bool {
        let rest = self.tokens[at..].iter().take(LIST_WORDS);
        let list = rest.take_while(|token| !self.language.is_film_word(&token.word) && !is_sign(&token.word));
        list.skip(1).any(|token| self.language.is_joint(&token.word))
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

    /// A read segment that is not wanted; false when a negation cannot apply to it.
    fn unwanted_segment(
        &self,
        segment: &Segment,
        negation: &Negation<'_>,
        seen: &mut Interpretation,
    ) -> bool {
        match &segment.reading {
            Reading::Genre(_) => self.unwanted_genre(segment, negation, seen),
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
            Reading::Studio(name) => {
                let part =
                    Understood { value: Some(name.clone()), ..self.part(PartKind::ExcludeStudio, segment) };
                self.refuse(segment, part, Rule::ExcludeStudio(fold(name)), seen);
            }
            Reading::Certificates(names) => {
                let value = Some(names.join(","));
                let part = Understood { value, ..self.part(PartKind::ExcludeCertificate, segment) };
                let names = names.iter().map(|name| (*name).to_owned()).collect();
                self.refuse(segment, part, Rule::ExcludeCertificates(names), seen);
            }
            Reading::Place(place) if !self.is_story => self.unwanted_place(segment, *place, seen),
            Reading::Years(span) if !self.is_story => {
                let years = |year: Option<u16>| year.map(f32::from);
                if let Some(wanted) = complement(*span) {
                    let (from, to) = (years(wanted.from), years(wanted.to));
                    let part = Understood { from, to, ..self.part(PartKind::Year, segment) };
                    self.refuse(segment, part, Rule::Years(wanted), seen);
                } else {
                    let value = Some(self.words(&segment.core));
                    let part = Understood { value, ..self.part(PartKind::ExcludeTheme, segment) };
                    self.refuse(segment, part, Rule::ExcludeYears(*span), seen);
                }
            }
            Reading::Runtime(span) if !self.is_story => {
                let Some(wanted) = complement(*span) else { return false };
                let minutes = |minutes: Option<u16>| minutes.map(f32::from);
                let (from, to) = (minutes(wanted.from), minutes(wanted.to));
                let part = Understood { from, to, ..self.part(PartKind::Runtime, segment) };
                self.refuse(segment, part, Rule::Runtime(wanted), seen);
            }
            Reading::Rating(span) if !self.is_story => {
                let wanted = match (span.from, span.to) {
                    (None, Some(to)) => Span { from: Some(to), to: None },
                    (Some(from), None) => Span { from: None, to: Some(from) },
                    _ => return false,
                };
                let part =
                    Understood { from: wanted.from, to: wanted.to, ..self.part(PartKind::Rating, segment) };
                self.refuse(segment, part, Rule::Rating(wanted), seen);
            }
            // who is not here cannot be shown
            Reading::AbsentPerson(_) => {}
            _ => return false,
        }
        true
    }

    fn unwanted_genre(&self, segment: &Segment, negation: &Negation<'_>, seen: &mut Interpretation) {
        let Reading::Genre(words) = &segment.reading else { return };
        let said = &self.tokens[segment.core.clone()];
        let moods = self.language.genres.unwanted;
        let mood = moods.iter().find(|(word, ..)| said.len() == 1 && said[0].word == *word);
        // "not too scary horror" is horror
        let is_wanted =
            words.genres.iter().any(|genre| negation.asked.intersects(std::iter::once(*genre).collect()));
        if negation.lessens && is_wanted {
            return self.lessen(segment.core.clone(), seen);
        }
        if negation.lessens
            && let [lessened @ .., wanted] = words.genres
            && !lessened.is_empty()
        {
            // "not very romantic comedies" are comedies
            let part = self.part(PartKind::Genre, segment);
            self.refuse(
                segment,
                Understood { value: Some(wanted.name().into()), ..part },
                Rule::Genre(*wanted),
                seen,
            );
            seen.unwanted.push(lessened.iter().map(|genre| genre.name()).collect::<Vec<_>>().join(" "));
            return;
        }
        // "no romantic comedies" refuses neither romance nor comedy alone, but films that are both
        let refused = if words.genres.len() > 1 { &words.genres[..1] } else { words.genres };
        for genre in refused {
            let part =
                Understood { value: Some(genre.name().into()), ..self.part(PartKind::ExcludeGenre, segment) };
            self.refuse(segment, part, Rule::ExcludeGenre(*genre), seen);
        }
        if let Some((_, _, topics)) = mood.filter(|(_, _, topics)| !topics.is_empty()) {
            self.refuse_topics(topics, segment.core.clone(), negation, seen);
        }
    }

    fn unwanted_place(&self, segment: &Segment, place: Place, seen: &mut Interpretation) {
        let part =
            |kind: PartKind, value: String| Understood { value: Some(value), ..self.part(kind, segment) };
        let (part, rule) = match place {
            Place::Language(code) => {
                (part(PartKind::ExcludeLanguage, code.into()), Rule::ExcludeLanguage(code.into()))
            }
            Place::NotLanguage(code) => (part(PartKind::Language, code.into()), Rule::Language(code.into())),
            Place::Country(codes) => {
                let codes = codes.iter().map(|code| (*code).to_owned()).collect();
                (part(PartKind::ExcludeTheme, self.words(&segment.core)), Rule::ExcludeCountries(codes))
            }
        };
        self.refuse(segment, part, rule, seen);
    }

    fn refuse_films(
        &self,
        films: crate::refused_films::RefusedFilms,
        stretch: Range<usize>,
        seen: &mut Interpretation,
    ) {
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[stretch.clone()]));
        seen.parts.push(Understood { value: Some(films.name.clone()), ..part });
        self.constrain(Rule::ExcludeFilms(films.ids), &stretch, seen);
        let topic = self.terms.of_prose(&self.words(&stretch)).join(" ");
        if !topic.is_empty() {
            self.constrain(Rule::ExcludeTopics(vec![topic]), &stretch, seen);
        }
    }

    /// Less of it: the query vector moves away from the words' meaning, and no film is ruled out.
    pub(crate) fn lessen(&self, stretch: Range<usize>, seen: &mut Interpretation) {
        let words = self.words(&stretch);
        let part = part(PartKind::ExcludeTheme, self.text, place(&self.tokens[stretch]));
        seen.parts.push(Understood { value: Some(words.clone()), ..part });
        seen.unwanted.push(words);
    }

    pub(crate) fn refuse(&self, segment: &Segment, part: Understood, rule: Rule, seen: &mut Interpretation) {
        seen.parts.push(part);
        self.constrain(rule, &segment.core, seen);
    }

    pub(crate) fn constrain(&self, rule: Rule, stretch: &Range<usize>, seen: &mut Interpretation) {
        if !self.is_story {
            seen.constraints.push(Constraint { rule, text: self.words(stretch) });
        }
    }
}

/// The genres that the query asks for besides those that a negation refuses.
fn genres_asked(negation: &Segment, rest: &[Segment], seen: &Interpretation) -> GenreSet {
    let refused = rest.first().filter(|segment| segment.tokens.start == negation.tokens.end);
    let later = rest.iter().skip(usize::from(refused.is_some()));
    let genres = later.filter_map(|segment| match &segment.reading {
        Reading::Genre(words) => Some(words.genres),
        _ => None,
    });
    seen.wished_genres.iter().chain(genres.flatten().copied()).collect()
}

/// What remains when a range that is open on one side is refused.
fn complement(span: Span<u16>) -> Option<Span<u16>> {
    match (span.from, span.to) {
        (None, Some(to)) => Some(Span { from: to.checked_add(1), to: None }),
        (Some(from), None) => Some(Span { from: None, to: from.checked_sub(1) }),
        _ => None,
    }
}

/// True when the next unread segment begins here.
fn starts(rest: &[Segment], used: usize, at: usize) -> bool {
    rest.get(used).is_some_and(|segment| segment.tokens.start == at)
}

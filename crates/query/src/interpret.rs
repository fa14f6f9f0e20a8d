//! Segments → what is asked: constraints, wishes, examples, unwanted things, and the remaining theme.

use std::ops::Range;

use cinerag_analysis::{Terms, fold};
use cinerag_domain::{GenreSet, Notice, PartKind, Role, SortOrder, Understood};
use cinerag_ports::Lexicon;

use crate::chart::{Reading, Segment, is_before_film};
use crate::constraint::{Constraint, Rule};
use crate::cut::add_cuts;
use crate::famous::FamousFilm;
use crate::grammar::{durations, genres, places, ratings, standing, years};
use crate::lexicon::{Language, Place};
use crate::names::Film;
use crate::tokens::{Gap, Token, part, place};

/// Most words of a request; longer queries tell a story, in which a genre word or a negation is mostly part of the
/// plot.
pub(crate) const REQUEST_WORDS: usize = 14;

/// What was asked, part by part.
#[derive(Debug, Default)]
pub(crate) struct Interpretation {
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) parts: Vec<Understood>,
    /// People whose role the query leaves open, folded, and the role they are known for.
    pub(crate) known_for_role: Vec<(String, Role)>,
    /// Wished people, folded.
    pub(crate) wished_people: Vec<String>,
    /// Wished genres.
    pub(crate) wished_genres: GenreSet,
    /// The wished order.
    pub(crate) order: Option<SortOrder>,
    /// True when that order is reversed: oldest first.
    pub(crate) is_reversed: bool,
    /// How many films are asked for.
    pub(crate) count: Option<u32>,
    /// Films given as examples.
    pub(crate) like: Vec<Film>,
    /// How the answer should differ from them, in the caller's words.
    pub(crate) tweak: Option<String>,
    /// What is not wanted and cannot be a constraint, in the caller's words.
    pub(crate) unwanted: Vec<String>,
    /// What must be said of the request.
    pub(crate) notices: Vec<Notice>,
    /// An example that is not in the catalogue.
    pub(crate) absent: Option<FamousFilm>,
    /// Which words are used by something other than the theme.
    pub(crate) spent: Vec<bool>,
    /// Which words name a genre that is a constraint.
    pub(crate) genre_words: Vec<bool>,
}

/// Reads segments in order. With `is_story`, nothing becomes a constraint: what could be one is a wish.
pub(crate) struct Interpreter<'a> {
    pub(crate) language: &'a Language,
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) terms: &'a Terms,
    pub(crate) lexicon: &'a dyn Lexicon,
    pub(crate) is_story: bool,
}

impl Interpreter<'_> {
    pub(crate) fn interpret(&self, segments: &[Segment]) -> Interpretation {
        let mut seen = Interpretation {
            spent: vec![false; self.tokens.len()],
            genre_words: vec![false; self.tokens.len()],
            ..Interpretation::default()
        };
        let mut at = 0;
        let mut last_role = None;
        while at < segments.len() {
            let segment = &segments[at];
            at += 1;
            match &segment.reading {
                Reading::Negation => at += self.negation(segment, &segments[at..], &mut seen),
                Reading::AbsentPerson(name) => self.absent_person(segment, name, &mut seen),
                Reading::AbsentFilm(film) => self.absent_film(segment, film, &mut seen),
                Reading::Crew(job, bearer) => self.crew(segment, job, bearer.as_ref(), &mut seen),
                Reading::Like(films) => self.likeness(segment, films, &segments[at..], &mut seen),
                Reading::Person(person) => {
                    let mut person = person.clone();
                    if person.role.is_none() && self.is_listed(segments, at - 1) {
                        person.role = last_role;
                    }
                    last_role = person.role;
                    self.person(segment, &person, &mut seen);
                }
                other => self.plain(segment, other, &mut seen),
            }
        }
        self.themes(&mut seen);
        seen.parts.sort_by_key(|part| (part.start, part.end));
        add_cuts(self.language, &mut seen.parts, self.tokens, segments);
        seen
    }

    /// Constraints and wishes that do not depend on their neighbours.
    fn plain(&self, segment: &Segment, reading: &Reading, seen: &mut Interpretation) {
        match reading {
            Reading::Years(span) => {
                let years = |year: Option<u16>| year.map(f32::from);
                let part = Understood {
                    from: years(span.from),
                    to: years(span.to),
                    ..self.part(PartKind::Year, segment)
                };
                self.ask(segment, part, Rule::Years(*span), seen);
            }
            Reading::Runtime(span) => {
                let minutes = |minutes: Option<u16>| minutes.map(f32::from);
                let part = Understood {
                    from: minutes(span.from),
                    to: minutes(span.to),
                    ..self.part(PartKind::Runtime, segment)
                };
                self.ask(segment, part, Rule::Runtime(*span), seen);
            }
            Reading::Rating(span) => {
                let part =
                    Understood { from: span.from, to: span.to, ..self.part(PartKind::Rating, segment) };
                self.ask(segment, part, Rule::Rating(*span), seen);
            }
            Reading::Idle if !self.is_story => Self::spend(&segment.tokens, seen),
            Reading::Count(count) if !self.is_story => {
                seen.count.get_or_insert(*count);
                Self::spend(&segment.tokens, seen);
            }
            Reading::Order(order, is_reversed) if !self.is_story && self.orders_films(segment) => {
                let value = match (order, is_reversed) {
                    (SortOrder::Rating, false) => "rating",
                    (SortOrder::Rating, true) => "worst_rated",
                    (SortOrder::Year, false) => "year",
                    (SortOrder::Year, true) => "oldest",
                    (_, false) => "popularity",
                    (_, true) => "least_known",
                };
                if seen.order.is_none() {
                    seen.is_reversed = *is_reversed;
                }
                seen.parts
                    .push(Understood { value: Some(value.into()), ..self.part(PartKind::Order, segment) });
                seen.order.get_or_insert(*order);
                Self::spend(&segment.tokens, seen);
            }
            Reading::Place(Place::Language(code)) => {
                let part =
                    Understood { value: Some((*code).into()), ..self.part(PartKind::Language, segment) };
                if self.names_films(segment) {
                    self.ask(segment, part, Rule::Language((*code).into()), seen);
                }
            }
            Reading::Place(Place::NotLanguage(code)) => {
                let part = Understood {
                    value: Some((*code).into()),
                    ..self.part(PartKind::ExcludeLanguage, segment)
                };
                if self.names_films(segment) {
                    self.ask(segment, part, Rule::ExcludeLanguage((*code).into()), seen);
                }
            }
            Reading::Place(Place::Country(codes)) => {
                let part =
                    Understood { value: Some(codes.join(",")), ..self.part(PartKind::Country, segment) };
                if self.names_films(segment) || segment.tokens.len() > 1 {
                    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
                    self.ask(segment, part, Rule::Countries(codes), seen);
                }
            }
            Reading::Studio(name) => {
                let part = Understood { value: Some(name.clone()), ..self.part(PartKind::Studio, segment) };
                self.ask(segment, part, Rule::Studio(fold(name)), seen);
            }
            Reading::Series(name, films) => {
                let (value, movies) = (Some(name.clone()), films.clone());
                let part = Understood { value, movies, ..self.part(PartKind::Series, segment) };
                self.ask(segment, part, Rule::Films(films.clone()), seen);
            }
            Reading::Certificates(names) => {
                let value = Some(names.join(","));
                let part = Understood { value, ..self.part(PartKind::Certificate, segment) };
                let names = names.iter().map(|name| (*name).to_owned()).collect();
                self.ask(segment, part, Rule::Certificates(names), seen);
            }
            Reading::Spoken(code) => {
                let value = Some((*code).to_owned());
                let part = Understood { value, ..self.part(PartKind::SpokenLanguage, segment) };
                self.ask(segment, part, Rule::SpokenLanguage((*code).to_owned()), seen);
            }
            Reading::Genre(words) => self.genre(segment, words.genres, words.sureness, seen),
            Reading::Character(name) => {
                seen.parts.push(Understood {
                    value: Some(name.clone()),
                    ..self.part(PartKind::Character, segment)
                });
            }
            _ => {}
        }
    }

    fn person(&self, segment: &Segment, person: &crate::names::Person, seen: &mut Interpretation) {
        if self.is_story && !seen.wished_people.contains(&person.folded) {
            seen.wished_people.push(person.folded.clone());
        }
        if let (None, Some(role)) = (person.role, person.known_for) {
            seen.known_for_role.push((person.folded.clone(), role));
        }
        let part = Understood {
            value: Some(person.name.clone()),
            role: person.role.or(person.known_for),
            ..self.part(PartKind::Person, segment)
        };
        self.ask(segment, part, Rule::Person(person.folded.clone(), person.role), seen);
    }

    fn likeness(&self, segment: &Segment, films: &[Film], rest: &[Segment], seen: &mut Interpretation) {
        let value = films.iter().map(|film| film.title.as_str()).collect::<Vec<_>>().join(", ");
        let movies = films.iter().map(|film| film.id).collect();
        seen.parts.push(Understood { value: Some(value), movies, ..self.part(PartKind::Like, segment) });
        seen.like.extend(films.iter().cloned());
        Self::spend(&segment.tokens, seen);
        if self.is_story {
            return;
        }
        // what follows "but" says how the answer should differ, unless it is a constraint itself
        let end = segment.tokens.end;
        let is_turned = self.tokens.get(end).is_some_and(|token| self.language.is_turn(&token.word));
        let tail = end + usize::from(is_turned)..self.tokens.len();
        let hard = |segment: &&Segment| {
            matches!(
                segment.reading,
                Reading::Years(_) | Reading::Person(_) | Reading::Runtime(_) | Reading::Rating(_)
            )
        };
        let is_constraint = rest.iter().any(|segment| hard(&segment));
        if is_turned && !tail.is_empty() && !is_constraint {
            let words = self.words(&tail);
            seen.parts.push(Understood {
                value: Some(words.clone()),
                ..part(PartKind::Tweak, self.text, place(&self.tokens[tail.clone()]))
            });
            seen.tweak = Some(words);
            Self::spend(&(end..self.tokens.len()), seen);
        }
    }

    /// A constraint or, in a story, only a part that was understood.
    pub(crate) fn ask(&self, segment: &Segment, part: Understood, rule: Rule, seen: &mut Interpretation) {
        seen.parts.push(part);
        if !self.is_story {
            seen.constraints.push(Constraint { rule, text: self.words(&segment.core) });
            Self::spend(&segment.tokens, seen);
        }
    }

    /// The remaining words, in runs without words that only ask.
    fn themes(&self, seen: &mut Interpretation) {
        let is_free = |at: usize| {
            let word = &self.tokens[at].word;
            !seen.spent[at] && !seen.genre_words[at] && !self.language.is_film_word(word)
        };
        let themes = theme_parts(self.language, self.text, self.tokens, is_free);
        if !self.is_story {
            seen.parts.extend(themes);
        }
    }

    /// True when an adjective of origin describes the films and not somebody in them: "French comedies", "films in
    /// French", but not "a French chef".
    fn names_films(&self, segment: &Segment) -> bool {
        let next = segment.tokens.end;
        let before_language = self.language.places.before_language;
        let previous = segment.tokens.start.checked_sub(1);
        next >= self.tokens.len()
            || is_before_film(self.language, self.tokens, next)
            || previous.is_some_and(|at| standing(self.tokens, at, before_language))
            || self.tokens.len() <= REQUEST_WORDS && self.stands_before_part(next)
            || self.tokens[next].gap != Gap::Space
            || standing(self.tokens, next, self.language.places.after_adjective)
    }

    /// True when a word such as "best" asks for an order: before films or what narrows them ("the best 90s comedies"),
    /// at the end of a request ("heist films, newest"), or at its beginning. False in "a new teacher", "a spinning top
    /// at the end", "my best friend".
    fn orders_films(&self, segment: &Segment) -> bool {
        let (start, next) = (segment.tokens.start, segment.tokens.end);
        let Some(following) = self.tokens.get(next) else { return true };
        if following.gap != Gap::Space
            || standing(self.tokens, next, self.language.requests.after_order)
            || is_before_film(self.language, self.tokens, next)
            || self.stands_before_part(next)
        {
            return true;
        }
        let begins = !self.tokens[..start].iter().any(|token| self.language.describes(&token.word));
        begins
            && !self.language.is_of_one(self.tokens, start)
            && !self.language.names_a_friend(&following.word)
    }

    /// True when the token is a word of the closed vocabulary.
    pub(crate) fn stands_before_part(&self, at: usize) -> bool {
        let (language, tokens) = (self.language, self.tokens);
        genres::genre(language, tokens, at).is_some()
            || places::place(language, tokens, at).is_some()
            || years::years(language, tokens, at, u16::MAX / 2).is_some()
            || durations::runtime(language, tokens, at).is_some()
            || ratings::rating(language, tokens, at).is_some()
            || language.negation(tokens, at).is_some()
            || language.role_before(tokens, at).is_some()
    }

    /// True when a person follows another one in a list.
    fn is_listed(&self, segments: &[Segment], at: usize) -> bool {
        let previous = at.checked_sub(1).and_then(|at| segments.get(at));
        previous.is_some_and(|previous| {
            let between =
                &self.tokens[previous.tokens.end.min(segments[at].tokens.start)..segments[at].tokens.start];
            matches!(previous.reading, Reading::Person(_))
                && between.iter().all(|token| self.language.is_list_joint(&token.word))
        })
    }

    pub(crate) fn part(&self, kind: PartKind, segment: &Segment) -> Understood {
        part(kind, self.text, place(&self.tokens[segment.core.clone()]))
    }

    pub(crate) fn words(&self, stretch: &Range<usize>) -> String {
        crate::tokens::phrase(&self.tokens[stretch.clone()])
    }

    pub(crate) fn spend(stretch: &Range<usize>, seen: &mut Interpretation) {
        seen.spent[stretch.clone()].fill(true);
    }
}

/// A part of the theme for each run of unused words, without words at its ends that only ask or turn.
pub(crate) fn theme_parts(
    language: &Language,
    text: &str,
    tokens: &[Token],
    is_free: impl Fn(usize) -> bool,
) -> Vec<Understood> {
    let says = |at: &usize| !language.is_filler_at(tokens, *at) && !language.is_turn(&tokens[*at].word);
    let mut at = 0;
    let mut themes = Vec::new();
    while at < tokens.len() {
        let run = (at..tokens.len()).take_while(|at| is_free(*at)).count();
        let words = at..at + run;
        if let (Some(first), Some(last)) = (words.clone().find(says), words.clone().rfind(says)) {
            themes.push(part(PartKind::Theme, text, place(&tokens[first..=last])));
        }
        at += run.max(1);
    }
    themes
}

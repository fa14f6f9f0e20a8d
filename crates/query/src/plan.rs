//! The plan: what retrieval asks the embedder and the store for.

use std::ops::Range;

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{
    Filters, GenreSet, IndexInfo, MovieId, PartKind, QueryReport, Role, SortOrder, Span, SparseVector,
    Understood,
};
use cinerag_ports::Lexicon;

use crate::absent::{absent_film, film_notice, is_subject, say_what_can_be_asked};
use crate::chart::{self, Reading};
use crate::concepts::{self, ConceptSpan, ConceptWish};
use crate::condense::condense;
use crate::constraint::{Constraint, filters_with};
use crate::glossed::glossed;
use crate::interpret::{Interpretation, Interpreter};
use crate::language::LanguageDetector;
use crate::lexicon::{ENGLISH, Language};
use crate::names::Film;
use crate::questions::{asked_about, identified, series_asked};
use crate::spelling;
use crate::story::{Passage, story};
use crate::style::{Style, style, years_named};
use crate::terms::{QueryTerms, terms_of};
use crate::title_search::{rest_title, title_within, titled, whole_title};
use crate::titled::titled_with_year;
use crate::tokens::{Token, part, phrase, place, tokens};

/// A query, ready for retrieval.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QueryPlan {
    /// How the query was read, for the answer.
    pub report: QueryReport,
    /// Films whose title was asked for, best reading first: they come before all others.
    pub titles: Vec<MovieId>,
    /// True when the whole query is the title, so that other meanings of its words constrain nothing.
    pub is_whole_title: bool,
    /// Constraints on the films, in the order of the words.
    pub constraints: Vec<Constraint>,
    /// People whose role the query leaves open, folded, and the role they are known for: films in that role come first.
    pub known_for_role: Vec<(String, Role)>,
    /// Films given as examples.
    pub like: Vec<MovieId>,
    /// How the answer should differ from them.
    pub tweak: Option<String>,
    /// Mood, subject and plot, to embed; empty when constraints say everything.
    pub passages: Vec<Passage>,
    /// What is not wanted: embedded, to move the query vector in the opposite direction.
    pub unwanted: Vec<String>,
    /// What films should be like, and what they should not be like.
    pub concepts: Vec<ConceptWish>,
    /// Terms for sparse retrieval.
    pub terms: QueryTerms,
    /// All words, to compare with titles.
    pub title_words: SparseVector,
    /// Wished people, folded; at most [`MOST_WISHED_PEOPLE`].
    pub wished_people: Vec<String>,
    /// Wished genres.
    pub wished_genres: GenreSet,
    /// Wished years.
    pub wished_years: Span<u16>,
    /// A year by which the film had been seen, and therefore made.
    pub seen_by: Option<u16>,
    /// The wished order.
    pub order: Option<SortOrder>,
    /// True when that order is reversed: oldest first.
    pub is_reversed: bool,
    /// How many films are asked for: "top 10".
    pub count: Option<u32>,
    /// The style of asking; each has ranking weights of its own.
    pub style: Style,
}

impl QueryPlan {
    /// The filters for a film requested by its title: the caller's, and the constraints beside the title.
    pub fn title_filters(&self, given: &Filters) -> Filters {
        if self.is_whole_title { given.clone() } else { filters_with(given, &self.constraints) }
    }

    /// True when nothing is left to search by: "something good". Any film would do.
    pub fn asks_nothing(&self) -> bool {
        !self.has_theme()
            && self.style == Style::Request
            && self.titles.is_empty()
            && self.constraints.is_empty()
            && self.wished_people.is_empty()
            && self.wished_genres.is_empty()
            && self.unwanted.is_empty()
            && self.order.is_none()
    }

    /// True when there is something to compare by meaning, by words or by what films are like.
    pub fn has_theme(&self) -> bool {
        !self.passages.is_empty() || !self.like.is_empty() || self.concepts.iter().any(|wish| !wish.is_said)
    }
}

/// Most people of a description or chat whose films are looked up.
pub const MOST_WISHED_PEOPLE: usize = 3;

/// Films of the same title that are shown before all others.
const MOST_TITLES: usize = 8;

/// What a query is read against.
pub(crate) struct Scope<'a> {
    pub(crate) language: &'a Language,
    pub(crate) lexicon: &'a dyn Lexicon,
    pub(crate) index: &'a IndexInfo,
}

/// Makes plans. Built once and shared by all requests.
#[derive(Default)]
pub struct Planner {
    terms: Terms,
    languages: LanguageDetector,
}

impl Planner {
    /// Plans a [`clean`](crate::clean)ed text. Pure: equal texts give equal plans over equal vocabularies. `index`
    /// gives the number of films and the newest year, from which "last decade" is counted. With `is_literal` the words
    /// are searched as typed: nothing is corrected and nothing becomes a constraint.
    pub fn plan(&self, text: &str, lexicon: &dyn Lexicon, index: &IndexInfo, is_literal: bool) -> QueryPlan {
        let words = tokens(text);
        let words_are_none = words.is_empty();
        let scope = Scope { language: &ENGLISH, lexicon, index };
        let mut plan = if is_literal {
            self.literal(text, &words, &scope)
        } else {
            match style(scope.language, text, &words) {
                Style::Request => self.requested(text, words, &scope),
                style => self.described(text, &words, &scope, style),
            }
        };
        if plan.asks_nothing() && !words_are_none {
            say_what_can_be_asked(scope.language, &mut plan.report.notices);
        }
        text.clone_into(&mut plan.report.text);
        plan.report.language = self.languages.language(text);
        plan
    }

    pub(crate) fn terms(&self) -> &Terms {
        &self.terms
    }

    fn interpreter<'a>(
        &'a self,
        text: &'a str,
        tokens: &'a [Token],
        scope: &Scope<'a>,
        is_story: bool,
    ) -> Interpreter<'a> {
        Interpreter {
            language: scope.language,
            text,
            tokens,
            terms: &self.terms,
            lexicon: scope.lexicon,
            is_story,
        }
    }

    fn literal(&self, text: &str, words: &[Token], scope: &Scope<'_>) -> QueryPlan {
        QueryPlan {
            passages: vec![Passage::whole(text)],
            terms: terms_of(&phrase(words), &self.terms, scope.lexicon, scope.index.movies),
            title_words: query_vector(&self.terms, &phrase(words)),
            ..QueryPlan::default()
        }
    }

    /// A description or chat: possible constraints are wishes.
    fn described(&self, text: &str, words: &[Token], scope: &Scope<'_>, style: Style) -> QueryPlan {
        let segments = chart::segments(scope.language, words, scope.lexicon, scope.index.newest_year);
        let seen = self.interpreter(text, words, scope, true).interpret(&segments);
        let spans = concepts::spans(words, &segments);
        // a long text mentions much in passing: useful for ranking, not as chips
        let mut unshown = seen.parts.clone();
        let concepts = concepts::wishes(scope.language, text, words, &spans, &mut unshown);
        let (wished_years, seen_by) = years_named(scope.language, text, words, &segments);
        let story = story(scope.language, text, &self.terms, scope.lexicon, scope.index.movies);
        QueryPlan {
            like: seen.like.iter().map(|film| film.id).collect(),
            // chat about tastes has no headline, and little of it is about its author alone
            passages: if style == Style::Chat {
                condense(text).iter().map(|passage| Passage::whole(passage)).collect()
            } else {
                story.passages
            },
            title_words: story.terms.vector.clone(),
            terms: story.terms,
            wished_people: seen.wished_people.into_iter().take(MOST_WISHED_PEOPLE).collect(),
            wished_genres: seen.wished_genres,
            wished_years,
            seen_by,
            concepts,
            order: seen.order,
            is_reversed: seen.is_reversed,
            style,
            report: QueryReport { understood: seen.parts, ..QueryReport::default() },
            ..QueryPlan::default()
        }
    }

    fn requested(&self, text: &str, mut words: Vec<Token>, scope: &Scope<'_>) -> QueryPlan {
        let is_open = scope.language.requests.open_requests.contains(&phrase(&words).as_str());
        let mut segments = chart::segments(scope.language, &words, scope.lexicon, scope.index.newest_year);
        let mut films = titled(scope.language, &words, scope.lexicon);
        if films.is_empty() {
            films = identified(&words, scope.lexicon);
        }
        if films.is_empty() {
            films = titled_with_year(text, scope.lexicon);
        }
        if films.is_empty() {
            films = asked_about(scope.language, &words, scope.lexicon);
        }
        if films.is_empty() && is_open {
            return QueryPlan::default();
        }
        let gloss = if films.is_empty() { glossed(&words) } else { None };
        let is_foreign = gloss.is_some();
        if let Some((english, _)) = gloss {
            words = english;
            segments = chart::segments(scope.language, &words, scope.lexicon, scope.index.newest_year);
        }
        let series =
            if films.is_empty() { series_asked(scope.language, &words, scope.lexicon) } else { Vec::new() };
        if films.is_empty() {
            films = title_within(scope.language, &words, scope.lexicon);
        }
        let absent = absent_film(scope.language, &words, scope.lexicon);
        if films.is_empty()
            && series.is_empty()
            && let Some(film) = absent.filter(|_| !is_subject(scope.lexicon, &phrase(&words)))
        {
            return self.absent(text, &words, &film, scope);
        }
        let mut corrected = None;
        if films.is_empty()
            && series.is_empty()
            && !is_foreign
            && absent.is_none()
            && let Some(fixed) = spelling::correct(scope.language, text, &words, &segments, scope.lexicon)
        {
            words = fixed.tokens;
            corrected = Some(fixed.text);
            segments = chart::segments(scope.language, &words, scope.lexicon, scope.index.newest_year);
            films = whole_title(scope.language, &words, scope.lexicon);
        }
        if !films.is_empty() {
            // "1984" and "war" are titles first, and still a year and a genre for what comes after the title
            segments.retain(|segment| {
                segment.tokens.len() == words.len()
                    && !matches!(segment.reading, Reading::Negation | Reading::Like(_))
            });
        }
        let mut spans = concepts::spans(&words, &segments);
        spans.retain(|span| !segments.iter().any(|segment| segment.says_what_is_missing(&span.tokens)));
        segments.retain(|segment| !concepts::holds(&spans, segment));
        let seen = self.interpreter(text, &words, scope, false).interpret(&segments);
        let is_corrected = corrected.is_some() || is_foreign;
        let spent = seen.spent.clone();
        let missing = seen.absent;
        let mut plan = self.assemble(text, &words, seen, !films.is_empty(), is_corrected, scope);
        if films.is_empty() && series.is_empty() {
            plan.title_words = self.words_of_titles(&words, &spans);
        }
        plan.concepts = concepts::wishes(scope.language, text, &words, &spans, &mut plan.report.understood);
        if !series.is_empty() {
            plan.titles = series;
            plan.is_whole_title = true;
        } else if films.is_empty() {
            let (rest, place) = rest_title(&words, &segments, &spent, &plan.constraints, scope);
            add_titles(&mut plan, text, &rest, place);
        } else {
            plan.is_whole_title = true;
            add_titles(&mut plan, text, &films, place(&words));
        }
        plan.report.corrected = corrected;
        plan.report.notices.extend(absent.as_ref().map(film_notice));
        self.look_near(&mut plan, text, &words, missing.as_ref(), scope);
        plan
    }

    /// The words to match with titles. Words that name a concept are left out: they lift no film that has them in its
    /// title.
    fn words_of_titles(&self, words: &[Token], spans: &[ConceptSpan]) -> SparseVector {
        let is_concept = |at: usize| spans.iter().any(|span| span.tokens.contains(&at));
        let others: Vec<&str> =
            (0..words.len()).filter(|at| !is_concept(*at)).map(|at| words[at].word.as_str()).collect();
        query_vector(&self.terms, &others.join(" "))
    }

    fn assemble(
        &self,
        text: &str,
        words: &[Token],
        seen: Interpretation,
        is_title: bool,
        is_corrected: bool,
        scope: &Scope<'_>,
    ) -> QueryPlan {
        let rest: Vec<&Token> =
            words.iter().zip(&seen.spent).filter(|(_, spent)| !**spent).map(|(token, _)| token).collect();
        let says =
            |token: &&&Token| scope.language.describes(&token.word) && !scope.language.is_turn(&token.word);
        let genre_words = words.iter().zip(&seen.genre_words).filter(|(_, is_genre)| **is_genre);
        let genre_words: Vec<&str> = genre_words.map(|(token, _)| token.word.as_str()).collect();
        let describing: Vec<&str> = rest
            .iter()
            .filter(says)
            .map(|token| token.word.as_str())
            .filter(|word| !genre_words.contains(word))
            .collect();
        let is_whole = rest.len() == words.len() && !is_corrected;
        let passages = match (describing.is_empty() && !is_title, is_whole) {
            (true, _) => Vec::new(),
            (false, _) if is_title => vec![Passage::whole(&phrase(words))],
            (false, true) => vec![Passage::whole(text)],
            (false, false) => {
                let first = rest.iter().position(|token| says(&token)).unwrap_or(0);
                let last = rest.iter().rposition(|token| says(&token)).unwrap_or(0);
                let passage: Vec<&str> = rest[first..=last].iter().map(|token| token.word.as_str()).collect();
                vec![Passage::whole(&passage.join(" "))]
            }
        };
        let sparse_text = if is_title { phrase(words) } else { describing.join(" ") };
        QueryPlan {
            constraints: seen.constraints,
            known_for_role: seen.known_for_role,
            like: seen.like.iter().map(|film| film.id).collect(),
            tweak: seen.tweak,
            passages,
            unwanted: seen.unwanted,
            terms: terms_of(&sparse_text, &self.terms, scope.lexicon, scope.index.movies),
            title_words: query_vector(&self.terms, &phrase(words)),
            wished_genres: seen.wished_genres,
            order: seen.order,
            is_reversed: seen.is_reversed,
            count: seen.count,
            report: QueryReport { understood: seen.parts, notices: seen.notices, ..QueryReport::default() },
            ..QueryPlan::default()
        }
    }
}

fn add_titles(plan: &mut QueryPlan, text: &str, films: &[Film], place: Range<u32>) {
    let Some(first) = films.first() else { return };
    plan.titles = films.iter().take(MOST_TITLES).map(|film| film.id).collect();
    let value = Some(first.title.clone());
    let movies = plan.titles.clone();
    let taken = |other: &Understood| other.start < place.end && place.start < other.end;
    plan.report.understood.retain(|other| other.kind != PartKind::Theme || !taken(other));
    plan.report.understood.push(Understood { value, movies, ..part(PartKind::Title, text, place) });
    plan.report.understood.sort_by_key(|part| (part.start, part.end));
}

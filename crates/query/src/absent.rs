//! What is meant and is not in this catalogue: a well-known film or person.
//!
//! The answer says so ([`Notice`]) and is then what comes near: for a film what it is about, for a person the rest of the
//! request.

use cinerag_analysis::query_vector;
use cinerag_domain::{Notice, NoticeKind, PartKind, QueryReport};
use cinerag_ports::{Lexicon, Meaning, TitleForm};

use crate::chart::{Reading, Segment};
use crate::concepts::{ConceptWish, concepts_named};
use crate::famous::{self, FamousFilm};
use crate::grammar::standing;
use crate::lexicon::{Language, weights};
use crate::names::{self, KNOWN_TITLE, Person, is_common};
use crate::numerals::respelt;
use crate::plan::{Planner, QueryPlan, Scope};
use crate::story::Passage;
use crate::terms::terms_of;
use crate::title_search::title_ranges;
use crate::tokens::{Token, part, phrase, place};

/// Years that a typed year may differ by from the film's.
const YEARS_APART: u16 = 1;
/// Words in the longest title that is given as an example.
const LONGEST_TITLE: usize = 8;
/// Films from which on a phrase is a subject before it is the title of a film that is not here.
const SUBJECT_FILMS: u32 = 3;

/// The notice that a film is not here.
pub(crate) fn film_notice(film: &FamousFilm) -> Notice {
    Notice::about(NoticeKind::FilmNotHere, film.title(), Some(film.year))
}

/// The well-known film that the whole request is a title of, if it is not here: "dune", "the movie parasite 2019".
pub(crate) fn absent_film(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Option<FamousFilm> {
    let ranges = std::iter::once(0..words.len()).chain(title_ranges(language, words));
    ranges.map(|range| &words[range]).find_map(|stretch| {
        let is_word = stretch.len() == 1 && is_common(language, &stretch[0].word);
        let year = stretch.last().and_then(year_of).filter(|_| stretch.len() > 1);
        let (name, year) = match year {
            Some(year) if famous::films(&phrase(stretch)).is_empty() => {
                (phrase(&stretch[..stretch.len() - 1]), Some(year))
            }
            _ => (phrase(stretch), None),
        };
        let meant = |film: &&FamousFilm| year.is_none_or(|year| year.abs_diff(film.year) <= YEARS_APART);
        // "toy story three" is written with a digit
        let spelt = std::iter::once(name).chain(respelt(language, stretch));
        let known = spelt.flat_map(|name| famous::films(&name)).filter(meant);
        let newest = known.max_by_key(|film| film.year)?;
        (!is_word && !newest.is_here(lexicon)).then_some(*newest)
    })
}

fn year_of(token: &Token) -> Option<u16> {
    token.word.parse().ok().filter(|year| (1900..=2050).contains(year))
}

/// True for a phrase that is a subject of films whatever else has that name: "civil war".
pub(crate) fn is_subject(lexicon: &dyn Lexicon, words: &str) -> bool {
    lexicon
        .meanings(words)
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Topic { movie_count: SUBJECT_FILMS.., .. }))
}

/// The readings of every stretch that names somebody well known who is not here, and of films that are not here and given
/// as examples.
pub(crate) fn absentees(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        found.extend(absent_example(language, tokens, lexicon, start));
        let longest = famous::longest_name(&tokens[start].word).min(tokens.len() - start);
        let named = (1..=longest).rev().find_map(|words| {
            let name = phrase(&tokens[start..start + words]);
            famous::person(&name).filter(|_| !is_named_here(lexicon, &name)).map(|shown| (words, shown))
        });
        if let Some((words, shown)) = named
            && (words > 1 || is_alone(language, tokens, start))
        {
            found.push(absent_person(language, tokens, lexicon, start..start + words, shown));
        }
    }
    found
}

/// True for a word beside which nothing says anything of films: "zendaya movies".
fn is_alone(language: &Language, tokens: &[Token], at: usize) -> bool {
    tokens.iter().enumerate().all(|(other, token)| other == at || !language.describes(&token.word))
}

/// True when the catalogue knows a phrase as a name.
fn is_named_here(lexicon: &dyn Lexicon, phrase: &str) -> bool {
    lexicon.meanings(phrase).iter().any(|meaning| {
        matches!(
            meaning,
            Meaning::Person { .. } | Meaning::Title { form: TitleForm::Main, .. } | Meaning::Character { .. }
        )
    })
}

fn absent_person(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    core: std::ops::Range<usize>,
    shown: &str,
) -> Segment {
    let person = Person::absent(shown);
    let cued = names::with_cues(language, tokens, core.clone(), (person, false), lexicon);
    let stretch = cued.map_or(core.clone(), |segment| segment.tokens);
    Segment::new(stretch, core, Reading::AbsentPerson(shown.to_owned()), weights::ABSENT)
}

/// "Like Parasite", where the film is not here and no film of that title is well known.
fn absent_example(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    start: usize,
) -> Option<Segment> {
    let cue = language.example_cue(tokens, start)?;
    let from = start + cue;
    let from = from + usize::from(standing(tokens, from, &["movie", "film"]));
    let longest = LONGEST_TITLE.min(tokens.len().saturating_sub(from));
    (1..=longest).rev().find_map(|words| {
        let name = phrase(&tokens[from..from + words]);
        let film = famous::films(&name).iter().max_by_key(|film| film.year)?;
        let is_word = words == 1 && is_common(language, &name);
        let has_known = names::films(lexicon, &name).iter().any(|other| other.popularity > KNOWN_TITLE);
        (!is_word && !has_known && !film.is_here(lexicon)).then(|| {
            let reading = Reading::AbsentFilm(*film);
            Segment::new(start..from + words, from..from + words, reading, weights::ABSENT_EXAMPLE)
        })
    })
}

impl Planner {
    /// The plan of a request for a film that is not here: what it is about is searched.
    pub(crate) fn absent(
        &self,
        text: &str,
        words: &[Token],
        film: &FamousFilm,
        scope: &Scope<'_>,
    ) -> QueryPlan {
        let typed = phrase(words);
        let theme = film.theme.unwrap_or(&typed);
        let understood = vec![part(PartKind::Theme, text, place(words))];
        QueryPlan {
            passages: vec![Passage::whole(theme)],
            terms: terms_of(theme, self.terms(), scope.lexicon, scope.index.movies),
            title_words: query_vector(self.terms(), &typed),
            concepts: wishes_of(film),
            report: QueryReport { understood, notices: vec![film_notice(film)], ..QueryReport::default() },
            ..QueryPlan::default()
        }
    }
}

impl Planner {
    /// Looks for what an example that is not here is about; and for the words as they stand where nothing but a person
    /// who is not here was asked for.
    pub(crate) fn look_near(
        &self,
        plan: &mut QueryPlan,
        text: &str,
        words: &[Token],
        missing: Option<&FamousFilm>,
        scope: &Scope<'_>,
    ) {
        let is_missing = |notice: &Notice| notice.kind == NoticeKind::PersonNotHere;
        if let Some(film) = missing {
            let rest = plan.passages.iter().map(|passage| passage.text.as_str());
            let near: Vec<&str> = film.theme.into_iter().chain(rest).collect();
            let near = near.join(". ");
            plan.terms = terms_of(&near, self.terms(), scope.lexicon, scope.index.movies);
            plan.passages = vec![Passage::whole(&near)];
            plan.concepts.extend(wishes_of(film));
        } else if plan.asks_nothing() && plan.report.notices.iter().any(is_missing) {
            plan.passages = vec![Passage::whole(text)];
            plan.terms = terms_of(&phrase(words), self.terms(), scope.lexicon, scope.index.movies);
        }
    }
}

/// Adds what can be asked: to what is said of a job that records do not have, or as a notice of its own.
pub(crate) fn say_what_can_be_asked(language: &Language, notices: &mut Vec<Notice>) {
    if notices.is_empty() {
        let kind = NoticeKind::NothingAsked;
        notices.push(Notice { kind, value: None, year: None, suggestions: Vec::new() });
    }
    if let Some(last) = notices.last_mut() {
        last.suggestions = language.requests.offers.iter().map(|offer| (*offer).to_owned()).collect();
    }
}

/// What films that come near are like.
pub(crate) fn wishes_of(film: &FamousFilm) -> Vec<ConceptWish> {
    let numbers = film.theme.map(concepts_named).unwrap_or_default();
    numbers
        .into_iter()
        .map(|number| ConceptWish { numbers: vec![number], is_wanted: true, is_said: false })
        .collect()
}

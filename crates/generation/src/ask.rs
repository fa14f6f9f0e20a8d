//! A conversation → the films that its answer may speak of, and the answer as it is written.

use std::sync::Arc;

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::language_name;
use cinerag_domain::{
    Filters, Hit, IndexInfo, MovieCard, MovieId, PartKind, Reason, ReasonKind, Role, SearchAnswer,
    SearchRequest, Understood,
};
use cinerag_ports::{
    FactAsked, Generator, IndexSnapshot, Patience, Prompt, QuotedFilm, Said, Speaker, StoreError, Task,
};
use cinerag_query::Planner;
use cinerag_retrieval::SearchEngine;

use crate::answering::{Answering, Setting};
use crate::conversation::{Earlier, Move, Reader, Standing, Subject};
use crate::follow_ups::follow_ups;
use crate::ground::Evidence;
use crate::quoted::{is_addressing, quoted};
use crate::rules::RULES;

/// Films that an answer may speak of.
const FILMS: u32 = 5;
/// Films of the conversation's examples that are added to them.
const MOST_MENTIONED: usize = 2;
/// What a theme may begin with that only leads to it.
const LEADS: &[&str] = &[
    "here are about ",
    "here about ",
    "are about ",
    "is about ",
    "that are ",
    "that is ",
    "about ",
    "not ",
    "without ",
];
/// Longest part of a request that is repeated, in characters.
const LONGEST_REPEATED: usize = 60;

/// A message with what was said before it, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskRequest {
    /// The message; clean text.
    pub message: String,
    /// The conversation so far.
    pub history: Vec<Said>,
}

/// Everything that answering needs besides the index, built once.
pub struct AskEngine {
    search: Arc<SearchEngine>,
    planner: Planner,
    writer: Option<(Arc<dyn Generator>, Patience)>,
}

/// One request, with the snapshot of the index that all of it is answered from.
#[derive(Clone, Copy)]
struct Turn<'a> {
    search: &'a SearchEngine,
    planner: &'a Planner,
    index: &'a IndexSnapshot,
}

/// What was found for a message.
#[derive(Default)]
struct Found {
    task: Option<Task>,
    facts: Vec<FactAsked>,
    understood: Vec<String>,
    /// Those of them that the catalogue knows: evidence for names and numbers.
    known: Vec<String>,
    relaxed: Vec<String>,
    films: Vec<QuotedFilm>,
    asked: String,
    filters: Filters,
}

impl AskEngine {
    /// Without a language model, answers are put together from the records.
    pub fn new(search: Arc<SearchEngine>) -> Self {
        AskEngine { search, planner: Planner::default(), writer: None }
    }

    /// Has a language model write the answers, as long as it does so in time.
    #[must_use]
    pub fn with_generator(mut self, generator: Arc<dyn Generator>, patience: Patience) -> Self {
        self.writer = Some((generator, patience));
        self
    }

    /// Finds the films for a message in one snapshot of the index and begins its answer. Only a store that cannot answer
    /// is an error.
    pub async fn answer(&self, index: &IndexSnapshot, request: &AskRequest) -> Result<Answering, StoreError> {
        let turn = Turn { search: &self.search, planner: &self.planner, index };
        let found = turn.found(request).await?;
        let task = found.task.unwrap_or(Task::Recommend);
        let follow_ups = follow_ups(index, task, &found.facts, &found.films, &found.filters).await?;
        let prompt = Prompt {
            rules: RULES.to_owned(),
            task,
            facts: found.facts,
            understood: found.understood,
            relaxed: found.relaxed,
            films: found.films,
            history: request.history.clone(),
            message: request.message.clone(),
        };
        let evidence = Evidence::new(&prompt.films, &found.known);
        Ok(Answering::new(Setting {
            prompt,
            evidence,
            index: index.clone(),
            writer: self.writer.clone(),
            asked: found.asked,
            follow_ups,
        }))
    }
}

impl Turn<'_> {
    async fn found(&self, request: &AskRequest) -> Result<Found, StoreError> {
        let index = self.index.info();
        let reader = self.reader(&index);
        let mut standing = Standing::default();
        let mut reply: Option<&str> = None;
        for (at, said) in request.history.iter().enumerate() {
            if said.speaker == Speaker::User {
                let next = request.history.get(at + 1).filter(|next| next.speaker == Speaker::Assistant);
                self.follow(&mut standing, &said.text, reply, &reader).await?;
                reply = next.map(|next| next.text.as_str());
            }
        }
        let has_before = !standing.text.is_empty() || standing.focus.is_some();
        match reader.read(&request.message, has_before) {
            Move::Greet => {
                Ok(Found { task: Some(Task::Greet), asked: request.message.clone(), ..Found::default() })
            }
            Move::Facts(facts, subject) => {
                self.facts(facts, &subject, &request.message, &standing, reply).await
            }
            _ => {
                self.follow(&mut standing, &request.message, reply, &reader).await?;
                self.films(&standing).await
            }
        }
    }

    fn reader<'a>(&'a self, index: &'a IndexInfo) -> Reader<'a> {
        Reader { lexicon: self.index.lexicon(), planner: self.planner, index }
    }

    /// Takes the conversation on by what was said; `reply` is the last answer before it.
    async fn follow(
        &self,
        standing: &mut Standing,
        message: &str,
        reply: Option<&str>,
        reader: &Reader<'_>,
    ) -> Result<(), StoreError> {
        let Ok(message) = cinerag_query::clean(message) else { return Ok(()) };
        let has_before = !standing.text.is_empty() || standing.focus.is_some();
        match reader.read(&message, has_before) {
            Move::Greet => {}
            Move::Facts(_, subject) => {
                standing.focus = self.subject(&subject, standing, reply).await?.or(standing.focus);
            }
            Move::More => {
                let shown = self.shown(standing, reply).await?;
                standing.ask_more(&shown);
            }
            Move::Refine(words) => {
                // after talk about one film, "something older" means films like it
                if let Some(focus) = standing.focus.filter(|_| standing.text.is_empty())
                    && let Some(movie) = self.index.catalogue().movie(focus).await?
                {
                    standing.text = format!("films like {}", movie.card.title);
                }
                let shown = self.shown(standing, reply).await?;
                standing.refine(&words, &shown, reader);
            }
            Move::Like(subject, words) => {
                let id = self.subject(&subject, standing, reply).await?;
                let movie = match id {
                    Some(id) => self.index.catalogue().movie(id).await?,
                    None => None,
                };
                let text = movie.map(|movie| words.replacen("{}", &movie.card.title, 1));
                *standing = Standing::asked(text.as_deref().unwrap_or(&message));
                standing.seen.extend(id);
            }
            Move::Ask => *standing = Standing::asked(&message),
        }
        Ok(())
    }

    /// The film that a question or comparison is about.
    async fn subject(
        &self,
        subject: &Subject,
        standing: &Standing,
        reply: Option<&str>,
    ) -> Result<Option<MovieId>, StoreError> {
        let place = match subject {
            Subject::Film(id) => return Ok(Some(*id)),
            Subject::Unknown(_) => return Ok(None),
            Subject::Earlier(Earlier::It) if standing.focus.is_some() => return Ok(standing.focus),
            Subject::Earlier(place) => place,
        };
        let shown = self.shown(standing, reply).await?;
        let film = match place {
            Earlier::Nth(nth) => shown.get(*nth),
            Earlier::Last => shown.last(),
            Earlier::It => shown.first(),
        };
        Ok(film.map(|card| card.id))
    }

    /// The films that the last answer showed, in its order: found again, and those that it names where it is known.
    async fn shown(&self, standing: &Standing, reply: Option<&str>) -> Result<Vec<MovieCard>, StoreError> {
        if standing.text.is_empty() {
            let ids: Vec<MovieId> = standing.focus.into_iter().collect();
            return Ok(self.index.ask(|store| store.cards(&ids)).await?.into_iter().flatten().collect());
        }
        let answer = self.search(standing).await?;
        let cards: Vec<MovieCard> = answer.hits.iter().map(|hit| hit.card.clone()).collect();
        let Some(reply) = reply else { return Ok(cards) };
        let place = |card: &MovieCard| {
            let cited = reply.find(&format!("[{}]", card.id));
            cited.or_else(|| reply.find(card.title.as_str()))
        };
        let mut named: Vec<(usize, MovieCard)> =
            cards.iter().filter_map(|card| Some((place(card)?, card.clone()))).collect();
        named.sort_by_key(|(place, _)| *place);
        Ok(if named.is_empty() { cards } else { named.into_iter().map(|(_, card)| card).collect() })
    }

    async fn search(&self, standing: &Standing) -> Result<Arc<SearchAnswer>, StoreError> {
        let request =
            SearchRequest { filters: standing.filters(), ..SearchRequest::plain(&standing.text, FILMS) };
        Ok(self.search.search(self.index, &request).await?.answer)
    }

    /// The films for a request as it stands.
    async fn films(&self, standing: &Standing) -> Result<Found, StoreError> {
        let answer = self.search(standing).await?;
        let mut films = self.quoted(&answer.hits).await?;
        let report = &answer.query;
        let examples = report.understood.iter().filter(|part| part.kind == PartKind::Like);
        let examples = examples.filter_map(|part| part.movies.first()).take(MOST_MENTIONED);
        let mentioned: Vec<MovieId> =
            examples.copied().filter(|id| !films.iter().any(|film| film.id() == *id)).collect();
        for movie in self.index.catalogue().movies(&mentioned).await?.into_iter().flatten() {
            films.push(quoted(movie, vec![Reason::new(ReasonKind::Like, "named in the request")], true));
        }
        let notes = standing.notes.iter().cloned();
        let repeated =
            report.understood.iter().filter(|part| is_of_catalogue(part) || self.may_repeat(&part.text));
        let understood = repeated.filter_map(in_words).chain(notes.clone()).collect();
        let known = report.understood.iter().filter(|part| is_of_catalogue(part)).filter_map(in_words);
        Ok(Found {
            task: Some(Task::Recommend),
            understood,
            known: known.chain(notes).collect(),
            relaxed: report.relaxed.clone(),
            films,
            asked: standing.text.clone(),
            filters: standing.filters.clone(),
            ..Found::default()
        })
    }

    /// True for a caller's words that the catalogue has too and that speak to nobody: others are searched for, and not
    /// said back.
    fn may_repeat(&self, text: &str) -> bool {
        let folded = fold(text);
        !is_addressing(text)
            && folded.split(' ').all(|word| word.len() < 4 || self.index.lexicon().word_count(word) > 0)
    }

    async fn quoted(&self, hits: &[Hit]) -> Result<Vec<QuotedFilm>, StoreError> {
        let ids: Vec<MovieId> = hits.iter().map(|hit| hit.card.id).collect();
        let movies = self.index.catalogue().movies(&ids).await?;
        let pairs = hits.iter().zip(movies).filter_map(|(hit, movie)| Some((hit, movie?)));
        Ok(pairs.map(|(hit, movie)| quoted(movie, hit.reasons.clone(), false)).collect())
    }

    /// One film and what is asked of it; where it is not known, the films that come closest to its name.
    async fn facts(
        &self,
        facts: Vec<FactAsked>,
        subject: &Subject,
        message: &str,
        standing: &Standing,
        reply: Option<&str>,
    ) -> Result<Found, StoreError> {
        let id = self.subject(subject, standing, reply).await?;
        let movie = match id {
            Some(id) => self.index.catalogue().movie(id).await?,
            None => None,
        };
        let films = match (movie, subject) {
            (Some(movie), _) => {
                let reason = Reason::new(ReasonKind::Title, format!("title: {}", movie.card.title));
                vec![quoted(movie, vec![reason], false)]
            }
            (None, Subject::Unknown(name)) => {
                let answer = self.search(&Standing::asked(name)).await?;
                let mut films = self.quoted(&answer.hits).await?;
                // a word of the title is not the film that was asked for
                for film in &mut films {
                    film.reasons.retain(|reason| reason.kind != ReasonKind::Title);
                }
                films
            }
            (None, _) => Vec::new(),
        };
        let asked = message.to_owned();
        Ok(Found { task: Some(Task::Describe), facts, films, asked, ..Found::default() })
    }
}

/// True for parts whose value comes from the catalogue or is a number, and not from the caller's words.
fn is_of_catalogue(part: &Understood) -> bool {
    !matches!(
        part.kind,
        PartKind::Theme | PartKind::Concept | PartKind::Tweak | PartKind::ExcludeTheme | PartKind::Title
    )
}

/// A part of a request as a person would say it.
fn in_words(part: &Understood) -> Option<String> {
    let value = part.value.as_deref().unwrap_or_default();
    let whole = |number: Option<f32>| number.map(|number| format!("{number:.0}"));
    let repeated = || {
        let text = part.text.to_lowercase();
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let text = LEADS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text).trim().to_owned();
        (text.chars().count() <= LONGEST_REPEATED && !text.is_empty()).then_some(text)
    };
    let span = |from: Option<String>, to: Option<String>, unit: &str| match (from, to) {
        (Some(from), Some(to)) if from == to => Some(format!("{unit} {from}")),
        (Some(from), Some(to)) => Some(format!("{unit} {from}–{to}")),
        (Some(from), None) => Some(format!("{unit} {from} or later")),
        (None, Some(to)) => Some(format!("{unit} {to} or earlier")),
        (None, None) => None,
    };
    match part.kind {
        PartKind::Title => None,
        PartKind::Like => Some(format!("like {value}")),
        PartKind::Person if part.role == Some(Role::Director) => Some(format!("directed by {value}")),
        PartKind::Person if part.role == Some(Role::Writer) => Some(format!("written by {value}")),
        PartKind::Person | PartKind::Character => Some(format!("with {value}")),
        PartKind::ExcludePerson => Some(format!("without {value}")),
        PartKind::ExcludeTheme => repeated().map(|text| format!("without {text}")),
        PartKind::Genre => Some(value.to_lowercase()),
        PartKind::ExcludeGenre => Some(format!("no {}", value.to_lowercase())),
        PartKind::Year => span(whole(part.from), whole(part.to), "released in"),
        PartKind::Runtime => match (whole(part.from), whole(part.to)) {
            (None, Some(to)) => Some(format!("at most {to} minutes")),
            (Some(from), None) => Some(format!("at least {from} minutes")),
            (Some(from), Some(to)) => Some(format!("{from}–{to} minutes")),
            (None, None) => None,
        },
        PartKind::Rating => part.from.map(|least| format!("rated {least:.1} or better")),
        PartKind::Language => Some(format!("in {}", language_name(value).unwrap_or(value))),
        PartKind::ExcludeLanguage => Some(format!("not in {}", language_name(value).unwrap_or(value))),
        PartKind::Country => Some(format!("made in {value}")),
        PartKind::Studio => Some(format!("made by {value}")),
        PartKind::ExcludeStudio => Some(format!("not made by {value}")),
        PartKind::Series => Some(format!("in the {value} series")),
        PartKind::Certificate => Some(format!("rated {}", value.replace(',', " or "))),
        PartKind::ExcludeCertificate => Some(format!("not rated {}", value.replace(',', " or "))),
        PartKind::SpokenLanguage => Some(format!("spoken in {}", language_name(value).unwrap_or(value))),
        PartKind::Tweak | PartKind::Theme | PartKind::Concept => repeated(),
        PartKind::Order => Some(format!("by {value}")),
    }
}

//! What stands asked after some turns of a conversation.

use cinerag_domain::{Filters, MovieCard, MovieId, Span};
use cinerag_query::{Tweak, filters_with, parse_tweak};

use super::Reader;

/// A request as it stands after what was said: its words, and what later words made of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Standing {
    /// The words that are searched; empty while nothing was asked.
    pub(crate) text: String,
    /// What refinements constrain.
    pub(crate) filters: Filters,
    /// The refinements in words for people.
    pub(crate) notes: Vec<String>,
    /// The film that was spoken of last.
    pub(crate) focus: Option<MovieId>,
    /// Films that were shown and that "something else" leaves out.
    pub(crate) seen: Vec<MovieId>,
}

/// Longest request that refinements are added to, in characters; a longer one is replaced.
const LONGEST_TEXT: usize = 2_000;

impl Standing {
    /// A request of its own.
    pub(crate) fn asked(text: &str) -> Self {
        Standing { text: text.to_owned(), ..Standing::default() }
    }

    /// The filters of the search for it.
    pub(crate) fn filters(&self) -> Filters {
        let mut filters = self.filters.clone();
        filters.exclude_ids.extend(&self.seen);
        filters
    }

    /// Leaves out what was shown.
    pub(crate) fn ask_more(&mut self, shown: &[MovieCard]) {
        let new = shown.iter().map(|card| card.id).filter(|id| !self.seen.contains(id));
        let new: Vec<MovieId> = new.collect();
        self.seen.extend(new);
        self.focus = None;
    }

    /// Changes the request by words such as "older", "without violence" or "with Tom Hanks"; `shown` is what they
    /// compare with, best first.
    pub(crate) fn refine(&mut self, words: &str, shown: &[MovieCard], reader: &Reader<'_>) {
        self.focus = None;
        let first = shown.first();
        let mut said: Vec<String> = Vec::new();
        for tweak in parse_tweak(words) {
            match (&tweak, first.and_then(|card| card.year), first.and_then(|card| card.runtime_minutes)) {
                (Tweak::Older, Some(year), _) => {
                    self.set_years(Span { from: None, to: Some(year.saturating_sub(1)) });
                }
                (Tweak::Newer, Some(year), _) => {
                    self.set_years(Span { from: Some(year + 1), to: None });
                }
                (Tweak::Shorter, _, Some(minutes)) => {
                    self.set_runtime(Span { from: None, to: Some(minutes.saturating_sub(1)) });
                }
                (Tweak::Longer, _, Some(minutes)) => {
                    self.set_runtime(Span { from: Some(minutes + 1), to: None });
                }
                (Tweak::Away(text), ..) => said.push(format!("not {text}")),
                (Tweak::Without(text), ..) => said.push(format!("without {text}")),
                // along a direction the words say it best: "darker", "not scary"
                (Tweak::Direction(_) | Tweak::Toward(_), ..) => said.push(String::new()),
                _ => {}
            }
        }
        let plan = reader.planner.plan(words, reader.lexicon, reader.index, false);
        let is_constrained = !plan.constraints.is_empty() && !plan.has_theme();
        if is_constrained && plan.unwanted.is_empty() {
            let new = filters_with(&Filters::default(), &plan.constraints);
            self.constrain(new, words);
        } else if !said.is_empty() {
            let added: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
            let added = if added.is_empty() { words.replacen("less ", "not ", 1) } else { added.join(" ") };
            self.add(&added);
        }
    }

    fn add(&mut self, words: &str) {
        let turn = if self.text.contains("like ") { " but " } else { ", " };
        if self.text.is_empty() || self.text.chars().count() > LONGEST_TEXT {
            words.clone_into(&mut self.text);
        } else {
            self.text = format!("{}{turn}{words}", self.text.trim_end_matches(['?', '.', '!', ' ']));
        }
    }

    fn set_years(&mut self, years: Span<u16>) {
        self.filters.year = years;
        self.notes.retain(|note| !note.starts_with("released"));
        self.notes.push(match years {
            Span { from: None, to: Some(to) } => format!("released by {to}"),
            Span { from: Some(from), to: None } => format!("released from {from} on"),
            Span { from, to } => format!("released {}–{}", from.unwrap_or_default(), to.unwrap_or_default()),
        });
    }

    fn set_runtime(&mut self, minutes: Span<u16>) {
        self.filters.runtime_minutes = minutes;
        self.notes.retain(|note| !note.ends_with("minutes"));
        self.notes.push(match minutes {
            Span { to: Some(to), .. } => format!("at most {to} minutes"),
            Span { from, .. } => format!("at least {} minutes", from.unwrap_or_default()),
        });
    }

    /// Adds constraints; of what a film has one of, the newest holds.
    fn constrain(&mut self, new: Filters, words: &str) {
        let known = &mut self.filters;
        let noted = (new.year.is_open(), new.runtime_minutes.is_open());
        if !noted.0 {
            self.notes.retain(|note| !note.starts_with("released"));
            known.year = new.year;
        }
        if !noted.1 {
            self.notes.retain(|note| !note.ends_with("minutes"));
            known.runtime_minutes = new.runtime_minutes;
        }
        known.genres = known.genres.iter().chain(new.genres.iter()).collect();
        known.exclude_genres = known.exclude_genres.iter().chain(new.exclude_genres.iter()).collect();
        for (names, more) in [
            (&mut known.people, new.people),
            (&mut known.exclude_people, new.exclude_people),
            (&mut known.cast, new.cast),
            (&mut known.directors, new.directors),
            (&mut known.exclude_topics, new.exclude_topics),
            (&mut known.exclude_countries, new.exclude_countries),
            (&mut known.exclude_languages, new.exclude_languages),
        ] {
            names.extend(more);
        }
        known.language = new.language.or(known.language.take());
        if !new.countries.is_empty() {
            known.countries = new.countries;
        }
        if !new.exclude_years.is_open() {
            known.exclude_years = new.exclude_years;
        }
        known.exclude_ids.extend(new.exclude_ids);
        known.rating_from = new.rating_from.or(known.rating_from);
        known.rating_to = new.rating_to.or(known.rating_to);
        self.notes.push(words.to_owned());
    }
}

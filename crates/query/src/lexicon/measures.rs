//! The tables for numbers, years, lengths and ratings, and what a row of each means.

use cinerag_domain::{SortOrder, Span};

use super::tables::{Phrases, Words};
/// Numbers in words.
#[derive(Debug)]
pub struct Numbers {
    /// Whole numbers from zero.
    pub cardinals: Words,
    /// Tens beyond them.
    pub tens: Phrases<f32>,
    /// Articles that count one.
    pub one: Words,
    /// One half.
    pub half: Words,
    /// One half more, after a number.
    pub and_a_half: Words,
}

/// Whether a bound is part of the range that it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// "Until 1999", "at most two hours".
    Inclusive,
    /// "Before 1999", "under two hours".
    Exclusive,
}

/// Years of release.
#[derive(Debug)]
pub struct Years {
    /// Decades by name, each with its first year.
    pub decades: Phrases<u16>,
    /// Parts of a decade, as its first and last year.
    pub parts: Phrases<(u16, u16)>,
    /// What opens a range of two years; the first that fits is read, as in all tables of bounds.
    pub between: Words,
    /// What stands between the two.
    pub until: Words,
    /// What stands before the end of an open range.
    pub before: Phrases<Bound>,
    /// What stands before the start of one.
    pub after: Phrases<Bound>,
    /// What stands before a year that need not be exact.
    pub about: Words,
    /// Events that have a year in their name.
    pub events: Words,
    /// What stands between such an event and its year.
    pub of_event: Words,
    /// What makes the year before it the start of an open range.
    pub or_later: Words,
    /// What makes it the end of one.
    pub or_earlier: Words,
    /// Adjectives of films made long ago; the first that fits is read.
    pub old: Words,
    /// What opens a period that ends with the newest film.
    pub last: Words,
    /// Such a period without a number, in years.
    pub recent: Phrases<u16>,
    /// Units after a number, in years.
    pub units: Phrases<f32>,
    /// The decade of the newest film.
    pub this_decade: Words,
    /// Centuries, each with a word that makes it something else: "20th century Fox".
    pub centuries: &'static [(&'static str, Span<u16>, Option<&'static str>)],
    /// Prepositions between a word of setting and a year.
    pub setting_prepositions: Words,
    /// Words that say when a story is set and not when the film was made.
    pub settings: Words,
}

/// Running times.
#[derive(Debug)]
pub struct Durations {
    /// Phrases without a number, in minutes.
    pub phrases: Phrases<Span<u16>>,
    /// Adjectives before film words, in minutes.
    pub adjectives: Phrases<Span<u16>>,
    /// What stands before the longest running time; the first that fits is read, as in the next two.
    pub at_most: Phrases<Bound>,
    /// What stands before the shortest.
    pub at_least: Phrases<Bound>,
    /// What stands before one that need not be exact.
    pub about: Words,
    /// What stands between the two ends of a range.
    pub until: Words,
    /// What makes the running time before it the longest.
    pub or_less: Words,
    /// What makes it the shortest.
    pub or_more: Words,
    /// What may follow a running time and says nothing more: "2 hours long".
    pub long: Words,
    /// Amounts of time in words, in minutes.
    pub amounts: Phrases<u16>,
    /// Units of an hour.
    pub hours: Words,
    /// Units of a minute.
    pub minutes: Words,
    /// Units of a minute after hours.
    pub minutes_after_hours: Words,
    /// What may join hours and minutes.
    pub and: Words,
    /// Units of a minute written right after the digits: "90min".
    pub suffixes: Words,
}

/// Ratings and orders.
#[derive(Debug)]
pub struct Ratings {
    /// Phrases without a number, as a least rating, 0–10.
    pub phrases: Phrases<f32>,
    /// What stands before a rating; the first that fits is read, as in the other tables of bounds.
    pub rated: Words,
    /// What may follow it.
    pub of: Words,
    /// What makes a number the least rating.
    pub at_least: Words,
    /// The same after the number.
    pub or_better: Words,
    /// Those that make any number a rating.
    pub surely_better: Words,
    /// What makes a number the greatest rating.
    pub at_most: Words,
    /// The same after the number.
    pub or_worse: Words,
    /// What opens a range of ratings.
    pub between: Words,
    /// What stands between its ends.
    pub until: Words,
    /// What stands before a rating that need not be exact.
    pub about: Words,
    /// Units of a rating: up to five of them are of five.
    pub stars: Words,
    /// Scales after the number, with the factor that makes 0–10 of it.
    pub scales: Phrases<f32>,
    /// Units that make a number something else.
    pub other_units: Words,
    /// How words for a rating begin, after the number.
    pub nouns: Words,
    /// Wishes for what comes first.
    pub orders: Phrases<SortOrder>,
    /// Wishes for what comes last in such an order: "oldest".
    pub reversed_orders: Phrases<SortOrder>,
    /// What stands before a number of films that is asked for.
    pub count_cues: Words,
}

//! Numbers, running times, ratings and orders in English.

use cinerag_analysis::lexicon::en::CARDINALS;
use cinerag_domain::{SortOrder, Span};

use crate::lexicon::Bound::{Exclusive, Inclusive};
use crate::lexicon::{Durations, Numbers, Ratings};

#[rustfmt::skip]
pub(super) const NUMBERS: Numbers = Numbers {
    cardinals: &CARDINALS,
    tens: &[
        ("thirty", 30.0), ("forty", 40.0), ("fifty", 50.0), ("sixty", 60.0), ("seventy", 70.0), ("eighty", 80.0),
        ("ninety", 90.0),
    ],
    one: &["a", "an"],
    half: &["half"],
    and_a_half: &["and a half"],
};

/// The longest film that "short" means; it does not mean a short film as a form.
const SHORT: Span<u16> = Span { from: None, to: Some(90) };
/// The shortest that "long" means.
const LONG: Span<u16> = Span { from: Some(150), to: None };
/// The longest that "not too long" means.
const NOT_TOO_LONG: Span<u16> = Span { from: None, to: Some(120) };
/// The shortest film that is not a short.
const FEATURE: Span<u16> = Span { from: Some(60), to: None };

#[rustfmt::skip]
pub(super) const DURATIONS: Durations = Durations {
    phrases: &[
        ("feature length", FEATURE), ("not too long", NOT_TOO_LONG), ("not very long", NOT_TOO_LONG),
    ],
    adjectives: &[
        ("short", SHORT), ("long", LONG), ("shortest", SHORT), ("the shortest", SHORT), ("longest", LONG),
        ("the longest", LONG), ("very short", SHORT), ("very long", LONG), ("really long", LONG), ("really short", SHORT),
    ],
    long: &["long", "in length"],
    at_most: &[
        ("under", Exclusive), ("below", Exclusive), ("less than", Exclusive), ("shorter than", Exclusive),
        ("at most", Inclusive), ("no longer than", Inclusive), ("not longer than", Inclusive),
        ("no more than", Inclusive), ("up to", Inclusive), ("within", Inclusive), ("max", Inclusive),
        ("maximum", Inclusive), ("not more than", Inclusive), ("not over", Inclusive), ("no over", Inclusive),
        ("no longer then", Inclusive), ("not exceeding", Inclusive), ("not above", Inclusive), ("<", Exclusive),
        ("<=", Inclusive), ("maximum of", Inclusive), ("a maximum of", Inclusive),
    ],
    at_least: &[
        ("over", Exclusive), ("above", Exclusive), ("more than", Exclusive), ("longer than", Exclusive),
        ("at least", Inclusive), ("no shorter than", Inclusive), ("not less than", Inclusive),
        ("minimum", Inclusive), ("not shorter than", Inclusive), ("no less than", Inclusive), (">", Exclusive),
        (">=", Inclusive), ("a minimum of", Inclusive),
    ],
    about: &["about", "around", "roughly", "approximately", "approx", "circa", "~", "close to"],
    until: &["to", "and", "till", "until", "or"],
    or_less: &[
        "or less", "or shorter", "or under", "or below", "or fewer", "and under", "and less", "at most", "max",
        "maximum", "tops", "at the most", "and shorter",
    ],
    or_more: &[
        "or more", "or longer", "or over", "or above", "and up", "and over", "and longer", "and more", "at least",
        "minimum", "plus",
    ],
    amounts: &[("half an hour", 30), ("an hour and a half", 90)],
    hours: &["hour", "hours", "hr", "hrs", "h"],
    minutes: &["minute", "minutes", "min", "mins", "m"],
    minutes_after_hours: &["minutes", "mins", "min"],
    and: &["and"],
    suffixes: &["minutes", "mins", "min", "m"],
};

/// Phrases for good films as a minimum rating, 0–10: about the best fifth of well-known films.
const HIGH: f32 = 7.5;

#[rustfmt::skip]
pub(super) const RATINGS: Ratings = Ratings {
    phrases: &[
        ("highly rated", HIGH), ("high rated", HIGH), ("well rated", HIGH), ("top rated", HIGH),
        ("best rated", HIGH), ("good ratings", HIGH), ("high rating", HIGH), ("high ratings", HIGH),
        ("highest rated", HIGH), ("critically acclaimed", HIGH), ("highly acclaimed", HIGH), ("acclaimed", HIGH),
        ("well reviewed", HIGH), ("great reviews", HIGH), ("good reviews", HIGH), ("highly regarded", HIGH),
    ],
    rated: &["with a rating", "with rating", "rating", "rated", "score", "scored"],
    of: &["of"],
    at_least: &[
        "above", "over", "at least", "more than", "higher than", "greater than", "better than", "minimum", ">=", ">",
        "no less than", "not less than", "not under", "not below",
    ],
    at_most: &["below", "under", "less than", "lower than", "worse than", "at most", "no more than", "up to", "<=", "<"],
    between: &["between", "from"],
    until: &["and", "to", "or"],
    about: &["about", "around", "roughly", "approximately", "~"],
    or_worse: &["or less", "or lower", "or worse", "or below", "or under", "and below", "and lower", "at most"],
    or_better: &[
        "or more", "or better", "or higher", "or above", "or up", "and above", "and up", "and higher", "and better",
        "and more", "plus", "at least", "minimum",
    ],
    surely_better: &["or better", "or higher", "and better", "and higher"],
    stars: &["stars", "star"],
    scales: &[("10", 1.0), ("out of 10", 1.0), ("out of 5", 2.0)],
    other_units: &["minutes", "mins", "min", "hours", "hour", "years", "year", "h", "s"],
    nouns: &["rating"],
    orders: &[
        ("best", SortOrder::Rating), ("greatest", SortOrder::Rating), ("finest", SortOrder::Rating),
        ("must see", SortOrder::Rating), ("top", SortOrder::Rating), ("most popular", SortOrder::Popularity),
        ("popular", SortOrder::Popularity), ("most watched", SortOrder::Popularity),
        ("famous", SortOrder::Popularity), ("well known", SortOrder::Popularity),
        ("blockbuster", SortOrder::Popularity), ("blockbusters", SortOrder::Popularity),
        ("newest", SortOrder::Year), ("latest", SortOrder::Year), ("most recent", SortOrder::Year),
        ("recent", SortOrder::Year), ("new", SortOrder::Year), ("last film", SortOrder::Year),
        ("last movie", SortOrder::Year), ("final film", SortOrder::Year), ("final movie", SortOrder::Year),
        ("newest first", SortOrder::Year),
    ],
    reversed_orders: &[
        ("oldest", SortOrder::Year), ("earliest", SortOrder::Year), ("oldest first", SortOrder::Year),
        ("first film", SortOrder::Year), ("first movie", SortOrder::Year), ("first films", SortOrder::Year),
        ("first movies", SortOrder::Year), ("debut film", SortOrder::Year), ("debut movie", SortOrder::Year),
        ("earliest film", SortOrder::Year), ("in order", SortOrder::Year), ("in chronological order", SortOrder::Year),
        ("in release order", SortOrder::Year), ("in order of release", SortOrder::Year),
        ("by release date", SortOrder::Year), ("in the right order", SortOrder::Year),
        ("chronologically", SortOrder::Year), ("from oldest to newest", SortOrder::Year),
        ("worst", SortOrder::Rating), ("lowest rated", SortOrder::Rating), ("worst rated", SortOrder::Rating),
        ("least popular", SortOrder::Popularity), ("least known", SortOrder::Popularity),
    ],
    count_cues: &["give me", "show me", "list", "recommend", "recommend me", "suggest", "name", "find", "find me", "any", "the"],
};

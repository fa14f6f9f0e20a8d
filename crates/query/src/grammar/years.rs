//! Years of release: "1994", "1990-1999", "early 90s", "before 1980", "last decade".

use cinerag_domain::Span;

use super::{Read, first, first_of, longest, longest_of, numbers, phrase_words, standing};
use crate::lexicon::{Bound, Language};
use crate::tokens::{Gap, Token};

/// Plausible years of release.
const YEARS: std::ops::RangeInclusive<u16> = 1880..=2050;
/// Tolerance of "around 1985", in years.
const ABOUT_YEARS: u16 = 2;
/// Most words between a year and the event it belongs to: "2008 global financial crisis".
const EVENT_WORDS: usize = 3;
/// Films at least this many years older than the newest one are old.
const OLD_YEARS: u16 = 35;

/// The years at a position. `newest` is the year of the newest film, from which "last decade" is counted.
pub(crate) fn years(
    language: &Language,
    tokens: &[Token],
    at: usize,
    newest: u16,
) -> Option<Read<Span<u16>>> {
    let table = &language.years;
    let read =
        |words: usize, from: Option<u16>, to: Option<u16>| Some(Read { words, value: Span { from, to } });
    if let Some(read) = relative(language, tokens, at, newest) {
        return Some(read);
    }
    if let Some(skip) = first_of(tokens, at, table.between) {
        let first = moment(language, tokens, at + skip);
        let second = first.as_ref().and_then(|first| until(language, tokens, at + skip + first.words));
        if let (Some(first), Some(second)) = (first, second) {
            let words = skip + first.words + second.words;
            return Some(Read { words, value: around(first.value, second.value) });
        }
    }
    if let Some((bound, end)) = bounded(language, tokens, at, table.before) {
        let last = match bound {
            Bound::Inclusive => end.value.to,
            Bound::Exclusive => end.value.from.map(|year| year - 1),
        };
        return read(end.words, None, last);
    }
    if let Some((bound, start)) = bounded(language, tokens, at, table.after) {
        let first = match bound {
            Bound::Inclusive => start.value.from,
            Bound::Exclusive => start.value.to.map(|year| year + 1),
        };
        return read(start.words, first, None);
    }
    if let Some(skip) = longest_of(tokens, at, table.about)
        && let article = article(language, tokens, at + skip)
        && let Some(year) = moment(language, tokens, at + skip + article)
        && !at.checked_sub(1).is_some_and(|at| standing(tokens, at, table.settings))
    {
        let is_year = year.value.from == year.value.to;
        let off = if is_year { ABOUT_YEARS } else { 0 };
        let from = year.value.from.map(|from| from - off);
        return read(skip + article + year.words, from, year.value.to.map(|to| to + off));
    }
    let start = moment(language, tokens, at)?;
    let next = at + start.words;
    if let Some(end) = until(language, tokens, next) {
        return Some(Read { words: start.words + end.words, value: around(start.value, end.value) });
    }
    if let Some(skip) = first_of(tokens, next, table.or_later) {
        return read(start.words + skip, start.value.from, None);
    }
    if let Some(skip) = first_of(tokens, next, table.or_earlier) {
        return read(start.words + skip, None, start.value.to);
    }
    Some(start)
}

/// "old", "vintage", before films: long before the newest.
pub(crate) fn adjective(
    language: &Language,
    tokens: &[Token],
    at: usize,
    newest: u16,
) -> Option<Read<Span<u16>>> {
    first_of(tokens, at, language.years.old)
        .map(|words| Read { words, value: Span { from: None, to: Some(newest.saturating_sub(OLD_YEARS)) } })
}

/// True when the years at a position say when a story is set, not when the film was made.
pub(crate) fn is_setting(language: &Language, tokens: &[Token], at: usize) -> bool {
    let (table, definite) = (&language.years, language.cues.definite);
    let before =
        |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|at| standing(tokens, at, words));
    let skip = usize::from(before(1, definite));
    before(1 + skip, table.setting_prepositions) && before(2 + skip, table.settings)
}

/// True when a year at a position is part of the name of an event: "the 2008 financial crisis", "the revolution of 1917".
pub(crate) fn is_of_event(language: &Language, tokens: &[Token], at: usize, words: usize) -> bool {
    let events = language.years.events;
    let is_year = words == 1 && tokens[at].word.len() == 4;
    let after = tokens[at + words..].iter().take(EVENT_WORDS);
    let mut named = after.take_while(|token| {
        token.gap == Gap::Space && (language.describes(&token.word) || events.contains(&token.word.as_str()))
    });
    let follows = named.any(|token| events.contains(&token.word.as_str()))
        && !tokens[at + words..].iter().take(EVENT_WORDS + 1).any(|token| language.is_film_word(&token.word));
    let of =
        |back: usize| at.checked_sub(back).is_some_and(|at| standing(tokens, at, language.years.of_event));
    let before = of(1) && at.checked_sub(2).is_some_and(|at| standing(tokens, at, events));
    is_year && (follows || before)
}

/// A bound and the period after it, with the words of both.
fn bounded(
    language: &Language,
    tokens: &[Token],
    at: usize,
    bounds: &[(&str, Bound)],
) -> Option<(Bound, Read<Span<u16>>)> {
    let bound = first(tokens, at, bounds)?;
    let skip = bound.words + article(language, tokens, at + bound.words);
    let moment = moment(language, tokens, at + skip)?;
    Some((bound.value, Read { words: skip + moment.words, value: moment.value }))
}

/// "to 1999", "and the 90s", "- 1999": the end of a range.
fn until(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let skip = match first_of(tokens, at, language.years.until) {
        Some(words) => words,
        None if tokens.get(at)?.gap == Gap::Dash => 0,
        None => return None,
    };
    let skip = skip + article(language, tokens, at + skip);
    moment(language, tokens, at + skip).map(|end| Read { words: skip + end.words, value: end.value })
}

/// The smallest span that covers both: "late 80s or early 90s", in either order.
fn around(a: Span<u16>, b: Span<u16>) -> Span<u16> {
    Span { from: a.from.min(b.from), to: a.to.max(b.to) }
}

/// A year, a decade or a part of one.
fn moment(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let part = longest(tokens, at, language.years.parts);
    let skip = part.as_ref().map_or(0, |part| part.words + article(language, tokens, at + part.words));
    if let Some(Read { words, value: first }) = decade(language, tokens, at + skip) {
        let (from, to) = part.map_or((0, 9), |part| part.value);
        let value = Span { from: Some(first + from), to: Some(first + to) };
        return Some(Read { words: skip + words, value });
    }
    let word = &tokens.get(at)?.word;
    let year = word.parse().ok().filter(|year| word.len() == 4 && YEARS.contains(year))?;
    Some(Read { words: 1, value: Span { from: Some(year), to: Some(year) } })
}

/// "90s", "1990s", "90 s", "nineties".
fn decade(language: &Language, tokens: &[Token], at: usize) -> Option<Read<u16>> {
    if let Some(named) = longest(tokens, at, language.years.decades) {
        return Some(named);
    }
    let word = tokens.get(at)?.word.as_str();
    let (digits, words) = match word.strip_suffix('s') {
        Some(digits) => (digits, 1),
        None if tokens.get(at + 1).is_some_and(|next| next.word == "s") => (word, 2),
        None => return None,
    };
    let number: u16 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let first = match digits.len() {
        4 if YEARS.contains(&number) => number / 10 * 10,
        2 if number.is_multiple_of(10) && number >= 20 => 1900 + number,
        2 if number == 0 || number == 10 => 2000 + number,
        _ => return None,
    };
    Some(Read { words, value: first })
}

/// Years counted back from the newest film.
fn relative(language: &Language, tokens: &[Token], at: usize, newest: u16) -> Option<Read<Span<u16>>> {
    let table = &language.years;
    let from = |words: usize, years: u16| {
        Some(Read { words, value: Span { from: Some((newest + 1).saturating_sub(years)), to: None } })
    };
    if let Some(last) = first_of(tokens, at, table.last) {
        if let Some(recent) = first(tokens, at + last, table.recent) {
            return from(last + recent.words, recent.value);
        }
        if let Some(count) = numbers::number(language, tokens, at + last) {
            let unit = first(tokens, at + last + count.words, table.units)?;
            let years = (count.value * unit.value).clamp(1.0, 200.0) as u16;
            return from(last + count.words + unit.words, years);
        }
    }
    for (phrase, span, except) in table.centuries {
        let Some(words) = phrase_words(tokens, at, phrase) else { continue };
        if !except.is_some_and(|except| standing(tokens, at + words, &[except])) {
            return Some(Read { words, value: *span });
        }
    }
    first_of(tokens, at, table.this_decade)
        .map(|words| Read { words, value: Span { from: Some(newest / 10 * 10), to: None } })
}

/// How many words the article before a decade has, if there is one.
fn article(language: &Language, tokens: &[Token], at: usize) -> usize {
    first_of(tokens, at, language.cues.definite).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    fn read(text: &str) -> Option<(usize, Option<u16>, Option<u16>)> {
        years(&ENGLISH, &tokens(text), 0, 2018).map(|read| (read.words, read.value.from, read.value.to))
    }

    #[test]
    fn the_ways_people_write_years() {
        for (text, expected) in [
            ("1994", (1, Some(1994), Some(1994))),
            ("1990-1999", (2, Some(1990), Some(1999))),
            ("1990 to 1999", (3, Some(1990), Some(1999))),
            ("between 1990 and 1999", (4, Some(1990), Some(1999))),
            ("early 90s", (2, Some(1990), Some(1994))),
            ("early 90s or late 80s", (5, Some(1985), Some(1994))),
            ("late 1960's", (2, Some(1965), Some(1969))),
            ("mid-80s", (2, Some(1983), Some(1987))),
            ("nineties", (1, Some(1990), Some(1999))),
            ("80 s", (2, Some(1980), Some(1989))),
            ("2000s", (1, Some(2000), Some(2009))),
            ("before 1980", (2, None, Some(1979))),
            ("before the 80s", (3, None, Some(1979))),
            ("after 2010", (2, Some(2011), None)),
            ("since 2010", (2, Some(2010), None)),
            ("2010 or later", (3, Some(2010), None)),
            ("last decade", (2, Some(2009), None)),
            ("past 5 years", (3, Some(2014), None)),
            ("21st century", (2, Some(2000), None)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("around 1985", (2, Some(1983), Some(1987))),
            ("circa 1940", (2, Some(1938), Some(1942))),
            ("~1999", (2, Some(1997), Some(2001))),
            ("around the 80s", (3, Some(1980), Some(1989))),
            ("<1960", (2, None, Some(1959))),
            (">= 2010", (2, Some(2010), None)),
            ("1990+", (2, Some(1990), None)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in ["1492 conquest", "90 minutes", "12s", "300", "s"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_may_name_an_event() {
        let is_event = |text: &str, at: usize| is_of_event(&ENGLISH, &tokens(text), at, 1);
        assert!(is_event("the 2008 financial crisis", 1));
        assert!(is_event("the earthquake of 1906", 3));
        assert!(!is_event("2008 war movies", 0));
        assert!(!is_event("thrillers of 1974", 2));
    }

    #[test]
    fn a_setting_is_no_year_of_release() {
        let text = tokens("thriller set in the 1960s");
        assert!(is_setting(&ENGLISH, &text, 4));
        assert!(!is_setting(&ENGLISH, &tokens("thriller from the 1960s"), 3));
    }
}

//! Years of release: "1994", "1990-1999", "early 90s", "before 1980", "last decade".

use cinerag_domain::Span;

use super::{Read, follows, numbers};
use crate::tokens::{Gap, Token};

/// Films were made in these.
const YEARS: std::ops::RangeInclusive<u16> = 1880..=2050;

const DECADES: [(&str, u16); 11] = [
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
    ("noughties", 2000),
    ("aughts", 2000),
    ("naughties", 2000),
];

/// The years at a position. `newest` is the year of the newest film, from which "last decade" is counted.
pub(crate) fn years(tokens: &[Token], at: usize, newest: u16) -> Option<Read<Span<u16>>> {
    let words =
        |words: usize, from: Option<u16>, to: Option<u16>| Some(Read { words, value: Span { from, to } });
    if let Some(read) = relative(tokens, at, newest) {
        return Some(read);
    }
    if let Some(skip) = first_of(tokens, at, &[&["between"], &["from"]]) {
        let first = moment(tokens, at + skip);
        let second = first.as_ref().and_then(|first| until(tokens, at + skip + first.words));
        if let (Some(first), Some(second)) = (first, second) {
            return Some(Read {
                words: skip + first.words + second.words,
                value: around(first.value, second.value),
            });
        }
    }
    let before: [&[&str]; 9] = [
        &["before"],
        &["pre"],
        &["prior", "to"],
        &["until"],
        &["up", "to"],
        &["older", "than"],
        &["earlier", "than"],
        &["no", "later", "than"],
        &["not", "after"],
    ];
    if let Some(skip) = first_of(tokens, at, &before)
        && let Some(end) = moment(tokens, at + skip + the(tokens, at + skip))
    {
        let includes = matches!(tokens[at].word.as_str(), "until" | "up" | "no" | "not");
        let last = if includes { end.value.to } else { end.value.from.map(|year| year - 1) };
        return words(skip + the(tokens, at + skip) + end.words, None, last);
    }
    let after: [&[&str]; 8] = [
        &["after"],
        &["since"],
        &["post"],
        &["later", "than"],
        &["newer", "than"],
        &["not", "before"],
        &["no", "earlier", "than"],
        &["more", "recent", "than"],
    ];
    if let Some(skip) = first_of(tokens, at, &after)
        && let Some(start) = moment(tokens, at + skip + the(tokens, at + skip))
    {
        let includes = matches!(tokens[at].word.as_str(), "since" | "no" | "not");
        let first = if includes { start.value.from } else { start.value.to.map(|year| year + 1) };
        return words(skip + the(tokens, at + skip) + start.words, first, None);
    }
    let start = moment(tokens, at)?;
    let next = at + start.words;
    if let Some(end) = until(tokens, next) {
        return Some(Read { words: start.words + end.words, value: around(start.value, end.value) });
    }
    let onwards: [&[&str]; 6] =
        [&["onwards"], &["onward"], &["or", "later"], &["or", "newer"], &["and", "later"], &["and", "after"]];
    if let Some(skip) = first_of(tokens, next, &onwards) {
        return words(start.words + skip, start.value.from, None);
    }
    if let Some(skip) = first_of(tokens, next, &[&["or", "earlier"], &["or", "older"], &["and", "earlier"]]) {
        return words(start.words + skip, None, start.value.to);
    }
    Some(start)
}

/// Years that make a film an old one.
const OLD_YEARS: u16 = 35;

/// "old", "vintage", said of films: long before the newest.
pub(crate) fn adjective(tokens: &[Token], at: usize, newest: u16) -> Option<Read<Span<u16>>> {
    first_of(tokens, at, &[&["really", "old"], &["very", "old"], &["old"], &["older"], &["vintage"]])
        .map(|words| Read { words, value: Span { from: None, to: Some(newest.saturating_sub(OLD_YEARS)) } })
}

/// True when the years before a position say when a story is set and not when the film was made.
pub(crate) fn is_setting(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].word.as_str());
    let skip = usize::from(before(1) == "the");
    let preposition = matches!(before(1 + skip), "in" | "during" | "around" | "to");
    preposition
        && matches!(
            before(2 + skip),
            "set"
                | "setting"
                | "place"
                | "takes"
                | "happens"
                | "back"
                | "takesplace"
                | "year"
                | "lives"
                | "born"
        )
}

/// "to 1999", "and the 90s", "- 1999": the end of a range.
fn until(tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let token = tokens.get(at)?;
    let skip = match token.word.as_str() {
        "to" | "and" | "through" | "till" | "until" | "or" => 1,
        _ if token.gap == Gap::Dash => 0,
        _ => return None,
    };
    let skip = skip + the(tokens, at + skip);
    moment(tokens, at + skip).map(|end| Read { words: skip + end.words, value: end.value })
}

/// The least span that holds both: "late 80s or early 90s", whichever is named first.
fn around(a: Span<u16>, b: Span<u16>) -> Span<u16> {
    Span { from: a.from.min(b.from), to: a.to.max(b.to) }
}

/// A year, a decade or a part of one.
fn moment(tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let part = match tokens.get(at)?.word.as_str() {
        "early" => Some((0, 4)),
        "mid" | "middle" => Some((3, 7)),
        "late" => Some((5, 9)),
        _ => None,
    };
    let skip = usize::from(part.is_some());
    let skip = skip + if part.is_some() { the(tokens, at + skip) } else { 0 };
    let decade = decade(tokens, at + skip);
    if let Some(Read { words, value: first }) = decade {
        let (from, to) = part.unwrap_or((0, 9));
        return Some(Read {
            words: skip + words,
            value: Span { from: Some(first + from), to: Some(first + to) },
        });
    }
    let word = &tokens.get(at)?.word;
    let year = word.parse().ok().filter(|year| word.len() == 4 && YEARS.contains(year))?;
    Some(Read { words: 1, value: Span { from: Some(year), to: Some(year) } })
}

/// "90s", "1990s", "90 s", "nineties".
fn decade(tokens: &[Token], at: usize) -> Option<Read<u16>> {
    let word = tokens.get(at)?.word.as_str();
    if let Some((_, first)) = DECADES.iter().find(|(name, _)| *name == word) {
        return Some(Read { words: 1, value: *first });
    }
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
fn relative(tokens: &[Token], at: usize, newest: u16) -> Option<Read<Span<u16>>> {
    let from = |words: usize, years: u16| {
        Some(Read { words, value: Span { from: Some((newest + 1).saturating_sub(years)), to: None } })
    };
    for start in [&["last"], &["past"], &["previous"], &["latest"]] {
        if !follows(tokens, at, start) {
            continue;
        }
        if follows(tokens, at + 1, &["decade"]) {
            return from(2, 10);
        }
        if follows(tokens, at + 1, &["few", "years"]) || follows(tokens, at + 1, &["couple", "years"]) {
            return from(3, 4);
        }
        if let Some(count) = numbers::number(tokens, at + 1) {
            let years = tokens.get(at + 1 + count.words).map_or("", |token| token.word.as_str());
            let scale = match years {
                "years" | "year" => 1.0,
                "decades" => 10.0,
                _ => return None,
            };
            return from(2 + count.words, (count.value * scale).clamp(1.0, 200.0) as u16);
        }
    }
    if follows(tokens, at, &["21st", "century"]) {
        return Some(Read { words: 2, value: Span { from: Some(2000), to: None } });
    }
    if follows(tokens, at, &["20th", "century"]) && !follows(tokens, at + 2, &["fox"]) {
        return Some(Read { words: 2, value: Span { from: None, to: Some(1999) } });
    }
    follows(tokens, at, &["this", "decade"])
        .then_some(Read { words: 2, value: Span { from: Some(newest / 10 * 10), to: None } })
}

fn the(tokens: &[Token], at: usize) -> usize {
    usize::from(follows(tokens, at, &["the"]))
}

/// How many words the first of the phrases takes that stands here.
fn first_of(tokens: &[Token], at: usize, phrases: &[&[&str]]) -> Option<usize> {
    phrases.iter().find(|phrase| follows(tokens, at, phrase)).map(|phrase| phrase.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    fn read(text: &str) -> Option<(usize, Option<u16>, Option<u16>)> {
        years(&tokens(text), 0, 2018).map(|read| (read.words, read.value.from, read.value.to))
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
        for text in ["1492 conquest", "90 minutes", "12s", "300", "s"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_setting_is_no_year_of_release() {
        let text = tokens("thriller set in the 1960s");
        assert!(is_setting(&text, 4));
        assert!(!is_setting(&tokens("thriller from the 1960s"), 3));
    }
}

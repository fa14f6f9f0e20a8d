//! Running times: "under 90 minutes", "over three hours", "an hour and a half", "2h".

use cinerag_domain::Span;

use super::{Read, follows, numbers};
use crate::tokens::Token;

/// What "about" an hour and a half may be off by, in minutes.
const ABOUT_MINUTES: u16 = 10;

/// What somebody means by a short film who does not mean a short.
const SHORT: Span<u16> = Span { from: None, to: Some(90) };
/// A long one.
const LONG: Span<u16> = Span { from: Some(150), to: None };

/// The running times at a position, in minutes.
pub(crate) fn runtime(tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    if follows(tokens, at, &["feature", "length"]) {
        return Some(Read { words: 2, value: Span { from: Some(60), to: None } });
    }
    if follows(tokens, at, &["not", "too", "long"]) || follows(tokens, at, &["not", "very", "long"]) {
        return Some(Read { words: 3, value: Span { from: None, to: Some(120) } });
    }
    let most: [&[&str]; 12] = [
        &["under"],
        &["below"],
        &["less", "than"],
        &["shorter", "than"],
        &["at", "most"],
        &["no", "longer", "than"],
        &["not", "longer", "than"],
        &["no", "more", "than"],
        &["up", "to"],
        &["within"],
        &["max"],
        &["maximum"],
    ];
    let least: [&[&str]; 8] = [
        &["over"],
        &["above"],
        &["more", "than"],
        &["longer", "than"],
        &["at", "least"],
        &["no", "shorter", "than"],
        &["not", "less", "than"],
        &["minimum"],
    ];
    let about: [&[&str]; 4] = [&["about"], &["around"], &["roughly"], &["approximately"]];
    let skip = |phrases: &[&'static [&'static str]]| {
        phrases.iter().find(|phrase| follows(tokens, at, phrase)).map(|phrase| phrase.len())
    };
    let strict = |text: &str| matches!(text, "under" | "below" | "less" | "shorter");
    if let Some(skip) = skip(&most) {
        let minutes = minutes(tokens, at + skip)?;
        let to = minutes.value.saturating_sub(u16::from(strict(&tokens[at].word)));
        return Some(Read { words: skip + minutes.words, value: Span { from: None, to: Some(to) } });
    }
    if let Some(skip) = skip(&least) {
        let minutes = minutes(tokens, at + skip)?;
        let is_strict = matches!(tokens[at].word.as_str(), "over" | "above" | "more" | "longer");
        let from = minutes.value + u16::from(is_strict);
        return Some(Read { words: skip + minutes.words, value: Span { from: Some(from), to: None } });
    }
    let skip = skip(&about).unwrap_or(0);
    let minutes = minutes(tokens, at + skip)?;
    let next = at + skip + minutes.words;
    let words = skip + minutes.words;
    if follows(tokens, next, &["or", "less"]) || follows(tokens, next, &["or", "shorter"]) {
        return Some(Read { words: words + 2, value: Span { from: None, to: Some(minutes.value) } });
    }
    if follows(tokens, next, &["or", "more"]) || follows(tokens, next, &["or", "longer"]) {
        return Some(Read { words: words + 2, value: Span { from: Some(minutes.value), to: None } });
    }
    let from = minutes.value.saturating_sub(ABOUT_MINUTES);
    Some(Read { words, value: Span { from: Some(from), to: Some(minutes.value + ABOUT_MINUTES) } })
}

/// "short" and "long" before a word for films.
pub(crate) fn adjective(tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    match tokens.get(at)?.word.as_str() {
        "short" => Some(Read { words: 1, value: SHORT }),
        "long" | "epic-length" => Some(Read { words: 1, value: LONG }),
        _ => None,
    }
}

/// An amount of time, at least half an hour in sum, in minutes.
fn minutes(tokens: &[Token], at: usize) -> Option<Read<u16>> {
    if follows(tokens, at, &["half", "an", "hour"]) {
        return Some(Read { words: 3, value: 30 });
    }
    if follows(tokens, at, &["an", "hour", "and", "a", "half"]) {
        return Some(Read { words: 5, value: 90 });
    }
    if let Some(value) = compact(&tokens.get(at)?.word) {
        return Some(Read { words: 1, value });
    }
    let number = numbers::number(tokens, at)?;
    let unit = tokens.get(at + number.words)?.word.as_str();
    let hours = matches!(unit, "hour" | "hours" | "hr" | "hrs" | "h");
    if !hours && !matches!(unit, "minute" | "minutes" | "min" | "mins" | "m") {
        return None;
    }
    let value = number.value * if hours { 60.0 } else { 1.0 };
    let mut words = number.words + 1;
    let mut total = value;
    if hours && follows(tokens, at + words, &["and", "a", "half"]) {
        (words, total) = (words + 3, total + 30.0);
    } else if hours {
        let and = usize::from(follows(tokens, at + words, &["and"]));
        let rest = numbers::number(tokens, at + words + and);
        let unit = |words: usize| tokens.get(at + words).map_or("", |token| token.word.as_str());
        if let Some(rest) =
            rest.filter(|rest| matches!(unit(words + and + rest.words), "minutes" | "mins" | "min"))
        {
            (words, total) = (words + and + rest.words + 1, total + rest.value);
        }
    }
    (1.0..=1_000.0).contains(&total).then_some(Read { words, value: total as u16 })
}

/// "90min", "2h", "1h30", "2h15m".
fn compact(word: &str) -> Option<u16> {
    let number = |text: &str| text.parse::<u16>().ok().filter(|value| *value < 1_000);
    for unit in ["minutes", "mins", "min", "m"] {
        if let Some(value) = word.strip_suffix(unit).and_then(number) {
            return Some(value);
        }
    }
    let (hours, rest) = word.split_once('h')?;
    let hours = number(hours).filter(|hours| *hours < 15)?;
    let rest =
        rest.trim_start_matches("rs").trim_start_matches('r').trim_end_matches("min").trim_end_matches('m');
    let minutes = if rest.is_empty() { 0 } else { number(rest).filter(|minutes| *minutes < 60)? };
    Some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn the_ways_people_write_running_times() {
        for (text, words, from, to) in [
            ("under 90 minutes", 3, None, Some(89)),
            ("less than two hours", 4, None, Some(119)),
            ("90 minutes or less", 4, None, Some(90)),
            ("over three hours", 3, Some(181), None),
            ("at least 2.5 hours", 4, Some(150), None),
            ("at least two and a half hours", 7, Some(150), None),
            ("around 100 minutes", 3, Some(90), Some(110)),
            ("an hour and a half", 5, Some(80), Some(100)),
            ("90-minute", 2, Some(80), Some(100)),
            ("under 1h30", 2, None, Some(89)),
            ("longer than 2 hours and 30 minutes", 7, Some(151), None),
        ] {
            let expected = Some(Read { words, value: Span { from, to } });
            assert_eq!(runtime(&tokens(text), 0), expected, "{text}");
        }
        for text in ["over the hills", "under siege", "three men", "about a boy", "hours", "m"] {
            assert_eq!(runtime(&tokens(text), 0), None, "{text}");
        }
    }
}

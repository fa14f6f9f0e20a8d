//! Running times: "under 90 minutes", "over three hours", "an hour and a half", "2h".

use cinerag_domain::Span;

use super::{Read, first, first_of, longest, numbers, standing};
use crate::lexicon::{Bound, Durations, Language};
use crate::tokens::{Gap, Token};

/// Tolerance of "about an hour and a half", in minutes.
const ABOUT_MINUTES: u16 = 10;

/// The running times at a position, in minutes.
pub(crate) fn runtime(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let read = bare_runtime(language, tokens, at)?;
    let long = first_of(tokens, at + read.words, language.durations.long).unwrap_or(0);
    Some(Read { words: read.words + long, value: read.value })
}

fn bare_runtime(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let durations = &language.durations;
    if let Some(read) = longest(tokens, at, durations.phrases) {
        return Some(read);
    }
    if let Some(bound) = first(tokens, at, durations.at_most) {
        let minutes = minutes(language, tokens, at + bound.words)?;
        let to = minutes.value.saturating_sub(beyond(bound.value));
        return Some(Read { words: bound.words + minutes.words, value: Span { from: None, to: Some(to) } });
    }
    if let Some(bound) = first(tokens, at, durations.at_least) {
        let minutes = minutes(language, tokens, at + bound.words)?;
        let from = minutes.value + beyond(bound.value);
        return Some(Read { words: bound.words + minutes.words, value: Span { from: Some(from), to: None } });
    }
    if let Some(read) = between(language, tokens, at) {
        return Some(read);
    }
    let skip = first_of(tokens, at, durations.about).unwrap_or(0);
    let minutes = minutes(language, tokens, at + skip)?;
    let words = skip + minutes.words;
    if let Some(or) = first_of(tokens, at + words, durations.or_less) {
        return Some(Read { words: words + or, value: Span { from: None, to: Some(minutes.value) } });
    }
    if let Some(or) = first_of(tokens, at + words, durations.or_more) {
        return Some(Read { words: words + or, value: Span { from: Some(minutes.value), to: None } });
    }
    let from = minutes.value.saturating_sub(ABOUT_MINUTES);
    Some(Read { words, value: Span { from: Some(from), to: Some(minutes.value + ABOUT_MINUTES) } })
}

/// "Between 80 and 100 minutes", "90-120 min", "two to three hours": the unit may follow only the second number.
fn between(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    let skip = first_of(tokens, at, language.years.between).unwrap_or(0);
    let first = minutes(language, tokens, at + skip);
    let number = numbers::number(language, tokens, at + skip).filter(|number| number.value >= 1.0);
    let words = first.as_ref().map_or(number.as_ref()?.words, |first| first.words);
    let next = at + skip + words;
    let joint = match first_of(tokens, next, language.durations.until) {
        Some(words) => words,
        None if tokens.get(next)?.gap == Gap::Dash => 0,
        None => return None,
    };
    let last = minutes(language, tokens, next + joint)?;
    let in_hours = standing(tokens, next + joint + last.words - 1, language.durations.hours);
    let of_last_unit = |number: Read<f32>| (number.value * if in_hours { 60.0 } else { 1.0 }) as u16;
    let from = first.map(|first| first.value).or_else(|| number.map(of_last_unit))?;
    let value = Span { from: Some(from), to: Some(last.value) };
    (from < last.value).then_some(Read { words: skip + words + joint + last.words, value })
}

/// Minutes by which an exclusive bound lies outside the range.
fn beyond(bound: Bound) -> u16 {
    u16::from(bound == Bound::Exclusive)
}

/// "short" and "long" before a word for films.
pub(crate) fn adjective(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
    longest(tokens, at, language.durations.adjectives)
}

/// An amount of time in minutes.
fn minutes(language: &Language, tokens: &[Token], at: usize) -> Option<Read<u16>> {
    let durations = &language.durations;
    if let Some(read) = longest(tokens, at, durations.amounts) {
        return Some(read);
    }
    if let Some(value) = compact(durations, &tokens.get(at)?.word) {
        return Some(Read { words: 1, value });
    }
    let number = numbers::number(language, tokens, at)?;
    let hours = standing(tokens, at + number.words, durations.hours);
    if !hours && !standing(tokens, at + number.words, durations.minutes) {
        return None;
    }
    let mut words = number.words + 1;
    let mut total = number.value * if hours { 60.0 } else { 1.0 };
    if hours && let Some(half) = first_of(tokens, at + words, language.numbers.and_a_half) {
        (words, total) = (words + half, total + 30.0);
    } else if hours {
        let and = first_of(tokens, at + words, durations.and).unwrap_or(0);
        let rest = numbers::number(language, tokens, at + words + and);
        let has_unit =
            |rest: &Read<f32>| standing(tokens, at + words + and + rest.words, durations.minutes_after_hours);
        // "an hour and forty at most": the unit of the second number may be left out at the end
        let is_minutes = |rest: &Read<f32>| {
            let next = at + words + and + rest.words;
            and > 0
                && (5.0..60.0).contains(&rest.value)
                && (next >= tokens.len()
                    || first_of(tokens, next, durations.or_less).is_some()
                    || first_of(tokens, next, durations.or_more).is_some())
        };
        match rest {
            Some(rest) if has_unit(&rest) => {
                (words, total) = (words + and + rest.words + 1, total + rest.value);
            }
            Some(rest) if is_minutes(&rest) => {
                (words, total) = (words + and + rest.words, total + rest.value);
            }
            _ => {}
        }
    }
    (1.0..=1_000.0).contains(&total).then_some(Read { words, value: total as u16 })
}

/// "90min", "2h", "1h30", "2h15m".
fn compact(durations: &Durations, word: &str) -> Option<u16> {
    let number = |text: &str| text.parse::<u16>().ok().filter(|value| *value < 1_000);
    for unit in durations.suffixes {
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
    use crate::lexicon::ENGLISH;
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
            ("between 80 and 100 minutes", 5, Some(80), Some(100)),
            ("90-120 min", 3, Some(90), Some(120)),
            ("two to three hours", 4, Some(120), Some(180)),
            ("from 1.5 to 2 hours", 5, Some(90), Some(120)),
            ("an hour and forty at most", 6, None, Some(100)),
            ("<90 min", 3, None, Some(89)),
            ("≥ 2h", 2, Some(120), None),
            ("90+ minutes", 3, Some(90), None),
            ("120 minutes max", 3, None, Some(120)),
            ("longer than 2 hours and 30 minutes", 7, Some(151), None),
        ] {
            let expected = Some(Read { words, value: Span { from, to } });
            assert_eq!(runtime(&ENGLISH, &tokens(text), 0), expected, "{text}");
        }
        for text in ["over the hills", "under siege", "three men", "about a boy", "hours", "m"] {
            assert_eq!(runtime(&ENGLISH, &tokens(text), 0), None, "{text}");
        }
    }
}

//! Running times: "under 90 minutes", "over three hours", "an hour and a half", "2h".

use cinerag_domain::Span;

use super::{Read, first, first_of, longest, numbers, standing};
use crate::lexicon::{Bound, Durations, Language};
use crate::tokens::Token;

/// What "about" an hour and a half may be off by, in minutes.
const ABOUT_MINUTES: u16 = 10;

/// The running times at a position, in minutes.
pub(crate) fn runtime(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<u16>>> {
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

/// Minutes that an exclusive bound lies beyond the range.
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
        if let Some(rest) = rest.filter(has_unit) {
            (words, total) = (words + and + rest.words + 1, total + rest.value);
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

//! Numbers of titles in the other spelling: "five hundred days of summer", "oceans 11".

use crate::lexicon::Language;
use crate::tokens::{Token, is_sign};

/// The phrase of the words with its numbers in words written in digits, and the other way about; only spellings that differ
/// from the words as they stand.
pub(crate) fn respelt(language: &Language, words: &[Token]) -> Vec<String> {
    let words: Vec<&str> =
        words.iter().map(|token| token.word.as_str()).filter(|word| !is_sign(word)).collect();
    [in_digits(language, &words), in_words(language, &words)].into_iter().flatten().collect()
}

fn in_digits(language: &Language, words: &[&str]) -> Option<String> {
    let (mut written, mut at, mut has_number) = (Vec::new(), 0, false);
    while at < words.len() {
        if let Some((value, taken)) = spelt(language, &words[at..]) {
            written.push(value.to_string());
            (at, has_number) = (at + taken, true);
        } else {
            written.push(words[at].to_owned());
            at += 1;
        }
    }
    has_number.then(|| written.join(" "))
}

/// The number that words begin with, and how many they are: "one hundred and one", "twenty eight", "two thousand".
fn spelt(language: &Language, words: &[&str]) -> Option<(u32, usize)> {
    let (mut total, mut group, mut at, mut is_number) = (0, 0, 0, false);
    while let Some(word) = words.get(at) {
        let unit = language.numbers.cardinals.iter().position(|name| name == word).map(|unit| unit as u32);
        let ten = language.numbers.tens.iter().find(|(name, _)| name == word).map(|(_, ten)| *ten as u32);
        let follows =
            |low: u32| group == 0 || group % 100 == 0 || group % 10 == 0 && group % 100 != 10 && low < 10;
        match (*word, unit.or(ten)) {
            (_, Some(value)) if value > 0 && follows(value) => group += value,
            ("hundred", _) if (1..100).contains(&group) => group *= 100,
            ("thousand", _) if (1..1_000).contains(&group) && total == 0 => {
                (total, group) = (group * 1_000, 0);
            }
            ("and", _) if group.max(total) >= 100 && starts_number(language, words.get(at + 1)) => {}
            _ => break,
        }
        is_number = true;
        at += 1;
    }
    is_number.then_some((total + group, at))
}

fn starts_number(language: &Language, word: Option<&&str>) -> bool {
    word.is_some_and(|word| {
        language.numbers.cardinals.contains(word)
            || language.numbers.tens.iter().any(|(name, _)| name == word)
    })
}

fn in_words(language: &Language, words: &[&str]) -> Option<String> {
    let number = |word: &&str| {
        word.parse::<usize>()
            .ok()
            .filter(|_| !word.starts_with('0'))
            .and_then(|number| name(language, number))
    };
    words.iter().any(|word| number(word).is_some()).then(|| {
        let written = words.iter().map(|word| number(word).unwrap_or_else(|| (*word).to_owned()));
        written.collect::<Vec<_>>().join(" ")
    })
}

fn name(language: &Language, number: usize) -> Option<String> {
    let numbers = &language.numbers;
    if let Some(name) = numbers.cardinals.get(number) {
        return Some((*name).to_owned());
    }
    match number {
        21..100 => {
            let ten = numbers.tens.iter().find(|(_, ten)| *ten as usize == number / 10 * 10);
            let ten = ten.map(|(name, _)| *name).or_else(|| numbers.cardinals.get(20).copied())?;
            let unit = number % 10;
            Some(if unit == 0 { ten.to_owned() } else { format!("{ten} {}", numbers.cardinals[unit]) })
        }
        100..1_000 => {
            let hundreds = format!("{} hundred", numbers.cardinals[number / 100]);
            let rest = (!number.is_multiple_of(100)).then(|| name(language, number % 100)).flatten();
            Some(rest.map_or_else(|| hundreds.clone(), |rest| format!("{hundreds} {rest}")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn numbers_are_written_both_ways() {
        for (text, expected) in [
            ("five hundred days of summer", "500 days of summer"),
            ("one hundred and one dalmatians", "101 dalmatians"),
            ("two thousand and one a space odyssey", "2001 a space odyssey"),
            ("twenty eight days later", "28 days later"),
            ("twelve angry men", "12 angry men"),
            ("oceans 11", "oceans eleven"),
            ("28 weeks later", "twenty eight weeks later"),
            ("127 hours", "one hundred twenty seven hours"),
        ] {
            assert_eq!(respelt(&ENGLISH, &tokens(text)), [expected], "{text}");
        }
        for text in ["the matrix", "007", "hundred", "1984 and war"] {
            assert!(respelt(&ENGLISH, &tokens(text)).is_empty(), "{text}");
        }
    }
}

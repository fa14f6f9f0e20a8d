//! Words of titles as people spell them: abbreviations spelt out, numbers in words and in digits, acronyms.

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::CARDINALS;

/// Abbreviations in titles, and what they stand for.
const ABBREVIATIONS: [(&str, &str); 7] = [
    ("dr", "doctor"),
    ("mr", "mister"),
    ("mrs", "missus"),
    ("st", "saint"),
    ("vs", "versus"),
    ("v", "versus"),
    ("mt", "mount"),
];

/// Tens in words, from thirty.
const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Replaces every word of a phrase for which `with` has another form; a phrase of one word is unchanged, since "seven"
/// is a title and 7 is not.
pub(super) fn with_words(phrase: &str, with: impl Fn(&str) -> Option<String>) -> String {
    let rewrite = |word: &str| with(word).unwrap_or_else(|| word.to_owned());
    if phrase.contains(' ') {
        phrase.split(' ').map(rewrite).collect::<Vec<_>>().join(" ")
    } else {
        phrase.to_owned()
    }
}

/// "dr" → "doctor".
pub(super) fn in_full(word: &str) -> Option<String> {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, full)| (*full).to_owned())
}

/// "50" → "fifty".
pub(super) fn in_letters(word: &str) -> Option<String> {
    let number: usize = word.parse().ok()?;
    let of_ten = |ten: usize| TENS.get(ten.checked_sub(3)?).copied();
    match (number, CARDINALS.get(number)) {
        (_, Some(name)) => Some((*name).to_owned()),
        (30..=99, None) if number.is_multiple_of(10) => of_ten(number / 10).map(str::to_owned),
        (21..=99, None) => {
            let ten = if number < 30 { Some("twenty") } else { of_ten(number / 10) };
            Some(format!("{} {}", ten?, CARDINALS.get(number % 10)?))
        }
        _ => None,
    }
}

/// "twelve" → "12".
pub(super) fn in_digits(word: &str) -> Option<String> {
    let ten = || TENS.iter().position(|name| *name == word).map(|at| (at + 3) * 10);
    let number = CARDINALS.iter().position(|name| *name == word).filter(|number| *number > 1).or_else(ten)?;
    Some(number.to_string())
}

/// The dotted letters that begin a title, as phrases: "E.T. the Extra-Terrestrial" is "e t" and "et".
pub(super) fn acronym(name: &str) -> Vec<String> {
    let first = name.split(' ').next().unwrap_or_default();
    let letters: Vec<&str> = first.split('.').filter(|part| !part.is_empty()).collect();
    let is_acronym =
        first.ends_with('.') && letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1);
    if !is_acronym {
        return Vec::new();
    }
    let rest = fold(name.strip_prefix(first).unwrap_or_default());
    let joined = fold(&letters.concat());
    let whole = format!("{joined} {rest}").trim_end().to_owned();
    vec![fold(first), joined, whole]
}

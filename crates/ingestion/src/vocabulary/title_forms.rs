//! A film's titles → the phrases that people call it by.
//!
//! *Star Wars: Episode IV - A New Hope* is also "star wars", "a new hope" and "star wars 4".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::ROMAN_NUMERALS;
use cinerag_analysis::lexicon::en::{ARTICLES, CARDINALS, PART_ABBREVIATIONS, PART_WORDS};
use cinerag_domain::{Genre, Movie};
use cinerag_ports::{Meaning, TitleForm};

use super::spelt_titles::{acronym, in_digits, in_full, in_letters, with_words};

/// What separates a part of a title from the rest.
const SEPARATORS: [&str; 4] = [" or: ", ": ", " - ", " – "];
/// Folded.
static GENRES: LazyLock<Vec<String>> =
    LazyLock::new(|| Genre::ALL.iter().map(|genre| fold(genre.name())).collect());
/// Numbers that are written as words after a word for a part ("Part Two"), from one.
const SPELT: &[&str] = CARDINALS.split_at(1).1.split_at(10).0;
/// Shortest part before a separator that stands for the whole when it is one word, in letters.
const MIN_HEAD_LETTERS: usize = 5;
/// Fewest digits of a number before a separator that stands for the whole.
const MIN_NUMBER_DIGITS: usize = 3;
/// Shortest part after a separator that stands for the whole, in letters; it has two words at least.
const MIN_TAIL_LETTERS: usize = 8;
/// Least popularity of a film that is called by its initials, 0–1, and fewest initials.
const FAMOUS: f32 = 0.95;
const MIN_INITIALS: usize = 3;
/// Shortest part of a title without spaces, in characters.
const MIN_PART_LETTERS: usize = 3;
/// Shortest title that may lose its article, in letters.
const MIN_BARE_LETTERS: usize = 3;

/// Every phrase that stands for a film, and the film. A phrase may stand for many.
pub(super) fn meanings(movies: &[Movie]) -> Vec<(String, Meaning)> {
    let forms: Vec<BTreeMap<String, TitleForm>> = movies.iter().map(forms).collect();
    let mut tails: BTreeMap<String, u32> = BTreeMap::new();
    for movie in movies {
        if let Some(tail) = tail(&movie.card.title) {
            *tails.entry(tail).or_default() += 1;
        }
    }
    let mut meanings = Vec::new();
    for (movie, mut forms) in movies.iter().zip(forms) {
        // "the movie" and "the beginning" do not name a film
        if let Some(tail) = tail(&movie.card.title).filter(|tail| tails.get(tail) == Some(&1)) {
            forms.entry(tail).or_insert(TitleForm::Short);
        }
        let card = &movie.card;
        meanings.extend(forms.into_iter().map(|(phrase, form)| {
            let (text, year) = (card.title.clone(), card.year);
            (phrase, Meaning::Title { id: card.id, text, form, year, popularity: movie.popularity })
        }));
    }
    meanings
}

/// Initials of famous titles that are not words: "lotr", "gotg".
pub(super) fn abbreviations(
    movies: &[Movie],
    titles: &[(String, Meaning)],
    is_word: impl Fn(&str) -> bool,
) -> Vec<(String, Meaning)> {
    let taken: BTreeSet<&str> = titles.iter().map(|(phrase, _)| phrase.as_str()).collect();
    let famous = movies.iter().filter(|movie| movie.popularity >= FAMOUS);
    let mut found = Vec::new();
    for movie in famous {
        let card = &movie.card;
        let names: BTreeSet<String> =
            heads(&card.title).into_iter().chain([card.title.as_str()]).flat_map(initials).collect();
        for phrase in names.into_iter().filter(|phrase| !taken.contains(phrase.as_str()) && !is_word(phrase))
        {
            let (id, text, year) = (card.id, card.title.clone(), card.year);
            let (form, popularity) = (TitleForm::Short, movie.popularity);
            found.push((phrase, Meaning::Title { id, text, form, year, popularity }));
        }
    }
    found
}

/// The initials of a name of three words or more, with and without its article.
fn initials(name: &str) -> impl Iterator<Item = String> {
    let of = |name: &str| -> String {
        let folded = fold(name);
        folded.split(' ').filter_map(|word| word.chars().next()).collect()
    };
    let all = [Some(of(name)), without_article(name).map(of)].into_iter().flatten();
    all.filter(|initials| {
        initials.chars().count() >= MIN_INITIALS && initials.chars().all(char::is_alphabetic)
    })
}

/// The number that a title ends with, or its part before a separator: "Rocky III" is 3.
pub(super) fn number(title: &str) -> Option<usize> {
    heads(title).into_iter().chain([title]).find_map(|part| {
        let folded = fold(part);
        let (_, last) = folded.rsplit_once(' ')?;
        let number = arabic(last).and_then(|number| number.parse().ok()).or_else(|| last.parse().ok())?;
        (2..=20).contains(&number).then_some(number)
    })
}

/// The phrases of one film except the part after a separator; of two forms of a phrase the stronger one.
fn forms(movie: &Movie) -> BTreeMap<String, TitleForm> {
    let mut forms: BTreeMap<String, TitleForm> = BTreeMap::new();
    let mut add = |name: &str, own: TitleForm, rewriting: TitleForm| {
        let written = rewritten(name).into_iter().map(|phrase| (phrase, rewriting));
        for (phrase, form) in written.chain([(fold(name), own)]).filter(|(phrase, _)| !phrase.is_empty()) {
            let known = forms.entry(phrase).or_insert(form);
            *known = form.min(*known);
        }
    };
    let others = movie.details.original_title.iter().chain(&movie.details.alternative_titles);
    let names = std::iter::once((&movie.card.title, TitleForm::Main));
    for (name, form) in names.chain(others.map(|name| (name, TitleForm::Alternative))) {
        add(name, form, TitleForm::Alternative);
        for part in parts_without_spaces(name) {
            add(&part, TitleForm::Short, TitleForm::Short);
        }
        for part in heads(name).into_iter().chain([name.as_str()]) {
            let bare = without_article(part).filter(|bare| stands_alone(bare, MIN_BARE_LETTERS));
            for short in bare.into_iter().chain((part != name.as_str()).then_some(part)) {
                add(short, TitleForm::Short, TitleForm::Short);
            }
        }
    }
    forms
}

/// The parts before a separator that can stand for the whole.
fn heads(name: &str) -> Vec<&str> {
    let at = SEPARATORS.iter().flat_map(|separator| name.match_indices(separator));
    // "2001" stands for the Odyssey
    let is_number =
        |head: &&str| head.len() >= MIN_NUMBER_DIGITS && head.bytes().all(|byte| byte.is_ascii_digit());
    let heads = at.map(|(at, _)| &name[..at]);
    heads.filter(|head| is_number(head) || stands_alone(head, MIN_HEAD_LETTERS)).collect()
}

/// Beginnings and ends of a name that is written without spaces, as Chinese and Japanese are.
fn parts_without_spaces(name: &str) -> Vec<String> {
    let folded = fold(name);
    let letters: Vec<char> = folded.chars().collect();
    let is_unspaced = !folded.contains(' ') && letters.iter().any(|c| ('\u{3040}'..='\u{9fff}').contains(c));
    if !is_unspaced {
        return Vec::new();
    }
    let lengths = MIN_PART_LETTERS..letters.len();
    lengths
        .flat_map(|length| {
            [letters[..length].iter().collect(), letters[letters.len() - length..].iter().collect::<String>()]
        })
        .collect()
}

/// The folded part after the last separator, when it can stand for the whole.
fn tail(name: &str) -> Option<String> {
    let ends = SEPARATORS.iter().filter_map(|separator| Some(name.rfind(separator)? + separator.len()));
    let folded = fold(&name[ends.max()?..]);
    let first = folded.split(' ').next().unwrap_or_default();
    let long = folded.contains(' ') && folded.chars().count() >= MIN_TAIL_LETTERS;
    (long && !is_numbered(first)).then_some(folded)
}

/// True for several words, or one that is long enough, unless they are a genre.
fn stands_alone(part: &str, min_letters: usize) -> bool {
    let folded = fold(part);
    let letters = folded.chars().count();
    let long = if folded.contains(' ') { letters > MIN_BARE_LETTERS } else { letters >= min_letters };
    long && !GENRES.contains(&folded)
}

fn without_article(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    ARTICLES.iter().any(|article| first.eq_ignore_ascii_case(article)).then_some(rest)
}

/// True for a word that only says that a number follows.
fn is_numbered(word: &str) -> bool {
    PART_WORDS.contains(&word) || PART_ABBREVIATIONS.contains(&word)
}

/// Other spellings of a name: `&` as "and" and vice versa, numerals of the other kind, no "part" before a number.
/// Folded, without the name itself.
fn rewritten(name: &str) -> Vec<String> {
    let plain = fold(name);
    let mut written = vec![plain.clone(), fold(&name.replace('&', " and "))];
    written.extend(written[1].contains(" and ").then(|| written[1].replace(" and ", " ")));
    for with in [arabic, roman] {
        written.extend(written.clone().iter().map(|phrase| with_numerals(phrase, with)));
    }
    written.extend(written.clone().iter().map(|phrase| without_part(phrase)));
    written.extend(written.clone().iter().map(|phrase| with_words(phrase, in_full)));
    written.extend(written.clone().iter().map(|phrase| with_words(phrase, in_letters)));
    // a number at the end may not be one of a series: "The Lonely Two"
    let opening = |phrase: &String| {
        let (opening, last) = phrase.rsplit_once(' ')?;
        Some(format!(
            "{} {last}",
            opening
                .split(' ')
                .map(|word| in_digits(word).unwrap_or_else(|| word.to_owned()))
                .collect::<Vec<_>>()
                .join(" ")
        ))
    };
    written.extend(written.clone().iter().filter_map(opening));
    written.extend(acronym(name));
    written.sort_unstable();
    written.dedup();
    written.retain(|phrase| *phrase != plain);
    written
}

/// Rewrites the numerals of a phrase, except its first word, and except an "i" or "two" without a "part" before it.
fn with_numerals(phrase: &str, with: impl Fn(&str) -> Option<String>) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let rewrite = |(at, word): (usize, &&str)| {
        let announced = at > 0 && is_numbered(words[at - 1]);
        let numeral = at > 0 && (announced || !matches!(*word, "i" | "1") && !SPELT.contains(word));
        numeral.then(|| with(word)).flatten().unwrap_or_else(|| (*word).to_owned())
    };
    words.iter().enumerate().map(rewrite).collect::<Vec<_>>().join(" ")
}

fn arabic(word: &str) -> Option<String> {
    let place = |numerals: &[&str]| numerals.iter().position(|numeral| *numeral == word);
    Some((place(&ROMAN_NUMERALS).or_else(|| place(SPELT))? + 1).to_string())
}

fn roman(word: &str) -> Option<String> {
    let number: usize = word.parse().ok()?;
    Some((*ROMAN_NUMERALS.get(number.checked_sub(1)?)?).to_owned())
}

/// "kill bill vol 2" → "kill bill 2".
fn without_part(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let is_number = |word: &&str| word.parse::<u32>().is_ok() || ROMAN_NUMERALS.contains(word);
    let rest = words.iter().enumerate().filter(|(at, word)| {
        let announces = *at > 0 && is_numbered(word) && words.get(at + 1).is_some_and(is_number);
        !announces
    });
    rest.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::film;
    use super::*;

    fn all(title: &str) -> Vec<(String, TitleForm)> {
        let meanings = meanings(&[film(1, title)]).into_iter();
        let form = |meaning| match meaning {
            Meaning::Title { form, .. } => form,
            _ => unreachable!("titles only"),
        };
        meanings.map(|(phrase, meaning)| (phrase, form(meaning))).collect()
    }

    fn has(title: &str, phrase: &str) -> Option<TitleForm> {
        all(title).into_iter().find(|(known, _)| known == phrase).map(|(_, form)| form)
    }

    #[test]
    fn a_plain_title_is_one_phrase() {
        assert_eq!(all("Heat"), [("heat".to_owned(), TitleForm::Main)]);
        assert_eq!(all("…"), [], "nothing to type");
    }

    #[test]
    fn the_article_may_be_left_out() {
        assert_eq!(has("The Matrix", "the matrix"), Some(TitleForm::Main));
        assert_eq!(has("The Matrix", "matrix"), Some(TitleForm::Short));
        assert_eq!(has("The It", "it"), None, "too little is left");
        assert_eq!(has("The Western", "western"), None, "a genre is no title");
        assert_eq!(has("A.I. Artificial Intelligence", "i artificial intelligence"), None, "not an article");
    }

    #[test]
    fn parts_stand_for_the_whole() {
        let title = "Star Wars: Episode IV - A New Hope";
        for short in ["star wars", "star wars episode iv", "star wars episode 4", "star wars 4", "a new hope"]
        {
            assert_eq!(has(title, short), Some(TitleForm::Short), "{short}");
        }
        assert_eq!(has(title, "star wars 4 a new hope"), Some(TitleForm::Alternative));
        assert_eq!(has("Ali: Fear", "ali"), None, "too short");
        assert_eq!(has("Horror: The Story", "horror"), None, "a genre");
        assert_eq!(has("Film Noir: The Story", "film noir"), None, "a genre of two words");
        assert_eq!(has("Dune: Part Two", "part two"), None);
        assert_eq!(has("Rocky II", "rocky"), None, "that is another film");
    }

    #[test]
    fn a_part_that_several_films_share_is_none() {
        let both = meanings(&[film(1, "South Park: The Movie"), film(2, "Bean - The Movie")]);
        assert!(both.iter().all(|(phrase, _)| phrase != "the movie"), "{both:?}");
    }

    #[test]
    fn numerals_and_conjunctions_are_written_both_ways() {
        assert_eq!(has("Rocky II", "rocky 2"), Some(TitleForm::Alternative));
        assert_eq!(has("Toy Story 2", "toy story ii"), Some(TitleForm::Alternative));
        assert_eq!(has("The Godfather: Part II", "godfather 2"), Some(TitleForm::Short));
        assert_eq!(has("Kill Bill: Vol. 2", "kill bill 2"), Some(TitleForm::Alternative));
        assert_eq!(has("Dune: Part Two", "dune 2"), Some(TitleForm::Alternative));
        assert_eq!(has("The Lonely Two", "the lonely 2"), None, "no number of a series");
        assert_eq!(has("Withnail & I", "withnail and i"), Some(TitleForm::Alternative));
        assert_eq!(has("Withnail & I", "withnail 1"), None, "a pronoun");
        assert_eq!(has("Fast & Furious", "fast and furious"), Some(TitleForm::Alternative));
        assert_eq!(has("Pride and Prejudice", "pride prejudice"), Some(TitleForm::Alternative));
        assert_eq!(has("2001", "mmi"), None);
    }

    #[test]
    fn numbers_and_abbreviations_are_written_both_ways() {
        for (title, phrase) in [
            ("Dr. No", "doctor no"),
            ("Mr. Nobody", "mister nobody"),
            ("50 First Dates", "fifty first dates"),
            ("12 Angry Men", "twelve angry men"),
            ("Seven Samurai", "7 samurai"),
            ("21 Jump Street", "twenty one jump street"),
            ("E.T. the Extra-Terrestrial", "et"),
            ("E.T. the Extra-Terrestrial", "e t"),
            ("A.I. Artificial Intelligence", "ai artificial intelligence"),
        ] {
            assert!(has(title, phrase).is_some(), "{phrase}");
        }
        assert_eq!(has("Seven", "7"), None, "one word is a name");
        assert_eq!((number("Rocky III"), number("Toy Story 2"), number("Se7en")), (Some(3), Some(2), None));
    }

    #[test]
    fn famous_titles_are_called_by_their_initials() {
        let mut rings = film(1, "The Lord of the Rings: The Two Towers");
        rings.popularity = 0.99;
        let mut wars = film(2, "War of the Worlds");
        wars.popularity = 0.5;
        let movies = [rings, wars];
        let short = abbreviations(&movies, &meanings(&movies), |word| word == "lot");
        let phrases: Vec<&str> = short.iter().map(|(phrase, _)| phrase.as_str()).collect();
        assert_eq!(phrases, ["lotr", "lotrttt", "tlotr", "tlotrttt"]);
    }

    #[test]
    fn parts_of_titles_without_spaces() {
        assert_eq!(has("千と千尋の神隠し", "千と千尋"), Some(TitleForm::Short));
        assert_eq!(has("千と千尋の神隠し", "神隠し"), Some(TitleForm::Short));
        assert_eq!(has("千と千尋の神隠し", "千と"), None, "too little");
    }

    #[test]
    fn the_more_telling_form_wins() {
        let mut movie = film(1, "The Matrix");
        movie.details.alternative_titles = vec!["Matrix".into(), "THE MATRIX".into()];
        let forms = forms(&movie);
        assert_eq!(forms["matrix"], TitleForm::Alternative, "not only a short form");
        assert_eq!(forms["the matrix"], TitleForm::Main);
    }
}

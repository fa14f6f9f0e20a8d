//! The words: what it costs to ask what a phrase means, what was meant by a misspelt one, and to complete one.
//!
//! Each value is CPU microseconds a call, the mean over the calls of a pass and the median of the passes; one
//! thread. Asked are the titles, directors and synopsis words of the best-known films, with mistakes made in them
//! where mistakes are corrected; a keystroke is any beginning of such a title or name, every second one misspelt.

use std::hint::black_box;

use anyhow::Result;
use cinerag_analysis::fold;
use cinerag_domain::Filters;
use cinerag_ports::{Lexicon, ListOrder, PhraseKind, Suggester, VectorStore};
use cinerag_vector_store::EmbeddedIndex;

use crate::report::{Measure, Samples, ms};
use crate::{Setup, cpu_time};

/// Best-known films whose words are asked for.
const FILMS: usize = 1000;
/// Completions wanted, as the site asks for them.
const LIMIT: usize = 8;
/// Longest beginning that is completed, in letters.
const MAX_KEYSTROKES: usize = 20;

/// All of it.
pub fn measure(setup: &Setup) -> Result<Vec<Measure>> {
    let index = EmbeddedIndex::open_current(&setup.state_dir.join("index"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let cards = runtime.block_on(async {
        index.cards(&index.list(&Filters::default(), None, ListOrder::Popularity, 0, FILMS).await?).await
    })?;
    let long = |text: &String| text.chars().count() >= 5;
    let titles: Vec<String> = cards.iter().flatten().map(|card| fold(&card.title)).filter(long).collect();
    let directors = cards.iter().flatten().flat_map(|card| &card.directors);
    let people: Vec<String> = directors.map(|name| fold(name)).filter(long).collect();
    let prose = cards.iter().flatten().filter_map(|card| card.overview.as_deref()).map(fold);
    let words: Vec<String> = prose
        .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(long)
        .take(3000)
        .collect();
    let unknown: Vec<String> = words.windows(3).map(|words| words.join(" ")).collect();
    let typed: Vec<String> = titles.iter().chain(&people).enumerate().flat_map(keystrokes).collect();

    let near = |kind| {
        let index = &index;
        move |phrase: &str| drop(black_box(index.near_phrases(phrase, kind, 2, LIMIT)))
    };
    let meanings = |phrase: &str| drop(black_box(index.meanings(phrase)));
    let starts = |words: &str| _ = black_box(index.has_phrase_starting(words));
    let near_words = |word: &str| drop(black_box(index.near_words(word, 2, LIMIT)));
    let suggest = |prefix: &str| _ = black_box(runtime.block_on(index.suggest(prefix, LIMIT)));
    let (near_titles, near_people) = (near(PhraseKind::Title), near(PhraseKind::Person));
    Ok(vec![
        cost(setup, "lexicon_meanings_miss_cpu_us", &unknown, meanings)?.at_most(2.0),
        cost(setup, "lexicon_starts_cpu_us", &titles, starts)?.at_most(1.0),
        cost(setup, "lexicon_near_titles_cpu_us", &misspelt(&titles), near_titles)?.at_most(150.0),
        cost(setup, "lexicon_near_people_cpu_us", &misspelt(&people), near_people)?.at_most(150.0),
        cost(setup, "lexicon_near_words_cpu_us", &misspelt(&words), near_words)?.at_most(80.0),
        cost(setup, "suggest_keystroke_cpu_us", &typed, suggest)?.at_most(200.0),
    ])
}

/// CPU microseconds a call.
fn cost(setup: &Setup, name: &str, asked: &[String], ask: impl Fn(&str)) -> Result<Measure> {
    let mut samples = Samples::default();
    for pass in 0..=setup.repetitions(15, 5) {
        let cpu = cpu_time::own()?;
        for text in asked {
            ask(text);
        }
        let took = ms(cpu_time::own()?.saturating_sub(cpu)) * 1e3 / asked.len().max(1) as f64;
        // the first pass only warms
        if pass > 0 {
            samples.push(took);
        }
    }
    Ok(Measure::median(name, &samples, "us"))
}

/// Two mistakes in each.
fn misspelt(texts: &[String]) -> Vec<String> {
    texts.iter().enumerate().map(|(nth, text)| with_mistake(nth + 1, &with_mistake(nth, text))).collect()
}

/// A letter left out, put in, replaced or swapped with the next one, one after the other, never the first.
fn with_mistake(nth: usize, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = 1 + nth * 7919 % letters.len().saturating_sub(2).max(1);
    match nth % 4 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'e'),
        2 => letters[at] = 'o',
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}

/// What is sent while a text is typed.
fn keystrokes((nth, text): (usize, &String)) -> Vec<String> {
    let typed = if nth.is_multiple_of(2) { text.clone() } else { with_mistake(nth / 2, text) };
    let ends = typed.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(MAX_KEYSTROKES);
    ends.map(|end| fold(&typed[..end])).filter(|prefix| !prefix.is_empty()).collect()
}

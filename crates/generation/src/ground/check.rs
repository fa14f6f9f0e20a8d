//! The checks of one sentence, in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use cinerag_analysis::fold;
use cinerag_domain::MovieId;
use cinerag_ports::Lexicon;

use super::citations::cited;
use super::evidence::{Evidence, numbers};
use super::names::{BadName, Named, bad_name, named};
use super::tokens::words;
use super::{Correction, CorrectionKind};

/// Words in a row that a sentence may share with the rules.
const SHARED_WITH_RULES: usize = 6;
/// Folded words of somebody who speaks of their instructions.
const OF_THE_RULES: &[&str] = &[
    "as an ai",
    "developer mode",
    "jailbreak",
    "language model",
    "my instructions",
    "my prompt",
    "my rules",
    "previous instructions",
    "system prompt",
    "the rules i",
    "these rules",
    "your instructions",
];
/// Beginnings of sentences that go on about the film of the one before.
const GOES_ON: &[&str] = &["he", "her", "his", "it", "its", "she", "that", "their", "they", "this"];

/// Checks the sentences of one answer.
pub(crate) struct Grounding {
    evidence: Evidence,
    lexicon: Arc<dyn Lexicon>,
    rules: String,
    corrections: BTreeMap<CorrectionKind, u32>,
    /// The film that was cited last.
    last: Option<MovieId>,
}

/// A sentence that may be said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// The sentence, with its white space.
    pub(crate) text: String,
    /// The films that it cites.
    pub(crate) films: Vec<MovieId>,
}

impl Grounding {
    /// Checks against this evidence; `rules` must not be quoted.
    pub(crate) fn new(evidence: Evidence, lexicon: Arc<dyn Lexicon>, rules: &str) -> Self {
        let rules = format!(" {} ", fold(rules));
        Grounding { evidence, lexicon, rules, corrections: BTreeMap::new(), last: None }
    }

    /// What was done so far.
    pub(crate) fn corrections(&self) -> Vec<Correction> {
        self.corrections.iter().map(|(kind, count)| Correction { kind: *kind, count: *count }).collect()
    }

    /// Notes a correction that was made elsewhere.
    pub(crate) fn note(&mut self, kind: CorrectionKind) {
        *self.corrections.entry(kind).or_default() += 1;
    }

    /// The sentence as it may be said, or nothing.
    pub(crate) fn check(&mut self, sentence: &str) -> Option<Checked> {
        let checked = self.checked(sentence);
        match checked {
            Ok(checked) => {
                self.last = checked.films.last().copied().or(self.last);
                Some(checked)
            }
            Err(kind) => {
                self.note(kind);
                None
            }
        }
    }

    fn checked(&mut self, sentence: &str) -> Result<Checked, CorrectionKind> {
        if self.tells_rules(sentence) {
            return Err(CorrectionKind::Rules);
        }
        if sentence.contains("](") || ["http", "www.", "<", "`"].iter().any(|mark| sentence.contains(mark)) {
            return Err(CorrectionKind::Link);
        }
        let cited = cited(sentence, &self.evidence);
        for _ in 0..cited.unknown {
            self.note(CorrectionKind::UnknownCitation);
        }
        // what cites only what was not found is about that
        if cited.unknown > 0 && cited.films.is_empty() {
            return Err(CorrectionKind::FilmNotFound);
        }
        let plain = without_citations(&cited.text);
        match bad_name(&plain, &self.evidence, &*self.lexicon) {
            Some(BadName::Film) => return Err(CorrectionKind::FilmNotFound),
            Some(BadName::Other) => return Err(CorrectionKind::UnsupportedName),
            None => {}
        }
        let text = self.with_true_years(cited.text);
        let (text, films) = self.with_citations(text, cited.films);
        if self.has_strange_number(&text) {
            return Err(CorrectionKind::UnsupportedFact);
        }
        Ok(Checked { text, films })
    }

    /// True for a sentence that repeats the rules or speaks of them.
    fn tells_rules(&self, sentence: &str) -> bool {
        let folded = fold(sentence);
        let said: Vec<&str> = folded.split(' ').collect();
        let repeats =
            said.windows(SHARED_WITH_RULES).any(|run| self.rules.contains(&format!(" {} ", run.join(" "))));
        let words = format!(" {folded} ");
        repeats || OF_THE_RULES.iter().any(|said| words.contains(&format!(" {said} ")))
    }

    /// A year in brackets after a title is the record's.
    fn with_true_years(&mut self, mut text: String) -> String {
        for found in self.named(&text).into_iter().rev() {
            let film = &self.evidence.films[found.film];
            let Some(year) = film.year.map(|year| year.to_string()) else { continue };
            let Some(at) = year_after(&text, &found) else { continue };
            if text[at..at + 4] != year {
                text.replace_range(at..at + 4, &year);
                self.note(CorrectionKind::WrongYear);
            }
        }
        text
    }

    /// Every film that is named is cited, and no other one in its place.
    fn with_citations(&mut self, mut text: String, mut cited: Vec<MovieId>) -> (String, Vec<MovieId>) {
        let found = self.named(&text);
        let ids: Vec<MovieId> = found.iter().map(|found| self.evidence.films[found.film].id).collect();
        // only the citation distinguishes two films of one title
        let is_cited = |found: &Named| {
            let titles = &self.evidence.films[found.film].titles;
            cited.iter().any(|id| {
                self.evidence
                    .film(*id)
                    .is_some_and(|film| film.titles.iter().any(|title| titles.contains(title)))
            })
        };
        let is_example = |found: &Named| {
            let before = text[..found.place.start].trim_end_matches(['“', '"', '*', '_']);
            self.evidence.films[found.film].is_mentioned && before.ends_with("like ")
        };
        let missing: Vec<&Named> =
            found.iter().filter(|found| !is_cited(found) && !is_example(found)).collect();
        if let ([only], [wrong]) = (missing.as_slice(), cited.as_slice())
            && !ids.contains(wrong)
        {
            let right = self.evidence.films[only.film].id;
            text = text.replace(&format!("[{wrong}]"), &format!("[{right}]"));
            self.note(CorrectionKind::WrongCitation);
            return (text, vec![right]);
        }
        let mut added = Vec::new();
        for found in missing.into_iter().rev() {
            let id = self.evidence.films[found.film].id;
            if added.contains(&id) {
                continue;
            }
            added.push(id);
            let end = found.place.end;
            let closing = text[end..].chars().take_while(|c| matches!(c, '”' | '"' | '*' | '_' | '»'));
            let at = end + closing.map(char::len_utf8).sum::<usize>();
            text.insert_str(at, &format!(" [{id}]"));
        }
        for id in added.into_iter().rev() {
            self.note(CorrectionKind::MissingCitation);
            cited.push(id);
        }
        if cited.is_empty()
            && let Some(last) = self.last.filter(|_| goes_on(&text))
        {
            let end = text.trim_end().trim_end_matches(['.', '!', '?', '…']).len();
            text.insert_str(end, &format!(" [{last}]"));
            self.note(CorrectionKind::MissingCitation);
            cited.push(last);
        }
        (text, cited)
    }

    fn named(&self, text: &str) -> Vec<Named> {
        named(text, &words(text), &self.evidence).0
    }

    /// True when there is a number of two digits or more that no record has. Smaller ones count what is listed.
    fn has_strange_number(&self, text: &str) -> bool {
        let plain = without_citations(text);
        let places: Vec<_> = self.named(&plain).into_iter().map(|found| found.place).collect();
        numbers(&plain)
            .filter(|(at, _)| !places.iter().any(|place| place.contains(at)))
            .any(|(_, number)| number.len() > 1 && !self.evidence.has_number(number))
    }
}

/// True when a sentence speaks of the film of the one before.
fn goes_on(text: &str) -> bool {
    let first = words(text).into_iter().next();
    first.is_some_and(|first| GOES_ON.contains(&first.folded.as_str()))
}

/// Where the year stands that follows a title in brackets, its citation between the two or not.
fn year_after(text: &str, found: &Named) -> Option<usize> {
    let mut at = found.place.end;
    for mark in [['”', '"', '*', '_', '»'].as_slice(), &[' ']] {
        at += text[at..].len() - text[at..].trim_start_matches(mark).len();
    }
    if text[at..].starts_with('[') {
        at += text[at..].find(']')? + 1;
        at += text[at..].len() - text[at..].trim_start().len();
    }
    let inside = text[at..].strip_prefix('(')?;
    let is_year = inside.len() > 4
        && inside.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        && !inside.as_bytes()[4].is_ascii_digit();
    is_year.then_some(at + 1)
}

/// The sentence with its citations blanked, so that their numbers are no facts; every other byte stays in its place.
fn without_citations(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        plain.push_str(before);
        let digits = bracket[1..].bytes().take_while(u8::is_ascii_digit).count();
        let is_citation = digits > 0 && bracket[1 + digits..].starts_with(']');
        if is_citation {
            // the bracket stays, which says that the words before it are a title
            plain.push('[');
            plain.extend(std::iter::repeat_n(' ', digits));
            plain.push(']');
            rest = &bracket[digits + 2..];
        } else {
            plain.push('[');
            rest = &bracket[1..];
        }
    }
    plain.push_str(rest);
    plain
}

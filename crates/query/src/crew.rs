//! Crew by jobs that the records do not have: "music by John Williams", "shot by Roger Deakins".
//!
//! In: words for such a job beside a name. Out: a notice that records do not say it, and where the bearer is in the
//! catalogue by other work, that work.

use std::ops::Range;

use cinerag_domain::{Notice, NoticeKind, PartKind, Understood};
use cinerag_ports::Lexicon;

use crate::chart::{Reading, Segment};
use crate::constraint::Rule;
use crate::famous::{self, FamousFilm};
use crate::grammar::{genres, longest, places, years};
use crate::interpret::{Interpretation, Interpreter};
use crate::lexicon::{Job, Language, weights};
use crate::names::{Person, for_each_phrase, person};
use crate::tokens::{Gap, Token, phrase};

/// Words in the longest name.
const LONGEST_NAME: usize = 4;
/// Words of a name that nobody knows: "music by teenagers" names none.
const UNKNOWN_NAME: std::ops::RangeInclusive<usize> = 2..=3;
/// The year of the newest film, where only the words for years matter.
const NO_YEAR: u16 = u16::MAX / 2;

/// The readings of every stretch that names somebody by a job that records do not have.
pub(crate) fn crew(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let before = (0..tokens.len()).filter_map(|at| {
        let job = longest(tokens, at, language.people.unrecorded_before)?;
        let start = at + job.words;
        let known = known_name(tokens, lexicon, start);
        let (end, bearer) = match known {
            Some(known) => known,
            None if job.value.is_sure => (unknown_name(language, tokens, start)?, None),
            None => return None,
        };
        Some(segment(at..end, start..end, job.value, bearer))
    });
    let after = (0..tokens.len()).filter_map(|start| {
        let (end, bearer) = known_name(tokens, lexicon, start)?;
        let job = longest(tokens, end, language.people.unrecorded_after)?;
        Some(segment(start..end + job.words, start..end, job.value, bearer))
    });
    before.chain(after).collect()
}

fn segment(stretch: Range<usize>, core: Range<usize>, job: Job, bearer: Option<Person>) -> Segment {
    // who only acted here is a namesake, unless the job is one that actors have as well
    let bearer = bearer.filter(|bearer| job.is_of_actors || bearer.directs || bearer.writes);
    Segment::new(stretch, core, Reading::Crew(job.name, bearer), weights::CREW)
}

/// Where a name ends that the catalogue has or that is well known, and its bearer in the catalogue.
fn known_name(tokens: &[Token], lexicon: &dyn Lexicon, start: usize) -> Option<(usize, Option<Person>)> {
    let mut found = None;
    for_each_phrase(tokens, lexicon, start, LONGEST_NAME, &mut |end, words| {
        if end > start + 1
            && let Some((known, false)) = person(lexicon, words, false)
        {
            found = Some((end, Some(known)));
        }
    });
    let longest = famous::longest_name(&tokens.get(start)?.word).min(tokens.len() - start);
    found.or_else(|| {
        let is_famous = |words: &usize| famous::person(&phrase(&tokens[start..start + words])).is_some();
        (2..=longest).rev().find(is_famous).map(|words| (start + words, None))
    })
}

/// Where a name ends that stands after a word for a job and that nobody knows.
fn unknown_name(language: &Language, tokens: &[Token], start: usize) -> Option<usize> {
    let is_name = |at: &usize| {
        let at = *at;
        language.describes(&tokens[at].word)
            && !language.is_turn(&tokens[at].word)
            && (at == start || tokens[at].gap == Gap::Space)
            && genres::genre(language, tokens, at).is_none()
            && places::place(language, tokens, at).is_none()
            && years::years(language, tokens, at, NO_YEAR).is_none()
            && language.negation(tokens, at).is_none()
    };
    let words = (start..tokens.len()).take(*UNKNOWN_NAME.end()).take_while(is_name).count();
    UNKNOWN_NAME.contains(&words).then_some(start + words)
}

impl Interpreter<'_> {
    /// Says that records do not have the job, and asks for the bearer's other work where there is any.
    pub(crate) fn crew(
        &self,
        segment: &Segment,
        job: &str,
        bearer: Option<&Person>,
        seen: &mut Interpretation,
    ) {
        if self.is_story {
            return;
        }
        seen.notices.push(Notice::about(NoticeKind::JobNotRecorded, job, None));
        Self::spend(&segment.tokens, seen);
        if let Some(bearer) = bearer {
            let value = Some(bearer.name.clone());
            let part = Understood { value, ..self.part(PartKind::Person, segment) };
            self.ask(segment, part, Rule::Person(bearer.folded.clone(), None), seen);
        }
    }

    /// Says that somebody well known is not here.
    pub(crate) fn absent_person(&self, segment: &Segment, name: &str, seen: &mut Interpretation) {
        if !self.is_story {
            seen.notices.push(Notice::about(NoticeKind::PersonNotHere, name, None));
            Self::spend(&segment.tokens, seen);
        }
    }

    /// Says that an example is not here, and looks for what it is about.
    pub(crate) fn absent_film(&self, segment: &Segment, film: &FamousFilm, seen: &mut Interpretation) {
        if self.is_story {
            return;
        }
        seen.notices.push(crate::absent::film_notice(film));
        if film.theme.is_some() {
            seen.absent = Some(*film);
            Self::spend(&segment.tokens, seen);
        } else {
            Self::spend(&(segment.tokens.start..segment.core.start), seen);
        }
    }
}

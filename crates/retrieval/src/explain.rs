//! Stage "explain": the evidence for each hit, from its record and how the query was understood.

use cinerag_analysis::{Terms, fold, term_id};
use cinerag_domain::{Candidate, CastMember, Movie, PartKind, Reason, ReasonKind, Understood};
use cinerag_query::{QueryPlan, QueryTerms};

use crate::phrase::closest_sentence;

/// Finds the evidence.
#[derive(Default)]
pub(crate) struct Explainer {
    terms: Terms,
}

/// Most subjects among the reasons for one hit.
const MOST_SUBJECTS: usize = 2;
/// Most concepts among them.
const MOST_CONCEPTS: usize = 3;

impl Explainer {
    /// Reasons that the record supports, strongest first; `concepts` are the wished concepts that the film has. A film
    /// found by meaning alone says so; a film that only meets constraints lists those.
    pub(crate) fn reasons(
        &self,
        plan: &QueryPlan,
        candidate: &Candidate,
        movie: &Movie,
        concepts: Vec<String>,
    ) -> Vec<Reason> {
        let card = &movie.card;
        let parts = plan.report.understood.iter();
        let mut reasons: Vec<Reason> = parts.filter_map(|part| of_part(part, movie)).collect();
        let concepts = concepts.into_iter().take(MOST_CONCEPTS);
        reasons.extend(concepts.map(|concept| Reason::new(ReasonKind::Concept, concept)));
        let is_asked = plan.titles.contains(&card.id);
        let query = &plan.terms.vector;
        let asked = |word: &String| query.indices.binary_search(&term_id(word)).is_ok();
        if !is_asked && candidate.sparse.is_some() {
            let may_match = card.title.split(' ').any(|word| plan.terms.may_have(word));
            if may_match && self.terms.of_prose(&card.title).iter().any(asked) {
                reasons.push(Reason::new(ReasonKind::Title, format!("title: {}", card.title)));
            }
        }
        if !query.is_empty() {
            reasons.extend(self.subjects(&plan.terms, movie));
        }
        if let Some(overview) = card.overview.as_deref().filter(|_| candidate.sparse.is_some()) {
            reasons.extend(closest_sentence(&self.terms, &plan.terms, overview));
        }
        if reasons.is_empty() && candidate.dense.is_some() {
            reasons.push(Reason::new(ReasonKind::Meaning, "close in meaning"));
        }
        reasons.dedup();
        reasons
    }

    /// Keywords and tags whose words are all in the query.
    fn subjects(&self, asked: &QueryTerms, movie: &Movie) -> Vec<Reason> {
        let details = &movie.details;
        let has = |name: &&String| {
            if !name.split(' ').any(|word| asked.may_have(word)) {
                return false;
            }
            let words = self.terms.of_prose(name);
            !words.is_empty()
                && words.iter().all(|word| asked.vector.indices.binary_search(&term_id(word)).is_ok())
        };
        let about = details.keywords.iter().chain(&details.moods).filter(has);
        let about = about.map(|name| Reason::new(ReasonKind::Keyword, format!("about {name}")));
        let tagged = details.tags.iter().filter(has).filter(|tag| !details.keywords.contains(tag));
        let tagged = tagged.map(|name| Reason::new(ReasonKind::Tag, format!("tagged “{name}”")));
        about.chain(tagged).take(MOST_SUBJECTS).collect()
    }
}

/// How the film matches a part of the query.
fn of_part(part: &Understood, movie: &Movie) -> Option<Reason> {
    let (card, details) = (&movie.card, &movie.details);
    let value = part.value.as_deref().unwrap_or_default();
    match part.kind {
        PartKind::Title => part
            .movies
            .contains(&card.id)
            .then(|| Reason::new(ReasonKind::Title, format!("title: {}", card.title))),
        PartKind::Person => took_part(&fold(value), movie),
        PartKind::Character => {
            let name = fold(value);
            let plays = |member: &&CastMember| {
                member.character.as_deref().is_some_and(|played| fold(played).contains(&name))
            };
            let member = details.cast.iter().find(plays)?;
            Some(Reason::new(
                ReasonKind::Character,
                format!("{} as {}", member.name, member.character.as_deref()?),
            ))
        }
        PartKind::Genre => card
            .genres
            .iter()
            .find(|genre| genre.name() == value)
            .map(|genre| Reason::new(ReasonKind::Genre, genre.name())),
        PartKind::Year => {
            let year = f32::from(card.year?);
            let inside = part.from.is_none_or(|from| year >= from) && part.to.is_none_or(|to| year <= to);
            inside.then(|| Reason::new(ReasonKind::Year, year.to_string()))
        }
        PartKind::Runtime => {
            let minutes = f32::from(card.runtime_minutes?);
            let inside =
                part.from.is_none_or(|from| minutes >= from) && part.to.is_none_or(|to| minutes <= to);
            inside.then(|| Reason::new(ReasonKind::Runtime, format!("{minutes} minutes")))
        }
        PartKind::Rating => {
            let rating = card.rating.filter(|rating| part.from.is_none_or(|from| rating.average >= from))?;
            Some(Reason::new(ReasonKind::Rating, format!("rated {:.1} by {}", rating.average, rating.count)))
        }
        PartKind::Language => (details.language.as_deref() == Some(value))
            .then(|| Reason::new(ReasonKind::Language, format!("in {}", part.text.to_lowercase()))),
        PartKind::Country => {
            let made =
                details.countries.iter().find(|code| value.split(',').any(|wanted| wanted == *code))?;
            Some(Reason::new(ReasonKind::Country, format!("made in {made}")))
        }
        PartKind::Studio => {
            let studio = details.studios.iter().find(|studio| *studio == value)?;
            Some(Reason::new(ReasonKind::Studio, format!("made by {studio}")))
        }
        PartKind::Series => part
            .movies
            .contains(&card.id)
            .then(|| Reason::new(ReasonKind::Series, format!("part of the {value} series"))),
        PartKind::Certificate => {
            let certificate = details.certificate.as_deref()?;
            value
                .split(',')
                .any(|wanted| wanted == certificate)
                .then(|| Reason::new(ReasonKind::Certificate, format!("rated {certificate}")))
        }
        PartKind::SpokenLanguage => details
            .spoken_languages
            .iter()
            .chain(&details.language)
            .any(|code| code == value)
            .then(|| Reason::new(ReasonKind::SpokenLanguage, part.text.to_lowercase())),
        PartKind::Like => Some(Reason::new(ReasonKind::Like, format!("like {value}")))
            .filter(|_| !part.movies.contains(&card.id)),
        _ => None,
    }
}

/// How somebody worked on the film.
fn took_part(name: &str, movie: &Movie) -> Option<Reason> {
    if let Some(director) = movie.card.directors.iter().find(|director| fold(director) == name) {
        return Some(Reason::new(ReasonKind::Person, format!("directed by {director}")));
    }
    let details = &movie.details;
    if let Some(member) = details.cast.iter().find(|member| fold(&member.name) == name) {
        let character =
            member.character.as_deref().map(|character| format!(" as {character}")).unwrap_or_default();
        return Some(Reason::new(ReasonKind::Person, format!("stars {}{character}", member.name)));
    }
    let writer = details.writers.iter().find(|writer| fold(writer) == name)?;
    Some(Reason::new(ReasonKind::Person, format!("written by {writer}")))
}

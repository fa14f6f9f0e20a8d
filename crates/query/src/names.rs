//! Names of the catalogue in a query: people and their roles, films given as examples, subjects.

use std::ops::Range;

use cinerag_analysis::fold;
use cinerag_domain::{MovieId, Role};
use cinerag_ports::{Lexicon, Meaning, TitleForm};

use crate::chart::{Reading, Segment};
use crate::grammar::{genres, places, standing};
use crate::lexicon::{Language, Sureness, weights};
use crate::surnames::{is_made_surname, rewritten};
use crate::tokens::{Gap, Token, phrase};

/// Words in the longest name of a person.
const LONGEST_PERSON: usize = 5;
/// Words in the longest title.
const LONGEST_TITLE: usize = 12;
/// Words in the longest subject or character.
const LONGEST_SUBJECT: usize = 4;
/// Least popularity of a film whose title may be meant where it could be ordinary words.
pub(crate) const KNOWN_TITLE: f32 = 0.8;
/// Least popularity of somebody who may be meant by their surname alone.
pub(crate) const SURNAME_FAME: f32 = 0.25;

/// Somebody named in the query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    /// As shown.
    pub(crate) name: String,
    /// As filters compare it.
    pub(crate) folded: String,
    /// Their role, if the query gives one.
    pub(crate) role: Option<Role>,
    /// The role they are known for.
    pub(crate) known_for: Option<Role>,
    /// True when they directed anything.
    pub(crate) directs: bool,
    /// True when they wrote anything.
    pub(crate) writes: bool,
}

impl Person {
    /// Somebody of whom the catalogue has nothing.
    pub(crate) fn absent(name: &str) -> Self {
        Person {
            name: name.to_owned(),
            folded: fold(name),
            role: None,
            known_for: None,
            directs: true,
            writes: true,
        }
    }
}

/// A film named in the query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Film {
    pub(crate) id: MovieId,
    /// As shown.
    pub(crate) title: String,
    pub(crate) year: Option<u16>,
    pub(crate) form: TitleForm,
    pub(crate) popularity: f32,
}

/// The films that a phrase is a title of: display titles first, then best known.
pub(crate) fn films(lexicon: &dyn Lexicon, words: &str) -> Vec<Film> {
    let film = |meaning: Meaning| match meaning {
        Meaning::Title { id, text, form, year, popularity } => {
            Some(Film { id, title: text, year, form, popularity })
        }
        _ => None,
    };
    let mut films: Vec<Film> = lexicon.meanings(words).into_iter().filter_map(film).collect();
    films.sort_by(|a, b| {
        a.form.cmp(&b.form).then(b.popularity.total_cmp(&a.popularity)).then(a.id.cmp(&b.id))
    });
    let mut seen = Vec::new();
    films.retain(|film| {
        !seen.contains(&film.id) && {
            seen.push(film.id);
            true
        }
    });
    films
}

/// The films of the series that a phrase names, oldest first.
pub(crate) fn series(lexicon: &dyn Lexicon, words: &str) -> Vec<MovieId> {
    // the series of the records comes first, before groups that only share its name
    let series = lexicon.meanings(words).into_iter().find_map(|meaning| match meaning {
        Meaning::Series { films, .. } => Some(films),
        _ => None,
    });
    series.unwrap_or_default()
}

/// The readings of every phrase that names somebody.
pub(crate) fn people(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        for_each_phrase(tokens, lexicon, start, LONGEST_PERSON, &mut |end, words| {
            let stretch = &tokens[start..end];
            let possessive =
                stretch.last().filter(|last| last.is_possessive).map(|last| last.base().to_owned());
            let without_s = possessive.map(|base| {
                phrase(&stretch[..stretch.len() - 1]) + if stretch.len() > 1 { " " } else { "" } + &base
            });
            let known = person(lexicon, words, end - start == 1)
                .or_else(|| person(lexicon, without_s.as_deref()?, end - start == 1));
            if let Some((known, is_surname)) = known {
                found.extend(with_cues(language, tokens, start..end, (known, is_surname), lexicon));
            }
        });
        if let Some((known, words)) = rewritten(language, tokens, lexicon, start) {
            found.extend(with_cues(language, tokens, start..start + words, (known, false), lexicon));
        }
    }
    found
}

/// Who is meant by a phrase, and whether by the surname alone.
pub(crate) fn person(lexicon: &dyn Lexicon, words: &str, is_single: bool) -> Option<(Person, bool)> {
    lexicon.meanings(words).into_iter().find_map(|meaning| match meaning {
        Meaning::Person { name, is_surname, acted, directed, wrote, popularity }
            if !is_single || !is_surname || popularity >= SURNAME_FAME =>
        {
            let known_for = match (acted, directed) {
                (0, 0) => (wrote > 0).then_some(Role::Writer),
                (acted, directed) if directed > acted => Some(Role::Director),
                _ => Some(Role::Actor),
            };
            Some((
                Person {
                    folded: fold(&name),
                    name,
                    role: None,
                    known_for,
                    directs: directed > 0,
                    writes: wrote > 0,
                },
                is_surname,
            ))
        }
        _ => None,
    })
}

/// A name with the words beside it that give the person's role. A single word is a name only beside such a word: most
/// are ordinary words too.
pub(crate) fn with_cues(
    language: &Language,
    tokens: &[Token],
    core: Range<usize>,
    (mut person, is_surname): (Person, bool),
    lexicon: &dyn Lexicon,
) -> Option<Segment> {
    let mut stretch = core.clone();
    let before = (1..=5).rev().find_map(|words| {
        let start = core.start.checked_sub(words)?;
        language.role_before(tokens, start).filter(|read| read.words == words)
    });
    let follows = |words| core.start.checked_sub(1).is_some_and(|at| standing(tokens, at, words));
    // who wrote nothing that records know of is looked for among all who took part
    let role = |person: &Person, role: Role| Some(role).filter(|role| *role != Role::Writer || person.writes);
    if let Some(read) = before {
        person.role = role(&person, read.value);
        stretch.start -= read.words;
    } else if follows(language.people.director_prepositions) {
        person.role = person.directs.then_some(Role::Director);
        stretch.start -= 1;
    } else if follows(language.people.actor_prepositions) {
        person.role = Some(Role::Actor);
        stretch.start -= 1;
    }
    let mut is_cued = stretch.start < core.start;
    let films = usize::from(standing(tokens, core.end, language.cues.film_words));
    let after = |skip: usize| language.role_after(tokens, core.end + skip).map(|read| (skip, read));
    if let Some((skip, read)) = after(0).or_else(|| after(films)) {
        person.role = role(&person, read.value);
        stretch.end += skip + read.words;
        is_cued = true;
    }
    is_cued |= films > 0 && !standing(tokens, core.end, language.people.vague_film_words);
    is_cued |= (1..=3).any(|back| {
        core.start.checked_sub(back).is_some_and(|start| language.negation(tokens, start) == Some(back))
    });
    is_cued |= tokens[core.end - 1].is_possessive || core.len() == tokens.len();
    if core.len() == 1 {
        let word = tokens[core.start].word.as_str();
        let meanings = lexicon.meanings(word);
        let is_subject =
            meanings.iter().any(|meaning| matches!(meaning, Meaning::Topic { movie_count: 3.., .. }));
        let is_title = meanings.iter().any(|meaning| {
            matches!(meaning, Meaning::Title { form: TitleForm::Main, popularity, .. } if *popularity > KNOWN_TITLE)
        });
        // "with strong female leads" goes on; "with Stallone" does not
        let goes_on = tokens.get(stretch.end).is_some_and(|next| {
            next.gap == Gap::Space
                && language.describes(&next.word)
                && !language.is_turn(&next.word)
                && language.negation(tokens, stretch.end).is_none()
        }) && !tokens[core.end - 1].is_possessive;
        let is_made = is_surname && is_made_surname(language, tokens, lexicon, core.start);
        if !is_made && (!is_cued || goes_on)
            || is_surname && (is_subject || is_title)
            || is_common(language, word)
        {
            return None;
        }
        return Some(Segment::new(stretch, core, Reading::Person(person), weights::PERSON_OF_ONE_WORD));
    }
    Some(Segment::new(stretch, core, Reading::Person(person), weights::PERSON))
}

/// True for words that a closed vocabulary claims, whatever else they may be.
pub(crate) fn is_common(language: &Language, word: &str) -> bool {
    let token = crate::tokens::tokens(word);
    let is_measure = language.durations.adjectives.iter().any(|(known, _)| *known == word)
        || language.years.old.contains(&word)
        || language.ratings.orders.iter().any(|(known, _)| *known == word);
    !language.describes(word)
        || is_measure
        || genres::genre(language, &token, 0).is_some()
        || places::place(language, &token, 0).is_some()
}

/// The readings of every phrase that gives films as examples: "like Alien, Aliens and The Thing".
pub(crate) fn examples(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        let Some(words) = language
            .example_cue(tokens, start)
            .or_else(|| named_before_turn(language, tokens, lexicon, start))
        else {
            continue;
        };
        let (mut films, mut end) = (Vec::new(), start + words);
        let mut next = end;
        let follows_films = start.checked_sub(1).is_some_and(|at| language.is_film_word(&tokens[at].word));
        while let Some((film, film_end)) = example(language, tokens, lexicon, next, follows_films) {
            films.push(film);
            end = film_end;
            next = end + usize::from(standing(tokens, end, language.cues.list_joints));
            let is_listed = next > end || tokens.get(end).is_some_and(|token| token.gap == Gap::Comma);
            if !is_listed {
                break;
            }
        }
        if !films.is_empty() {
            found.push(Segment::new(start..end, start + words..end, Reading::Like(films), weights::EXAMPLES));
        }
    }
    found
}

/// "Inception but darker": a title followed by a turn is an example too, although no word says "like". The film must be
/// known, and its title must not be a word for films in general: "war but funny" asks for war films.
fn named_before_turn(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    start: usize,
) -> Option<usize> {
    let (film, end) = (start == 0).then(|| example(language, tokens, lexicon, 0, false))??;
    let is_turned = standing(tokens, end, language.cues.turn_after_title);
    let is_meant = film.popularity > KNOWN_TITLE && !(end == 1 && is_common(language, &tokens[0].word));
    (is_turned && is_meant).then_some(0)
}

/// The longest title that starts at a position, the best-known film of that title, and where it ends.
fn example(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    start: usize,
    follows_films: bool,
) -> Option<(Film, usize)> {
    let mut longest = None;
    let start_words = usize::from(standing(tokens, start, language.examples.before_title));
    for skip in 0..=start_words {
        for_each_phrase(tokens, lexicon, start + skip, LONGEST_TITLE, &mut |end, words| {
            let is_weak =
                end - start - skip == 1 && !tokens[start + skip].is_quoted && !language.describes(words);
            // a filler word is a title only after films and where nothing follows it: "movies like it"
            if is_weak
                && (end < tokens.len() || !follows_films || language.examples.demonstratives.contains(&words))
            {
                return;
            }
            let found =
                films(lexicon, words).into_iter().max_by(|a, b| a.popularity.total_cmp(&b.popularity));
            if let Some(film) = found {
                longest = Some((film, end));
            }
        });
        if longest.is_some() {
            break;
        }
    }
    longest
}

/// The readings of every phrase that is a character or a subject of two words or more.
pub(crate) fn subjects(language: &Language, tokens: &[Token], lexicon: &dyn Lexicon) -> Vec<Segment> {
    let mut found = Vec::new();
    for start in 0..tokens.len() {
        for_each_phrase(tokens, lexicon, start, LONGEST_SUBJECT, &mut |end, words| {
            let stretch = &tokens[start..end];
            // "psychological thriller" is a genre before it is a subject
            let names_genre = (0..stretch.len()).any(|at| {
                genres::genre(language, stretch, at)
                    .is_some_and(|read| read.value.sureness == Sureness::Always)
            });
            if stretch.len() < 2
                || names_genre
                || stretch.iter().all(|token| is_common(language, &token.word))
            {
                return;
            }
            for meaning in lexicon.meanings(words) {
                let (reading, weight) = match meaning {
                    Meaning::Character { name, .. } => (Reading::Character(name), weights::CHARACTER),
                    Meaning::Topic { name, movie_count: 2.. } => (Reading::Topic(name), weights::TOPIC),
                    _ => continue,
                };
                found.push(Segment::new(start..end, start..end, reading, weight));
            }
        });
    }
    found
}

/// Calls back with each run of words from `start` that could be a phrase of the lexicon: its end and its words.
pub(crate) fn for_each_phrase(
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    start: usize,
    longest: usize,
    each: &mut dyn FnMut(usize, &str),
) {
    let mut words = String::new();
    for end in start + 1..=tokens.len().min(start + longest) {
        if !words.is_empty() {
            words.push(' ');
        }
        let token = &tokens[end - 1];
        words.push_str(&token.word);
        let goes_on = lexicon.has_phrase_starting(&words);
        if goes_on || token.is_possessive {
            each(end, &words);
        }
        if !goes_on {
            break;
        }
    }
}

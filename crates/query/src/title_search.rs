//! Films that a query, or a part of it, is a title of.

use std::ops::Range;

use cinerag_ports::Lexicon;

use crate::chart::{Reading, Segment};
use crate::constraint::Constraint;
use crate::lexicon::Language;
use crate::names::{self, Film};
use crate::numerals::respelt;
use crate::plan::Scope;
use crate::tokens::{Token, phrase, place};

/// The films whose title is the whole query, apart from words that ask.
pub(crate) fn whole_title(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Vec<Film> {
    let whole = titled(language, words, lexicon);
    if whole.is_empty() { title_within(language, words, lexicon) } else { whole }
}

/// The films whose title a query is once the words that ask are removed ("the movie Heat").
pub(crate) fn title_within(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Vec<Film> {
    let found = title_ranges(language, words).map(|range| titled(language, &words[range], lexicon));
    found.into_iter().find(|films| !films.is_empty()).unwrap_or_default()
}

/// The stretches that may be a title once the request around them is removed.
pub(crate) fn title_ranges(language: &Language, words: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let asks = |token: &Token| {
        language.is_film_word(&token.word) || language.requests.before_title.contains(&token.word.as_str())
    };
    let end = words.iter().rposition(|token| !asks(token)).map_or(0, |last| last + 1);
    let is_article = |token: &Token| language.is_article(&token.word);
    // "the movie The Gift": the article after the request belongs to the title, the one before it does not
    let request = words.iter().position(|token| !asks(token) && !is_article(token)).unwrap_or(0);
    let start = words[..request].iter().rposition(asks).map_or(request, |last| last + 1);
    // "horror movies" and "best films" ask for more than one film
    let ends_in_films = words.last().is_some_and(|last| asks(last) && language.is_plural(&last.word));
    let is_title = move |range: &Range<usize>| {
        let says = || words[range.clone()].iter().any(|token| !language.is_filler(&token.word));
        range.start < range.end && range.len() < words.len() && !ends_in_films && (range.len() > 2 || says())
    };
    [0..end, start..end, request..end].into_iter().filter(is_title)
}

/// The films that words are a title of, with their numbers in either spelling: those that have it as their own title
/// first, then the best known.
pub(crate) fn titled(language: &Language, words: &[Token], lexicon: &dyn Lexicon) -> Vec<Film> {
    let mut films = names::films(lexicon, &phrase(words));
    for respelt in respelt(language, words) {
        for film in names::films(lexicon, &respelt) {
            match films.iter_mut().find(|other| other.id == film.id) {
                Some(other) => other.form = other.form.min(film.form),
                None => films.push(film),
            }
        }
    }
    films.sort_by(|a, b| {
        a.form.cmp(&b.form).then(b.popularity.total_cmp(&a.popularity)).then(a.id.cmp(&b.id))
    });
    films
}

/// The films whose title is what remains beside the constraints: "the matrix 1999", "heat al pacino".
pub(crate) fn rest_title(
    words: &[Token],
    segments: &[Segment],
    spent: &[bool],
    constraints: &[Constraint],
    scope: &Scope<'_>,
) -> (Vec<Film>, Range<u32>) {
    let is_spent = |at: usize| {
        spent[at]
            || segments.iter().any(|segment| {
                segment.tokens.contains(&at)
                    && matches!(segment.reading, Reading::Years(_) | Reading::Person(_) | Reading::Negation)
            })
    };
    let free: Vec<usize> = (0..words.len()).filter(|at| !is_spent(*at)).collect();
    let is_run = free.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let is_telling = free.iter().any(|at| scope.language.describes(&words[*at].word));
    let (Some(first), Some(last)) = (free.first(), free.last()) else { return (Vec::new(), 0..0) };
    if constraints.is_empty() || !is_run || !is_telling || free.len() == words.len() {
        return (Vec::new(), 0..0);
    }
    let stretch = &words[*first..=*last];
    // "romance, no comedies" asks for romances, whatever film has that title
    if stretch.len() == 1 && !stretch[0].is_quoted && names::is_common(scope.language, &stretch[0].word) {
        return (Vec::new(), 0..0);
    }
    (whole_title(scope.language, stretch, scope.lexicon), place(stretch))
}

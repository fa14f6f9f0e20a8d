//! The composite document: what the embedding model reads about a film.

use std::sync::LazyLock;

use cinerag_domain::Movie;
use cinerag_genome::FilmModel;

/// Version of the templates, of the text analysis and of the film genome: equal versions and data give equal indexes.
pub fn template_version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let genome = FilmModel::shipped_fingerprint();
        format!("document-1+plot-1+analysis-1+genome-{}", genome.short())
    });
    &VERSION
}

/// Most billed actors named in the document.
const MAX_CAST: usize = 6;
/// Most keywords, tags and moods named in the document.
const MAX_WORDS: usize = 12;

/// One text with everything a description of the film might mention, most important first, since the model stops
/// reading at 256 tokens.
///
/// `Title (Year). Genres. Tagline. Overview. Directed by …. Starring …. Keywords: …. Tags: ….`
pub fn composite_document(movie: &Movie) -> String {
    let (card, details) = (&movie.card, &movie.details);
    let mut document = card.title.clone();
    if let Some(original) = &details.original_title {
        document.extend([" / ", original]);
    }
    if let Some(year) = card.year {
        document.extend([" (", &year.to_string(), ")"]);
    }
    let genres: Vec<String> = card.genres.iter().map(ToString::to_string).collect();
    let cast: Vec<String> = details.cast.iter().take(MAX_CAST).map(|member| member.name.clone()).collect();
    let (words, tags) = subjects(movie);
    append(
        &mut document,
        [
            ("", genres.join(", ")),
            ("", details.tagline.clone().unwrap_or_default()),
            ("", card.overview.clone().unwrap_or_default()),
            ("Keywords: ", words),
            ("Tags: ", tags),
            ("Directed by ", card.directors.join(", ")),
            ("Starring ", cast.join(", ")),
        ],
    );
    document
}

/// The plot and nothing else, to be compared with descriptions by people who know neither the title nor the cast:
/// `Overview. Tagline. Keywords: …. Tags: ….`, or the title if the record has none of these.
pub fn plot_document(movie: &Movie) -> String {
    let (words, tags) = subjects(movie);
    let mut document = String::new();
    append(
        &mut document,
        [
            ("", movie.card.overview.clone().unwrap_or_default()),
            ("", movie.details.tagline.clone().unwrap_or_default()),
            ("Keywords: ", words),
            ("Tags: ", tags),
        ],
    );
    if document.is_empty() { movie.card.title.clone() } else { document }
}

/// Keywords with moods, and tags, each as one list.
fn subjects(movie: &Movie) -> (String, String) {
    let details = &movie.details;
    let words: Vec<&str> =
        details.keywords.iter().chain(&details.moods).take(MAX_WORDS).map(String::as_str).collect();
    let tags: Vec<&str> = details.tags.iter().take(MAX_WORDS).map(String::as_str).collect();
    (words.join(", "), tags.join(", "))
}

/// Adds the parts that exist, each as a sentence.
fn append<const N: usize>(document: &mut String, parts: [(&str, String); N]) {
    for (opening, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let full_stop =
            if document.is_empty() || document.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        let space = if document.is_empty() { "" } else { " " };
        document.extend([full_stop, space, opening, &text]);
    }
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{CastMember, Genre, MovieCard, MovieDetails, MovieId};

    use super::*;

    fn bare() -> Movie {
        Movie {
            card: MovieCard {
                id: MovieId(1),
                title: "Metropolis".into(),
                year: Some(1927),
                genres: vec![Genre::Drama, Genre::SciFi],
                runtime_minutes: None,
                directors: Vec::new(),
                rating: None,
                poster_path: None,
                overview: None,
            },
            details: MovieDetails::default(),
            popularity: 0.0,
            quality: 0.0,
        }
    }

    #[test]
    fn what_is_missing_leaves_no_trace() {
        assert_eq!(composite_document(&bare()), "Metropolis (1927). Drama, Sci-Fi");
    }

    #[test]
    fn what_is_there_is_in_order() {
        let mut movie = bare();
        movie.card.overview = Some("A city of masters and workers.".into());
        movie.card.directors = vec!["Fritz Lang".into()];
        movie.details.cast = vec![CastMember { name: "Brigitte Helm".into(), character: None }];
        movie.details.keywords = vec!["dystopia".into()];
        assert_eq!(
            composite_document(&movie),
            "Metropolis (1927). Drama, Sci-Fi. A city of masters and workers. Keywords: dystopia. \
             Directed by Fritz Lang. Starring Brigitte Helm"
        );
    }

    #[test]
    fn the_plot_names_nobody() {
        let mut movie = bare();
        assert_eq!(plot_document(&movie), "Metropolis");
        movie.card.overview = Some("A city of masters and workers.".into());
        movie.card.directors = vec!["Fritz Lang".into()];
        movie.details.tags = vec!["silent".into()];
        assert_eq!(plot_document(&movie), "A city of masters and workers. Tags: silent");
    }
}

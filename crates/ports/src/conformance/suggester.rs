//! What every suggester must do, on a few completions of each kind.

use cinerag_domain::{Genre, MovieId, Suggestion, SuggestionKind};

use crate::Suggester;

/// Runs the suite on what `open` makes of suggestions; panics with what differs.
pub async fn suggester(open: impl Fn(&[Suggestion]) -> Box<dyn Suggester>) {
    let all = sample();
    let suggester = &*open(&all);
    for (prefix, expected) in [
        ("star wars", &["Star Wars", "Star Wars: The Clone Wars"][..]),
        ("star", &["Star Wars", "A Star Is Born", "Star Wars: The Clone Wars", "Stardust"]),
        ("stardust", &["Stardust"]),
        ("am", &["Amélie"]),
        ("spiderm", &["Spider-Man"]),
        ("spid erman", &["Spider-Man"]),
        ("leonrdo dic", &["Leonardo DiCaprio"]),
        ("dicpa", &["Leonardo DiCaprio"]),
        ("intersteler", &["Interstellar"]),
        ("ynterst", &["Interstellar"]),
        ("sciense fict", &["science fiction"]),
        ("sci", &["Sci-Fi", "science fiction"]),
        // too short for a mistake, for one in the first letter, for two
        ("amm", &[]),
        ("emel", &[]),
        ("emeli", &["Amélie"]),
        ("intrstll", &["Interstellar"]),
        ("intstla", &[]),
        ("yntrstell", &[]),
        ("zzz", &[]),
    ] {
        assert_eq!(texts(suggester, prefix, 8).await, expected, "{prefix:?}");
    }
    assert_eq!(texts(suggester, "star", 2).await, ["Star Wars", "A Star Is Born"], "at most the limit");
    assert_eq!(texts(suggester, "star", 0).await, [""; 0]);
    let found = suggester.suggest("science f", 1).await.expect("suggest");
    assert_eq!(found[0].kind, SuggestionKind::Theme { movie_count: 120 }, "the kind comes along");
    for (prefix, title) in [("star wars", &all[1]), ("stardust", &all[3])] {
        let found = suggester.suggest(prefix, 1).await.expect("suggest");
        assert_eq!(found[0].kind, title.kind, "with all that a picture of it needs");
    }
    assert_eq!(texts(&*open(&[]), "star", 8).await, [""; 0]);
}

async fn texts(suggester: &dyn Suggester, prefix: &str, limit: usize) -> Vec<String> {
    let found = suggester.suggest(prefix, limit).await.expect("suggest");
    found.into_iter().map(|suggestion| suggestion.text).collect()
}

fn sample() -> Vec<Suggestion> {
    let title = |id| SuggestionKind::Title {
        id: MovieId(id),
        year: Some(1980 + id as u16),
        genres: vec![Genre::Adventure, Genre::SciFi],
        poster_path: (id != 4).then(|| format!("/{id}.jpg")),
    };
    let suggestion = |kind, text: &str, keys: &[&str], weight| Suggestion {
        kind,
        text: text.into(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        weight,
    };
    let genre = SuggestionKind::Genre { genre: Genre::SciFi };
    vec![
        suggestion(title(1), "Star Wars: The Clone Wars", &["star wars the clone wars", "clone wars"], 0.4),
        suggestion(title(2), "Star Wars", &["star wars", "wars"], 0.9),
        suggestion(title(3), "A Star Is Born", &["a star is born", "star is born", "born"], 0.5),
        suggestion(title(4), "Stardust", &["stardust"], 0.3),
        suggestion(title(5), "Amélie", &["amelie"], 0.8),
        suggestion(title(6), "Spider-Man", &["spider man"], 0.95),
        suggestion(title(7), "Interstellar", &["interstellar"], 0.97),
        suggestion(
            SuggestionKind::Person { movie_count: 30 },
            "Leonardo DiCaprio",
            &["leonardo dicaprio", "dicaprio"],
            0.9,
        ),
        suggestion(genre, "Sci-Fi", &["sci fi"], 1.5),
        suggestion(
            SuggestionKind::Theme { movie_count: 120 },
            "science fiction",
            &["science fiction", "fiction"],
            0.7,
        ),
    ]
}

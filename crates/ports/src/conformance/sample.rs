//! Made-up films that exercise every column: unknown years, shared names, ties, every genre.

use std::collections::BTreeMap;

use cinerag_domain::{
    CastMember, Fingerprint, Genre, Movie, MovieCard, MovieDetails, MovieId, QueryReport, Rating,
    SearchAnswer, SparseVector, Suggestion, SuggestionKind,
};

use crate::{
    DENSE_DOCUMENT, DENSE_PLOT, IndexContents, IndexOrigin, Meaning, Point, SPARSE_BM25, SPARSE_CONCEPTS,
    SPARSE_SUBJECTS, SPARSE_TITLE, SPARSE_TRAITS, Scored, Tastes, TitleForm, UserRating, Vocabulary,
};

/// Components of the sample's dense vectors: not a multiple of any SIMD width.
pub(super) const DIMENSION: usize = 19;

/// Whole index contents of `movies` films, the same for the same arguments.
pub fn sample_contents(movies: u32, seed: u64) -> IndexContents {
    let points: Vec<Point> = (0..movies).map(|n| point(n, seed)).collect();
    let suggestions = points.iter().map(|point| Suggestion {
        kind: SuggestionKind::Title {
            id: point.movie.card.id,
            year: point.movie.card.year,
            genres: point.movie.card.genres.clone(),
            poster_path: point.movie.card.poster_path.clone(),
        },
        text: point.movie.card.title.clone(),
        keys: vec![point.movie.card.title.to_lowercase()],
        weight: point.movie.popularity,
    });
    let suggestions = suggestions.collect();
    let origin = IndexOrigin {
        model: Fingerprint("model".into()),
        template: "sample".into(),
        data: Fingerprint(format!("{movies}-{seed}")),
        data_name: "sample".into(),
    };
    let tastes = tastes(movies, seed);
    IndexContents { origin, points, suggestions, vocabulary: sample_vocabulary(), tastes }
}

/// A few phrases of every kind: shared by meanings, near to each other, in another script.
pub fn sample_vocabulary() -> Vocabulary {
    let title = |id, text: &str, form, popularity| Meaning::Title {
        id: MovieId(id),
        text: text.into(),
        form,
        year: (id != 16).then_some(1990 + id as u16),
        popularity,
    };
    let person = |name: &str, is_surname, popularity| Meaning::Person {
        name: name.into(),
        is_surname,
        acted: 7,
        directed: 1,
        wrote: 0,
        popularity,
    };
    let character = |name: &str| Meaning::Character { name: name.into(), movie_count: 4 };
    let topic = |name: &str| Meaning::Topic { name: name.into(), movie_count: 12 };
    let phrases = [
        ("spider man", vec![title(10, "Spider-Man", TitleForm::Main, 0.99), character("Spider-Man")]),
        ("spider man no way home", vec![title(13, "Spider-Man: No Way Home", TitleForm::Main, 0.8)]),
        (
            "heat",
            vec![title(16, "Heat", TitleForm::Main, 0.95), title(19, "The Heat", TitleForm::Short, 0.6)],
        ),
        ("hear", vec![title(22, "Hear", TitleForm::Main, 0.9)]),
        ("head", vec![title(25, "Head", TitleForm::Main, 0.2)]),
        ("the heat", vec![title(19, "The Heat", TitleForm::Main, 0.6)]),
        (
            "sherlock holmes",
            vec![
                character("Sherlock Holmes"),
                title(28, "Sherlock Holmes", TitleForm::Main, 0.9),
                topic("sherlock holmes"),
            ],
        ),
        ("千と千尋の神隠し", vec![title(31, "Spirited Away", TitleForm::Alternative, 0.97)]),
        ("leonardo dicaprio", vec![person("Leonardo DiCaprio", false, 1.0)]),
        ("dicaprio", vec![person("Leonardo DiCaprio", true, 1.0)]),
        ("time travel", vec![topic("time travel")]),
    ];
    let words = [("dream", 40), ("dreams", 60), ("cream", 3), ("heat", 9), ("holmes", 5), ("神隠し", 1)];
    Vocabulary {
        phrases: phrases.into_iter().map(|(phrase, meanings)| (phrase.to_owned(), meanings)).collect(),
        words: words.into_iter().map(|(word, count)| (word.to_owned(), count)).collect(),
        plain_words: ["socks".to_owned()].into(),
    }
}

/// An answer with nothing in it but its words, to put into caches.
pub fn sample_answer(text: &str) -> SearchAnswer {
    SearchAnswer {
        query: QueryReport { text: text.into(), ..QueryReport::default() },
        total: 0,
        hits: Vec::new(),
        facets: Vec::new(),
        degraded: Vec::new(),
    }
}

fn point(n: u32, seed: u64) -> Point {
    let mut random = SplitMix64(seed ^ u64::from(n).wrapping_mul(0x9e37_79b9));
    let known = |value: u16, rare: u64| (!rare.is_multiple_of(10)).then_some(value);
    let mut genres: Vec<Genre> = (0..3).map(|_| Genre::ALL[random.below(19) as usize]).collect();
    genres.sort_unstable();
    genres.dedup();
    let rating =
        (!n.is_multiple_of(4)).then(|| Rating { average: random.below(100) as f32 / 10.0, count: 1 + n % 7 });
    let movie = Movie {
        card: MovieCard {
            id: MovieId(10 + n * 3),
            title: format!("Film {n}"),
            year: known(1920 + random.below(100) as u16, random.next()),
            genres,
            runtime_minutes: known(50 + random.below(150) as u16, random.next()),
            directors: vec![format!("Director {}", random.below(20))],
            rating,
            poster_path: None,
            overview: Some(format!("Synopsis of film {n}.")),
        },
        details: MovieDetails {
            language: (!n.is_multiple_of(11))
                .then(|| ["en", "fr", "ja"][random.below(3) as usize].to_owned()),
            countries: (0..random.below(3))
                .map(|_| ["US", "FR", "JP"][random.below(3) as usize].into())
                .collect(),
            keywords: (0..random.below(4)).map(|_| format!("topic{}", random.below(9))).collect(),
            cast: (0..3)
                .map(|_| CastMember { name: format!("Áctor {}", random.below(40)), character: None })
                .collect(),
            // of n, so that the draws of the other fields stay as they are
            writers: vec![format!("Writer {}", n % 5)],
            studios: (0..n % 3).map(|at| format!("Studio {}", (n + at) % 5)).collect(),
            collection: n.is_multiple_of(4).then(|| format!("Series {} Collection", n % 7)),
            certificate: ["PG", "R", "PG-13"].get(n as usize % 4).map(|name| (*name).to_owned()),
            spoken_languages: if n.is_multiple_of(6) { vec!["hi".into(), "en".into()] } else { Vec::new() },
            ..MovieDetails::default()
        },
        popularity: random.below(50) as f32 / 50.0,
        quality: random.below(30) as f32 / 3.0,
    };
    let raw: Vec<f32> = (0..DIMENSION).map(|_| random.below(2001) as f32 / 1000.0 - 1.0).collect();
    let norm = raw.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    // films 1 and 2 of every ten share a vector, so that ties have to be broken
    let dense = if n % 10 == 2 {
        point(n - 1, seed).dense[DENSE_DOCUMENT].clone()
    } else {
        raw.iter().map(|x| x / norm).collect()
    };
    let sparse = SparseVector::from_pairs(
        (0..8).map(|_| (random.below(60) as u32 * 71, 0.25 + random.below(40) as f32 / 8.0)),
    );
    // film 5 of every ten has no trait that another film has too
    let traits = (1..if n % 10 == 5 { 1 } else { 4 }).map(|_| (random.below(25) as u32 * 131, 1.0));
    let traits = unit(&SparseVector::from_pairs(traits));
    // strengths of up to six concepts
    let concepts: BTreeMap<u32, f32> = (0..random.below(7))
        .map(|_| (random.below(30) as u32 * 57, (1 + random.below(100)) as f32 / 100.0))
        .collect();
    let concepts = SparseVector::from_pairs(concepts);
    Point {
        facts: movie
            .filter_facts(|name| name.to_lowercase().replace('á', "a"), |topic| vec![topic.to_owned()]),
        movie,
        dense: BTreeMap::from([(DENSE_DOCUMENT.to_owned(), dense.clone()), (DENSE_PLOT.to_owned(), dense)]),
        sparse: BTreeMap::from([
            (SPARSE_BM25.to_owned(), sparse.clone()),
            (SPARSE_CONCEPTS.to_owned(), concepts),
            (SPARSE_TITLE.to_owned(), sparse.clone()),
            (SPARSE_SUBJECTS.to_owned(), sparse),
            (SPARSE_TRAITS.to_owned(), traits),
        ]),
    }
}

/// The vector at length 1; one without terms stays empty.
fn unit(vector: &SparseVector) -> SparseVector {
    let norm = vector.values.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    SparseVector::from_pairs(vector.iter().map(|(term, weight)| (term, weight / norm)))
}

/// Tastes of nine users: every third film has no neighbours, and user 4 is missing.
fn tastes(movies: u32, seed: u64) -> Tastes {
    let mut random = SplitMix64(seed ^ 0x007a_57e5);
    let ids: Vec<MovieId> = (0..movies).map(|n| point(n, seed).facts.id).collect();
    let mut tastes = Tastes::default();
    for (at, id) in ids.iter().enumerate().filter(|(at, _)| at % 3 != 0) {
        let others = ids.iter().cycle().skip(at + 1).take(ids.len().saturating_sub(1).min(5));
        let falling = (0..).map(|place| 0.9 - 0.125 * place as f32);
        let neighbours = others.zip(falling).map(|(id, score)| Scored { id: *id, score }).collect();
        tastes.co_rated.insert(*id, neighbours);
    }
    for user in (1..=10).filter(|user| *user != 4) {
        let rated = ids.iter().filter(|_| random.below(3) == 0);
        let rated: Vec<MovieId> = rated.copied().collect();
        let rating = |movie| UserRating { movie, rating: 1.0 + random.below(10) as f32 };
        tastes.ratings.insert(user, rated.into_iter().map(rating).collect());
    }
    tastes
}

/// Sebastiano Vigna's splitmix64 generator: a seeded stream is all the sample needs.
pub(super) struct SplitMix64(pub(super) u64);

impl SplitMix64 {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

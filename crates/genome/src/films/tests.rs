use cinerag_domain::{CastMember, Genre, Movie, MovieCard, MovieDetails, MovieId};

use super::*;
use crate::features::FeatureSpace;
use crate::source::GenomeSource;

fn film(id: u32) -> Movie {
    Movie {
        card: MovieCard {
            id: MovieId(id),
            title: format!("Film {id}"),
            year: Some(1990),
            genres: vec![Genre::Comedy],
            runtime_minutes: Some(90),
            directors: vec!["Ann Example".into()],
            rating: None,
            poster_path: None,
            overview: Some("A family meets.".into()),
        },
        details: MovieDetails {
            cast: vec![CastMember { name: "Bob Example".into(), character: None }],
            ..MovieDetails::default()
        },
        popularity: 0.5,
        quality: 6.0,
    }
}

/// Concepts 0 and 1; the topic "snow" speaks for 0; film 7 is labelled with 1.
fn model() -> FilmModel {
    let mut films: Vec<Movie> = (1..=8).map(film).collect();
    for film in &mut films {
        film.details.keywords = vec!["snow".into()];
    }
    let space = FeatureSpace::of(&films);
    let snowy = space.features(&films[0], &[0.0], &[0.0]);
    let plain = space.features(&film(9), &[0.0], &[0.0]);
    let is_of_snow = |feature: &u16| plain.sparse.iter().all(|(own, _)| own != feature);
    let snow = snowy.sparse.iter().map(|(feature, _)| *feature).find(is_of_snow).expect("the topic");
    let weights = FilmWeights::compress(&space, &[0.0; 2 + NUMBERS], &[(snow, 2.0)], 10);
    let classifier =
        Classifier { concept: 0, weights, calibration: Calibration { slope: 2.0, intercept: -2.0 } };
    let row = crate::LabelRow {
        id: 7,
        imdb_id: "tt0000070".into(),
        tmdb_id: Some(77),
        year: Some(1990),
        concepts: [("bleak".to_owned(), 2)].into(),
    };
    let concepts = vec!["cosy".to_owned(), "bleak".to_owned()];
    let films = vec![FilmLabels::of(&row, &concepts)];
    let file = FilmModelFile {
        concepts,
        space,
        dimension: 1,
        classifiers: vec![classifier],
        films,
        ..FilmModelFile::default()
    };
    FilmModel::parse(&file.to_bytes().expect("bytes")).expect("read")
}

fn strength(model: &FilmModel, movie: &Movie, concept: &str) -> f32 {
    let strengths = model.strengths(movie, &[0.0], &[0.0]);
    strengths.iter().find(|(term, _)| *term == concept_term(concept)).map_or(0.0, |(_, strength)| strength)
}

#[test]
fn a_classifier_finds_its_concept() {
    let (model, mut snowy) = (model(), film(3));
    snowy.details.keywords = vec!["Snow".into()];
    assert!(strength(&model, &snowy, "cosy") > 0.8);
    assert!((strength(&model, &film(3), "cosy") - 0.119).abs() < 1e-2, "the logistic of -2");
    assert!(strength(&model, &snowy, "bleak") == 0.0);
    assert!(model.strengths(&snowy, &[0.0; 5], &[0.0; 5]).is_empty(), "vectors of another model");
}

#[test]
fn labels_come_first() {
    let model = model();
    let mut labelled = film(7);
    labelled.details.keywords = vec!["snow".into()];
    let concepts = model.concepts(&labelled, &[0.0], &[0.0]);
    assert_eq!(concepts.iter().map(|own| own.is_labelled).collect::<Vec<_>>(), [true, false]);
    assert!((concepts[0].strength - 0.85).abs() < 1e-6);
    assert!(concepts[1].strength < UNLABELLED_SHARE);
}

#[test]
fn labels_are_found_by_any_id() {
    let model = model();
    let is_found = |movie: &Movie| strength(&model, movie, "bleak") > 0.0;
    let (mut of_imdb, mut known_to_tmdb, mut other_year) = (film(1), film(1), film(7));
    of_imdb.details.imdb_id = Some("tt70".into());
    known_to_tmdb.details.tmdb_id = Some(77);
    other_year.card.year = Some(1991);
    assert!(is_found(&of_imdb) && is_found(&known_to_tmdb) && is_found(&film(7)));
    assert!(!is_found(&other_year) && !is_found(&film(1)));
}

#[test]
fn scores_are_the_same_one_by_one_and_at_once() {
    let model = model();
    let features = model.file().space.features(&film(2), &[0.25], &[-0.5]);
    let one = model.file().classifiers[0].weights.score(&features);
    assert!((model.scores(&features)[0] - one).abs() < 1e-6);
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut file = model().file().clone();
    file.concepts.clear();
    assert_eq!(FilmModel::of(file).expect_err("refused").code(), "film_model_inconsistent");
    assert_eq!(FilmModel::parse(&[255; 3]).expect_err("refused").code(), "film_model_unreadable");
}

#[test]
fn the_shipped_model_was_made_from_the_labels() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/genome"));
    let source = GenomeSource::read(folder).expect("data/genome");
    let model = FilmModel::parse(SHIPPED).expect("film model");
    assert_eq!(model.file().source, source.fingerprint.0, "run `make train`");
    assert_eq!(model.file().films.len(), source.labels.len());
    assert!(SHIPPED.len() <= 1_500_000, "{} bytes", SHIPPED.len());
}

#[test]
fn the_shipped_model_knows_christmas() {
    let model = FilmModel::parse(SHIPPED).expect("film model");
    let vector = vec![0.0; usize::from(model.file().dimension)];
    let christmas = |movie: &Movie| {
        let strengths = model.classified(movie, &vector, &vector);
        let number = model.file().concepts.iter().position(|id| id == "christmas").expect("a concept");
        strengths.iter().find(|(own, _)| usize::from(*own) == number).expect("a classifier").1
    };
    let mut festive = film(900_000);
    festive.details.keywords = vec!["christmas".into()];
    assert!(christmas(&festive) > 2.0 * christmas(&film(900_000)));
}
